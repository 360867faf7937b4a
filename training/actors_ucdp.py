"""UCDP's Actor Dataset and event data -> facts: a rename keeps the id, a splinter or an alliance is a new actor."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Final

from training.actors_sources import Called, Listed, Row, State, Tie, called, csv_rows, kind_of, unique

TYPES: Final = {"1": "armed group", "2": "supporters", "3": "communal", "4": "government"}
"""UCDP's Org: 1 formally organised, 2 informally organised supporters, 3 communal, 4 government."""
KINDS: Final = {
    "splintered_from": "splinter", "temporary_faction_of": "faction", "merged_into_alliance": "alliance",
    "joined_group": "joined", "temporary_coalition": "coalition",
}  # fmt: skip
EXTRA: Final = {"South Yemen": "YEM", "South Vietnam": "VNM", "Hyderabad": "IND", "Czechoslovakia": "CZE"}
NAMED_SHOWN: Final = 6

Years = dict[str, tuple[int, int, int]]


def ucdp_actors(folder: Path, states: Iterable[State], years: Years) -> list[Listed]:
    """Every row of the dataset. years: UCDP id -> first and last year with events that we have, and how many."""
    rows = csv_rows(folder / "ucdp-actor-221.csv")
    codes = EXTRA | {name: state.code for state in states for name in state.names}
    governments = {one["ActorId"] for one in rows if one["Org"] == "4"}
    fought = {dyad for one in rows if one["ActorId"] in governments for dyad in _numbers(one["DyadId"])}
    return [_actor(row, codes, fought, years.get(row["ActorId"])) for row in rows]


def _actor(row: Row, codes: dict[str, str], fought: set[str], years: tuple[int, int, int] | None) -> Listed:
    countries = [codes[one.strip()] for one in row["Location"].split(",") if one.strip() in codes]
    dyads = len(_numbers(row["DyadId"])) + len(_numbers(row["NSID"])) + 2 * bool(_numbers(row["OSID"]))
    events = years[2] if years else 0
    weight = min(100, round(18 * math.log2(1 + dyads) + 5 * math.log2(1 + events)))
    rebels = row["Org"] == "1" and fought & _numbers(row["DyadId"])
    type_ = "rebel group" if rebels else TYPES[row["Org"]]
    since, until = (years[0], years[1]) if years else (None, None)
    return Listed(f"ucdp:{row['ActorId']}", type_, _names(row), tuple(dict.fromkeys(countries)), since, until, weight)


def _names(row: Row) -> tuple[Called, ...]:
    before = "former name" if row["NameChange"] == "1" and row["NewName"] else ""
    new = [*_several(row["NewNameFullEng"]), *_several(row["NewNameFullMotherTongue"]), *_several(row["NewName"])]
    names = [
        *called([row["NameData"]], "name", "ucdp"),
        *called(_several(row["NewName"])[-1:], "name", "ucdp"),
        *called(_several(row["NewNameFullEng"]), "translation", "ucdp"),
        *called(_several(row["NewNameFullMotherTongue"]), "transliteration", "ucdp"),
        *called(_several(row["NewName"]), "former name", "ucdp"),
        *called([row["NameOrigFullEng"]], before or "translation", "ucdp"),
        *called(_slashed(row["NameOrigFull"]), before or "transliteration", "ucdp"),
        *called([row["NameOrig"]], before or "name", "ucdp"),
    ]
    return fullest_first(unique(names), bool(new))


def fullest_first(names: tuple[Called, ...], renamed: bool) -> tuple[Called, ...]:
    """The name for readers first: the source's own unless it is an acronym, else a translation or transliteration."""
    spelt = [one for one in names if one.kind not in ("acronym", "original script") and not kind_of(one.name, "")]
    if renamed:
        spelt = [one for one in spelt if one.kind != "former name"] or spelt
    order = {"name": 0, "translation": 1, "transliteration": 2, "former name": 3}
    best = min(spelt, key=lambda one: order.get(one.kind, 4)) if spelt else names[0]
    return unique((best, *names))


def _several(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(",")]


def _slashed(cell: str) -> list[str]:
    parts = [one.strip() for one in cell.split("/ ")] if not cell.isascii() else [cell]
    return [part for one in parts for part in one.split("/ ")]


def _numbers(cell: str) -> set[str]:
    return {one.strip() for one in cell.split(",") if one.strip()}


def ucdp_ties(folder: Path) -> Iterator[Tie]:
    """Splinters, factions, alliances, joinings, coalitions as published, and who fought whom."""
    rows = csv_rows(folder / "ucdp-actor-221.csv")
    names = {row["ActorId"]: row["NameData"].strip() for row in rows}
    published = [one for one in csv_rows(folder / "relations_derived.csv") if one["relation"] in KINDS]
    coalitions: dict[str, list[str]] = defaultdict(list)
    for one in published:
        if one["relation"] == "temporary_coalition":
            coalitions[one["other_id"]].append(names[one["actor_id"]])
    for one in published:
        other = one["other_id"]
        note = names.get(other) or one["other"] or _shortened(coalitions[other])
        yield Tie(f"ucdp:{one['actor_id']}", KINDS[one["relation"]], f"ucdp:{other}", note, "ucdp")
    yield from _opponents(rows)


def _shortened(names: list[str]) -> str:
    rest = len(names) - NAMED_SHOWN
    return ", ".join(names[:NAMED_SHOWN]) + (f" and {rest} more" if rest > 0 else "")


def _opponents(rows: list[Row]) -> Iterator[Tie]:
    """Two actors of one dyad, which in UCDP has two sides, fought each other."""
    sides: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for dyad in _numbers(row["DyadId"]) | _numbers(row["NSID"]):
            sides[dyad].append(row["ActorId"])
    pairs = {pair for actors in sides.values() if len(actors) == 2 for pair in combinations(sorted(actors), 2)}
    for one, other in sorted(pairs):
        yield Tie(f"ucdp:{one}", "fought", f"ucdp:{other}", "", "ucdp")


def years_of_events(folder: Path) -> Years:
    """UCDP id -> first year, last year and number of the events that the event files have (of some countries only)."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    count: Counter[str] = Counter()
    for path in sorted(folder.glob("ged_*.csv")):
        for year, actor in _sides(csv_rows(path)):
            first[actor], last[actor] = min(year, first.get(actor, year)), max(year, last.get(actor, year))
            count[actor] += 1
    return {one: (first[one], last[one], count[one]) for one in count}


def _sides(rows: list[Row]) -> Iterator[tuple[int, str]]:
    for row in rows:
        year = (row.get("year") or "").partition(".")[0]
        for side in ("side_a_new_id", "side_b_new_id"):
            actor = (row.get(side) or "").partition(".")[0]
            if year.isdigit() and actor.isdigit():
                yield int(year), actor
