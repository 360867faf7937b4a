"""What reports say of one party -> an actor, its names and its kind; or nobody."""

from collections import Counter

import pytest

from claimbook.merge.actors import Form, actor_of
from claimbook.merge.parties import says_who


def form(name, kind="group", ref=None):
    return Form(f"name:{name}", name, None, ref, kind, None, None, acts=True, private=False)


def shown(**tally):
    return actor_of("name:x", Counter(tally["tally"]), (), (), ())


@pytest.mark.parametrize(
    "words", ["it", "They", "the group", "his men", "one of them", "Its fighters", "the two groups"]
)
def test_words_that_only_point_name_nobody(words):
    assert not says_who(words)
    assert shown(tally={form(words): 3}) is None


@pytest.mark.parametrize(
    "words", ["Red Front", "police", "the army", "Them Mushroom Band", "The Group of Ostrel", "ال"]
)
def test_words_that_say_who_make_an_actor(words):
    assert shown(tally={form(words): 1}).party.name == words


def test_pointing_words_with_an_identity_are_an_actor():
    assert shown(tally={form("the group", ref="ucdp:234"): 1}) is not None


def test_the_kind_is_the_commonest_whatever_came_first():
    found = shown(tally={form("Red Front", "place"): 1, form("Red Front", "group"): 2, form("Red Front", None): 5})
    assert found.party.kind == "group"
    assert shown(tally={form("Red Front", None): 1}).party.kind is None


def test_words_that_only_point_are_no_further_name():
    found = shown(tally={form("Red Front"): 2, form("They"): 5})
    assert (dict(found.names), found.party.name) == ({"Red Front": 2}, "Red Front")
    assert dict(shown(tally={form("the group", ref="ucdp:234"): 1}).names) == {"the group": 1}
