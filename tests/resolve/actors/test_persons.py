"""Persons whom an engine took for a group once."""

from claimbook.model.values import Claim, Document, Extraction, Mention, Span
from claimbook.resolve.actors.persons import others_names, with_persons

TEXT = "Odo Karr was held. He fled. He was found. Odo Karr struck."


def mention(words, start, kind, name=None, ref=None):
    return Mention(words, start, start + len(words), name=name, ref=ref, kind=kind)


LAST = mention("Odo Karr", 42, "group")
OTHERS = (
    mention("Odo Karr", 0, "person"),
    mention("He", 19, "person", "Odo Karr"),
    mention("He", 28, "person", "Odo Karr"),
)


def struck(filler):
    evidence = (Span(TEXT, 0, len(TEXT)),)
    roles = {"perpetrator": (filler,)}
    return Claim("d", "", "incident", "attack", roles, {}, None, None, filler, "positive", "actual", evidence)


def kinds(*mentions, filler=LAST):
    found = with_persons(Extraction(Document("d", TEXT), (struck(filler),), mentions))
    (claim,) = found.claims
    return claim.roles["perpetrator"][0].kind, claim.holder.kind, [one.kind for one in found.mentions]


def test_what_nearly_all_mentions_of_a_name_are_all_of_them_are():
    assert kinds(*OTHERS, mention("Odo Karr", 42, "person")) == ("person", "person", ["person"] * 4)


def test_a_name_that_is_seldom_a_person_s_is_left_alone():
    assert kinds(OTHERS[0], LAST)[0] == "group"
    assert kinds()[0] == "group"


def test_who_has_an_identity_keeps_its_kind():
    known = mention("Odo Karr", 42, "group", ref="ucdp:1")
    assert kinds(*OTHERS, *OTHERS, filler=known)[0] == "group"


def test_nothing_else_changes():
    place = mention("Odo Karr", 42, "place")
    assert kinds(*OTHERS, filler=place)[0] == "place"


def test_a_name_that_is_as_often_a_persons_as_a_groups_is_a_persons_in_full_and_in_part():
    others = others_names([OTHERS[0], LAST])
    assert [others.is_person(name) for name in ("Odo Karr", "the Karr", "ODO", "Karr Front", "")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_a_name_that_is_seldom_a_persons_and_words_for_a_person_are_none():
    guard = mention("Orrin Guards commander", 0, "person")
    others = others_names([OTHERS[0], LAST, mention("Odo Karr", 50, "force"), guard])
    assert not others.is_person("Odo Karr")
    assert not others.is_person("Orrin Guards")


def test_an_organisation_is_one_by_its_full_name_only():
    others = others_names([mention("Orrin News Agency", 0, "organisation")])
    assert others.is_organisation("the Orrin News Agency")
    assert not others.is_organisation("Orrin")
