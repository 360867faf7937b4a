"""`claimbook serve`: the record as pages on one's own machine."""

import getpass
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from claimbook.cli.escape import visible
from claimbook.cli.listing import book_option
from claimbook.extract.engines import ENGINES

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimbook.pipeline import Resolvers
    from claimbook.workbench.desk import Options


@click.command()
@book_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
              help="Address to listen on. Elsewhere than on this machine alone a password is wanted.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, metavar="N",
              help="Port to listen on; 0 takes one that is free.")  # fmt: skip
@click.option("--name", "names", multiple=True, metavar="HOST",
              help="A further host name that the pages are asked by. May be given several times.")  # fmt: skip
@click.option("--password-env", metavar="VARIABLE",
              help="Environment variable with the password. So it stands in no list of processes.")  # fmt: skip
@click.option("--by", "author", envvar="CLAIMBOOK_AUTHOR", show_envvar=True, metavar="NAME",
              help="Who signs decisions, until a reader gives another name.  [default: you]")  # fmt: skip
@click.option("--engine", type=click.Choice(list(ENGINES)), default="local", show_default=True,
              help="What reads the reports that are added in the pages.")  # fmt: skip
def serve(**given: Any) -> int:
    """Open a book in the browser: read reports with their claims lit in place, and mend what the machine got wrong.

    The book is made where there is none. Nothing leaves this machine: the pages load nothing from elsewhere. Ctrl-C
    ends it.

    \b
    Examples:
      claimbook serve
      claimbook serve --book sahel.db --port 8000
      CLAIMBOOK_PASSWORD=... claimbook serve --host 0.0.0.0 --name desk.local --password-env CLAIMBOOK_PASSWORD
    """
    from claimbook.workbench.app import make_app
    from claimbook.workbench.serving import check_exposure, listening, server_of

    password = _password(given["password_env"])
    check_exposure(given["host"], password)
    socket, address = listening(given["host"], given["port"])
    with socket:
        app = make_app(_options(given, password))
        click.echo(f"claimbook: {visible(given['book'])} at {address}  (Ctrl-C ends it)")
        with suppress(KeyboardInterrupt):
            server_of(app).run(sockets=[socket])
    return 0


def _password(variable: str | None) -> str | None:
    if variable is None:
        return None
    if not os.environ.get(variable):
        raise click.UsageError(f"the environment variable {variable} is not set, or empty.")
    return os.environ[variable]


def _options(given: dict[str, Any], password: str | None) -> "Options":
    from claimbook.workbench.desk import Options
    from claimbook.workbench.security import Guard, is_loopback

    names = frozenset(name.lower() for name in given["names"])
    guard = Guard(given["host"], names, password)
    return Options(
        book=given["book"], guard=guard, make_engine=ENGINES[given["engine"]], make_resolvers=_resolvers,
        author=given["author"] or _user(), local=is_loopback(given["host"]),
    )  # fmt: skip


def _resolvers(say: "Callable[[str], None]") -> "Resolvers":
    from claimbook.pipeline import load_resolvers
    from claimbook.resolve.resolvers import prepare_resolvers

    prepare_resolvers(say)
    return load_resolvers()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a machine that knows no name of this user
        return "reader"
