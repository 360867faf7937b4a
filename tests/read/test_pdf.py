"""A PDF file gives the text of its pages as paragraphs; encrypted, damaged and scanned ones are refused."""

import io
from pathlib import Path

import pytest
from pypdf.generic import DecodedStreamObject, NameObject

from claimbook.read import ReadOptions
from tests.read.builders import only, pdf, read, refused, saved

PAGE = [
    "Fighters of the Red Lantern attacked a guard post near Dorvel on",
    "Monday evening, the police of the valley said in a short state-",
    "ment. Three guards were killed.",
    "The council met on Tuesday and asked the army of the river pro-",
    "vince for help against the group.",
]


def test_the_lines_of_a_page_become_paragraphs(tmp_path: Path) -> None:
    document = only(saved(tmp_path / "a.pdf", pdf([PAGE], title="Raid at Dorvel")))
    first, second = document.text.split("\n\n")
    assert first.endswith("said in a short statement. Three guards were killed.")
    assert second.endswith("asked the army of the river province for help against the group.")
    assert document.title == "Raid at Dorvel"


def test_the_date_of_the_file_is_not_the_date_of_publication(tmp_path: Path) -> None:
    assert only(saved(tmp_path / "a.pdf", pdf([PAGE], title="Raid"))).published is None


def test_a_sentence_runs_over_the_end_of_a_page(tmp_path: Path) -> None:
    pages = [[*PAGE[:2], "- 1 -"], [*PAGE[2:], "2"]]
    assert "in a short statement. Three" in only(saved(tmp_path / "a.pdf", pdf(pages))).text


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    writer = pdf([PAGE])
    writer.encrypt("secret", algorithm="RC4-128")
    assert "encrypted" in refused(saved(tmp_path / "a.pdf", writer))


def test_a_file_that_only_forbids_printing_is_read(tmp_path: Path) -> None:
    writer = pdf([PAGE])
    writer.encrypt("", "owner", algorithm="RC4-128")
    assert "Red Lantern" in only(saved(tmp_path / "a.pdf", writer)).text


def test_a_file_without_text_is_refused_with_a_way_out(tmp_path: Path) -> None:
    assert "OCR" in refused(saved(tmp_path / "a.pdf", pdf([[]])))


def test_a_page_that_is_a_picture_is_told(tmp_path: Path) -> None:
    writer = pdf([PAGE, []])
    picture = DecodedStreamObject()
    picture[NameObject("/Subtype")] = NameObject("/Image")
    writer.pages[1]["/Resources"][NameObject("/XObject")] = picture  # type: ignore[index]
    path = saved(tmp_path / "a.pdf", writer)
    documents, issues = read(path)
    assert "Red Lantern" in documents[0].text
    assert (issues[0].doc, issues[0].where) == (path, "page 2")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_truncated_file_is_told(tmp_path: Path, share: float) -> None:
    buffer = io.BytesIO()
    pdf([PAGE, PAGE]).write(buffer)
    content = buffer.getvalue()
    documents, issues = read(saved(tmp_path / "a.pdf", content[: int(len(content) * share)]))
    assert issues or "Red Lantern" in documents[0].text


@pytest.mark.parametrize("content", [b"", b"no PDF at all", b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n" + b"\x00" * 500])
def test_what_is_no_pdf_file_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "not a readable PDF" in refused(saved(tmp_path / "a.pdf", content))


def test_bounds_are_kept(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.pdf", pdf([PAGE]))
    assert "larger than 100 bytes" in refused(path, options=ReadOptions(max_file_bytes=100))
    assert "more than 50 characters" in refused(path, options=ReadOptions(max_bytes=50))
