"""The engine that finds nothing: the mentions that came with the document are all there is to resolve."""

from claimbook.model.values import Document, Extraction


class GivenMentions:
    """Exactly `document.given`, no claims."""

    name = "given/1"

    def extract(self, document: Document) -> Extraction:
        """The given mentions, in the order in which they were given."""
        return Extraction(document, (), document.given)
