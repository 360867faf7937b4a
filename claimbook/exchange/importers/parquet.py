"""Parquet files that an export wrote -> the views and entries that it was given."""

import io
import json
from collections.abc import Mapping
from typing import Any

from claimbook.errors import FormatError
from claimbook.exchange.exporters.parquet import RECORD
from claimbook.exchange.extras import needed
from claimbook.exchange.plainform import from_plain
from claimbook.model.contract import claim_from_json
from claimbook.model.record import Entry, Report
from claimbook.model.values import Document
from claimbook.model.views import Views


def read_record(files: Mapping[str, bytes]) -> tuple[Views, tuple[Entry, ...]]:
    """files: name -> bytes, as in Export.files. Raises FormatError for other tables, ResourceError without Polars."""
    try:
        incidents, relations, actors = (
            _values(files[f"{one}.parquet"]) for one in ("incidents", "relations", "actors")
        )
        views = Views(incidents, relations, actors)
        reports = {row["id"]: _report(row) for row in _rows(files["reports.parquet"])}
        return views, tuple(_entry(row, reports) for row in _rows(files["claims.parquet"]))
    except (KeyError, TypeError, ValueError) as error:
        raise FormatError("Parquet", f"not the tables of an export ({error!r}).") from error


def _rows(content: bytes) -> list[dict[str, Any]]:
    polars = needed("polars", "tables")
    found: list[dict[str, Any]] = polars.read_parquet(io.BytesIO(content)).to_dicts()
    return found


def _values(content: bytes) -> tuple[Any, ...]:
    return tuple(from_plain(json.loads(row[RECORD])) for row in _rows(content))


def _report(row: Mapping[str, Any]) -> Report:
    named = (row["title"], row["source"], row["url"])
    document = Document(row["document"], row["text"], row["published"], *named, language=row.get("language"))
    return Report(row["id"], document, row["sha256"], row["learned"], row["version"], row["newest"], row["group"])


def _entry(row: Mapping[str, Any], reports: Mapping[str, Report]) -> Entry:
    return Entry(claim_from_json(json.loads(row[RECORD])), reports[row["report"]], row["run"], row["state"])
