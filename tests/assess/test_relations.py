"""Which way support and people go, which places and persons count, and what is only planned."""

from dataclasses import replace

import pytest

from claimbook.assess import ground_of, scope_of
from claimbook.assess.relations import _is_named, _may_be_person, flow, leadership, network, reach, resources
from claimbook.model.values import Location
from claimbook.model.views import Party
from tests.assess.record import entries_of, views


def ground(text, name="Ember League"):
    found = views(entries_of(text))
    return ground_of(found, scope_of(found, name))


SUPPORT = """# id: support
s1\tThe Harbour Fund pays the Ember League, which arms the Salt Guard.
- support/funding | subject=Harbour Fund | object=Ember League
- support/arms | subject=Ember League | object=Salt Guard
s2\tMen of the Grey Column went over to the Ember League, and some of the Ember League to the Reed Band.
- member_flow/from_to | subject=Grey Column | object=Ember League
- member_flow/from_to | subject=Ember League | object=Reed Band
s3\tThe Reed Band pledged loyalty to the Ember League and the Ember League to the Tarsk Council.
- affiliation/pledge | subject=Reed Band | object=Ember League
- affiliation/pledge | subject=Ember League | object=Tarsk Council
s4\tThe Ember League will join the Vell Front.
- affiliation/join | subject=Ember League | object=Vell Front | future
"""


def test_a_heading_says_who_gives_and_who_gets():
    found = ground(SUPPORT)
    assert resources(found).value == "gets money from Harbour Fund; gives arms to Salt Guard"
    assert resources(ground(SUPPORT, "Salt Guard")).value == "gets arms from Ember League"


def test_a_heading_says_where_people_came_from_and_went():
    assert flow(ground(SUPPORT)).value == "people came from Grey Column; people went over to Reed Band"


def test_what_goes_one_way_is_told_so_and_plans_are_lines_only():
    found = network(ground(SUPPORT))
    assert found.value == "pledge from Reed Band; pledge to Tarsk Council"
    assert any("(in future)" in line.text for line in found.lines)


def test_what_is_only_planned_is_neither_said_nor_denied():
    text = """# id: plan
s1\tThe Ember League will join the Vell Front.
- affiliation/join | subject=Ember League | object=Vell Front | future
"""
    assert network(ground(text)).value == "only planned or supposed"


def test_a_place_counts_once_however_it_is_written_and_words_for_any_place_do_not():
    text = """# id: places
s1\tThe Ember League has camps in the Cal Miskaad Mountains.
- presence/camp | subject=Ember League | place=Cal Miskaad Mountains
s2\tThe Ember League is active in the Cal Miskaad mountains and along the border.
- presence/operates | subject=Ember League | place=the Cal Miskaad mountains
- presence/operates | subject=Ember League | place=border
"""
    found = reach(ground(text))
    assert found.value == "1 place: Cal Miskaad Mountains"
    assert len(found.lines) == 3


@pytest.mark.parametrize(
    "words", ["Pell", "the Pell", "northern Pell", "central and eastern Pell", "al-Salt", "Pell hills"]
)
def test_a_place_is_named_by_a_word_with_a_capital_that_begins_it_or_stands_behind_the_part_that_is_meant(words):
    assert _is_named(Party("p", words))


@pytest.mark.parametrize(
    "words",
    [
        "areas",
        "state institutions",
        "south of Pell",
        "port of Pell",
        "north",
        "southern Marshland villages",
        "20 towns",
        "it",
    ],
)
def test_a_description_is_no_named_place_even_where_it_is_known_to_lie_somewhere(words):
    assert not _is_named(Party("p", words, None, "place", Location(country="XXX")))
    assert not _is_named(Party("p", words, "local:p", "place"))
    assert _is_named(Party("p", words, "geonames:1", "place"))


LEADERS = """# id: leaders
s1\tBrannoch, a member of the Ember League, spoke.
- leadership/member_of | subject=Brannoch | object=Ember League
s2\tThe Ember League lost leaders in May.
- leadership/removed | subject=Ember League | object=Ember League
- leadership/removed | subject=leaders | object=Ember League
"""


def test_members_who_are_named_are_told_and_the_group_itself_is_no_leader_lost():
    found = leadership(ground(LEADERS))
    assert found.value == "members: Brannoch"
    assert found.high == 0
    assert len(found.lines) == 3


def test_where_nobody_is_named_the_heading_says_so_and_does_not_say_denied():
    lost = LEADERS.replace("- leadership/member_of | subject=Brannoch | object=Ember League\n", "")
    assert leadership(ground(lost)).value == "nobody by name"


def test_a_state_is_no_leader_lost():
    found = ground(LEADERS)
    states = [
        replace(one, subject=replace(one.subject, key="state:PAK", ref="state:PAK", name="Pakistan"))
        for one in found.of("leadership/removed")
    ]
    assert not any(map(_may_be_person, states))
