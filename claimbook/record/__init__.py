"""The record as one Python API: book, merging, assessment and exchange together.

>>> import claimbook
>>> with claimbook.open_record("claimbook.db") as record:    # doctest: +SKIP
...     found = record.incidents(claimbook.Filter(country="Mali", kind="attack"))
...     claimbook.frame(found)
...     record.why(found[0].id, "killed")
"""

from claimbook.record.filters import Filter
from claimbook.record.frames import frame, rows_of
from claimbook.record.record import Record, open_record
from claimbook.record.why import Passage, Said, Why

__all__ = ["Filter", "Passage", "Record", "Said", "Why", "frame", "open_record", "rows_of"]
