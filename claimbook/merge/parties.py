"""Who or what a mention names in a view: its ref, else its folded name within a country."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from claimbook.merge.homes import Homes
from claimbook.model.names import folded
from claimbook.model.values import Mention
from claimbook.model.views import Party
from claimbook.resolve.reference.lexicon import DETERMINERS, POSSESSIVES, PRONOUNS

_PROPER: Final = 2
"""Words with a capital that make a name its own in any country ("Justice and Equality Movement")."""
_WORDS: Final = re.compile(r"[^\W_]+")
_OWNERS: Final = POSSESSIVES | {"your", "whose"}
_POINTING: Final = (
    PRONOUNS
    | DETERMINERS
    | frozenset((
        "a", "an", "who", "whom", "which", "one", "ones", "of", "other", "others", "another", "both", "all",
        "each", "some", "many", "none", "latter", "former", "two", "you", "group", "groups", "outfit", "organisation",
        "organisations", "organization", "organizations", "movement", "people", "person", "persons", "man", "men",
        "woman", "women", "child", "children",
    ))
)  # fmt: skip
"""Words that only point at somebody: alone or together they name nobody."""
_PUBLIC_KINDS: Final = frozenset(("group", "force", "government", "organisation", "facility", "place", "creed"))


@dataclass(frozen=True, slots=True)
class Identities:
    """What judgements say of actors.

    one: key -> the key it is the same as; apart: (key, folded name) -> a key of its own.
    """

    one: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[tuple[str, str], str] = field(default_factory=dict)


NO_IDENTITIES: Final = Identities()


def says_who(name: str) -> bool:
    """Do the words name or describe somebody, and not only point ("it", "the group", "his men")?"""
    words = _WORDS.findall(name.casefold())
    return bool(words) and words[0] not in _OWNERS and not _POINTING.issuperset(words)


def shown_name(mention: Mention) -> str:
    """The full name where it is known, else the words."""
    return mention.name or mention.text


def party_key(mention: Mention, homes: Homes, identities: Identities = NO_IDENTITIES) -> str:
    """The same key is the same party. homes: the countries of the claim and of its report.

    A proper name of two words or more is one party everywhere; a short or common one ("police") only within its
    country, so that the police of two countries never become one: a name of one word in its report's first, since the
    same group is told of in many places; common words in that of the places of their own claim.
    """
    name = folded(shown_name(mention))
    key = mention.ref or _own_key(shown_name(mention), name, homes)
    if identities.apart:
        key = identities.apart.get((key, folded(mention.text)), identities.apart.get((key, name), key))
    return identities.one.get(key, key)


def one_body(one: str, other: str) -> bool:
    """Are the two keys those of one party, or of a state and a force of it ("state:USA", "state:USA/army")?"""
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")


def bodies_meet(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Do both name one party, or a state and its force?"""
    return not ours.isdisjoint(theirs) or any(one_body(one, other) for one in ours for other in theirs)


@lru_cache(maxsize=65536)
def _own_key(name: str, plain: str, homes: Homes) -> str:
    capitals = sum(word[0].isupper() for word in re.findall(r"[^\W\d_]\w+", name))
    country = (homes.report or homes.claim) if capitals else (homes.claim or homes.report)
    if capitals >= _PROPER or country is None:
        return f"name:{plain}"
    return f"name:{plain}@{country}"


def _party_of(mention: Mention, key: str, *, private: bool = False) -> Party:
    """The party as this one mention shows it."""
    return Party(key, shown_name(mention), mention.ref, mention.kind, mention.location, private)


def is_private(mention: Mention) -> bool:
    """Is somebody who is named only as a victim, a witness or a speaker to be kept out of profiles?

    Everybody but what is known to be a body, a place or a creed, or stands in a registry.
    """
    return mention.ref is None and mention.kind not in _PUBLIC_KINDS


def shown_parties(mentions: Sequence[tuple[Mention, str]], *, victims: bool = False) -> dict[str, Party]:
    """Each key's party as its commonest mention shows it, of equals the longest name, then the first in the alphabet.

    victims: the mentions stand as targets, so that people among them are private.
    """
    count: dict[tuple[str, str], int] = {}
    for mention, key in mentions:
        name = mention.name or mention.text
        count[key, name] = count.get((key, name), 0) + 1
    best: dict[str, tuple[tuple[int, int, str, str], Party]] = {}
    for mention, key in mentions:
        name = mention.name or mention.text
        rank = (-count[key, name], -len(name), name, repr((mention.kind, mention.location)))
        if key not in best or rank < best[key][0]:
            best[key] = (rank, _party_of(mention, key, private=victims and is_private(mention)))
    return {key: party for key, (_, party) in best.items()}
