"""Views that a book keeps: always those that would be made from scratch, whatever happens to the book, and whoever
stops in between."""

import os
import random
import signal
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from claimbook.book import open_book
from claimbook.book.view_tables import ALL, INCIDENTS, VIEWS
from claimbook.errors import InputError
from claimbook.record import Filter, Record
from claimbook.record.filters import choose
from claimbook.record.stored import step as steps
from tests.book.makers import claim, document, found
from tests.book.test_writers import forked
from tests.record.changes import KINDS, extraction, happen, recomputed

HAPPENING = st.tuples(st.sampled_from(KINDS), st.integers(0, 11), st.integers(0, 11))


class Clock:
    """Every moment is a second after the last."""

    def __init__(self):
        self.moment = datetime(2024, 3, 7, tzinfo=UTC)

    def __call__(self):
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def filled(where):
    with open_book(where, Clock()) as book:
        run = book.run("test/1")
        for number in range(12):
            book.add(extraction(number), run)
        yield book


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(HAPPENING, min_size=4, max_size=14), st.integers(1, 4))
@example([("add", 0, 0), ("add", 3, 0), ("same", 0, 1), ("date", 0, 7), ("undo", 0, 0)], 1)
@example([("add", 1, 0), ("add", 4, 0), ("one", 0, 1), ("add", 2, 0), ("two", 1, 1), ("undo", 0, 0)], 1)
@example([("add", 9, 0), ("edit", 0, 10), ("copy", 9, 0), ("undo", 0, 0), ("edit", 0, 10), ("date", 9, 2)], 1)
@example([("row", 1, 1), ("add", 1, 1), ("reject", 0, 0), ("copy", 1, 0), ("copy", 1, 1), ("undo", 0, 0)], 2)
@example([("copy", 10, 10), ("date", 10, 10)], 2)
@example(
    [("different", 2, 11), ("add", 4, 11), ("accept", 3, 8), ("change", 2, 4), ("accept", 1, 4), ("undo", 6, 5),
     ("date", 2, 8), ("change", 7, 3), ("one", 1, 6), ("same", 10, 3)], 2
)  # fmt: skip
def test_kept_views_are_those_made_from_scratch_whatever_happens(changes, at_once):
    before = steps.STEP
    steps.STEP = at_once
    try:
        with tempfile.TemporaryDirectory() as folder, open_book(Path(folder) / "b.db", Clock()) as book:
            record = Record(book)
            for number, change in enumerate(changes):
                happen(book, *change)
                if number % 3 == 2 or number == len(changes) - 1:
                    assert record.views() == recomputed(book)
                    assert Record(book).views() == record.views()
                    assert record.entries() == Record(book).entries() == book.judged_entries()
            for rule in ("latest", "most-sources"):
                assert Record(book, rule).views() == recomputed(book, rule)
    finally:
        steps.STEP = before


def test_in_both_databases_views_follow_a_course_of_changes(filled, monkeypatch):
    monkeypatch.setattr(steps, "STEP", 5)
    record = Record(filled)
    rng = random.Random(11)
    first = record.views()
    assert first == recomputed(filled)
    for kind in (*KINDS, "undo", "undo"):
        happen(filled, kind, rng.randrange(12), rng.randrange(12))
        assert record.views() == recomputed(filled), kind
    for one in filled.judgements():
        filled.undo(one.id)
    assert record.views() == recomputed(filled)


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(group="Red Front"),
        Filter(group="front"),
        Filter(country="PAK", kind="bombing"),
        Filter(since=datetime(2021, 3, 4, tzinfo=UTC).date()),
        Filter(until=datetime(2021, 3, 4, tzinfo=UTC).date(), kind="join"),
        Filter(place="quetta"),
        Filter(kind="incident"),
        Filter(reported_since=datetime(2021, 3, 4, tzinfo=UTC).date()),
        Filter(reported_until=datetime(2021, 3, 4, tzinfo=UTC).date()),
        Filter(confidence=0.5),
    ],
)
def test_what_a_filter_wants_is_found_by_the_database(filled, wanted):
    happen(filled, "row", 3, 0)
    for rule in ("ucdp", "latest"):
        record = Record(filled, rule)
        views = record.views()
        chosen = choose(wanted, views)
        if wanted.kind != "join":  # no incident is one, and no relation a bombing: asking so is an error
            assert record.incidents(wanted) == chosen.incidents(views.incidents)
        if wanted.kind not in ("bombing", "incident"):
            assert record.relations(wanted) == chosen.relations(views.relations)
        assert record.actors(wanted) == chosen.actors(views.actors)


def test_a_judgement_undone_leaves_no_trace_in_the_tables(filled):
    record = Record(filled)
    record.refresh()
    before = _tables(filled)
    for verb in ("reject", "same", "different", "one", "two", "edit"):
        happen(filled, verb, 1, 4)
        record.refresh()
    assert _tables(filled) != before
    for one in filled.judgements():
        filled.undo(one.id)
    record.refresh()
    assert _tables(filled) == before


def test_views_of_another_form_are_made_anew_and_said_to_be(filled):
    Record(filled).refresh()
    with filled.alone() as connection:
        connection.execute(update(VIEWS).values(form="older"))
        connection.execute(update(INCIDENTS).values(json="[]", country="XXX"))
    told = []
    record = Record(filled, progress=lambda done, total: told.append((done, total)))
    assert record.views() == recomputed(filled)
    assert told == [(12, 12)]


def test_views_up_to_date_are_not_made_again(filled):
    Record(filled).refresh()
    told = []
    assert Record(filled, progress=lambda done, total: told.append(done)).views() == recomputed(filled)
    assert told == []


def test_one_more_report_is_one_step_for_itself_alone(filled):
    Record(filled).refresh()
    happen(filled, "copy", 3, 3)
    told = []
    Record(filled, progress=lambda done, total: told.append((done, total))).refresh()
    assert len(told) == 1
    assert told[0][0] <= 2


def test_killed_at_any_point_the_next_one_goes_on(where, monkeypatch):
    monkeypatch.setattr(steps, "STEP", 1)

    def make(tell):
        with open_book(where, Clock()) as book:
            Record(book, progress=lambda done, total: tell(done)).refresh()

    with open_book(where, Clock()) as book:
        for number in range(12):
            book.add(extraction(number), book.run("test/1"))
    for more in (1, 3, 2):
        process, lines = forked(make)
        for _ in range(more):
            lines.readline()
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        lines.close()
    with open_book(where, Clock()) as book:
        left = []
        record = Record(book, progress=lambda done, total: left.append(total))
        assert record.views() == recomputed(book)
        assert left[0] <= 12 - 6


def test_a_step_after_judgements_that_is_the_last_for_now_loses_no_report(filled, monkeypatch):
    monkeypatch.setattr(steps, "STEP", 1)
    Record(filled).refresh()
    for verb, number in (("reject", 2), ("reject", 5), ("edit", 8), ("one", 1)):
        happen(filled, verb, number, 2)
    for _ in range(2):
        with filled.alone() as connection:
            steps.step(connection, steps.Work())
    assert Record(filled).views() == recomputed(filled)


def test_two_processes_bring_views_up_to_date_in_turn(filled, where, monkeypatch):
    monkeypatch.setattr(steps, "STEP", 1)

    def make(_tell):
        with open_book(where, Clock()) as book:
            Record(book).refresh()

    both = [forked(make) for _ in range(2)]
    assert [os.waitpid(process, 0)[1] for process, _ in both] == [0, 0]
    for _, lines in both:
        lines.close()
    assert Record(filled).views() == recomputed(filled)


def test_names_as_long_as_hostile_reports_make_them_are_kept(where):
    with open_book(where, Clock()) as book:
        name = "Brigade " * 900
        of = document(f"{name}joined the Reed Brigade.", "long")
        line = f"affiliation/join | subject={name.strip()} | object=Reed Brigade"
        book.add(found(of, claim(line, of)), book.run("test/1"))
        record = Record(book)
        assert record.views() == recomputed(book)
        assert record.actors(Filter(group=name.strip()))[0].party.name == name.strip()
        book.judge("same", (name.strip(), "Reed Brigade"), "ann", sort="actor")
        assert record.views() == recomputed(book)


def _tables(book):
    """What all tables of the views hold, but keys and serials."""
    with book.moment() as connection:
        return {
            table.name: sorted(
                repr({name: value for name, value in row.items() if name not in ("changed", "key", "incident")})
                for row in connection.execute(select(table)).mappings()
            )
            for table in ALL
            if table.name in ("incidents", "relations", "actors", "handles")
        }


def test_a_book_from_before_views_were_kept_gets_them(tmp_path):
    with open_book(tmp_path / "old.db", Clock()) as book:
        for number in range(4):
            book.add(extraction(number), book.run("test/1"))
        with book.alone() as connection:
            for table in (VIEWS, *ALL):
                connection.exec_driver_sql(f"DROP TABLE {table.name}")
            connection.exec_driver_sql("ALTER TABLE reports DROP COLUMN language")
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")
    with open_book(tmp_path / "old.db", Clock()) as book:
        assert Record(book).views() == recomputed(book)


def test_a_book_that_nobody_may_write_into_says_so(tmp_path):
    with open_book(tmp_path / "b.db", Clock()) as book:
        book.add(extraction(0), book.run("test/1"))
        with book.alone() as connection:
            connection.exec_driver_sql("CREATE TRIGGER no BEFORE INSERT ON shown BEGIN SELECT RAISE(FAIL, 'no'); END")
        with pytest.raises(InputError, match="up to date"):
            Record(book).views()
