"""Dead of whom words say only that they bore arms: where a group fights, they may be its own."""

from collections.abc import Iterable
from typing import Final

from claimbook.model.names import folded
from claimbook.model.views import Party
from claimbook.model.words import ATTACKERS, FIGHTERS, INDEFINITE, MAGNITUDES, MANY, STATE_HEADS, TENS, UNITS

_VAGUE: Final = frozenset(("members", "men", "cadres", "followers", "operatives", "troopers"))
"""Words of the lists that civilians or soldiers are called by as well."""
_ARMED: Final = (FIGHTERS | ATTACKERS) - STATE_HEADS - _VAGUE
_MEASURES: Final = UNITS.keys() | TENS.keys() | MAGNITUDES.keys() | MANY.keys() | frozenset(
    ("at", "least", "most", "as", "more", "than", "over", "about", "nearly", "around", "up", "killed")
)  # fmt: skip
_DESCRIBING: Final = frozenset(
    ("armed", "unarmed", "heavily", "masked", "unknown", "unidentified", "suspected", "alleged", "suicide", "foreign",
     "islamic", "muslim", "dead", "slain")
)  # fmt: skip
_ELSE: Final = frozenset(("other", "another", "neither", "either"))
"""Words that set fighters against some spoken of before."""
_PARTICLES: Final = frozenset(("the", "of", "and", "for", "in", "to"))
_EMPTY: Final = (INDEFINITE | _PARTICLES | _MEASURES | _DESCRIBING) - _ELSE
"""Words beside the one for fighters that do not say whose they are; "clan", "government" and "rival" do."""
STATE: Final = "state:"
"""What the refs of states and of their forces begin with ("state:PAK/army")."""


def are_unnamed_fighters(words: str) -> bool:
    """Do the words speak of fighters and of nothing that says whose ("militant fighters", "two attackers")?"""
    return any(map(_is_armed, folded(words).split())) and not _tell_more(folded(words))


def are_fighters_of(words: str, names: Iterable[str]) -> bool:
    """Do the words speak of fighters of the group with one of these names, folded ("an Ember League gunman")?"""
    plain = f" {folded(words)} "
    rests = [plain.replace(f" {name} ", " ") for name in names if f" {name} " in plain]
    return any(are_unnamed_fighters(rest) for rest in rests)


def tell_whom(words: str) -> bool:
    """Do the words of a number say whom it counts, and not only how many there are ("five civilians")?"""
    return _tell_more(folded(words))


def _tell_more(plain: str) -> bool:
    return any(not (one.isdigit() or one in _EMPTY or _is_armed(one)) for one in plain.split())


def _is_armed(word: str) -> bool:
    """One fighter is called by the same word as many."""
    return not _ARMED.isdisjoint((word, f"{word}s", f"{word.removesuffix('man')}men"))


def is_unnamed_force(party: Party) -> bool:
    """Is the party fighters of whom nothing says whose they are?"""
    return party.ref is None and are_unnamed_fighters(party.name)


def are_state(parties: Iterable[Party]) -> bool:
    """Are these mentions of one party those of a state or its force? Fighters whom it kills are not its own."""
    given = list(parties)
    states = sum(1 for one in given if _is_state(one))
    return 2 * states > len(given)


def _is_state(one: Party) -> bool:
    known = one.ref is not None and not one.ref.startswith("local:")
    return one.ref.startswith(STATE) if known and one.ref else one.kind in ("force", "government")
