"""A dossier, a profile or a comparison as JSON values."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any


def as_json(value: Any) -> Any:
    """Frozen values as objects by the names of their fields, days as YYYY-MM-DD, sets sorted, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name.rstrip("_"): as_json(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {_key(key): as_json(one) for key, one in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(map(as_json, value))
    if isinstance(value, tuple | list):
        return [as_json(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _key(key: Any) -> str:
    return " > ".join(map(str, key)) if isinstance(key, tuple) else str(key)
