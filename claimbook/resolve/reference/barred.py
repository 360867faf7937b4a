"""Whom a reference cannot mean, whatever the comparisons count."""

from claimbook.model.words import ANYBODY, ATTACKERS
from claimbook.resolve.reference.anaphora import DESCRIPTION, Anaphor
from claimbook.resolve.reference.appearances import Appearance
from claimbook.resolve.reference.borders import Borders
from claimbook.resolve.reference.lexicon import BODY, GROUP, STATE
from claimbook.resolve.reference.nations import nations_in
from claimbook.resolve.reference.standing import Field, Standing


def is_barred(anaphor: Anaphor, known: Standing, ground: Field, borders: Borders) -> bool:
    """Is it certain that the reference does not mean the one known?

    "The attacker" is nobody of whom no claim says that they struck; "he" between quotation marks is not who speaks;
    "Turkish soldiers" are no Syrian force. Words without "the" that name nobody are the loosest: "people" are no group,
    and "militants" in a sentence on one country nobody who was last told of in a sentence on another, as on pages of
    many short items. On gold/dev, five folds and the weights of before, they leave 76.3 % right and take wrong names
    from 16.8 to 16.7 %, and from 4.65 to 4.5 % where the gold names nobody; on day pages nearly all that go are wrong.
    """
    return (
        bool(anaphor.words & ATTACKERS and not _struck(known))
        or (anaphor.traits >= {"quoted"} and bool(anaphor.traits & {"he", "she"}) and known.key in ground.speakers)
        or (anaphor.form == DESCRIPTION and _are_apart(nations_in(ground.at.span.text), nations_in(known.name)))
        or (_is_loose(anaphor) and (_is_anybody(ground.at, known) or _is_elsewhere(known, ground, borders)))
    )


def _struck(one: Standing) -> bool:
    """Does any claim so far say that it did something, or is it called so? "The gunman" is not who was shot, nor the
    minister who speaks of it."""
    return bool(one.roles & {"perpetrator", "actor"} or one.beside & ATTACKERS or set(one.key) & ATTACKERS)


def _is_loose(anaphor: Anaphor) -> bool:
    traits = anaphor.traits
    return anaphor.form == DESCRIPTION and bool(traits & {"bare", "number"}) and "holds a name" not in traits


def _is_anybody(one: Appearance, known: Standing) -> bool:
    return one.span.text.casefold().split()[-1] in ANYBODY and known.family in (GROUP, BODY, STATE)


def _is_elsewhere(known: Standing, ground: Field, borders: Borders) -> bool:
    here, there = (borders.sentence(at) for at in (ground.at.span.start, known.last.span.start))
    return known.last.sentence != ground.at.sentence and _are_apart(nations_in(here), nations_in(there))


def _are_apart(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others) and some.isdisjoint(others)
