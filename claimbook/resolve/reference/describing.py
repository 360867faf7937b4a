"""What is compared of a description ("the outlawed organisation") and somebody whom it may mean."""

from typing import Final

from claimbook.resolve.reference.anaphora import Anaphor
from claimbook.resolve.reference.lexicon import BODY, BODY_HEADS, GROUP, PERSON, PERSON_HEADS, TELLING
from claimbook.resolve.reference.standing import Field, Standing

Compared = list[tuple[str, bool]]
CALLED: Final = BODY_HEADS | PERSON_HEADS
"""Heads that somebody is called by: "X, a separatist group"."""


def described(anaphor: Anaphor, one: Standing, rank: int, ground: Field) -> Compared:
    """The comparisons of descriptions alone, each with whether it holds. rank: candidates spoken of later."""
    found = _in_words(anaphor, one, ground)
    if anaphor.traits & {"the", "this"}:
        found += _definite(one, rank, ground)
    elif "its" in anaphor.traits:
        found += _possessed(one, rank, ground)
    elif anaphor.traits & {"bare", "number"}:
        found += _bare(one, rank, ground)
    if "fighters" in anaphor.traits:
        found += _fighters(one, ground)
    return found


def _in_words(anaphor: Anaphor, one: Standing, ground: Field) -> Compared:
    words, person = anaphor.words, anaphor.family == PERSON
    heads, called = words & TELLING, one.beside & CALLED
    within = ground.held is not None and ground.held == one.key
    whole = bool(words) and words <= one.beside | set(one.key)
    return [
        ("head is of its name", bool(heads & set(one.key))),
        ("head is its last word", bool(one.key) and one.key[-1] in words),
        ("called by the same head", bool(heads & called)),
        ("called otherwise", bool(called) and bool(heads) and not heads & called),
        ("called by another of its words", bool((words - heads) & one.beside)),
        ("all its words are called", whole),
        ("all its words, definite", whole and bool(anaphor.traits & {"the", "this"})),
        ("named within, of a person", within and person),
        ("named within, a person", within and one.family == PERSON),
        ("named within, of fighters", within and "fighters" in anaphor.traits),
        ("person head, of a person", person and one.family == PERSON),
        ("person head, says", person and one.last.says),
        ("plain, same words", not one.proper and bool(words) and words == set(one.key)),
    ]


def _definite(one: Standing, rank: int, ground: Field) -> Compared:
    away = ground.at.sentence - one.last.sentence
    return [
        ("definite, latest", rank == 0),
        ("definite, most named", ground.is_most_named(one)),
        ("definite, body", _is_body(one)),
        ("definite, same sentence", away == 0),
        ("definite, sentence before", away == 1),
        ("definite, led the sentence before", away == 1 and one.last.leads),
        ("definite, in a claim", one.filler),
    ]


def _possessed(one: Standing, rank: int, ground: Field) -> Compared:
    away = ground.at.sentence - one.last.sentence
    return [
        ("its, led its sentence", one.last.leads and away == 0),
        ("its, same sentence", away == 0),
        ("its, sentence before", away == 1),
        ("its, most named", ground.is_most_named(one)),
        ("its, body", _is_body(one)),
        ("its, pointed to", one.pointed),
        ("its, latest", rank == 0),
    ]


def _bare(one: Standing, rank: int, ground: Field) -> Compared:
    return [
        ("bare, body", _is_body(one)),
        ("bare, most named", ground.is_most_named(one)),
        ("bare, same sentence", ground.at.sentence == one.last.sentence),
        ("bare, latest", rank == 0),
    ]


def _fighters(one: Standing, ground: Field) -> Compared:
    return [
        ("fighters, of a body", _is_body(one)),
        ("fighters, of a group", one.family == GROUP),
        ("fighters, most named", ground.is_most_named(one)),
        ("fighters, in a claim", one.filler),
        ("of the same claim, fighters", bool(set(ground.at.claims) & set(one.last.claims))),
    ]


def _is_body(one: Standing) -> bool:
    return one.family in (BODY, GROUP) and one.proper
