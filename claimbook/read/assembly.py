"""Text and what a document says of itself -> Document: the one place where documents are made."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final

from claimbook.errors import InputError
from claimbook.model.values import Document, Issue
from claimbook.read.charset import NUL_PROBLEM
from claimbook.read.dates import parse_day
from claimbook.read.options import ReadOptions

Found = Document | Issue

_CONTROL: Final = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_CONTROL_SHARE: Final = 0.05
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}([-_][a-z0-9]{1,8}){0,8}", re.I | re.ASCII)
_NO_LANGUAGE: Final = ("und", "mul", "mis", "zxx")
"""ISO 639: not determined, several, without a code, no language at all."""
_MAX_FIELD_CHARS: Final = 2_000
_MAX_SHOWN_CHARS: Final = 60


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself, in its own words; None: it says nothing."""

    id: str | None = None
    published: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None


def assemble(text: str, metadata: Metadata, name: str, options: ReadOptions) -> Iterator[Found]:
    """The Document with exactly this text, after an Issue for each metadata field that cannot be used.

    name: how the user knows the document (path, address, `file.jsonl:12`). The id is the document's own, else it
    follows from the text. Raises InputError where the text is empty, binary or holds what is not a character.
    """
    check_text(text, name)
    fields = {field: words for field, words in asdict(metadata).items() if words}
    problems = {field: _problem(field, words) for field, words in fields.items()}
    if options.published is not None:
        problems.pop("published", None)
    yield from (Issue(name, f"{field} {problem}; it is passed over.") for field, problem in problems.items() if problem)
    usable = Metadata(**{field: words for field, words in fields.items() if not problems.get(field)})
    yield Document(
        id=usable.id or digest(text),
        text=text,
        published=options.published or _declared_day(usable.published),
        title=usable.title,
        source=options.source or usable.source,
        url=usable.url,
        language=language_tag(usable.language) if usable.language else None,
    )


def check_text(text: str, name: str) -> None:
    """Raises InputError where no engine could read the text, or no claim on it could be written as UTF-8."""
    if not text.strip():
        raise InputError(name, "empty, it has no text.")
    if "\0" in text:
        raise InputError(name, NUL_PROBLEM)
    if broken := _SURROGATE.search(text):
        code = f"U+{ord(broken[0]):04X}"
        raise InputError(name, f"half a character ({code}, a lone surrogate) at character {broken.start():,}.")
    if len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise InputError(name, f"binary, more than {_CONTROL_SHARE:.0%} of it are control characters.")


def digest(text: str) -> str:
    """16 hexadecimal digits that follow from the text alone."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def shown(value: object) -> str:
    """A foreign value for a message: quoted, its control characters escaped, at most 60 characters."""
    whole = ascii(value) if _SURROGATE.search(str(value)) else repr(value)
    return whole if len(whole) <= _MAX_SHOWN_CHARS else whole[: _MAX_SHOWN_CHARS - 3] + "..."


def issue_of(error: InputError) -> Issue:
    """The Issue that tells what the error tells."""
    return Issue(error.subject, " ".join(part for part in (error.problem, error.expected, error.remedy) if part))


def _problem(field: str, words: str) -> str:
    """Why a field's words cannot be used; empty where they can."""
    if len(words) > _MAX_FIELD_CHARS:
        return f"is longer than {_MAX_FIELD_CHARS:,} characters"
    if _SURROGATE.search(words) or "\0" in words:
        return f"{shown(words)} holds what is not a character"
    if field == "language":
        return "" if _LANGUAGE.fullmatch(words) else f"{shown(words)} is not a tag of a language, such as en or pt-BR"
    return f"{shown(words)} is not a day" if field == "published" and parse_day(words) is None else ""


def language_tag(words: str) -> str | None:
    """A tag of BCP 47 in lower case: "en_US" is "en-us". None for the tags that say that it is not known."""
    tag = words.strip().lower().replace("_", "-")
    return None if tag.partition("-")[0] in _NO_LANGUAGE else tag


def _declared_day(words: str | None) -> date | None:
    return parse_day(words) if words is not None else None
