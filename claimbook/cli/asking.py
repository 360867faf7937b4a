"""What `read` and `batch` share where a language model is asked: options, and the plan of a run."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import click

from claimbook.cli.progress import Lines
from claimbook.cli.reading import UNREADABLE, Reading
from claimbook.extract.engines import ASKING
from claimbook.model.values import Issue

MOST_VOTES: Final = 15


def votes_option(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command --votes."""
    kind = click.IntRange(1, MOST_VOTES)
    text = "Ask a model N times, and keep what more than half of the answers have."
    return click.option("--votes", type=kind, default=1, show_default=True, metavar="N", help=text)(command)


def asking_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of engines that ask a model."""
    text = "Stop asking a model before more than N tokens are spent."
    limit = click.option("--max-tokens", type=click.IntRange(min=1), metavar="N", help=text)
    return votes_option(limit(command))


def with_asking(reading: Reading, given: dict[str, Any]) -> Reading:
    """The reading with those options. Raises UsageError where its engine asks nobody."""
    if reading.engine not in ASKING and (given["votes"] > 1 or given["max_tokens"]):
        raise click.UsageError(f"--votes and --max-tokens are for --engine {' or '.join(sorted(ASKING))}.")
    return replace(reading, votes=given["votes"], max_tokens=given["max_tokens"])


def print_plan(reading: Reading) -> int:
    """Documents, requests, tokens and cost of the reading. Returns the exit code."""
    from claimbook.extract.llm import Options, load, load_cascade
    from claimbook.extract.llm.cache import Cache
    from claimbook.extract.llm.plan import Plan, plan
    from claimbook.pipeline import read_documents
    from claimbook.read import ReadOptions
    from claimbook.settings import load_settings

    if reading.engine not in ASKING:
        raise click.UsageError(f"--dry-run is for --engine {' or '.join(sorted(ASKING))}: others cost nothing.")
    settings = load_settings()
    cache = Cache(settings.cache)
    engine = (load_cascade if reading.engine == "cascade" else load)(Options(reading.votes), settings)
    total, unread = Plan(), 0
    for one in read_documents(reading.inputs, ReadOptions(published=reading.published)):
        if isinstance(one, Issue):
            Lines().report(one)
            unread += 1
        else:
            total += plan(engine, one, cache)
    cost = total.cost(settings)
    shown = f"{cost:,.2f}" if cost is not None else "unknown: set CLAIMBOOK_LLM_PRICE_IN and _PRICE_OUT"
    click.echo(
        f"documents        {total.documents:,}\nrequests         {total.requests:,}\n"
        f"tokens sent      about {total.tokens_in:,}\ntokens answered  about {total.tokens_out:,}\n"
        f"cost             {shown}"
    )
    return UNREADABLE if unread else 0
