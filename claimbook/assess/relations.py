"""Indicators out of relations: reach, strength, network, resources, backing, leadership, and how it is judged."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from claimbook.assess.fighters import STATE
from claimbook.assess.ground import Ground
from claimbook.assess.incidents import doubt_of, happened, is_placed
from claimbook.assess.measure import measured
from claimbook.assess.values import Indicator, Line
from claimbook.assess.wording import (
    capital,
    counted,
    holders_of,
    is_asserted,
    range_words,
    said_by,
    sentence_of,
    series,
)
from claimbook.model.names import folded
from claimbook.model.views import Party, Range, Relation, Testimony, Value

_NETWORK = ("pledge", "merge", "split", "rename", "join", "ally", "rival")


def reach(ground: Ground) -> Indicator:
    """Places where it is active, backed, camped or in control, and where its incidents were; over the years.

    Counted are places with a name, of what is or was so; descriptions ("villages") and plans are lines only.
    """
    present = ground.of("presence/operates", "presence/control", "presence/camp", end="subject")
    asserted = [one.place for one in present if is_asserted(one) and one.place]
    struck = [one for one in ground.done if isinstance(one.place.value, Party)]
    names = _names_of([*asserted, *(one.place.value for one in struck if happened(one))])
    lines = ground.lines(present) + tuple(
        Line(f"An incident in {one.place.value.name}{doubt_of(one)}{said_by(told)}.", told, is_placed(one, ground))
        for one in struck
        if (told := one.place.testimonies)
    )
    value = f"{counted(len(names), 'place')}: {series(names)}" if names else None
    return measured("reach", value, lines, (len(names), len(names)) if names else None, "places")


def _names_of(places: Sequence[Party]) -> list[str]:
    """Each place once, however it is written, by its fullest name: "Bukavu" is "Bukavu, South Kivu" where both are told
    of one group."""
    known: dict[str, str] = {}
    for one in places:
        if _is_named(one):
            known.setdefault(folded(one.name), one.name)
    first = {folded(name.partition(",")[0]) for name in known.values() if "," in name}
    return [name for words, name in known.items() if "," in name or words not in first]


_POINTERS: Final = frozenset(("it", "its", "they", "them", "there", "here", "this", "that", "these", "those"))


def _has_name(words: str) -> bool:
    """A name has a capital behind its article, or letters of a script without capitals; "It" is none."""
    bare = _ARTICLE.sub("", words)
    return words.casefold() not in _POINTERS and any(one.isalpha() and not one.islower() for one in bare)


def _is_named(place: Party) -> bool:
    """Has the gazetteer or the registry the place, or do its words name it ("Pell", "northern Pell", "al-Pell")?

    A location proves no name: it may be that of the country which the words lie in. What begins in small letters
    describes ("south of Pell"), as does what ends in them behind a part of a country ("southern Marshland villages").
    """
    if place.ref and not place.ref.startswith("local:"):
        return True
    bare = _ARTICLE.sub("", place.name)
    words = _LEADING.sub("", bare)
    described = words != bare and words.rpartition(" ")[2].islower()
    return _has_name(place.name) and words != "" and not words[0].islower() and not described


_LEADING: Final = re.compile(
    r"^(?:(?:(?:north|south|east|west|central)[a-z-]*|and|coastal|rural|downtown|occupied|\d[\w.,-]*)\s+)*"
    r"(?:(?:al|el|la|le|las|los|de)[\s'’-]|a[dnrstz]h?-)?"
)
"""What stands in small letters before a name: the part of it that is meant, and articles of other languages."""
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def strength(ground: Ground) -> Indicator:
    """How many it has, each number with who says it; the interval spans them all."""
    return _amounts("strength", ground.of("strength/members", end="subject"), ground)


def cells(ground: Ground) -> Indicator:
    """How large one cell or unit is."""
    return _amounts("cells", ground.of("strength/unit_size", end="subject"), ground)


def network(ground: Ground) -> Indicator:
    """Pledges, mergers, splits, names, entries, allies, rivals; members of other groups are lines, not strength."""
    found = ground.of(*(f"affiliation/{one}" for one in _NETWORK))
    parts = []
    for subtype in _NETWORK:
        told = [one for one in found if one.subtype == subtype and is_asserted(one)]
        if subtype in _DIRECTED:
            away, back = _DIRECTED[subtype]
            parts += _two_ways(told, ground, away, back)
        elif others := _others(told, ground):
            parts.append(f"{subtype}: {series(others)}")
    return measured("network", "; ".join(parts) or _unsaid(found), ground.lines(found), _counted(found), "relations")


_DIRECTED: Final = {
    "pledge": ("pledge to", "pledge from"), "split": ("split from", "split off by"), "join": ("joined", "joined by"),
}  # fmt: skip
"""Subtypes that go one way -> how others are told of what the group did, and of what they did."""


def _two_ways(told: Sequence[Relation], ground: Ground, away: str, back: str) -> list[str]:
    """Those at the other end, behind `away` where the group or its family begins it, behind `back` where others do."""
    own = ground.scope.keys | ground.scope.family
    begun = [
        one for one in told if one.subject.key in own and (not one.object or one.object.key not in ground.scope.keys)
    ]
    met = [one for one in told if one not in begun]
    there = dict.fromkeys(one.object.name for one in begun if one.object)
    here = dict.fromkeys(one.subject.name for one in met)
    return [f"{words} {series(names)}" for words, names in ((back, here), (away, there)) if names]


def branches(ground: Ground) -> Indicator:
    """What is called a branch of it, whose branch it is, and who leans on whom."""
    found = ground.of("affiliation/branch", "affiliation/depend")
    words = [f"{one.subject.name} {'a branch of' if one.subtype == 'branch' else 'dependent on'} {one.object.name}"
             for one in found if is_asserted(one) and one.object]  # fmt: skip
    return measured("branches", "; ".join(dict.fromkeys(words)) or _unsaid(found), ground.lines(found), _counted(found),
                    "relations")  # fmt: skip


def flow(ground: Ground) -> Indicator:
    """Groups whose people came to it, or to which its own went."""
    found = ground.of("member_flow")
    told = [one for one in found if is_asserted(one)]
    parts = _two_ways(told, ground, "people went over to", "people came from")
    return measured("flow", "; ".join(parts) or _unsaid(found), ground.lines(found), _counted(found), "groups")


_GIVEN: Final = {
    "funding": "money", "training": "training", "arms": "arms", "sanctuary": "shelter", "other": "other support",
}  # fmt: skip
"""Subtypes of support -> what is given, in the order of a profile."""


def resources(ground: Ground) -> Indicator:
    """Who gives it what, and what it gives others; how it pays its way; camps."""
    given = ground.of("support")
    other = ground.of("method/finance", "presence/camp", end="subject")
    parts = []
    for kind, what in _GIVEN.items():
        told = [one for one in given if one.subtype == kind and is_asserted(one)]
        parts += _two_ways(told, ground, f"gives {what} to", f"gets {what} from")
    parts += ["its own money described"] if any(one.type == "method" and is_asserted(one) for one in other) else []
    parts += ["camps"] if any(one.type == "presence" and is_asserted(one) for one in other) else []
    found = (*given, *other)
    return measured("resources", "; ".join(parts) or _unsaid(found), ground.lines(found), _counted(found), "relations")


def recruitment(ground: Ground) -> Indicator:
    """What is said of how it finds people."""
    return _said("recruitment", ground.of("method/recruitment", "method/propaganda", end="subject"), ground)


def backing(ground: Ground) -> Indicator:
    """Places where people are said to back it."""
    found = ground.of("presence/support_base", end="subject")
    places = dict.fromkeys(one.place.name for one in found if is_asserted(one) and one.place)
    value = f"in {series(places)}" if places else _unsaid(found)
    return measured("backing", value, ground.lines(found), _counted(found), "places")


def ideology(ground: Ground) -> Indicator:
    """Creeds it is said to hold."""
    found = ground.of("ideology", end="subject")
    creeds = dict.fromkeys(one.object.name for one in found if is_asserted(one) and one.object)
    return measured("ideology", series(creeds) or _unsaid(found), ground.lines(found), _counted(found), "creeds")


def leadership(ground: Ground) -> Indicator:
    """Named leaders and founders, those killed, caught or replaced, and members who are named.

    A state or the group itself, read where a person's name should stand, is a line only.
    """
    found = ground.of("leadership", end="object")
    told = [one for one in found if is_asserted(one)]
    lead = _subjects([one for one in told if one.subtype in ("leads", "founded") and not _is_self(one)])
    removed = [one for one in told if one.subtype == "removed" and _may_be_person(one)]
    lost = _subjects([one for one in removed if _has_name(one.subject.name)])
    belong = _subjects([one for one in told if one.subtype == "member_of" and _may_be_person(one)])
    members = [name for name in belong if name not in (*lead, *lost) and _has_name(name)]
    parts = [f"led or founded by {series(lead)}"] if lead else []
    parts += [f"lost {series(lost)}"] if lost else []
    parts += [f"members: {series(members)}"] if members else []
    value = "; ".join(parts) or ("nobody by name" if told else _unsaid(found))
    return measured("leadership", value, ground.lines(found), (len(lost), len(lost)) if found else None, "leaders lost")


def _subjects(found: Iterable[Relation]) -> list[str]:
    return list(dict.fromkeys(one.subject.name for one in found))


def _is_self(one: Relation) -> bool:
    """Does the one who leads carry the name of what is led?"""
    return one.object is not None and folded(one.subject.name) == folded(one.object.name)


def _may_be_person(one: Relation) -> bool:
    """Readers take whatever stands before "was killed" for a person, also the state or the group of the sentence."""
    state = (one.subject.ref or "").startswith(STATE)
    return one.subject.kind in ("person", None) and not state and not _is_self(one)


def threat(ground: Ground) -> Indicator:
    """Who calls it a threat or a risk, and who does not."""
    found = ground.of("assessment/threat", "assessment/risk", end="subject")
    yes = {one.holder for each in found for one in each.for_}
    no = {one.holder for each in found for one in each.against}
    parts = [f"a threat or risk in the view of {counted(len(yes), 'holder')}"] if yes else []
    parts += [f"not in the view of {counted(len(no), 'holder')}"] if no else []
    return measured("threat", ", ".join(parts) or None, ground.lines(found), _counted(found), "judgements")


def comparison(ground: Ground) -> Indicator:
    """Whom it is measured against, in which direction, by whom."""
    found = ground.of("assessment/comparison")
    others = series(_others(found, ground))
    return measured("comparison", others or None, ground.lines(found), _counted(found), "comparisons")


def _amounts(name: str, found: Sequence[Relation], ground: Ground) -> Indicator:
    """Every number that is said, a line each; the interval spans them all."""
    told = [(one, each) for each in found if each.amount for one in each.amount.testimonies]
    ranges = [one.value for one, _ in told if isinstance(one.value, Range)]
    lows = [one.low for one in ranges if one.low is not None]
    highs = [one.high for one in ranges if one.high is not None]
    words = [f"{range_words(one.value)} ({holders_of([one])})" for one, _ in told if range_words(one.value)]
    value = "; ".join(dict.fromkeys(words)) or ("a number that could not be read" if found else None)
    lines = tuple(_amount_line(one, each, ground) for one, each in told)
    interval = (min(lows, default=None), max(highs, default=None)) if ranges else None
    return measured(name, value, lines, interval, "persons")


def _amount_line(one: Testimony, relation: Relation, ground: Ground) -> Line:
    alone = replace(
        relation,
        place=None,  # it may stand in another holder's claim alone
        amount=Value(one.value, "", (one,)),
        for_=(one,) if one.polarity == "positive" else (),
        against=(one,) if one.polarity == "negative" else (),
    )
    return Line(f"{capital(sentence_of(alone))}.", (one,), relation.id not in ground.unplaced)


def _said(name: str, found: Sequence[Relation], ground: Ground) -> Indicator:
    holders = {one.holder for each in found for one in each.for_}
    value = f"described by {counted(len(holders), 'holder')}" if holders else _unsaid(found)
    return measured(name, value, ground.lines(found), _counted(found), "descriptions")


def _others(found: Iterable[Relation], ground: Ground) -> list[str]:
    """The names at the other ends than the group's own."""
    ends = [one for each in found for one in (each.subject, each.object) if one and one.key not in ground.scope.keys]
    return list(dict.fromkeys(one.name for one in ends))


def _counted(found: Sequence[Relation]) -> tuple[float, float] | None:
    """How many are asserted by somebody and denied by nobody .. how many are asserted."""
    if not found:
        return None
    told = [one for one in found if is_asserted(one)]
    return sum(1 for one in told if not one.against), len(told)


def _unsaid(found: Sequence[Relation]) -> str | None:
    """What is said where nobody says that any of it is so; None: nothing is."""
    if not found:
        return None
    return "only planned or supposed" if any(one.for_ for one in found) else "only denied"
