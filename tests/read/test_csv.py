"""Tables: a document a row, whatever the delimiter and the case of the header."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimbook.model.values import Document
from claimbook.read import ReadOptions, count_documents
from claimbook.read.csv import COLUMNS
from tests.read.builders import REPORT, only, read, refused, saved
from tests.read.test_text import CHARACTERS


def table(rows: list[list[str]], delimiter: str = ",") -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    return buffer.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_all_columns_are_read(tmp_path: Path, delimiter: str, charset: str) -> None:
    rows = [
        ["ID", "Headline", "Date", "Body", "Outlet", "Link", "Tags"],
        ["r1", "Raid", "2021-01-11", REPORT, "The Courier", "https://example.org/1", "x"],
    ]
    expected = Document("r1", REPORT, date(2021, 1, 11), "Raid", "The Courier", "https://example.org/1")
    assert only(saved(tmp_path / "a.csv", table(rows, delimiter).encode(charset))) == expected


@pytest.mark.parametrize("name", COLUMNS["text"])
def test_the_text_column_goes_by_several_names(tmp_path: Path, name: str) -> None:
    assert only(saved(tmp_path / "a.csv", f"{name.upper()}\n{REPORT}".replace(", ", " - "))).text.startswith("Fighters")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(CHARACTERS, min_size=1).filter(str.strip), min_size=1, max_size=4))
def test_quotes_delimiters_and_line_ends_in_a_text_are_kept(tmp_path: Path, texts: list[str]) -> None:
    rows = [["id", "text"], *([str(number), text] for number, text in enumerate(texts))]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows(rows)
    path = saved(tmp_path / "a.csv", buffer.getvalue())
    documents, issues = read(path)
    assert ([one.text for one in documents], issues) == (texts, [])
    assert count_documents([path]) == len(texts)


def test_a_text_longer_than_the_default_cell_is_read(tmp_path: Path) -> None:
    assert len(only(saved(tmp_path / "a.csv", "text\n" + "x" * 200_000)).text) == 200_000


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("r1,Three dead, police said", "3 cells where the header has 2"),
        ("r1", "1 cells where the header has 2"),
        ("r1,", "empty"),
        ('r1,"Dorvel"x', "not a row of the table"),
        ("r1,\x01\x02\x03", "binary"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_the_rest_goes_on(tmp_path: Path, row: str, reason: str) -> None:
    path = saved(tmp_path / "a.csv", f'id,text\nr0,"two\nlines"\n{row}\n\nr2,{REPORT.replace(",", "")}\n')
    documents, issues = read(path)
    assert [one.id for one in documents] == ["r0", "r2"]
    assert [one.doc for one in issues] == [f"{path}:4"]
    assert reason in issues[0].reason


def test_a_quote_that_is_never_closed_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.csv", 'text\ngood\n"never closed\nanother row\n')
    documents, issues = read(path)
    assert [one.text for one in documents] == ["good"]
    assert (issues[0].doc, "not a row" in issues[0].reason) == (f"{path}:3", True)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no header"),
        (b"id,title\n1,Raid\n", "no text column; it has 'id, title'"),
        (b"id,text\n", "no document in it"),
        (b"id,text\n\0\0\0", "binary"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in refused(saved(tmp_path / "a.csv", content))


@pytest.mark.parametrize(
    ("line", "reason"), [(b"x" * 600, "longer than 500 bytes"), (b"\xff", "broken UTF-8"), (b"lost too\0", "binary")]
)
def test_a_line_that_cannot_be_read_ends_the_table_and_is_told(tmp_path: Path, line: bytes, reason: str) -> None:
    path = saved(tmp_path / "a.csv", b"text\ngood\n" + line + b"\nlost\n")
    documents, issues = read(path, options=ReadOptions(max_bytes=500))
    assert [one.text for one in documents] == ["good"]
    assert issues[0].doc == f"{path}:3"
    assert reason in issues[0].reason
    assert "rest of the table is not read" in issues[0].reason
