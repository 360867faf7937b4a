import pytest

from claimbook.extract.local.spans import Filler
from claimbook.extract.local.wholes import whole
from claimbook.model.values import Mention, Span

TEXT = "Colonel Odo Karr of the Reed Front and the Red Host fled from Upper Ostrel city"


def found(part, name, kind="group"):
    """The words of a filler whose sentence marks one name."""
    at = TEXT.index(part)
    start = TEXT.index(name)
    filler = Filler("first", Span(part, at, at + len(part)), 3, 0.9)
    given = whole(filler, [Mention(name, start, start + len(name), kind=kind)])
    assert (given.slot, given.first, given.sure) == (filler.slot, filler.first, filler.sure)
    assert TEXT[given.span.start : given.span.end] == given.span.text
    return given.span.text


@pytest.mark.parametrize("part", ["Reed", "Front"])
def test_a_part_of_a_name_stands_for_the_whole_name(part):
    assert found(part, "Reed Front") == "Reed Front"


def test_a_name_keeps_its_words_where_it_is_whole_or_marked_elsewhere():
    assert found("Reed Front", "Reed Front") == "Reed Front"
    assert found("Reed Front", "Red Host") == "Reed Front"


@pytest.mark.parametrize(
    ("part", "name", "kind"),
    [
        ("Upper Ostrel", "Upper Ostrel city", "place"),
        ("Reed Front", "Reed Front and the Red Host", "group"),
        ("Odo Karr", "Colonel Odo Karr", "person"),
    ],
)
def test_plain_words_lists_and_titles_are_not_added(part, name, kind):
    assert found(part, name, kind) == part


def test_nothing_is_added_across_a_bracket():
    text = "Karr [al] Ostrel fled"
    at = text.index("Karr")
    filler = Filler("first", Span("Karr", at, at + 4), 0, 0.9)
    assert whole(filler, [Mention("Karr [al] Ostrel", 0, 16, kind="person")]) == filler


def test_the_end_of_a_person_s_name_is_added():
    assert found("Odo", "Odo Karr", "person") == "Odo Karr"
