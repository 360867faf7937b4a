"""Values -> pages: Jinja2 with every word escaped, and the few ways in which pages write numbers, days and names."""

from calendar import monthrange
from collections.abc import Sequence
from functools import cache
from typing import Any, Final
from urllib.parse import quote

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, Response

from claimbook.assess.wording import range_words, sentence_of, statement_of
from claimbook.book import LIT
from claimbook.exchange.countries import by_iso3
from claimbook.model.glosses import SUBTYPES, TYPES
from claimbook.model.values import Amount, Claim, Mention, Period
from claimbook.model.views import Interval, Party, Range
from claimbook.workbench.desk import author_of, desk_of
from claimbook.workbench.dossiers import value_words
from claimbook.workbench.review import pair_id
from claimbook.workbench.rows import PAGELESS, SOMEBODY, Row, headline, shown

PRIVATE: Final = {"cache-control": "private, no-cache", "vary": "HX-Request, HX-Target, Cookie"}
STATES: Final = {
    "open": "not judged", "accepted": "accepted", "rejected": "rejected", "edited": "corrected",
    "part": "partly judged", "done": "judged",
}  # fmt: skip
DOUBTS: Final = {"possible": "possibly so", "hypothetical": "only supposed", "future": "yet to come"}


def page(request: Request, template: str, code: int = 200, **given: Any) -> Response:
    """The page that the template makes of the values."""
    desk = desk_of(request)
    about = {
        "request": request, "path": request.url.path, "csrf": request.scope.get("csrf", ""),
        "author": author_of(request), "asks_password": desk.options.guard.password is not None, "full": False,
    }  # fmt: skip
    text = templates().get_template(template).render(about | given)
    return HTMLResponse(text, code, PRIVATE)


def fragment_of(request: Request) -> str | None:
    """The id of the element that htmx asks for; None where a whole page is wanted."""
    if request.headers.get("hx-request") != "true" or request.headers.get("hx-history-restore-request") == "true":
        return None
    return request.headers.get("hx-target", "").rpartition("#")[2] or "?"


@cache
def templates() -> Environment:
    """The templates, each compiled once."""
    made = Environment(
        loader=PackageLoader("claimbook.workbench"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters |= {
        "seg": lambda word: quote(str(word), safe=""), "spaced": lambda word: str(word).replace("_", " "),
        "range": amount, "days": days, "lit": lit, "shown": shown, "country": country, "title": headline,
        "statement": statement_of, "sentence": sentence_of, "line": claim_line, "gloss": gloss, "name": named,
        "count": counted, "share": lambda value: "" if value is None else f"{value:.2f}", "value": value_words,
        "when": row_days, "where": row_place, "parties": parties, "best": best, "amount": amount_words,
        "period": period_words, "has_page": has_page, "pair_id": pair_id,
    }  # fmt: skip
    made.globals |= {"states": STATES, "doubts": DOUBTS}
    return made


def amount(value: Any) -> str:
    """'12 to 14', 'at least 20', or '' where nothing is known."""
    return range_words(value) if isinstance(value, Range) else ""


def days(value: Any) -> str:
    """'2024-03-05', '2024-03-05 to 2024-03-07', 'from 2024-03-05', or '' where no day is known."""
    if not isinstance(value, Interval) or not (value.start or value.end):
        return ""
    if value.start == value.end:
        return f"{value.start}"
    if value.start and value.end:
        return f"{value.start} to {value.end}"
    return f"from {value.start}" if value.start else f"until {value.end}"


def row_days(row: Row) -> str:
    """The days of a line of a list, as short as they are exact: '2024-03-05', '2024-03', '2023', '2024-03-05 to …'."""
    if not (row.start or row.end):
        return ""
    if row.start == row.end:
        return row.start or ""
    if row.start and row.end:
        for length, first, last in ((4, "-01-01", "-12-31"), (7, "-01", "")):
            head, tail = row.start[:length], row.end[length:]
            whole = tail == (last or f"-{monthrange(int(row.end[:4]), int(row.end[5:7]))[1]:02}")
            if row.end.startswith(head) and row.start[length:] == first and whole:
                return head
    return f"{row.start or '…'} to {row.end or '…'}"


def row_place(row: Row) -> str:
    """Place and country, the country once."""
    land, place = country(row.country), row.place or ""
    return place if land and place.endswith(land) else ", ".join(filter(None, (place, land)))


def parties(given: Sequence[Party]) -> str:
    """Their names in a list, each once; private people counted, not named."""
    names = dict.fromkeys(one.name for one in given if not one.private)
    people = sum(one.private for one in given)
    return ", ".join([*names, *([SOMEBODY if people == 1 else f"{people} private people"] if people else [])])


def lit(snippet: str) -> Markup:
    """A snippet of the book's search: the words found stand in <mark>, all else is text."""
    parts = str(escape(snippet))
    return Markup(parts.replace(LIT[0], "<mark>").replace(LIT[1], "</mark>"))  # noqa: S704  escaped above


def best(value: Any) -> str:
    """The best figure of a range that is no single number; '' for all else."""
    if not isinstance(value, Range) or value.best is None or value.low == value.high:
        return ""
    return f"{value.best:,.0f}"


def amount_words(value: Amount) -> str:
    """What a number's words mean: '12', '12 to 14', 'at least 20'."""
    return range_words(Range(value.low, None, value.high)) or "not read"


def period_words(value: Period) -> str:
    """The days that words of time mean."""
    return days(Interval(value.start_date, value.end_date)) or "not placed in time"


def has_page(party: Party) -> bool:
    """Does a link to the party's page lead anywhere?"""
    return not party.private and party.kind not in PAGELESS


def country(code: str | None) -> str:
    """The English name of an ISO alpha-3 code."""
    known = by_iso3().get(code or "")
    return known.name if known else code or ""


def gloss(claim: Claim) -> str:
    """What the claim's type means, in a line."""
    words = SUBTYPES.get((claim.type, claim.subtype)) or TYPES.get(claim.type, "")
    return words.removesuffix(", ...")


def named(mention: Mention) -> str:
    """The full name where it is known, else the words."""
    return mention.name or mention.text


def claim_line(claim: Claim) -> str:
    """A claim in one line: its parts by their words."""
    parts = [f"{role}: {', '.join(map(named, fillers))}" for role, fillers in claim.roles.items() if fillers]
    parts += [f"{key}: {one.text}" for key, one in claim.numbers.items()]
    return "; ".join([*parts, *([f"when: {claim.when.text}"] if claim.when else [])])


def counted(number: int, one: str, many: str | None = None) -> str:
    """'1 report', '2,000 reports'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
