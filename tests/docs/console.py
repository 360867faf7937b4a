"""The commands that the documentation shows, with what they print: run again, compared, or written anew.

A block reads

    ```console
    $ claimbook version
    claimbook 0.1.0
    ```

and its output must be exactly that. In a block opened by ```console loose (what an engine finds changes with every new
training) each command must end well and print something, no more. All blocks of a page run in one empty folder, one
after the other; lines that begin with "> " go on with the command above them.

    python -m tests.docs.console README.md docs/tutorial.md     write today's output into the pages
"""

import os
import re
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path

from claimbook.resolve.places import load_gazetteer

BLOCK = re.compile(r"(?P<open>```console(?P<loose> loose)?\n)(?P<body>.*?)(?=^```)", re.DOTALL | re.MULTILINE)
WIDTH = "100"
SETTINGS = ("CLAIMBOOK_BOOK", "CLAIMBOOK_AUTHOR", "CLAIMBOOK_ACTORS", "CLAIMBOOK_LLM")
"""Beginnings of variables that would change what a command prints."""
TIMEOUT_S = 600
"""For one command, on a machine that does much else."""


@dataclass(frozen=True)
class Step:
    """A command, what the page says that it prints, and whether that must be exact."""

    command: str
    output: str
    loose: bool


def steps_of(page: str) -> list[Step]:
    """All commands of a page, in order."""
    return [step for block in BLOCK.finditer(page) for step in _steps(block["body"], bool(block["loose"]))]


def run_step(step: Step, folder: Path) -> tuple[int, str]:
    """(exit code, output) of the command in the folder, with the scripts of this Python first on the path."""
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    own = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
    environment = own | {"PATH": path, "COLUMNS": WIDTH}
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {step.command}"],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=TIMEOUT_S, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.decode()


def renewed(page: str, folder: Path) -> str:
    """The page with today's output in every block."""
    return BLOCK.sub(lambda block: block["open"] + _renewed_body(block["body"], folder), page)


def _renewed_body(body: str, folder: Path) -> str:
    steps = _steps(body, loose=False)
    shown = ((f"$ {step.command}".replace("\n", "\n> "), run_step(step, folder)[1]) for step in steps)
    return "".join(f"{command}\n{output.rstrip()}\n" if output.strip() else f"{command}\n" for command, output in shown)


def _steps(body: str, loose: bool) -> list[Step]:
    commands: list[list[str]] = []
    outputs: list[str] = []
    for line in body.splitlines(keepends=True):
        if line.startswith("$ "):
            commands.append([line[2:]])
            outputs.append("")
        elif line.startswith("> ") and not outputs[-1]:
            commands[-1].append(line[2:])
        else:
            outputs[-1] += line
    return [
        Step("".join(command).rstrip("\n"), output, loose) for command, output in zip(commands, outputs, strict=True)
    ]


if __name__ == "__main__":
    load_gazetteer()  # else the first command would say that it builds it
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as scratch:
            Path(name).write_text(renewed(Path(name).read_text("utf-8"), Path(scratch)), "utf-8")
