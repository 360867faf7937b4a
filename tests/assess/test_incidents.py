"""What counts as an incident of a group, and what is told apart: plans, denials, sums, and the group itself."""

from dataclasses import replace

import pytest

from claimbook.assess import ground_of, scope_of
from claimbook.assess.disagreements import disagreements_of
from claimbook.assess.incidents import activity, methods, targets
from claimbook.assess.pictures import timeline
from claimbook.assess.relations import reach
from tests.assess.record import entries_of, views

PLANS = """# id: plans
# published: 2022-05-04
s1\tThe Ember League bombed a mill in Orlu on 2 May 2022.
- incident/bombing | id=I1 | perpetrator=Ember League | place=Orlu | when=on 2 May 2022>2022-05-02..2022-05-02
s2\tThe Ember League will march on Pell on 9 May 2022.
- incident/attack | id=I2 | perpetrator=Ember League | place=Pell | when=on 9 May 2022>2022-05-09..2022-05-09 | future
s3\tThe Ember League did not raid Tarsk.
- incident/raid | id=I3 | perpetrator=Ember League | place=Tarsk | neg
s4\tThe Ember League has made dozens of attacks in Vell.
- incident/attack | id=I4 | perpetrator=Ember League | place=Vell
"""


def ground(text, name="Ember League"):
    found = views(entries_of(text))
    return ground_of(found, scope_of(found, name))


@pytest.fixture(scope="module")
def planned():
    return ground(PLANS)


def test_only_what_happened_is_counted_and_the_rest_is_told_apart(planned):
    assert activity(planned).value == (
        "1 incident (2022: 1); 1 sum of several incidents; 2 only planned, supposed or denied"
    )
    assert methods(planned).value == "bombing 1; sums of several: attack 1"


def test_each_line_says_what_keeps_it_from_being_a_fact(planned):
    lines = {line.text for line in activity(planned).lines}
    assert "Attack in Pell on 2022-05-09 (planned); Ember League would do it." in lines
    assert "Raid in Tarsk (denied); Ember League did not do it." in lines
    assert "Attack in Vell (sum of several); Ember League did it." in lines


def test_a_place_is_reached_when_something_happened_there(planned):
    assert reach(planned).value == "2 places: Orlu and Vell"
    assert "An incident in Pell (planned)." in {line.text for line in reach(planned).lines}


def test_the_timeline_shows_single_incidents_that_happened(planned):
    assert "2022: 1 incident<" in timeline(planned)


def test_the_group_is_none_of_its_own_targets():
    text = """# id: clash
s1\tSoldiers and the Ember League fought in Orlu.
- incident/clash | id=I1 | perpetrator=soldiers | target=Ember League | place=Orlu
- incident/clash | id=I1 | perpetrator=Ember League | target=soldiers | place=Orlu
"""
    given = [in_kind(entry, "soldiers", "force") for entry in entries_of(text.replace("Soldiers", "The soldiers"))]
    found = views(given)
    assert targets(ground_of(found, scope_of(found, "Ember League"))).value.startswith("soldiers;")


def in_kind(entry, words, kind):
    roles = {
        role: tuple(replace(one, kind=kind if one.text == words else one.kind) for one in given)
        for role, given in entry.claim.roles.items()
    }
    return replace(entry, claim=replace(entry.claim, roles=roles))


def test_a_dead_person_read_as_a_group_is_not_named():
    text = """# id: person
s1\tThe Ember League killed Odo Karr in Orlu.
- incident/attack | id=I1 | perpetrator=Ember League | target=Odo Karr | place=Orlu | killed=Odo Karr>1..1
"""
    found = views([in_kind(entry, "Odo Karr", "group") for entry in entries_of(text)])
    assert targets(ground_of(found, scope_of(found, "Ember League"))).value.startswith("a person;")


BOTH = """# id: both
s1\tTol said the Ember League fought the Salt Guard in Orlu; Vahl said the Salt Guard fought there.
- incident/{kind} | id=I1 | perpetrator=Ember League | place=Orlu | holder=Tol
- incident/{kind} | id=I1 | perpetrator=Salt Guard | place=Orlu | holder=Vahl
"""


@pytest.mark.parametrize(("kind", "asked"), [("attack", 1), ("clash", 0), ("agreement", 0)])
def test_those_who_fight_or_agree_with_one_another_do_not_dispute_who_did_it(kind, asked):
    found = disagreements_of(ground(BOTH.format(kind=kind)))
    assert sum(one.question.endswith("who did it?") for one in found) == asked


def test_a_clash_is_disputed_where_two_are_blamed_for_it():
    blamed = BOTH.format(kind="clash") + (
        "- responsibility/blamed | id=I1 | actor=Ember League | holder=Vahl\n"
        "- responsibility/blamed | id=I1 | actor=Salt Guard | holder=Tol\n"
    )
    assert any(one.question.endswith("who did it?") for one in disagreements_of(ground(blamed)))
