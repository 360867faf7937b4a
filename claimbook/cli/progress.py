"""Progress on standard error, where someone watches and the work is long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol

import click

from claimbook.cli.escape import visible
from claimbook.model.values import Issue

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

FEW: Final = 3
"""Up to so many documents are read before a bar could tell anything."""


class Progress(Protocol):
    """Told of each document as it is done."""

    def advance(self) -> None:
        """One more document is done."""

    def report(self, issue: Issue) -> None:
        """Something could not be read: say so on standard error."""


@contextmanager
def watch(work: int | tuple[str, ...], quiet: bool) -> Iterator[Progress]:
    """A bar with count, rate and time left on standard error, where that is a terminal and there is much to read.

    work: the number of documents, or the inputs that hold them. quiet: no bar, since the documents themselves appear on
    the terminal.
    """
    if quiet or not sys.stderr.isatty():
        yield Lines()
        return
    total = work if isinstance(work, int) else _count(work)
    if total is not None and total <= FEW:
        yield Lines()
        return
    with _bar() as bar:
        yield BarAndLines(bar, bar.add_task("reading", total=total))


def issue_line(issue: Issue) -> str:
    """'claimbook: report.pdf, page 3: encrypted', safe to print."""
    place = f"{issue.doc}, {issue.where}" if issue.where else issue.doc
    return visible(f"claimbook: {place}: {issue.reason}")


class Lines:
    """No bar: issues alone."""

    def advance(self) -> None:
        """Nothing to show."""

    def report(self, issue: Issue) -> None:
        """One line on standard error."""
        click.echo(issue_line(issue), err=True)


class BarAndLines:
    """A bar, with the lines of issues above it."""

    def __init__(self, bar: "Bar", task: "TaskID") -> None:
        self._bar = bar
        self._task = task

    def advance(self) -> None:
        """One step."""
        self._bar.advance(self._task)

    def report(self, issue: Issue) -> None:
        """One line above the bar."""
        self._bar.console.print(issue_line(issue), markup=False, highlight=False, soft_wrap=True)


def _count(inputs: tuple[str, ...]) -> int | None:
    """None with standard input among them: then the bar tells count and rate, but no time left."""
    from claimbook.read import count_documents

    return count_documents(inputs)


def _bar() -> "Bar":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Task as Step
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Step) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "", "dim")

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn()
    return Progress(*columns, console=Console(stderr=True), transient=True)
