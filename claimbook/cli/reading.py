"""What `read`, `mentions` and `demo` share: their options, and the loop over documents."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from claimbook.cli.formats.form import Form
from claimbook.cli.progress import watch
from claimbook.cli.sink import open_sink
from claimbook.extract.engines import ASKING, ENGINES
from claimbook.model.values import Document, Extraction, Issue

if TYPE_CHECKING:
    from claimbook.parallel import ResolversFactory

UNREADABLE: Final = 1
"""Exit code where at least one document could not be read, or not in full."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read and how. published: holds for every document; None: each tells its own.

    votes, max_tokens: of the engines that ask a model, see claimbook.extract.llm.Options. identities: look names up in
    the registry and the gazetteer. given: resolve the mentions that come with the documents, find none.
    """

    inputs: tuple[str, ...]
    published: date | None = None
    engine: str = next(iter(ENGINES))
    jobs: int = 1
    output: Path | None = None
    votes: int = 1
    max_tokens: int | None = None
    identities: bool = True
    given: bool = False


def _known_engine(_context: click.Context, _option: click.Parameter, name: str) -> str:
    if name not in ENGINES:
        raise click.BadParameter(f"{name!r} is no engine. Known: {', '.join(ENGINES)}.")
    return name


engine_option: Final = click.option(
    "--engine",
    default=next(iter(ENGINES)),
    show_default=True,
    metavar="NAME",
    callback=_known_engine,
    help="What finds the claims.",
)


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the arguments of a Reading."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def reading_of(given: dict[str, Any]) -> Reading:
    """The Reading out of what click parsed for `reading_options`. Raises UsageError for an output among the inputs."""
    _keep_inputs(given["inputs"], given["output"])
    day: datetime | None = given["published"]
    return Reading(
        given["inputs"], day.date() if day else None, given["engine"], given["jobs"], given["output"],
        identities=given["identities"], given=given.get("given", False),
    )  # fmt: skip


def _keep_inputs(inputs: tuple[str, ...], output: Path | None) -> None:
    """Refuse to write over what is to be read, or into a folder that is to be read."""
    if output is None:
        return
    written = output.resolve()
    for one in inputs:
        if Path(one).exists() and (written == Path(one).resolve() or Path(one).resolve() in written.parents):
            raise click.UsageError(f"--output {output} would stand among the inputs ({one}). Write it elsewhere.")


def print_all(reading: Reading, form: Form) -> int:
    """Read all, print each document as soon as it and those before it are read. Returns the exit code.

    What could not be read goes to standard error, by name and reason.
    """
    unread = 0
    with open_sink(reading.output) as sink, watch(reading.inputs, quiet=_on_terminal(reading)) as progress:
        if form.head:
            sink.write(form.head)
        for found in extractions(reading):
            issues = (found,) if isinstance(found, Issue) else found.issues
            for issue in issues:
                progress.report(issue)
            unread += len(issues)
            if isinstance(found, Extraction):
                sink.write(form.render(found))
            progress.advance()
    return UNREADABLE if unread else 0


def extractions(reading: Reading) -> Iterator[Extraction | Issue]:
    """Documents with their claims, in the order of the inputs, whatever the number of processes."""
    from claimbook.pipeline import read_documents
    from claimbook.read import ReadOptions

    return extracted(read_documents(reading.inputs, ReadOptions(published=reading.published)), reading)


def extracted(documents: Iterable[Document | Issue], reading: Reading) -> Iterator[Extraction | Issue]:
    """As `extractions`, of documents at hand: engines that ask in threads, the others in processes."""
    from claimbook.extract.given import GivenMentions
    from claimbook.parallel import extract_in_order

    resolving = resolving_of(reading.identities)
    if reading.given:
        return extract_in_order(documents, GivenMentions, reading.jobs, resolving)
    if reading.engine in ASKING:
        return _asked(documents, reading, resolving)
    return extract_in_order(documents, ENGINES[reading.engine], reading.jobs, resolving)


def resolving_of(identities: bool) -> "ResolversFactory":
    """What gives identities. Built here what is built once, so that no worker builds it again."""
    from claimbook.pipeline import load_resolvers, without_identities
    from claimbook.resolve.resolvers import prepare_resolvers

    if not identities:
        return without_identities
    prepare_resolvers(lambda line: click.echo(f"claimbook: {line}", err=True))
    return load_resolvers


def _asked(
    documents: Iterable[Document | Issue], reading: Reading, resolving: "ResolversFactory"
) -> Iterator[Extraction | Issue]:
    from claimbook.extract.llm import Options, load, load_cascade
    from claimbook.parallel import extract_in_threads
    from claimbook.settings import load_settings

    settings = load_settings()
    maker = load_cascade if reading.engine == "cascade" else load
    engine = maker(Options(reading.votes, reading.max_tokens), settings)
    return extract_in_threads(documents, engine, settings.concurrency, resolving)


def _on_terminal(reading: Reading) -> bool:
    return reading.output is None and sys.stdout.isatty()


explain_option: Final = click.option(
    "--explain", is_flag=True, help="Say beside each name, identity, place and day why it was given, or why none was."
)

identities_option: Final = click.option(
    "--identities/--no-identities",
    default=True,
    show_default=True,
    help="Look groups up in the actor registry and places in the gazetteer, which is built at the first use.",
)

_OPTIONS: Final = (
    click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
    click.option(
        "--published",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="YYYY-MM-DD",
        help="Publication date of all inputs, in place of what they tell. Relative times (last Friday) count from it.",
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        metavar="N",
        help="Processes to read with, one for each core. The output is the same for every N.",
    ),
    engine_option,
    identities_option,
    click.option(
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Write to FILE instead of standard output.",
    ),
)
