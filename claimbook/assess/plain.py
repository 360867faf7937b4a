"""A dossier as plain text for a terminal: wrapped lines, numbers of sentences in brackets."""

import textwrap
from collections.abc import Sequence

from claimbook.assess.dossier import Dossier, Note, Section, Sentence

WIDTH = 96
"""Characters in a line, where nobody says."""


def as_text(dossier: Dossier, width: int = WIDTH) -> str:
    """The whole text in lines of at most `width` characters. Control characters of reports are shown as blanks, so that
    they cannot steer a terminal."""
    head = _wrapped(_plain(dossier.title), "", width)
    parts = [head, "=" * min(len(head), width), ""]
    for section in dossier.sections:
        parts += [*_section(section, width), ""]
    return "\n".join([*parts, "Sentences", "---------", *(_note(one, width) for one in dossier.notes)]) + "\n"


def _section(one: Section, width: int) -> list[str]:
    head = [_plain(one.title)]
    head += [_wrapped(_sentence(one.summary), "  ", width)] if one.summary.text else []
    return head + [_wrapped(_sentence(each), "    ", width, "  - ") for each in one.sentences]


def _sentence(one: Sentence) -> str:
    marks = f" [{runs_of(one.notes)}]" if one.notes else ""
    return _plain(one.text) + marks


def runs_of(numbers: Sequence[int]) -> str:
    """Ascending numbers with each run of three or more as its ends: "1-4, 7, 8"."""
    runs: list[list[int]] = []
    for one in numbers:
        if runs and one == runs[-1][-1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def _note(one: Note, width: int) -> str:
    origin = ", ".join(part for part in (one.title, one.source, str(one.published or "undated"), one.report) if part)
    return _wrapped(f"{_plain(origin)}: “{_plain(one.sentence)}”", "     ", width, f"{one.number:3}. ")


def _wrapped(words: str, indent: str, width: int, first: str | None = None) -> str:
    return textwrap.fill(words, width, initial_indent=indent if first is None else first, subsequent_indent=indent)


def _plain(words: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())
