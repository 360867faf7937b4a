import numpy as np
import pytest

from training.logit import BIAS, fit_logit


def test_a_feature_that_tells_right_from_wrong_gets_weight_and_noise_gets_none():
    rng = np.random.default_rng(7)
    rows = [{"tells": float(rng.normal()), "noise": float(rng.normal())} for _ in range(2_000)]
    right = [rng.random() < 1 / (1 + np.exp(-2 * row["tells"])) for row in rows]
    found = fit_logit(rows, right)
    assert found["tells"] == pytest.approx(2, abs=0.3)
    assert found["noise"] == pytest.approx(0, abs=0.2)


def test_without_features_the_bias_tells_how_often_it_is_right():
    found = fit_logit([{}] * 4, [True, True, True, False])
    assert found == {BIAS: pytest.approx(np.log(3), abs=1e-4)}


def test_a_feature_that_is_not_named_in_a_row_is_zero_there():
    assert fit_logit([{"a": 1.0}, {}, {"a": 0.0}] * 9, [True, False, False] * 9)["a"] > 1


def test_rows_that_are_all_right_give_finite_weights():
    assert all(np.isfinite(one) for one in fit_logit([{"a": 1.0}, {"a": 2.0}], [True, True]).values())
