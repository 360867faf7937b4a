"""The words for a place that somebody types: a country in another spelling, a region that somebody knows, or none."""

from collections.abc import Iterable, Iterator
from typing import Final

from rapidfuzz.fuzz import ratio

from claimbook.assess import Ground
from claimbook.errors import InputError
from claimbook.exchange.countries import countries
from claimbook.model.names import folded
from claimbook.model.views import Party, Views

_NEAR: Final = 75.0
"""Of 100 for the same letters."""
_SHOWN: Final = 4
_COUNTRY: Final = "country"


def is_placed(ground: Ground) -> bool:
    """Does anything of the ground lie in its place for sure?"""
    ids = [one.id for one in (*ground.done, *ground.suffered)]
    ids += [one.id for one in (*ground.relations, *ground.family)]
    return not ground.unplaced.issuperset(ids)


def country_spelt(region: str, views: Views) -> str | None:
    """The country whose name is spelt so elsewhere ("Afganistan"), by ISO 3166-1 alpha-3; None for a region that the
    gazetteer or the views know. Raises InputError, with the nearest names, for one that neither knows."""
    from claimbook.resolve.places import load_gazetteer  # noqa: PLC0415 - large, and only for names that nobody uses
    from claimbook.resolve.places.gazetteer import FUZZY  # noqa: PLC0415
    from claimbook.resolve.places.searching import search_places  # noqa: PLC0415

    named = set(places_told(views))
    gazetteer = load_gazetteer()
    hits = search_places(gazetteer, region)
    same = [place for how, place in hits if how.how != FUZZY]
    if same and same[0].kind == _COUNTRY:
        return gazetteer.alpha3(same[0].country)
    if same or any(region.casefold() in name.casefold() for name in named):
        return None
    problem = "no place of that name in the gazetteer, nor in this book."
    raise InputError(
        f"place {region}", problem, did_you_mean(region, (*country_names(), *named, *(place.name for _, place in hits)))
    )


def places_told(views: Views) -> Iterator[str]:
    """The names of the places of the views, and of the units that hold them."""
    values = (*(one.place.value for one in views.incidents), *(one.place for one in views.relations))
    for place in values:
        if isinstance(place, Party):
            at = place.location
            yield from (name for name in (place.name, *((at.admin1, at.admin2) if at else ())) if name)


def country_names() -> list[str]:
    """The English names of all countries."""
    return [one.name for one in countries()]


def did_you_mean(words: str, names: Iterable[str]) -> str:
    """The question "Did you mean Mali?", of the names with nearly the same letters; "" where there is none."""
    wanted = folded(words)
    likes = sorted((-ratio(wanted, folded(one)), one) for one in {*names})
    near = [name for like, name in likes if -like >= _NEAR][:_SHOWN]
    return f"Did you mean {' or '.join(near)}?" if near else ""
