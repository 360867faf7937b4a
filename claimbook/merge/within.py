"""Which claims of one report speak of one incident, where nothing says so: a comparison of pairs that can be read, as
between reports, then average link."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from claimbook.merge.clustering import Bonds, clusters_of, components
from claimbook.merge.comparison import Likeness
from claimbook.merge.tellings import TOLD_TYPES
from claimbook.merge.weights import within_weights
from claimbook.merge.within_clues import Clues, clues
from claimbook.merge.within_outcomes import FORBIDDEN, outcomes, share_toll
from claimbook.model.values import Claim

_MOST: Final = 300
"""Claims of one report that are compared with one another at once; the next ones make a new lot."""
_ACCOUNT_ABOVE: Final = -1.0
"""Log-odds from which a claim of responsibility, or blame, that stands alone joins an incident: whoever says who did it
speaks of something told. Of 77 that stood alone on five folds 52 join the right incident, 8 another, and 7 should not
have been read at all."""


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

    found = _with_one_toll(clusters_of(known, like, Bonds(), weights["join above"]), known, like)
    return [sorted(map(int, group)) for group in _with_accounts(found, known, like)]


def _with_one_toll(
    groups: Sequence[Sequence[str]], known: Mapping[str, Clues], like: Callable[[str, str], Likeness]
) -> list[list[str]]:
    """The groups; those that give the very same words of the dead or hurt are one, whatever kinds their claims are: one
    toll is of one incident. Not so where that would bring together what days or countries keep apart.

    They join after all others: as bonds before them they drag along what is of another incident (F1 on the gold
    documents 0.9014, so 0.9016, without 0.9015; one document differs).
    """
    home = {one: number for number, group in enumerate(groups) for one in group}
    shared = [
        (f"{home[one]:06}", f"{home[two]:06}")
        for one, two in combinations([one for one in sorted(known) if known[one].figures], 2)
        if home[one] != home[two] and share_toll(known[one], known[two])
    ]
    out: list[list[str]] = []
    for met in components([f"{number:06}" for number in range(len(groups))], shared):
        parts = [list(groups[int(number)]) for number in met]
        whole = [one for part in parts for one in part]
        barred = len(parts) > 1 and any(like(one, two).forbidden for one, two in combinations(whole, 2))
        out += parts if barred else [whole]
    return out


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
