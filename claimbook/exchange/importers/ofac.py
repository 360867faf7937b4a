"""OFAC's list of specially designated nationals: sdn.csv, headerless, and alt.csv beside it for other names.

Entities only. Persons, vessels and aircraft are counted and passed over. A list of other names alone is no use: it does
not say whose names are those of persons.
"""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from claimbook.errors import InputError
from claimbook.exchange.datasets import OFAC
from claimbook.exchange.importers.events import DATASET, read_rows
from claimbook.exchange.importers.listings import Statement, listing
from claimbook.exchange.rows import Row
from claimbook.exchange.source import MAX_CELL, BrokenRowError, Found, Remark, Table
from claimbook.model.values import Extraction, Issue, Mention

SDN: Final = ("ent_num", "sdn_name", "sdn_type", "program", "title", "call_sign", "vess_type", "tonnage", "grt",
              "vess_flag", "vess_owner", "remarks")  # fmt: skip
NULL: Final = "-0-"


def read(path: Path) -> Iterator[Found]:
    """The entities of sdn.csv with the names of alt.csv. Raises InputError where the file is no such list."""
    others = _other_names(path)
    passed: Counter[str] = Counter()
    most = max(map(len, others.values()), default=0)
    table = Table((*SDN, *(f"alt_name_{number}" for number in range(1, most + 1))), _lines(path, others, most, passed))
    yield from read_rows(table, path.name, OFAC, extraction)
    for kind, count in sorted(passed.items()):
        yield Remark(path.name, f"{count} entries of type {kind} are passed over: entities only.")


def _lines(
    path: Path, others: dict[str, list[str]], most: int, passed: Counter[str]
) -> Iterator[tuple[int, list[str]] | Issue]:
    taken = False
    for line, cells in _rows(path):
        if len(cells) != len(SDN):
            if not taken:
                expected = "sdn.csv has 12 columns and no header."
                raise InputError(path.name, f"no list of OFAC's: {len(cells)} columns in line {line}.", expected)
            yield Issue(path.name, f"{len(cells)} cells instead of 12; the row is not taken.", f"line {line}")
            continue
        taken = True
        kind = cells[2] or "entity"
        if kind == "entity":
            names = others.get(cells[0], [])
            yield line, [*cells, *names, *[""] * (most - len(names))]
        else:
            passed[kind] += 1


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CELL))
    with path.open("rb") as raw:
        reader = csv.reader(io.TextIOWrapper(raw, "utf-8-sig", "surrogateescape", newline=""))
        for cells in reader:
            values = [one.strip() for one in cells]
            if values and values != ["\x1a"]:
                yield reader.line_num, ["" if one == NULL else one for one in values]


def _other_names(path: Path) -> dict[str, list[str]]:
    """Number of the entry -> its other names, out of alt.csv in the same folder; empty where there is none."""
    beside = path.with_name(path.name.lower().replace("sdn", "alt"))
    found = defaultdict[str, list[str]](list)
    if beside.name != path.name and beside.exists():
        for _, cells in _rows(beside):
            if len(cells) >= 4:
                found[cells[0]].append(cells[3])
    return found


def extraction(row: Row) -> Extraction:
    """The row as a document that says who is listed under which programme."""
    own = row.get("ent_num")
    if not own.isdigit() or not row.get("sdn_name"):
        raise BrokenRowError("no ent_num or no name")
    ref = f"ofac:{own}"
    entity = row.mention("sdn_name", "group", ref=ref)
    lister = row.mention(DATASET, "organisation", "Office of Foreign Assets Control")
    said = [
        Statement("status", "proscribed", entity, lister, row.span("program" if row.get("program") else "sdn_name"))
    ]
    names = [_other(row, one, entity) for one in row.starts if one.startswith("alt_name_")]
    return listing(row, OFAC, own, said, (entity, *names))


def _other(row: Row, column: str, entity: Mention) -> Mention:
    return row.mention(column, "group", entity.text, entity.ref)
