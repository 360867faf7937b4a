"""Names made comparable: without case, accents and articles; sounds written one way; words by what they mean."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from claimbook.resolve.actors.lexicon import MEANINGS, PARTICLES

_APOSTROPHES: Final = dict.fromkeys(map(ord, "'’‘`´ʼʿʾʻˈ′\"“”"), "")
_SPECIAL: Final = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "&": " and ", "ـ": ""}
)
_LETTERS: Final = (
    "ب=b ت=t ث=t ج=j ح=h خ=k د=d ذ=d ر=r ز=z س=s ش=s ص=s ض=d ط=t ظ=z غ=g ف=f ق=k ك=k ل=l م=m ن=n ه=h "
    "پ=p چ=s گ=g ژ=j ک=k ھ=h"
)
_ARABIC: Final = str.maketrans(dict(pair.split("=") for pair in _LETTERS.split()))
_ARABIC_SILENT: Final = dict.fromkeys(map(ord, "اأإآءئؤعويىیۍےةھۀٱ"), "a")
_CYRILLIC: Final = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
        "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu",
        "я": "ia",
    }
)  # fmt: skip
_NOT_WORD: Final = re.compile(r"[\W_]+")
_DOTTED: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_POSSESSIVE: Final = re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE)
_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"dzh|dj|zh", "j"), (r"sch|tch|sh|ch", "s"), (r"kh|ck|q|c|x", "k"), (r"gh", "g"), (r"dh", "d"), (r"th", "t"),
        (r"ph", "f"), (r"(?<=.)h", ""), (r"[wv](?=[aeiouy])|(?<=[aeiou])w", "w"),
    )
)  # fmt: skip
_VOWELS: Final = re.compile(r"(?<=.)[aeiouyw]+")
_DOUBLE: Final = re.compile(r"(.)\1+")


_ISLAMIC_STATE: Final = re.compile(
    r"\b(?:(?:islamic state|dawla(?:h|t|tul)? al islami?y?ya?h?)(?: group)?"
    r"(?: (?:of|in|fi) (?:al )?iraq (?:and|wa) (?:the |al |ash |sh )?(?:levant|syria|sham))?|isil|is|daesh|daish)\b"
)
_GUARD_CORPS: Final = re.compile(r"\b(?:iranian |iran )?(?:islamic )?revolution(?:ary)? guards?(?: corps)?\b")
"""Names that stand within names, in full or short: "ISIL-Libya", "IRGC Navy"."""


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """The text in lower case, without accents, apostrophes and punctuation, single spaces between words."""
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), _POSSESSIVE.sub("", text)).translate(_APOSTROPHES)
    plain = plain.lower() if plain.isascii() else _unaccented(plain)
    return _NOT_WORD.sub(" ", plain).strip()


def _unaccented(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    return "".join(one for one in spread if not unicodedata.combining(one)).lower().translate(_SPECIAL)


def name_key(text: str) -> str:
    """The folded text without a leading article: equal for spellings that differ in nothing else."""
    folded = fold(text)
    return folded[4:] if folded.startswith("the ") else folded


@lru_cache(maxsize=20_000)
def words_of(folded: str) -> tuple[str, ...]:
    """The words of a folded name that carry it: without particles, unless it has nothing else."""
    words = _ISLAMIC_STATE.sub("isis", _GUARD_CORPS.sub("irgc", folded)).split()
    return tuple(word for word in words if word not in PARTICLES) or tuple(words)


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word as they sound, in Latin letters: 'tayyiba', 'toiba' -> 'tb'.

    Vowels after the first letter fall away, a leading vowel is 'a'. Arabic and Cyrillic letters become their sounds.
    """
    latin = word if word.isascii() else _latin(word)
    for pattern, sound in _SOUNDS:
        latin = pattern.sub(sound, latin)
    bare = _DOUBLE.sub(r"\1", _VOWELS.sub("", _DOUBLE.sub(r"\1", latin)))
    return "a" + bare[1:] if bare[:1] in tuple("aeiouyw") else bare


def _latin(word: str) -> str:
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    return bare.translate(_ARABIC_SILENT).translate(_ARABIC).translate(_CYRILLIC)


def meaning(word: str) -> str:
    """What a folded word means, in one word that translations and spellings share; the word where we know none."""
    if found := MEANINGS.get(word):
        return found
    if not word.isascii():
        return _BY_ANY_SKELETON.get(skeleton(word), word)
    return _BY_SKELETON.get(skeleton(word), word) if len(word) > 4 else word


def _meanings_by_skeleton(least: int) -> dict[str, str]:
    """Skeletons of so many sounds that one meaning alone has: a spelling that the lexicon lacks is still understood."""
    found: dict[str, set[str]] = {}
    for word, means in MEANINGS.items():
        if len(word) > 3 and not word.endswith("ul"):
            found.setdefault(skeleton(word), set()).add(means)
    return {key: next(iter(all_)) for key, all_ in found.items() if len(all_) == 1 and len(key) >= least}


_BY_SKELETON: Final = _meanings_by_skeleton(4)
_BY_ANY_SKELETON: Final = _meanings_by_skeleton(2)
"""For scripts that write consonants only."""


def initials(text: str) -> frozenset[str]:
    """The acronyms that a name may have, folded: its words' first letters, with and without the particles."""
    words = fold(text.partition("(")[0]).split()
    if len(words) < 2:
        return frozenset()
    bare = [word for word in words if word not in PARTICLES]
    mixed = [word for word in words if word not in ("the", "of", "and", "for", "in", "to")]
    every = {"".join(word[0] for word in some) for some in (words, bare, mixed)}
    return frozenset(one for one in every if 2 <= len(one) <= 8)


def index_keys(folded: str) -> frozenset[str]:
    """The keys that a name is filed under: the meaning of each word, and the skeleton of those of four letters up."""
    words = words_of(folded)
    sounds = {
        f"~{skeleton(word)}" for word in words if (len(word) > 3 or not word.isascii()) and len(skeleton(word)) > 1
    }
    return frozenset({meaning(word) for word in words} | sounds)


def glued(folded: str) -> str:
    """The sounds of the whole name in one piece: 'Ansarallah' and 'Ansar Allah' have the same."""
    return skeleton("".join(words_of(folded)))
