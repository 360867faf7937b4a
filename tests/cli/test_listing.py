"""Rows as a table: nothing is cut, and no line is wider than the terminal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.cli.listing import MOST_LINES, print_rows, table, when_words

COLUMNS = ("id", "kind", "when", "perpetrators", "targets", "killed", "sources")
ROW = {
    "id": "i2495b6de0aaf3afa",
    "kind": "suicide_bombing",
    "when": "2024-01-07 to 2024-01-09",
    "perpetrators": "Saltmarsh Front (acted) ; Reed Brigade (suspected)",
    "targets": "army convoy ; soldiers of the Orrin garrison",
    "killed": "14 (14–16)",
    "sources": 5,
}


def lines(width, *rows):
    return table(COLUMNS, rows or (ROW,), width).splitlines()


def test_what_fits_stands_on_one_line():
    assert lines(200)[1].split("  ")[:2] == ["i2495b6de0aaf3afa", "suicide_bombing"]
    assert len(lines(200)) == 2


@pytest.mark.parametrize("width", [90, 100, 120])
def test_what_is_longer_than_its_column_goes_on_below_and_nothing_is_lost(width):
    head, *found = lines(width)
    assert max(map(len, (head, *found))) <= width
    starts = [head.index(column.upper()) for column in COLUMNS]
    for (column, value), start, end in zip(ROW.items(), starts, [*starts[1:], width], strict=True):
        shown = "".join(line[start:end] for line in found)
        assert "".join(shown.split()) == "".join(str(value).split()), column


def test_ids_and_days_are_never_broken():
    words = " ".join(lines(100)).split()
    assert {"i2495b6de0aaf3afa", "2024-01-07", "2024-01-09"} <= set(words)


def test_a_word_may_end_a_line_at_an_underscore():
    found = table(("id", "kind"), [{"id": "a", "kind": "suicide_bombing"}], 14)
    assert [one.split()[-1] for one in found.splitlines()] == ["KIND", "suicide_", "bombing"]


def test_columns_in_which_nothing_stands_are_left_out():
    found = lines(200, ROW | {"killed": "", "targets": None})
    assert found[0].split() == ["ID", "KIND", "WHEN", "PERPETRATORS", "SOURCES"]


def test_what_cannot_stand_side_by_side_is_a_block_a_row():
    first, *_ = lines(60)
    assert first.split() == ["ID", "i2495b6de0aaf3afa"]
    assert "" in lines(60, ROW, ROW)


def test_a_name_cannot_fill_the_screen_nor_steer_it():
    found = table(("id", "words"), [{"id": "a", "words": "red \x1b[31m" + "x " * 9000}], 60)
    assert len(found.splitlines()) == MOST_LINES + 1
    assert "\x1b" not in found


@settings(deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=80)), min_size=1, max_size=4))
def test_any_rows_fit(rows):
    assert all(len(line) <= 70 for line in table(COLUMNS, rows, 70).split("\n"))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-03-05", "2024-03-05", "2024-03-05"),
        ("2024-03-05", "2024-03-09", "2024-03-05 to 2024-03-09"),
        ("2024-03-05", None, "since 2024-03-05"),
        (None, "2024-03-05", "until 2024-03-05"),
        (None, None, ""),
    ],
)
def test_a_time_in_words(start, end, words):
    assert when_words({"start": start, "end": end}) == words


def test_in_csv_a_negative_number_is_a_number_and_a_formula_is_text(tmp_path):
    row = {"lat": -7.9752, "sources": -1, "place": "-Orrin", "toll": "=1+1", "private": False}
    print_rows(tuple(row), [row], "csv", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text().splitlines()[1] == "-7.9752,-1,'-Orrin,'=1+1,no"
