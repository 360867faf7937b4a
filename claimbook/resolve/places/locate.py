"""Places of an extraction -> the same with identity, coordinates and reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from claimbook.model.values import Candidate, Claim, Extraction, Location, Mention, Reasoning
from claimbook.resolve.places.candidates import Name, names_of, trimmed
from claimbook.resolve.places.evidence import evidence_of
from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.gazetteer import Gazetteer, Place
from claimbook.resolve.places.kinds import GEO_PRECISION, WHERE_PREC
from claimbook.resolve.places.weighing import Weighed, weigh
from claimbook.resolve.places.weights import WEIGHTS, Weights

SHOWN: Final = 5
"""Candidates kept with a reason."""

Resolved = Mapping[str, Mention]


def locate_places(extraction: Extraction, gazetteer: Gazetteer, weights: Weights = WEIGHTS) -> Extraction:
    """The extraction with every place that the gazetteer knows given its ref, name, location and reason.

    Places are mentions of kind "place", fillers of the role "place", and facilities that bear the name of a place. The
    same name is the same place throughout the document. A name below the threshold, or unknown, keeps its words and
    gets a reason with ranked candidates. Identities that are there already are not overruled.
    """
    text = extraction.document.text
    names = names_of(text, _places(extraction), gazetteer)
    if not names:
        return extraction
    board = weigh(names, evidence_of(text, gazetteer), gazetteer, weights)
    answers = {key: _answer(name, board[key], gazetteer, weights) for key, name in names.items()}
    return replace(
        extraction,
        claims=tuple(_in_claim(claim, answers) for claim in extraction.claims),
        mentions=tuple(_in_mention(one, answers) for one in extraction.mentions),
    )


def is_place(mention: Mention) -> bool:
    """Whether a mention is to be looked up."""
    return mention.kind in ("place", "facility") and mention.ref is None


def _places(extraction: Extraction) -> Iterator[Mention]:
    for one in extraction.mentions:
        if is_place(one):
            yield one
    for claim in extraction.claims:
        for one in claim.roles.get("place", ()):
            if one.ref is None and one.kind in (None, "place", "facility"):
                yield one


@dataclass(frozen=True, slots=True)
class Answer:
    """What a name means in its document: all None but why where that is not known."""

    ref: str | None
    name: str | None
    location: Location | None
    why: Reasoning


def _answer(name: Name, ranked: list[Weighed], gazetteer: Gazetteer, weights: Weights) -> Answer:
    candidates = tuple(
        Candidate(one.place.ref, full_name(one.place, gazetteer), one.score, one.features) for one in ranked[:SHOWN]
    )
    if not ranked:
        return Answer(None, None, None, Reasoning("no place of the gazetteer has this name or one like it"))
    best = ranked[0]
    if best.score < weights.threshold:
        return Answer(None, None, None, Reasoning("no candidate scores enough", candidates))
    place = best.place
    location = location_of(place, gazetteer, name.around.rough)
    return Answer(place.ref, full_name(place, gazetteer), location, Reasoning(_reason(best), candidates))


def _reason(best: Weighed) -> str:
    told = sorted(best.features, key=lambda one: -one[1])
    return "chosen by " + ", ".join(name for name, value in told if value > 0.1)


def full_name(place: Place, gazetteer: Gazetteer) -> str:
    """'Machh, Balochistan, Pakistan'."""
    parts = [place.name]
    if place.admin1 is not None:
        parts.append(gazetteer.place(place.admin1).name)
    if place.country and place.kind != "country":
        parts.append(gazetteer.country_name(place.country))
    return ", ".join(dict.fromkeys(parts))


def location_of(place: Place, gazetteer: Gazetteer, rough: bool = False) -> Location:
    """Coordinates, units and precision of a place. rough: the text speaks of its neighbourhood only."""
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


def _in_claim(claim: Claim, answers: Mapping[str, Answer]) -> Claim:
    if "place" not in claim.roles:
        return claim
    fillers = tuple(_in_filler(one, answers) for one in claim.roles["place"])
    return replace(claim, roles={**claim.roles, "place": fillers})


def _in_filler(one: Mention, answers: Mapping[str, Answer]) -> Mention:
    return _with(one, answers) if one.ref is None and one.kind in (None, "place", "facility") else one


def _in_mention(one: Mention, answers: Mapping[str, Answer]) -> Mention:
    return _with(one, answers) if is_place(one) else one


def _with(one: Mention, answers: Mapping[str, Answer]) -> Mention:
    answer = answers.get(fold(trimmed(one.text)))
    if answer is None:
        return one
    return replace(one, ref=answer.ref, name=answer.name or one.name, location=answer.location, why=answer.why)
