"""Claims by their ids, as merging asks for them."""

from claimbook.book.reading import read_claims
from tests.book.makers import AMBUSH, ambush, claim, document, found


def asked(book, *ids):
    with book.moment() as connection:
        return list(read_claims(connection, list(ids)))


def test_claims_come_without_the_text_of_their_report(book):
    book.add(found(), book.run("test/1"))
    (entry,) = asked(book, ambush(document()).id, "unknown")
    assert entry.claim == ambush(document())
    assert entry.report.document.text == ""
    assert entry.report.sha256 == book.report("orrin-1").sha256


def test_claims_of_an_older_reading_or_text_are_not_there(book):
    of = document()
    book.add(found(), book.run("test/1"))
    newer = claim("incident/attack | id=I1 | target=convoy", of, engine="test/2")
    book.add(found(of, newer), book.run("test/2"))
    assert asked(book, ambush(of).id) == []
    assert [one.claim for one in asked(book, newer.id)] == [newer]
    book.add(found(document(f"{AMBUSH} Schools stay closed.")), book.run("test/2"))
    assert asked(book, newer.id) == []
