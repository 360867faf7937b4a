"""Kinds of places, and the words by which reports and coders name them."""

from typing import Final

KINDS: Final = (
    "country", "nation", "admin1", "admin2", "town", "quarter", "camp", "region", "continent", "ocean", "sea", "gulf",
    "strait", "canal", "lake", "river", "island", "mountain", "mountains", "valley", "pass", "desert", "park", "border",
)  # fmt: skip
CODE: Final = {kind: code for code, kind in enumerate(KINDS)}

WHERE_PREC: Final = {
    "country": 6, "nation": 4, "admin1": 4, "admin2": 3, "town": 1, "quarter": 1, "camp": 1, "region": 5,
    "continent": 7, "ocean": 7, "sea": 7, "gulf": 7, "strait": 7, "canal": 5, "lake": 5, "river": 5, "island": 5,
    "mountain": 2,
    "mountains": 5, "valley": 5, "pass": 2, "desert": 5, "park": 5, "border": 5,
}  # fmt: skip
"""UCDP GED codebook 22.1, where_prec: 1 exact, 2 within 25 km, 3 second-order unit, 4 first-order unit, 5 a line or
fuzzy area, 6 country, 7 international waters, air or more than one country."""

GEO_PRECISION: Final = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3}
"""where_prec -> ACLED's geo_precision: 1 the town, 2 a part of a region, 3 a region or more."""

_ADMIN1: Final = frozenset({"admin1", "nation", "region", "country"})
_ADMIN2: Final = frozenset({"admin2", "region"})
_TOWN: Final = frozenset({"town", "quarter", "camp"})

KIND_WORDS: Final[dict[str, frozenset[str]]] = {
    "province": _ADMIN1 | {"admin2"}, "provinces": _ADMIN1, "state": _ADMIN1, "governorate": _ADMIN1, "oblast": _ADMIN1,
    "republic": _ADMIN1, "strip": _ADMIN1, "emirate": _ADMIN1, "wilayat": _ADMIN1, "division": _ADMIN1 | _ADMIN2,
    "prefecture": _ADMIN1 | _ADMIN2, "department": _ADMIN1 | _ADMIN2, "canton": _ADMIN1 | _ADMIN2,
    "district": _ADMIN2, "districts": _ADMIN2, "county": _ADMIN2, "counties": _ADMIN2, "parish": _ADMIN2,
    "agency": _ADMIN2, "lga": _ADMIN2, "tehsil": _ADMIN2 | _TOWN, "zone": _ADMIN2, "woreda": _ADMIN2,
    "municipality": _ADMIN2 | _TOWN, "township": _ADMIN2 | _TOWN, "commune": _ADMIN2 | _TOWN,
    "subdistrict": _ADMIN2 | _TOWN, "taluka": _ADMIN2, "raion": _ADMIN2, "borough": _ADMIN2 | _TOWN,
    "town": _TOWN, "city": _TOWN, "village": _TOWN, "villages": _TOWN, "hamlet": _TOWN, "suburb": _TOWN,
    "neighborhood": _TOWN, "neighbourhood": _TOWN, "camp": _TOWN, "settlement": _TOWN, "bazaar": _TOWN,
    "airport": _TOWN, "base": _TOWN, "airbase": _TOWN, "junction": _TOWN, "capital": _TOWN,
    "valley": frozenset({"valley", "region", "admin2", "admin1"}), "region": _ADMIN1 | _ADMIN2,
    "island": frozenset({"island", "region", "admin1", "admin2"}), "islands": frozenset({"island", "region", "admin1"}),
    "river": frozenset({"river"}), "lake": frozenset({"lake"}), "sea": frozenset({"sea"}),
    "mountains": frozenset({"mountains", "region"}), "mountain": frozenset({"mountain", "mountains"}),
    "hills": frozenset({"mountains", "region"}), "desert": frozenset({"desert"}), "pass": frozenset({"pass"}),
    "peninsula": frozenset({"region", "admin1"}), "border": frozenset(KINDS), "area": frozenset(KINDS),
}  # fmt: skip
"""A kind word beside a name -> the kinds of place that it speaks for."""

UNIT_WORDS: Final = frozenset(
    (
        "province",
        "state",
        "governorate",
        "oblast",
        "division",
        "prefecture",
        "department",
        "district",
        "county",
        "region",
    )
)
"""Kind words that make a name behind a place the unit that holds it."""

COARSE_AREA: Final = frozenset({"area", "region", "outskirts", "vicinity", "surroundings"})
"""Words that make an exact place an approximate one (where_prec 2)."""


def split_kind(folded: str) -> tuple[str, str | None]:
    """A folded name without the kind word at its end or start, and that word: 'machh town' -> ('machh', 'town')."""
    words = folded.split(" ")
    if len(words) > 1 and words[-1] in KIND_WORDS:
        return " ".join(words[:-1]), words[-1]
    if len(words) > 2 and words[1] == "of" and words[0] in KIND_WORDS:
        return " ".join(words[2:]), words[0]
    return folded, None
