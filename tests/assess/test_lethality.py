"""How deadly a group is, with what is not known to lie where the question asks told apart."""

from claimbook.assess.finding import scope_of
from claimbook.assess.ground import ground_of
from claimbook.assess.lethality import lethality
from tests.assess.record import entries_of, views

TOLLS = """# id: tolls
# published: 2022-05-04
s1\tThe Ember League killed six guards in Kabul.
- incident/attack | id=I1 | perpetrator=Ember League | target=guards | place=Kabul | killed=six>6..6
s2\tEarlier it killed more than ten traders.
- incident/attack | id=I2 | perpetrator=it>Ember League | target=traders | killed=more than ten>11..
"""


def measured(**scope):
    found = views(entries_of(TOLLS))
    return lethality(ground_of(found, scope_of(found, "Ember League", **scope)))


def test_all_its_dead_are_summed_where_no_place_is_asked_for():
    found = measured()
    assert found.value == "at least 17 killed in 2 incidents, 8.5 on average; the worst: 11 (Attack)"
    assert (found.low, found.high) == (17, None)


def test_the_dead_of_incidents_whose_place_is_not_known_are_told_apart():
    found = measured(region="Kabul")
    assert found.value.endswith("at least 11 more killed in 1 incident whose place is not known")
    assert (found.low, found.high) == (6, 6)
    assert [line.placed for line in found.lines] == [True, False]


def test_only_unplaced_dead_make_no_sum():
    text = "\n".join([*TOLLS.splitlines()[:2], "s1\tThe Ember League killed six guards.",
        "- incident/attack | id=I1 | perpetrator=Ember League | target=guards | killed=six>6..6"])  # fmt: skip
    found = views(entries_of(text))
    toll = lethality(ground_of(found, scope_of(found, "Ember League", region="Kabul")))
    assert toll.value == "6 killed in 1 incident whose place is not known"
    assert (toll.low, toll.high) == (None, None)
