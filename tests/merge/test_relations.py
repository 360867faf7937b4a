"""Relation claims -> one edge for a pair and kind, actors, and the history of a group."""

from datetime import date

from claimbook.merge import history, merge_entries
from tests.merge.reports import actor, judged, told


def pledge(name, published, flag="", when="", subject="Red Front"):
    text = f"{subject} pledged allegiance to Islamic State{f' on {when}' if when else ''}, officials said."
    time = f" | when=on {when}>{when}..{when}" if when else ""
    claim = f"- affiliation/pledge | subject={subject} | object=Islamic State | holder=officials"
    return told(name, published, text, claim + time + (f" | {flag}" if flag else ""))


def test_one_edge_for_one_pair_and_kind_however_many_say_it():
    (edge,) = merge_entries([*pledge("a", "2021-03-05"), *pledge("b", "2021-04-05")]).relations
    assert (edge.subtype, edge.subject.name, edge.object.name, edge.sources) == (
        "pledge",
        "Red Front",
        "Islamic State",
        2,
    )


def test_an_edge_that_somebody_denies_is_contested():
    (edge,) = merge_entries([*pledge("a", "2021-03-05"), *pledge("b", "2021-04-05", "neg")]).relations
    assert edge.contested
    assert (len(edge.for_), len(edge.against)) == (1, 1)


def test_an_edge_that_is_only_thought_of_is_not_contested():
    (edge,) = merge_entries([*pledge("a", "2021-03-05", "future"), *pledge("b", "2021-04-05", "neg")]).relations
    assert not edge.contested


def test_an_alliance_is_the_same_either_way_round():
    ally = "- affiliation/ally | subject={} | object={}"
    text = "Red Front and Blue Front work together."
    entries = [*told("a", None, text, ally.format("Red Front", "Blue Front")),
               *told("b", None, text, ally.format("Blue Front", "Red Front"))]  # fmt: skip
    assert len(merge_entries(entries).relations) == 1


def test_presence_in_two_places_is_two_edges():
    entries = told("a", None, "Red Front is active in Quetta and in Swat.",
                   "- presence/operates | subject=Red Front | place=Quetta",
                   "- presence/operates | subject=Red Front | place=Swat")  # fmt: skip
    assert {one.place.name for one in merge_entries(entries).relations} == {"Quetta", "Swat"}


def test_strength_keeps_every_figure():
    entries = [
        entry
        for name, number in (("a", 35), ("b", 40))
        for entry in told(name, None, f"Red Front has {number} fighters.",
                          f"- strength/members | subject=Red Front | strength={number}>{number}..{number}")
    ]  # fmt: skip
    (edge,) = merge_entries(entries).relations
    assert (edge.amount.value.low, edge.amount.value.high) == (35, 40)


def test_actors_judged_the_same_are_one_and_undone_are_two():
    entries = [*pledge("a", "2021-03-05"), *pledge("b", "2021-04-05", subject="Crimson Front")]
    same = merge_entries(entries, [judged("same", "actor", actor("Red Front"), actor("Crimson Front"))])
    (group,) = [one for one in same.actors if one.names.get("Red Front")]
    assert group.names == {"Crimson Front": 1, "Red Front": 1}
    assert len(same.relations) == 1
    assert len(merge_entries(entries).relations) == 2


def test_names_that_are_judged_different_part_one_key():
    join = "- affiliation/join | subject={} | object=Blue Front"
    entries = [
        *told("a", None, "RF joined Blue Front.", join.format("RF>Red Front")),
        *told("b", None, "Red Front joined Blue Front.", join.format("Red Front")),
    ]
    assert len(merge_entries(entries).relations) == 1
    assert len(merge_entries(entries, [judged("different", "actor", actor("Red Front"), actor("RF"))]).relations) == 2


def test_common_words_of_two_countries_are_two_actors():
    text, claim = "The police raided a house.", "- incident/raid | id=I1 | perpetrator=police | target=house"
    entries = [*told("a", None, text, claim), *told("b", None, text, claim, country="AFG")]
    assert sorted(one.party.key for one in merge_entries(entries).actors) == ["name:police@AFG", "name:police@PAK"]


def test_history_tells_a_group_by_the_days_that_claims_give():
    founded = told("c", "2022-01-01", "Red Front was formed on 2019-05-01.",
                   "- status/formed | subject=Red Front | when=on 2019-05-01>2019-05-01..2019-05-01")  # fmt: skip
    views = merge_entries([*pledge("a", "2021-03-05", when="2021-02-01"), *founded])
    (key,) = [one.party.key for one in views.actors if "Red Front" in one.names]
    told_events = [(one.kind, one.when.start) for one in history(views, key) if one.kind != "name"]
    assert told_events == [("formed", date(2019, 5, 1)), ("pledge", date(2021, 2, 1))]


def test_history_of_nobody_is_empty():
    assert history(merge_entries(pledge("a", "2021-03-05")), "ucdp:0") == ()
