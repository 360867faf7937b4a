"""JSON lines: a document a line; a bad line is told with its number and the rest goes on."""

import json
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimbook.model.values import Document
from claimbook.read import ReadOptions, count_documents, read_inputs
from tests.read.builders import REPORT, only, read, saved
from tests.read.test_text import CHARACTERS

GOOD = json.dumps({"id": "good", "text": REPORT})


def test_all_fields_are_read(tmp_path: Path) -> None:
    record = {
        "id": "r1", "text": REPORT, "published": "2021-01-11", "title": "Raid", "source": "The Courier",
        "url": "https://example.org/1", "language": "en-GB", "tags": ["passed over"],
    }  # fmt: skip
    expected = Document("r1", REPORT, date(2021, 1, 11), "Raid", "The Courier", "https://example.org/1", (), "en-gb")
    assert only(saved(tmp_path / "a.jsonl", json.dumps(record))) == expected


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(CHARACTERS, min_size=1).filter(str.strip), min_size=1, max_size=5), escaped=st.booleans())
def test_texts_are_kept_exactly(tmp_path: Path, texts: list[str], escaped: bool) -> None:
    lines = [json.dumps({"id": number, "text": text}, ensure_ascii=escaped) for number, text in enumerate(texts)]
    documents, issues = read(saved(tmp_path / "a.jsonl", "\n".join(lines)))
    assert ([one.text for one in documents], issues) == (texts, [])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{broken", "not JSON"),
        (b"[1, 2]", "not a JSON object but [1, 2]"),
        (b'{"body": "x"}', "no text: it has only 'body'"),
        (b"{}", "no text: it is an empty object"),
        (b'{"text": 7}', "no text: it is 7"),
        (b'{"text": null}', "no text: it is None"),
        (b'{"text": " \\n"}', "empty"),
        (b'{"text": "a\\u0000b"}', "binary"),
        (b'{"text": "half \\ud83d here"}', "half a character (U+D83D, a lone surrogate) at character 5"),
        (b'{"text": "Dorvel\xff"}', "broken UTF-8: invalid start byte at byte 16"),
        (b'{"text": "a\0b"}', "binary"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"text": ' + b"9" * 5000 + b"}", "not JSON"),
        (b'{"text": "' + b"x" * 300_000 + b'"}', "line longer than 250,000 bytes"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_rest_goes_on(tmp_path: Path, line: bytes, reason: str) -> None:
    path = saved(tmp_path / "a.jsonl", b"\n" + line + b"\r\n" + GOOD.encode())
    documents, issues = read(path, options=ReadOptions(max_bytes=250_000))
    assert [one.id for one in documents] == ["good"]
    assert [one.doc for one in issues] == [f"{path}:2"]
    assert reason in issues[0].reason


@pytest.mark.parametrize("published", ["yesterday", "2021-02-30", "01/02/2021", "0001-01-01", ["2021-01-11"]])
def test_a_date_that_is_no_day_is_told_and_the_document_is_read(tmp_path: Path, published: object) -> None:
    path = saved(tmp_path / "a.jsonl", json.dumps({"id": "r1", "text": REPORT, "published": published}))
    documents, issues = read(path)
    assert (documents[0].id, documents[0].published) == ("r1", None)
    assert (issues[0].doc, issues[0].where) == (f"{path}:1", "document 'r1'")
    assert "published" in issues[0].reason


@pytest.mark.parametrize("field", ["id", "title", "source", "url"])
@pytest.mark.parametrize("value", [{"a": 1}, True, "half \ud800", "x" * 5000])
def test_a_field_that_cannot_be_used_is_told_and_the_document_is_read(
    tmp_path: Path, field: str, value: object
) -> None:
    documents, issues = read(saved(tmp_path / "a.jsonl", json.dumps({"text": REPORT, field: value})))
    assert documents == [only(saved(tmp_path / "b.txt", REPORT))]
    assert issues[0].reason.startswith(field)
    issues[0].reason.encode("utf-8")


def test_a_line_of_two_hundred_megabytes_is_told_and_never_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "' + b"x" * 5000)
        file.seek(200 << 20)  # a hole: the file takes no room
        file.write(b'"}\n' + GOOD.encode())
    tracemalloc.start()
    documents, issues = read(str(path), options=ReadOptions(max_bytes=100_000))
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one.id for one in documents] == ["good"]
    assert [(one.doc, one.reason) for one in issues] == [(f"{path}:1", "line longer than 100,000 bytes.")]
    assert peak_bytes < 8 << 20


def test_utf16_lines_are_read_by_their_mark(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jsonl", f"{GOOD}\n{'x' * 600}\n{GOOD}".encode("utf-16"))
    documents, issues = read(path, options=ReadOptions(max_bytes=500))
    assert [one.text for one in documents] == [REPORT, REPORT]
    assert issues[0].doc == f"{path}:2"


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "no document"), (b"\n \n", "no document"), (b"\0\0{}", "binary")]
)
def test_a_file_without_lines_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = saved(tmp_path / "a.jsonl", content)
    documents, issues = read(path)
    assert (documents, issues[0].doc) == ([], path)
    assert reason in issues[0].reason


def test_documents_come_one_at_a_time(tmp_path: Path) -> None:
    found: Iterator[object] = read_inputs([saved(tmp_path / "a.jsonl", GOOD + "\n" + "{broken")])
    assert isinstance(next(found), Document)


def test_bad_lines_count_as_documents_in_the_progress_and_blank_ones_do_not(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jsonl", f"{GOOD}\n\n{{broken\n{GOOD}")
    assert count_documents([path]) == 3
