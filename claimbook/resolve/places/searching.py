"""A search by hand: the places of a name, in one country, the nearest first."""

from claimbook.errors import FormatError
from claimbook.resolve.places.distance import distance_km
from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.gazetteer import Found, Gazetteer, Place

Hit = tuple[Found, Place]


def search_places(gazetteer: Gazetteer, name: str, country: str | None = None, near: str | None = None) -> list[Hit]:
    """The places that a name may mean, the best known first.

    country: alpha-2, alpha-3 or name of the only one wanted. near: a place or "LAT,LON"; the nearest to it come first.
    Raises FormatError for a country or place that is not known.
    """
    hits = [(one, gazetteer.place(one.number)) for one in gazetteer.find(name)]
    if country:
        code = country_code(gazetteer, country)
        hits = [hit for hit in hits if hit[1].country == code]
    if near:
        here = point_named(gazetteer, near)
        hits.sort(key=lambda hit: distance_km(hit[1].point, here))
    return hits


def country_code(gazetteer: Gazetteer, given: str) -> str:
    """'PAK', 'pk', 'Pakistan' -> 'PK'. Raises FormatError for no country."""
    for code, alpha3, _, _ in gazetteer.countries:
        if given.upper() in (code, alpha3):
            return code
    found = [gazetteer.place(one.number) for one in gazetteer.folded(given)]
    named = next((one.country for one in found if one.kind == "country"), None)
    if named is None:
        raise FormatError(given, "is no country.", "Wanted a name or an ISO 3166-1 code: PK, PAK, Pakistan.")
    return named


def point_named(gazetteer: Gazetteer, given: str) -> tuple[float, float]:
    """'Quetta' or '30.2,67.0' as a point in degrees. Raises FormatError where it is neither."""
    latitude, comma, longitude = given.partition(",")
    if comma:
        try:
            return float(latitude), float(longitude)
        except ValueError:
            pass
    found = gazetteer.folded(given) or gazetteer.folded(fold(given))
    if not found:
        raise FormatError(given, "is no place.", "Wanted the name of a place, or degrees: 30.2,67.0.")
    return gazetteer.place(found[0].number).point
