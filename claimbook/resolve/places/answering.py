"""What the names of places mean in one document: the candidate that scores enough, else what the text says holds it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from claimbook.model.values import Candidate, Location, Mention, Reasoning
from claimbook.resolve.places.candidates import Name, called, names_of
from claimbook.resolve.places.chain import CLEARLY, holder_behind
from claimbook.resolve.places.evidence import Evidence
from claimbook.resolve.places.explain import candidate_of, full_name, location_of, reason_of
from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.gazetteer import Gazetteer, Place
from claimbook.resolve.places.kinds import GEO_PRECISION, WHERE_PREC
from claimbook.resolve.places.sites import Behind, place_behind
from claimbook.resolve.places.weighing import Weighed, weigh
from claimbook.resolve.places.weights import Weights

SHOWN: Final = 5
"""Candidates kept with a reason."""
UNKNOWN: Final = "no place of the gazetteer has this name or one like it"
WEAK: Final = "no candidate scores enough"
FAR_FETCHED: Final = "only similar names, in countries that the text does not speak of"
ELSEWHERE: Final = "the places of this name lie elsewhere"
OBSCURE: Final = "a small place, in a country that the text does not speak of"
FAMED: Final = 3.0
"""Prominence, weighed, of a town of some 100,000 people."""
SPOKEN: Final = 0.15
"""Of country or nearness, weighed: less is nothing."""
LEAST_SPOKEN: Final = 0.5
_WIDE: Final = frozenset(("country", "nation", "region", "continent"))
PART: Final = "a side of"
IN_TOWN: Final = "a part of, or a site at,"
FUZZY_AREA: Final = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What a name means in its document: all None but why where that is not known."""

    ref: str | None
    name: str | None
    location: Location | None
    why: Reasoning
    place: Place | None = None


def answers_of(
    names: dict[str, Name], text: str, told: Evidence, gazetteer: Gazetteer, weights: Weights
) -> dict[str, Answer]:
    """Folded name -> what it means in the document of this text. told: what the text speaks of."""
    board = weigh(names, told, gazetteer, weights) if names else {}
    spoken = told.countries
    answers = {key: _answer(name, board[key], gazetteer, weights, spoken) for key, name in names.items()}
    behind = _behind(text, {key: names[key] for key, one in answers.items() if one.location is None})
    if behind:
        spots = [Mention(text[one.start : one.end], one.start, one.end) for one in behind.values()]
        more = names_of(text, spots, gazetteer) | names
        board = weigh(more, told, gazetteer, weights)
        holders = {key: _answer(name, board[key], gazetteer, weights, spoken) for key, name in more.items()}
        answers |= _held(behind, text, answers, holders, gazetteer)
    answers |= _chained(text, answers, names, told.countries, gazetteer)
    return answers


def meaning_of(place: Place, gazetteer: Gazetteer) -> Answer:
    """The answer that a place of the gazetteer is."""
    return Answer(place.ref, full_name(place, gazetteer), location_of(place, gazetteer), Reasoning(""), place)


def _answer(
    name: Name, ranked: list[Weighed], gazetteer: Gazetteer, weights: Weights, told: Mapping[str, float]
) -> Answer:
    doubt = _doubt(ranked, weights, any(told.values())) or _contrary(name, ranked[0].place, told)
    doubt = doubt or _against_unit(name, ranked[0], gazetteer)
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
            found[key] = lying_in(one, next(iter(units.values())), gazetteer)
    return found


def lying_in(one: Answer, holder: Place, gazetteer: Gazetteer) -> Answer:
    """The answer for an unknown place, roughly where the text puts it."""
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


def _contrary(name: Name, best: Place, told: Mapping[str, float]) -> str | None:
    """Does the best candidate lie in another country than the one written behind it ("Kampala, DRC")?

    Not where the text speaks of the other nearly as often: states claim each other's towns ("Hebron, Israel").
    """
    country = name.around.country
    if country is None or country == best.country or not best.country or best.kind in _WIDE:
        return None
    return ELSEWHERE if CLEARLY * told.get(best.country, 0.0) <= told.get(country, 0.0) else None


def _against_unit(name: Name, best: Weighed, gazetteer: Gazetteer) -> str | None:
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
