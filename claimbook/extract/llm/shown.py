"""A document as a model is shown it: numbered sentences, a line each, and the way back to the document's offsets."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claimbook.model.values import Span

_JOINERS: Final = "\u200c\u200d"
"""Zero-width, yet part of how Persian, Hindi and others are spelt."""


@dataclass(frozen=True, slots=True)
class Shown:
    """sentences: number (from 1) -> its slice of the shown text. offsets: shown offset -> offset in the document.

    originals: number -> the sentence as it stands in the document. hidden: characters left out that a reader does not
    see but a model would read (Unicode tags, variation selectors of the supplement).
    """

    sentences: Mapping[int, Span]
    originals: Mapping[int, Span]
    offsets: tuple[int, ...]
    hidden: int

    def located(self, span: Span) -> tuple[int, int]:
        """Start and end in the document of a slice of the shown text that is not empty."""
        return self.offsets[span.start], self.offsets[span.end - 1] + 1


def show(found: Sequence[Span]) -> Shown:
    """The sentences of a document -> what is shown of them. A sentence without a visible character is left out."""
    sentences: dict[int, Span] = {}
    originals: dict[int, Span] = {}
    offsets: list[int] = []
    hidden = 0
    for number, sentence in enumerate(found, 1):
        kept = [(visible, at) for at, one in enumerate(sentence.text, sentence.start) if (visible := _visible(one))]
        hidden += sum(map(_is_smuggled, sentence.text))
        text = "".join(one for one, _ in kept)
        if text.strip():
            sentences[number] = Span(text, len(offsets), len(offsets) + len(text))
            originals[number] = sentence
            offsets += [at for _, at in kept]
    return Shown(sentences, originals, tuple(offsets), hidden)


def one_line(text: str) -> str:
    """Text of others on one line, without what can't be seen."""
    return " ".join("".join(map(_visible, text)).split())


def _visible(one: str) -> str:
    """The character, a space for one that parts lines or words, or nothing for one that shows nothing."""
    if one.isspace():
        return " "
    if _is_smuggled(one) or 0xFE00 <= ord(one) <= 0xFE0F:
        return ""
    return "" if unicodedata.category(one) in ("Cc", "Cf", "Cs") and one not in _JOINERS else one


def _is_smuggled(one: str) -> bool:
    return 0xE0000 <= ord(one) <= 0xE0FFF
