"""What an engine is."""

from typing import Protocol

from claimbook.model.values import Document, Extraction


class Engine(Protocol):
    """Anything that turns a Document into Claims (and, where it can, mentions)."""

    @property
    def name(self) -> str:
        """Name and version, as every claim of the engine carries it: "local/1.0"."""
        ...

    def extract(self, document: Document) -> Extraction:
        """All claims and mentions of the document, in document order. Never raises for odd text."""
        ...
