"""Plain text keeps every character; only a declared head is taken off."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimbook.read import ReadOptions
from claimbook.read.text import split_head
from tests.read.builders import REPORT, only, read, refused, saved

# What a text may hold: all of Unicode but half characters and control characters that mark binary content.
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t\u00ad\u0301\u202e\u05d0😀")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(CHARACTERS, min_size=1))
def test_the_text_of_a_file_is_kept_exactly(tmp_path: Path, text: str) -> None:
    whole = "T" + text
    assert only(saved(tmp_path / "a.txt", whole)).text == whole


@settings(max_examples=80, deadline=None)
@given(text=st.text(CHARACTERS))
def test_head_and_text_together_are_the_whole_text(text: str) -> None:
    assert text.endswith(split_head(text)[1])


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_the_charset_and_is_not_text(tmp_path: Path, mark: str) -> None:
    assert only(saved(tmp_path / "a.txt", REPORT.encode(mark))).text == REPORT


def test_front_matter_is_metadata(tmp_path: Path) -> None:
    head = (
        "---\ntitle: 'Raid at Dorvel'\nDate: 2021-01-11\nsource: The Courier\nurl: https://example.org/1\n"
        "lang: ur\ntags:\n  - x\n---\n"
    )
    document = only(saved(tmp_path / "a.md", head + REPORT))
    assert document.text == REPORT
    assert (document.title, document.source, document.url) == ("Raid at Dorvel", "The Courier", "https://example.org/1")
    assert (document.published, document.language) == (date(2021, 1, 11), "ur")


@pytest.mark.parametrize(
    "text",
    [
        "---\nA rule above, and no front matter here.\n---\n" + REPORT,
        "---\nauthor: nobody knows\n---\n" + REPORT,
        "---\ntitle: never closed\n" + REPORT,
        "Up to date 2021-01-11 " + REPORT,
        "date 2021-01-111 " + REPORT,
    ],
)
def test_what_is_no_head_stays_text(tmp_path: Path, text: str) -> None:
    document = only(saved(tmp_path / "a.md", text))
    assert document.text == text
    assert document.published is None


@pytest.mark.parametrize("head", [" date 2021-01-11 ", "date 2021-01-11\r\n", "Date: 2021-01-11\n"])
def test_a_leading_date_is_the_publication_date(tmp_path: Path, head: str) -> None:
    document = only(saved(tmp_path / "a.txt", head + REPORT))
    assert document.text == REPORT
    assert document.published == date(2021, 1, 11)


def test_a_leading_date_that_is_no_day_stays_in_the_text_and_is_told(tmp_path: Path) -> None:
    documents, issues = read(saved(tmp_path / "a.txt", "date 2021-02-31 " + REPORT))
    assert documents[0].text == "date 2021-02-31 " + REPORT
    assert documents[0].published is None
    assert "'2021-02-31' is not a day" in issues[0].reason


def test_the_user_knows_better_than_the_document(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.txt", "date 2021-01-11 " + REPORT)
    document = only(path, options=ReadOptions(published=date(2020, 5, 1), source="The Post"))
    assert (document.published, document.source) == (date(2020, 5, 1), "The Post")


def test_the_id_follows_from_the_text_alone(tmp_path: Path) -> None:
    one, same = only(saved(tmp_path / "a.txt", REPORT)), only(saved(tmp_path / "b.md", REPORT))
    other = only(saved(tmp_path / "c.txt", REPORT + "!"))
    assert one.id == same.id != other.id


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "binary"),
        (b"\x01\x02\x03\x04 report \x05\x06", "binary"),
        (REPORT.encode("utf-16-le"), "binary"),
        (REPORT.encode() + b"\xff\xfe!", "broken UTF-8"),
        ("Überfall in Dorvel, sagte die Polizei für Öffentlichkeit".encode("cp1252"), "broken UTF-8"),
        (b"\xff\xfe\x00\xd8a\x00", "broken UTF-16"),
    ],
)
def test_what_is_not_text_is_refused_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in refused(saved(tmp_path / "a.txt", content))


def test_broken_utf8_is_told_with_its_place(tmp_path: Path) -> None:
    assert "at byte 6" in refused(saved(tmp_path / "a.txt", b"Dorvel\xff burns"))


def test_a_text_over_the_bound_is_refused_and_not_cut(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.txt", "x" * 1001)
    assert "longer than 1,000 bytes" in refused(path, options=ReadOptions(max_bytes=1000))
    assert len(only(path, options=ReadOptions(max_bytes=1001)).text) == 1001


def test_a_megabyte_is_read_to_its_last_sentence(tmp_path: Path) -> None:
    text = REPORT * 11_000 + " The last word."
    assert only(saved(tmp_path / "a.txt", text)).text.endswith(" The last word.")
