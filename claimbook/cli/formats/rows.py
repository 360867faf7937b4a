"""CSV: one row a claim, for spreadsheets and statistics.

Fillers of one role stand in one cell, joined by " ; ": their words under the role's name, their full names under
<role>_name, their identities under <role>_ref; where places lie under place_latitude and so on. A cell that would
start a formula gets a leading apostrophe (claimbook.cli.escape.cell).
"""

import csv
import io
from collections.abc import Iterable
from typing import Final

from claimbook.cli.escape import cell
from claimbook.cli.formats.form import Form
from claimbook.model.codebook import NUMBERS, ROLES
from claimbook.model.values import Amount, Claim, Location, Mention

JOINT: Final = " ; "
ROLE_NAMES: Final = tuple(dict.fromkeys(role for roles in ROLES.values() for role in roles))
NUMBER_NAMES: Final = tuple(dict.fromkeys(key for keys in NUMBERS.values() for key in keys))

Row = dict[str, str]


def claims_as_csv(_explain: bool = False) -> Form:
    """A head line, then one row a claim, in document order (RFC 4180: comma, CRLF, UTF-8). It holds no reasons."""
    return Form(
        lambda found: _lines(map(claim_to_row, found.claims)), _lines([dict(zip(COLUMNS, COLUMNS, strict=True))])
    )


def claim_to_row(claim: Claim) -> Row:
    """Column -> text of the cell; what the claim does not say is the empty text."""
    row = {"doc": claim.doc, "id": claim.id, "type": claim.type, "subtype": claim.subtype}
    for role in ROLE_NAMES:
        row |= _mentions(role, claim.roles.get(role, ()))
    row |= _places(claim.roles.get("place", ()))
    for key in NUMBER_NAMES:
        row |= _amount(key, claim.numbers.get(key))
    row |= _when(claim) | _mentions("holder", (claim.holder,) if claim.holder else ())
    row |= {"polarity": claim.polarity, "modality": claim.modality, "incident": claim.incident or ""}
    return row | _evidence(claim)


def _mentions(column: str, given: Iterable[Mention]) -> Row:
    found = tuple(given)
    return {
        column: JOINT.join(one.text for one in found),
        f"{column}_name": JOINT.join(one.name or one.text for one in found),
        f"{column}_ref": JOINT.join(one.ref or "" for one in found) if any(one.ref for one in found) else "",
    }


def _places(given: Iterable[Mention]) -> Row:
    """Where the places lie: one value a place, in their order, empty where it is not known."""
    found = [one.location or Location() for one in given]
    columns = ("latitude", "longitude", "country", "admin1", "where_prec")
    cells = [[getattr(one, column) for one in found] for column in columns]
    return {
        f"place_{column}": JOINT.join("" if one is None else f"{one}" for one in values) if any(values) else ""
        for column, values in zip(columns, cells, strict=True)
    }


def _amount(column: str, given: Amount | None) -> Row:
    ends = (given.low, given.high) if given else (None, None)
    low, high = ("" if end is None else f"{end:.12g}" for end in ends)
    return {column: given.text if given else "", f"{column}_low": low, f"{column}_high": high}


def _when(claim: Claim) -> Row:
    when = claim.when
    days = (when.start_date, when.end_date) if when else (None, None)
    start, end = (day.isoformat() if day else "" for day in days)
    precision = str(when.precision) if when and when.precision else ""
    return {"when": when.text if when else "", "start_date": start, "end_date": end, "date_prec": precision}


def _evidence(claim: Claim) -> Row:
    return {
        "evidence": JOINT.join(one.text for one in claim.evidence),
        "evidence_start": str(claim.evidence[0].start) if claim.evidence else "",
        "evidence_end": str(claim.evidence[-1].end) if claim.evidence else "",
        "confidence": "" if claim.confidence is None else str(claim.confidence),
        "engine": claim.engine or "",
    }


def _lines(rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writerows({column: cell(text) for column, text in row.items()} for row in rows)
    return out.getvalue()


COLUMNS: Final = tuple(claim_to_row(Claim("", "", "", "", {}, {}, None, None, None, "", "", ())))
