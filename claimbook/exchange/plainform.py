"""Values of the model as plain JSON and back, whole: every field that is not its default, each object with its class.

    Range(35, None, 40)  <->  {"is": "Range", "low": 35, "best": null, "high": 40}

For formats that hold everything; the contract's own form of a claim is claimbook.model.contract.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from claimbook.errors import FormatError
from claimbook.model.values import Location
from claimbook.model.views import (
    Accusation,
    Actor,
    Incident,
    Interval,
    Party,
    Range,
    Relation,
    Testimony,
    Value,
)

CLASSES: Final[dict[str, type]] = {
    one.__name__: one
    for one in (Accusation, Actor, Incident, Interval, Location, Party, Range, Relation, Testimony, Value)
}
_TAG: Final = "is"


def to_plain(value: Any) -> Any:
    """The value as what `json` writes."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [to_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: to_plain(one) for key, one in value.items()}
    if isinstance(value, datetime | date):
        return {_TAG: "date", "day": value.isoformat()}
    return _object(value)


def _object(value: Any) -> dict[str, Any]:
    out: dict[str, Any] = {_TAG: type(value).__name__}
    for name, default in _fields(type(value).__name__):
        held = getattr(value, name)
        if held != default:
            out[name] = to_plain(held)
    return out


def from_plain(value: Any) -> Any:
    """What `to_plain` was given, lists as tuples. Raises FormatError for an object of no known class."""
    if isinstance(value, list):
        return tuple(from_plain(one) for one in value)
    if not isinstance(value, dict):
        return value
    tag = value.get(_TAG)
    if tag is None:
        return {key: from_plain(one) for key, one in value.items()}
    try:
        return date.fromisoformat(value["day"]) if tag == "date" else _made(CLASSES[tag], value)
    except (KeyError, TypeError, ValueError) as error:
        raise FormatError(f"an object of class {tag!r}", f"not one that an export wrote ({error!r}).") from error


def _made(kind: Callable[..., Any], value: Mapping[str, Any]) -> Any:
    return kind(**{key: from_plain(one) for key, one in value.items() if key != _TAG})


@cache
def _fields(kind: str) -> tuple[tuple[str, Any], ...]:
    """Each field with its default; fields without one are always written."""
    return tuple((one.name, ... if one.default is MISSING else one.default) for one in fields(CLASSES[kind]))
