"""`claimbook batch`: questions to a model in a file, for services that answer overnight and cheaper."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimbook.cli.asking import votes_option
from claimbook.cli.escape import json_line
from claimbook.cli.formats import FORMATS
from claimbook.cli.progress import Lines
from claimbook.cli.reading import UNREADABLE
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
    documents: list[Document] = []
    unread = 0
    for one in read_documents(inputs, ReadOptions(published=published.date() if published else None)):
        if isinstance(one, Issue):
            Lines().report(one)
            unread += 1
        else:
            documents.append(one)
    requests = export_batch(documents, asking, cache)
    with open_sink(None) as sink:
        for request in requests:
            sink.write(json_line(request))
    click.echo(f"claimbook: {len(requests)} requests for {len(documents)} documents", err=True)
    return UNREADABLE if unread else 0


@batch.command("import")
@click.argument("results", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True)
def import_(results: tuple[Path, ...], form: str) -> int:
    """Take answers from RESULTS and print the claims of the documents that they are about.

    What failed or is missing is listed on standard error; export the same reports again to ask for it.
    """
    from claimbook.extract.llm.batch import import_answers, kept_batch
    from claimbook.pipeline import extract_claims

    cache, asking = _opened(False, 1)
    names: dict[str, None] = {}
    unread = 0
    for file in results:
        with file.open(encoding="utf-8", errors="replace") as lines:
            for found in import_answers(lines, cache, str(file)):
                if isinstance(found, Issue):
                    Lines().report(found)
                    unread += 1
                else:
                    names[found] = None
    chosen = FORMATS[form]()
    with open_sink(None) as sink:
        sink.write(chosen.head)
        for name in names:
            kept = kept_batch(name, cache)
            engine = kept.engine(cache, asking)
            for document in kept.documents:
                extraction = extract_claims(document, engine)
                for issue in extraction.issues:
                    Lines().report(issue)
                unread += len(extraction.issues)
                sink.write(chosen.render(extraction))
    return UNREADABLE if unread else 0


def _opened(screened: bool, votes: int) -> "tuple[Cache, LlmEngine]":
    """The cache, and an engine that answers out of it alone."""
    from claimbook.extract.llm import Options, load
    from claimbook.extract.llm.cache import Cache
    from claimbook.extract.llm.sources import KeptAnswers
    from claimbook.settings import load_settings

    settings = load_settings()
    cache = Cache(settings.cache)
    return cache, replace(load(Options(votes), settings, KeptAnswers(cache)), screened=screened)
