import subprocess
import sys

import pytest

from claimbook import __version__
from claimbook.cli import main
from claimbook.model.codebook import LABELS, ROLES


@pytest.mark.parametrize("args", [["version"], ["--version"]])
def test_the_version_is_told(args, capsys):
    assert main(args) == 0
    assert capsys.readouterr().out == f"claimbook {__version__}\n"


@pytest.mark.parametrize("name", ["read", "mentions", "demo", "evaluate", "codebook", "version"])
def test_help_of_each_command_teaches(name, capsys):
    assert main([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"Usage: claimbook {name}")
    assert name in ("version", "demo") or "Examples:" in shown


def test_help_loads_no_parser_no_encoder_and_no_colours():
    code = "import sys, claimbook.cli as c; c.main(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(done.stderr.split())
    assert "click" in loaded
    assert not loaded & {"numpy", "onnxruntime", "trafilatura", "pypdf", "httpx", "rich", "tokenizers", "lxml"}


def test_an_unknown_command_is_a_usage_error(capsys):
    assert main(["reed"]) == 2
    assert "No such command" in capsys.readouterr().err


def test_the_codebook_names_every_type_and_role(capsys):
    assert main(["codebook"]) == 0
    shown = capsys.readouterr().out
    assert all(f"  {kind}/{sub} " in shown for kind, sub in LABELS)
    assert all(role in shown for roles in ROLES.values() for role in roles)
    assert max(map(len, shown.splitlines())) <= 120


def test_the_codebook_of_one_type(capsys):
    assert main(["codebook", "strength"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("strength: ")
    assert "incident/" not in shown
