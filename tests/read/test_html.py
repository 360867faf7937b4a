"""A page gives its report and what it declares; nothing hidden, nothing guessed."""

from datetime import date
from pathlib import Path

import pytest

from claimbook.read.html import MAX_ELEMENTS
from tests.read.builders import PARAGRAPHS, only, page, read, refused, saved


def declared(tmp_path: Path, head: str = "", body: str = PARAGRAPHS) -> date | None:
    return only(saved(tmp_path / "a.html", page(head, body))).published


def test_a_page_gives_its_text_title_site_and_address(tmp_path: Path) -> None:
    head = (
        "<title>Bridge held - The Courier</title><meta property='og:title' content='Bridge held'>"
        "<meta property='og:site_name' content='The Courier'><link rel='canonical' href='https://example.org/bridge'>"
    )
    menu = "<nav><a href='/'>Home</a></nav>"
    document = only(saved(tmp_path / "a.html", page(head, menu + PARAGRAPHS)))
    lines = document.text.splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("On day 1 the Red Lantern")
    assert (document.title, document.source, document.url) == (
        "Bridge held",
        "The Courier",
        "https://example.org/bridge",
    )


@pytest.mark.parametrize(
    ("root", "language"),
    [
        ("<html lang='en'>", "en"),
        ("<html lang='pt-BR'>", "pt-br"),
        ("<html lang='en_US'>", "en-us"),
        ("<html xml:lang='ur'>", "ur"),
        ("<html lang=''>", None),
        ("<html lang='und'>", None),
        ("<html>", None),
    ],
)
def test_a_page_states_its_language_or_none(tmp_path: Path, root: str, language: str | None) -> None:
    assert only(saved(tmp_path / "a.html", page().replace("<html>", root, 1))).language == language


def test_a_language_that_is_none_is_told(tmp_path: Path) -> None:
    documents, issues = read(saved(tmp_path / "a.html", page().replace("<html>", "<html lang='English'>", 1)))
    assert [one.language for one in documents] == [None]
    assert "'English' is not a tag of a language" in issues[0].reason


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2021-01-11T23:30:00-05:00'>",
        "<meta name='date' content='2021-01-11'>",
        "<meta name='DC.date.issued' content='11 January 2021'>",
        "<meta name='pubdate' content='Mon, 11 Jan 2021 10:00:00 GMT'>",
        "<meta itemprop='datePublished' content='January 11, 2021'>",
        "<meta name='parsely-pub-date' content='20210111'>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-01-11"}</script>',
        '<script type="application/ld+json">{"@graph": [{"@type": ["Report"], "datePublished": "20210111"}]}</script>',
        "<meta name='date' content='soon'><meta name='pubdate' content='2021-01-11'>",
    ],
)
def test_a_declared_date_is_the_publication_date(tmp_path: Path, head: str) -> None:
    assert declared(tmp_path, head) == date(2021, 1, 11)


def test_a_marked_time_element_declares_the_date(tmp_path: Path) -> None:
    body = PARAGRAPHS + "<time pubdate datetime='2021-01-11T08:00'>Monday</time>"
    assert declared(tmp_path, body=body) == date(2021, 1, 11)


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("", "<footer>Copyright 2019 The Courier</footer>"),
        ("", "<p>The siege began on 3 March 2020, the mayor said in the town hall.</p>"),
        ("", "<time datetime='2020-03-03'>3 March</time>"),
        ("<meta name='last-modified' content='2020-03-03'>", ""),
        ("<meta property='article:modified_time' content='2020-03-03T10:00:00Z'>", ""),
        ('<script type="application/ld+json">{"@type": "Person", "datePublished": "2020-03-03"}</script>', ""),
        ('<script type="application/ld+json">{broken</script>', ""),
        ('<script type="application/ld+json">' + "[" * 5000 + "</script>", ""),
        ("<link rel='canonical' href='https://example.org/2020/03/03/bridge'>", ""),
    ],
)
def test_a_date_that_is_not_declared_is_not_known(tmp_path: Path, head: str, foot: str) -> None:
    assert declared(tmp_path, head, PARAGRAPHS + foot) is None


def test_a_declaration_that_is_no_day_is_told_and_the_page_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.html", page("<meta name='date' content='11/01/2021'>"))
    documents, issues = read(path)
    assert documents[0].published is None
    assert (issues[0].doc, "'11/01/2021' is not a day" in issues[0].reason) == (path, True)


def test_scripts_and_hidden_text_are_not_read(tmp_path: Path) -> None:
    hidden = (
        "<script>var secret = 'SECRET one';</script><style>.SECRET {}</style><p hidden>SECRET two of the page.</p>"
        "<div style='color:red; DISPLAY : none'><p>SECRET three of the page.</p></div><noscript>SECRET four</noscript>"
        "<p style='visibility:hidden'>SECRET five of the page.</p><template>SECRET six</template><!-- SECRET seven -->"
    )
    document = only(saved(tmp_path / "a.html", page(body=hidden + PARAGRAPHS)))
    assert "SECRET" not in document.text
    assert "On day 5" in document.text


def test_the_paragraphs_of_a_short_page_stay_apart(tmp_path: Path) -> None:
    body = "<h1>Two shot</h1><p>Two guards were shot in Dorvel.</p><p>Nobody claimed it.</p>"
    lines = only(saved(tmp_path / "a.html", page(body=body))).text.splitlines()
    assert lines == ["Two shot", "Two guards were shot in Dorvel.", "Nobody claimed it."]


def test_a_declared_charset_decodes_the_page(tmp_path: Path) -> None:
    markup = page(body="<p>Überfall in Dorvel – die Brücke fiel.</p>").replace("utf-8", "iso-8859-1")
    assert "Überfall in Dorvel – die Brücke" in only(saved(tmp_path / "a.html", markup.encode("cp1252"))).text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"   ", "empty"),
        (page(body="<br>" * MAX_ELEMENTS + PARAGRAPHS).encode(), "more than 80,000 elements"),
        (b"<html><body></body></html>", "no readable text"),
        (b"<html><script>var x = 'only a script';</script></html>", "no readable text"),
        (page().encode() + b"\x00", "binary"),
        (page().replace("Dorvel", "Dörvel").encode("cp1252"), "broken UTF-8"),
        (page().replace("'utf-8'", "'klingon'").encode(), "charset that is not known: 'klingon'"),
        (page().replace("'utf-8'", "'zip'").encode(), "charset that is not known: 'zip'"),
    ],
)
def test_a_page_that_cannot_be_read_is_refused_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in refused(saved(tmp_path / "a.html", content))


def test_deep_nesting_is_read_or_refused_but_never_breaks_the_run(tmp_path: Path) -> None:
    deep = page(body="<div>" * 50_000 + PARAGRAPHS + "</div>" * 50_000)
    documents, issues = read(saved(tmp_path / "a.html", deep), saved(tmp_path / "b.html", page()))
    assert len(documents) + len(issues) == 2
    assert documents[-1].text.startswith("On day 1")
