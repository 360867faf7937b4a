"""Parts of names -> whole names: "Boko" where the text has "Boko Haram"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claimbook.extract.local.spans import Filler
from claimbook.model.values import Mention, Span

_SIGNS: Final = frozenset('()[]{}<>"“”«»')
_LISTING: Final = frozenset(("and", "or", "&"))


def whole(filler: Filler, mentions: Sequence[Mention]) -> Filler:
    """The filler with all the words of the name of which it marks a part; itself where it marks none, or a whole one.

    mentions: those of its sentence. Only words with capitals are added. Of a person's name none before it, which would
    be titles, and nothing across a bracket or quotation mark. On all folds 1 filler in 50 was such a part.
    """
    holding = (one for one in mentions if one.start <= filler.span.start and filler.span.end <= one.end)
    name = next((one for one in holding if _continues(filler.span, one)), None)
    return replace(filler, span=Span(name.text, name.start, name.end)) if name else filler


def _continues(part: Span, name: Mention) -> bool:
    before, after = (name.text[: part.start - name.start].split(), name.text[part.end - name.start :].split())
    added = [*before, *after]
    return (
        bool(added)
        and all(one[:1].isupper() for one in [*added, *part.text.split()])
        and _LISTING.isdisjoint(one.casefold() for one in added)
        and not (before and name.kind == "person")
        and _SIGNS.isdisjoint(name.text)
    )
