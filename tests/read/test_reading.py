"""Many inputs in one run: each is read or told, whatever the others are."""

import io
import sys
from pathlib import Path

import pytest

from claimbook.model.values import Issue
from claimbook.read import FORMATS, Source, count_documents, read_source
from tests.read.builders import REPORT, only, page, pdf, read, refused, saved


def typed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_a_bad_input_does_not_stop_the_rest(tmp_path: Path) -> None:
    bad = [
        saved(tmp_path / "a.txt", b"\0"),
        saved(tmp_path / "b.pdf", b"x"),
        str(tmp_path / "none"),
        "bad\0name",
        "x" * 5000,
    ]
    documents, issues = read(*bad, saved(tmp_path / "z.txt", REPORT))
    assert [one.text for one in documents] == [REPORT]
    assert [one.doc for one in issues] == bad


def test_an_unknown_format_is_told_with_the_known_ones(tmp_path: Path) -> None:
    reason = refused(saved(tmp_path / "a.docx", REPORT))
    assert "unknown format '.docx'" in reason
    assert ".jsonl" in reason


def test_a_file_that_goes_away_before_its_turn_is_told(tmp_path: Path) -> None:
    gone = str(tmp_path / "gone.txt")
    told = list(read_source(Source("file", gone, gone)))
    assert told == [Issue(gone, "it cannot be read (No such file or directory).")]


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (REPORT.encode(), 1),
        (b'\n {"text": "one"}\n{"text": "two"}', 2),
        ('\ufeff{"text": "one"}'.encode("utf-16-le"), 1),
        (page().encode(), 1),
    ],
)
def test_standard_input_is_known_by_its_first_bytes(
    monkeypatch: pytest.MonkeyPatch, content: bytes, count: int
) -> None:
    typed(monkeypatch, content)
    documents, issues = read("-")
    assert (len(documents), issues) == (count, [])
    assert not any("<" in one.text or "{" in one.text for one in documents)


def test_a_pdf_file_comes_through_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = io.BytesIO()
    pdf([["The Red Lantern left."]]).write(buffer)
    typed(monkeypatch, buffer.getvalue())
    assert only("-").text == "The Red Lantern left."


def test_empty_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, b"")
    documents, issues = read("-")
    assert (documents, issues[0].doc) == ([], "standard input")


def test_a_file_without_suffix_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    assert only(saved(tmp_path / "lines", '{"text": "one"}')).text == "one"


def test_repeated_ids_are_told_made_unique_and_kept(tmp_path: Path) -> None:
    lines = ['{"id": "r", "text": "one"}', '{"id": "r", "text": "two"}', '{"id": "r", "text": "two"}']
    documents, issues = read(saved(tmp_path / "a.jsonl", "\n".join(lines)))
    assert [one.text for one in documents] == ["one", "two", "two"]
    first, second, third = (one.id for one in documents)
    assert first == "r"
    assert second.startswith("r-")
    assert third == f"{second}-2"
    assert [one.doc for one in issues] == ["r", "r"]


def test_the_same_inputs_give_the_same_documents_twice(tmp_path: Path) -> None:
    inputs = [saved(tmp_path / "a.html", page()), saved(tmp_path / "b.txt", REPORT), saved(tmp_path / "c.txt", REPORT)]
    assert read(*inputs) == read(*inputs)


def test_progress_knows_the_count_but_of_standard_input(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.txt", REPORT)
    assert count_documents([path, "https://example.org/"]) == 2
    assert count_documents([path, "-"]) is None


def test_every_format_has_a_module_that_reads() -> None:
    assert list(FORMATS) == ["text", "html", "pdf", "jsonl", "csv"]
    assert all(one.suffixes and one.content_types for one in FORMATS.values())
