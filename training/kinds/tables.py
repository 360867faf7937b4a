"""Countries, their peoples and armed groups, from public tables that only training reads."""

import csv
import json
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

_ALSO: Final = (
    "US|U.S.|USA|United States|America|UK|U.K.|Britain|England|Burma|UAE|DR Congo|DRC|Ivory Coast|Czech Republic|"
    "South Sudan|Bosnia|Dominican Republic|Central African Republic|Swaziland|Soviet Union|Yugoslavia|Zaire|Gaza|"
    "West Bank|Palestine|Crimea|Chechnya|Kurdistan"
)
_IRREGULAR: Final = (
    "American British English French German Dutch Spanish Swiss Danish Swedish Polish Greek Turkish Afghan Pakistani "
    "Iraqi Israeli Yemeni Saudi Qatari Omani Kuwaiti Bahraini Emirati Lebanese Chinese Japanese Sudanese Congolese "
    "Senegalese Burmese Nepalese Maltese Portuguese Vietnamese Taiwanese Togolese Beninese Gabonese Filipino "
    "Philippine Thai Kurdish Chechen Palestinian Irish Scottish Finnish Czech Croatian Serbian Bosnian "
    "Ukrainian Belgian Norwegian Italian Canadian Mexican Brazilian Argentine Peruvian Ecuadorean "
    "Ecuadorian Egyptian Jordanian Iranian Soviet "
    "Somali Bangladeshi Kenyan Ivorian Burkinabe Nigerien Guinean Mozambican Malian Chadian Cypriot Kazakh Uzbek Tajik "
    "Kyrgyz Turkmen Azeri Azerbaijani Hungarian Salvadoran Guatemalan Honduran Nicaraguan Panamanian"
)
_PAREN: Final = re.compile(r"\s*\(.*?\)")


@dataclass(frozen=True, slots=True)
class Tables:
    """Country names, adjectives and peoples ("Iraqi", "Iraqis"), names of armed groups in lower case."""

    countries: frozenset[str]
    demonyms: frozenset[str]
    groups: frozenset[str]


def default_shared() -> Path:
    """The folder of shared data: $CLAIMBOOK_SHARED, else beside the checkout."""
    return Path(os.environ.get("CLAIMBOOK_SHARED") or Path(__file__).resolve().parents[3] / "shared")


@lru_cache(maxsize=4)
def load_tables(shared: Path | None = None) -> Tables:
    """The tables under the folder of shared data; where a table is absent, the few names written here remain."""
    root = (shared or default_shared()) / "data"
    actors = _actors(root / "ucdp_actor" / "ucdp-actor-221.csv")
    named = {one.removeprefix("Government of ") for one, _ in actors if one.startswith("Government of ")}
    countries = frozenset({*_ALSO.split("|"), *_natural_earth(root / "naturalearth" / "countries-50m.json"), *named})
    groups = {one.casefold() for one, org in actors if org in ("1", "2") and len(one) > 2}
    demonyms = {form for one in countries for form in _demonyms(one)} | set(_IRREGULAR.split())
    return Tables(countries, frozenset(demonyms), frozenset(groups))


def _natural_earth(path: Path) -> set[str]:
    if not path.is_file():
        return set()
    shapes = json.loads(path.read_text(encoding="utf-8"))["objects"]["countries"]["geometries"]
    return {one["properties"]["name"] for one in shapes if "." not in one["properties"]["name"]}


def _actors(path: Path) -> list[tuple[str, str]]:
    if not path.is_file():
        return []
    keys = ("NameData", "NameOrig", "NameOrigFull", "NameOrigFullEng")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [(_PAREN.sub("", row[key]).strip(), row["Org"]) for row in csv.DictReader(file) for key in keys]
    return [(name, org) for name, org in rows if name and name != "n/a"]


def _demonyms(country: str) -> tuple[str, ...]:
    if country.endswith("ia"):
        return (country + "n",)
    if country.endswith("a"):
        return (country[:-1] + "an", country + "n")
    return (country + "i", country + "ian") if " " not in country else ()
