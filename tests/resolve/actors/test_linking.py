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
