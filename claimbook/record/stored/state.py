"""What the views of a book were made by, up to where, and what judgements ask of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from msgspec import json
from sqlalchemy import Connection, delete, insert, select

from claimbook.book.view_tables import ALL, VIEWS
from claimbook.merge.clustering import Bonds, Pair
from claimbook.merge.parties import Identities

_MADE_BY: Final = ("claimbook.merge", "claimbook.model", "claimbook.record.stored")
_MADE_WITH: Final = (("claimbook.exchange", ("consolidate.py", "joining.py", "datasets.py", "countries.py")),)
_NEVER: Final = -1


@dataclass(frozen=True, slots=True)
class Judging:
    """What judgements ask. held: ids of those in force. ends: judgement -> the tellings at its ends; None: words of it
    are gone. orphans, unmet: as in Views, of incidents and then of actors."""

    held: frozenset[str] = frozenset()
    ends: Mapping[str, Pair | None] = field(default_factory=dict)
    bonds: Bonds = field(default_factory=Bonds)
    identities: Identities = field(default_factory=Identities)
    orphans: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    unmet: tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]] = ((), ())


@dataclass(frozen=True, slots=True)
class State:
    """form: what made the views (`form_of_today`). revision: of the book up to which they were complete. whole: are
    they complete? serial: grows with every step that changes them."""

    form: str
    revision: int = _NEVER
    whole: bool = False
    serial: int = 0
    judging: Judging = Judging()


@lru_cache(maxsize=1)
def form_of_today() -> str:
    """A sum over every file that decides what views are: with another one they are made anew.

    A number to be raised by hand would be forgotten some day, and views of an older merging be taken for today's.
    """
    found = sha256()
    for package in _MADE_BY:
        for file in sorted(files(package).iterdir(), key=lambda one: one.name):
            if file.name.endswith((".py", ".csv")):
                found.update(file.read_bytes())
    for package, names in _MADE_WITH:
        for name in names:
            found.update((files(package) / name).read_bytes())
    return found.hexdigest()[:16]


def read_state(connection: Connection) -> State | None:
    """How the views stand; None: there are none."""
    row = connection.execute(select(VIEWS)).first()
    if row is None:
        return None
    return State(row.form, row.revision, row.whole, row.serial, _judging(json.decode(row.judged)))


def write_state(connection: Connection, state: State) -> None:
    """Note how the views stand."""
    connection.execute(delete(VIEWS))
    judged = json.encode(_form(state.judging)).decode()
    row = {"id": 1, "form": state.form, "revision": state.revision, "whole": state.whole, "serial": state.serial}
    connection.execute(insert(VIEWS).values(**row, judged=judged))


def begin(connection: Connection) -> State:
    """The views as they stand, emptied where another form of the merging has made them."""
    state = read_state(connection)
    if state is not None and state.form == form_of_today():
        return state
    for table in ALL:
        connection.execute(delete(table))
    return State(form_of_today(), serial=state.serial + 1 if state else 0)


def stepped(state: State) -> State:
    """The state of the next step."""
    return replace(state, serial=state.serial + 1)


def _form(judging: Judging) -> dict[str, Any]:
    bonds, identities = judging.bonds, judging.identities
    return {
        "held": sorted(judging.held),
        "ends": judging.ends,
        "same": sorted(bonds.same),
        "different": sorted(bonds.different),
        "one": identities.one,
        "apart": [[*key, own] for key, own in identities.apart.items()],
        "orphans": judging.orphans,
        "unmet": judging.unmet,
    }


def _judging(form: Mapping[str, Any]) -> Judging:
    return Judging(
        held=frozenset(form["held"]),
        ends={key: None if pair is None else (pair[0], pair[1]) for key, pair in form["ends"].items()},
        bonds=Bonds(_pairs(form["same"]), _pairs(form["different"])),
        identities=Identities(form["one"], {(key, name): own for key, name, own in form["apart"]}),
        orphans=(tuple(form["orphans"][0]), tuple(form["orphans"][1])),
        unmet=(_reasons(form["unmet"][0]), _reasons(form["unmet"][1])),
    )


def _pairs(form: Any) -> frozenset[Pair]:
    return frozenset((one, two) for one, two in form)


def _reasons(form: Any) -> tuple[tuple[str, str], ...]:
    return tuple((name, reason) for name, reason in form)
