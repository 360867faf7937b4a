from dataclasses import replace

import pytest

from claimbook.assess import compare, ground_of, profile_of, scope_of
from claimbook.assess.weights import read_weights
from claimbook.errors import FormatError
from tests.assess.record import reports, views


@pytest.fixture(scope="module")
def profiles():
    found = views()
    return [profile_of(ground_of(found, scope_of(found, name)), reports()) for name in ("Ember League", "Grey Column")]


def test_every_measure_stands_beside_that_of_the_others(profiles):
    strength = next(row for row in compare(profiles).rows if row.name == "strength")
    assert [one.value is None for one in strength.indicators] == [False, True]


def test_the_caveat_is_computed_from_what_each_rests_on(profiles):
    caveats = " ".join(compare(profiles).caveats)
    assert "Ember League: 2 reports" in caveats
    assert "Strength: no claim on Grey Column, which is not zero." in caveats


def test_the_caveat_names_the_languages_that_reports_state_and_how_many_state_none():
    found, held = views(), reports()
    weekly = replace(held["weekly"], document=replace(held["weekly"].document, language="pt-br"))
    given = [
        profile_of(ground_of(found, scope_of(found, name)), held | {"weekly": weekly})
        for name in ("Ember League", "Grey Column")
    ]
    assert given[0].caveat.languages == {"pt": 1}
    assert "language: pt (1), not stated (1)." in compare(given).caveats[0]


def test_where_no_report_states_its_language_that_is_said(profiles):
    assert compare(profiles).caveats[0].endswith("language: not stated (2).")


def test_no_order_is_given_unasked(profiles):
    assert compare(profiles).ranking is None


def test_a_weighted_sum_shows_each_part_and_how_sure_its_order_is(profiles):
    ranking = compare(profiles, {"strength": 2.0, "lethality": 1.0}).ranking
    assert list(ranking.totals) == ["Ember League", "Grey Column"]
    assert (ranking.parts["Grey Column"][0].name, ranking.parts["Grey Column"][0].share) == ("strength", None)
    assert sum(ranking.orders.values()) == pytest.approx(1.0)
    assert ranking.totals["Ember League"] == pytest.approx(
        sum(one.weight * (one.share or 0) for one in ranking.parts["Ember League"])
    )


def test_fewer_than_two_groups_and_unknown_measures_are_refused(profiles):
    with pytest.raises(FormatError, match="1 groups"):
        compare(profiles[:1])
    with pytest.raises(FormatError, match="fame"):
        compare(profiles, {"fame": 1.0})


@pytest.mark.parametrize(
    "text",
    ["", "[weights]", "[weights]\nreach = 'much'", "[weights]\nreach = -1", "[weights", "[weights]\nreach = true"],
)
def test_a_file_of_weights_that_cannot_be_used_is_refused_by_name(tmp_path, text):
    file = tmp_path / "w.toml"
    file.write_text(text)
    with pytest.raises(FormatError, match=r"w\.toml"):
        read_weights(file)


def test_weights_are_read(tmp_path):
    file = tmp_path / "w.toml"
    file.write_text("[weights]\nlethality = 2\nreach = 0.5\n")
    assert read_weights(file) == {"lethality": 2.0, "reach": 0.5}
