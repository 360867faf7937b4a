"""The record in and out of the formats of the field.

`export_record` writes one of EXPORTERS and says what that format could not hold; `import_rows` reads one of IMPORTERS,
each row a document with claims whose holder is the dataset; `consolidate` makes a row's incident; `match` pairs the
record's incidents with a dataset's.
"""

from claimbook.exchange.consolidate import consolidate, consolidate_entries
from claimbook.exchange.datasets import is_imported
from claimbook.exchange.export import NO_OPTIONS, Export, ExportOptions, Loss
from claimbook.exchange.formats import EXPORTERS, IMPORTERS, export_record, import_rows
from claimbook.exchange.ledger import Ledger, ledger_from_lines, ledger_to_lines
from claimbook.exchange.source import Found, Remark

__all__ = [
    "EXPORTERS",
    "IMPORTERS",
    "NO_OPTIONS",
    "Export",
    "ExportOptions",
    "Found",
    "Ledger",
    "Loss",
    "Remark",
    "consolidate",
    "consolidate_entries",
    "export_record",
    "import_rows",
    "is_imported",
    "ledger_from_lines",
    "ledger_to_lines",
]
