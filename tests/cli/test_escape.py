import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.cli.escape import cell, json_line, visible

ANY_TEXT = st.text(st.characters())


@settings(max_examples=50)
@given(ANY_TEXT)
def test_what_is_shown_has_no_controls_and_keeps_every_offset(text):
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 or 0x202A <= ord(char) <= 0x202E for char in shown)
    shown.encode()


def test_a_terminal_is_not_driven_by_a_report():
    assert visible("\x1b]0;owned\x07 red \x9b31m") == "␛]0;owned␇ red �31m"


def test_line_breaks_are_spaces_and_right_to_left_text_stays():
    assert visible("one\r\ntwo\tشرق") == "one  two شرق"


@settings(max_examples=50)
@given(ANY_TEXT)
def test_a_json_line_is_one_line_to_everybody_and_means_the_same(text):
    line = json_line({"text": text})
    assert line.splitlines() == [line[:-1]]
    assert line.encode()
    assert json.loads(line) == {"text": text}


@pytest.mark.parametrize("text", ["=1+1", "+49", "-cmd", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(text):
    assert cell(text).startswith("'")


def test_other_cells_stay_as_they_are():
    assert cell("12 men, at = dawn\nnear Orrin") == "12 men, at = dawn\nnear Orrin"
