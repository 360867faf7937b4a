import random

import pytest

from benchmarks.lookups import ONE, asked_names, report_answers, romanised, strange_names, two_slips
from claimbook.resolve.places.folding import fold
from tests.resolve.places.world import small_gazetteer


@pytest.mark.parametrize("slip", [*ONE, romanised, two_slips])
def test_names_are_misspelt_alike_for_a_seed_and_are_no_places(slip):
    gazetteer = small_gazetteer()
    asked = asked_names(gazetteer, slip, 20, seed=1)
    assert asked == asked_names(gazetteer, slip, 20, seed=1) != asked_names(gazetteer, slip, 20, seed=2)
    assert not any(gazetteer.folded(one.name) for one in asked)
    assert all(fold(gazetteer.place(one.place).name) == one.meant for one in asked)


def test_a_slip_changes_one_letter():
    lengths = [len(slip("kandahar", random.Random(1))) for slip in ONE]
    assert lengths == [7, 9, 8, 8, 9]


def test_strange_names_are_no_places():
    assert all(not small_gazetteer().folded(one.name) for one in strange_names(small_gazetteer(), 10, seed=1))


def test_a_line_counts_what_is_found_and_what_is_false(capsys):
    gazetteer = small_gazetteer()
    report_answers("dropped", asked_names(gazetteer, ONE[0], 20, seed=1), gazetteer)
    name, count, found, *_, false = capsys.readouterr().out.replace("%", " ").split()
    assert (name, count, false) == ("dropped", "20", "0.0")
    assert float(found) > 90
