"""Do the confidences mean what they say?"""

from collections.abc import Sequence


def expected_calibration_error(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Mean distance between confidence and share right, over equal bins of confidence, weighted by their size.

    confidences: 0 to 1, one for each prediction; right: whether that prediction was right. The result lies in 0..1;
    0.0 where there are no predictions. Raises ValueError where the two differ in length, a confidence lies outside
    0..1, or there is no bin.
    """
    if len(confidences) != len(right):
        raise ValueError(f"{len(confidences)} confidences for {len(right)} outcomes")
    if bins < 1 or not all(0 <= one <= 1 for one in confidences):
        raise ValueError("wanted at least one bin, and confidences from 0 to 1")
    members: list[list[int]] = [[] for _ in range(bins)]
    for index, confidence in enumerate(confidences):
        members[min(int(confidence * bins), bins - 1)].append(index)
    gaps = (abs(sum(confidences[i] for i in one) - sum(right[i] for i in one)) for one in members)
    return sum(gaps) / len(confidences) if confidences else 0.0
