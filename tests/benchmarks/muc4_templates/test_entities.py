"""Mentions of a message become entities, the ones that mean the same thing together."""

from benchmarks.muc4_templates.entities import Entity, entities, same
from benchmarks.muc4_templates.evidence import Evidence, Found


def found(text: str, start: int = 0, role: str = "PerpOrg", sure: float = 0.9) -> Found:
    return Found(role, text, start, sure)


def sentence(*given: Found, stated: float = 4.0) -> Evidence:
    return Evidence("attack", 0, stated, stated, given)


def names(given: list[Entity]) -> list[str]:
    return [one.name.text for one in given]


def test_a_shorter_form_with_the_same_head_is_the_same_entity():
    assert same(found("colonel arvo tamm"), found("tamm", 80))
    assert same(found("the armed youths"), found("youth", 80))


def test_another_head_is_another_entity():
    assert not same(found("mayor of kesta"), found("mayor of lomu", 80))
    assert not same(found("police"), found("police station", 80))


def test_a_name_and_the_acronym_in_brackets_behind_it_are_one():
    name = found("kestan people's front", 10)
    assert same(name, found("kpf", 10 + len(name.text) + 2))
    assert not same(name, found("kpf", 300))


def test_an_entity_is_called_what_it_is_called_most_surely():
    unsure = sentence(found("tamm", 200), stated=-1.0)
    given = [unsure, sentence(found("arvo tamm", 5)), sentence(found("arvo tamm", 90))]
    assert names(entities(given, "PerpOrg")) == ["arvo tamm"]


def test_other_roles_are_left_out_and_the_order_is_that_of_the_text():
    given = [sentence(found("mill", 50), found("barn", 20), found("bomb", 1, role="Weapon"))]
    assert names(entities(given, "PerpOrg")) == ["barn", "mill"]
    assert names(entities(given, "Weapon")) == ["bomb"]


def test_a_mention_counts_as_much_as_its_sentence():
    weak, strong = entities([sentence(found("mill"), stated=-3.0), sentence(found("barn", 50))], "PerpOrg")
    assert weak.chance < 0.1
    assert strong.chance > 0.8
