import pytest

from claimbook.assess.fighters import are_fighters_of, are_state, are_unnamed_fighters, tell_whom
from claimbook.model.views import Party


@pytest.mark.parametrize("words", ["militants", "militant fighters", "two attackers", "suicide bombers", "a gunman"])
def test_words_for_fighters_alone_do_not_say_whose_they_are(words):
    assert are_unnamed_fighters(words)


@pytest.mark.parametrize(
    "words",
    ["clan fighters", "government fighters", "other militants", "Salt Guard rebels", "soldiers", "men", "traders"],
)
def test_words_that_tell_a_side_or_may_be_anybody_do(words):
    assert not are_unnamed_fighters(words)


def test_fighters_with_a_name_of_the_group_are_its_own():
    assert are_fighters_of("an Ember League gunman", {"ember league"})
    assert not are_fighters_of("an Ember League envoy", {"ember league"})


def test_a_number_tells_whom_it_counts_or_only_how_many():
    assert tell_whom("five traders and a child")
    assert not any(map(tell_whom, ("At least 50", "more than forty", "all seven", "Dozens", "20 militants")))


def test_a_party_is_a_state_by_its_ref_or_else_by_what_most_mentions_are():
    army, band = Party("a", "Marsh Army", None, "force"), Party("a", "Marsh Army", None, "group")
    assert are_state([army, army, band])
    assert not are_state([army, band])
    assert are_state([Party("s", "Marshland", "state:XXX/army", "group")])
    assert not are_state([])
