"""What is added comes back as it was, once, dated, and in the newest form."""

from dataclasses import replace
from datetime import date

import pytest

from claimbook.book import open_book
from claimbook.errors import InputError
from claimbook.model.values import Document, Extraction, Issue, Location, Mention
from tests.book.makers import AMBUSH, RAID, ambush, ask, claim, document, found


def test_a_report_comes_back_as_it_went_in(book, clock):
    given = Mention("Orrin", 45, 50, kind="place", location=Location(47.1, 8.5, "CHE"))
    of = document(title="Ambush", source="Courier", url="https://courier.example/1", given=(given,), language="en")
    assert book.add(found(of), book.run("test/1")).outcome == "new"
    (report,) = book.reports()
    assert report.document == of
    assert (report.id, report.version, report.newest, report.group) == ("orrin-1", 1, True, "orrin-1")
    assert report.learned == clock.moment


def test_a_claim_comes_back_as_it_went_in(book):
    of = document()
    whole = ambush(of)
    book.add(found(of, whole), book.run("test/1"))
    (entry,) = book.entries()
    assert entry.claim == whole
    assert (entry.run, entry.state, entry.report.id) == ("1", "open", "orrin-1")


def test_the_same_document_twice_is_one(book):
    run = book.run("test/1")
    book.add(found(), run)
    before = book.revision
    assert book.add(found(), run).outcome == "known"
    assert len(book.reports()) == len(book.entries()) == 1
    assert book.revision == before


def test_other_text_under_the_same_id_is_a_new_version_that_views_follow(book):
    run = book.run("test/1")
    book.add(found(), run)
    later = document(AMBUSH.replace("14 soldiers", "15 soldiers"))
    added = book.add(found(later, ambush(later, "15>15..15")), run)
    assert (added.outcome, added.report) == ("version", "orrin-1@2")
    assert [entry.claim.numbers["killed"].low for entry in book.entries()] == [15]
    assert [(one.id, one.version, one.newest) for one in book.reports(every_version=True)] == [
        ("orrin-1", 1, False),
        ("orrin-1@2", 2, True),
    ]


def test_other_text_under_the_same_url_is_a_new_version(book):
    """Such documents have no id of their own: theirs follows from the text."""
    from claimbook.read.assembly import digest

    run = book.run("test/1")
    for text in (AMBUSH, RAID):
        of = Document(digest(text), text, url="https://courier.example/1")
        book.add(Extraction(of, ()), run)
    assert [one.version for one in book.reports(every_version=True) if one.newest] == [2]


def test_documents_with_ids_of_their_own_are_apart_whatever_their_url(book):
    run = book.run("test/1")
    for name, text in (("a", AMBUSH), ("b", RAID)):
        book.add(Extraction(document(text, name, url="https://courier.example/"), ()), run)
    assert len(book.reports()) == 2


def test_a_corrected_day_of_publication_is_a_new_version_since_dates_hang_on_it(book):
    run = book.run("test/1")
    for day in (None, date(2024, 3, 6), None):
        book.add(found(document(published=day)), run)
    assert [one.document.published for one in book.reports()] == [date(2024, 3, 6)]
    assert len(book.reports(every_version=True)) == 2


def test_an_id_that_looks_like_a_version_is_not_taken_for_one(book):
    run = book.run("test/1")
    for name, text in (("a", AMBUSH), ("a@2", RAID), ("a", RAID)):
        book.add(Extraction(document(text, name), ()), run)
    assert sorted(one.id for one in book.reports(every_version=True)) == ["a", "a@2", "a@3"]


def test_as_of_a_day_the_book_tells_what_it_knew_then(book, clock):
    run = book.run("test/1")
    book.add(found(), run)
    first = clock.moment.date()
    clock.tomorrow()
    later = document(AMBUSH.replace("14", "15"))
    book.add(found(later, ambush(later, "15>15..15")), run)
    book.add(
        found(document(RAID, "raid"), claim("incident/raid | id=I | perpetrator=Troops", document(RAID, "raid"))), run
    )
    then = book.entries(asof=first)
    assert [(one.claim.numbers["killed"].low, one.report.newest) for one in then] == [(14, True)]
    assert len(book.entries(asof=clock.moment.date())) == len(book.entries()) == 2
    assert book.entries(asof=date(2024, 2, 1)) == []


def test_a_newer_run_supersedes_the_older_one_of_the_same_report(book, clock):
    of = document()
    book.add(found(of), book.run("test/1"))
    clock.tomorrow()
    book.add(found(of, ambush(of, engine="test/2", confidence=0.5)), book.run("test/2"))
    assert [one.claim.engine for one in book.entries()] == ["test/2"]
    assert [one.claim.engine for one in book.entries(engine="test/1")] == ["test/1"]
    assert [one.claim.engine for one in book.entries(engine="test")] == ["test/2"]
    assert [one.claim.engine for one in book.entries(asof=date(2024, 3, 1))] == ["test/1"]
    assert book.entries(engine="tes") == []


def test_a_report_that_the_newer_run_finds_empty_has_no_claims_left(book):
    of = document()
    book.add(found(of), book.run("test/1"))
    book.add(Extraction(of, ()), book.run("test/2"))
    assert book.entries() == []


def test_one_run_for_one_engine_and_set_of_options(book):
    first = book.run("llm/1", '{"votes":1}')
    assert book.run("llm/1", '{"votes":1}') == first
    assert book.run("llm/1", '{"votes":3}').id != first.id
    assert [(one.engine, one.options) for one in book.runs()] == [("llm/1", '{"votes":1}'), ("llm/1", '{"votes":3}')]


def test_a_run_tells_what_it_has_read(book):
    first, second = book.run("test/1"), book.run("test/2")
    book.add(Extraction(document(), ()), first)
    assert book.has_read(document(), first)
    assert not book.has_read(document(), second)
    assert not book.has_read(document(RAID), first)


def test_claims_that_say_the_very_same_stand_once_and_it_is_said(book):
    of = document()
    added = book.add(found(of, ambush(of), ambush(of)), book.run("test/1"))
    assert added.claims == 1
    assert "1 claims said the very same" in added.issues[0].reason


def test_claims_without_an_id_get_one(book):
    of = document()
    book.add(found(of, replace(ambush(of), id="")), book.run("by hand"))
    assert book.entries()[0].claim.id == ambush(of).id


def test_what_could_not_be_read_in_full_is_kept_with_the_reading(book, where):
    book.add(Extraction(document(), (), issues=(Issue("orrin-1", "page 3 is encrypted"),)), book.run("test/1"))
    assert "page 3 is encrypted" in ask(where, "SELECT issues FROM readings")


def test_text_that_no_database_can_hold_is_refused_by_name_and_nothing_is_written(book):
    with pytest.raises(InputError, match="broken"):
        book.add(Extraction(Document("broken", "half a character: \ud800"), ()), book.run("test/1"))
    assert book.reports() == []


def test_the_revision_tells_which_reports_were_touched(book):
    run = book.run("test/1")
    book.add(found(), run)
    before = book.revision
    book.add(Extraction(document(RAID, "raid"), ()), run)
    book.add(Extraction(document(AMBUSH.replace("14", "15")), ()), run)
    changes = book.changes(before)
    assert changes.revision == book.revision > before
    assert changes.reports == {"raid", "orrin-1", "orrin-1@2"}
    assert not changes.judged


def test_ids_that_the_book_does_not_have_are_said_so(book):
    for find in (book.report, book.claim):
        with pytest.raises(InputError, match="no such"):
            find("nothing")


def test_a_book_opens_again_with_all_it_held(where, clock):
    with open_book(where, clock) as book:
        book.add(found(), book.run("test/1"))
        entries = book.entries()
    with open_book(where, clock) as again:
        assert again.entries() == entries
