"""Places of an extraction -> the same with identity, coordinates and reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from claimbook.model.values import Claim, Extraction, Location, Mention, Reasoning
from claimbook.resolve.places.answering import Answer, answers_of, lying_in, meaning_of
from claimbook.resolve.places.candidates import Name, called, is_side_or_site, names_of, trimmed
from claimbook.resolve.places.chain import holder_behind
from claimbook.resolve.places.evidence import evidence_of, people_of
from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.gazetteer import Gazetteer, Place
from claimbook.resolve.places.kinds import COARSE_AREA, GEO_PRECISION
from claimbook.resolve.places.pointing import COUNTRY, Named, Spoken, is_description, pointed_at, subject_at
from claimbook.resolve.places.sites import is_noun_of_site, is_site
from claimbook.resolve.places.weights import WEIGHTS, Weights

BEARERS: Final = frozenset({"group", "force", "organisation", "government", "people", "person"})
"""Kinds of mention whose name may hold that of a place, without being there."""

IN_A_NAME: Final = "part of the name of a group or person, not a place"
A_PEOPLE: Final = "the name of a people, not a place"
SHORT: Final = "short for a longer name that is not told before"
ARTICLE: Final = "the "
DESCRIBED: Final = "a description, not a name"


def locate_places(extraction: Extraction, gazetteer: Gazetteer, weights: Weights = WEIGHTS) -> Extraction:
    """The extraction with every place that the gazetteer knows given its ref, name, location and reason.

    Places are mentions of kind "place" or "facility", and fillers of the role "place". The same name is the same place
    throughout the document. A name that is unknown or scores below the threshold keeps its words and gets a reason with
    ranked candidates. So do the name of a people ("Afghan"), unless it was given with the document as a place, and a
    place inside the name of a group. A description ("the city", "there") is the place that it points back to, or has no
    identity. Identities that are there already are not overruled.
    """
    document = extraction.document
    reader = _Reader(extraction, gazetteer)
    names = names_of(document.text, reader.places(), gazetteer)
    told = evidence_of(document.text, gazetteer)
    answers = answers_of(names, document.text, told, gazetteer, weights)
    reader.understand(answers, names, told.countries)
    return replace(
        extraction,
        claims=tuple(reader.claim(one) for one in extraction.claims),
        mentions=tuple(reader.mention(one) for one in extraction.mentions),
    )


class _Reader:
    """Knows which mentions are places, and once they are weighed, what they mean."""

    def __init__(self, extraction: Extraction, gazetteer: Gazetteer) -> None:
        self._extraction = extraction
        self._people = people_of(gazetteer)
        self._given = {(one.start, one.end) for one in extraction.document.given}
        self._bearers = [(one.start, one.end) for one in _mentions(extraction) if one.kind in BEARERS]
        self._gazetteer = gazetteer
        self._answers: Mapping[str, Answer] = {}
        self._named: list[Named] = []
        self._pointable: list[Named] = []
        self._told: Mapping[str, float] = {}

    def understand(self, answers: Mapping[str, Answer], names: Mapping[str, Name], told: Mapping[str, float]) -> None:
        """Learn what the names mean, by key, so that descriptions can point at them.

        told: how often the text speaks of each country.
        """
        self._answers, self._told = answers, told
        self._named = sorted(
            (
                Named(*span, key, *_kind_and_country(one.place), names[key].around.words)
                for key, one in answers.items()
                for span in names[key].spans
            ),
            key=lambda one: one.start,
        )
        self._pointable = [one for one in self._named if not is_side_or_site(names[one.key])]

    def places(self) -> Iterator[Mention]:
        """All mentions to be looked up."""
        for one in self._extraction.mentions:
            if one.kind in ("place", "facility") and self._is_open(one):
                yield one
        for claim in self._extraction.claims:
            yield from (one for one in claim.roles.get("place", ()) if self._is_open(one))

    def claim(self, claim: Claim) -> Claim:
        """The claim with its places known."""
        if "place" not in claim.roles:
            return claim
        return replace(claim, roles={**claim.roles, "place": _in_one_town(map(self._known, claim.roles["place"]))})

    def mention(self, one: Mention) -> Mention:
        """The mention, known if it is a place."""
        return self._known(one) if one.kind in ("place", "facility") else one

    def _is_open(self, one: Mention) -> bool:
        return one.ref is None and one.kind in (None, "place", "facility") and self._excluded(one) is None

    def _excluded(self, one: Mention) -> str | None:
        if any(a <= one.start and one.end <= b and (a, b) != (one.start, one.end) for a, b in self._bearers):
            return IN_A_NAME
        if (one.start, one.end) in self._given:
            return None
        if self._is_short(one):
            return SHORT
        if fold(trimmed(one.text)) in self._people:
            return None if one.text.isupper() else A_PEOPLE
        return DESCRIBED if is_description(trimmed(one.text), self._extraction.document.text) else None

    def _known(self, one: Mention) -> Mention:
        if one.ref is not None or one.kind not in (None, "place", "facility"):
            return one
        excluded = self._excluded(one)
        if excluded is SHORT:
            return self._in_full(one)
        if excluded:
            return self._pointed(one) if excluded is DESCRIBED else replace(one, why=Reasoning(excluded))
        answer = self._answers.get(fold(called(one.text, self._gazetteer)))
        if answer is None:
            return one
        return replace(one, ref=answer.ref, name=answer.name or one.name, location=answer.location, why=answer.why)

    def _is_short(self, one: Mention) -> bool:
        """Is it "the Hall", with a capital letter in a text that has small ones?"""
        words, text = trimmed(one.text), self._extraction.document.text
        if text.isupper() or not words[:1].isupper() or not is_noun_of_site(words):
            return False
        before = text[max(0, one.start - len(ARTICLE)) : one.start]
        return ARTICLE in (one.text[: len(ARTICLE)].casefold(), before.casefold())

    def _in_full(self, one: Mention) -> Mention:
        """The short form as the place that was named in full before it; where none was, without identity."""
        ending = f" {fold(trimmed(one.text))}"
        fuller = [spot for spot in self._named if spot.end <= one.start and spot.key.endswith(ending)]
        if not fuller:
            return replace(one, why=Reasoning(SHORT))
        found, text = self._answers[fuller[-1].key], self._extraction.document.text[slice(*_span(fuller[-1]))]
        why = Reasoning(f'short for "{text}"', found.why.candidates)
        return replace(one, ref=found.ref, name=found.name or text, location=found.location, why=why)

    def _spoken(self, start: int) -> Spoken:
        text = self._extraction.document.text
        if text.isupper():  # "AND" is no Andorra there
            return Spoken()
        return Spoken(self._told, evidence_of(subject_at(text, start), self._gazetteer).countries)

    def _described(self, one: Mention) -> Mention:
        """The description in the unit or country that is written behind it: "an outpost in Kouki, Chad"."""
        text = self._extraction.document.text
        holder = holder_behind(text, one.start, one.end, self._told, self._gazetteer)
        if holder is None:
            return replace(one, why=Reasoning(DESCRIBED))
        found = lying_in(Answer(None, None, None, Reasoning(DESCRIBED)), holder, self._gazetteer)
        return replace(one, location=found.location, why=found.why)

    def _pointed(self, one: Mention) -> Mention:
        """The description as the place that it points back to; where that is open, without identity."""
        words = trimmed(one.text)
        spot = pointed_at(words, self._extraction.document.text, one.start, self._pointable, self._spoken(one.start))
        if spot is None:
            return self._described(one)
        found = self._answers[spot.key]
        text = self._extraction.document.text[spot.start : spot.end]
        country = found.place and self._gazetteer.country_row(found.place.country)
        if country is not None and words.casefold().split()[-1] in COUNTRY:
            found = meaning_of(self._gazetteer.place(country), self._gazetteer)
        location = _roughly(found.location) if words.casefold() in COARSE_AREA else found.location
        why = Reasoning(f'points back to "{text}"', found.why.candidates)
        return replace(one, ref=found.ref, name=found.name or text, location=location, why=why)


def _kind_and_country(place: Place | None) -> tuple[str | None, str | None]:
    return (place.kind, place.country or None) if place else (None, None)


def _span(spot: Named) -> tuple[int, int]:
    return spot.start, spot.end


def _in_one_town(places: Iterable[Mention]) -> tuple[Mention, ...]:
    """The places of one claim, a site that lies nowhere yet put into the one town there: "in Taiz, at a market"."""
    given = tuple(places)
    towns = {one.name: one for one in given if one.ref and one.location and one.location.where_prec in (1, 2)}
    if len(towns) != 1:
        return given
    return tuple(_put_in(one, *towns.values()) for one in given)


def _put_in(site: Mention, town: Mention) -> Mention:
    is_open = site.location is None and site.ref is None and site.why is not None and site.why.reason is not IN_A_NAME
    if not is_open or town.location is None or not is_site(trimmed(site.text)):
        return site
    reason = f"{site.why.reason if site.why else DESCRIBED}; in {town.name}, where the claim puts it"
    location = replace(town.location, where_prec=2, geo_precision=GEO_PRECISION[2])
    return replace(site, location=location, why=Reasoning(reason, site.why.candidates if site.why else ()))


def _roughly(location: Location | None) -> Location | None:
    """ "The area" of a town is not the town itself: where_prec 2."""
    if location is None or location.where_prec != 1:
        return location
    return replace(location, where_prec=2, geo_precision=GEO_PRECISION[2])


def _mentions(extraction: Extraction) -> Iterator[Mention]:
    yield from extraction.mentions
    for claim in extraction.claims:
        for fillers in claim.roles.values():
            yield from fillers
