from datetime import date

import pytest

from claimbook.model.values import Claim, Document, Extraction, Location, Mention, Span
from claimbook.resolve.actors import link_actors, load_registry
from claimbook.resolve.actors.surroundings import countries_of

ARMED = ("rebel group", "armed group")


@pytest.fixture(scope="module")
def registry(tmp_path_factory):
    return load_registry(tmp_path_factory.mktemp("own") / "none.csv")


def mention(text, words, kind="group", name=None):
    start = text.index(words)
    return Mention(words, start, start + len(words), name=name, kind=kind)


def extraction(text, *mentions, claims=(), published=None):
    return Extraction(Document("orrin", text, published), tuple(claims), tuple(mentions))


def claim(text, **roles):
    fillers = {role: (one,) for role, one in roles.items()}
    return Claim("orrin", "1", "incident", "attack", fillers, {}, None, None, None, "positive", "actual",
                 (Span(text, 0, len(text)),))  # fmt: skip


def linked(registry, text, *mentions, **more):
    return link_actors(extraction(text, *mentions, **more), registry).mentions


def test_a_mention_is_linked_by_the_name_that_the_document_gives_in_full(registry):
    text = "The group attacked Machh in Pakistan."
    (one,) = linked(registry, text, mention(text, "group", name="Tehrik-e-Taliban Pakistan"))
    assert (one.ref, one.name) == ("ucdp:356", "Tehrik-e-Taliban Pakistan")
    assert one.why.candidates[0].ref == "ucdp:356"


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("Islamic State", "ucdp:234"),
        ("Islamic State fighters", "ucdp:234"),
        ("the Islamic State group", "ucdp:234"),
        ("New People's Army", "ucdp:169"),
        ("Allied Democratic Forces", "ucdp:489"),
    ],
)
def test_a_name_of_the_registry_is_one_though_each_of_its_words_describes(registry, words, ref):
    text = f"On Monday {words} attacked a village."
    (one,) = linked(registry, text, mention(text, words))
    assert one.ref == ref


def test_the_groups_of_ucdp_are_linked_by_their_own_names_or_left_open_between_namesakes(registry):
    """No group may be lost as a description. Names of a people ("Somali") are taken for that of its state."""
    groups = [one for one in map(registry.actor, registry.refs()) if one.ref.startswith("ucdp:") and one.type in ARMED]
    wrong = []
    for one in groups[::5]:
        text = f"{one.names[0].text} attacked a village."
        place = Mention("village", text.index("village"), len(text) - 1, kind="place",
                        location=Location(country=one.countries[0]))  # fmt: skip
        (found, _) = linked(registry, text, mention(text, one.names[0].text), place)
        if found.ref is None and "as likely" not in found.why.reason:
            wrong.append(one.names[0].text)
    assert len(groups) > 500
    assert len(wrong) <= len(groups[::5]) // 50, wrong


@pytest.mark.parametrize("words", ["Islamic army", "Union", "armed forces", "The Youth", "Militant Group"])
def test_words_that_are_no_title_of_the_registry_stay_a_description(registry, words):
    text = f"On Monday {words} attacked a village."
    assert linked(registry, text, mention(text, words))[0].ref is None


def test_people_whom_the_document_says_to_be_a_groups_are_linked_to_it_and_others_are_not(registry):
    text = "Some 40 men of the movement attacked Machh in Pakistan and shot three people."
    men = mention(text, "40 men", kind="people", name="Tehrik-e-Taliban Pakistan")
    people = mention(text, "three people", kind="people")
    theirs, shot = linked(registry, text, men, people)
    assert (theirs.ref, theirs.text, theirs.kind) == ("ucdp:356", "40 men", "people")
    assert shot == people


def test_the_registry_gives_the_full_name_where_the_document_has_none(registry):
    text = "LeT fighters crossed into India."
    (one,) = linked(registry, text, mention(text, "LeT fighters"))
    assert (one.ref, one.name) == ("ucdp:1070", "Lashkar-e-Taiba")


def test_the_documents_countries_tell_homonyms_apart(registry):
    iran = "Jundallah claimed the bombing in Iran, Iranian media said."
    open_ = "Jundallah claimed the bombing."
    assert linked(registry, iran, mention(iran, "Jundallah"))[0].ref == "ucdp:310"
    assert linked(registry, open_, mention(open_, "Jundallah"))[0].ref is None


def test_resolved_places_are_context_too(registry):
    text = "ELN rebels blew up a pipeline in Arauca."
    place = Mention("Arauca", text.index("Arauca"), len(text) - 1, kind="place", location=Location(country="COL"))
    assert linked(registry, text, mention(text, "ELN rebels"), place)[0].ref == "ucdp:744"


@pytest.mark.parametrize(
    ("words", "kind"),
    [("gunmen", "group"), ("the army", "force"), ("suspected militants", "group"), ("Gunmen", "group"),
     ("security forces", "force"), ("three armed men", "group"), ("Afghan militants", "group"),
     ("Iran-backed militias", "group")],
)  # fmt: skip
def test_descriptions_name_nobody(registry, words, kind):
    text = f"{words} attacked a post in Afghanistan."
    (one,) = linked(registry, text, mention(text, words, kind), claims=[claim(text, perpetrator=mention(text, words))])
    assert one.ref is None
    assert one.why.reason


def test_an_unknown_armed_group_becomes_the_same_local_actor_in_every_report_of_its_country(registry):
    first = "The Red Mountain Front struck in Pakistan."
    second = "In Pakistan, RED mountain front men fled."
    one = linked(registry, first, mention(first, "Red Mountain Front"))[0]
    other = linked(registry, second, mention(second, "RED mountain front", name="Red Mountain Front"))[0]
    assert one.ref == other.ref == "local:PAK/red-mountain-front"


def test_a_name_that_does_not_sound_armed_is_local_only_where_it_acts(registry):
    text = "Orrin Saltmarsh attacked a post in Pakistan."
    named = mention(text, "Orrin Saltmarsh")
    acting = link_actors(extraction(text, claims=[claim(text, perpetrator=named)]), registry)
    assert acting.claims[0].roles["perpetrator"][0].ref == "local:PAK/orrin-saltmarsh"
    assert linked(registry, text, named)[0].ref is None


def test_other_kinds_and_mentions_with_a_ref_stay_as_they_are(registry):
    text = "Hamas met Reuters in Gaza."
    given = (mention(text, "Reuters", "organisation"), mention(text, "Gaza", "place"))
    known = Mention("Hamas", 0, 5, ref="own:hamas", kind="group")
    assert linked(registry, text, known, *given) == (known, *given)


def test_nothing_of_the_input_is_lost_or_moved(registry):
    text = "Hamas and the Israeli army fought near Gaza, Hamas said."
    spans = [mention(text, "Hamas"), mention(text, "Israeli army", "force"), mention(text, "Gaza", "place")]
    before = extraction(text, *spans, claims=[claim(text, perpetrator=spans[0], target=spans[1])],
                        published=date(2021, 5, 1))  # fmt: skip
    after = link_actors(before, registry)
    assert [(one.text, one.start, one.end, one.kind) for one in after.mentions] == [
        (one.text, one.start, one.end, one.kind) for one in before.mentions
    ]
    roles = after.claims[0].roles
    assert (roles["perpetrator"][0].ref, roles["target"][0].ref) == ("ucdp:209", "state:ISR/army")
    assert link_actors(after, registry) == after


def test_hostile_names_do_no_harm(registry):
    text = "\x00\u202e=cmd|' /C calc'!A0 Front" + "x" * 5000
    one = Mention(text, 0, len(text), kind="group")
    assert linked(registry, text, one)[0].text == text


def test_a_country_that_acts_is_its_government(registry):
    text = "Chad sends arms to fighters in Chad."
    place = mention(text, "Chad", kind="place")
    (told,) = link_actors(extraction(text, claims=[claim(text, subject=place, place=place)]), registry).claims
    assert (told.roles["subject"][0].ref, told.roles["subject"][0].kind) == ("state:TCD", "government")
    assert told.roles["place"] == (place,)


@pytest.mark.parametrize("words", ["Chadian towns", "chad"])
def test_only_the_name_of_a_country_is_one(registry, words):
    text = f"Help came from {words}."
    place = mention(text, words, kind="place")
    (told,) = link_actors(extraction(text, claims=[claim(text, subject=place)]), registry).claims
    assert told.roles["subject"] == (place,)


@pytest.mark.parametrize("kind", ["facility", "person", None])
def test_a_group_whose_bases_are_told_of_is_that_group(registry, kind):
    text = "Islamic State bases in Somalia were hit."
    group = mention(text, "Islamic State", kind=kind)
    (told,) = link_actors(extraction(text, claims=[claim(text, subject=group)]), registry).claims
    assert (told.roles["subject"][0].ref, told.roles["subject"][0].kind) == ("ucdp:234", "group")


def test_a_country_with_a_long_name_is_that_country(registry):
    text = "The Allied Democratic Forces struck in Lubero, Democratic Republic of the Congo."
    assert countries_of(extraction(text), registry.states) == (("COD", 1.0),)
    assert linked(registry, text, mention(text, "Allied Democratic Forces"))[0].ref == "ucdp:489"


@pytest.mark.parametrize(("name", "ref"), [("Houthis", "ucdp:1091"), ("National Liberation Army", None)])
def test_a_name_of_its_own_is_known_in_reports_on_other_countries(registry, name, ref):
    text = f"Israel said that the {name} fired a missile at Tel Aviv, Israel."
    (one,) = linked(registry, text, mention(text, name))
    assert one.ref == ref


# ---- states and peoples ----


@pytest.mark.parametrize(
    ("words", "kind", "ref"),
    [
        ("U.S.", "government", "state:USA"),
        ("US", "government", "state:USA"),
        ("U.S. officials", "government", "state:USA"),
        ("US troops", "force", "state:USA/army"),
        ("U.S. special forces", "force", "state:USA/army"),
        ("U.S. Air Force", "force", "state:USA/air-force"),
        ("Iraqi military personnel", "force", "state:IRQ/army"),
        ("United Arab Emirates (UAE)", "government", "state:ARE"),
    ],
)
def test_a_state_in_capitals_is_one_and_its_forces_are_its(registry, words, kind, ref):
    text = f"On Monday {words} were in Orrin."
    assert linked(registry, text, mention(text, words, kind))[0].ref == ref


@pytest.mark.parametrize(
    ("text", "words", "ref"),
    [
        ("They told us on Monday.", "us", None),
        ("THEY TOLD US ON MONDAY.", "US", None),
        ("THE U.S. SPOKE ON MONDAY.", "U.S.", "state:USA"),
    ],
)
def test_us_is_a_state_only_as_it_is_written(registry, text, words, ref):
    assert linked(registry, text, mention(text, words, "government"))[0].ref == ref


def test_a_state_named_alone_is_that_state_beside_its_forces(registry):
    text = "The United States and Chad met in Chad."
    assert linked(registry, text, mention(text, "United States", "government"))[0].ref == "state:USA"


@pytest.mark.parametrize(
    "words",
    ["Kurds", "Kurdish groups", "Iraqi personnel", "Iraqi militias", "southern Syrian forces", "Palestinian militants",
     "Druze fighters", "Iraqis", "Latin American drug cartels", "US State Department", "American-Iraqi"],
)  # fmt: skip
def test_words_of_a_nation_or_people_with_a_common_noun_name_nobody(registry, words):
    text = f"{words} struck in Syria and Iraq, Syria and Iraq said."
    acting = claim(text, perpetrator=mention(text, words))
    (told,) = link_actors(extraction(text, claims=[acting]), registry).claims
    assert told.roles["perpetrator"][0].ref is None


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("Islamic Revolutionary Guard Corps of Iran", "state:IRN/irgc"),
        ("Afghan Taliban", "ucdp:303"),
        ("Palestinian Islamic Jihad", "ucdp:208"),
        ("Palestinian militant group Hamas", "ucdp:209"),
        ("paramilitary Rapid Support Forces", "claimbook:rsf"),
    ],
)
def test_a_name_with_a_nation_or_a_noun_before_or_behind_it_is_that_name(registry, words, ref):
    text = f"On Monday {words} struck."
    assert linked(registry, text, mention(text, words))[0].ref == ref


# ---- one name, one ref ----


def test_a_name_has_one_ref_in_a_document_whatever_kind_an_engine_gives_it(registry):
    text = "Hamas met. Hamas spoke. HAMAS left. Its leader fled."
    body = mention(text, "Hamas")
    other = Mention("Hamas", 11, 16, kind="organisation")
    person = mention(text, "HAMAS", "person")
    leader = mention(text, "Its leader", "person", "Hamas")
    found = linked(registry, text, body, other, person, leader)
    assert [(one.ref, one.kind) for one in found] == [("ucdp:209", "group")] * 3 + [("ucdp:209", "person")]


def test_a_local_actor_has_its_ref_where_it_is_taken_for_an_organisation_too(registry):
    text = "The Red Mountain Front struck in Pakistan. The Red Mountain Front left."
    other = Mention("Red Mountain Front", 47, 65, kind="organisation")
    found = linked(registry, text, mention(text, "Red Mountain Front"), other)
    assert {(one.ref, one.kind) for one in found} == {("local:PAK/red-mountain-front", "group")}


@pytest.mark.parametrize("named", ["Odo Karr", "Karr"])
def test_the_name_of_a_person_is_no_local_actors(registry, named):
    text = f"Odo Karr fled. {named} and his men struck."
    person = Mention("Odo Karr", 0, 8, kind="person")
    men = Mention("his men", text.index("his men"), text.index("his men") + 7, name="Odo Karr", kind="people")
    taken = Mention(named, 15, 15 + len(named), kind="group")
    told = link_actors(extraction(text, person, men, claims=[claim(text, perpetrator=taken, actor=men)]), registry)
    assert told.mentions == (person, told.mentions[1])
    assert told.mentions[1].ref is None
    assert [told.claims[0].roles[role][0].ref for role in ("perpetrator", "actor")] == [None, None]


def test_people_of_a_name_that_no_group_bears_make_no_local_actor(registry):
    text = "Victims of Orrin Guards struck in Pakistan."
    people = mention(text, "Victims", kind="people", name="Orrin Guards")
    assert linked(registry, text, people)[0].ref is None


def test_an_organisation_as_often_as_a_group_is_local_only_where_its_name_sounds_armed(registry):
    def ref(name):
        text = f"{name} struck. {name} spoke."
        at = text.rindex(name)
        spoke = Mention(name, at, at + len(name), kind="organisation")
        acting = claim(text, perpetrator=mention(text, name))
        (told,) = link_actors(extraction(text, spoke, claims=[acting]), registry).claims
        return told.roles["perpetrator"][0].ref

    assert ref("Orrin News Agency") is None
    assert ref("Orrin Saltmarsh Front") == "local:orrin-saltmarsh-front"
