from dataclasses import replace

import numpy as np
import pytest

from claimbook.extract.local.confidence import confidence, features, logistic, stated_chance, stated_features, weighted
from claimbook.extract.local.drafts import drafts
from claimbook.model.codebook import LABELS
from tests.extract.local.answers import answer, labelled
from tests.extract.local.networks import PLAIN

ATTACK = labelled("incident", "attack")


@pytest.fixture
def given():
    return answer("red front hit ostrel", ATTACK, first=[0])


def logits():
    found = np.full(len(LABELS), -5, dtype=np.float32)
    found[ATTACK] = 9
    return found


def test_a_score_becomes_a_probability():
    assert logistic(0) == 0.5
    assert 0 < logistic(-1e9) < logistic(1e9) < 1


def test_weights_are_summed_over_the_features_they_name():
    assert weighted({"a": 2.0, "unknown": 5.0}, {"a": 3.0, "bias": 1.0, "other": 9.0}) == 7.0


def test_classifier_and_check_tell_together_whether_it_is_stated(given):
    both = replace(PLAIN, stated={"classifier": 1.0, "check": 2.0, "bias": -20.0})
    assert stated_chance(given, logits(), both) == pytest.approx(logistic(9 + 2 * 9 - 20))


def test_the_likeliest_label_of_a_sentence_is_the_first_in_rank(given):
    assert stated_features(given, logits())["rank"] == 0
    assert stated_features(replace(given, stated=-6.0), logits())["rank"] == 1


def test_a_core_role_without_a_filler_is_missing(given):
    assert features(drafts(given)[0])["core_missing"] == 0.5


def test_confidence_is_a_probability(given):
    assert 0 < confidence(drafts(given)[0], replace(PLAIN, core={"bias": 0.3, "stated": 2.0})) < 1
