"""Words of actors' names: what they mean across languages, which carry no name, which say that a phrase describes.

The translations are our own: the words that names of armed groups are made of, in the spellings that reports use.
"""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES: Final = _words(
    "the of and for in a an to on at from with group al el ul ur ud ed es us as e i yi wa wal wa'l bi bil fi li "
    "lil lid de la del du des los las le les y et pour para por dan di da do das dos en au aux af ee ye va في و "
    "من على برای"
)
"""Articles and small words that spellings of one name leave out or change."""

_MEANINGS: Final = """
army: jaish jaysh jeish jaich djeich geish jays lashkar laskar lashkhar ejercito exercito armee ordu ordusu
  tentara artesh
soldiers: jund jond jundu djound soldats soldados soldier
front: jabhat jabha jabhah jabhet jebhat djabhat cephe cephesi cephesii frente barisan jebha
party: hizb hezb hezbi hizbul hisb parti partido partiya partisi hizbu
god: allah illah ollah
movement: harakat harakah haraka harkat haraket harakit mouvement movimiento movimento gerakan tehrik tehreek
  tahrik tahreek tehriki bizava hareketi hareket
brigade: liwa katibat katiba khatiba brigada brigades brigadas kataib kataeb khataib battalion battalions saraya
  sarayat bataillon bataillons batallon regiment legion legions tugay katibah kata'ib
group: jamaat jamaa jamaah jama jamiat jamiyat jemaah jemaa jemmah jemaat djamaat djamat dzhamaat groupe grupo
  gama gamaa jamaatu jamia gamaat jemah cemaat
supporters: ansar ansaru ansarul partisans helpers devotees followers ansaar ancar anshar partisan defenders
  supporter
islamic: islami islamiya islamiyya islamiyah islamiyyah islamist islamique islamico islamica islam islamia
  muslim muslims muslimin muslimeen muslimina musulman islamiyat
fighters: mujahideen mujahidin mujahedin mujahidun moudjahidines muhajidin mojahedin mujaahidiin mujahedeen
  combatants mujahid combatant fedayeen fedayin guerrilla holy-warriors warriors fighting moujahidine
state: dawla daula dawlat daulat dawlah etat estado daulah dawlatul
province: wilayat wilayah wilaya vilayat
youth: shabaab shabab chabab shebab jeunes juventud young
liberation: tahrir tahreer liberacion libertacao libertation azadi azadî freedom liberate kurtulus kurtuluş
  liberazione libertad azad
national: milli nationale nacional nasional qaumi watani wataniya kawmi
people: halk halkı peuple pueblo shaabi sha'bi popular populaire populares awami peoples gel rakyat ummah
revolutionary: revolucionario revolucionaria revolucionarias revolutionnaire devrimci inqilab enqelab enghelab
  thawra revolution sorkh thuwar
armed: armadas armee musallah armé armado musallaha
forces: fuerzas forces forca force quwat niru forcas
democratic: democratique democratico demokrat dimuqrati democratica demokratik democratiques
united: unidas unidad unies unie wahdat unity unification unie mutahida muttahida tawhid tawheed unified uni
  monotheism
sharia: charia shariah sharia shari'a shari'ah shariat
victory: nusra nusrah nusrat nosrat support support
levant: sham shaam cham syria
jihad: djihad cihad jehad jihadi holy-war jihaad
defence: defense difaa defensa autodefensas defenders self-defence difa
workers: karkeren karkerên isci işçi travailleurs trabajadores
right: haqq haq rights righteous righteousness
justice: adl adalat justicia adil
sword: sayf saif seif sword
pure: tayyiba taiba toiba tayba tayyaba tayyba
caliphate: khilafah khilafa khalifa khalifah khilafat
lions: usud asad osoud lion
free: hurriya hur ahrar libre libres
martyrs: shuhada shohada martyr chouhada shaheed shahid
jerusalem: quds qods maqdis bayt-al-maqdis
base: qaida qaeda qaida qa'ida qaidat qaedat qaïda kaida kaeda
companions: sahaba sahabah
east: sharq sharqiya mashriq oriental eastern masyrik timur
west: gharb maghreb occidental western maghrib barat garb
south: janub sud sur southern selatan
north: shamal shimal norte nord northern utara
africa: afrique ifriqiya ifriqiyah african
iraq: rafidayn iraqi mesopotamia
turkistan: turkestan turkistan
preaching: dawa dawah daawa da'wa predication call daawah propagation da'awah
emigrants: muhajirin muhajireen mouhajirine immigrants
faith: din dine deen eddine religion
sunna: sunnah sunnat sunna
hidden: moulathamoun mulathamun veiled masked enturbannes
sentinels: mourabitoun murabitun murabitoun sentinelles sentinel almoravids
blood: sang dam dima biddam sangre
sign: signataires signent signed signatories mouakaoune muwaqqiun
march: mars
company: co ltd limited llc inc corp corporation compagnie sa sarl gmbh plc fze company trading-company
  incorporated firma
trading: commerce trade commercial general-trading
exchange: sarafi sarrafi hawala saraf currency-exchange exchange money-exchange
foundation: fondation stichting vakif yayasan charity fundacion mu'assasat
organization: organisation organizacion tanzim tanzeem munazzama organización sazman sazeman
association: society jamiyah jam'iyat asociacion udruzenje
bank: banque banco
industry: industries industrial sanaye sanayi industria industrie
center: centre markaz centro
air: airlines airline aviation airways aero aerienne
international: internationale internacional intl int'l mezhdunarodnyj
committee: council shura shoura majlis conseil comite consejo lajna lajnat choura majles magles
guards: guardians pasdaran guardias guard sepah pasdarn
islamic-emirate: emirat emirate emarat imarat
union: union ittihad itihaad ittihadi itahad unite ettehad ittehad unión
central: markazi centrale
"""
_SPELLINGS: Final = [line.split(":") for line in _MEANINGS.replace("\n  ", " ").strip().splitlines()]
MEANINGS: Final[dict[str, str]] = {
    word.replace("'", ""): meaning for meaning, words in _SPELLINGS for word in [meaning, *words.split()]
}
"""Folded word -> what it means, in one word."""

GENERIC: Final = _words(
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
    "bombers bomber suicide foreign muslim islamic communist revolutionary national nationalist ultra right left "
    "radical hardline outlawed banned proscribed so called self styled self-styled terror"
)
"""A phrase of nothing but these, particles and numbers describes; it names nobody."""

HEADS: Final = _words(
    "gunmen gunman militants militant rebels rebel insurgents insurgent fighters fighter terrorists terrorist "
    "guerrillas guerrilla extremists jihadists jihadist separatists members member group groups forces force "
    "troops soldiers militia militias militiamen movement organisation organization outfit faction network cell "
    "cells insurgency rebellion gang leadership leaders commanders terror militancy supporters affiliates "
    "sympathisers sympathizers combatants operatives units unit organisations organizations party"
)
"""Words behind a name that say what the named is ("M23 rebels"): left out where the name stands without them."""

TELLING: Final = _words(
    "army front brigade soldiers fighters liberation revolutionary jihad martyrs caliphate armed guards sword"
)
"""Meanings that make a name look like that of an armed group."""

NAMELESS: Final = _words(
    "army soldiers front party movement brigade group supporters islamic fighters state province liberation "
    "national people revolutionary armed forces democratic united defence organization association union guards "
    "central foundation victory companions free martyrs right justice sword faith sunna"
)
"""Meanings that name nobody alone: "Jaish", "the Front", "Ansar" are short for a name that stands elsewhere."""

TELLING_WORDS: Final = _words(
    "militia militias cartel gang rebels guerrilla guerrillas resistance vanguard column commandos insurgents "
    "autodefensas tigers warriors"
)
"""Words that do the same and need no translation."""
