"""Reads the published lists of armed groups into plain facts: who there is, under which names, where, tied to whom."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

Row = dict[str, str]
TABLES: Final = Path(__file__).parent / "actors_tables"


@dataclass(frozen=True, slots=True)
class Called:
    """One name. kind: of claimbook.resolve.actors.registry.NAME_KINDS."""

    name: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One actor as one source has it. names: the fullest first. weight: how much it fought, 0 to 100."""

    ref: str
    type: str
    names: tuple[Called, ...]
    countries: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Tie:
    """A typed edge. other: a ref, also of an actor that the source names but does not list."""

    ref: str
    kind: str
    other: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class State:
    """A state: ISO 3166-1 alpha-3, its names, the first the one in use, and its adjectives."""

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = field(default=())


def table_rows(name: str, separator: str = "|") -> Iterator[list[str]]:
    """The rows of one of our own tables, without comments."""
    for line in (TABLES / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split(separator)]


def read_states() -> tuple[State, ...]:
    """Every state of states.tsv."""
    return tuple(
        State(code, (name, *_listed(names)), tuple(_listed(demonyms)))
        for code, name, names, demonyms in table_rows("states.tsv")
    )


def csv_rows(path: Path) -> list[Row]:
    """The rows of a CSV file with a head, byte order mark or not."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def kind_of(name: str, otherwise: str) -> str:
    """original script, acronym, or what it is otherwise."""
    letters = [one for one in name if one.isalpha()]
    if letters and sum(not _latin(one) for one in letters) > len(letters) / 2:
        return "original script"
    if len(name) <= 10 and re.fullmatch(r"[A-Z0-9][\w/.-]*", name) and sum(one.isupper() for one in name) > 1:
        return "acronym"
    return otherwise


def _latin(letter: str) -> bool:
    return letter < "Ͱ" or "Ḁ" <= letter <= "ỿ"


def unique(names: Iterable[Called]) -> tuple[Called, ...]:
    """The names without repetitions, the first of each kept."""
    seen: dict[str, Called] = {}
    for one in names:
        seen.setdefault(one.name, one)
    return tuple(seen.values())


def called(names: Iterable[str], kind: str, source: str) -> Iterator[Called]:
    """The names, each with its kind."""
    for name in (" ".join(one.split()) for one in names):
        if name and name.lower() not in ("n/a", "na", "-0-"):
            yield Called(name, kind_of(name, kind), source)


def _listed(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(";") if one.strip()]


def own_actors() -> Iterator[Listed]:
    """The actors of actors.tsv and forces.tsv."""
    for ref, kind, name, others, countries, since, until in table_rows("actors.tsv"):
        names = unique((*called([name], "name", "claimbook"), *called(_listed(others), "name", "claimbook")))
        years = (int(since) if since else None, int(until) if until else None)
        yield Listed(ref, kind, names, tuple(countries.split()), *years, weight=40)
    for ref, kind, name, others, _ in table_rows("forces.tsv"):
        names = unique((*called([name], "name", "claimbook"), *called(_listed(others), "name", "claimbook")))
        yield Listed(ref, kind, names, (ref[6:9],), weight=50)


def own_ties() -> Iterator[Tie]:
    """Part-whole edges of forces.tsv and the disagreements of views.tsv."""
    for ref, *_, whole in table_rows("forces.tsv"):
        if whole:
            yield Tie(ref, "part_of", whole, "", "claimbook")
    for ref, other, note in table_rows("views.tsv"):
        yield Tie(ref, "view_differs", other, note, "claimbook")


def with_own_names(actors: Iterable[Listed]) -> list[Listed]:
    """The actors with the aliases of aliases.tsv, titles.tsv and countries.tsv. Raises KeyError for an unknown ref."""
    by_ref = {one.ref: one for one in actors}
    aliases: dict[str, list[Called]] = defaultdict(list)
    for ref, kind, names in table_rows("aliases.tsv"):
        aliases[ref] += [Called(name, kind_of(name, kind), "claimbook") for name in _listed(names)]
    for ref, called in aliases.items():
        by_ref[ref] = replace(by_ref[ref], names=unique((*by_ref[ref].names, *called)))
    for ref, name in table_rows("titles.tsv"):
        by_ref[ref] = replace(by_ref[ref], names=unique((Called(name, "name", "claimbook"), *by_ref[ref].names)))
    for ref, countries in table_rows("countries.tsv"):
        if ref in by_ref:
            by_ref[ref] = replace(by_ref[ref], countries=tuple(countries.split()))
    return list(by_ref.values())
