"""Words of actors' names: which carry no name, which say little, which say that a phrase describes.

Meanings in the sets are those of meanings.txt (see vocabulary.py).
"""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES: Final = _words(
    "the of and for in a an to on at from with al el ul ur ud ed es us as ad ar ash az sh e i yi wa wal wau wad was "
    "bi bil fi lil lid li de la del du des los las le les y et pour para por dan di da do das dos en au aux af ee ye "
    "va ki ke ka mga ng sa dari min ال في و من على برای در از کی کے и в"
)
"""Articles and small words that spellings of one name leave out or change."""

ENGLISH_PARTICLES: Final = _words("the of and for in to")

KINDS_OF_BODY: Final = _words(
    "army soldiers brigade guards militia forces fighters command group front party movement organization network gang "
    "faction council union alliance congress assembly society foundation company trading office media supporters state "
    "province"
)
"""Meanings that say what kind of body it is: they tell less of who it is than a rare word does."""

CAUSES: Final = _words("islamic jihad national people liberation revolution democratic resistance")
"""Meanings that say what a body is for, as hundreds of names do."""

DISTINCT: Final = _words(
    "new neo real continuity provisional official dissident dissidents anti pro against splinter renove reformed "
    "authentic"
)
"""Words that make another actor of a name: "Real IRA", "Neo-Jamaat"."""

OPTIONAL_LAST: Final = _words("faction group wing party movement")
"""Last words of names that acronyms leave out."""

GENERIC: Final = _words(
    "you your yours protester protesters protestor protestors demonstrator demonstrators marchers rioter rioters "
    "gunman gunmen militant militants rebel rebels insurgent insurgents fighter fighters terrorist terrorists "
    "guerrilla guerrillas extremist extremists jihadist jihadists islamist islamists separatist separatists "
    "bandit bandits attacker attackers assailant assailants member members leader leaders commander commanders "
    "group groups faction factions militia militias militiaman militiamen outfit outfits organisation "
    "organization organizations organisations gang gangs network cell cells wing branch affiliate affiliates "
    "supporter supporters sympathizers troops troop soldier soldiers army military police policeman policemen "
    "force forces security personnel officer officers official officials government governments authority "
    "authorities regime state states coalition alliance movement side sides party parties unit units squad squads "
    "team teams men man people person youth youths armed unknown unidentified local several other others "
    "suspected alleged some many two three four five six seven eight nine ten hundred dozens hundreds thousands "
    "former ex new pro anti its their his her our this that these those it they we he she who which them "
    "themselves itself both all each one ones another same insurgency rebellion opposition resistance "
    "paramilitary paramilitaries mercenary mercenaries villagers tribesmen civilians hostages prisoners president "
    "minister ministry prime capital country administration parliament junta command council committee delegation "
    "mission agency service services intelligence border coast guard guards guardsmen patrol convoy warplane "
    "warplanes jet jets drone drones aircraft air navy naval ground special operations operation elite patrols "
    "checkpoint joint allied partners first second third fourth fifth federal republic democratic popular legion "
    "brotherhood centre center vanguard corps patriots volunteers pirate pirates raiders cultists kidnappers "
    "cartel cartels drug drugs traffickers smugglers agent agents activist activists exile exiled combatants "
    "department bombers bomber suicide foreign muslim islamic communist revolutionary national nationalist ultra "
    "right left radical hardline outlawed banned proscribed so called self styled self-styled terror"
)
"""A phrase of nothing but these, particles and numbers describes; it names nobody."""

PEOPLES: Final = _words(
    "kurd kurds kurdish arab arabs arabic druze alawite alawites alawi alawis shia shias shiite shiites shi sunni "
    "sunnis christian christians jew jews jewish hindu hindus buddhist buddhists sikh sikhs yazidi yazidis yezidi "
    "yezidis tuareg tuaregs touareg touaregs fulani fulanis peul hausa dogon hutu hutus tutsi tutsis tamil tamils "
    "sinhalese pashtun pashtuns baloch baluch balochi baluchi hazara hazaras tajiks uzbeks turkmen uighur uighurs "
    "uyghur uyghurs chechen chechens ingush ossetian ossetians abkhaz albanians serb serbs croat croats bosniak "
    "bosniaks rohingya rohingyas kachin karen shan rakhine naga nagas kuki kukis meitei meiteis bodo bodos kashmiri "
    "kashmiris punjabi sindhi bengali oromo oromos amhara amharas tigrayan tigrayans afar dinka nuer shilluk murle "
    "zulu zulus basque basques catalan catalans corsican corsicans palestinian palestinians african africans asian "
    "asians european europeans latin western"
)
"""Peoples, faiths and parts of the world: with a word of GENERIC they say of what kind somebody is, not who."""

COMPASS: Final = _words(
    "north south east west northern southern eastern western northeastern northwestern southeastern southwestern"
)
"""Words that say where the people of a nation are or stem from: "southern Syrian forces"."""

HEADS: Final = _words(
    "gunmen gunman militants militant rebels rebel insurgents insurgent fighters fighter terrorists terrorist "
    "guerrillas guerrilla extremists jihadists jihadist separatists members member group groups forces force "
    "troops soldiers militia militias militiamen movement organisation organization outfit faction network cell "
    "cells insurgency rebellion gang leadership leaders commanders terror militancy supporters affiliates "
    "sympathisers sympathizers combatants operatives units unit organisations organizations party remnants elements "
    "loyalists personnel"
)
"""Words behind a name that say what the named is ("M23 rebels"): left out where the name stands without them."""

TELLING: Final = _words(
    "army front brigade soldiers fighters liberation revolution jihad martyrs caliphate armed guards sword"
)
"""Meanings that make a name look like that of an armed group."""

NOT_TELLING: Final = _words(
    "unit units division divisions section column corps squadron commando command march armada striker band champion "
    "combat kampf warriors tigers defenders guardian guardians libre free revolt uprising"
)
"""Words with such a meaning that names of offices, teams and companies have as well."""

NAMELESS: Final = _words(
    "army soldiers front party movement brigade group supporters islamic fighters state province liberation "
    "national people revolution armed forces democratic union defence organization society guards "
    "central foundation companions free martyrs right justice sword faith sunna"
)
"""Meanings that name nobody alone: "Jaish", "the Front", "Ansar" are short for a name that stands elsewhere."""

TELLING_WORDS: Final = _words(
    "militia militias cartel gang rebels guerrilla guerrillas resistance vanguard column commandos insurgents "
    "autodefensas tigers warriors"
)
"""Words that do the same and need no translation."""
