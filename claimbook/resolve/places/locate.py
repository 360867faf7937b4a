"""Places of an extraction -> the same with identity, coordinates and reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from claimbook.model.values import Candidate, Claim, Extraction, Location, Mention, Reasoning
from claimbook.resolve.places.candidates import Name, called, names_of, trimmed
from claimbook.resolve.places.chain import holder_behind
from claimbook.resolve.places.evidence import evidence_of, people_of
from claimbook.resolve.places.explain import candidate_of, full_name, location_of, reason_of
from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.gazetteer import Gazetteer, Place
from claimbook.resolve.places.kinds import COARSE_AREA, GEO_PRECISION, WHERE_PREC
from claimbook.resolve.places.pointing import COUNTRY, Named, Spoken, is_description, pointed_at, subject_at
from claimbook.resolve.places.sites import Behind, is_noun_of_site, is_site, place_behind
from claimbook.resolve.places.weighing import Weighed, weigh
from claimbook.resolve.places.weights import WEIGHTS, Weights

SHOWN: Final = 5
"""Candidates kept with a reason."""

BEARERS: Final = frozenset({"group", "force", "organisation", "government", "people", "person"})
"""Kinds of mention whose name may hold that of a place, without being there."""

UNKNOWN: Final = "no place of the gazetteer has this name or one like it"
WEAK: Final = "no candidate scores enough"
FAR_FETCHED: Final = "only similar names, in countries that the text does not speak of"
IN_A_NAME: Final = "part of the name of a group or person, not a place"
ELSEWHERE: Final = "the places of this name lie elsewhere"
OBSCURE: Final = "a small place, in a country that the text does not speak of"
FAMED: Final = 3.0
"""Prominence, weighed, of a town of some 100,000 people."""
SPOKEN: Final = 0.15
"""Of country or nearness, weighed: less is nothing."""
LEAST_SPOKEN: Final = 0.5
A_PEOPLE: Final = "the name of a people, not a place"
PART: Final = "a side of"
IN_TOWN: Final = "a part of, or a site at,"
FUZZY_AREA: Final = 5
SHORT: Final = "short for a longer name that is not told before"
ARTICLE: Final = "the "
DESCRIBED: Final = "a description, not a name"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a name means in its document: all None but why where that is not known."""

    ref: str | None
    name: str | None
    location: Location | None
    why: Reasoning
    place: Place | None = None


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
    board = weigh(names, told, gazetteer, weights) if names else {}
    somewhere = any(told.countries.values())
    answers = {key: _answer(name, board[key], gazetteer, weights, somewhere) for key, name in names.items()}
    behind = _behind(document.text, {key: names[key] for key, one in answers.items() if one.location is None})
    if behind:
        spots = [Mention(document.text[one.start : one.end], one.start, one.end) for one in behind.values()]
        more = names_of(document.text, spots, gazetteer) | names
        board = weigh(more, told, gazetteer, weights)
        holders = {key: _answer(name, board[key], gazetteer, weights, somewhere) for key, name in more.items()}
        answers |= _held(behind, document.text, answers, holders, gazetteer)
    answers |= _chained(document.text, answers, names, told.countries, gazetteer)
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
        found = _lying_in(Answer(None, None, None, Reasoning(DESCRIBED)), holder, self._gazetteer)
        return replace(one, location=found.location, why=found.why)

    def _pointed(self, one: Mention) -> Mention:
        """The description as the place that it points back to; where that is open, without identity."""
        words = trimmed(one.text)
        spot = pointed_at(words, self._extraction.document.text, one.start, self._named, self._spoken(one.start))
        if spot is None:
            return self._described(one)
        found = self._answers[spot.key]
        text = self._extraction.document.text[spot.start : spot.end]
        country = found.place and self._gazetteer.country_row(found.place.country)
        if country is not None and words.casefold().split()[-1] in COUNTRY:
            found = _meaning(self._gazetteer.place(country), self._gazetteer)
        location = _roughly(found.location) if words.casefold() in COARSE_AREA else found.location
        why = Reasoning(f'points back to "{text}"', found.why.candidates)
        return replace(one, ref=found.ref, name=found.name or text, location=location, why=why)


def _kind_and_country(place: Place | None) -> tuple[str | None, str | None]:
    return (place.kind, place.country or None) if place else (None, None)


def _meaning(place: Place, gazetteer: Gazetteer) -> Answer:
    return Answer(place.ref, full_name(place, gazetteer), location_of(place, gazetteer), Reasoning(""), place)


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


def _answer(name: Name, ranked: list[Weighed], gazetteer: Gazetteer, weights: Weights, somewhere: bool) -> Answer:
    doubt = _doubt(ranked, weights, somewhere) or _contrary(name, ranked[0], gazetteer)
    candidates = tuple(candidate_of(one, gazetteer) for one in ranked[:SHOWN])
    if doubt:
        return _coarse(name, doubt, candidates, gazetteer)
    best = ranked[0]
    why = Reasoning(reason_of(best, name.text, gazetteer), candidates)
    location = location_of(best.place, gazetteer, name.around.rough)
    if name.site:
        located = location_of(best.place, gazetteer, rough=True)
        return Answer(None, None, located, replace(why, reason=f"{IN_TOWN} {full_name(best.place, gazetteer)}"))
    if name.part:
        return Answer(None, None, _side_of(location), replace(why, reason=f"{PART} {full_name(best.place, gazetteer)}"))
    return Answer(best.place.ref, full_name(best.place, gazetteer), location, why, best.place)


def _behind(text: str, unknown: Mapping[str, Name]) -> dict[str, Behind]:
    """The names that stand behind unknown buildings and squares, by the key of these; none where two differ."""
    found: dict[str, Behind] = {}
    for key, name in unknown.items():
        spots = [spot for span in name.spans if (spot := place_behind(text, *span))]
        if len({fold(text[one.start : one.end]) for one in spots}) == 1:
            found[key] = spots[0]
    return found


def _held(
    behind: Mapping[str, Behind],
    text: str,
    answers: Mapping[str, Answer],
    holders: Mapping[str, Answer],
    gazetteer: Gazetteer,
) -> dict[str, Answer]:
    """Unknown buildings put in the middle of the place that the text says they lie in, and roughly there."""
    found: dict[str, Answer] = {}
    for key, spot in behind.items():
        holder = holders.get(fold(called(text[spot.start : spot.end], gazetteer)))
        if holder is None or holder.place is None or not _is_sure(holder, spot):
            continue
        doubt = answers[key].why
        why = replace(doubt, reason=f"{doubt.reason}; the text says that it lies in {holder.name}")
        found[key] = replace(answers[key], location=location_of(holder.place, gazetteer, rough=True), why=why)
    return found


def _chained(
    text: str, answers: Mapping[str, Answer], names: Mapping[str, Name], told: Mapping[str, float], gazetteer: Gazetteer
) -> dict[str, Answer]:
    """Unknown places put in the unit or country that the names behind them end in, the same wherever one is written."""
    found: dict[str, Answer] = {}
    for key, one in answers.items():
        if one.location is not None or one.ref is not None:
            continue
        holders = [holder_behind(text, *span, told, gazetteer) for span in names[key].spans]
        units = {holder.number: holder for holder in holders if holder}
        if len(units) == 1:
            found[key] = _lying_in(one, next(iter(units.values())), gazetteer)
    return found


def _lying_in(one: Answer, holder: Place, gazetteer: Gazetteer) -> Answer:
    why = replace(one.why, reason=f"{one.why.reason}; the text says that it lies in {full_name(holder, gazetteer)}")
    return replace(one, location=location_of(holder, gazetteer, rough=True), why=why)


def _is_sure(holder: Answer, spot: Behind) -> bool:
    """Is it of that very name, and does the name behind it, if there is one, hold it rather than follow it?"""
    features = dict(holder.why.candidates[0].features)
    return features.get("spelling", 0.0) >= 0 and (not spot.goes_on or features.get("written", 0.0) > 0)


def _side_of(location: Location | None) -> Location | None:
    """A side of a country is a fuzzy area to UCDP (where_prec 5), one of a first-level unit that unit."""
    if location is None or location.where_prec != WHERE_PREC["country"]:
        return location
    return replace(location, where_prec=FUZZY_AREA, geo_precision=GEO_PRECISION[FUZZY_AREA])


def _contrary(name: Name, best: Weighed, gazetteer: Gazetteer) -> str | None:
    """Does the best candidate lie in another country than the unit that is written, one that nothing speaks of?"""
    if name.around.unit is None or gazetteer.place(name.around.unit).country == best.place.country:
        return None
    return ELSEWHERE if dict(best.features).get("country", 0.0) < LEAST_SPOKEN else None


def _coarse(name: Name, doubt: str, candidates: tuple[Candidate, ...], gazetteer: Gazetteer) -> Answer:
    """Unknown, but put in the middle of the unit that the text says holds it, as UCDP's coders do."""
    if name.around.unit is None:
        return Answer(None, None, None, Reasoning(doubt, candidates))
    unit = gazetteer.place(name.around.unit)
    why = Reasoning(f"{doubt}; the text says that it lies in {full_name(unit, gazetteer)}", candidates)
    return Answer(None, None, location_of(unit, gazetteer), why)


def _doubt(ranked: list[Weighed], weights: Weights, somewhere: bool) -> str | None:
    """Why the best candidate is not good enough; None where it is. somewhere: does the text speak of any country?"""
    if not ranked:
        return UNKNOWN
    values = dict(ranked[0].features)
    if ranked[0].score < weights.threshold:
        return WEAK
    if somewhere and values["prominence"] < FAMED and values.get("country", 0.0) < SPOKEN and values["near"] < SPOKEN:
        return OBSCURE if values.get("written", 0.0) <= 0 else None
    placed = values.get("written") or values.get("country", 0.0) >= weights.country / 4
    return FAR_FETCHED if values["spelling"] < 0 and not placed else None
