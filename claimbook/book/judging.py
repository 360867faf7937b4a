"""Judgements -> rows and back."""

import json
import secrets
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final, cast

from sqlalchemy import Connection, Row, insert, select, update

from claimbook.book.adding import next_revision
from claimbook.book.rows import compact
from claimbook.book.tables import JUDGEMENTS
from claimbook.errors import InputError
from claimbook.model.judgements import Anchor, Judgement, Sort, Verb

ID_BYTES: Final = 4


def new_id() -> str:
    """Eight hexadecimal digits, short enough to type; the table refuses a second one."""
    return secrets.token_hex(ID_BYTES)


def write_judgement(connection: Connection, judgement: Judgement) -> None:
    """One more row."""
    row = {
        "id": judgement.id,
        "verb": judgement.verb,
        "sort": judgement.sort,
        "anchors": compact([asdict(one) for one in judgement.anchors]),
        "field": judgement.field,
        "value": None if judgement.field is None else compact(judgement.value),
        "author": judgement.author,
        "reason": judgement.reason,
        "made": judgement.made,
        "revision": next_revision(connection),
    }
    connection.execute(insert(JUDGEMENTS).values(**row))


def undo_judgement(connection: Connection, id_: str, now: datetime) -> Judgement:
    """Note when it ceased to hold; one that was undone before stays as it is. Raises InputError for an unknown id."""
    found = connection.execute(select(JUDGEMENTS).where(JUDGEMENTS.c.id == id_)).first()
    if found is None:
        raise InputError(f"judgement {id_}", "no such judgement.", remedy="claimbook judge list shows them.")
    if found.undone is None:
        values = {"undone": now, "revision": next_revision(connection)}
        connection.execute(update(JUDGEMENTS).where(JUDGEMENTS.c.id == id_).values(**values))
    return _judgement(connection.execute(select(JUDGEMENTS).where(JUDGEMENTS.c.id == id_)).one())


def read_judgements(connection: Connection) -> list[Judgement]:
    """All, undone ones too, in the order in which they were made."""
    return [_judgement(row) for row in connection.execute(select(JUDGEMENTS).order_by(JUDGEMENTS.c.key))]


def judged_since(connection: Connection, revision: int) -> bool:
    """Was anything judged or undone after that revision?"""
    later = select(JUDGEMENTS.c.key).where(JUDGEMENTS.c.revision > revision).limit(1)
    return connection.execute(later).first() is not None


def _judgement(row: Row[Any]) -> Judgement:
    anchors = tuple(_anchor(one) for one in json.loads(row.anchors))
    value = None if row.value is None else json.loads(row.value)
    verb, sort = cast(Verb, row.verb), cast(Sort, row.sort)
    return Judgement(row.id, verb, sort, anchors, row.author, row.made, row.reason, row.field, value, row.undone)


def _anchor(form: dict[str, Any]) -> Anchor:
    core = tuple((role, words) for role, words in form.pop("core", ()))
    return Anchor(**form, core=core)
