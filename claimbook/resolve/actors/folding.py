"""Names made comparable: without case, accents and articles; sounds written one way; words by what they mean."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from rapidfuzz.fuzz import ratio

from claimbook.resolve.actors.lexicon import ENGLISH_PARTICLES, PARTICLES
from claimbook.resolve.actors.vocabulary import vocabulary

_APOSTROPHES: Final = dict.fromkeys(map(ord, "'’‘`´ʼʿʾʻˈ′\"“”"), "")
_SPECIAL: Final = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "&": " and ", "ـ": ""}
)
_LETTERS: Final = (
    "ب=b ت=t ث=t ج=j ح=h خ=k د=d ذ=d ر=r ز=z س=s ش=s ص=s ض=d ط=t ظ=z غ=g ف=f ق=k ك=k ل=l م=m ن=n ه=h "
    "پ=p چ=s گ=g ژ=j ک=k ھ=h ٹ=t ڈ=d ڑ=r ں=n ټ=t ډ=d ړ=r ښ=s ږ=g ځ=z څ=s ڼ=n ګ=g ڤ=v ڕ=r ڵ=l ۀ=h"
)
_ARABIC: Final = str.maketrans(dict(pair.split("=") for pair in _LETTERS.split()))
_ARABIC_SILENT: Final = dict.fromkeys(map(ord, "اأإآءئؤعويىیۍےېةھۀٱۆێە"), "a")
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
_ELISION: Final = re.compile(r"\b(?:[ldLD]|dell|all|nell)['’](?=[^\W\d_]{3})")
"""French, Italian and Catalan articles: "l'Unification". Three letters must follow: "Da'wa" has none."""
_SOUNDS: Final = {
    "dzh": "j", "dj": "j", "zh": "j", "sch": "s", "tch": "s", "sh": "s", "ch": "s", "kh": "k", "ck": "k", "q": "k",
    "c": "k", "x": "k", "gh": "g", "dh": "d", "th": "t", "ph": "f",
}  # fmt: skip
_SOUND: Final = re.compile("|".join(_SOUNDS))
_SILENT: Final = re.compile(r"(?<=.)(?:[aeiouywh]|v(?=h*[aeiouy]))+")
_VOWEL_FIRST: Final = re.compile(r"[aeiouyw]|v(?=[aeiouy])")
_DOUBLE: Final = re.compile(r"(.)\1+")
_ORDINAL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_TOKEN: Final = re.compile(r"[^\W_]+(?:['’`ʼ][^\W_]+)*")


_ISLAMIC_STATE: Final = re.compile(
    r"\b(?:(?:islamic state|(?:ad |al )?dawla(?:h|t|tul)? al islami?y?ya?h?)(?: group)?"
    r"(?: (?:of|in|fi) (?:al )?iraq(?: (?:and|wa) (?:the |al |ash |sh )?(?:levant|syria|sham))?)?|isil|is|daesh|daish"
    r"|الدولة الاسلامية(?: في العراق(?: والشام)?)?|داعش)\b"
)
"""A name that stands within names, in full or short: "ISIL-Libya"."""
_PHRASES: Final = (
    (re.compile(r"\bholy wars?\b"), "jihad"),
    (re.compile(r"\bholy warriors?\b"), "mujahideen"),
    (re.compile(r"\b(?:land|country) of (?:the )?two rivers\b|\b(?:bilad )?(?:al |ar )?ra+fida[yi]ni?\b"), "rafidayn"),
    (re.compile(r"\bself defen[cs]e\b|\bauto ?defen[cs]as?\b"), "selfdefence"),
    (re.compile(r"\bwestern education\b"), "education"),
    (re.compile(r"\bba[iy]t (?:al |ul )?ma[qk]d[ie]s\b|\bbeit (?:al |ul )?ma[qk]d[ie]s\b"), "maqdis"),
    (re.compile(r"\bfi ?sabilill?ahi?\b"), "fi sabil allah"),
)
"""Words that mean one thing together."""


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """The text in lower case, without accents, apostrophes and punctuation, single spaces between words."""
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), _POSSESSIVE.sub("", text))
    plain = _ELISION.sub(" ", plain).translate(_APOSTROPHES)
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
    """The words of a folded name that carry it: without particles, unless it has nothing else; compounds in two."""
    text = _ISLAMIC_STATE.sub("isis", folded)
    for phrase, word in _PHRASES:
        text = phrase.sub(word, text)
    words = [part for word in text.split() for part in _parts(word)]
    return tuple(word for word in words if word not in PARTICLES) or tuple(words)


_OF_GOD: Final = re.compile(r"^(?P<stem>.{3,}?)(?:a|u|o|i)?l+ahi?$")


def _parts(word: str) -> tuple[str, ...]:
    """'jundallah' in two words, as it is written elsewhere: 'jund allah'."""
    if len(word) > 6 and word.endswith(("llah", "llahi")) and (found := _OF_GOD.match(word)):
        means = vocabulary().get(found["stem"])
        if means and means[0] != "servant":  # Abdullah is a person
            return (found["stem"], "allah")
    return (word,)


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word as they sound, in Latin letters: 'tayyiba', 'toiba' -> 'tb'.

    Vowels after the first letter fall away, a leading vowel is 'a'. Arabic and Cyrillic letters become their sounds.
    """
    latin = word if word.isascii() else _latin(word)
    sounds = _SOUND.sub(lambda found: _SOUNDS[found[0]], latin)
    bare = _DOUBLE.sub(r"\1", _SILENT.sub("", sounds))
    return "a" + bare[1:] if _VOWEL_FIRST.match(sounds) else bare


def _latin(word: str) -> str:
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    return bare.translate(_ARABIC_SILENT).translate(_ARABIC).translate(_CYRILLIC)


def meaning(word: str) -> str:
    """What a folded word means first of all, in one English word; the word itself where we know nothing."""
    return meanings(word)[0]


@lru_cache(maxsize=50_000)
def meanings(word: str) -> tuple[str, ...]:
    """All that a folded word may mean, each in one word that translations and spellings share; never empty."""
    known = vocabulary()
    if word[:1].isdigit():
        return known.get(word, (_ORDINAL.sub("", word),))
    for form in _forms(word):
        if found := known.get(form):
            return found
    if word.isascii() and len(word) < 5:
        return (word,)
    sound = skeleton(word)
    means, like = _meanings_by_sound().get(sound, (word, ""))
    if not word.isascii():
        return (means if len(sound) > 1 else word,)
    return (means if len(sound) > 3 and ratio(word, like) >= LEAST_LIKE else word,)


LEAST_LIKE: Final = 62
"""Letters in hundred that a word has in common with one of the same sound and a meaning: "prevention" is no front."""
_ARABIC_BEFORE: Final = ("وال", "بال", "لل", "ال", "و", "ب", "ل")


def _forms(word: str) -> Iterator[str]:
    """The word and what it may be without the endings and articles that are written in one with it."""
    yield word
    if not word.isascii():
        for before in _ARABIC_BEFORE:
            if word.startswith(before) and len(word) - len(before) > 2:
                yield word[len(before) :]
                yield "ال" + word[len(before) :]
        return
    if len(word) > 4:
        if word.endswith(("ul", "al", "il")):
            yield word[:-2]
        if word.startswith(("al", "el", "ul")) or word[1] == word[2]:  # aladl, assham
            yield word[2:]
    if len(word) > 4 and word[-1] in "eiu":
        yield word[:-1]


@cache
def _meanings_by_sound() -> dict[str, tuple[str, str]]:
    """Sound -> the one meaning that words of it have, and one of them: spellings that the vocabulary lacks."""
    found: dict[str, tuple[set[str], str]] = {}
    for word, means in vocabulary().items():
        if len(word) > 3 and not word.endswith("ul"):
            found.setdefault(skeleton(word), (set(), word))[0].update(means)
    return {sound: (next(iter(every)), word) for sound, (every, word) in found.items() if len(every) == 1}


def initials(text: str) -> frozenset[str]:
    """The acronyms that a name may have, folded: its words' first letters, with and without the particles.

    A word in capitals among others is an acronym itself and gives all its letters: "Real IRA" is RIRA.
    """
    words = [
        (fold(word), word) for word in _TOKEN.findall(_ELISION.sub(" ", _POSSESSIVE.sub("", text.partition("(")[0])))
    ]
    if len(words) < 2:
        return frozenset()
    shouted = text.isupper()
    spelt = [
        (word, word if word.isdigit() or (not shouted and len(raw) < 6 and raw.isupper()) else word[:1])
        for word, raw in words
    ]
    every = {
        "".join(first for word, first in letters if word not in without)
        for without in ((), PARTICLES, ENGLISH_PARTICLES)
        for letters in (spelt, spelt[:-1] if spelt[-1][0] == "faction" else spelt)
    }
    return frozenset(one for one in every if 2 <= len(one) <= 9)


def index_keys(folded: str) -> frozenset[str]:
    """The keys that a name is filed under: the meanings of each word, and the skeleton of those of four letters up."""
    words = words_of(folded)
    sounds = {
        f"~{skeleton(word)}" for word in words if (len(word) > 3 or not word.isascii()) and len(skeleton(word)) > 1
    }
    return frozenset({means for word in words for means in meanings(word)} | sounds)


def glued(folded: str) -> str:
    """The sounds of the whole name in one piece: 'Ansarallah' and 'Ansar Allah' have the same."""
    return skeleton("".join(words_of(folded)))
