"""`python -m benchmarks.times SHARED`: are times placed on the right days, their words given?

Two materials, neither of which the rules were learned from: DATE expressions of TempEval-3's training part (newswire;
measure only), read against the document's creation time and the time expressions before them; and `when` of gold/dev,
read against the publication date, the dateline and the times before it. A value of TIMEX3 counts as the days that it
spans: 1998-W31 is Monday to Sunday, 1998-Q3 July to September, 1998-SU its season as we reckon it. Where the value says
less than days (PRESENT_REF: "now", "recently"; 199X-WXX) the right answer is to place nothing. A unit that is running
("this week") ends for us with the day of the report; there both ends count as right. Where TIMEX3 has a
modifier (START, MID, END, APPROX), days within those of the value are right.
"""

import argparse
import calendar
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from lxml import etree

from claimbook.evaluate import read_gold
from claimbook.model.values import Claim, Dates, Document, Extraction, Mention, Period
from claimbook.resolve.times import place_times

Days = tuple[date | None, date | None]
SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
VAGUE: Final = re.compile(r"(?:PRESENT|PAST|FUTURE)_REF|.*X.*|P.*|T.*|")


@dataclass(frozen=True)
class Answer:
    """One time expression with the days that it should have and has; None: not placed. vague: no days are meant."""

    doc: str
    words: str
    published: date | None
    wanted: Days | None
    given: Days | None
    part: bool = False

    @property
    def right(self) -> bool:
        """Are the days the same, a running unit cut off at the report counted as whole?"""
        if self.wanted is None or self.given is None:
            return self.wanted is self.given
        start, end = self.given
        if self.part and self.wanted[0] and self.wanted[1] and start and end:
            return self.wanted[0] <= start and end <= self.wanted[1]
        cut = end is not None and end == self.published and self.wanted[1] is not None and end < self.wanted[1]
        return self.given == self.wanted or (cut and start == self.wanted[0] and start != end)


def main(arguments: list[str]) -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.times", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with gold/ and data/")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong, too")
    given = parser.parse_args(arguments)
    timex = list(tempeval(given.shared / "data" / "tempeval3-train"))
    marked = list(gold_times(given.shared / "gold" / "dev"))
    print("| what | expressions | right, % | to reach |\n|---|---|---|---|")
    print(_row("TempEval-3 DATE, values that are days", [one for one in timex if one.wanted], "80, aim 90"))
    print(_row("TempEval-3 DATE, all values", timex, ""))
    placed = [one for one in marked if one.wanted]
    print(_row("gold/dev when, placed in the gold", placed, "85, aim 95"))
    print(
        _row(
            "gold/dev when, without 'since' closed by the gold",
            [one for one in placed if not _closed(one)],
            "",
        )
    )
    print(_row("gold/dev when, not placed in the gold: left so", [one for one in marked if not one.wanted], ""))
    if given.wrong:
        for one in sorted({*timex, *marked}, key=lambda one: (one.words.casefold(), one.doc)):
            if not one.right:
                print(one.doc, one.published, one.words, _shown(one.wanted), _shown(one.given), sep=" | ")
    return 0


def _closed(one: Answer) -> bool:
    """Does the gold end a 'since' with the report's day, where the codebook leaves it open?"""
    return one.words.casefold().startswith("since") and bool(one.wanted and one.wanted[1] == one.published)


def _row(name: str, answers: list[Answer], bound: str) -> str:
    right = sum(one.right for one in answers)
    return f"| {name} | {len(answers)} | {100 * right / max(1, len(answers)):.1f} | {bound} |"


def _shown(days: Days | None) -> str:
    return "..".join(str(day or "") for day in days) if days else "-"


def gold_times(folder: Path) -> Iterator[Answer]:
    """The times of gold claims, their words given."""
    for doc, one in read_gold(folder).items():
        bare = tuple(_without_days(claim) for claim in one.claims)
        placed = place_times(Extraction(one.document, bare))
        for claim, now in zip(one.claims, placed.claims, strict=True):
            if claim.when and now.when:
                yield Answer(doc, claim.when.text, one.document.published, _days(claim.when), _days(now.when))


def _without_days(claim: Claim) -> Claim:
    when = claim.when
    return replace(claim, when=Period(when.text, when.start, when.end) if when else None)


def _days(when: Period | Dates | None) -> Days | None:
    return (when.start_date, when.end_date) if when and (when.start_date or when.end_date) else None


def tempeval(folder: Path) -> Iterator[Answer]:
    """The DATE expressions of TimeML files, all time expressions of the document given."""
    for path in sorted(folder.glob("*/*.tml")):
        yield from _timeml(path)


def _timeml(path: Path) -> Iterator[Answer]:
    root = etree.parse(path, etree.XMLParser(resolve_entities=False)).getroot()
    published = _day(root.find(".//DCT/TIMEX3").get("value"))
    body = root.find("TEXT")
    text = "".join(body.itertext())
    spans = list(_spans(body, 0))
    mentions = tuple(Mention(text[a:b], a, b, kind="time") for a, b, _ in spans)
    found = place_times(Extraction(Document(path.stem, text, published), (), mentions))
    for (_, _, node), one in zip(spans, found.mentions, strict=True):
        if node.get("type") == "DATE":
            yield Answer(
                path.stem, one.text, published, days_of(node.get("value")), _days(one.dates), bool(node.get("mod"))
            )


def _spans(node: Any, at: int) -> Iterator[tuple[int, int, Any]]:
    """(start, end, element) of each TIMEX3 in the text of the node."""
    at += len(node.text or "")
    for child in node:
        size = len("".join(child.itertext()))
        if child.tag == "TIMEX3":
            yield at, at + size, child
        yield from _spans(child, at)
        at += size + len(child.tail or "")


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def days_of(value: str) -> Days | None:
    """The days that a TIMEX3 value spans; None where it says less than that."""
    if VAGUE.fullmatch(value) and not re.fullmatch(r"\d{2,3}X?X?", value):
        return None
    value = value.split("T", maxsplit=1)[0]
    for pattern, days in _FORMS:
        if match := re.fullmatch(pattern, value):
            return days(*(int(one) if one.isdigit() else one for one in match.groups()))
    return None


def _months(year: int, first: int, last: int) -> Days:
    year_of_last, last = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, first, 1), date(year_of_last, last, calendar.monthrange(year_of_last, last)[1])


def _week(year: int, week: int) -> Days:
    monday = date.fromisocalendar(year, week, 1)
    return monday, monday + timedelta(days=6)


def _weekend(year: int, week: int) -> Days:
    saturday = date.fromisocalendar(year, week, 6)
    return saturday, saturday + timedelta(days=1)


_FORMS: Final[tuple[tuple[str, Callable[..., Days | None]], ...]] = (
    (r"(\d{4})-(\d\d)-(\d\d)(?:MO|AF|EV|NI|DT|MI)?", lambda y, m, d: (date(y, m, d), date(y, m, d))),
    (r"(\d{4})-(\d\d)-(?:WE|XX)", lambda y, m: None),
    (r"(\d{4})-(\d\d)", lambda y, m: _months(y, m, m)),
    (r"(\d{4})", lambda y: _months(y, 1, 12)),
    (r"(\d{4})-W(\d\d)-WE", _weekend),
    (r"(\d{4})-W(\d\d)", _week),
    (r"(\d{4})-Q(\d)", lambda y, q: _months(y, 3 * q - 2, 3 * q)),
    (r"(\d{4})-H(\d)", lambda y, h: _months(y, 6 * h - 5, 6 * h)),
    (r"(\d{4})-(SP|SU|FA|AU|WI)", lambda y, s: _months(y, SEASONS[s], SEASONS[s] + 2)),
    (r"(\d{3})X?", lambda d: (date(10 * d, 1, 1), date(10 * d + 9, 12, 31))),
    (r"(\d\d)(?:XX)?", lambda c: (date(100 * c + 1, 1, 1), date(100 * c + 100, 12, 31))),
)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
