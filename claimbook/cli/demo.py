"""`claimbook demo`: sample reports -> claims, with a few words to a newcomer."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

import click

from claimbook.cli.formats import FORMATS
from claimbook.cli.reading import Reading, engine_option, print_all

WIDEST: Final = 100

WELCOME: Final = (
    "Claimbook reads reports of armed groups into claims: who did what to whom, who is who, how many, and who says so. "
    "Below it reads {count} sample reports. We wrote them for this: every group, place and person in them is invented.",
    "Each sentence that claims something stands with its claims below it. The words that carry a claim are underlined, "
    "in the colour of their part. The number on the right is how sure the engine is, from 0 to 1. It does err, and you "
    "will see it err.",
)
NEXT: Final = """What to try next:
  claimbook read report.txt                  your own report: .txt .md .html .pdf .jsonl .csv, a folder, an address
  claimbook read reports/ > claims.jsonl     one claim a line, for programs
  claimbook codebook                         what the types of claims mean
  claimbook demo --list                      where the sample reports are
"""


@click.command()
@click.option("--list", "only_list", is_flag=True, help="Print the paths of the sample reports and stop.")
@engine_option
def demo(only_list: bool, engine: str) -> int:
    """Watch sample reports turn into claims.

    The reports come with the package. Their groups, places and people are invented.
    """
    with as_file(files("claimbook") / "samples") as folder:
        samples = sample_paths(folder)
        if only_list:
            click.echo("\n".join(samples))
            return 0
        click.echo(_wrapped(WELCOME, len(samples)))
        code = print_all(Reading(samples, engine=engine, identities=False), FORMATS["terminal"]())
    click.echo(NEXT, nl=False)
    return code


def sample_paths(folder: Path) -> tuple[str, ...]:
    """The sample reports in their order."""
    return tuple(str(one) for one in sorted(folder.glob("*.md")))


def _wrapped(paragraphs: tuple[str, ...], count: int) -> str:
    width = min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
    return "".join(click.wrap_text(one.format(count=count), width) + "\n\n" for one in paragraphs)
