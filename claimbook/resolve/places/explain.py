"""A place in words: its full name, where it lies, and why it was chosen."""

from typing import Final

from claimbook.model.values import Candidate, Location
from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.gazetteer import Gazetteer, Place
from claimbook.resolve.places.kinds import GEO_PRECISION, WHERE_PREC
from claimbook.resolve.places.weighing import Weighed

TOLD: Final = 0.3
"""Features that add less are not told in a reason; the candidate lists them all."""

_PHRASES: Final = {
    "written": "the text says what holds it",
    "country": "the text speaks of {country}",
    "unit": "the text speaks of {unit}",
    "near": "other places of the text are close by or in it",
    "kind": "the word beside it fits",
    "prominence": "well known",
    "spelling": "its own name",
}


def full_name(place: Place, gazetteer: Gazetteer) -> str:
    """'Machh, Balochistan, Pakistan': the place, its first-level unit, its country."""
    parts = [place.name]
    if place.admin1 is not None:
        parts.append(gazetteer.place(place.admin1).name)
    if place.country and place.kind != "country":
        parts.append(gazetteer.country_name(place.country))
    return ", ".join(dict.fromkeys(parts))


def location_of(place: Place, gazetteer: Gazetteer, rough: bool = False) -> Location:
    """Coordinates (to five decimals), units and precision. rough: the text speaks of the place's neighbourhood only."""
    prec = WHERE_PREC[place.kind]
    prec = 2 if rough and prec == 1 else prec
    first = place.number if place.kind == "admin1" else place.admin1
    second = place.number if place.kind == "admin2" else place.admin2
    return Location(
        round(place.latitude, 5),
        round(place.longitude, 5),
        gazetteer.alpha3(place.country),
        gazetteer.place(first).name if first is not None else None,
        gazetteer.place(second).name if second is not None else None,
        prec,
        GEO_PRECISION[prec],
    )


def candidate_of(one: Weighed, gazetteer: Gazetteer) -> Candidate:
    """A weighed place in the form that a mention keeps."""
    features = tuple((name, round(value, 3)) for name, value in one.features if value)
    return Candidate(one.place.ref, full_name(one.place, gazetteer), round(one.score, 3), features)


def reason_of(best: Weighed, words: str, gazetteer: Gazetteer) -> str:
    """Why this place: the features that add most, the strongest first, and the years of a former name."""
    place = best.place
    unit = place if place.admin1 is None else gazetteer.place(place.admin1)
    told = sorted((pair for pair in best.features if pair[1] >= TOLD), key=lambda pair: -pair[1])
    phrases = [
        _PHRASES[name].format(country=gazetteer.country_name(place.country) or "it", unit=unit.name) for name, _ in told
    ]
    key = fold(words)
    for name, since, until in gazetteer.former_names(place):
        if fold(name) == key and until:
            phrases.append(f"so called {f'from {since} ' if since else ''}until {until}")
    return "; ".join(phrases) or "the only place of that name"
