"""A dossier as plain text for a terminal: wrapped lines, numbers of sentences in brackets."""

import textwrap

from claimbook.assess.dossier import Dossier, Note, Section, Sentence

WIDTH = 96
"""Characters in a line."""


def as_text(dossier: Dossier) -> str:
    """The whole text. Control characters of reports are shown as blanks, so that they cannot steer a terminal."""
    head = _plain(dossier.title)
    parts = [head, "=" * len(head), ""]
    for section in dossier.sections:
        parts += [*_section(section), ""]
    return "\n".join([*parts, "Sentences", "---------", *map(_note, dossier.notes)]) + "\n"


def _section(one: Section) -> list[str]:
    head = [_plain(one.title)]
    head += [_wrapped(_sentence(one.summary), "  ")] if one.summary.text else []
    return head + [_wrapped(_sentence(each), "    ", "  - ") for each in one.sentences]


def _sentence(one: Sentence) -> str:
    marks = f" [{', '.join(map(str, one.notes))}]" if one.notes else ""
    return _plain(one.text) + marks


def _note(one: Note) -> str:
    origin = ", ".join(part for part in (one.title, one.source, str(one.published or "undated"), one.report) if part)
    return _wrapped(f"{_plain(origin)}: “{_plain(one.sentence)}”", "     ", f"{one.number:3}. ")


def _wrapped(words: str, indent: str, first: str | None = None) -> str:
    return textwrap.fill(words, WIDTH, initial_indent=indent if first is None else first, subsequent_indent=indent)


def _plain(words: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())
