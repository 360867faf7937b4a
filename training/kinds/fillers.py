"""The kind of every mention that fills a slot of a claim: from its slot, its words and what else the document says."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from training.kinds.lexicon import (
    FIGHTING_PEOPLE,
    GIVEN_NAMES,
    NUMBER_FILLER,
    PERSON_PRONOUNS,
    PRONOUNS,
    RELATIVES,
    TIME,
    TITLES,
    VEHICLES,
    kind_of_name_head,
    kind_of_word,
)
from training.kinds.tables import Tables

_TAIL: Final = re.compile(
    r"(?:,| (?:of|in|at|from|for|on|near|who|that|to|with|under|by|belonging|loyal|affiliated|inside|along|against)\b)"
    r".*",
    re.I | re.S,
)
_TITLED: Final = re.compile(rf"(?:^|[\s(\"“]){TITLES}\.?,? $")
_TITLE_FIRST: Final = re.compile(rf"{TITLES}\.? [A-Z]")
_FIXED: Final = {"weapon": "weapon", "when": "time"}
_ACTING: Final = frozenset({"perpetrator", "actor", "subject", "holder"})
_ARMIES: Final = frozenset({"army", "command", "force", "forces", "brigade", "corps"})
"""Heads of the names of states' forces and of armed groups alike."""
_PERSON_SHAPE: Final = re.compile(r"[A-ZÀ-Ý][\w’'.-]+(?: [A-ZÀ-Ý][\w’'.-]*| (?:al|bin|de|ibn|van|el)[ -][\w-]+){1,2}")
_LONGEST_TIME: Final = 6
"""Words; a longer `when` is a clause, of which only the dates in it are times."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters start..end of the document and their kind; kind None: nobody can tell."""

    start: int
    end: int
    kind: str | None


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention in its slot; key: the name it goes by, in lower case."""

    claim: str
    slot: str
    text: str
    start: int
    key: str


def fillers_of(document: dict[str, Any]) -> Iterator[Filler]:
    """Every filler of every claim of a parsed gold document."""
    for claim in document["claims"]:
        for slot, one in _slots(claim):
            yield Filler(claim["type"], slot, one["text"], one["start"], (one.get("name") or one["text"]).casefold())


def _slots(claim: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for role, given in claim["roles"].items():
        yield from ((role, one) for one in given)
    yield from (("number", one) for one in claim["numbers"].values())
    yield from ((key, claim[key]) for key in ("holder", "when") if claim[key])


def mark_fillers(document: dict[str, Any], tables: Tables) -> list[Marked]:
    """All fillers with their kinds; the majority where one string has several."""
    given = list(fillers_of(document))
    names = _names(given, document["text"], tables)
    decided = [(one, _kind(one, names, tables)) for one in given if one.slot not in ("number", "when")]
    marked = [Marked(one.start, one.start + len(one.text), kind) for one, kind in _agree(decided, tables)]
    for one in given:
        marked += _amount(one) if one.slot == "number" else _period(one) if one.slot == "when" else []
    return list(dict.fromkeys(marked))


def head(text: str) -> str:
    """The head noun: the last word before any "of ...", "in ..." or comma."""
    words = _TAIL.sub("", text, count=1).split() or text.split() or [""]
    return words[-1].strip("\"'“”‘’(),.")


def own_kind(text: str) -> str | None:
    """What the words alone say, lexicons only."""
    last = head(text)
    named = last[:1].isupper() and not text.isupper() and " " in text
    if named and (kind := kind_of_name_head(last)):
        return kind
    return kind_of_word(last)


def _amount(one: Filler) -> list[Marked]:
    match = NUMBER_FILLER.match(one.text)
    alone = None if match else kind_of_word(head(one.text))
    if alone:
        return [Marked(one.start, one.start + len(one.text), alone)]
    rest = one.text[match.end() :].strip() if match else ""
    kind = kind_of_word(head(rest)) if rest else None
    if not match or not rest or kind is None:
        return [Marked(one.start, one.start + len(one.text), "number")]
    at = one.start + one.text.rindex(rest)
    return [Marked(one.start, one.start + match.end(), "number"), Marked(at, at + len(rest), kind)]


def _period(one: Filler) -> list[Marked]:
    if len(one.text.split()) <= _LONGEST_TIME:
        return [Marked(one.start, one.start + len(one.text), "time")]
    return [Marked(one.start + hit.start(), one.start + hit.end(), "time") for hit in TIME.finditer(one.text)]


def _agree(decided: list[tuple[Filler, str | None]], tables: Tables) -> list[tuple[Filler, str | None]]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for one, kind in decided:
        if kind:
            votes[one.text.casefold()][kind] += 1
    return [
        (one, kind)
        if one.text.casefold() in PRONOUNS | RELATIVES or one.text in tables.countries or not votes[one.text.casefold()]
        else (one, votes[one.text.casefold()].most_common(1)[0][0])
        for one, kind in decided
    ]


def _kind(one: Filler, names: dict[str, str], tables: Tables) -> str | None:
    if one.slot in _FIXED:
        return _FIXED[one.slot]
    if one.slot == "place":
        return "facility" if own_kind(one.text) == "facility" else "place"
    if one.claim == "ideology" and one.slot == "object":
        return "creed"
    if one.text in tables.countries or one.text in tables.demonyms:
        acting = one.slot in _ACTING or one.claim != "incident"
        return "government" if acting or one.text in tables.demonyms else "place"
    return _common(one) or names.get(one.key)


def _common(one: Filler) -> str | None:
    """The kind of a common noun in lower case (or in a text set in capitals), whatever name it stands for."""
    last = head(one.text)
    low = last.casefold()
    if low in PRONOUNS or low in RELATIVES:
        return "person" if low in PERSON_PRONOUNS else None
    if low in FIGHTING_PEOPLE and one.slot in _ACTING:
        return "group" if one.slot != "holder" else "people"
    if low in VEHICLES or low.removesuffix("s") in VEHICLES or low in ("buses", "lorries"):
        return "facility"
    return kind_of_word(last) if last.islower() else None


def _names(given: list[Filler], text: str, tables: Tables) -> dict[str, str]:
    """Name in lower case -> its kind, by the votes of everything the document says about it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for one in given:
        if one.slot not in ("number", "when", "weapon", "place"):
            votes[one.key].update(_votes(one, text, tables))
    kinds = {key: _best(one) for key, one in votes.items()}
    return {key: _full(key, kind, kinds) for key, kind in kinds.items() if kind or _full(key, kind, kinds)}  # type: ignore[misc]


def _best(votes: Counter[str]) -> str | None:
    return max(votes, key=lambda kind: votes[kind]) if votes else None


def _full(key: str, kind: str | None, kinds: dict[str, str | None]) -> str | None:
    """A single word takes the kind of the longer name that it is part of, where there is one kind only."""
    longer = {other for name, other in kinds.items() if other and name != key and key in re.split(r"[\s\-]+", name)}
    return longer.pop() if len(longer) == 1 and " " not in key and own_kind(key) is None else kind


def _votes(one: Filler, text: str, tables: Tables) -> Counter[str]:
    out: Counter[str] = Counter()
    low = one.text.casefold()
    if low in PERSON_PRONOUNS and low not in ("i", "me", "my"):
        out["person"] += 3
    if one.key in tables.groups:
        out["group"] += 6
    out.update(_worded(one, tables))
    if _TITLED.search(text[max(0, one.start - 25) : one.start]) or _TITLE_FIRST.match(one.text):
        out["person"] += 3
    out.update(_slotted(one))
    return out


def _worded(one: Filler, tables: Tables) -> dict[str, int]:
    name = one.key if one.key != one.text.casefold() else one.text
    first = name.split()[0] if name.split() else ""
    kind = own_kind(name.title() if name.islower() and " " in name else name)
    national = any(word.title() in tables.demonyms or word.title() in tables.countries for word in name.split()[:-1])
    if (last := head(name).casefold()) in _ARMIES:
        return {"force": 3} if national or " " not in name else {} if last == "forces" else {"group": 3}
    if kind:
        return {kind: 3}
    if name.title() in tables.countries:
        return {"government": 3}
    if name[:1].isupper() and name.removesuffix("s") in tables.demonyms:
        return {"people": 2}
    return {"person": 2} if first.casefold() in GIVEN_NAMES and " " in name else {}


def _slotted(one: Filler) -> dict[str, int]:
    shaped = bool(_PERSON_SHAPE.fullmatch(one.text))
    named = one.text[:1].isupper()
    if one.claim == "leadership" and one.slot == "subject":
        return {"person": 4}
    if one.slot == "holder":
        return {"person": 2} if shaped else {"organisation": 1} if named else {}
    if one.slot == "target":
        return {"person": 1} if shaped or (named and " " not in one.text) else {}
    return {"group": 1} if named else {}
