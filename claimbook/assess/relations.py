"""Indicators out of relations: reach, strength, network, resources, backing, leadership, and how it is judged."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from claimbook.assess.ground import Ground
from claimbook.assess.measure import measured
from claimbook.assess.values import Indicator, Line
from claimbook.assess.wording import capital, counted, holders_of, range_words, said_by, sentence_of, series
from claimbook.model.names import folded
from claimbook.model.views import Party, Range, Relation, Testimony, Value

_NETWORK = ("pledge", "merge", "split", "rename", "join", "ally", "rival")


def reach(ground: Ground) -> Indicator:
    """Places where it is active, backed, camped or in control, and where its incidents were; over the years.

    Counted are places with a name; descriptions ("villages") are lines only.
    """
    present = ground.of("presence/operates", "presence/control", "presence/camp", end="subject")
    asserted = [one.place for one in present if one.for_ and one.place]
    struck = [one for one in ground.done if isinstance(one.place.value, Party)]
    names = _names_of([*asserted, *(one.place.value for one in struck)])
    lines = ground.lines(present) + tuple(
        Line(f"An incident in {one.place.value.name}{said_by(told)}.", told, one.id not in ground.unplaced)
        for one in struck
        if (told := one.place.testimonies)
    )
    value = f"{counted(len(names), 'place')}: {series(names)}" if names else None
    return measured("reach", value, lines, (len(names), len(names)) if names else None, "places")


def _names_of(places: Sequence[Party]) -> list[str]:
    """Each place once, by its fullest name: "Bukavu" is "Bukavu, South Kivu" where both are told of one group."""
    names = list(dict.fromkeys(one.name for one in places if one.location or _has_name(one.name)))
    known = {folded(name.partition(",")[0]) for name in names if "," in name}
    return [name for name in names if "," in name or folded(name) not in known]


_POINTERS: Final = frozenset(("it", "its", "they", "them", "there", "here", "this", "that", "these", "those"))


def _has_name(words: str) -> bool:
    """A name has a capital, or letters of a script without capitals; "It" at the beginning of a sentence is none."""
    return words.casefold() not in _POINTERS and any(one.isalpha() and not one.islower() for one in words)


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
        others = _others([one for one in found if one.subtype == subtype and one.for_], ground)
        parts += [f"{subtype}: {series(others)}"] if others else []
    return measured("network", "; ".join(parts) or _denied(found), ground.lines(found), _counted(found), "relations")


def branches(ground: Ground) -> Indicator:
    """What is called a branch of it, whose branch it is, and who leans on whom."""
    found = ground.of("affiliation/branch", "affiliation/depend")
    words = [f"{one.subject.name} {'a branch of' if one.subtype == 'branch' else 'dependent on'} {one.object.name}"
             for one in found if one.for_ and one.object]  # fmt: skip
    return measured("branches", "; ".join(dict.fromkeys(words)) or _denied(found), ground.lines(found), _counted(found),
                    "relations")  # fmt: skip


def flow(ground: Ground) -> Indicator:
    """Groups whose people came to it, or to which its own went."""
    found = ground.of("member_flow")
    words = series(_others([one for one in found if one.for_], ground))
    return measured("flow", words or _denied(found), ground.lines(found), _counted(found), "groups")


def resources(ground: Ground) -> Indicator:
    """Who gives it what, and what it gives others; how it pays its way; camps."""
    given = ground.of("support")
    other = ground.of("method/finance", "presence/camp", end="subject")
    kinds = []
    for kind in ("funding", "training", "arms", "sanctuary", "other"):
        givers = dict.fromkeys(one.subject.name for one in given if one.subtype == kind and one.for_)
        kinds += [f"{kind} from {series(givers)}"] if givers else []
    kinds += ["its own money described"] if any(one.type == "method" and one.for_ for one in other) else []
    kinds += ["camps"] if any(one.type == "presence" and one.for_ for one in other) else []
    found = (*given, *other)
    return measured("resources", "; ".join(kinds) or _denied(found), ground.lines(found), _counted(found), "relations")


def recruitment(ground: Ground) -> Indicator:
    """What is said of how it finds people."""
    return _said("recruitment", ground.of("method/recruitment", "method/propaganda", end="subject"), ground)


def backing(ground: Ground) -> Indicator:
    """Places where people are said to back it."""
    found = ground.of("presence/support_base", end="subject")
    places = dict.fromkeys(one.place.name for one in found if one.for_ and one.place)
    value = f"in {series(places)}" if places else _denied(found)
    return measured("backing", value, ground.lines(found), _counted(found), "places")


def ideology(ground: Ground) -> Indicator:
    """Creeds it is said to hold."""
    found = ground.of("ideology", end="subject")
    creeds = dict.fromkeys(one.object.name for one in found if one.for_ and one.object)
    return measured("ideology", series(creeds) or _denied(found), ground.lines(found), _counted(found), "creeds")


def leadership(ground: Ground) -> Indicator:
    """Named leaders and founders, and those killed, caught or replaced."""
    found = ground.of("leadership", end="object")
    lead = dict.fromkeys(one.subject.name for one in found if one.subtype in ("leads", "founded") and one.for_)
    lost = dict.fromkeys(one.subject.name for one in found if one.subtype == "removed" and one.for_)
    parts = [*([f"led or founded by {series(lead)}"] if lead else []), *([f"lost {series(lost)}"] if lost else [])]
    return measured("leadership", "; ".join(parts) or _denied(found), ground.lines(found),
                    (len(lost), len(lost)) if found else None, "leaders lost")  # fmt: skip


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
    value = f"described by {counted(len(holders), 'holder')}" if holders else _denied(found)
    return measured(name, value, ground.lines(found), _counted(found), "descriptions")


def _others(found: Iterable[Relation], ground: Ground) -> list[str]:
    """The names at the other ends than the group's own."""
    ends = [one for each in found for one in (each.subject, each.object) if one and one.key not in ground.scope.keys]
    return list(dict.fromkeys(one.name for one in ends))


def _counted(found: Sequence[Relation]) -> tuple[float, float] | None:
    """How many are asserted by somebody and denied by nobody .. how many are asserted."""
    if not found:
        return None
    return sum(1 for one in found if one.for_ and not one.against), sum(1 for one in found if one.for_)


def _denied(found: Sequence[Relation]) -> str | None:
    return "only denied" if found else None
