from claimbook.extract.local.reading import MOST_LABELS, read_units
from tests.extract.local.networks import ATTACK, WildNetwork, WordNetwork, units_of


def test_every_unit_is_scored_in_the_order_of_the_text():
    given = units_of("Rebels struck. " * 400 + "\n" + "fire " * 2_000)
    network = WordNetwork("struck")
    found = read_units(network, given, 0.5)
    assert [one.unit for one in found] == given
    assert network.pieces == sum(len(one.pieces) for one in given)


def test_only_labels_that_may_be_stated_are_asked():
    found = read_units(WordNetwork("struck"), units_of("Rebels struck. They left."), 0.5)
    assert [[answer.label for answer in one.answers] for one in found] == [[ATTACK], []]


def test_an_answer_is_as_long_as_its_unit():
    for one in read_units(WildNetwork(), units_of("Rebels struck. They left Ostrel at dawn, all of them."), 0.5):
        for answer in one.answers:
            size = len(one.unit.pieces)
            assert len(answer.tags) == size and answer.links.shape == (size, size)


def test_no_more_labels_are_asked_of_a_unit_than_people_would_state():
    found = read_units(WildNetwork(), units_of("Rebels struck. " * 20), 0.0)
    assert {len(one.answers) for one in found} == {MOST_LABELS}


def test_nothing_to_read():
    assert read_units(WildNetwork(), [], 0.5) == []
