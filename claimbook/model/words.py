"""English words that more than one room reads: numbers, and what those who fight or hold an office are called."""

from typing import Final


def words_of(words: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(words.split())


UNITS: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
MAGNITUDES: Final = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
MANY: Final = {"dozens": 24, "scores": 40, "tens": 20, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6}

INDEFINITE: Final = words_of(
    """a an any every each no some many several few other another such both all most neither either one two three
    four five six seven eight nine ten who which"""
)
STATE_HEADS: Final = words_of(
    """army military police government regime ministry troops soldiers navy administration junta authorities
    garrison gendarmerie marines paratroopers authority forces agency"""
)
FIGHTERS: Final = words_of(
    """insurgents militants rebels guerrillas fighters terrorists jihadists separatists militiamen gunmen
    extremists islamists members men cadres followers combatants operatives troopers troops soldiers forces"""
)
ATTACKERS: Final = words_of(
    """attacker attackers assailant assailants gunman gunmen shooter shooters bomber bombers killer killers suspect
    suspects perpetrator perpetrators hijacker hijackers"""
)
"""What those are called who did it."""
PUBLIC_OFFICES: Final = words_of(
    """president minister premier chancellor governor mayor ambassador envoy senator prefect secretary spokesman
    spokeswoman spokesperson commissioner commander general colonel brigadier admiral"""
)
"""Of states, their forces and of bodies that speak to all. A director or a chief may be of anything and is none; King
and Emir are names of private people too."""
ANYBODY: Final = words_of("people person persons individuals civilians")
"""What no group or body is called by."""
