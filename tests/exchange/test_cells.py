import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.exchange.cells import clean, defused, plain, restored, write_table

FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1"]
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="".join(map(chr, range(0x20))) + "\x7f"))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_a_spreadsheet_would_run_starts_with_an_apostrophe(text):
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-88.9167", "+5", "-1", "-1e-5", "-", "", "O'Hara", "'quoted'", "a=b"])
def test_numbers_and_harmless_words_are_left_alone(text):
    assert defused(text) == text


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_what_was_defused_is_restored(text):
    assert restored(defused(text)) == text


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_no_defused_text_starts_a_formula(text):
    shown = defused(text)
    harmless = len(shown) < 2 or shown[0] not in "=+-@\t\r\n"
    assert harmless or float(shown) is not None


def test_controls_and_lone_surrogates_become_visible():
    assert clean("a\x1b[31m\x00\ud800") == "a␛[31m␀�"


def test_a_table_says_how_many_cells_were_defused():
    out = io.BytesIO()
    assert write_table(out, ("a", "b"), [{"a": "=1", "b": "x\ny"}, {"a": "-1"}]) == 1
    assert list(csv.reader(io.StringIO(out.getvalue().decode(), newline=""))) == [
        ["a", "b"],
        ["'=1", "x\ny"],
        ["-1", ""],
    ]


@pytest.mark.parametrize(("value", "shown"), [(None, ""), (12.0, "12"), (-88.9167, "-88.9167"), (0.1, "0.1")])
def test_numbers_are_written_in_the_fewest_digits(value, shown):
    assert plain(value) == shown
