"""Words of a count -> Amount: its parts are found, each is read, and the parts are added up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimbook.extract.numbers.bounds import AFTER, bounded
from claimbook.extract.numbers.numerals import TOKEN, Count, read_count
from claimbook.extract.numbers.persons import DETERMINERS, is_nothing, is_plural, is_share, unnumbered, without_ages
from claimbook.model.values import Amount, Span

LONGEST: Final = 300
"""Longer words than this are no count but a sentence; the longest count in our gold has 124 characters."""
MOST: Final = 1e10
"""No count of people is greater: beyond it stand telephone numbers and hostile digits."""
SEPARATORS: Final = frozenset((",", ";", "and", "&", "plus"))
JOINING: Final = (("along", "with"), ("together", "with"), ("as", "well", "as"))
MEASURED: Final = frozenset((
    "total", "further", "additional", "extra", "maximum", "minimum", "group", "crowd", "force", "team", "band", "unit",
    "record", "estimated", "mere", "combined", "whole", "gang", "column", "contingent", "average",
))  # fmt: skip
"""After 'a': the words that lead on to a number ('a total of 12'), where 'a boy of 12' is one boy."""

Item = Count | str


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a list of persons. named: written like a name; after_comma: a comma stands before it."""

    items: tuple[Item, ...]
    named: bool
    after_comma: bool = False

    @property
    def words(self) -> list[str]:
        """Its items without the counts."""
        return [one for one in self.items if isinstance(one, str)]

    @property
    def count(self) -> tuple[int, Count] | None:
        """The first count of the part and where it stands; None where the part has none."""
        return next(((at, one) for at, one in enumerate(self.items) if isinstance(one, Count)), None)


def amount(words: Span) -> Amount | None:
    """The words of a count and the low..high persons that they mean, after the codebook's rules.

    An open end is None. None in place of the Amount: the words hold no count that can be read from them alone.
    """
    readable = len(words.text) <= LONGEST and not is_share(words.text)
    count = read_words(words.text) if readable else None
    if count is None or (count.low is None and count.high is None):
        return None
    if max(count.low or 0, count.high or 0) > MOST:
        return None
    return Amount(words.text, words.start, words.end, count.low, count.high)


def read_words(text: str) -> Count | None:
    """The count that the text states, parts added up; None where there is none."""
    items, named = _items(without_ages(text))
    if pure := _pure_range(items):
        return pure
    parts = _counted(_parts(items, named))
    return _total([*map(_read_part, parts), *_unsaid_first(items)])


def _items(text: str) -> tuple[list[Item], list[bool]]:
    """Counts and words in order, and for each whether it is written like a name."""
    written = TOKEN.findall(text)
    tokens = [one.casefold() for one in written]
    items: list[Item] = []
    named: list[bool] = []
    at = 0
    while at < len(tokens):
        found = read_count(tokens, at)
        items.append(found[0] if found else tokens[at])
        named.append(written[at][0].isupper())
        at = found[1] if found else at + 1
    return items, named


def _pure_range(items: Sequence[Item]) -> Count | None:
    """'five and six', 'eights and tens': two bare numerals joined by 'and' are a range."""
    match items:
        case [Count(low=low), "and", Count(high=high)] if low is not None and high is not None and low < high:
            return Count(low, high)
    return None


def _parts(items: Sequence[Item], named: Sequence[bool]) -> list[Part]:
    parts: list[Part] = []
    start = at = 0
    comma = False
    while at <= len(items):
        width = _separator(items, at)
        if width or at == len(items):
            if at > start:
                parts.append(Part(tuple(items[start:at]), all(named[start:at]), comma))
            comma = items[at : at + 1] == [","]
            start = at + width
        at += max(width, 1)
    return parts


def _separator(items: Sequence[Item], at: int) -> int:
    """How many items at `at` part one member of a list from the next; 0 for none."""
    if at < len(items) and items[at] in SEPARATORS:
        return 1
    return next((len(one) for one in JOINING if tuple(items[at : at + len(one)]) == one), 0)


def _counted(parts: Sequence[Part]) -> list[Part]:
    """The parts without those that add nothing: ages ('Aderra, 34'), 'give or take', what shares a count."""
    given = [part for part in parts if part.words != ["give", "or", "take"]]
    return [part for at, part in enumerate(given) if not _adds_nothing(given[:at], part)]


def _adds_nothing(before: Sequence[Part], part: Part) -> bool:
    if not before:
        return False
    if part.count is not None:
        return part.after_comma and len(part.items) == 1 and before[-1].count is None
    return before[0].count is not None and _shares_count(part)


def _shares_count(part: Part) -> bool:
    """'fifteen soldiers and policemen': a bare plural after a numbered part is inside its number."""
    return " ".join(part.words) in AFTER or (part.words[0] not in DETERMINERS and is_plural(part.words))


def _read_part(part: Part) -> Count | None:
    if part.count is None or _is_one_thing(part.items):
        return Count(0, 0) if is_nothing(part.words) else unnumbered(part.words, part.named)
    at, count = part.count
    before, after = part.words[:at], part.words[at:]
    if after[:1] == ["times"]:
        return None
    if before == ["no"] or (before == ["not"] and count == Count(1, 1)):
        return Count(0, 0)
    if "most" in before and "at" not in before and count.low is not None and count.low == count.high:
        return Count(count.low // 2 + 1, count.high)
    return _groups_of(part.items, at) or bounded(before, count, after)


def _groups_of(items: Sequence[Item], at: int) -> Count | None:
    """'nine cells of five' are 45."""
    match items[at:]:
        case [Count(low=many), "cells" | "groups" | "teams" | "squads", "of", Count(low=low, high=high)] if many:
            return Count(low and many * low, high and many * high)
    return None


def _is_one_thing(items: Sequence[Item]) -> bool:
    """'a child of six' is one child, 'a total of six' is six."""
    return items[0] in ("a", "an") and len(items) > 1 and isinstance(items[1], str) and not _leads_on(items)


def _leads_on(items: Sequence[Item]) -> bool:
    return any(item in MEASURED for item in items[1:4])


def _unsaid_first(items: Sequence[Item]) -> list[Count]:
    """'and two others', 'along with his two sons': one more person stands before the words."""
    words = [one for one in items if isinstance(one, str)]
    opened = bool(items) and items[0] in ("and", "with", "along", "together")
    counted = any(isinstance(one, Count) for one in items)
    return [Count(1, 1)] if opened and counted and (items[0] != "and" or {"other", "others"} & set(words)) else []


def _total(counts: Sequence[Count | None]) -> Count | None:
    """The sum; a part that cannot be read leaves the upper end open."""
    known = [one for one in counts if one is not None]
    if not known or (len(known) == 1 and len(counts) == 1):
        return known[0] if known else None
    lows = [one.low for one in known if one.low is not None]
    highs = [one.high for one in known if one.high is not None]
    whole = len(known) == len(counts)
    low = sum(lows) if lows else None
    return Count(low, sum(highs) if whole and len(highs) == len(known) else None)
