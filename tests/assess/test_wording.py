import pytest

from claimbook.assess.wording import holders_of, interval_words, range_words, said_by, sentence_of, series
from claimbook.model.codebook import LABELS
from claimbook.model.views import Interval, Party, Range, Relation, Testimony, Value

EMBER, COLUMN, PELL = (Party(f"name:{one}", one) for one in ("Ember League", "Grey Column", "Pell"))
SAID = Testimony("c1", "r1", "Karr", "words", 0, 5, None)
DENIED = Testimony("c2", "r1", None, "words", 0, 5, None, polarity="negative")


def relation(label, for_=(SAID,), against=()):
    number = Value(Range(30, 35, 40), "") if label[0] == "strength" else None
    when = Value(None, "")
    return Relation("id", *label, EMBER, COLUMN, PELL, when, number, for_, against, bool(for_ and against), 1)


@pytest.mark.parametrize("label", [one for one in LABELS if one[0] not in ("incident", "responsibility")])
def test_every_relation_of_the_codebook_has_a_sentence_for_yes_and_for_no(label):
    yes, no = sentence_of(relation(label)), sentence_of(relation(label, (), (DENIED,)))
    assert yes != no
    assert "Ember League" in yes and "Ember League" in no
    assert yes.endswith("says Karr") and "says" not in no


def test_a_denial_stands_in_the_sentence_of_what_is_denied():
    assert sentence_of(relation(("affiliation", "merge"), (SAID,), (DENIED,))).endswith(
        "says Karr; the report itself denies it"
    )


def test_doubt_is_said():
    doubtful = Testimony("c1", "r1", "Karr", "words", 0, 5, None, modality="possible")
    assert "(possibly)" in sentence_of(relation(("affiliation", "join"), (doubtful,)))


@pytest.mark.parametrize(("value", "words"), [
    (None, ""), (Range(None, None, None), ""), (Range(24, None, None), "at least 24"),
    (Range(None, None, 7), "at most 7"), (Range(5, 5, 5), "5"), (Range(6000, None, 8000), "6,000 to 8,000"),
])  # fmt: skip
def test_ranges(value, words):
    assert range_words(value) == words


def test_an_open_interval_is_not_closed_by_the_words():
    from datetime import date

    day = date(2022, 5, 2)
    assert [interval_words(Interval(*ends)) for ends in ((day, day), (day, None), (None, day), (None, None))] == [
        "on 2022-05-02", "since 2022-05-02", "until 2022-05-02", "",
    ]  # fmt: skip


def test_series_and_holders():
    assert series([]) == ""
    assert series(["A", "B", "C"]) == "A, B and C"
    assert series(["A, X", "B"]) == "A, X and B"
    assert series(["A, X", "B", "C"]) == "A, X; B and C"
    assert holders_of([SAID, DENIED, SAID]) == "Karr and the report itself"


def test_who_says_it_is_told_unless_reports_say_it_themselves_or_only_the_party():
    assert said_by([SAID, DENIED]) == ", says Karr and the report itself"
    assert said_by([DENIED]) == ""
    assert said_by([SAID], "Karr") == ""
    assert said_by([SAID], "Ember League") == ", says Karr"
