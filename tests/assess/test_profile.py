from datetime import date

import pytest

from claimbook.assess import ground_of, profile_of, scope_of
from claimbook.assess.measure import TITLES
from claimbook.assess.profile import INDICATORS
from claimbook.errors import InputError
from claimbook.model.views import Actor, Party, Relation, Testimony, Value, Views
from tests.assess.record import by_claim, entries_of, reports, views


@pytest.fixture(scope="module")
def profile():
    found = views()
    return profile_of(ground_of(found, scope_of(found, "Ember League")), reports())


def words(profile, name):
    return " ".join(line.text for line in profile.indicator(name).lines)


def test_every_indicator_has_a_heading_and_stands_in_its_order(profile):
    assert list(INDICATORS) == list(TITLES) == [one.name for one in profile.indicators]


def test_a_name_that_claims_call_another_name_is_the_same_group(profile):
    assert "Grey Column merged with League of Ashes" in words(profile, "network")


def test_a_branch_is_shown_under_its_own_name(profile):
    assert "Ember League North holds to Creed of Salt" in words(profile, "ideology")


def test_each_number_keeps_who_said_it_and_the_interval_spans_them(profile):
    strength = profile.indicator("strength")
    assert strength.value == "30 to 40 (Odo Karr); at least 90 (Ines Vahl)"
    assert (strength.low, strength.high) == (30, 40)
    assert profile.indicator("cells").value == "5 (Ines Vahl)"


def test_an_attack_counts_with_its_dead_and_both_accounts_of_who_did_it(profile):
    assert profile.indicator("activity").value.startswith("1 incident (2022: 1)")
    assert profile.indicator("lethality").low == 6
    assert "Grey Column is blamed by Odo Karr" in words(profile, "activity")


def test_what_states_do_and_who_was_lost(profile):
    assert profile.indicator("leadership").value == "led or founded by Brannoch; lost Brannoch"
    assert words(profile, "resources").startswith("Harbour Fund funds Ember League, says Ines Vahl")


def test_where_nothing_is_claimed_there_is_no_value_and_no_zero(profile):
    recruitment = profile.indicator("recruitment")
    assert (recruitment.value, recruitment.low, recruitment.sources, recruitment.lines) == (None, None, 0, ())


def test_each_line_leads_to_claims_of_the_record(profile):
    claims = by_claim()
    lines = [line for one in profile.indicators for line in one.lines]
    assert lines
    assert all(line.testimonies for line in lines)
    assert all(told.claim in claims for line in lines for told in line.testimonies)


def test_the_caveat_counts_reports_and_sources(profile):
    assert profile.caveat.reports == 2
    assert profile.caveat.sources == {"Tarsk Weekly": 1, "The <b>Daily</b> Gull": 1}


def test_a_period_shuts_out_what_is_certainly_outside_it():
    found = views()
    late = profile_of(ground_of(found, scope_of(found, "Ember League", start=date(2022, 5, 20))), reports())
    assert late.indicator("activity").value is None
    assert late.indicator("strength").value is not None, "a claim without a time is not shut out"


def test_a_country_marks_what_names_no_place():
    found = views()
    scope = scope_of(found, "Ember League", country="XKX")
    assert profile_of(ground_of(found, scope), reports()).caveat.unplaced > 0


def test_disagreements_name_the_question_and_who_stands_where(profile):
    questions = {one.question: [side.position for side in one.sides] for one in profile.disagreements}
    assert questions["Is it so: Grey Column merged with League of Ashes?"] == ["yes", "no"]
    who = next(sides for question, sides in questions.items() if question.endswith("who did it?"))
    assert {"Ember League (claimed)", "Grey Column (blamed)"} <= set(who)
    assert questions["How many members or fighters? (Ember League)"] == ["30 to 40", "at least 90"]
    assert any(one.startswith("How seriously is Ember League") for one in questions)


def test_numbers_that_overlap_are_no_disagreement():
    text = (
        "# id: a\ns1\tThe Ember League has 30 to 40 men, Karr said.\n"
        "- strength/members | subject=Ember League | strength=30 to 40>30..40 | holder=Karr\n"
    )
    other = text.replace("id: a", "id: b").replace("30 to 40", "35").replace("30..40", "35..35")
    found = views(entries_of(text) + entries_of(other))
    profile = profile_of(ground_of(found, scope_of(found, "Ember League")), {})
    assert not [one for one in profile.disagreements if one.question.startswith("How many")]


def test_an_unknown_group_is_refused_with_those_that_are_known():
    with pytest.raises(InputError, match="Ember League"):
        scope_of(views(), "Nobody at all")


BATTLES = """# id: battles
# published: 2022-05-04
s1\tEleven soldiers and 19 Ember League fighters died in a clash in Orlu.
- incident/clash | id=I1 | perpetrator=Ember League | target=soldiers | place=Orlu | killed=Eleven>11..11
- incident/clash | id=I1 | perpetrator=soldiers | target=Ember League fighters>Ember League | killed=19>19..19
s2\tThe Ember League ambushed a patrol in Pell and the army, in reply, killed 40 traders there.
- incident/attack | id=I2 | perpetrator=Ember League | target=patrol | place=Pell
- incident/attack | id=I2 | perpetrator=army | target=traders | place=Pell | killed=40>40..40
s3\tThe Ember League and the Salt Guard agreed on a truce.
- incident/agreement | id=I3 | perpetrator=Ember League | target=Salt Guard
"""


@pytest.fixture(scope="module")
def battles():
    given = entries_of(BATTLES)
    found = views(given)
    return profile_of(ground_of(found, scope_of(found, "Ember League")), {one.report.id: one.report for one in given})


def test_neither_its_own_dead_nor_those_of_others_count_as_killed_by_it(battles):
    lethality = battles.indicator("lethality")
    assert lethality.value.startswith("11 killed in 1 incident")
    assert (lethality.low, lethality.high) == (11, 11)


def test_agreements_are_told_apart_from_attacks(battles):
    assert battles.indicator("activity").value == "2 incidents (undated: 2, first reported in 2022: 2); 1 agreement"
    assert "Salt Guard" not in words(battles, "targets")
    assert "Agreement; Ember League took part" in words(battles, "activity")


def test_parts_of_one_toll_are_no_disagreement(battles):
    assert not [one for one in battles.disagreements if "how many" in one.question]


def test_the_names_of_a_family_are_told_and_no_word_for_any_group():
    text = """# id: family
s1\tThe Rapid Salt Forces fought the Allied Marsh Forces and Free Ember.
- affiliation/rival | subject=Rapid Salt Forces | object=Allied Marsh Forces
- affiliation/rename | subject=Forces | object=Rapid Salt Forces
- affiliation/ally | subject=Allied Marsh Forces | object=Free Ember
"""
    found = views(entries_of(text))
    assert scope_of(found, "Rapid Salt Forces").family == frozenset()


def test_two_that_a_registry_keeps_apart_are_not_one_for_a_rename():
    red, blue, local = (Party(key, key, ref, "group") for key, ref in (("ucdp:1",) * 2, ("ucdp:2",) * 2, ("l", None)))
    told = (Testimony("c", "r", None, "red", 0, 3, None),)
    renames = tuple(
        Relation(f"r{n}", "affiliation", "rename", red, other, None, Value(None, ""), None, told, (), False, 1)
        for n, other in enumerate((blue, local))
    )
    actors = tuple(Actor(one, {one.name: 1}, ("c",), (), ()) for one in (red, blue, local))
    assert scope_of(Views((), renames, actors), "ucdp:1").keys == {"ucdp:1", "l"}


def branch(subject, parent, *told):
    """A relation by which the subject is the parent's branch; told: (report, is it no copy?) of each testimony."""
    said = tuple(
        Testimony(f"c{n}", report, None, "branch", 0, 6, None, independent=independent)
        for n, (report, independent) in enumerate(told)
    )
    return Relation("r", "affiliation", "branch", subject, parent, None, Value(None, ""), None, said, (), False, 1)


@pytest.mark.parametrize(
    ("ref", "told", "is_family"),
    [
        ("ucdp:2", [("daily", True)], False),
        ("ucdp:2", [("daily", True), ("copy", False)], False),
        ("ucdp:2", [("daily", True), ("daily", True)], False),
        ("ucdp:2", [("daily", True), ("weekly", True)], True),
        ("local:reeds", [("daily", True)], True),
        (None, [("daily", True)], True),
    ],
)
def test_a_registered_group_is_a_branch_only_by_the_word_of_two_independent_reports(ref, told, is_family):
    parent, other = Party("p", "Ember League", "ucdp:1", "group"), Party("o", "Reed Band", ref, "group")
    actors = tuple(Actor(one, {one.name: 1}, ("c",), (), ()) for one in (parent, other))
    found = scope_of(Views((), (branch(other, parent, *told),), actors), "Ember League")
    assert found.family == (frozenset({"o"}) if is_family else frozenset())


def who_did_it(*claims):
    lines = "".join(f"s{n}\tIn Pell {text}\n- incident/attack | id=I1 | {roles} | place=Pell\n"
                    for n, (text, roles) in enumerate(claims, 1))  # fmt: skip
    found = views(entries_of(f"# id: deeds\n{lines}"))
    profile = profile_of(ground_of(found, scope_of(found, "Ember League")), {})
    return [one.question for one in profile.disagreements if "who did it" in one.question]


JOINT = ("the Ember League and the Reed Band struck.", "perpetrator=Ember League ; Reed Band")
ALONE = ("the Reed Band struck, said Odo Karr.", "perpetrator=Reed Band | holder=Odo Karr")
OTHER = ("the Salt Guard struck, said Odo Karr.", "perpetrator=Salt Guard | holder=Odo Karr")


def test_parties_that_one_claim_names_together_do_not_compete_for_the_deed():
    assert who_did_it(JOINT, ALONE) == []
    assert who_did_it(JOINT, OTHER) == ["Attack in Pell: who did it?"]
