"""One rule by which names are compared: party keys, filters, profiles and tables of countries all follow it.

Registries have rules of their own, measured on their names, since they join spellings of other scripts and
romanisations as well: claimbook.resolve.actors.folding and claimbook.resolve.places.folding.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"\w+")
_EMPTY: Final = frozenset(("the", "a", "an", "of", "its", "their", "his", "her", "this", "that", "s"))
"""Articles, possessives and what a genitive leaves: they come and go with the sentence."""


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """The name in lower case, without accents, articles and punctuation: 'The Fuerzas Armadas' -> 'fuerzas armadas'.

    A name of such words alone ("The A") is kept, in lower case.
    """
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    words = [word for word in _WORD.findall(plain.casefold()) if word not in _EMPTY]
    return " ".join(words) or name.strip().casefold()
