import re

from claimbook.resolve.actors.folding import fold
from claimbook.resolve.actors.lexicon import CAUSES, KINDS_OF_BODY, NAMELESS, TELLING
from claimbook.resolve.actors.vocabulary import vocabulary


def test_every_word_is_one_folded_word_and_means_something():
    for word, means in vocabulary().items():
        assert re.fullmatch(r"\S+", word)
        assert fold(word) == word
        assert means
        assert all(means)


def test_a_word_may_mean_several_things():
    assert {"victory", "supporters"} <= set(vocabulary()["nusra"])


def test_each_meaning_is_a_word_of_its_own():
    assert {one for means in vocabulary().values() for one in means} <= set(vocabulary())


def test_the_sets_of_meanings_hold_meanings():
    known = {one for means in vocabulary().values() for one in means}
    assert known >= KINDS_OF_BODY | CAUSES | NAMELESS | TELLING
