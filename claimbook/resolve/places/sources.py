"""The tables of the package, row by row."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

TABLES: Final = Path(__file__).with_name("tables")


@dataclass(frozen=True, slots=True)
class Country:
    """A country. code: ISO 3166-1 alpha-2; people: adjectives and names of its people; point: None where not listed."""

    code: str
    alpha3: str
    name: str
    ident: int
    population: int
    variants: tuple[str, ...]
    people: tuple[str, ...]
    point: tuple[float, float] | None


@cache
def countries() -> dict[str, Country]:
    """All countries by alpha-2 code."""
    ours = {row[0]: row[1:] for row in listed("countries.txt")}
    blank = ["-", "", ""]
    return {
        code: Country(
            code,
            alpha3,
            name,
            int(ident),
            int(people),
            names(ours.get(code, blank)[1]),
            names(ours.get(code, blank)[2]),
            degrees(ours.get(code, blank)[0]),
        )
        for code, alpha3, name, ident, people in packed("nations.tsv.gz")
    }


def country_names() -> dict[str, tuple[str, ...]]:
    """Country code -> its name and other names."""
    return {code: (one.name, *one.variants) for code, one in countries().items()}


def listed(name: str) -> Iterator[list[str]]:
    """The rows of a hand-written table: fields between bars, `#` begins a comment line."""
    for line in (TABLES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [field.strip() for field in line.split("|")]


def packed(name: str) -> Iterator[list[str]]:
    """The rows of a table that `training.places` wrote: fields between tabs."""
    with gzip.open(TABLES / name, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def names(field: str) -> tuple[str, ...]:
    """'a; b' -> ('a', 'b')."""
    return tuple(one.strip() for one in field.split(";") if one.strip())


def degrees(field: str) -> tuple[float, float] | None:
    """'30 70' -> (30.0, 70.0); '-' -> None."""
    latitude, _, longitude = field.partition(" ")
    return (float(latitude), float(longitude)) if longitude else None
