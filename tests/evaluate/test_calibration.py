import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.evaluate import expected_calibration_error


def test_confidence_that_comes_true_has_no_error():
    assert expected_calibration_error([0.75] * 4, [True, True, True, False]) == pytest.approx(0.0)


def test_confidence_that_never_comes_true_is_its_own_error():
    assert expected_calibration_error([0.9, 0.9], [False, False]) == pytest.approx(0.9)


def test_bins_weigh_by_their_size():
    assert expected_calibration_error([0.05, 0.95, 0.95, 0.95], [True, True, True, True]) == pytest.approx(0.275)


def test_full_confidence_falls_into_the_last_bin():
    assert expected_calibration_error([1.0, 0.95], [True, True], bins=10) == pytest.approx(0.025)


def test_no_predictions_have_no_error():
    assert expected_calibration_error([], []) == 0.0


@pytest.mark.parametrize(("confidences", "right", "bins"), [([0.5], [], 10), ([1.5], [True], 10), ([0.5], [True], 0)])
def test_what_makes_no_sense_is_refused(confidences, right, bins):
    with pytest.raises(ValueError, match=r"wanted|confidences"):
        expected_calibration_error(confidences, right, bins)


@settings(max_examples=100)
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())), st.integers(1, 20))
def test_it_lies_between_0_and_1(outcomes, bins):
    error = expected_calibration_error([one for one, _ in outcomes], [two for _, two in outcomes], bins)
    assert 0 <= error <= 1 + 1e-9
