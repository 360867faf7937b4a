"""Two runs side by side: what came, went and changed."""

import pytest

from claimbook.errors import InputError
from claimbook.model.values import Extraction
from tests.book.makers import RAID, ambush, claim, document, found


def test_claims_are_matched_by_their_words(book):
    of, raid = document(), document(RAID, "raid")
    gone = claim("incident/raid | id=I | perpetrator=Troops | target=camp", raid)
    came = claim("presence/camp | subject=Saltmarsh Front | place=Tessaly", raid, engine="test/2")
    first, second = book.run("test/1"), book.run("test/2")
    book.add(found(of, ambush(of)), first)
    book.add(found(raid, gone), first)
    book.add(found(of, ambush(of, killed="14>14..15", engine="test/2")), second)
    book.add(found(raid, came), second)
    difference = book.diff(first.id, second.id)
    assert (difference.reports, difference.same) == (2, 0)
    assert [one.after for one in difference.came] == [came]
    assert [one.before for one in difference.went] == [gone]
    assert [(one.report, one.fields) for one in difference.changed] == [("orrin-1", ("numbers.killed",))]


def test_an_engine_that_says_the_same_changes_nothing(book):
    of = document()
    book.add(found(of), book.run("test/1"))
    book.add(found(of, ambush(of, engine="test/2", confidence=0.901, incident="I7")), book.run("test/2"))
    difference = book.diff("1", "2")
    assert (difference.same, difference.came, difference.went, difference.changed) == (1, (), (), ())


def test_of_claims_with_the_same_words_the_likest_go_together(book):
    of = document()
    book.add(found(of, ambush(of), ambush(of, killed="14>14..20")), book.run("test/1"))
    book.add(found(of, ambush(of, killed="14>14..20", engine="test/2")), book.run("test/2"))
    difference = book.diff("1", "2")
    assert difference.same == 1
    assert [one.before.numbers["killed"].high for one in difference.went] == [14]


def test_only_reports_that_both_have_read_are_compared(book):
    book.add(found(), book.run("test/1"))
    book.add(Extraction(document(RAID, "raid"), ()), book.run("test/2"))
    assert book.diff("1", "2").reports == 0


def test_an_unknown_run_is_said_so(book):
    book.run("test/1")
    with pytest.raises(InputError, match="Known: 1"):
        book.diff("1", "7")
