"""Claimbook reads reports of armed groups into claims that keep their speaker, words, doubt and date.

>>> import claimbook
>>> with claimbook.open_record("claimbook.db") as record:    # doctest: +SKIP
...     record.incidents(claimbook.Filter(country="Mali"))
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimbook.record import Filter, Record, Why, frame, open_record

__version__ = "0.1.0"

__all__ = ["Filter", "Record", "Why", "frame", "open_record"]


def __getattr__(name: str) -> Any:
    """The names of claimbook.record, which is loaded when one is first used: `claimbook --help` stays fast."""
    if name not in __all__:
        raise AttributeError(f"module 'claimbook' has no attribute {name!r}")
    from claimbook import record  # noqa: PLC0415

    return getattr(record, name)
