"""Spellings of a place made alike: case, accents, punctuation, articles, romanisation.

Everything works on many names at once, one a line, since a gazetteer folds a million of them.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_DROPPED: Final = "'’‘ʻʼ`ʿʾ´′."
_SPELT_OUT: Final = {
    "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ə": "a",
    "&": " and ",
}  # fmt: skip
_MARKS: Final = dict.fromkeys(code for code in range(0x300, 0x10000) if unicodedata.combining(chr(code)))
_CHANGED: Final = _MARKS | str.maketrans(_SPELT_OUT) | dict.fromkeys(map(ord, _DROPPED))
_ASCII: Final = str.maketrans({code: " " for code in map(chr, range(128)) if not code.isalnum() and code != "\n"}
                              | {"'": None, "`": None, ".": None, "&": " and "})  # fmt: skip
_GAPS: Final = re.compile(r"[^\w\n]+|_+")
_SPACES: Final = re.compile(r" {2,}")
_ENDS: Final = re.compile(r"^ +| +$", re.MULTILINE)
_THE: Final = re.compile(r"^the (?=\S)", re.MULTILINE)
_PLAIN: Final = re.compile(r"(?!the |ste?\b|mt\b|ft\b)[a-z]+(?: (?!ste?\b|mt\b|ft\b)[a-z]+)*")
_SHORT: Final = re.compile(r"\b(?:ste?|mt|ft)\b")
_LONG: Final = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}

_ARTICLES: Final = frozenset({"al", "el", "ar", "as", "ash", "at", "an", "ad", "az", "la", "le", "los", "las"})

_ROMANISED: Final = (
    (" ", ""), ("tch", "c"), ("sch", "s"), ("ch", "c"), ("sh", "s"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("zh", "z"), ("dj", "j"), ("q", "k"), ("x", "ks"), ("v", "w"), ("z", "s"), ("c", "k"),
)  # fmt: skip
_HEAD: Final = re.compile(r"^[aeiouyhw]", re.MULTILINE)
_VOWELS: Final = re.compile(r"(?<=[^\n])[aeiouyhw]+")
_DOUBLED: Final = re.compile(r"([a-z])\1+")


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """The name in lower case without accents and punctuation, abbreviations spelt out: 'saint pauls'."""
    name = name.lower()
    return name if _PLAIN.fullmatch(name) else _fold(name.replace("\n", " "))


def fold_all(names: Iterable[str]) -> list[str]:
    """Many names folded."""
    lines = [name.replace("\n", " ") for name in names]
    plain = [number for number, line in enumerate(lines) if line.isascii()]
    other = [number for number, line in enumerate(lines) if not line.isascii()]
    for numbers in (plain, other):
        folded = _fold("\n".join(lines[number] for number in numbers)).split("\n")
        for number, key in zip(numbers, folded, strict=False):
            lines[number] = key
    return lines


def _fold(text: str) -> str:
    text = text.lower()
    if text.isascii():
        text = text.translate(_ASCII)
    else:
        text = _GAPS.sub(" ", unicodedata.normalize("NFKD", text).translate(_CHANGED))
    if _PLAIN.fullmatch(text):
        return text
    text = _ENDS.sub("", _SPACES.sub(" ", text))
    return _SHORT.sub(lambda found: _LONG[found.group()], _THE.sub("", text))


def bare(folded: str) -> str | None:
    """A folded name without its article ('al raqqah' -> 'raqqah'), or None where it has none or little is left."""
    first, _, rest = folded.partition(" ")
    return rest if first in _ARTICLES and len(rest) > 3 else None


def skeleton(folded: str) -> str:
    """What stays of a folded name in most romanisations: its first letter and consonants ('qandahar' -> 'kndr')."""
    for written, meant in _ROMANISED:
        folded = folded.replace(written, meant)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", _HEAD.sub("a", folded)))


def skeletons(keys: Iterable[str]) -> list[str]:
    """Many folded names as skeletons."""
    return skeleton("\n".join(keys)).split("\n")
