"""The formats by name, out and in, and the two calls that use them."""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final

from claimbook.errors import FormatError, InputError
from claimbook.exchange.export import NO_OPTIONS, Export, Exporter, ExportOptions, Loss, Out, Written
from claimbook.exchange.exporters import (
    acled,
    annotations,
    contract,
    followthemoney,
    ged,
    geojson,
    graphs,
    parquet,
    workbook,
)
from claimbook.exchange.importers import acled as acled_in
from claimbook.exchange.importers import contract as contract_in
from claimbook.exchange.importers import followthemoney as ftm_in
from claimbook.exchange.importers import ged as ged_in
from claimbook.exchange.importers import geonames, gtd, ofac, ucdp_actor, un
from claimbook.exchange.material import Material, Whole
from claimbook.exchange.source import Found
from claimbook.exchange.withhold import withhold
from claimbook.model.record import Entry
from claimbook.model.views import Views

EXPORTERS: Final[dict[str, Exporter]] = {
    "acled": acled.export,
    "ged": ged.export,
    "geojson": geojson.export,
    "parquet": parquet.export,
    "graphml": graphs.graphml,
    "gexf": graphs.gexf,
    "ftm": followthemoney.export,
    "jsonld": annotations.export,
    "excel": workbook.export,
    "contract": contract.export,
}
"""Name -> what writes a record so."""

Importer = Callable[[Path], Iterator[Found]]


def _streamed(read: Callable[[BinaryIO, str], Iterator[Found]]) -> Importer:
    def opened(path: Path) -> Iterator[Found]:
        with path.open("rb") as stream:
            yield from read(stream, path.name)

    return opened


IMPORTERS: Final[dict[str, Importer]] = {
    "ged": _streamed(ged_in.read),
    "acled": _streamed(acled_in.read),
    "gtd": gtd.read,
    "ucdp-actor": _streamed(ucdp_actor.read),
    "un": _streamed(un.read),
    "ofac": ofac.read,
    "geonames": _streamed(geonames.read),
    "ftm": ftm_in.read,
    "contract": contract_in.read,
}
"""Name -> path of a file -> its rows: an Extraction each, or the Issue that stands in its place."""


def write_record(form: str, material: Material, out: Out, options: ExportOptions = NO_OPTIONS) -> Written:
    """Write the record in a format of EXPORTERS, with little of it in memory where the format allows; private people
    are withheld unless the options ask for them.

    Raises FormatError for an unknown format, ResourceError where its library is not installed.
    """
    if form not in EXPORTERS:
        raise FormatError(form, "no such format.", f"There are {', '.join(EXPORTERS)}.")
    if options.include_persons:
        return EXPORTERS[form](material, out, options)
    held = withhold(material)
    if not held.count:
        return EXPORTERS[form](material, out, options)
    loss = Loss("private people", held.count, "names withheld; --include-persons writes them")
    found = EXPORTERS[form](held, out, options)
    return replace(found, losses=(loss, *found.losses))


def export_record(form: str, views: Views, entries: Sequence[Entry], options: ExportOptions = NO_OPTIONS) -> Export:
    """The same for a record in memory, into memory."""
    files: dict[str, bytes] = {}

    @contextmanager
    def out(name: str) -> Iterator[BinaryIO]:
        stream = io.BytesIO()
        yield stream
        files[name] = stream.getvalue()

    found = write_record(form, Whole(views, entries), out, options)
    return Export(files, found.losses, found.ledger)


def import_rows(form: str, path: Path) -> Iterator[Found]:
    """The rows of a file in a format of IMPORTERS.

    Raises FormatError for an unknown format, InputError for a file that can't be read or is of another format.
    """
    if form not in IMPORTERS:
        raise FormatError(form, "no such format.", f"There are {', '.join(IMPORTERS)}.")
    try:
        yield from IMPORTERS[form](path)
    except OSError as error:
        raise InputError(str(path), f"can't be read ({error.strerror}).") from error
