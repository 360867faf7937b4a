"""The measures of clusters, against worked examples and what must hold for any clusters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.merging_scores import Agreement, agreement, ceaf_f1, harmonic, members, muc_f1

ITEMS = [f"m{number}" for number in range(7)]
CLUSTERS = st.lists(st.integers(0, 4), min_size=len(ITEMS), max_size=len(ITEMS)).map(
    lambda given: dict(zip(ITEMS, given, strict=True))
)
GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}
JOINED = {"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}
SINGLE = {item: item for item in GOLD}


@settings(deadline=None)
@given(CLUSTERS)
def test_clusters_agree_with_themselves(gold):
    same = agreement(gold, gold)
    assert (same.f1, same.wrong) == (1.0, 0)
    assert ceaf_f1(gold, gold) == 1.0
    assert muc_f1(gold, gold) == (1.0 if any(len(one) > 1 for one in members(gold)) else 0.0)


@settings(deadline=None)
@given(CLUSTERS, CLUSTERS)
def test_measures_lie_between_none_and_all_and_names_of_clusters_do_not_matter(gold, found):
    renamed = {item: f"x{cluster}" for item, cluster in found.items()}
    assert agreement(gold, found) == agreement(gold, renamed)
    for value in (agreement(gold, found).f1, muc_f1(gold, found), ceaf_f1(gold, found)):
        assert 0 <= value <= 1 + 1e-9


@settings(deadline=None)
@given(CLUSTERS, CLUSTERS)
def test_precision_and_recall_change_places_with_the_sides(gold, found):
    one, two = agreement(gold, found), agreement(found, gold)
    assert (one.precision, one.recall) == pytest.approx((two.recall, two.precision))
    assert muc_f1(gold, found) == pytest.approx(muc_f1(found, gold))


def test_all_in_one_has_full_recall_and_its_one_cluster_is_wrong():
    found = agreement(GOLD, JOINED)
    assert found.recall / found.items == 1.0
    assert found.precision / found.items == pytest.approx((3 * 3 / 5 + 2 * 2 / 5) / 5)
    assert (found.wrong, found.joined, found.clusters, found.wrongly_joined) == (1, 1, 1, 1.0)


def test_each_alone_has_full_precision_and_joins_nothing():
    found = agreement(GOLD, SINGLE)
    assert found.precision / found.items == 1.0
    assert found.recall / found.items == pytest.approx((3 * 1 / 3 + 2 * 1 / 2) / 5)
    assert (found.wrong, found.joined) == (0, 0)
    assert muc_f1(GOLD, SINGLE) == 0.0


def test_links_kept_as_vilain_counts_them():
    assert muc_f1(GOLD, JOINED) == pytest.approx(harmonic(1.0, 3 / 4))


def test_parts_add_up():
    assert agreement(GOLD, JOINED) + Agreement() == agreement(GOLD, JOINED)
    whole = agreement({**GOLD, "f": 9}, {**JOINED, "f": 9})
    assert agreement(GOLD, JOINED) + agreement({"f": 9}, {"f": 9}) == whole


def test_nothing_is_no_division():
    assert (Agreement().f1, Agreement().wrongly_joined, harmonic(0, 0), ceaf_f1({}, {})) == (0, 0, 0, 0)
