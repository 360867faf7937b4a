"""The commands by name, and what their ends mean to a shell.

Exit codes: 0 all was read; 1 something could not be read, and stands on standard error; 2 the command was misspelt;
130 Ctrl-C.
"""

import sys
from collections.abc import Sequence
from typing import Final

import click

from claimbook import __version__
from claimbook.cli.actors import actors
from claimbook.cli.add import add
from claimbook.cli.batch import batch
from claimbook.cli.codebook import codebook
from claimbook.cli.demo import demo
from claimbook.cli.escape import visible
from claimbook.cli.evaluate import evaluate
from claimbook.cli.export import export
from claimbook.cli.gazetteer import gazetteer
from claimbook.cli.history import history
from claimbook.cli.import_ import import_
from claimbook.cli.incidents import incidents, list_actors
from claimbook.cli.judge import judge
from claimbook.cli.match import match
from claimbook.cli.mentions import mentions
from claimbook.cli.profile import compare, profile
from claimbook.cli.read import read
from claimbook.cli.relations import relations
from claimbook.cli.runs import runs
from claimbook.cli.search import search
from claimbook.cli.serve import serve
from claimbook.cli.sink import OutputClosedError
from claimbook.cli.why import why
from claimbook.errors import ClaimbookError

INTERRUPTED = 130
WIDTH = 100


SECTIONS: Final[dict[str, tuple[click.Command, ...]]] = {
    "Read reports": (read, mentions, demo, codebook),
    "Keep a record": (add, search, incidents, relations, history, why, judge, runs, serve),
    "Assess": (profile, compare),
    "Exchange": (export, import_, match),
    "Know who and where": (actors, gazetteer),
    "Measure, and ask a model": (evaluate, batch),
}
"""Every command under the heading that --help shows it by."""


class Sectioned(click.Group):
    """A group whose --help lists its commands by section."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections, then what stands in none."""
        placed = {one.name for given in SECTIONS.values() for one in given}
        rest = tuple(one for name, one in sorted(self.commands.items()) if name not in placed)
        for title, given in {**SECTIONS, "Else": rest}.items():
            with formatter.section(title):
                width = formatter.width - 6 - max(len(one.name or "") for one in given)
                formatter.write_dl([(one.name or "", one.get_short_help_str(width)) for one in given])


@click.group(cls=Sectioned, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDTH})
@click.version_option(__version__, prog_name="claimbook", message="%(prog)s %(version)s")
def app() -> None:
    """Read reports of armed groups into claims, keep them as one record, and ask how serious a group is.

    Each claim keeps the exact words that carry it, its speaker, its doubt and its date. Everything runs on this
    machine, and no text leaves it, unless you choose an engine that asks a server (docs/engines.md).

    \b
    First steps:
      claimbook demo                              watch sample reports turn into claims
      claimbook read report.txt                   read one of your own
      claimbook add reports/                      many reports into a book, claimbook.db
      claimbook incidents                         what happened, over all of them
      claimbook profile "NAME"                    how serious a group is, with the sentences that say so
      claimbook serve                             all of it as pages on this machine
    """


@app.command()
def version() -> None:
    """Print the version."""
    click.echo(f"claimbook {__version__}")


actors.add_command(list_actors)
for command in (one for given in SECTIONS.values() for one in given):
    app.add_command(command)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    args: what stands after the program's name; None takes the arguments of this process.
    """
    try:
        return app.main(args, prog_name="claimbook", standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ClaimbookError as error:
        click.echo(f"claimbook: {visible(str(error))}", err=True)
        return 1
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except OutputClosedError as gone:
        gone.silence(sys.stdout)
        return 0
