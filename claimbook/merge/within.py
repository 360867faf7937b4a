"""Which claims of one report speak of one incident, where nothing says so: a comparison of pairs that can be read, as
between reports, then average link."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from claimbook.merge.aggregates import is_aggregate, is_of_long_time, is_plan
from claimbook.merge.clustering import Bonds, clusters_of
from claimbook.merge.comparison import Likeness
from claimbook.merge.parties import bodies_meet
from claimbook.merge.tellings import TOLD_TYPES
from claimbook.merge.weights import within_weights
from claimbook.merge.wording import heft_of, shared_heft, stems
from claimbook.model.values import Claim, Mention, Period
from claimbook.model.words import words_of
from claimbook.resolve.reference.nations import nations_in

_EVENT: Final = (
    r"(?:attacks?|blasts?|bomb\w*|explosions?|strikes?|incident|clash\w*|raids?|killings?|shooting|assault|ambush|massacre"
    r"|operation|murders?|kidnapping|abduction|battle|fighting|violence|siege)"
)
_DEFINITE: Final = re.compile(rf"\b(?:the|this|that|these|those|its|their)\s+(?:\w+\s+){{0,2}}{_EVENT}\b", re.I)
_ANOTHER: Final = re.compile(
    r"\b(?:another|separate(?:ly)?|elsewhere|second|third|other|later|meanwhile|also|earlier|previous|following day)\b",
    re.I,
)
_MOST: Final = 300
"""Claims of one report that are compared with one another at once; the next ones make a new lot."""
_ACCOUNT_ABOVE: Final = -1.0
"""Log-odds from which a claim of responsibility, or blame, that stands alone joins an incident: whoever says who did it
speaks of something told. Of 77 that stood alone on five folds 52 join the right incident, 8 another, and 7 should not
have been read at all."""
_DISTANCES: Final = ((0, "0"), (1, "1"), (3, "2-3"), (8, "4-8"), (float("inf"), "9 or more"))
_EMPTY: Final = stems("people person man woman civilian member militant fighter soldier")
_HOURS: Final = words_of(
    "am pm a.m p.m o'clock hours hour gmt utc noon midday midnight dawn dusk sunrise sunset morning afternoon evening"
    " night"
)
_AROUND_HOURS: Final = _HOURS | words_of(
    "at around about by just shortly before after past the in early late later local time"
)
_NUMBER: Final = re.compile(r"\d{1,4}(?:[.:]\d\d)?(?:[ap]\.?m)?")
_DAYS: Final = 3
"""Days between two given days from which two claims are never of one incident, as between reports."""
FORBIDDEN: Final = "when: over 3 days apart"
"""The outcome that keeps two claims apart whatever else they share."""
_Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Clues:
    """What a claim tells of its incident, gathered once, since it is compared with many.

    roles: role -> stems of its fillers; None: it has none. refs: role -> identities of its fillers, where each has one.
    tolls: key -> (where the words stand, low, high). when: its words of time, where no days are known of them; days:
    first and last, where both are known. countries: those of its places. nations: the states that its sentence names.
    aggregate: a sum, or of a long time, whoever was hit.
    """

    kind: str
    subtype: str
    sentence: int
    roles: Mapping[str, frozenset[str] | None]
    refs: Mapping[str, frozenset[str]]
    tolls: Mapping[str, tuple[int, float | None, float | None]]
    when: str | None
    days: _Days | None
    countries: frozenset[str]
    nations: frozenset[str]
    words: frozenset[str]
    heft: int
    definite: bool
    another: bool
    aggregate: bool
    plan: bool
    negative: bool


def clues(claim: Claim, sentence: int) -> Clues:
    """sentence: the number of the sentence that the claim's evidence begins in."""
    text = " ".join(one.text for one in claim.evidence)
    words = stems(text)
    return Clues(
        kind=claim.type,
        subtype=claim.subtype,
        sentence=sentence,
        roles={role: _stems_of(claim, role) for role in _ROLES},
        refs={role: refs for role in _ROLES if (refs := _refs_of(claim, role))},
        tolls={key: (one.start, one.low, one.high) for key, one in claim.numbers.items()},
        when=_words_of_time(claim.when),
        days=_days_of(claim.when),
        countries=frozenset(
            one.location.country for one in claim.roles.get("place", ()) if one.location and one.location.country
        ),
        nations=nations_in(text),
        words=words,
        heft=heft_of(words),
        definite=bool(_DEFINITE.search(text)),
        another=bool(_ANOTHER.search(text)),
        aggregate=is_aggregate(claim) or is_of_long_time(claim),
        plan=is_plan(claim),
        negative=claim.polarity == "negative",
    )


_ROLES: Final = ("perpetrator", "target", "place", "weapon")


def _days_of(when: Period | None) -> _Days | None:
    return (when.start_date, when.end_date) if when and when.start_date and when.end_date else None


def _words_of_time(when: Period | None) -> str | None:
    """The words, where they are not placed in time; an hour alone ("at around 5 p.m.") says nothing of the day."""
    if when is None or when.start_date or when.end_date:
        return None
    words = when.text.casefold()
    parts = [one.strip(".,") for one in words.split()]
    hours = [one for one in parts if one in _HOURS or (_NUMBER.fullmatch(one) and not one.isdecimal())]
    alone = hours and all(one in _AROUND_HOURS or _NUMBER.fullmatch(one) for one in parts)
    return None if alone else words


def _fillers(claim: Claim, role: str) -> Sequence[Mention]:
    given = claim.roles.get(role, ())
    return claim.roles.get("actor", ()) if role == "perpetrator" and not given else given


def _refs_of(claim: Claim, role: str) -> frozenset[str]:
    """Identities of the fillers; none where one of them has none."""
    refs = [one.ref for one in _fillers(claim, role)]
    return frozenset(one for one in refs if one) if None not in refs else frozenset()


def _stems_of(claim: Claim, role: str) -> frozenset[str] | None:
    given = _fillers(claim, role)
    found = frozenset(word for one in given for word in stems(f"{one.text} {one.name or ''}"))
    return (found - _EMPTY or found) if given else None


def outcomes(earlier: Clues, later: Clues) -> list[str]:
    """'comparison: outcome' of each comparison that both claims have something for."""
    apart = abs(later.sentence - earlier.sentence)
    lead = "same sentence" if apart == 0 else "near" if apart <= 2 else "far"
    found = [
        f"distance: {next(name for most, name in _DISTANCES if apart <= most)}",
        f"type: {_type(earlier, later)}, {lead}",
        f"words: {_share(earlier, later)}" if apart else "words: the same sentence",
    ]
    for role in ("perpetrator", "target", "place", "weapon"):
        found += _role(earlier, later, role, lead)
    if _swapped(earlier, later):
        found.append("sides: swapped")
    found += _tolls(earlier, later)
    if apart and earlier.nations and later.nations:
        found.append(f"nations: {'other' if earlier.nations.isdisjoint(later.nations) else 'shared'}, {lead}")
    found += _when(earlier, later)
    if apart and later.definite:
        found.append(f"the attack: spoken of, {lead}")
    if apart and later.another:
        found.append(f"another: spoken of, {lead}")
    if later.kind == "incident" and not later.roles["target"] and not later.roles["place"]:
        found.append(f"bare: no target and no place, {lead}")
    found += [
        f"{name}: only one"
        for name, differ in (
            ("aggregate", earlier.aggregate != later.aggregate),
            ("plan", earlier.plan != later.plan),
            ("denied", earlier.negative != later.negative),
        )
        if differ
    ]
    return found


def _type(a: Clues, b: Clues) -> str:
    if a.kind != b.kind:
        return "claim of responsibility"
    if a.kind == "responsibility":
        return "two of responsibility"
    if a.subtype == b.subtype:
        return "same"
    return "one is general" if {"attack", "other"} & {a.subtype, b.subtype} else "different"


def _share(a: Clues, b: Clues) -> str:
    both = (a.heft * b.heft) ** 0.5
    share = shared_heft(a.words, b.words) / both if both else 0.0
    return "over 40 %" if share > 0.4 else "20-40 %" if share > 0.2 else "8-20 %" if share > 0.08 else "under 8 %"


def _role(a: Clues, b: Clues, role: str, lead: str) -> list[str]:
    ours, theirs = a.roles[role], b.roles[role]
    if ours is None or theirs is None:
        return []
    name = "accused" if role == "perpetrator" and a.kind != b.kind else role
    if role in a.refs and role in b.refs:
        return [f"{name}: {_refs_alike(a.refs[role], b.refs[role])}, {lead}"]
    return [f"{name}: {_words_alike(ours, theirs)}, {lead}"]


def _words_alike(ours: frozenset[str], theirs: frozenset[str]) -> str:
    if ours == theirs:
        return "the same"
    return "other words" if ours.isdisjoint(theirs) else "shared words"


def _refs_alike(a: frozenset[str], b: frozenset[str]) -> str:
    """Where both are known by their identities these decide; those of a state and its army are no contradiction."""
    if a == b:
        return "the same"
    return "shared words" if bodies_meet(a, b) else "other words"


def _when(a: Clues, b: Clues) -> list[str]:
    if a.days and b.days:
        return [f"when: {_days_alike(a.days, b.days, told=a.kind == b.kind == 'incident')}"]
    if a.when and b.when:
        return [f"when: {'the same' if a.when == b.when else 'other words'}"]
    return []


def _days_alike(ours: _Days, theirs: _Days, *, told: bool) -> str:
    """told: are both incidents? The day of a claim of responsibility may be that on which it was made."""
    if ours == theirs:
        return "the same"
    gap = max((ours[0] - theirs[1]).days, (theirs[0] - ours[1]).days)
    if gap <= 0:
        return "days that overlap"
    return "over 3 days apart" if gap > _DAYS and told else "other days"


def _swapped(a: Clues, b: Clues) -> bool:
    return any(
        one is not None and two is not None and not one.isdisjoint(two)
        for one, two in ((a.roles["perpetrator"], b.roles["target"]), (a.roles["target"], b.roles["perpetrator"]))
    )


def _tolls(a: Clues, b: Clues) -> list[str]:
    out = []
    for key in ("killed", "injured"):
        ours, theirs = a.tolls.get(key), b.tolls.get(key)
        if ours and theirs:
            same = "same words" if ours[0] == theirs[0] else "same" if ours[1:] == theirs[1:] else "other"
            out.append(f"{key}: {same}")
    return out


def with_incidents(
    claims: Sequence[Claim], sentences: Sequence[int], weights: Mapping[str, float] | None = None
) -> list[Claim]:
    """The claims with an incident id each ("I1", "I2" ... in the order of the text); other types are left as they are.

    sentences: the number of each claim's sentence. Ids that are there are overruled. weights: log-odds by outcome,
    with "bias" and "join above"; None: the shipped ones.
    """
    chosen = within_weights() if weights is None else weights
    told = [number for number, claim in enumerate(claims) if claim.type in TOLD_TYPES]
    groups = [
        group
        for first in range(0, len(told), _MOST)
        for group in _grouped(claims, sentences, told[first : first + _MOST], chosen)
    ]
    names = {number: f"I{name}" for name, group in enumerate(sorted(groups), 1) for number in group}
    return [replace(one, incident=names.get(number, one.incident)) for number, one in enumerate(claims)]


def _strikes(one: Clues) -> bool:
    return one.subtype not in ("arrest", "agreement")


def _grouped(
    claims: Sequence[Claim], sentences: Sequence[int], told: Sequence[int], weights: Mapping[str, float]
) -> list[list[int]]:
    known = {f"{number:06}": clues(claims[number], sentences[number]) for number in told}
    of_many = _is_of_many_countries(known.values())

    def like(one: str, two: str) -> Likeness:
        earlier, later = known[min(one, two)], known[max(one, two)]
        found = [(name, weights.get(name, 0.0)) for name in outcomes(earlier, later)]
        apart = FORBIDDEN in (name for name, _ in found) or (of_many and _lie_abroad(earlier, later))
        return Likeness(weights["bias"] + sum(weight for _, weight in found), apart, tuple(found))

    found = clusters_of(known, like, Bonds(), weights["join above"])
    return [sorted(map(int, group)) for group in _with_accounts(found, known, like)]


def _is_of_many_countries(known: Iterable[Clues]) -> bool:
    """Does no country hold more than three quarters of the places, as on a page of the day's news? (See homes.)"""
    places = Counter(country for one in known for country in one.countries)
    return bool(places) and 4 * max(places.values()) <= 3 * places.total()


def _lie_abroad(a: Clues, b: Clues) -> bool:
    """Do two sentences place them in different countries?"""
    apart = a.sentence != b.sentence and a.countries.isdisjoint(b.countries)
    return apart and bool(a.countries) and bool(b.countries)


def _with_accounts(
    groups: Sequence[Sequence[str]], known: Mapping[str, Clues], like: Callable[[str, str], Likeness]
) -> list[list[str]]:
    """The groups; those that only say who did it join the likeliest incident told by then, if one is likely enough."""
    told = [one for group in groups for one in group if known[one].kind == "incident" and _strikes(known[one])]
    out = {tuple(group): list(group) for group in groups}
    home = {one: group for group in out for one in group}
    for group in [one for one in out if all(known[each].kind != "incident" for each in one)]:
        pairs = [
            (like(one, each).score, one)
            for each in group
            for one in told
            if known[one].sentence <= known[each].sentence and not like(one, each).forbidden
        ]
        score, one = max(pairs, default=(_ACCOUNT_ABOVE, ""))
        if score > _ACCOUNT_ABOVE:
            out[home[one]] += out.pop(group)
    return list(out.values())
