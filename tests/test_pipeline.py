from datetime import date

import pytest

from claimbook.model.values import Document, Extraction, Issue, Period
from claimbook.pipeline import extract_claims, read_claims, resolve_when
from tests.cli.tiny import TinyEngine

REPORT = "The Reed Brigade raided Kest on Friday, police said."


def test_a_file_becomes_claims_with_dates_and_ids(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(f"---\nid: kest-1\npublished: 2024-03-05\n---\n{REPORT}", "utf-8")
    (found,) = read_claims([str(path)], TinyEngine())
    assert isinstance(found, Extraction)
    (claim,) = found.claims
    assert (claim.doc, claim.engine) == ("kest-1", "tiny/1")
    assert claim.when == Period("on Friday", 29, 38, date(2024, 3, 1), date(2024, 3, 1))
    assert len(claim.id) == 16


def test_what_cannot_be_read_keeps_its_place(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    found = list(read_claims([str(path), str(tmp_path / "none.txt"), str(path)], TinyEngine()))
    assert isinstance(found[0], Extraction)
    assert isinstance(found[1], Issue)
    assert isinstance(found[-1], Extraction)


def test_the_same_document_gives_the_same_claims():
    document = Document("kest-1", REPORT, date(2024, 3, 5))
    assert extract_claims(document, TinyEngine()) == extract_claims(document, TinyEngine())


def test_an_id_tells_documents_apart():
    claims = [extract_claims(Document(name, REPORT), TinyEngine()).claims[0] for name in ("kest-1", "kest-2")]
    assert claims[0].id != claims[1].id


@pytest.mark.parametrize("words", ["on Friday", "at some time"])
def test_without_a_publication_date_relative_words_stay_words(words):
    when = Period(words, 0, len(words))
    assert resolve_when(when, None) == when


def test_days_that_an_engine_has_placed_are_not_overruled():
    when = Period("on Friday", 0, 9, date(2020, 1, 3), date(2020, 1, 3))
    assert resolve_when(when, date(2024, 3, 5)) == when
