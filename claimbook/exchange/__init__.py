"""The record in and out of the formats of the field.

`write_record` writes one of EXPORTERS and says what that format could not hold; `import_rows` reads one of IMPORTERS,
each row a document with claims whose holder is the dataset; `consolidate` makes a row's incident; `match` pairs the
record's incidents with a dataset's.
"""

from claimbook.exchange.consolidate import consolidate, consolidate_entries
from claimbook.exchange.datasets import is_imported
from claimbook.exchange.export import NO_OPTIONS, Export, ExportOptions, Loss, Out, Written
from claimbook.exchange.formats import EXPORTERS, IMPORTERS, export_record, import_rows, write_record
from claimbook.exchange.ledger import Ledger, ledger_from_lines, ledger_to_lines
from claimbook.exchange.material import Material, Whole
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
    "Material",
    "Out",
    "Remark",
    "Whole",
    "Written",
    "consolidate",
    "consolidate_entries",
    "export_record",
    "import_rows",
    "is_imported",
    "ledger_from_lines",
    "ledger_to_lines",
    "write_record",
]
