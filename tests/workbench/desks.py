"""A workbench over a small book of two invented reports, and a browser that behaves."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from starlette.testclient import TestClient

from claimbook.book import open_book
from claimbook.evaluate.gold import parse_gold
from claimbook.model.contract import identified
from claimbook.model.lines import read_claim_line
from claimbook.model.values import Document, Extraction, Span
from claimbook.pipeline import without_identities
from claimbook.workbench.app import make_app
from claimbook.workbench.desk import Options
from claimbook.workbench.security import Guard
from tests.assess.record import DAILY, WEEKLY

HOME = "http://127.0.0.1:8765"
SECOND = """# id: second
# published: 2022-05-03
# source: Pell Herald
# title: Traders killed in Orlu
s1\tGunmen killed eight salt traders in Orlu on 2 May 2022, police said.
- incident/attack | id=I1 | perpetrator=Gunmen | target=salt traders | place=Orlu | killed=eight>8..8 | when=on 2 May 2022>2022-05-02..2022-05-02 | holder=police
"""  # noqa: E501


class Echo:
    """An engine that finds one claim in any text: that its first word attacked its last."""

    name = "echo/1"

    def extract(self, document: Document) -> Extraction:
        first, last = document.text.split()[0], document.text.split()[-1].strip(".")
        span = Span(document.text, 0, len(document.text))
        claim = read_claim_line(f"incident/attack | id=I1 | perpetrator={first} | target={last}", 1, {1: span})
        made = identified(replace(claim, doc=document.id, engine=self.name, confidence=0.6))
        return Extraction(document, (made,))


def fill(where, texts=(WEEKLY, DAILY, SECOND)) -> None:
    """Put reports with their claims, marked up by hand, into a book."""
    with open_book(where, lambda: datetime(2022, 6, 2, tzinfo=UTC)) as book:
        run = book.run("gold/1")
        for text in texts:
            gold = parse_gold(text)
            claims = tuple(identified(replace(one, confidence=0.7)) for one in gold.claims)
            book.add(Extraction(gold.document, claims), run)


def options(where, **given) -> Options:
    made = {"guard": Guard(), "make_engine": Echo, "make_resolvers": lambda _: without_identities(), "author": "ann",
            "patience_s": 120.0}  # fmt: skip
    return Options(where, **(made | given))


class Browser(TestClient):
    """Keeps cookies, and sends with each change the token that the page has."""

    def token(self) -> str:
        return re.search(r'name="csrf" content="([^"]+)"', self.get("/add").text)[1]

    def change(self, path, data=None, target="found", **given):
        """As htmx posts a form."""
        headers = {"x-csrf-token": self.token(), "hx-request": "true", "hx-target": f"div#{target}"}
        return self.post(path, data=data, headers=headers, **given)

    def ask(self, path, target="found"):
        """As htmx asks for a part of a page."""
        return self.get(path, headers={"hx-request": "true", "hx-target": f"div#{target}"})


def browsing(made: Options) -> Iterator[Browser]:
    with Browser(make_app(made), HOME) as browser:
        yield browser
