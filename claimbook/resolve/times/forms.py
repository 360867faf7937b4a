"""What a form of words is: a pattern for the whole phrase, a reader for what it matched, and the rule in words."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.intervals import Interval

Reader = Callable[[re.Match[str], Frame], Interval | None]
"""What a pattern matched, read against the frame -> its days; None where they cannot be placed."""


class Form(NamedTuple):
    """A form whose pattern must match the whole phrase. rule: what its reader does, for a person who asks why."""

    pattern: re.Pattern[str]
    reader: Reader
    rule: str


def form(pattern: str, reader: Reader, rule: str) -> Form:
    """A form from the text of its pattern."""
    return Form(re.compile(pattern), reader, rule)


def read_forms(forms: tuple[Form, ...], text: str, frame: Frame) -> Interval | None:
    """The first form that matches the whole phrase and can place it."""
    for one in forms:
        match = one.pattern.fullmatch(text)
        found = one.reader(match, frame) if match else None
        if found is not None:
            return replace(found, rule=one.rule)
    return None
