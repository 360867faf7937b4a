"""Words that tell a reference from a name, and what it can refer to. English."""

from typing import Final

Family = str
"""Whom a mention can mean: PERSON, PEOPLE, BODY (which covers GROUP, an armed group, and STATE, a force or government)
or OTHER; ANY where nothing says."""
PERSON: Final = "person"
GROUP: Final = "group"
STATE: Final = "state"
BODY: Final = "body"
PEOPLE: Final = "people"
OTHER: Final = "other"
ANY: Final = "any"

FAMILY_OF_KIND: Final[dict[str, Family]] = {
    "group": GROUP, "force": STATE, "government": STATE, "organisation": BODY, "people": PEOPLE, "person": PERSON,
    "facility": OTHER, "place": OTHER, "weapon": OTHER, "creed": OTHER, "time": OTHER, "number": OTHER,
}  # fmt: skip


def words_of(words: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(words.split())


HE: Final = words_of("he him his himself")
SHE: Final = words_of("she her hers herself")
IT: Final = words_of("it its itself")
THEY: Final = words_of("they them their theirs themselves")
I: Final = words_of("i me my mine myself")  # noqa: E741 - the word itself
WE: Final = words_of("we us our ours ourselves")
PRONOUNS: Final = HE | SHE | IT | THEY | I | WE
POSSESSIVES: Final = words_of("his her its their our my")

DETERMINERS: Final = words_of("the this that these those") | POSSESSIVES
INDEFINITE: Final = words_of(
    """a an any every each no some many several few other another such both all most neither either one two three
    four five six seven eight nine ten who which"""
)

BODY_HEADS: Final = words_of(
    """group organisation organization movement outfit front party brigade brigades faction federation militia
    militias army military council wing sect gang cartel cell network alliance coalition union battalion
    brotherhood caliphate company band force forces police government regime ministry directorate committee
    katiba unit chapter branch affiliate franchise insurgency guerrilla command league army's corps guard guards
    service agency authorities administration state emirate junta troops soldiers navy syndicate clan formation
    column province sector parent congress society association insurgents militants rebels guerrillas fighters
    terrorists jihadists separatists militiamen gunmen extremists islamists members men cadres followers
    combatants operatives troopers legion regiment resistance body"""
)
"""Heads of phrases that speak of a group or force, its fighters included."""
STATE_HEADS: Final = words_of(
    """army military police government regime ministry troops soldiers navy administration junta authorities
    garrison gendarmerie marines paratroopers authority forces agency"""
)
GROUP_HEADS: Final = words_of(
    """group groups organisation organization movement outfit sect gang cartel faction militia insurgency
    insurgents militants rebels guerrillas terrorists jihadists separatists militiamen extremists islamists
    caliphate clan emirate"""
)
"""Heads of descriptions that only a state's bodies, and only armed groups, are called by."""
FIGHTERS: Final = words_of(
    """insurgents militants rebels guerrillas fighters terrorists jihadists separatists militiamen gunmen
    extremists islamists members men cadres followers combatants operatives troopers troops soldiers forces"""
)
PERSON_HEADS: Final = words_of(
    """analyst researcher expert minister president spokesman spokeswoman spokesperson commander leader chief
    general colonel major captain brigadier lieutenant sergeant governor emir sheikh preacher cleric imam mullah
    man woman scholar professor author official officer founder deputy secretary director chairman prosecutor
    judge lawyer journalist mayor senator ambassador envoy adviser advisor defector suspect militant prisoner
    witness ideologue premier king prince vice-minister secretary-general warlord head leader's doctor teacher
    priest bishop historian boy girl father mother brother sister son daughter detainee fugitive gunman bomber
    attacker assailant"""
)
TITLES: Final = words_of(
    """mr mrs ms miss dr prof professor sir gen general col colonel lt lieutenant maj major capt captain sgt
    sergeant brig brigadier adm admiral cmdr commander president prime minister vice premier chancellor
    secretary governor senator ambassador king prince sheikh mullah maulana imam father bishop judge justice
    spokesman spokeswoman deputy chief comandante inspector superintendent commissioner corporal private marshal
    chairman director foreign defence defense interior home"""
)
"""Words that may stand before a person's name; dropped from it."""
BODY_WORDS: Final = BODY_HEADS | words_of(
    """office court parliament bureau committee commission university institute centre center observatory agency
    press radio television news foundation trust school cooperative bank department board assembly mission
    nations department circle tribe host jamaat jamaah jemaah jaysh harakat hizb lashkar katibat ansar tehrik
    sipah jabhat jund saraya liwa ejército ejercito frente movimiento partido mouvement armée rassemblement
    exército fuerzas forces"""
)
"""Words that a person's name doesn't hold."""
SMALL: Final = words_of("of the for and in de del la el al du des da dos le les y e i an a to on at von van der und et")
"""Words inside a name that its acronym may skip."""
SAYING: Final = "said|says|told|added|wrote|argued|warned|claimed|stated|noted|recalled|explained|announced|insisted"
OPENERS: Final = words_of(
    """the a an in on at by for from with and but or if when while as it its he she his her they their we our this
    that these those there then after before since until although though because so yet not no nor one two three
    four five six seven eight nine ten some many most all both each every few several last next what who whom
    whose which where why how i you my your monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december to of is was are were be been
    has have had will would could should may might must do does did also only even still just according asked
    under over between among against during about once earlier later meanwhile however instead despite unlike
    like such other another here now today yesterday"""
)
"""Words that begin a sentence with a capital and no name."""
COMMON: Final = words_of(
    """former leftist rightist dissident insurgent guerrilla armed rebel subversive terrorist criminal paramilitary
    urban rural political security clandestine extremist regional local main top said alleged presumed two three
    four various central high teams officers sources others patrols recruiters monitors citizen engineer
    clergyman impresario source official spokesmen activists activist gang drug
    source sources country engineer engineers others squad units saboteurs unidentified individuals subjects subject
    peasants workers our their his its these those other antinarcotics"""
)
"""Further words of descriptions, for texts in capitals."""
TELLING: Final = words_of(
    """group organisation organization movement outfit militia front party faction militants rebels insurgents
    guerrillas fighters gunmen terrorists jihadists members men leader commander spokesman brigade force forces
    army police militiamen attackers soldiers troops network alliance insurgency leadership man suspect minister
    president network sect gang battalion regiment unit bomber attacker followers company column"""
)
"""Heads that are weighed one by one: "the group" is nearly always somebody named before, "gunmen" nearly never."""
