"""The record that pages show follows the book, and lines that did not change are the same lines."""

from claimbook.book import open_book
from claimbook.record import Record
from claimbook.workbench.held import Held
from claimbook.workbench.shelf import Shelf
from tests.assess.record import DAILY, WEEKLY
from tests.workbench.desks import SECOND, fill

LONG_S = 120.0


def test_a_snapshot_follows_the_book_and_keeps_what_is_the_same(tmp_path):
    where = tmp_path / "claimbook.db"
    fill(where, (WEEKLY, DAILY))
    with open_book(where) as book:
        held = Held(Record(book), LONG_S)
        first = held.snapshot()
        assert held.snapshot() is first
        fill(where, (SECOND,))
        second = held.snapshot()
        assert second.revision > first.revision
        rows = {row.kind: row for row in second.rows}
        before = {row.kind: row for row in first.rows}
        assert rows["attack"].sources == 2
        assert rows["raid"] is before["raid"]


def test_a_judgement_shows_in_the_state_of_the_line(tmp_path):
    where = tmp_path / "claimbook.db"
    fill(where, (SECOND,))
    with open_book(where) as book:
        held = Held(Record(book), LONG_S)
        (claim,) = held.snapshot().entries
        assert held.snapshot().rows[0].state == "open"
        book.judge("accept", (claim,), "ann")
        assert held.snapshot().rows[0].state == "done"


def test_a_failure_reaches_whoever_waits(tmp_path):
    class Broken(Record):
        def views(self, asof=None):
            raise ZeroDivisionError

    with open_book(tmp_path / "claimbook.db") as book:
        held = Held(Broken(book), LONG_S)
        try:
            held.snapshot()
        except ZeroDivisionError:
            return
    raise AssertionError


def test_the_shelf_has_the_newest_version_of_every_report(tmp_path):
    where = tmp_path / "claimbook.db"
    fill(where, (WEEKLY,))
    with open_book(where) as book:
        shelf = Shelf(book)
        assert [one.id for one in shelf.slips()] == ["weekly"]
        fill(where, (SECOND, WEEKLY.replace("6 salt traders", "7 salt traders").replace("6>6..6", "7>7..7")))
        assert [one.id for one in shelf.slips()] == ["weekly@2", "second"]
