"""Many rows in one statement are what they would be one by one."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Date, Integer, LargeBinary, MetaData, Table, Text, create_engine, insert, select

from claimbook.book.inserting import insert_many
from claimbook.book.tables import Moment

TABLE = Table(
    "things",
    MetaData(),
    Column("key", Integer, primary_key=True),
    Column("words", Text),
    Column("day", Date),
    Column("number", Integer),
    Column("made", Moment),
    Column("sketch", LargeBinary),
)
SHARED = {"made": datetime(2024, 3, 5, 12, tzinfo=timezone(timedelta(hours=5))), "sketch": b"\x00\xff"}
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "words": st.none()
            | TEXTS
            | st.sampled_from(["", "'; DROP TABLE things; --", '{"a": [1]}', "\x00", "a\x00b"]),
            "day": st.none() | st.dates(),
            "number": st.none() | st.integers(-(2**63), 2**63 - 1),
        }
    ),
    max_size=6,
)


def stored(write):
    database = create_engine("sqlite://")
    TABLE.metadata.create_all(database)
    with database.begin() as connection:
        write(connection)
        found = [tuple(row) for row in connection.execute(select(TABLE).order_by(TABLE.c.key))]
    database.dispose()
    return found


@settings(deadline=None, max_examples=60)
@given(ROWS)
def test_any_rows_are_stored_as_by_single_statements(rows):
    at_once = stored(lambda connection: insert_many(connection, TABLE, SHARED, rows))
    assert at_once == stored(lambda connection: [connection.execute(insert(TABLE), {**SHARED, **one}) for one in rows])
    assert [one[1:4] for one in at_once] == [(one["words"], one["day"], one["number"]) for one in rows]


def test_what_is_shared_stands_in_every_row():
    rows = [{"words": "a", "day": date(2024, 3, 5), "number": 1}] * 2
    found = stored(lambda connection: insert_many(connection, TABLE, SHARED, rows))
    assert [one[4:] for one in found] == [(datetime(2024, 3, 5, 7, tzinfo=UTC), b"\x00\xff")] * 2


def test_no_rows_are_no_statement():
    assert stored(lambda connection: insert_many(connection, TABLE, SHARED, [])) == []
