"""Names looked up in the gazetteer: `python -m benchmarks.lookups [--names N] [--seed N]`.

How fast: look-ups a second of processor time, one name at a time. How well: first names of its places, misspelt by a
seed in several ways, and names that no place has (the front of one name before the back of another). A misspelt name
that is another place's name is passed over, for such names are never looked up by likeness. `found`: the place meant is
among the answers; `first`: no answer is more like; `answers`: names of places answered to a look-up; `false`: the part
of them whose names are not the one meant.
"""

import argparse
import random
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from claimbook.resolve.places import Gazetteer, load_gazetteer
from claimbook.resolve.places.folding import fold

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
ROMANISED: Final = (
    ("a", "e"), ("e", "a"), ("e", "i"), ("i", "e"), ("i", "y"), ("o", "u"), ("u", "o"), ("u", "ou"), ("ee", "i"),
    ("oo", "u"), ("aa", "a"), ("y", "i"),
)  # fmt: skip
"""Vowels that one romanisation writes so and another so."""

SHORTEST: Final = 5
Slip = Callable[[str, random.Random], str]


def dropped(name: str, dice: random.Random) -> str:
    """A letter left out."""
    at = dice.randrange(len(name))
    return name[:at] + name[at + 1 :]


def doubled(name: str, dice: random.Random) -> str:
    """A letter twice."""
    at = dice.randrange(len(name))
    return name[:at] + name[at] + name[at:]


def transposed(name: str, dice: random.Random) -> str:
    """Two neighbours swapped."""
    at = dice.randrange(len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def replaced(name: str, dice: random.Random) -> str:
    """Another letter in the place of one."""
    at = dice.randrange(len(name))
    return name[:at] + dice.choice(LETTERS) + name[at + 1 :]


def added(name: str, dice: random.Random) -> str:
    """A letter too many."""
    at = dice.randrange(len(name) + 1)
    return name[:at] + dice.choice(LETTERS) + name[at:]


def romanised(name: str, dice: random.Random) -> str:
    """One or two vowels written as another romanisation does."""
    for _ in range(dice.choice((1, 1, 2))):
        written, meant = dice.choice([pair for pair in ROMANISED if pair[0] in name] or [("", "")])
        at = dice.choice([found.start() for found in re.finditer(written, name)])
        name = name[:at] + meant + name[at + len(written) :]
    return name


ONE: Final[tuple[Slip, ...]] = (dropped, doubled, transposed, replaced, added)


def two_slips(name: str, dice: random.Random) -> str:
    """Two of these slips, one after the other."""
    first, second = dice.choices(ONE, k=2)
    return second(first(name, dice), dice)


@dataclass(frozen=True, slots=True)
class Asked:
    """A name to look up. meant: the folded name that it comes from, empty where no place has it; place: its row."""

    name: str
    meant: str
    place: int


def asked_names(gazetteer: Gazetteer, slip: Slip, count: int, seed: int) -> list[Asked]:
    """So many names misspelt in that way, none of which is a place's name."""
    dice = random.Random(f"{seed} {slip.__name__}")  # noqa: S311 - no secret
    found: list[Asked] = []
    while len(found) < count:
        place = gazetteer.place(dice.randrange(len(gazetteer)))
        meant = fold(place.name)
        if len(meant) < SHORTEST or not meant.isascii():
            continue
        name = slip(meant, dice)
        if len(fold(name)) >= SHORTEST and not gazetteer.folded(name):
            found.append(Asked(name, meant, place.number))
    return found


def strange_names(gazetteer: Gazetteer, count: int, seed: int) -> list[Asked]:
    """So many names that no place has: the front half of one name before the back half of another."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    found: list[Asked] = []
    while len(found) < count:
        front, back = (fold(gazetteer.place(dice.randrange(len(gazetteer))).name) for _ in range(2))
        name = front[: len(front) // 2] + back[len(back) // 2 :]
        if len(name) >= SHORTEST and name.isascii() and not gazetteer.folded(name):
            found.append(Asked(name, "", -1))
    return found


def report_answers(told: str, asked: list[Asked], gazetteer: Gazetteer) -> None:
    """One line of the table of answers."""
    found = first = answers = false = answered = 0
    for one in asked:
        given = gazetteer.fuzzy(one.name)
        bearers = {other.number for other in gazetteer.folded(one.meant)} if one.meant else set()
        likeness = next((other.likeness for other in given if other.number == one.place), 0.0)
        answered += bool(given)
        found += likeness > 0
        first += likeness > 0 and likeness == given[0].likeness
        answers += len(given)
        false += sum(other.number not in bearers for other in given)
    parts = [f"{100 * one / len(asked):>7.1f} %" for one in (found, first, answered)]
    mean, wrong = answers / len(asked), 100 * false / max(1, answers)
    print(f"{told:<24} {len(asked):>6} {' '.join(parts)} {mean:>8.2f} {wrong:>7.1f} %")


def measure_answers(gazetteer: Gazetteer, count: int, seed: int) -> list[str]:
    """How well each kind of misspelling is read; all names that were asked for."""
    print(f"{'misspelt':<24} {'names':>6} {'found':>9} {'first':>9} {'answered':>9} {'answers':>8} {'false':>9}")
    names = []
    for slip in (*ONE, romanised, two_slips):
        asked = asked_names(gazetteer, slip, count, seed)
        report_answers(slip.__name__.replace("_", " "), asked, gazetteer)
        names += [one.name for one in asked]
    strange = strange_names(gazetteer, count, seed)
    report_answers("no place's", strange, gazetteer)
    return names + [one.name for one in strange]


def report_speed(told: str, look: Callable[[str], object], names: Iterable[str]) -> None:
    """One line of the table of speeds."""
    asked = list(names)
    fold.cache_clear()
    began = time.process_time()
    found = sum(bool(look(name)) for name in asked)
    took = time.process_time() - began
    print(f"{told:<24} {len(asked) / took:>9,.0f} look-ups/s, {100 * found / len(asked):.1f} % found")


def measure_speed(gazetteer: Gazetteer, mixed: list[str]) -> None:
    """Names spelt right, without case, with a letter left out, and misspelt in all of the ways."""
    names = [gazetteer.place(number * 97 % len(gazetteer)).name for number in range(20_000)]
    report_speed("exact", gazetteer.exact, names)
    report_speed("folded", gazetteer.folded, (name.upper() for name in names))
    report_speed("fuzzy, a letter left out", gazetteer.fuzzy, (name[:2] + name[3:] for name in names if len(name) > 6))
    report_speed("fuzzy, all of the above", gazetteer.fuzzy, mixed)


def main() -> None:
    """Measure both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=3000, metavar="N", help="so many names of each kind")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    given = parser.parse_args()
    gazetteer = load_gazetteer()
    measure_speed(gazetteer, measure_answers(gazetteer, given.names, given.seed))


if __name__ == "__main__":
    main()
