"""Two claims of one report, by their clues -> the outcome of each comparison that both have something for."""

from typing import Final

from claimbook.merge.parties import bodies_meet
from claimbook.merge.within_clues import TOLLS, Clues, Days
from claimbook.merge.wording import shared_heft

_DISTANCES: Final = ((0, "0"), (1, "1"), (3, "2-3"), (8, "4-8"), (float("inf"), "9 or more"))
_DAYS: Final = 3
"""Days between two given days from which two claims are never of one incident, as between reports."""
FORBIDDEN: Final = "when: over 3 days apart"
"""The outcome that keeps two claims apart whatever else they share."""


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


def _days_alike(ours: Days, theirs: Days, *, told: bool) -> str:
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


def share_toll(a: Clues, b: Clues) -> bool:
    """Do the very same words count the dead of both, or the injured, and is it one deed as far as they tell?

    Not so where only one of them says that it is so, where they name different doers, or different places, each of
    which can have its own ("one each in Pell and Orlu").
    """
    if a.figures.isdisjoint(b.figures) or a.negative != b.negative:
        return False
    elsewhere = bool(a.sites) and bool(b.sites) and a.sites.isdisjoint(b.sites)
    return not elsewhere and not any("other words" in one for one in _role(a, b, "perpetrator", "near"))


def _tolls(a: Clues, b: Clues) -> list[str]:
    out = []
    for key in TOLLS:
        ours, theirs = a.tolls.get(key), b.tolls.get(key)
        if ours and theirs:
            same = "same words" if ours[0] == theirs[0] else "same" if ours[1:] == theirs[1:] else "other"
            out.append(f"{key}: {same}")
    return out
