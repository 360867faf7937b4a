"""`claimbook demo`: sample reports -> claims -> one incident with its evidence, with a few words to a newcomer.

It touches nothing of the user's: the book is a temporary one, and identities stay out, since the samples' actors and
places are invented and the gazetteer would be built first.
"""

import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import click

from claimbook.cli.formats import FORMATS
from claimbook.cli.formats.form import Form
from claimbook.cli.reading import Reading, engine_option, print_all
from claimbook.model.values import Extraction

if TYPE_CHECKING:
    from claimbook.model.views import Incident

WIDEST: Final = 100

WELCOME: Final = (
    "Claimbook reads reports of armed groups into claims: who did what to whom, who is who, how many, and who says so. "
    "Below it reads {count} sample reports. We wrote them for this: every group, place and person in them is invented.",
    "Each sentence that claims something stands with its claims below it. The words that carry a claim are underlined, "
    "in the colour of their part. The number on the right is how sure the engine is, from 0 to 1. It does err, and you "
    "will see it err.",
)
TOGETHER: Final = (
    "Together the {count} reports make one record. The incident that most of them tell of is below: first why each "
    "value is what it is and what joined the reports, then who says what, then their sentences. In a book of your own "
    "claimbook why ID shows the same of every incident, relation and group.",
)
NEXT: Final = """What to try next:
  claimbook read report.txt                  your own report: .txt .md .html .pdf .jsonl .csv, a folder, an address
  claimbook add reports/                     many reports into one book, claimbook.db
  claimbook incidents                        what happened, one line an incident
  claimbook why ID                           who says so, in which sentences
  claimbook serve                            the book as pages in your browser
  claimbook demo --list                      where the sample reports are
"""
ASIDE: Final = "\nYour shell does not find claimbook by its name: write {program} in its place.\n"


@click.command()
@click.option("--list", "only_list", is_flag=True, help="Print the paths of the sample reports and stop.")
@engine_option
def demo(only_list: bool, engine: str) -> int:
    """Watch sample reports turn into claims, and the claims into one record.

    The reports come with the package. Their groups, places and people are invented. Nothing is kept.

    \b
    Examples:
      claimbook demo
      claimbook add $(claimbook demo --list) --book samples.db     keep them, to try the other commands
    """
    with as_file(files("claimbook") / "samples") as folder:
        samples = sample_paths(folder)
        if only_list:
            click.echo("\n".join(samples))
            return 0
        click.echo(_wrapped(WELCOME, len(samples)))
        shown: list[Extraction] = []
        code = print_all(Reading(samples, engine=engine, identities=False), _remembering(FORMATS["terminal"](), shown))
    with TemporaryDirectory(prefix="claimbook-demo-") as scratch:
        _show_incident(shown, engine, str(Path(scratch) / "demo.db"))
    click.echo(NEXT + _aside(), nl=False)
    return code


def sample_paths(folder: Path) -> tuple[str, ...]:
    """The sample reports in their order."""
    return tuple(str(one) for one in sorted(folder.glob("*.md")))


def most_told(incidents: "Iterable[Incident]") -> "Incident | None":
    """The incident that most independent reports tell of, then most claims; None where nothing happened.

    Sums over many incidents and what is merely planned or denied do not count.
    """
    told = [one for one in incidents if one.modality == "actual" and not (one.aggregate or one.denied)]
    return max(told, key=lambda one: (one.sources, len(one.claims), one.id), default=None)


def _show_incident(found: Sequence[Extraction], engine: str, book: str) -> None:
    """Put the reports into the book, and print what `claimbook why` prints of one incident."""
    from claimbook.cli.why import why
    from claimbook.record import open_record

    with open_record(book) as record:
        run = record.book.run(engine)
        for one in found:
            record.book.add(one, run)
        incident = most_told(record.incidents())
    if incident is None:
        return
    click.echo(_wrapped(TOGETHER, len(found)), nl=False)
    click.get_current_context().invoke(
        why, id_=incident.id, field=None, asof=None, rule="ucdp", book=book, form="table"
    )


def _remembering(form: Form, shown: list[Extraction]) -> Form:
    """The same form, which also keeps what it has shown: reading twice would take twice as long."""

    def render(found: Extraction) -> str:
        shown.append(found)
        return form.render(found)

    return replace(form, render=render)


def _aside() -> str:
    """A word to who runs it by its path, as `make demo` does; "" where the shell finds it by its name."""
    program = sys.argv[0]
    return "" if shutil.which("claimbook") or not program.endswith("claimbook") else ASIDE.format(program=program)


def _wrapped(paragraphs: tuple[str, ...], count: int) -> str:
    width = min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
    return "".join(click.wrap_text(one.format(count=count), width) + "\n\n" for one in paragraphs)
