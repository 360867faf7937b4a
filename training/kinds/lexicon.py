"""Words that give a mention's kind away. Weak labels: right often enough to teach a tagger, never used for reading.

Each list holds head nouns in lower case, singular; `kind_of_word` tries a plural as well. Words whose kind depends
on who speaks of whom stand in UNDECIDED and teach nothing outside a claim.
"""

import re
from typing import Final


def _words(given: str) -> frozenset[str]:
    return frozenset(given.split())


_HEADS: Final[dict[str, str]] = {
    "group": (
        "group outfit militant insurgent rebel guerrilla guerilla terrorist extremist jihadist jihadi islamist "
        "gunman "
        "fighter militia militiaman faction separatist mercenary bandit raider gang cartel insurgency cell "
        "attacker "
        "assailant bomber hijacker kidnapper captor perpetrator smuggler trafficker combatant cadre katiba "
        "mujahid mujahideen defector deserter splinter offshoot affiliate franchise sect herder remnant dissident "
        "paramilitary criminal mob movement guerillas lashkar brotherhood pirate sniper ranks sons"
    ),
    "force": (
        "soldier troop policeman policewoman police army military navy force gendarme gendarmerie marine commando "
        "paratrooper peacekeeper conscript serviceman servicewoman ranger infantry constabulary guardsman trooper "
        "airmen patrol personnel warplane garrison detachment battalion regiment brigade platoon officer idf "
        "coalition coastguard sepoy jawan"
    ),
    "government": (
        "government ministry official authority regime administration cabinet parliament state junta diplomat "
        "republic kingdom congress senate lawmaker prosecutor investigator directorate department court consul "
        "mayors "
        "intelligence tribunal assembly governorates"
    ),
    "people": (
        "people civilian person resident villager worshipper passenger student child woman men boy girl youth "
        "worker protester demonstrator pupil teacher farmer fisherman miner trader merchant pilgrim refugee "
        "migrant "
        "citizen tourist hostage victim survivor family locals bystander shopkeeper peasant journalist reporter "
        "prisoner inmate detainee witness devotee mourner settler teenager engineer doctor nurse medic labourer "
        "laborer "
        "follower supporter activist recruit volunteer elder neighbour neighbor driver sailor crew staff "
        "relative crowd community tribesman individual preacher herdsman analyst expert speaker observer "
        "palestinian "
        "employee paramedic crewmember tribe lawyer researcher mediator grower planter dealer contractor returnee "
        "professor cook accused suspect aid-worker shepherd fishermen parent shopper commuter"
    ),
    "person": (
        "spokesman spokeswoman spokesperson leader commander chief president minister governor mayor general "
        "colonel "
        "major captain lieutenant sergeant brigadier emir amir imam caliph prosecutor-general chairman chairwoman "
        "secretary ambassador bishop priest cleric king prince founder deputy director adviser advisor envoy "
        "commissioner correspondent mastermind ringleader prefect councillor senator businessman father mother "
        "brother "
        "widow wife husband son daughter vice-minister commander-in-chief igp caller author man warlord sheikh "
        "mullah "
        "representative head aide pastor archbishop magistrate negotiator quartermaster"
    ),
    "organisation": (
        "organisation organization company party association federation newspaper paper agency channel "
        "broadcaster "
        "charity union club committee observatory monitor ngo un nato eu university trust foundation firm bank "
        "media "
        "commission panel website radio station-owner society chamber institute thinktank think-tank"
    ),
    "facility": (
        "hospital airport base mosque prison bridge school checkpoint camp embassy market station hotel barracks "
        "church "
        "temple shrine seminary madrasa consulate headquarters refinery pipeline clinic plant port airstrip "
        "airfield "
        "outpost post factory depot warehouse courthouse palace jail terminal bazaar compound dam house home "
        "building office shop hideout bakery restaurant mall crossing substation facility infrastructure cemetery "
        "synagogue tunnel structure kindergarten complex cache silo plantation railway hostel monastery property"
    ),
    "place": (
        "village town city province district region capital valley area border mountain forest hill desert river "
        "lake "
        "island coast suburb neighbourhood neighborhood highlands territory country governorate oblast state- "
        "capital "
        "strip road highway street square outskirts quarter county gorge gulf strait sea ocean frontier route"
    ),
    "weapon": (
        "rocket missile drone bomb grenade mortar artillery ied landmine explosive rifle pistol machete shell "
        "warhead howitzer ammunition munition gunfire dynamite firearm projectile uav vbied shotgun weapon "
        "kalashnikov "
        "ak-47 molotov bullet knife gun rpg cyberattack cutlass crossbow"
    ),
    "creed": (
        "islam christianity marxism maoism socialism communism salafism wahhabism anarchism nationalism fascism "
        "marxist-leninist leninism trotskyism neo-nazism ideology doctrine catholicism jihadism islamism "
        "federalism"
    ),
}  # fmt: skip

UNDECIDED: Final = _words(
    "one ones others other another it its itself they them their theirs we us our you your "
    "wing column unit section branch leadership front command council mission mine post plant charge "
    "convoy vehicle car truck bus lorry train boat ship vessel aircraft helicopter jet plane tanker "
    "motorcycle van "
    "member men boys head service services side order network house home office party guard source "
    "target position state states community movement may march second organisation organization body alliance "
    "resistance division legion emirate caliphate opposition enemy force forces brothers sons ranks "
    "system device package country countries agency bank club paper son father mother brother"
)
"""Words of several kinds: outside a claim they teach nothing."""

PERSON_PRONOUNS: Final = _words("he him his she her hers himself herself i me my")
RELATIVES: Final = _words("who which whom this that these those both here there some each anybody nobody")
"""Stand for others in a claim; elsewhere they are plain words."""

PRONOUNS: Final = PERSON_PRONOUNS | _words(
    "it its they them their we us our itself themselves another one ones others latter former"
)

VEHICLES: Final = _words(
    "convoy vehicle car truck bus lorry train boat ship vessel aircraft helicopter jet plane tanker "
    "motorcycle van "
    "ambulance"
)
"""What is attacked like a facility, and used like a weapon."""

FIGHTING_PEOPLE: Final = _words(
    "men boys youths members recruits volunteers followers brothers sons elements returnees"
)
"""People who count as the group they act for."""

NAME_HEADS: Final[dict[str, str]] = {
    "group": (
        "front movement army brigade brigades battalion battalions command column emirate caliphate legion wolves "
        "sons "
        "lions tigers falcons eagles hawks resistance vanguard alliance coalition faction militia cartel network "
        "wing "
        "jamaat jaish lashkar jund ansar harakat hizb tehrik katiba kataib saraya liwa brotherhood warriors "
        "guerrillas "
        "state volunteers fighters shura group province wilayat wolayat vilayat boys companions shield dawn path "
        "avengers "
        "hunters phalanx mujahideen fedayeen mahaz frente hermandad cell brothers fathers horsemen offensive "
        "patriots"
    ),
    "force": (
        "police guard guards navy rangers constabulary gendarmerie corps force forces marines infantry regiment "
        "division military commandos garrison airforce tatmadaw"
    ),
    "government": (
        "ministry government department republic directorate parliament congress kingdom authorities bureau "
        "treasury "
        "minister's court kremlin pentagon senate administration authority"
    ),
    "organisation": (
        "party union committee council association federation society observatory agency company institute "
        "university "
        "foundation trust panel nations commission organisation organization office centre center chamber times "
        "post "
        "news radio television league monitor club network-news congregation watch"
    ),
    "facility": "airport base hospital bridge mosque prison school hotel embassy camp station barracks church palace",
    "place": (
        "district province city strip valley island islands mountains governorate oblast sea strait gulf river "
        "lake "
        "region forest town village hills department-of ocean"
    ),
}  # fmt: skip

TITLES: Final = (
    r"(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Brig|President|General|Colonel|Captain|Major|Lieutenant|Sergeant"
    r"|Brigadier|Commander|Sheikh|Mullah|Maulana|Maulvi|Mufti|Qari|Imam|Emir|Ayatollah|Minister|Secretary|Senator"
    r"|Governor|Mayor|Bishop|Father|Prince|King|Judge|Ambassador|Professor|Comandante|spokesman|spokeswoman"
    r"|commander|leader|emir|chief)"
)
GIVEN_NAMES: Final = _words(
    "abu abdul abdullah ahmed ahmad ali hassan hussein ibrahim ismail khalid mahmoud mohamed mohammed "
    "muhammad omar "
    "osama said saeed yusuf yousef john james david michael peter paul maria jose juan carlos luis jean "
    "pierre anna "
    "vladimir sergei ivan joseph samuel daniel thomas george benjamin qassem hamza bilal umar tariq"
)

MONTHS: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Apr|Aug|Sept|Oct|Nov|Dec)"
)
DAYS: Final = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_YEAR: Final = r"(?:19|20)\d\d"
TIME: Final = re.compile(
    rf"(?<![\w-])(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th)? {MONTHS}(?:,? {_YEAR})?"
    rf"|{MONTHS}\.? \d{{1,2}}(?:st|nd|rd|th)?(?!,?\d)(?:,? {_YEAR})?|(?:last |this |next )?{MONTHS}(?:,? {_YEAR})?"
    rf"|(?:last |this |next )?{DAYS}(?: (?:morning|evening|night|afternoon))?"
    r"|(?:last|this|next|past|previous|same) (?:year|month|week|night|day|decade|spring|summer|autumn|winter)"
    r"|yesterday|today|tonight|tomorrow|overnight"
    r"|(?:a|two|three|four|five|six|seven|eight|nine|ten|\d+)"
    r" (?:days?|weeks?|months?|years?|hours?) (?:ago|earlier|later)"
    rf"|\d{{1,2}}[:.]\d\d ?(?:a\.?m\.?|p\.?m\.?|GMT)|{_YEAR})(?![\w-])"
)

_SMALL: Final = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
    "million "
    "millions dozen dozens scores several"
).replace(" ", "|")
_QUALIFIER: Final = (
    r"(?:at least|at most|more than|not more than|no more than|fewer than|less than|up to|as many as|some|about|around"
    r"|nearly|almost|over|under|roughly|approximately|an estimated|only|between|another|the other|a further"
    r"|a few|a|many)"
)
_AMOUNT: Final = rf"(?:\d{{1,3}}(?:[,. ]\d{{3}})+|\d+(?:\.\d+)?|(?:{_SMALL})(?:-\w+)?)"
NUMBER: Final = re.compile(
    rf"(?<![\w$€£.,:-])(?:{_QUALIFIER} )?{_AMOUNT}(?:(?: (?:to|or|and) |[-–]| ){_AMOUNT})*(?![\w:]|-\w|[.,]\d)", re.I
)
NUMBER_FILLER: Final = re.compile(
    rf"(?:(?:{_QUALIFIER}) )*(?:{_AMOUNT}|one|no|none|nobody|half|another|single)"
    rf"(?:(?: (?:to|or|and|of) |[-–]| ){_AMOUNT})*"
    r"(?: others| other)?(?!\w)",
    re.I,
)

MODIFIERS: Final = _words(
    "armed security rebel militant islamist government pro-government civilian suicide car roadside masked "
    "suspected "
    "police military paramilitary federal army ballistic cruise anti-tank surface-to-air kamikaze human "
    "improvised "
    "state jihadist separatist foreign local tribal senior riot border naval insurgent extremist terrorist "
    "interior foreign defence defense health justice allied combat special"
)
"""Words that belong to a mention when they stand right before its head."""

PLAIN: Final = _words(
    "the a an of in on at by to from for with and or but that which who whom whose this these those as is are "
    "was were "
    "be been has have had will would could may might can not no nor if when while after before since until "
    "during "
    "there then than so also into over under against between about its it he she they we i you his her their "
    "our said "
    "says told according however meanwhile although though because where what how why all any more most some "
    "many few "
    "each both only just even still yet already here out up down off again once very too such same other "
    "another "
    "did do does made make took take gave killed wounded injured attacked reported claimed"
)


def _table(given: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in given.items() for word in words.split()}


_KINDS: Final = _table(_HEADS)
_NAME_KINDS: Final = _table(NAME_HEADS)


def _singular(word: str) -> str:
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


_IRREGULAR: Final = {
    "children": "people",
    "women": "people",
    "woman": "person",
    "officer": "person",
    "men": "people",
    "persons": "people",
    "headquarters": "facility",
}


def kind_of_word(word: str) -> str | None:
    """The kind of a head noun ("militants" -> "group"); None where the lexicon does not know it."""
    low = word.casefold().removesuffix("'s").removesuffix("’s")
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    return _KINDS.get(low) or _KINDS.get(_singular(low))


def kind_of_name_head(word: str) -> str | None:
    """The kind that the last word of a proper name gives away ("... Front" -> "group"), or None."""
    return _NAME_KINDS.get(word.casefold())


def is_undecided(word: str) -> bool:
    """Does the word's kind depend on the sentence?"""
    low = word.casefold()
    return low in UNDECIDED or _singular(low) in UNDECIDED
