"""States and their forces by what they are called: "Pakistani troops", "the army of Chad", "Afghan National Police"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from claimbook.resolve.actors.entries import ActorName, RegisteredActor
from claimbook.resolve.actors.folding import fold, name_key

ARMY: Final = "army"
POLICE: Final = "police"
SECURITY: Final = "security-forces"
AIR_FORCE: Final = "air-force"
NAVY: Final = "navy"

FORCES: Final[dict[str, tuple[str, str]]] = {
    ARMY: ("Armed forces of {}", "army"),
    POLICE: ("Police of {}", "police"),
    SECURITY: ("Security forces of {}", "security forces"),
    AIR_FORCE: ("Air force of {}", "air force"),
    NAVY: ("Navy of {}", "navy"),
}
"""Part of a ref -> the name in full, and the type."""

_SAID: Final = {
    ARMY: "army|armed forces|military|troops?|soldiers?|forces|ground forces|defen[cs]e forces?|militaries|servicemen|"
    "paratroopers|special forces|marines|infantry|military forces|army troops|army soldiers|artillery|"
    "military personnel|army personnel|military troops",
    POLICE: "police|police forces?|policem[ae]n|police officers?|gendarmer?ie|gendarmes",
    SECURITY: "security forces?|security personnel|security services|security officers",
    AIR_FORCE: "air force|warplanes?|air forces|fighter jets?|jets|airstrikes|aircraft|military aircraft",
    NAVY: "navy|naval forces|warships?",
    "": "government|authorities|regime|state|administration|junta|government forces|governments|officials",
}
_NOUNS: Final = {
    noun: force for force, nouns in _SAID.items() for noun in re.sub(r"(\w)\?", r"\1", nouns).split("|")
} | {
    "troop": ARMY, "soldier": ARMY, "serviceman": ARMY, "defence forces": ARMY, "defense forces": ARMY,
    "defence force": ARMY, "defense force": ARMY, "policeman": POLICE, "policemen": POLICE, "police force": POLICE,
    "police officer": POLICE, "gendarmerie": POLICE, "security force": SECURITY, "warplane": AIR_FORCE,
    "fighter jet": AIR_FORCE, "warship": NAVY, "government forces": ARMY, "government troops": ARMY,
    "government army": ARMY, "government soldiers": ARMY,
}  # fmt: skip
_BETWEEN: Final = frozenset(("national", "royal", "federal", "state", "regular", "central", "imperial"))
_OF: Final = re.compile(r"^(?P<noun>[a-z ]+?) of (?:the )?(?P<state>.+)$")
SHORT: Final = frozenset(("us", "uk", "car", "prc", "usa", "uae", "drc"))
"""Folded names of states that are common words or names too: read only where they stand in capitals."""


_LONGEST: Final = 6
"""Words in the name of a state: "Democratic Republic of the Congo" has five."""


@dataclass(frozen=True, slots=True)
class States:
    """names: folded name -> code; demonyms: folded adjective -> code; titles: code -> name in use."""

    names: dict[str, str]
    demonyms: dict[str, str]
    titles: dict[str, str]
    spelt: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def ref_of(self, text: str) -> str | None:
        """The ref of the state or the state's force that the words name; None where they name none.

        A demonym alone is its state, as in "Israeli" for Israel.
        """
        key = name_key(text).replace(" s ", " ")
        if key in SHORT and not text.replace(".", "").isupper():
            return None
        code = self.names.get(key) or self.demonyms.get(key)
        if code:
            return f"state:{code}"
        return self._force(key.removeprefix("royal ")) or self._force_of(key)

    def code_of(self, word: str) -> str | None:
        """The state that a folded word names or describes; None for any other."""
        return self.names.get(word) or self.demonyms.get(word)

    def named_first(self, text: str) -> str | None:
        """The state that the words name or describe at their beginning ("US State Department"); None where none."""
        return self._at(name_key(text).split())[0]

    def besides(self, text: str) -> tuple[str, ...]:
        """The folded words of the text that belong to no name and no adjective of a state."""
        words, found, at = fold(text).split(), [], 0
        while at < len(words):
            _, size = self._at(words[at:])
            found += [] if size else [words[at]]
            at += size or 1
        return tuple(found)

    def _at(self, words: list[str]) -> tuple[str | None, int]:
        """The state that the first words name or describe, and how many they are; None and 0 for others."""
        for size in range(min(_LONGEST, len(words)), 0, -1):
            head = " ".join(words[:size])
            if code := self.code_of(head) or self._nationals(head):
                return code, size
        return None, 0

    def _nationals(self, head: str) -> str | None:
        return self.demonyms.get(head[:-1]) if head.endswith("s") else None

    def _force(self, key: str) -> str | None:
        words = key.split()
        for size in range(_LONGEST, 0, -1):
            head = " ".join(words[:size])
            code = self.demonyms.get(head) or self.names.get(head) or self._possessive(head)
            if code and (rest := words[size:]):
                force = _NOUNS.get(" ".join(rest))
                if force is None and rest[0] in _BETWEEN:
                    force = _NOUNS.get(" ".join(rest[1:]))
                return None if force is None else _ref(code, force)
        return None

    def _possessive(self, head: str) -> str | None:
        return self.names.get(head[:-1]) if head.endswith("s") else None

    def _force_of(self, key: str) -> str | None:
        found = _OF.match(key)
        code = self.names.get(found["state"]) if found else None
        force = _NOUNS.get(found["noun"].removeprefix("royal ").removeprefix("national ")) if found else None
        return None if code is None or force is None else _ref(code, force)

    def actor(self, ref: str) -> RegisteredActor | None:
        """The state, or its army, police, air force, navy or security forces as a whole; None for any other ref."""
        code, _, force = ref.removeprefix("state:").partition("/")
        title = self.titles.get(code)
        if not ref.startswith("state:") or title is None or (force and force not in FORCES):
            return None
        name, kind = (FORCES[force][0].format(title), FORCES[force][1]) if force else (title, "government")
        other = () if force else (f"Government of {title}", *self.spelt.get(code, ()))
        names = tuple(ActorName(one, "name", "claimbook") for one in (name, *other))
        return RegisteredActor(ref, name, kind, names, (code,), weight=50)

    def countries_in(self, words: Iterable[str]) -> list[str]:
        """The codes of the states that runs of capitalised words name or whose adjectives they hold."""
        return [code for run in words for code in self._codes(run)]

    def _codes(self, run: str) -> list[str]:
        words, found, at = name_key(run).split(), [], 0
        while at < len(words):
            step = 1
            for size in range(_LONGEST, 0, -1):
                key = " ".join(words[at : at + size])
                code = self.names.get(key) or self.demonyms.get(key)
                if code and not (key in SHORT and key.upper() not in run.replace(".", "")):
                    found.append(code)
                    step = size
                    break
            at += step
        return found


def _ref(code: str, force: str) -> str:
    return f"state:{code}/{force}" if force else f"state:{code}"


def states_from_table(rows: Iterable[tuple[str, list[str], list[str]]]) -> States:
    """The states of the table: code, names with the one in use first, adjectives."""
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    titles: dict[str, str] = {}
    spelt: dict[str, tuple[str, ...]] = {}
    for code, called, adjectives in rows:
        titles[code], spelt[code] = called[0], tuple(called[1:])
        names |= {key: code for one in called for key in (name_key(one), f"government of {name_key(one)}")}
        demonyms |= {name_key(one): code for one in adjectives}
    return States(names, demonyms, titles, spelt)
