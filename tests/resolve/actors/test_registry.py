import pytest

from claimbook.resolve.actors import ActorContext, load_registry
from claimbook.resolve.actors.entries import EDGE_KINDS, NAME_KINDS
from claimbook.resolve.actors.folding import name_key
from claimbook.resolve.actors.names_index import built_index, index_tables
from claimbook.resolve.actors.registry import load_table


@pytest.fixture(scope="module")
def registry(tmp_path_factory):
    return load_registry(tmp_path_factory.mktemp("own") / "none.csv")


def at(*countries, **more):
    return ActorContext(tuple((one, 1 / len(countries)) for one in countries), **more)


def found(registry, text, context=None):
    return registry.resolve(text, context or ActorContext())[0]


# ---- what the table holds ----


def test_every_ref_name_and_edge_is_of_a_known_kind_and_names_somebody(registry):
    refs = registry.refs()
    assert len(set(refs)) == len(refs) > 2000
    assert {ref.split(":")[0] for ref in refs} == {"ucdp", "un", "ofac", "claimbook", "state"}
    names = registry.name_rows()
    assert {kind for _, _, kind, _ in names} <= set(NAME_KINDS)
    assert all(name.strip() for _, name, _, _ in names)
    assert {edge[1] for edge in load_table()["edges"]} == set(EDGE_KINDS)
    assert all(registry.actor(edge[0]) for edge in load_table()["edges"])


def test_the_index_in_the_package_is_the_one_that_the_code_would_build():
    table = load_table()
    assert index_tables(built_index([name[1] for name in table["names"]])) == table["index"]


def test_the_crosswalk_joins_actors_that_are_there_and_no_actor_twice(registry):
    members = [ref for group in load_table()["same"] for ref in group]
    assert all(registry.actor(ref) for ref in members)
    doubled = {ref for ref in members if members.count(ref) > 1}
    assert doubled <= {"state:YEM", "state:VNM"}  # UCDP has each of them twice


def test_an_actor_has_names_with_kind_and_source(registry):
    taliban = registry.actor("ucdp:356")
    assert taliban.name == "Tehrik-e-Taliban Pakistan"
    assert taliban.countries == ("PAK", "AFG") or "PAK" in taliban.countries
    kinds = {name.text: (name.kind, name.source) for name in taliban.names}
    assert kinds["TTP"] == ("acronym", "ucdp")
    assert kinds["Pakistani Taliban"] == ("name", "claimbook")
    assert set(taliban.same) == {"un:QDe.132", "ofac:12206"}
    assert registry.actor("ucdp:999999") is None


def test_a_rename_keeps_the_id_and_a_splinter_is_another_actor(registry):
    former = {name.text for name in registry.actor("ucdp:5928").names if name.kind == "former name"}
    assert "Ahrar-ul-Hind" in former
    ties = {(edge.ref, edge.kind, edge.other) for edge in registry.edges("ucdp:5928")}
    assert ("ucdp:5928", "splinter", "ucdp:356") in ties


def test_sources_that_disagree_keep_their_own_view(registry):
    assert registry.first_ref("un:QDe.137") == "un:QDe.137"
    seen = {edge.other for edge in registry.edges("un:QDe.137") if edge.kind == "view_differs"}
    assert seen == {"ucdp:1170", "ucdp:6815"}


# ---- whom words name ----


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("Daesh", "ucdp:234"),
        ("the Islamic State", "ucdp:234"),
        ("ISIL", "ucdp:234"),
        ("Lashkar-e-Tayba", "ucdp:1070"),
        ("Lashkar-e-Tayyiba", "ucdp:1070"),
        ("Hizbullah", "ucdp:366"),
        ("HEZBOLLAH", "ucdp:366"),
        ("Tehreek-i-Taliban Pakistan", "ucdp:356"),
        ("Jabhat al-Nusra", "ucdp:1170"),
        ("Hayat Tahrir al-Sham", "ucdp:6815"),
        ("March 23 Movement", "ucdp:1160"),
        ("القاعدة", "ucdp:769"),
        ("Pakistani troops", "state:PAK/army"),
        ("Afghan National Army", "state:AFG/army"),
        ("Government of Pakistan", "state:PAK"),
    ],
)
def test_names_that_need_no_context(registry, words, ref):
    assert found(registry, words) == ref


@pytest.mark.parametrize(
    ("words", "country", "ref"),
    [
        ("Jundallah", "IRN", "ucdp:310"),
        ("National Liberation Army", "COL", "ucdp:744"),
        ("ELN", "BOL", "ucdp:721"),
        ("Army of Islam", "SYR", "ucdp:6377"),
        ("LeT", "IND", "ucdp:1070"),
        ("Frontier Corps", "PAK", "state:PAK/frontier-corps"),
        ("LIFG", "LBY", "un:QDe.011"),
    ],
)
def test_homonyms_are_told_apart_by_country(registry, words, country, ref):
    assert found(registry, words, at(country)) == ref


@pytest.mark.parametrize("words", ["Jundallah", "National Liberation Army", "ELN"])
def test_homonyms_without_context_are_left_open_with_their_candidates(registry, words):
    ref, why = registry.resolve(words)
    assert ref is None
    assert "as likely" in why.reason
    assert len(why.candidates) > 1


@pytest.mark.parametrize("words", ["World Bank", "Reuters", "University of Dar es Salaam", "First", "", "  ", "!?"])
def test_others_are_not_linked(registry, words):
    assert found(registry, words) is None


def test_a_score_is_the_sum_of_its_features(registry):
    why = registry.find("Jandullah", at("IRN", year=2009))
    assert why.candidates[0].ref == "ucdp:310"
    for one in why.candidates:
        assert one.score == pytest.approx(sum(value for _, value in one.features), abs=1e-3)
    assert [one.score for one in why.candidates] == sorted((one.score for one in why.candidates), reverse=True)


def test_somebody_named_beside_speaks_for_an_actor(registry):
    alone = registry.find("Jamaat-ul-Ahrar", at("PAK")).candidates[0]
    beside = registry.find("Jamaat-ul-Ahrar", at("PAK", actors=frozenset({"ucdp:356"}))).candidates[0]
    assert dict(beside.features)["co-mentioned"] > 0
    assert beside.score > alone.score


def test_a_hidden_name_is_as_if_unknown(registry):
    numbers = [number for number, row in enumerate(registry.name_rows()) if "Frontier Corps" in row[1]]
    assert found(registry, "Frontier Corps") is not None
    registry.hidden = frozenset(numbers)
    try:
        assert found(registry, "Frontier Corps") is None
    finally:
        registry.hidden = frozenset()


@pytest.fixture
def without(registry):
    """Hides the names that fit, wherever they stand."""

    def hide(*names):
        keys = {name_key(name) for name in names}
        registry.hidden = frozenset(n for n, row in enumerate(registry.name_rows()) if name_key(row[1]) in keys)

    yield hide
    registry.hidden = frozenset()


@pytest.mark.parametrize(
    ("hidden", "country", "ref"),
    [
        ("Jaish-e-Mohammed", "PAK", "un:QDe.019"),
        ("Movement of Egypt's Arms", "EGY", "ucdp:6616"),
        ("Communist Party of the Philippines", "PHL", "ucdp:169"),
        ("Mouvement Pour l’Unification et le Jihad En Afrique de l’Ouest", "MLI", "ucdp:1161"),
        ("جماعة أهل السنة للدعوة والجهاد", "NGA", "ucdp:1051"),
        ("MUJAO", "MLI", "ucdp:1161"),
        ("ADF/NALU", "COD", "ucdp:489"),
    ],
)
def test_a_name_that_is_not_in_the_registry_is_linked_by_those_that_are(registry, without, hidden, country, ref):
    without(hidden)
    assert found(registry, hidden, at(country)) == ref


def test_initials_that_are_a_listed_acronym_speak_for_it_only_at_home(registry, without):
    without("Communist Party of the Philippines")
    features = {
        one.ref: dict(one.features) for one in registry.find("Communist Party of the Philippines", at("PHL")).candidates
    }
    assert "initials" in features["ucdp:169"]
    assert all(
        "initials" not in dict(one.features) for one in registry.find("Communist Party of the Philippines").candidates
    )


def test_words_that_say_little_are_left_open_where_two_are_near(registry, without):
    without("Jama’at al-Jihad")
    ref, why = registry.resolve("Jama’at al-Jihad", at("AFG", "PAK"))
    assert ref is None
    assert len(why.candidates) > 1


def test_a_name_of_its_parent_and_more_is_not_the_parent(registry):
    assert found(registry, "Moro National Liberation Front - Orrin Saltmarsh faction", at("PHL")) is None


# ---- weak likeness ----


@pytest.mark.parametrize(
    ("words", "countries"),
    [("Kurds", ("SYR",)), ("Assad", ("SYR",)), ("Iraqi personnel", ("IRQ",)), ("US State Department", ("USA",)),
     ("US State Department", ("NGA",))],
)  # fmt: skip
def test_the_country_makes_up_for_no_likeness_that_tells_nobody(registry, words, countries):
    assert found(registry, words, at(*countries, actors=frozenset({"ucdp:234"}))) is None


@pytest.mark.parametrize("country", ["IDN", "PHL", "SYR"])
def test_a_well_known_first_name_goes_before_anothers_translation(registry, country):
    assert found(registry, "Islamic State", at(country, kind="group")) == "ucdp:234"


def test_a_first_name_that_is_of_elsewhere_does_not(registry):
    ref, why = registry.resolve("Ansar al-Sunna", at("IRQ"))
    assert ref != "ucdp:7032"
    assert why.candidates[0].ref != "ucdp:7032"


def test_a_state_by_name_is_not_left_open_for_its_forces(registry):
    assert found(registry, "United States", at("USA", "AFG", kind="government")) == "state:USA"
