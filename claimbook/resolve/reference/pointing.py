"""What is compared of a pronoun and somebody whom it may mean."""

from claimbook.resolve.reference.anaphora import Anaphor
from claimbook.resolve.reference.lexicon import GROUP, PERSON
from claimbook.resolve.reference.standing import Field, Standing

Compared = list[tuple[str, bool]]


def pointed(anaphor: Anaphor, one: Standing, ground: Field) -> Compared:
    """The comparisons of pronouns alone, each with whether it holds."""
    traits = anaphor.traits
    away = ground.at.sentence - one.last.sentence
    if traits & {"we", "I"}:
        return _first_person(traits, one, away, ground)
    both = "subject" in traits and one.last.leads and ground.at.leads and away == 1
    return [
        ("subject leads on", both),
        ("subject leads on, most named", both and ground.is_most_named(one)),
        ("quoted, says", "quoted" in traits and one.last.says),
        ("quoted, says it here", "quoted" in traits and one.last.says and away == 0),
        ("pronoun pointed to before", one.pointed and away <= 1),
        *_singular(traits, one, away, ground),
        *_plural(traits, one, away, ground),
    ]


def _first_person(traits: frozenset[str], one: Standing, away: int, ground: Field) -> Compared:
    """Who says "we" in a quotation speaks beside it; the one of a communiqué opened it."""
    return [
        ("we, most named", ground.is_most_named(one)),
        ("we, same sentence", away == 0),
        ("we, sentence before", away == 1),
        ("we, unquoted, of the beginning", "quoted" not in traits and one.first <= 1),
        ("we, of a person", one.family == PERSON),
        ("quoted, says", "quoted" in traits and one.last.says),
        ("pronoun pointed to before", one.pointed and away <= 1),
    ]


def _singular(traits: frozenset[str], one: Standing, away: int, ground: Field) -> Compared:
    person, thing = bool(traits & {"he", "she"}), "it" in traits
    return [
        ("he, shaped as a person", person and len(one.key) in (2, 3)),
        ("he, in a claim as holder before", person and "holder" in one.last.roles and away <= 2),
        ("it, most named", thing and ground.is_most_named(one)),
        ("it, target before", thing and _was_target(one) and away <= 1),
    ]


def _plural(traits: frozenset[str], one: Standing, away: int, ground: Field) -> Compared:
    they = "they" in traits
    return [
        ("they, most named", they and ground.is_most_named(one)),
        ("they, acted before", they and one.last.acts and away == 1),
        ("they, target before", they and _was_target(one) and away <= 1),
        ("they, of a group", they and one.family == GROUP),
    ]


def _was_target(one: Standing) -> bool:
    return bool(one.last.roles & {"target", "object"})
