"""The lists of the UN Security Council and of the US Treasury (OFAC) -> facts: names, home, since when listed."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from training.actors_sources import Called, Listed, Row, called, csv_rows, unique

HOME: Final = {
    "DRC": "COD", "CAR": "CAF", "DPRK": "PRK", "Iran": "IRN", "Iraq": "IRQ", "Liberia": "LBR", "Libya": "LBY",
    "Haiti": "HTI", "Somalia": "SOM", "Yemen": "YEM",
}  # fmt: skip
"""Regime of the UN list -> the country that it is about."""
UNARMED_REGIMES: Final = frozenset(("DPRK", "Iran", "Iraq", "Liberia", "Libya"))
UNARMED: Final = re.compile(
    r"exchange|foundation|trust|company|\bltd|bank|airline|relief|society|hawala|support committee|office|ngo|trading|"
    r"impex|haramain|haramayn|charity|benevolence|humanitarian|al furqan|selselat|khidamat|ta'awun|tameer|tous pour",
    re.IGNORECASE,
)
_ACRONYMS: Final = "ISIL ISIS IS IRGC TTP ADF NALU GIA AQI FARC FTO FDLR FOCA TGG MIT ISK ISISK IRA ESO IDEK II III"
_UPPER: Final = frozenset(_ACRONYMS.split())
_SMALL: Final = frozenset(("of", "the", "and", "for", "in", "de", "du", "des", "la", "le", "et", "al", "ul", "e", "i"))
_ARABIC_RUN: Final = re.compile(r"[\u0600-\u06ff][\u0600-\u06ff\s\u200c-]*[\u0600-\u06ff]")
_SHORTENED: Final = re.compile(r"(?!LTD|SRL|PTE)[B-DF-HJ-NP-TV-XZ]{3,}")
"""No vowel: an acronym, but for words that are always shortened."""
_BRACKETS: Final = re.compile(r"\(([^()]*)\)")


def un_actors(path: Path) -> list[Listed]:
    """Every listed entity of all editions of the list, with the names of all of them."""
    editions: dict[str, list[Row]] = defaultdict(list)
    for row in csv_rows(path):
        editions[row["reference_number"]].append(row)
    return [_un_actor(reference, rows) for reference, rows in editions.items()]


def _un_actor(reference: str, rows: list[Row]) -> Listed:
    regime, name = rows[0]["regime"], rows[0]["name"]
    titles = list(_parted(name, " / "))
    names: list[Called] = list(called(map(titled, titles), "name", "un"))
    for row in rows:
        names += called(_parted(row["name_original_script"], " | "), "name", "un")
        names += called(map(titled, _parted(row["aliases"], " | ")), "alias", "un")
    unarmed = regime in UNARMED_REGIMES or UNARMED.search(name)
    home = (HOME[regime],) if regime in HOME else ()
    since = rows[0]["listed_on"][:4]
    type_ = "listed organisation" if unarmed else "armed group"
    return Listed(f"un:{reference}", type_, unique(names), home, None, None, 5 if unarmed or not since else 30)


def ofac_actors(folder: Path) -> list[Listed]:
    """The groups that the Treasury's list tags as foreign terrorist organisations, with former names marked so."""
    former = {one for path in sorted(folder.glob("alt_*.csv")) for one in _former(path)}
    return [_ofac_actor(row, former) for row in csv_rows(folder / "fto_groups_derived.csv")]


def _ofac_actor(row: Row, former: set[tuple[str, str]]) -> Listed:
    number = row["ent_num"]
    names = list(called(map(titled, _parted(row["name"], " | ")), "name", "ofac"))
    for alias in row["aliases_2021_and_2025"].split(" | "):
        kind = "former name" if (number, alias.strip()) in former else "alias"
        names += called(map(titled, _parted(alias, " | ")), kind, "ofac")
    return Listed(f"ofac:{number}", "armed group", unique(names), weight=30)


def _former(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        for row in csv.reader(lines):
            if len(row) > 3 and row[2] == "fka":
                yield row[0].strip(), row[3].strip()


def _parted(cell: str, separator: str) -> Iterator[str]:
    """The names of a cell: parted, and what brackets hold apart from what stands before them."""
    for piece in cell.split(separator):
        yield from _names(piece)


def _names(piece: str) -> Iterator[str]:
    inside = [part for found in _BRACKETS.findall(piece) for part in re.split(r";|,(?= ?ISIL)", found)]
    outside = " ".join(re.sub(r"[()]", " ", _BRACKETS.sub(" ", piece)).split())
    every = [part.strip() for one in (*outside.split(";"), *inside) for part in _by_script(one)]
    for one in every:
        bare = re.sub(r"\s*-?\s*(sub-unit name|original script)\s*:?\s*", "", one).strip(' "“”')
        if bare and not bare.startswith(("and ", "branch located", "previously", "formerly")):
            yield from _slashed(bare)


def _by_script(name: str) -> Iterable[str]:
    """'Hay'at Tahrir al-Sham هيئة تحرير الشام': a name in each script."""
    rest = _ARABIC_RUN.sub(" ", name)
    return [*_ARABIC_RUN.findall(name), rest] if re.search(r"[A-Za-z]{3}", rest) else [name]


def _slashed(name: str) -> Iterable[str]:
    """'NEW PEOPLE'S ARMY / COMMUNIST PARTY': two names; 'ADF/NALU' stays one."""
    return [one.strip() for one in re.split(r" / | ; ", name)]


def titled(name: str) -> str:
    """A name in capitals as one writes it; acronyms stay."""
    if not name.isupper() or re.fullmatch(r"\S{1,5}|[A-Z0-9]+[-/][A-Z0-9]{1,4}|IRGC\S*", name):
        return name
    return re.sub(r"[^\W\d_]+", lambda found: _titled(found[0], found.start() == 0), name)


def _titled(word: str, first: bool) -> str:
    if word in _UPPER or _SHORTENED.fullmatch(word):
        return word
    if word.lower() in _SMALL and not first:
        return word.lower()
    return word.capitalize() if len(word) > 1 else word.lower()
