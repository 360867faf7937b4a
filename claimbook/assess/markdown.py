"""A dossier as Markdown, with numbered footnotes."""

import re
from typing import Final

from claimbook.assess.dossier import Dossier, Note, Sentence

_MARKS: Final = re.compile(r"([\\`*_{}\[\]<>#|~!])")
_BREAKS: Final = re.compile(r"\s+")


def as_markdown(dossier: Dossier) -> str:
    """The whole text. Words of reports are escaped: they can open no link, no heading and no markup."""
    out = [f"# {escaped(dossier.title)}", ""]
    for section in dossier.sections:
        out += [f"## {escaped(section.title)}", ""]
        out += [_sentence(section.summary), ""] if section.summary.text else []
        out += [f"- {_sentence(one)}" for one in section.sentences]
        out += [""] if section.sentences else []
    return "\n".join([*out, *(_note(one) for one in dossier.notes)]).rstrip() + "\n"


def escaped(words: str) -> str:
    """The words on one line, with every mark of Markdown and HTML made plain."""
    return _MARKS.sub(r"\\\1", _BREAKS.sub(" ", words)).strip()


def _sentence(one: Sentence) -> str:
    return escaped(one.text) + "".join(f"[^{number}]" for number in one.notes)


def _note(one: Note) -> str:
    origin = ", ".join(part for part in (one.title, one.source, str(one.published or "undated")) if part)
    return f"[^{one.number}]: {escaped(origin)} ({escaped(one.report)}): “{escaped(one.sentence)}”"
