"""Questions that claims answer differently: who did it, how many, is it so, how dangerous."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from claimbook.assess.fighters import STATE
from claimbook.assess.ground import Ground
from claimbook.assess.incidents import AGREEMENT, accounts_of, kind_of, title_of
from claimbook.assess.values import Disagreement, Side
from claimbook.assess.wording import range_words, statement_of
from claimbook.model.views import Accusation, Incident, Party, Range, Relation, Testimony

_JUDGED = ("assessment/threat", "assessment/risk")


def disagreements_of(ground: Ground) -> tuple[Disagreement, ...]:
    """All of them: about incidents first, then numbers, relations, and the judgement of the group."""
    found = [*_of_incidents((*ground.done, *ground.suffered)), *_of_numbers(ground), *_of_relations(ground)]
    return (*found, *_of_judgement(ground))


def _of_incidents(incidents: Iterable[Incident]) -> Iterator[Disagreement]:
    for one in {each.id: each for each in incidents}.values():
        yield from _who_did_it(one)
        for key, value in one.counts.items():
            yield from _numbers(f"{title_of(one)}: how many {key}?", value.testimonies)


def _who_did_it(incident: Incident) -> Iterator[Disagreement]:
    """Two or more parties of which each is held responsible by somebody, or one that denies it. A state and its forces
    are one, and so are those that one claim names together: they did it side by side.

    Both sides of an agreement take part in it; in a clash both act, and only those dispute it who claim or blame.
    """
    kind = kind_of(incident)
    if kind == AGREEMENT:
        return
    accounts = [one for one in accounts_of(incident) if kind != "clash" or one.stance != "acted"]
    rivals = _joined(_named_together(accounts))
    stances = {one.stance for one in incident.perpetrators}
    if len(rivals) < 2 and not ("denied" in stances and len(stances) > 1):
        return
    sides = [Side(f"{one.party.name} ({one.stance})", one.testimonies) for one in incident.perpetrators]
    if len({one.holder for side in sides for one in side.testimonies}) > 1:
        yield Disagreement(f"{title_of(incident)}: who did it?", tuple(sides))


def _named_together(accounts: Iterable[Accusation]) -> list[frozenset[str]]:
    """The parties of each claim."""
    found: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        for one in account.testimonies:
            found[one.claim].add(_actor(account.party))
    return [frozenset(parties) for parties in found.values()]


def _joined(groups: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The groups, those with a member in common as one."""
    out: list[frozenset[str]] = []
    for group in groups:
        met = [one for one in out if not one.isdisjoint(group)]
        out = [one for one in out if one not in met] + [group.union(*met)]
    return out


def _actor(party: Party) -> str:
    """The party, or the state that it is a force of."""
    return party.ref.partition("/")[0] if party.ref and party.ref.startswith(STATE) else party.key


def _of_numbers(ground: Ground) -> Iterator[Disagreement]:
    for label, question in (
        ("members", "How many members or fighters?"),
        ("unit_size", "How large is a cell or unit?"),
    ):
        found = ground.of(f"strength/{label}", end="subject")
        named: dict[str, list[Testimony]] = defaultdict(list)
        for one in found:
            named[one.subject.name] += one.amount.testimonies if one.amount else ()
        for name, told in named.items():
            yield from _numbers(f"{question} ({name})", told)


def _numbers(question: str, told: Iterable[Testimony]) -> Iterator[Disagreement]:
    """Numbers of which at least two do not overlap. A bare lower or upper end contradicts only what lies beyond it."""
    given = [one for one in told if isinstance(one.value, Range)]
    if not any(_apart(a.value, b.value) and _rivals(a, b) for a in given for b in given):
        return
    sides: dict[str, list[Testimony]] = defaultdict(list)
    for one in given:
        sides[range_words(one.value)].append(one)
    yield Disagreement(question, tuple(Side(words, tuple(held)) for words, held in sides.items() if words))


def _rivals(a: Testimony, b: Testimony) -> bool:
    """One holder in one report gives parts ("eleven soldiers and 19 fighters"), not two answers."""
    return (a.report, a.holder) != (b.report, b.holder)


def _apart(a: Range, b: Range) -> bool:
    return a.high is not None and b.low is not None and a.high < b.low


def _of_relations(ground: Ground) -> Iterator[Disagreement]:
    """One relation that some assert and others deny, under whichever of the group's names."""
    same: dict[tuple[str | None, ...], list[Relation]] = defaultdict(list)
    for one in (*ground.relations, *ground.family):
        if one.type not in ("assessment", "strength"):
            same[one.type, one.subtype, *(_end(each, ground) for each in (one.subject, one.object, one.place))].append(
                one
            )
    for found in same.values():
        asserted = next((one for one in found if one.for_), None)
        against = _all(found, "against")
        if asserted and against:
            sides = (Side("yes", _all(found, "for_")), Side("no", against))
            yield Disagreement(f"Is it so: {statement_of(asserted)}?", sides)


def _end(party: Party | None, ground: Ground) -> str | None:
    return None if party is None else "self" if party.key in ground.scope.keys else party.key


def _of_judgement(ground: Ground) -> Iterator[Disagreement]:
    """How dangerous: those who call it a threat, those who do not, and those who set it below or above others."""
    found = ground.of(*_JUDGED, end="subject")
    compared = ground.of("assessment/comparison")
    sides = [
        Side("a threat or a risk", _all(found, "for_")),
        Side("no threat", _all(found, "against")),
        *(Side(statement_of(one), (*one.for_, *one.against)) for one in compared),
    ]
    sides += [
        Side(f"{one.subject.name} has {range_words(told.value)} members or fighters", (told,))
        for one in ground.of("strength/members", end="subject")
        for told in (one.amount.testimonies if one.amount else ())
        if isinstance(told.value, Range) and range_words(told.value)
    ]
    sides = [one for one in sides if one.testimonies]
    if len({one.holder for side in sides for one in side.testimonies}) > 1 or len(sides) > 1:
        yield Disagreement(f"How seriously is {ground.scope.name} to be taken?", tuple(sides))


def _all(found: Iterable[Relation], way: str) -> tuple[Testimony, ...]:
    return tuple(one for each in found for one in getattr(each, way))
