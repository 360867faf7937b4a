"""Bytes -> Document.

    for found in read_inputs(["reports/", "https://example.org/report"]):
        print(found.reason if isinstance(found, Issue) else found.text)

One module a format; `formats.FORMATS` lists them.
"""

from claimbook.read.formats import FORMATS, Format
from claimbook.read.options import ReadOptions
from claimbook.read.reading import count_documents, read_inputs, read_source
from claimbook.read.sources import Source, expand

__all__ = ["FORMATS", "Format", "ReadOptions", "Source", "count_documents", "expand", "read_inputs", "read_source"]
