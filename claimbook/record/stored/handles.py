"""What parties are called by, counted, so that words of a judgement find them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from msgspec import json
from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from claimbook.book.view_tables import HANDLES, SHOWN
from claimbook.merge.parties import Identities
from claimbook.record.stored.asking import bounded

_MERGE: Final = (
    "INSERT INTO handles (handle, party, whole, times) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (handle, party) DO UPDATE SET times = times + excluded.times"
)

Handles = Counter[tuple[str, str]]
"""(handle, key of a party) -> how often."""


def handles_form(handles: Iterable[tuple[str, str]]) -> list[list[Any]]:
    """The handles of one report, counted, for JSON."""
    return [[handle, key, times] for (handle, key), times in sorted(Counter(handles).items())]


def handles_in(form: str) -> Handles:
    """What `handles_form` has made, out of JSON."""
    return Counter({(handle, key): times for handle, key, times in json.decode(form)})


def add_handles(connection: Connection, handles: Handles) -> None:
    """Add to the counts; what is taken off stands as a number below 0. At 0 a handle is gone."""
    rows = [_row(handle, key, times) for (handle, key), times in sorted(handles.items()) if times]
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_MERGE, [tuple(one.values()) for one in rows])
    else:
        given = insert(HANDLES)
        both = [HANDLES.c.handle, HANDLES.c.party]
        times = HANDLES.c.times + given.excluded.times
        connection.execute(given.on_conflict_do_update(index_elements=both, set_={"times": times}), rows)
    taken = [{"h": one["handle"], "p": one["party"]} for one in rows if one["times"] < 0]
    if taken:
        here = HANDLES.c.handle == bindparam("h"), HANDLES.c.party == bindparam("p")
        connection.execute(delete(HANDLES).where(*here, HANDLES.c.times <= 0), taken)


def keys_of(connection: Connection, handle: str) -> list[str]:
    """The keys of the parties that are called so."""
    asked = select(HANDLES.c.party, HANDLES.c.whole).where(HANDLES.c.handle == bounded(handle))
    return sorted(row.whole or row.party for row in connection.execute(asked))


def reports_naming(connection: Connection, before: Identities, now: Identities) -> list[int]:
    """The reports that speak of a party of which judgements now say something else than before; perhaps some more."""
    changed = {key for key in {*before.one, *now.one} if before.one.get(key) != now.one.get(key)}
    names = {*before.apart, *now.apart}
    apart = {pair for pair in names if before.apart.get(pair) != now.apart.get(pair)}
    own = {pair for pair in names if {before.apart.get(pair), now.apart.get(pair)} & changed}
    found: set[int] = set()
    for key in changed | {raw for raw, _ in apart | own}:
        quoted = json.encode(key).decode()
        asked = select(SHOWN.c.report).where(SHOWN.c.handles.contains(quoted, autoescape=True))
        found.update(connection.execute(asked).scalars())
    return sorted(found)


def _row(handle: str, key: str, times: int) -> dict[str, Any]:
    cut = bounded(key)
    return {"handle": bounded(handle), "party": cut, "whole": key if key != cut else None, "times": times}
