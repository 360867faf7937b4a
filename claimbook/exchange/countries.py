"""Countries in the codes of the field: ISO 3166-1, Gleditsch and Ward's numbers (UCDP), ACLED's regions."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from claimbook.model.names import folded


@dataclass(frozen=True, slots=True)
class Country:
    """iso3, iso2, iso_number: ISO 3166-1; gw: Gleditsch and Ward's number; None where a scheme has none."""

    iso3: str
    iso2: str
    iso_number: int | None
    gw: int | None
    ucdp_name: str
    name: str
    acled_region: str


_UCDP_REGIONS: Final = ((200, "Americas"), (400, "Europe"), (630, "Africa"), (700, "Middle East"), (1000, "Asia"))


@cache
def countries() -> tuple[Country, ...]:
    """All countries of the table."""
    text = (resources.files("claimbook.exchange.tables") / "countries.csv").read_text(encoding="utf-8")
    return tuple(
        Country(
            row["iso3"],
            row["iso2"],
            _number(row["iso_number"]),
            _number(row["gw"]),
            row["ucdp_name"],
            row["name"],
            row["acled_region"],
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def by_iso3() -> dict[str, Country]:
    """ISO alpha-3 -> country."""
    return {one.iso3: one for one in countries()}


@cache
def by_iso2() -> dict[str, Country]:
    """ISO alpha-2 -> country."""
    return {one.iso2: one for one in countries()}


@cache
def by_gw() -> dict[int, Country]:
    """Gleditsch and Ward's number -> country."""
    return {one.gw: one for one in countries() if one.gw is not None}


@cache
def by_iso_number() -> dict[int, Country]:
    """ISO number -> country."""
    return {one.iso_number: one for one in countries() if one.iso_number is not None}


@cache
def by_name() -> dict[str, Country]:
    """Folded name, UCDP's or the common one -> country."""
    return {folded(name): one for one in countries() for name in (one.ucdp_name, one.name)}


def ucdp_region(gw: int) -> str:
    """UCDP's region of a country's number: the numbers stand in order of the regions."""
    return next(region for end, region in _UCDP_REGIONS if gw < end)


def _number(text: str) -> int | None:
    return int(text) if text else None
