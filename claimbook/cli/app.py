"""The commands by name, and what their ends mean to a shell.

Exit codes: 0 all was read; 1 something could not be read, and stands on standard error; 2 the command was misspelt;
130 Ctrl-C.
"""

import sys
from collections.abc import Sequence

import click

from claimbook import __version__
from claimbook.cli.add import add
from claimbook.cli.batch import batch
from claimbook.cli.codebook import codebook
from claimbook.cli.demo import demo
from claimbook.cli.escape import visible
from claimbook.cli.evaluate import evaluate
from claimbook.cli.incidents import incidents
from claimbook.cli.judge import judge
from claimbook.cli.mentions import mentions
from claimbook.cli.profile import compare, profile
from claimbook.cli.read import read
from claimbook.cli.relations import relations
from claimbook.cli.runs import runs
from claimbook.cli.search import search
from claimbook.cli.sink import OutputClosedError
from claimbook.cli.why import why
from claimbook.errors import ClaimbookError

INTERRUPTED = 130
WIDTH = 100


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDTH})
@click.version_option(__version__, prog_name="claimbook", message="%(prog)s %(version)s")
def app() -> None:
    """Read reports of armed groups into claims: who did what to whom, who is who, how many, and who says so.

    Each claim keeps the exact words that carry it, its speaker, its doubt and its date. Everything runs on this
    machine, and no text leaves it, unless you choose an engine that asks a server (docs/engines.md).

    \b
    First steps:
      claimbook demo                              watch sample reports turn into claims
      claimbook read report.txt                   read one of your own
      claimbook read reports/ > claims.jsonl      read a folder, one claim a line
      claimbook codebook                          what there is to be found
    """


@app.command()
def version() -> None:
    """Print the version."""
    click.echo(f"claimbook {__version__}")


for command in (
    *(read, mentions, demo, evaluate, codebook, batch),
    *(add, incidents, relations, why, search, runs, judge),
    *(profile, compare),
):
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
