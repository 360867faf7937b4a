"""Several told values -> the one that is shown, by a rule that is named."""

from datetime import date

from claimbook.merge import MergeOptions, merge_entries
from claimbook.model.views import Range
from tests.merge.reports import bombing, told


def merged(entries, rule="ucdp"):
    (incident,) = merge_entries(entries, (), MergeOptions(rule=rule)).incidents
    return incident


def tolls(*figures):
    days = [f"2021-03-0{5 + number}" for number in range(len(figures))]
    return [
        entry
        for number, (day, killed) in enumerate(zip(days, figures, strict=True))
        for entry in bombing(f"r{number}", day, killed=killed)
    ]


def test_ucdp_takes_the_figure_most_sources_give_and_the_ends_of_all():
    killed = merged(tolls(10, 12, 12, 13)).counts["killed"]
    assert killed.value == Range(10, 12, 13)
    assert [one.value.best for one in killed.testimonies] == [10, 12, 12, 13]


def test_ucdp_takes_the_later_figure_of_equally_many():
    assert merged(tolls(10, 12)).counts["killed"].value == Range(10, 12, 12)


def test_latest_takes_the_newest_report():
    killed = merged(tolls(12, 12, 13), "latest").counts["killed"]
    assert killed.value == Range(13, 13, 13)
    assert "2021-03-07" in killed.why


def test_most_sources_takes_what_most_say():
    assert merged(tolls(12, 12, 13), "most-sources").counts["killed"].value == Range(12, 12, 12)


def test_a_copy_does_not_vote():
    entries = [*bombing("a", killed=10), *bombing("b", killed=12), *bombing("c", killed=12, group="b"),
               *bombing("d", "2021-03-06", killed=10)]  # fmt: skip
    assert merged(entries, "most-sources").counts["killed"].value == Range(10, 10, 10)


def test_who_claimed_who_blamed_and_who_denied_stand_side_by_side():
    incident = merged(
        told(
            "a", "2021-03-05",
            "The Red Front hit soldiers in Quetta and said so; the army blamed the Blue Front, which denied it.",
            "- incident/attack | id=I1 | perpetrator=Red Front | target=soldiers | place=Quetta",
            "- responsibility/claimed | id=I1 | actor=Red Front | holder=Red Front",
            "- responsibility/blamed | id=I1 | actor=Blue Front | holder=army",
            "- responsibility/denied | id=I1 | actor=Blue Front | holder=Blue Front",
        )
    )  # fmt: skip
    assert {(one.party.name, one.stance) for one in incident.perpetrators} == {
        ("Red Front", "acted"), ("Red Front", "claimed"), ("Blue Front", "blamed"), ("Blue Front", "denied"),
    }  # fmt: skip


def test_who_only_possibly_did_it_is_suspected():
    incident = merged(
        told(
            "a", "2021-03-05",
            "The Red Front may have hit soldiers in Quetta.",
            "- incident/attack | id=I1 | perpetrator=Red Front | target=soldiers | place=Quetta | possible",
        )
    )  # fmt: skip
    assert [(one.party.name, one.stance) for one in incident.perpetrators] == [("Red Front", "suspected")]


def test_the_special_type_is_shown_where_as_many_say_the_general_one():
    attack = told("b", "2021-03-05", "An attack killed 12 Hazara miners in Quetta, police said.",
                  "- incident/attack | id=I1 | target=Hazara miners | place=Quetta | killed=12>12..12")  # fmt: skip
    incident = merged([*bombing("a"), *attack])
    assert incident.kind.value == "bombing"
    assert incident.kinds == ("attack", "bombing")


def test_an_incident_that_every_claim_denies_is_marked():
    incident = merged(
        told("a", "2021-03-05", "There was no attack in Quetta.", "- incident/attack | id=I1 | place=Quetta | neg")
    )
    assert incident.denied


def test_a_given_day_is_the_day():
    incident = merged(bombing("a", day="2021-03-04"))
    assert (incident.when.value.start, incident.when.value.end) == (date(2021, 3, 4), date(2021, 3, 4))


def test_people_who_are_hit_are_private():
    incident = merged(bombing("a"))
    assert incident.targets[0].value.private


def test_words_that_only_point_are_no_place_and_are_kept_as_told():
    text = "Gunmen shot miners there. The shooting of miners was in Quetta."
    there = "- incident/attack | id=I1 | target=miners | place=there"
    (only,) = merge_entries(told("a", "2021-03-05", text, there)).incidents
    assert (only.place.value, [one.words for one in only.place.testimonies]) == (None, ["there"])
    named = merged(told("a", "2021-03-05", text, there, "- incident/attack | id=I1 | target=miners | place=Quetta"))
    assert named.place.value.name == "Quetta"
    assert {one.words for one in named.place.testimonies} == {"there", "Quetta"}
