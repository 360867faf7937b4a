"""UCDP Actor (22.1): one actor a row, with its names, what it split from, joined, and was renamed to.

Splinter, JoinGroup and Alliance become affiliation/split, join and merge, NameChange a rename. Several names in one
cell are told apart only where as many ids stand beside them; else the cell is one name, without identity. Coalitions
and temporary splits (OSCoalition, NSCoalition, SplitTemp) stay in the row's text.
"""

from collections.abc import Iterator
from typing import BinaryIO, Final

from claimbook.exchange.datasets import UCDP_ACTOR
from claimbook.exchange.importers.events import read_rows
from claimbook.exchange.importers.listings import Statement, listing, parts
from claimbook.exchange.importers.quantities import whole
from claimbook.exchange.rows import Row
from claimbook.exchange.source import BrokenRowError, Found, read_table, wanted
from claimbook.model.values import Extraction, Mention, Span

NEEDED: Final = ("actorid", "namedata")
_LINKS: Final = (
    ("splinter", "nameprev", "actoridprev", "split"),
    ("joingroup", "groupname", "actoridgroup", "join"),
    ("alliance", "namealliance", "actoridalliance", "merge"),
)
"""Flag, names, ids of a link, and what it is in the codebook."""
_NAMES: Final = ("nameorig", "nameorigfull", "nameorigfulleng", "newnamefullmothertongue", "newnamefulleng")
_NOTHING: Final = ("", "n/a", "0", "-")


def read(stream: BinaryIO, name: str) -> Iterator[Found]:
    """The actors, one row in memory at a time. Raises InputError where the file is no table of UCDP's actors."""
    table = read_table(stream, name)
    wanted(table.columns, NEEDED, name, "table of UCDP actors")
    return read_rows(table, name, UCDP_ACTOR, extraction)


def extraction(row: Row) -> Extraction:
    """The row as a document and its claims. Raises BrokenRowError for a row without id or name."""
    own = whole(row.get("actorid"), "ActorId")
    if own is None or not row.get("namedata"):
        raise BrokenRowError("no ActorId or no NameData")
    ref = f"ucdp:{own}"
    kind = "government" if row.get("org") == "4" else "group"
    actor = row.mention("namedata", kind, ref=ref)
    others = [
        row.mention(one, kind, row.get("namedata"), ref) for one in _NAMES if row.get(one).lower() not in _NOTHING
    ]
    return listing(row, UCDP_ACTOR, str(own), [*_renames(row, actor), *_links(row, actor)], (actor, *others))


def _renames(row: Row, actor: Mention) -> Iterator[Statement]:
    """A new name is the same actor to UCDP, and keeps its id."""
    if row.get("newname") and row.get("newname") != row.get("namedata"):
        for one in parts(row, "newname"):
            if one.text != row.get("namedata"):
                new = Mention(one.text, one.start, one.end, None, actor.ref, actor.kind)
                yield Statement("affiliation", "rename", new, actor, row.span("newname"))


def _links(row: Row, actor: Mention) -> Iterator[Statement]:
    for _flag, names, ids, subtype in _LINKS:
        if row.get(names).lower() in _NOTHING:
            continue
        for other in _others(row, names, ids):
            if other.ref != actor.ref:
                yield Statement("affiliation", subtype, actor, other, row.span(names))


def _others(row: Row, names: str, ids: str) -> list[Mention]:
    found, numbers = parts(row, names), parts(row, ids)
    if len(found) != len(numbers):
        whole_cell = row.span(names)
        ref = _ref(numbers[0]) if len(numbers) == 1 else None
        return [Mention(whole_cell.text, whole_cell.start, whole_cell.end, None, ref, "group")]
    return [
        Mention(one.text, one.start, one.end, None, _ref(number), "group")
        for one, number in zip(found, numbers, strict=True)
    ]


def _ref(number: Span) -> str | None:
    text = number.text.removesuffix(".0")
    return f"ucdp:{text}" if text.isdigit() else None
