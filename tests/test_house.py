"""The house keeps its own rules: those that no linter knows. Style, types and imports are checked by `make lint`."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

import claimbook

REPOSITORY = Path(__file__).parents[1]
MODULES = sorted((REPOSITORY / "claimbook").rglob("*.py"))
WANTED_BY_OTHERS = {"multipart"}
"""Declared and not imported: fastapi imports it for forms."""
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "data", "process", "base", "core"}


def module_id(path):
    return str(path.relative_to(REPOSITORY))


def test_every_place_tells_the_same_version():
    cited = (REPOSITORY / "CITATION.cff").read_text("utf-8")
    changes = (REPOSITORY / "CHANGELOG.md").read_text("utf-8")
    assert re.search(r"^version: (.+)$", cited, re.MULTILINE)[1] == claimbook.__version__
    assert re.search(r"^## (\S+)", changes, re.MULTILINE)[1] == claimbook.__version__


def test_every_command_of_the_makefile_is_explained():
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    (names,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert all(re.search(rf"^{name}:.*## ", makefile, re.MULTILINE) for name in names.split())


def test_the_declared_dependencies_are_those_that_are_imported():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    names = [re.match(r"[\w-]+", one)[0] for one in project["dependencies"]]
    wanted = {name.removeprefix("python-").replace("-", "_") for name in names}
    imported = {name for path in MODULES for name in imported_packages(path)}
    extras = {"networkx", "openpyxl", "pandas", "polars", "psycopg"}
    assert imported - sys.stdlib_module_names - {"claimbook"} - extras == wanted - WANTED_BY_OTHERS


def imported_packages(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name.split(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_a_module_is_small_and_named_for_what_it_holds(path):
    assert path.stem not in EMPTY_NAMES
    assert len(path.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", [one for one in MODULES if "cli" not in one.parts], ids=module_id)
def test_the_library_never_prints(path):
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    assert not [call for call in calls if isinstance(call, ast.Name) and call.id == "print"]


def test_nine_functions_in_ten_are_short():
    lengths = [
        node.end_lineno - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    assert sum(length <= 40 for length in lengths) >= 0.9 * len(lengths)
