"""Several writers at once, and writers that are killed."""

import os
import signal
import threading

from sqlalchemy.exc import DBAPIError

from claimbook.book import open_book
from claimbook.errors import ClaimbookError
from claimbook.model.values import Extraction
from tests.book.makers import ambush, ask, document, found

TEXT = "The Saltmarsh Front ambushed a convoy near Orrin on Tuesday, killing 14 soldiers, police said. Report {}."


def forked(act):
    """Another process that does `act(tell)`, where tell(number) reaches whoever reads the stream given back."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, os.fdopen(reading)
    try:
        act(lambda number: os.write(writing, f"{number}\n".encode()))
        os._exit(0)
    finally:
        os._exit(1)


def write_many(where, tell):
    """Read on where it stopped, as `claimbook add` does; tell how far it is."""
    with open_book(where) as book:
        run = book.run("test/1")
        unread = [number for number in range(40) if not book.has_read(report(number), run)]
        tell(40 - len(unread))
        for number in unread:
            of = report(number)
            book.add(found(of, ambush(of), ambush(of, "14>14..15")), run)
            tell(number)


def report(number):
    return document(TEXT.format(number), f"d{number}")


def test_killed_at_any_point_nothing_is_half_written_and_it_goes_on_where_it_was(where):
    stored = 0
    for more in (1, 2, 5, 3):
        process, lines = forked(lambda tell: write_many(where, tell))
        goes_on_at = int(lines.readline())
        for _ in range(more):
            lines.readline()
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        lines.close()
        assert goes_on_at == stored
        stored = ask(where, "SELECT count(*) FROM reports")
        assert stored >= goes_on_at + more
        assert ask(where, "SELECT count(*) FROM readings WHERE claims = 2") == stored
        assert ask(where, "SELECT count(*) FROM claims") == 2 * stored
        assert ask(where, "SELECT count(*) FROM mentions") == 8 * stored


def test_two_writers_wait_for_each_other(where):
    errors = []

    def write(which):
        try:
            with open_book(where) as book:
                run = book.run("test/1")
                for number in range(8):
                    book.add(Extraction(document(TEXT.format(number), f"{which}{number}"), ()), run)
                    book.add(found(document(TEXT.format(number), f"both{number}")), run)
        except (ClaimbookError, DBAPIError) as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(which,)) for which in "ab"]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert errors == []
    with open_book(where) as book:
        assert len(book.reports()) == 24
        assert len(book.entries()) == 8


def test_a_reader_is_not_held_up_by_a_writer(where):
    with open_book(where) as book, open_book(where) as other:
        book.add(found(), book.run("test/1"))
        with other._writing() as connection:
            connection.exec_driver_sql("UPDATE revision SET number = number + 1")
            assert len(book.entries()) == 1


def test_two_processes_may_make_the_same_book_at_once(nowhere):
    def make(_tell):
        with open_book(nowhere) as book:
            book.run("test/1")

    both = [forked(make) for _ in range(2)]
    assert [os.waitpid(process, 0)[1] for process, _ in both] == [0, 0]
    for _, lines in both:
        lines.close()
    assert ask(nowhere, "SELECT count(*) FROM runs") == 1
