import pytest

from claimbook.resolve.actors.states import states_from_table

STATES = states_from_table(
    [
        ("PAK", ["Pakistan"], ["Pakistani"]),
        ("USA", ["United States", "US", "U.S."], ["American", "US"]),
        ("SSD", ["South Sudan"], ["South Sudanese"]),
        ("SDN", ["Sudan"], ["Sudanese"]),
        ("TCD", ["Chad"], ["Chadian"]),
    ]
)


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("Pakistan", "state:PAK"),
        ("Pakistani", "state:PAK"),
        ("the Pakistani government", "state:PAK"),
        ("Pakistani troops", "state:PAK/army"),
        ("Pakistan Army", "state:PAK/army"),
        ("Pakistan's army", "state:PAK/army"),
        ("South Sudanese soldiers", "state:SSD/army"),
        ("Sudanese police", "state:SDN/police"),
        ("U.S. warplanes", "state:USA/air-force"),
        ("US", "state:USA"),
        ("security forces of Chad", "state:TCD/security-forces"),
        ("Chad National Army", "state:TCD/army"),
        ("Royal Chadian Navy", "state:TCD/navy"),
        ("Chadian military personnel", "state:TCD/army"),
    ],
)
def test_states_and_their_forces(words, ref):
    assert STATES.ref_of(words) == ref
    assert STATES.actor(ref).countries == (ref[6:9],)


@pytest.mark.parametrize(
    "words",
    ["us", "the army", "troops", "Pakistani Taliban", "Pakistani villagers", "Pakistani-backed forces", "Orrin"],
)
def test_what_is_no_state(words):
    assert STATES.ref_of(words) is None


def test_countries_in_a_run_of_words_the_longer_name_first():
    assert STATES.countries_in(["South Sudan", "US Army", "American"]) == ["SSD", "USA", "USA"]


def test_no_actor_for_a_force_or_state_that_is_none():
    assert STATES.actor("state:PAK/choir") is None
    assert STATES.actor("state:XXX") is None
    assert STATES.actor("ucdp:1") is None


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("South Sudanese rebels", ("rebels",)),
        ("Pakistanis and Chadians of the Orrin valley", ("and", "of", "the", "orrin", "valley")),
        ("U.S.–Pakistani talks", ("talks",)),
        ("Orrin", ("orrin",)),
    ],
)
def test_words_besides_the_names_and_adjectives_of_states(words, rest):
    assert STATES.besides(words) == rest


@pytest.mark.parametrize(
    ("words", "code"), [("US State Department", "USA"), ("South Sudan Army", "SSD"), ("Army of Chad", None), ("", None)]
)
def test_the_state_that_words_begin_with(words, code):
    assert STATES.named_first(words) == code
