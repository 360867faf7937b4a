"""What a form of words is: a pattern for the whole phrase, and a reader for what it matched."""

import re
from collections.abc import Callable

from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.intervals import Interval

Reader = Callable[[re.Match[str], Frame], Interval | None]
"""What a pattern matched, read against the frame -> its days; None where they cannot be placed."""

Form = tuple[re.Pattern[str], Reader]


def form(pattern: str, reader: Reader) -> Form:
    """A form whose pattern must match the whole phrase."""
    return re.compile(pattern), reader


def read_forms(forms: tuple[Form, ...], text: str, frame: Frame) -> Interval | None:
    """The first form that matches the whole phrase and can place it."""
    for pattern, reader in forms:
        match = pattern.fullmatch(text)
        found = reader(match, frame) if match else None
        if found is not None:
            return found
    return None
