"""Several told values -> the one that is shown, by a rule that is named."""

from dataclasses import replace
from datetime import date

import pytest

from claimbook.merge import MergeOptions, merge_entries
from claimbook.model.values import Location
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


def killed_in(text, *figures):
    """What is shown of the dead where one sentence gives several figures."""
    lines = [f"- incident/attack | id=I1 | place=Orrin | killed={words}>{span}" for words, span in figures]
    return merged(told("a", "2021-03-05", text, *lines)).counts["killed"]


@pytest.mark.parametrize("part", ["one Fenland soldier", "a driver", "dozens of traders"])
def test_a_list_of_which_a_part_was_not_read_has_no_sum(part):
    killed = killed_in(f"In Orrin 4 guards, {part} and 12 raiders were killed.", ("4", "4..4"), ("12", "12..12"))
    assert killed.value.best != 16
    assert "added up" not in killed.why


@pytest.mark.parametrize(
    ("text", "figures", "expected"),
    [
        ("In Orrin 29 raiders and 7 soldiers were killed.", (("29", "29..29"), ("7", "7..7")), Range(36, 36, 36)),
        (
            "In Orrin 15 soldiers, 9 drivers, and hundreds of raiders were killed.",
            (("15", "15..15"), ("9", "9..9"), ("hundreds", "200..")),
            Range(224, 224, None),
        ),
        (
            "In Orrin nine raiders, two soldiers and a guard were killed.",
            (("nine raiders", "9..9"), ("two soldiers and a guard", "3..3")),
            Range(12, 12, 12),
        ),
    ],
)
def test_figures_of_one_sentence_with_different_victims_add_up(text, figures, expected):
    killed = killed_in(text, *figures)
    assert killed.value == expected
    assert "added up" in killed.why
    assert len(killed.testimonies) == len(figures)


@pytest.mark.parametrize(
    ("text", "figures", "best"),
    [
        ("In Orrin 29 people, including 7 soldiers, were killed.", (("29", "29..29"), ("7", "7..7")), 29),
        ("In Orrin 29 died, and 7 were killed the day before.", (("29", "29..29"), ("7", "7..7")), 29),
        ("In Orrin 7 soldiers died, among 29 people killed.", (("7", "7..7"), ("29", "29..29")), 29),
        ("In Orrin 29 traders died; 7 of them were killed by shots.", (("29", "29..29"), ("7", "7..7")), 29),
        ("The toll of Orrin was revised down from 29 killed to 7.", (("29", "29..29"), ("7", "7..7")), 7),
    ],
)
def test_figures_of_one_report_that_are_no_parts_are_told_by_the_widest_or_the_first(text, figures, best):
    killed = killed_in(text, *figures)
    assert killed.value == Range(7, best, 29)
    assert "added up" not in killed.why


def test_a_report_with_the_same_figure_outweighs_the_order_in_another():
    text = "In Orrin 29 traders died. In Orrin 7 traders died."
    line = "- incident/attack | id=I1 | target=traders | place=Orrin | killed={n}>{n}..{n}"
    first = told("a", "2021-03-05", *[part for n, sentence in ((29, text[:27]), (7, text[28:]))
                                      for part in (sentence, line.format(n=n))])  # fmt: skip
    second = told("b", "2021-03-05", text[28:], line.format(n=7))
    assert merged([*first, *second]).counts["killed"].value.best == 7


def placed(entry, **precision):
    places = tuple(replace(one, location=Location(where_prec=precision.get(one.text, 1), country="PAK"))
                   for one in entry.claim.roles["place"])  # fmt: skip
    return replace(entry, claim=replace(entry.claim, roles={**entry.claim.roles, "place": places}))


def test_of_equally_exact_places_that_of_most_claims_is_shown_then_the_first_in_the_text():
    text = "Bombs went off in Tessaly and Orrin."
    (both,) = told("a", "2021-03-05", text, "- incident/bombing | id=I1 | place=Tessaly ; Orrin")
    assert merged([placed(both)]).place.value.name == "Tessaly"
    assert merged([placed(both, Tessaly=4)]).place.value.name == "Orrin"
    again = told("a", "2021-03-05", text, "- incident/bombing | id=I1 | place=Tessaly ; Orrin",
                 "- incident/attack | id=I1 | place=Orrin")  # fmt: skip
    assert merged([placed(one) for one in again]).place.value.name == "Orrin"


@pytest.mark.parametrize(
    ("line", "accused"),
    [
        ("responsibility/claimed | id=I1 | actor=Red Front | neg", []),
        ("responsibility/claimed | id=I1 | actor=Red Front | future", []),
        ("responsibility/blamed | id=I1 | actor=Red Front | holder=Ash Band | neg", []),
        ("responsibility/blamed | id=I1 | actor=Red Front | holder=Red Front | neg", [("Red Front", "denied")]),
        ("incident/attack | id=I1 | perpetrator=Red Front | neg", []),
        ("incident/attack | id=I1 | perpetrator=Red Front | holder=Red Front | neg", [("Red Front", "denied")]),
        ("incident/attack | id=I1 | perpetrator=Red Front | future", []),
        ("incident/attack | id=I1 | perpetrator=Red Front | hypothetical", []),
        ("incident/attack | id=I1 | perpetrator=Red Front | possible", [("Red Front", "suspected")]),
        ("incident/attack | id=I1 | perpetrator=Red Front", [("Red Front", "acted")]),
    ],
)
def test_who_is_told_not_to_have_done_it_or_to_be_about_to_did_not_act(line, accused):
    text = "Shots hit the ferry in Quetta; the Ash Band spoke of the Red Front, and the Red Front denies it."
    entries = told("a", "2021-03-05", text, "- incident/attack | id=I1 | target=ferry | place=Quetta", f"- {line}")
    incident = merged(entries)
    assert [(one.party.name, one.stance) for one in incident.perpetrators] == accused
    assert len(incident.claims) == 2


def test_who_rejects_or_ends_something_denies_nothing():
    text = "Shots hit the ferry in Quetta. The Red Front said it had halted its strikes."
    line = "- incident/attack | id=I1 | perpetrator=Red Front | holder=Red Front | neg"
    entries = told("a", "2021-03-05", text[:30], "- incident/attack | id=I1 | target=ferry | place=Quetta",
                   text[31:], line)  # fmt: skip
    assert merged(entries).perpetrators == ()


def test_an_incident_that_is_only_planned_keeps_whom_it_is_told_of_and_says_so():
    line = "- incident/attack | id=I1 | perpetrator=Red Front | place=Quetta | future"
    incident = merged(told("a", "2021-03-05", "The Red Front will strike in Quetta.", line))
    assert [(one.party.name, one.stance) for one in incident.perpetrators] == [("Red Front", "acted")]
    assert incident.modality == "future"
