"""Words that tell a reference from a name, and what it can refer to. English."""

from typing import Final

from claimbook.model.words import PUBLIC_OFFICES, words_of

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


HE: Final = words_of("he him his himself")
SHE: Final = words_of("she her hers herself")
IT: Final = words_of("it its itself")
THEY: Final = words_of("they them their theirs themselves")
I: Final = words_of("i me my mine myself")  # noqa: E741 - the word itself
WE: Final = words_of("we us our ours ourselves")
PRONOUNS: Final = HE | SHE | IT | THEY | I | WE
POSSESSIVES: Final = words_of("his her its their our my")

DETERMINERS: Final = words_of("the this that these those") | POSSESSIVES

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
GROUP_HEADS: Final = words_of(
    """group groups organisation organization movement outfit sect gang cartel faction militia insurgency
    insurgents militants rebels guerrillas terrorists jihadists separatists militiamen extremists islamists
    caliphate clan emirate"""
)
"""Heads of descriptions that only a state's bodies, and only armed groups, are called by."""
PERSON_HEADS: Final = words_of(
    """analyst researcher expert minister president spokesman spokeswoman spokesperson commander leader chief
    general colonel major captain brigadier lieutenant sergeant governor emir sheikh preacher cleric imam mullah
    man woman scholar professor author official officer founder deputy secretary director chairman prosecutor
    judge lawyer journalist mayor senator ambassador envoy adviser advisor defector suspect militant prisoner
    witness ideologue premier king prince vice-minister secretary-general warlord head leader's doctor teacher
    priest bishop historian boy girl father mother brother sister son daughter detainee fugitive gunman bomber
    attacker assailant candidate"""
)
TITLES: Final = words_of(
    """mr mrs ms miss dr prof professor sir gen general col colonel lt lieutenant maj major capt captain sgt
    sergeant brig brigadier adm admiral cmdr commander president prime minister vice premier chancellor
    secretary governor senator ambassador king prince sheikh mullah maulana imam father bishop judge justice
    spokesman spokeswoman deputy chief comandante inspector superintendent commissioner corporal private marshal
    chairman director foreign defence defense interior home"""
)
"""Words that may stand before a person's name; dropped from it."""
RANKS: Final = PUBLIC_OFFICES | words_of("lieutenant captain major")
"""Of the titles, those that no part of a person's name is."""
OFFICES: Final = words_of(
    "minister president premier commissioner commander general colonel governor mayor ambassador secretary igp"
    " spokesman superintendent inspector-general brigadier director chairman chairwoman chancellor prefect"
)
OFFICE_WORDS: Final = OFFICES | TITLES | words_of("state affairs home justice information police information general")
"""Offices, and further words in them."""
BODY_WORDS: Final = BODY_HEADS | words_of(
    """office court parliament bureau committee commission university institute centre center observatory agency
    press radio television news foundation trust school cooperative bank department board assembly mission
    nations department circle tribe host jamaat jamaah jemaah jaysh harakat hizb lashkar katibat ansar tehrik
    sipah jabhat jund saraya liwa ejército ejercito frente movimiento partido mouvement armée rassemblement
    exército fuerzas forces"""
)
"""Words that a person's name doesn't hold."""
SMALL: Final = words_of(
    """of the for and in de del la el al du des da dos le les y e i an a to on at von van der und et per il lo gli
    della delle dei di"""
)
"""Words inside a name that its acronym may skip."""
VERBS: Final = words_of("said says was is were are has had have can will would added told")
"""A span that a reader of claims cut a word too far: "he said"."""
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
NOBODY_NAMED: Final = words_of(
    """media press television radio newspaper newspapers broadcaster broadcasters outlet outlets website websites
    eyewitnesses witnesses residents villagers locals countries nations sides"""
)
"""Heads of descriptions that mean nobody who is named, or two at once: "state media", "both sides"."""
COMMON: Final = words_of(
    """former leftist rightist dissident insurgent guerrilla armed rebel subversive terrorist criminal paramilitary
    urban rural political security clandestine extremist regional local main top said alleged presumed two three
    four various central high teams officers sources others patrols recruiters monitors citizen engineer
    clergyman impresario source official spokesmen activists activist gang drug
    source sources country engineer engineers others squad units saboteurs unidentified individuals subjects subject
    peasants workers our their his its these those other antinarcotics"""
)
"""Further words of descriptions, for texts in capitals."""
COMMONERS: Final = words_of(
    """trader farmer villager resident driver mechanic worker miner shopkeeper adviser aide diplomat envoy student
    herder fisherman midwife nurse deserter recruit veteran adviser lieutenant captain sub-prefect colleague survivor
    caller courier source broker smuggler clerk statement communiqué report paper wing faction band group party
    militia unit cell column brigade splinter men youths boys gunmen deserters fighters rebels recruits herders"""
)
"""Further heads of phrases that bring somebody new into a text without a name."""
TELLING: Final = words_of(
    """group organisation organization movement outfit militia front party faction militants rebels insurgents
    guerrillas fighters gunmen terrorists jihadists members men leader commander spokesman brigade force forces
    army police militiamen attackers soldiers troops network alliance insurgency leadership man suspect minister
    president network sect gang battalion regiment unit bomber attacker followers company column"""
)
"""Heads that are weighed one by one: "the group" is nearly always somebody named before, "gunmen" nearly never."""
LANGUAGES: Final = words_of("english arabic french spanish russian urdu pashto persian swahili kurdish italian hausa")
"""Which a text says that a name is translated into."""
WOMEN: Final = words_of(
    """fatima aisha amina zainab zahra maryam mariam khadija halima hawa nadia leila layla samira salma huda hanan
    rania noor nour amal iman dina yasmin farah sana asma hafsa rukhsana shazia benazir malala bibi begum sultana
    mary maria anna anne ann elizabeth margaret susan sarah sara linda barbara patricia jennifer jessica karen nancy
    lisa helen sandra donna carol ruth sharon michelle laura emily kimberly deborah angela hillary theresa ursula
    federica christine catherine kate katie claire sophie julie marie jeanne francoise isabelle nathalie sylvie
    monica claudia carmen rosa ana lucia elena isabel gloria marta pilar beatriz sofia gabriela veronica natalia
    olga svetlana tatiana irina ekaterina anastasia oksana yulia ludmila vera nina galina milica jelena dragana
    vesna mirela grace joyce mercy esther rebecca rachel hannah priscilla comfort blessing ngozi chioma folake
    wanjiru achieng aung-san sushma indira sonia priya lakshmi sunita anita kavita solange rehema bahati miriam
    jacinda megan heather nicola amy emma alice jane joan jean carole joanna ingrid astrid greta angela petra
    hayat sabrina delia dolores mercedes lourdes paz ofelia imelda corazon leni risa hajiya laraba zenaba aminata
    fatou mariama kadiatou aissata oumou ramatou"""
)
"""Given names that mostly women have."""
MEN: Final = words_of(
    """muhammad mohammed mohamed mohammad ahmed ahmad ali hassan hasan hussein husain omar umar osman usman ibrahim
    ismail yusuf youssef yousef khalid abdullah abdul abdel abdi abu mahmoud mahmud mustafa tariq bilal hamza jamal
    karim kamal nasser naser rashid saeed said salim salman samir tahir walid yasin yasser zakaria bashar saddam
    muammar hafez ayman osama mullah sheikh maulana haji imran nawaz asif pervez zulfiqar shah
    john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander patrick
    raymond jack dennis jerry tyler aaron jose henry adam douglas nathan peter zachary kyle walter ethan harold
    jeremy christian keith roger terry sean gerald carl juan carlos luis jorge pedro manuel francisco antonio
    alejandro fernando ricardo miguel rafael javier pablo diego sergio jean pierre francois jacques michel philippe
    emmanuel nicolas laurent vladimir sergei dmitry alexei ivan nikolai mikhail boris yuri igor viktor oleg pavlo
    volodymyr recep benjamin ariel ehud yitzhak shimon joseph pervaiz narendra rajiv sanjay ravi anil rajesh
    barack bill joe steve jim tom tim mike bob dan ben sam max leo otto hans karl heinz wolfgang franz giovanni
    marco luca andrea mario giuseppe paolo goran dragan milan zoran slobodan ratko radovan livio ottavio"""
)
"""Given names that mostly men have."""
