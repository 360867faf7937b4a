import os
from collections.abc import Iterator

import pytest

from claimbook.errors import ResourceError
from claimbook.model.values import Document, Extraction, Issue
from claimbook.parallel import AHEAD, extract_in_order
from tests.cli.tiny import TinyEngine


class DyingEngine(TinyEngine):
    """Its process is killed from outside, as by a lack of memory."""

    def extract(self, document: Document) -> Extraction:
        os._exit(9)


def broken_engine() -> TinyEngine:
    raise ResourceError("weights", "they are not there.", "Wanted a file.", "Install again.")


def documents(count: int) -> Iterator[Document | Issue]:
    for number in range(count):
        text = "The Reed Brigade raided Kest. " * (1 + (number * 7) % 11)
        yield Issue(f"d{number}", "unread") if number % 5 == 3 else Document(f"d{number}", text)


def test_order_and_claims_are_those_of_one_process():
    assert list(extract_in_order(documents(30), TinyEngine, 2)) == list(extract_in_order(documents(30), TinyEngine, 1))


def test_documents_are_drawn_as_they_are_needed():
    drawn = []
    endless = (drawn.append(one) or one for one in documents(10_000))
    found = extract_in_order(endless, TinyEngine, 2)
    for _ in range(5):
        next(found)
    found.close()
    assert len(drawn) <= 5 + 2 * AHEAD


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_engine_that_cannot_be_made_says_why(jobs):
    with pytest.raises(ResourceError, match=r"weights: they are not there\. Wanted a file\. Install again\."):
        list(extract_in_order(documents(3), broken_engine, jobs))


def test_a_process_that_dies_is_an_error_not_a_wait():
    with pytest.raises(ResourceError, match="died while reading"):
        list(extract_in_order(documents(3), DyingEngine, 2))


def test_no_documents_need_no_engine():
    assert list(extract_in_order([Issue("d", "unread")], broken_engine, 1)) == [Issue("d", "unread")]
