"""What a report that opens with a bare name is about: "HAQQANI NETWORK (HQN). Founded by ... Active in ..."."""

import re
from collections.abc import Sequence
from typing import Final

from claimbook.extract.local.kinds import kind_of, mentions
from claimbook.extract.local.reading import UnitScores
from claimbook.extract.local.spans import softmax
from claimbook.model.values import Mention

_ACTING: Final = frozenset({"group", "force", "government", "organisation", "facility", "person"})
_UNNAMED: Final = frozenset({"time", "number", None})
_COVERED: Final = 0.6
"""Share of a heading's letters that stand in mentions: of the 56 narratives of the UN list in gold/dev 49 have more, of
all other documents one (the name of an office that issues a notice)."""
_ASIDE: Final = re.compile(r"\([^)]*\)|\s[/;].*", re.DOTALL)
_ARTICLE: Final = re.compile(r"^the\s+", re.IGNORECASE)
_MARKS: Final = " \t\r\n.:;,"
_JOINING: Final = frozenset(("of", "the", "and", "in", "for", "de", "al", "el", "wal", "wa", "bin", "ibn"))


def heading(read: Sequence[UnitScores]) -> Mention | None:
    """The name that the first sentence of a report consists of, without short forms; None where it says more."""
    return _bare_name(read[0]) if len(read) > 1 else None


def _bare_name(first: UnitScores) -> Mention | None:
    sentence = first.unit.sentence
    opening, *further = (one.strip(_MARKS) for one in _ASIDE.split(sentence.text))
    bare = _ARTICLE.sub("", opening)
    words = re.findall(r"[^\W\d_]+", bare)
    if not words or any(further) or any(one[0].islower() and one.casefold() not in _JOINING for one in words):
        return None
    start = sentence.text.index(bare)
    end = start + len(bare)
    found = [one for one in mentions([first]) if one.start - sentence.start < end and one.kind not in _UNNAMED]
    named = sum(_letters(one.text) for one in found)
    if not any(one.kind in _ACTING for one in found) or named < _COVERED * _letters(bare):
        return None
    kind = kind_of(softmax(first.kinds), first.unit.pieces.starts.tolist(), start, end, "first")
    return Mention(bare, sentence.start + start, sentence.start + end, kind=kind)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
