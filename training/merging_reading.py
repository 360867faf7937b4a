"""A headline -> one claim, read by patterns: what is measured is merging, not the engine.

What a pattern or the gazetteer finds in the words themselves: kind of attack, places of the report's country, a day
that is written out, the dead. Sides and targets are left open.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from claimbook.merge.wording import stem
from claimbook.model.values import Amount, Claim, Document, Mention, Period, Span
from claimbook.resolve.places.cache import load_gazetteer
from claimbook.resolve.places.explain import location_of
from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.gazetteer import Gazetteer, Place
from claimbook.resolve.places.kinds import KIND_WORDS
from claimbook.resolve.times import resolve_period
from claimbook.resolve.times.context import plain_dates

_SUBTYPES: Final = tuple(
    (subtype, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for subtype, words in (
        ("suicide_bombing", r"suicide"),
        ("air_strike", r"air ?strikes?|air ?raid|drone|warplanes?|jets?\b|aerial|helicopter|bombard"),
        ("shelling", r"shell(?:ing|s|ed)?\b|rockets?|mortars?|artillery|missiles?"),
        ("bombing", r"bomb|blast|explo|mines?\b|ied\b|detonat"),
        ("kidnapping", r"kidnap|abduct|hostages?"),
        ("clash", r"clash|fighting|firefight|gunfight|battl|encounter|repel|offensive"),
        ("raid", r"raid|operation|arrest"),
        ("protest", r"protest|demonstrat|rall(?:y|ies)"),
        ("attack", r"kill|attack|ambush|shot|shoot|gunm[ae]n|gunned|massacre|murder|behead|execut"),
    )
)
_SPELLED: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty"
)
_N: Final = rf"(?P<n>\d[\d,]*|{_SPELLED})"
_DEATH: Final = r"(?:kill|dead|die|death|massacre|slain|murder|bod(?:y|ies)|martyr|casualt|perish)"
_TOLLS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bkill(?:s|ed|ing)?\b(?:\W+(?:at|least|more|than|about|nearly|up|to|over|some|another|around)\b)*\W+{_N}\b",
        rf"\b{_N}\b(?:\W+\w+){{0,4}}?\W+(?:are |were |was |feared |reported |shot )?{_DEATH}",
        rf"(?:toll|casualties|killed|dead)\b.{{0,40}}?\b(?:to|at|of)\s+(?:about |at least )?{_N}\b",
        rf"\bclaims? the (?:lives|life) of (?:\w+ )?{_N}\b",
    )
)
_YEARS: Final = range(1985, 2030)
_NAME: Final = re.compile(r"[^\W\d_][\w'’‘-]*")
_MOST_WORDS: Final = 4
_SHORTEST: Final = 4
_LARGE: Final = 15_000
"""Inhabitants from which a town without a recorded attack is looked for: smaller ones are mostly common words."""
_NO_PLACES: Final = frozenset(
    (
        "army", "bank", "bar", "bara", "base", "battle", "boko", "camp", "cross", "dead", "fear", "force", "front",
        "general", "governor", "haram", "hope", "house", "leader", "lead", "march", "market", "may", "mine", "mosque",
        "nine", "north", "police", "post", "press", "prince", "road", "school", "sector", "six", "south", "star",
        "state", "sun", "ten", "times", "twin", "two", "union", "west", "east", "village", "city", "town", "capital",
        "central", "new", "media", "military", "minister", "men", "man", "women", "rise", "clash", "raid", "attack",
    )
)  # fmt: skip
"""Names of places that are words of headlines first."""
_PARTS: Final = frozenset(("admin1", "admin2", "town", "quarter", "camp", "region", "lake", "valley", "mountains"))


def claim_of(document: Document, country: str) -> Claim:
    """The headline as a claim of one incident. country: ISO 3166-1 alpha-3; only its places are looked for."""
    text = document.text
    subtype = next((name for name, words in _SUBTYPES if words.search(text)), "other")
    places = tuple(_places(text, country))
    toll = _toll(text)
    return Claim(
        document.id, document.id, "incident", subtype, {"place": places} if places else {},
        {"killed": toll} if toll else {}, _day(text, document.published), "I1", None, "positive", "actual",
        (Span(text, 0, len(text)),),
    )  # fmt: skip


def _toll(text: str) -> Amount | None:
    for pattern in _TOLLS:
        if found := pattern.search(text):
            number = int(stem(found["n"].casefold().replace(",", "")))
            return None if number in _YEARS else Amount(found["n"], *found.span("n"), number, number)
    return None


def _day(text: str, published: date | None) -> Period | None:
    """The first date that the text begins with, or that stands after "on", and means one day: not that of a digest."""
    for start, end, words in plain_dates(text):
        if not any(one.isdigit() for one in words) or (start > 0 and text[max(0, start - 4) : start] != " on "):
            continue
        days = resolve_period(words, published)
        first, last = days.start_date, days.end_date
        if first and last and (last - first).days <= 1 and (published is None or first <= published):
            return Period(words, start, end, first, last)
    return None


def _places(text: str, country: str) -> Iterator[Mention]:
    """The names in the text that the gazetteer knows in the country, the longest first, none over another."""
    words = list(_NAME.finditer(text))
    at = 0
    while at < len(words):
        for count in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            start, end = words[at].start(), words[at + count - 1].end()
            after = words[at + count].group() if at + count < len(words) else ""
            if place := _place(text[start:end], after, country):
                name = text[start:end]
                yield Mention(name, start, end, place.name, place.ref, "place", location_of(place, _gazetteer()))
                at += count - 1
                break
        at += 1


def _place(name: str, after: str, country: str) -> Place | None:
    """The place of the country that the words most likely name. after: the next word, which may tell its kind."""
    if not name[:1].isupper() or re.search(r"[,;:.|]", name):
        return None
    folded = fold(name.removesuffix("'s").removesuffix("’s"))
    if len(folded) < _SHORTEST or folded in _NO_PLACES:
        return None
    known = [one for one in _candidates(folded, country) if one.kind in _PARTS]
    kinds = KIND_WORDS.get(after.casefold())
    told = [one for one in known if kinds and one.kind in kinds]
    return max(told or known, key=lambda one: (one.events, one.people, -one.number), default=None)


@lru_cache(maxsize=100_000)
def _candidates(folded: str, country: str) -> tuple[Place, ...]:
    gazetteer = _gazetteer()
    found = [gazetteer.place(one.number) for one in gazetteer.folded(folded)]
    if any(one.kind == "country" for one in found):
        return ()
    at_home = [one for one in found if one.country and gazetteer.alpha3(one.country) == country]
    return tuple(one for one in at_home if one.events or one.kind in ("admin1", "admin2") or one.people >= _LARGE)


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return load_gazetteer()
