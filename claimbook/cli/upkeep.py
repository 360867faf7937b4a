"""A line on standard error while the views of a book are brought up to date, where that takes a while."""

import sys
from typing import Final

import click

FEW: Final = 200
"""Up to so many reports are done before a line could be read."""
_TENTHS: Final = 10


class UpkeepLine:
    """Told of every step: on a terminal one line that changes, else a line for each tenth."""

    def __init__(self) -> None:
        self._tenth = 0

    def __call__(self, done: int, total: int) -> None:
        """done, total: reports."""
        if total <= FEW:
            return
        told = f"claimbook: bringing the views up to date: {done:,} of {total:,} reports"
        if sys.stderr.isatty():
            click.echo(f"\r{told}{chr(10) if done >= total else ''}", nl=False, err=True)
            return
        tenth = done * _TENTHS // total
        if tenth > self._tenth:
            self._tenth = tenth
            click.echo(told, err=True)
