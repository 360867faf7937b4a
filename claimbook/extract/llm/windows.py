"""Sentences -> windows: what one request asks about, on sentence borders, nothing left out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from claimbook.model.values import Span


@dataclass(frozen=True, slots=True)
class Window:
    """fresh: numbers of the sentences asked about. context: of those shown before or between for understanding only."""

    fresh: tuple[int, ...]
    context: tuple[int, ...]

    @property
    def shown(self) -> tuple[int, ...]:
        """All of them, in order."""
        return tuple(sorted({*self.fresh, *self.context}))


def windows(
    sentences: Mapping[int, Span], longest: int, overlap: int, chosen: Collection[int] | None = None
) -> list[Window]:
    """Every sentence in exactly one window as fresh.

    longest: characters of fresh sentences in a window; a longer sentence has a window of its own. overlap: sentences
    before each run of fresh ones that are shown as context. chosen: the sentences to ask about; None: all of them.
    """
    asked = [number for number in sentences if chosen is None or number in chosen]
    parts: list[list[int]] = []
    size = longest
    for number in asked:
        length = len(sentences[number].text)
        if size + length > longest:
            parts.append([])
            size = 0
        parts[-1].append(number)
        size += length
    return [Window(tuple(part), _context(part, sentences, overlap)) for part in parts if part]


def _context(fresh: list[int], sentences: Mapping[int, Span], overlap: int) -> tuple[int, ...]:
    near = {before for number in fresh for before in range(number - overlap, number)}
    return tuple(sorted((near & sentences.keys()) - set(fresh)))
