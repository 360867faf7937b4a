import json

import pytest

from claimbook.book import open_book
from claimbook.cli.app import main
from claimbook.model.values import Extraction
from tests.assess.record import entries


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A book of two invented reports, marked up by hand."""
    place = tmp_path_factory.mktemp("profile") / "book.db"
    given = entries()
    with open_book(place) as one:
        run = one.run("hand")
        for report in {each.report.id: each.report for each in given}.values():
            claims = tuple(each.claim for each in given if each.report.id == report.id)
            one.add(Extraction(report.document, claims), run)
    return str(place)


def test_a_profile_on_a_pipe_is_json(book, capsys):
    assert main(["profile", "Ember League", "--book", book]) == 0
    found = json.loads(capsys.readouterr().out)
    strength = next(one for one in found["values"]["indicators"] if one["name"] == "strength")
    assert strength["value"] == "30 to 40 (Odo Karr); at least 90 (Ines Vahl)"
    assert found["dossier"]["notes"][0]["sentence"]


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.html", "<!doctype html>"), ("a.md", "# Ember League"), ("a.txt", "Ember League"), ("a.json", "{")],
)
def test_the_ending_of_the_output_chooses_its_form(book, tmp_path, name, begins):
    assert main(["profile", "Ember League", "--book", book, "--output", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_text().startswith(begins)


def test_text_cannot_steer_the_terminal(book, capsys):
    assert main(["profile", "Ember League", "--book", book, "--format", "text"]) == 0
    assert all(one.isprintable() or one == "\n" for one in capsys.readouterr().out)


def test_two_groups_side_by_side_with_weights(book, tmp_path, capsys):
    weights = tmp_path / "mine.toml"
    weights.write_text("[weights]\nstrength = 1\n")
    assert (
        main(["compare", "Ember League", "Grey Column", "--book", book, "--weights", str(weights), "--format", "text"])
        == 0
    )
    out = capsys.readouterr().out
    assert "By your weights" in out
    assert "which is not zero" in out


def test_one_group_twice_is_no_comparison(book, capsys):
    assert main(["compare", "Ember League", "League of Ashes", "--book", book]) == 1
    assert "compared already" in capsys.readouterr().err


def test_a_group_that_nobody_names_is_refused_with_those_that_are(book, capsys):
    assert main(["profile", "Nobody", "--book", book]) == 1
    assert "Ember League" in capsys.readouterr().err
