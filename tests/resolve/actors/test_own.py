import os

import pytest

from claimbook.errors import FormatError, InputError
from claimbook.resolve.actors import import_own, load_registry, own_path, read_own

ROWS = """ref,name,aliases,countries,type,since,until
,Saltmarsh Front,SMF; Front of the Saltmarsh,PAK AFG,rebel group,2019,
ucdp:356,The Movement,,,,,
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(ROWS, "utf-8")
    return path


def test_a_row_without_a_ref_is_a_new_actor(file):
    registry = load_registry(file)
    ref, why = registry.resolve("Front of the Saltmarsh")
    assert ref == "own:saltmarsh-front"
    actor = registry.actor(ref)
    assert (actor.name, actor.type, actor.countries, actor.since) == (
        "Saltmarsh Front",
        "rebel group",
        ("PAK", "AFG"),
        2019,
    )
    assert {name.source for name in actor.names} == {"own"}
    assert why.candidates[0].name == "Saltmarsh Front"


def test_a_row_with_a_ref_adds_names_to_that_actor(file):
    registry = load_registry(file)
    assert registry.resolve("The Movement")[0] == "ucdp:356"
    assert registry.actor("ucdp:356").name == "Tehrik-e-Taliban Pakistan"


def test_own_actors_do_not_leak_into_a_registry_without_them(file, tmp_path):
    load_registry(file)
    assert load_registry(tmp_path / "none.csv").resolve("Front of the Saltmarsh")[0] is None


def test_a_changed_file_is_read_anew(file):
    load_registry(file)
    file.write_text("name\nOrrin Guard\n", "utf-8")
    os.utime(file, ns=(1, 1))
    assert load_registry(file).actor("own:orrin-guard").name == "Orrin Guard"


def test_import_keeps_a_checked_copy_where_the_variable_says(file, tmp_path):
    kept = own_path({"CLAIMBOOK_ACTORS": str(tmp_path / "deep" / "kept.csv")})
    assert len(import_own(file, kept)) == 2
    assert kept.read_text("utf-8") == ROWS
    assert own_path({}).name == "actors.csv"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name,colour\nOrrin,red\n", "colour"),
        ("name,countries\nOrrin,Pakistan\n", "Pakistan"),
        ("name,since\nOrrin,last year\n", "last year"),
        ("name,countries\n,PAK\n", "name"),
        ("name\nOrrin,too,many\n", "cells"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_place(tmp_path, text, problem):
    path = tmp_path / "bad.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(FormatError, match=problem) as raised:
        import_own(path, tmp_path / "kept.csv")
    assert "row 2" in str(raised.value)
    assert not (tmp_path / "kept.csv").exists()


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    with pytest.raises(InputError):
        read_own(tmp_path / "missing.csv")
    (tmp_path / "latin.csv").write_bytes(b"name\nS\xe9l\xe9ka\n")
    with pytest.raises(InputError):
        read_own(tmp_path / "latin.csv")
