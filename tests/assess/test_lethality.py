"""How deadly a group is, with what is not known to lie where the question asks told apart."""

from dataclasses import replace

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
    assert found.value == "at least 17 killed in 2 incidents, at least 8.5 on average; the worst: at least 11 (Attack)"
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


def toll_of(text, **kinds):
    """kinds: of what is marked by these words (blanks as _), what a reader would have taken it for."""
    given = [with_kinds(entry, {name.replace("_", " "): kind for name, kind in kinds.items()})
             for entry in entries_of(text)]  # fmt: skip
    found = views(given)
    return lethality(ground_of(found, scope_of(found, "Ember League")))


def with_kinds(entry, kinds):
    claim = entry.claim
    roles = {
        role: tuple(replace(one, kind=kinds.get(one.text)) for one in given) for role, given in claim.roles.items()
    }
    return replace(entry, claim=replace(claim, roles=roles))


OWN = """# id: own
s1\tThe Ember League stormed a post in Orlu and killed six guards.
- incident/attack | id=I1 | perpetrator=Ember League | target=guards | place=Orlu | killed=six>6..6
s2\tThe army beat back the Ember League in Pell, killing at least 130 militant fighters.
- incident/clash | id=I2 | perpetrator=Ember League | target=militant fighters | place=Pell | killed=at least 130>130..
"""


def test_fighters_of_whom_nothing_says_whose_they_were_are_not_laid_at_its_door():
    found = toll_of(OWN)
    assert found.value == (
        "6 killed in 1 incident, 6.0 on average; the worst: 6 (Attack in Orlu); "
        "at least 130 more killed whose side is not told"
    )
    assert (found.low, found.high) == (6, 6)
    assert found.lines[1].text == "Clash in Pell: at least 130 killed whose side is not told."


def test_fighters_of_a_named_group_or_of_a_told_side_stay_among_those_it_killed():
    text = """# id: rivals
s1\tThe Ember League killed 40 militants of the Salt Guard in Orlu.
- incident/clash | id=I1 | perpetrator=Ember League | target=militants ; Salt Guard | place=Orlu | killed=40>40..40
s2\tIn Pell the Ember League killed 12 clan fighters.
- incident/clash | id=I2 | perpetrator=Ember League | target=clan fighters | place=Pell | killed=12>12..12
"""
    assert toll_of(text, Salt_Guard="group").value.startswith("52 killed in 2 incidents")


def test_a_number_that_says_whom_it_counts_is_taken_at_its_word():
    text = """# id: words
s1\tThe Ember League killed five traders in a fight with militants.
- incident/attack | id=I1 | perpetrator=Ember League | target=traders ; militants | killed=five traders>5..5
s2\tAn Ember League gunman was killed as well.
- incident/attack | id=I1 | perpetrator=Ember League | killed=An Ember League gunman>1..1
"""
    assert toll_of(text).value == "5 killed in 1 incident, 5.0 on average; the worst: 5 (Attack)"


def test_militants_whom_a_state_kills_are_its_victims():
    text = OWN.replace("Ember League", "Marsh Army")
    given = [with_kinds(entry, {"Marsh Army": "force"}) for entry in entries_of(text)]
    found = views(given)
    toll = lethality(ground_of(found, scope_of(found, "Marsh Army")))
    assert "side is not told" not in toll.value


def test_mean_and_worst_go_by_the_best_figures_where_figures_differ_and_each_has_its_holder():
    text = """# id: quarrel
s1\tThe Ember League bombed a bridge in Orlu, killing 12, Odo Karr said.
- incident/bombing | id=I1 | perpetrator=Ember League | place=Orlu | killed=12>12..12 | holder=Odo Karr
s2\tInes Vahl spoke of over 100 dead, killed by it at the bridge.
- incident/bombing | id=I1 | perpetrator=it>Ember League | killed=over 100>101.. | holder=Ines Vahl
"""
    found = toll_of(text)
    assert "Bombing in Orlu: 12 to 101 or more killed: 12, says Odo Karr; at least 101, says Ines Vahl." in {
        line.text for line in found.lines
    }
    assert found.value.startswith("12 to 101 or more killed in 1 incident; by the best figure of each")
    assert found.value.endswith("12, 12.0 on average, the worst 12 (Bombing in Orlu)")
    assert (found.low, found.high) == (12, None)


def test_sums_of_several_incidents_are_told_apart_and_the_dead_of_plans_are_none():
    text = """# id: sums
s1\tThe Ember League killed 880 people in dozens of attacks on the coast.
- incident/attack | id=I1 | perpetrator=Ember League | killed=880>880..880
s2\tThe Ember League will kill 30 traders in Pell.
- incident/attack | id=I2 | perpetrator=Ember League | target=traders | place=Pell | killed=30>30..30 | future
"""
    found = toll_of(text)
    assert found.value == "880 killed as 1 sum of several incidents, singly told ones perhaps among them"
    assert (found.low, found.high) == (None, None)
    assert [line.text for line in found.lines if "planned" in line.text] == ["Attack in Pell (planned): 30 killed."]
