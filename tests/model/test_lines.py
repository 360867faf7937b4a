"""The line format: what is written is read back, and what it can't hold is refused."""

from datetime import date

import pytest

from claimbook.errors import FormatError
from claimbook.model.lines import claim_line, read_claim_line
from claimbook.model.values import Mention, Span

FIRST = "The Reed Brigade said ten men, ten in all, died at Ostrel on Tuesday."
SECOND = "It may have 40 fighters."
SENTENCES = {1: Span(FIRST, 0, len(FIRST)), 2: Span(SECOND, 100, 100 + len(SECOND))}


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (1, "incident/attack | id=I1 | perpetrator=Reed Brigade | target=men | place=Ostrel | killed=ten#2>10..10"),
        (1, "incident/attack | id=I1 | when=on Tuesday>2021-06-15..2021-06-15 | holder=Reed Brigade | neg | possible"),
        (1, "presence/operates | subject=Reed Brigade | place=Ostrel | when=on Tuesday"),
        (2, "strength/members | subject=s1:Reed Brigade | strength=40>..40 | holder=It>Reed Brigade | future"),
        (2, "incident/attack | id=I1 | target=s1:men ; fighters"),
    ],
)
def test_what_is_written_is_read_back(sentence, line):
    claim = read_claim_line(line, sentence, SENTENCES)
    assert claim_line(claim, sentence, SENTENCES) == line


def test_spans_are_slices_and_meanings_are_values():
    claim = read_claim_line("incident/attack | id=I1 | killed=ten>10.. | when=Tuesday>2021-06-15..", 1, SENTENCES)
    assert (claim.numbers["killed"].low, claim.numbers["killed"].high) == (10, None)
    assert claim.when and (claim.when.start_date, claim.when.end_date) == (date(2021, 6, 15), None)
    assert FIRST[claim.when.start : claim.when.end] == "Tuesday"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("strength/members | strength=40>50..40", "low is above high"),
        ("presence/operates | when=It>2021-06-15..2021-06-14", "after the last"),
        ("strength/members | strength=40>٤٠..", "not low..high"),
        ("presence/operates | subject=fighter#2", "is not in s2"),
    ],
)
def test_what_makes_no_sense_is_refused(line, reason):
    with pytest.raises(FormatError, match=reason):
        read_claim_line(line, 2, SENTENCES)


@pytest.mark.parametrize("mention", [Mention("Tuesday.\nIt", 61, 102), Mention("a|b", 0, 3), Mention("ghost", 0, 5)])
def test_words_that_no_line_can_hold_are_refused(mention):
    claim = read_claim_line("presence/operates | subject=It", 2, SENTENCES)
    with pytest.raises(FormatError, match="can't be written"):
        claim_line(type(claim)(**{**{n: getattr(claim, n) for n in claim.__slots__}, "holder": mention}), 2, SENTENCES)
