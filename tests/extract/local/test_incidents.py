import pytest

from claimbook.extract.local.incidents import FEATURES, clues, compare, same_incident
from claimbook.model.values import Amount, Claim, Mention, Period, Span

WEIGHTS = {"bias": -1.0, "target": 3.0, "other_target": -3.0}


def claim(kind="incident", subtype="attack", *, text="Gunmen struck.", when=None, killed=None, **roles):
    return Claim(
        doc="d", id="", type=kind, subtype=subtype,
        roles={role: (Mention(words, 0, len(words)),) for role, words in roles.items()},
        numbers={"killed": Amount(str(killed), 0, 1, killed, killed)} if killed else {},
        when=Period(when, 0, len(when)) if when else None, incident=None, holder=None, polarity="positive",
        modality="actual", evidence=(Span(text, 0, len(text)),),
    )  # fmt: skip


def found(earlier, later, between=1):
    return {name for name, value in compare(clues(earlier), clues(later), between).items() if value and name != "near"}


def test_the_features_are_those_that_the_weights_are_fitted_for():
    assert set(compare(clues(claim()), clues(claim()), 0)) == set(FEATURES)


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (claim(target="market"), claim(target="the market"), {"same_subtype", "generic", "target"}),
        (claim(target="market"), claim(target="school"), {"same_subtype", "generic", "other_target"}),
        (claim(subtype="raid"), claim(subtype="arrest"), {"bare"}),
        (
            claim(subtype="raid", perpetrator="army"), claim("responsibility", "claimed", actor="the army"),
            {"bare", "perpetrator", "responsibility"},
        ),
        (claim(when="on Monday"), claim(when="Monday"), {"same_subtype", "generic", "bare", "same_when"}),
        (claim(killed=6.0), claim(killed=6.0), {"same_subtype", "generic", "bare", "same_toll"}),
        (claim(killed=6.0), claim(killed=7.0), {"same_subtype", "generic", "bare", "other_toll"}),
        (claim(), claim(text="It claimed the deadly attack."), {"same_subtype", "generic", "bare", "definite"}),
    ],
)  # fmt: skip
def test_what_two_claims_share(earlier, later, expected):
    assert found(earlier, later) == expected


def test_claims_of_one_target_are_one_incident_and_others_begin_anew():
    claims = [claim(target="market"), claim(target="school"), claim(target="market"), claim("presence", "operates")]
    assert same_incident(claims, [0, 1, 2, 3], WEIGHTS, 0.5) == [1, 2, 1, None]


def test_incidents_of_no_claims():
    assert same_incident([], [], WEIGHTS, 0.5) == []


def test_a_book_about_one_battle_is_read_to_its_end():
    claims = [claim(target="market")] * 1_000
    assert same_incident(claims, range(1_000), WEIGHTS, 0.5) == [1] * 1_000


def test_a_book_of_many_incidents_is_read_to_its_end():
    claims = [claim(target=f"market{number}") for number in range(500)]
    assert same_incident(claims, range(500), WEIGHTS, 0.5) == list(range(1, 501))
