"""Names inside of phrases: "M23 rebels" are M23, "members of the Civil Alert Committee" the committee."""

import re
from typing import Final

from claimbook.model.words import FIGHTERS, INDEFINITE, words_of
from claimbook.resolve.reference.lexicon import COMMON, GROUP_HEADS, PRONOUNS
from claimbook.resolve.reference.names import is_capital
from claimbook.resolve.reference.nations import is_nation

_HEADS: Final = (
    FIGHTERS
    | GROUP_HEADS
    | words_of(
        """force unit units position positions member leader leaders leadership commander commanders cell cells gunman
    insurgent militant rebel fighter terrorist guerrilla soldier regulars wing camp camps bases headquarters
    stronghold hideouts checkpoint patrol convoy affiliate supporters sympathizers sympathisers activists
    activist cadre officials delegation representatives suspects targets target outposts outpost militias militia
    mercenaries warplanes aircraft personnel gunboats warships submarines drones airstrikes artillery bombers snipers
    base site sites hideout depot dissidents factions faction newspaper area"""
    )
)
_CREEDS: Final = words_of(
    """sunni shia shiite shi'ite kurdish islamist islamic jihadist christian muslim maoist marxist communist arab
    tribal salafi salafist takfiri fascist anarchist nationalist republican loyalist unionist separatist leftist
    rightist hutu tutsi fulani baloch pashtun tuareg druze alawite yazidi chechen hindu buddhist jewish houthis'
    african asian european western northern southern eastern central government interior security national
    federal civil democratic unknown masked senior opposition rival foreign suspected pro-government anti-government
    young heavily private public joint"""
)
"""Words in capitals, as at the beginning of a sentence, that alone name no group."""
_TIED: Final = ("-backed", "-led", "-linked", "-aligned", "-affiliated", "-based", "-held", "-controlled", "-allied")
_UNNAMED: Final = INDEFINITE | PRONOUNS
_OF: Final = re.compile(
    r"(?i:(?:[\w-]+ )?(?:members?|fighters|militants|gunmen|militiamen|guerrillas|terrorists|men|elements|soldiers|wing"
    r"|faction|leaders?|commanders?|cadres"
    r"|remnants|supporters|rebels|insurgents|followers|cells?|units?|factions|general command) "
    r"(?:of|from|loyal to|belonging to) (?:the )?|(?:[\w-]+ )?(?:village|city|town|district|province|region) of )"
    r"(?P<name>.+)"
)


def name_inside(text: str) -> str | None:
    """The proper name that says whose men or things the phrase speaks of; None where there is none."""
    if match := _OF.fullmatch(text):
        name = match["name"]
        return name if is_capital(name.split()[0]) and not says_too_little(name) else None
    words = text.split()
    if len(words) < 2 or words[-1].casefold().strip(".,") not in _HEADS:
        return None
    lead = words[:-1]
    while len(lead) > 1 and not is_capital(lead[-1]):
        lead = lead[:-1]
    while len(lead) > 1 and not is_capital(lead[0]):
        lead = lead[1:]
    name = " ".join(lead)
    name = re.sub(r"['’]s?$", "", name)
    return name if all(is_capital(one) or one in _JOINTS for one in lead) and not says_too_little(name) else None


_JOINTS: Final = frozenset(["of", "the", "al-and", "and", "for", "de"])


def says_too_little(name: str) -> bool:
    """Is it only of a nation, a creed or a quarter of the sky, or of words that describe?"""
    words = [one.casefold() for one in name.split()]
    return is_nation(name) or all(_is_plain(one) for one in words)


def _is_plain(word: str) -> bool:
    return word in _CREEDS | _UNNAMED | COMMON or word.endswith(_TIED) or is_nation(word)
