"""How well a candidate fits a reference: what is compared, one line each."""

from typing import Final

from claimbook.resolve.reference.anaphora import DESCRIPTION, Anaphor, agrees
from claimbook.resolve.reference.around import TELLING_VERBS
from claimbook.resolve.reference.describing import CALLED, described
from claimbook.resolve.reference.lexicon import ANY, BODY, GROUP, PEOPLE, PERSON
from claimbook.resolve.reference.names import Key
from claimbook.resolve.reference.pointing import pointed
from claimbook.resolve.reference.standing import Field, Standing

_NOBODY: Final[frozenset[Key]] = frozenset()
_REACHES: Final = (12, 30, 60, 120, 240, 480)
_FEW: Final = 3
"""Words between two that are only a verb of telling: "X says it"."""
_BETWEEN: Final = (
    " and ",
    " that ",
    " which ",
    " who ",
    ",",
    ";",
    ":",
    '"',
    " said",
    " says",
    " but ",
    " or ",
    " as ",
    " with ",
)


def likenesses(anaphor: Anaphor, one: Standing, rank: int, ground: Field) -> frozenset[str]:
    """The names of all comparisons that hold. rank: how many candidates were spoken of later."""
    found = {name for name, holds in _compared(anaphor, one, rank, ground) if holds}
    found |= anaphor.traits
    found.update(one.shape)
    found.update([f"here {sign}" for sign in ground.at.signs])
    found.update([f"was {sign}" for sign in one.last.signs])
    found.update(_apart(one, rank, ground))
    return frozenset(found)


def _apart(one: Standing, rank: int, ground: Field) -> list[str]:
    """How far the candidate is away, and what stands between in the same sentence."""
    away = ground.at.sentence - one.last.sentence
    found = [f"rank {min(rank, 7)}", f"{min(away, 6)} sentences away", f"spoken of {min(one.count, 6)} times"]
    if one.earlier >= 0:
        found.append(f"and {min(ground.at.sentence - one.earlier, 6)} sentences away before")
    distance = ground.at.span.start - one.last.span.end
    found.append(f"within {next((size for size in _REACHES if distance < size), 'more')} characters")
    if away == 0 and 0 <= distance < _REACHES[-1]:
        between = ground.text[one.last.span.end : ground.at.span.start].casefold()
        found += [f"between: {word}" for word in _BETWEEN if word in between]
        words = between.split()
        if words and len(words) <= _FEW and not TELLING_VERBS.isdisjoint(words):
            found.append("only tells it between")
    return found


def _compared(anaphor: Anaphor, one: Standing, rank: int, ground: Field) -> list[tuple[str, bool]]:
    away = ground.at.sentence - one.last.sentence
    agreement = agrees(anaphor.family, one.family)
    shared = anaphor.words & set(one.key)
    together = bool(set(ground.at.claims) & set(one.last.claims))
    leaders = ground.company.leaders.get(one.key, _NOBODY)
    holder = "holder" in ground.at.roles or "holder" in one.last.roles
    return [
        ("same sentence", away == 0),
        ("sentence before", away == 1),
        ("two before", away == 2),
        ("three to five before", 3 <= away <= 5),
        ("led its sentence", one.last.leads),
        ("led the sentence before", one.last.leads and away == 1),
        ("acted", one.last.acts),
        ("acted in the sentence before", one.last.acts and away == 1),
        ("held", "holder" in one.last.roles),
        ("both hold", "holder" in one.last.roles and "holder" in ground.at.roles),
        ("latest", rank == 0),
        ("second latest", rank == 1),
        ("third latest", rank == 2),
        ("most spoken of", one.count >= ground.most),
        ("spoken of twice", one.count > 1),
        ("spoken of five times", one.count > 4),
        ("pointed to", one.pointed),
        ("leads, pointed to by a lead", one.last.leads and ground.at.leads),
        ("family agrees", agreement is True),
        ("family differs", agreement is False),
        ("gender agrees", one.gender is not None and one.gender in anaphor.traits),
        ("gender differs", _differs(one.gender, anaphor)),
        ("argument of the same claim", together and not holder),
        ("other role in the claim", one.key in ground.others),
        ("led by the speaker", bool(ground.speakers & leaders)),
        ("led by whom it names", ground.held in leaders),
        ("led by the last person", ground.person in leaders),
        ("meant last by such a word", one.key in ground.meant),
        ("such a word meant others", bool(ground.meant) and one.key not in ground.meant),
        ("the last person", ground.person == one.key),
        ("speaker", one.key in ground.speakers),
        ("speaker of we or I", one.key in ground.speakers and bool(anaphor.traits & {"we", "I"})),
        ("shares a word", bool(shared)),
        ("proper name", one.proper),
        ("unknown person's own words", not one.proper and one.count == 1),
        ("calls itself so", bool(anaphor.words & one.beside & CALLED)),
        ("says", one.last.says),
        ("says, of we or I", one.last.says and bool(anaphor.traits & {"we", "I"})),
        ("says it in the same sentence", one.last.says and away == 0),
        ("in no claim", not one.filler),
        ("had the same role", bool(ground.at.roles & one.roles)),
        ("has the same role", bool(ground.at.roles & one.last.roles)),
        ("had other roles only", bool(ground.at.roles and one.roles) and not ground.at.roles & one.roles),
        ("family unsure", not one.sure),
        ("family unknown", one.family == ANY),
        ("named within", ground.held is not None and ground.held == one.key),
        ("others named within", ground.held is not None and ground.held != one.key),
        ("most named", ground.is_most_named(one)),
        ("half as much named", one.places > 1 and 2 * one.places >= ground.told),
        ("named once", one.places == 1),
        ("of the beginning", one.first <= 1),
        ("of the beginning, most named", one.first <= 2 and ground.is_most_named(one)),
        *(described(anaphor, one, rank, ground) if anaphor.form == DESCRIPTION else pointed(anaphor, one, ground)),
        *_in_place(anaphor, one, away),
        *_in_number(anaphor, one),
    ]


def _in_place(anaphor: Anaphor, one: Standing, away: int) -> list[tuple[str, bool]]:
    """Subjects of a sentence go on from subjects; possessives look back within theirs."""
    traits = anaphor.traits
    return [
        ("subject, led the sentence before", "subject" in traits and one.last.leads and away == 1),
        ("subject, same sentence", "subject" in traits and away == 0),
        ("possessive, same sentence", "possessive" in traits and away == 0),
        ("possessive, led its sentence", "possessive" in traits and one.last.leads and away == 0),
        ("object, led its sentence", "object" in traits and one.last.leads and away == 0),
        ("the group, sentence before", "the group" in traits and away == 1),
        ("the group, most spoken of", "the group" in traits and one.count > 1 and one.proper),
        ("the group, named as a body", "the group" in traits and one.family in (BODY, GROUP) and one.proper),
    ]


def _in_number(anaphor: Anaphor, one: Standing) -> list[tuple[str, bool]]:
    """'they' means many, 'it' one; a name in the plural ends in s."""
    many = one.family == PEOPLE or (one.name.endswith("s") and not one.name.endswith("ss"))
    return [
        ("they, of many", "they" in anaphor.traits and many),
        ("they, of one body", "they" in anaphor.traits and not many and one.family != PERSON),
        ("it, of many", "it" in anaphor.traits and many),
    ]


def _differs(gender: str | None, anaphor: Anaphor) -> bool:
    return gender is not None and gender not in anaphor.traits and bool(anaphor.traits & {"he", "she"})
