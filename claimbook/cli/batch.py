"""`claimbook batch`: questions to a model in a file, for services that answer overnight and cheaper."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimbook.cli.asking import votes_option
from claimbook.cli.escape import json_line
from claimbook.cli.formats import FORMATS
from claimbook.cli.progress import Lines
from claimbook.cli.reading import UNREADABLE, identities_option, resolving_of
from claimbook.cli.sink import open_sink
from claimbook.model.values import Document, Issue

if TYPE_CHECKING:
    from claimbook.extract.llm import LlmEngine
    from claimbook.extract.llm.cache import Cache


@click.group()
def batch() -> None:
    """Ask a language model by file, in the batch format of OpenAI.

    \b
    Examples:
      claimbook batch export reports/ > requests.jsonl
      claimbook batch import results.jsonl --format jsonl > claims.jsonl

    An export holds what was not answered before. Long documents, and lines that were refused, take another round:
    export the same reports again until nothing is left.
    """


@batch.command("export")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
              help="Publication date of all inputs, in place of what they tell.")  # fmt: skip
@click.option("--engine", type=click.Choice(["llm", "cascade"]), default="llm", show_default=True)
@votes_option
def export(inputs: tuple[str, ...], published: datetime | None, engine: str, votes: int) -> int:
    """Write the requests that INPUT takes, one a line, to standard output."""
    from claimbook.extract.llm.batch import export_batch
    from claimbook.pipeline import read_documents
    from claimbook.read import ReadOptions

    cache, asking = _opened(engine == "cascade", votes)
    told = _Told()
    options = ReadOptions(published=published.date() if published else None)
    requests = 0
    with open_sink(None) as sink:
        for request in export_batch(told.passed(read_documents(inputs, options)), asking, cache):
            sink.write(json_line(request))
            requests += 1
    click.echo(f"claimbook: {requests} requests for {told.documents} documents", err=True)
    return UNREADABLE if told.issues else 0


@batch.command("import")
@click.argument("results", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True)
@identities_option
def import_(results: tuple[Path, ...], form: str, identities: bool) -> int:
    """Take answers from RESULTS and print the claims of the documents that they are about.

    What failed or is missing is listed on standard error; export the same reports again to ask for it. Results of
    several rounds may be given together: each document is printed once.
    """
    from claimbook.extract.llm.batch import kept_documents
    from claimbook.pipeline import extract_claims

    cache, asking = _opened(False, 1)
    told = _Told()
    names = _imported(results, cache, told)
    resolving, chosen = resolving_of(identities), FORMATS[form]()
    with open_sink(None) as sink:
        sink.write(chosen.head)
        for kept, document in kept_documents(names, cache):
            extraction = extract_claims(document, kept.engine(cache, asking), resolving())
            for issue in extraction.issues:
                told.tell(issue)
            sink.write(chosen.render(extraction))
    return UNREADABLE if told.issues else 0


class _Told:
    """What went by, counted; issues go to standard error."""

    def __init__(self) -> None:
        self.documents = 0
        self.issues = 0
        self._lines = Lines()

    def tell(self, issue: Issue) -> None:
        """Report it."""
        self.issues += 1
        self._lines.report(issue)

    def passed(self, found: Iterable[Document | Issue]) -> Iterator[Document]:
        """The documents, one at a time."""
        for one in found:
            if isinstance(one, Issue):
                self.tell(one)
            else:
                self.documents += 1
                yield one


def _imported(results: tuple[Path, ...], cache: "Cache", told: _Told) -> list[str]:
    """Take the answers in. Returns the batches that they belong to, each once."""
    from claimbook.extract.llm.batch import import_answers

    names: dict[str, None] = {}
    for file in results:
        with file.open(encoding="utf-8", errors="replace") as lines:
            for found in import_answers(lines, cache, str(file)):
                if isinstance(found, Issue):
                    told.tell(found)
                else:
                    names[found] = None
    return list(names)


def _opened(screened: bool, votes: int) -> "tuple[Cache, LlmEngine]":
    """The cache, and an engine that answers out of it alone."""
    from claimbook.extract.llm import Options, load
    from claimbook.extract.llm.cache import Cache
    from claimbook.extract.llm.sources import KeptAnswers
    from claimbook.settings import load_settings

    settings = load_settings()
    cache = Cache(settings.cache)
    return cache, replace(load(Options(votes), settings, KeptAnswers(cache)), screened=screened)
