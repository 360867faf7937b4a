"""What the user has set, for the engines that ask a language model: a TOML file, over it the environment.

The file is `claimbook.toml` in the user's configuration folder, or where CLAIMBOOK_CONFIG says. docs/engines.md lists
every setting.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from platformdirs import user_cache_path, user_config_path

from claimbook.errors import FormatError

OLLAMA: Final = "http://localhost:11434/v1"
_TABLE: Final = "llm"


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """How a language model is asked.

    url: base address of an OpenAI-compatible server, up to and with /v1. model: its name there. key: sent as bearer
    token; empty: none is sent. price_in, price_out: per million tokens, in any currency; None: not known.
    timeout_s: seconds until one answer must be complete. attempts: tries for one answer. backoff_s: seconds before the
    second try, doubled for each further one; longest_wait_s: the longest wait that a server may ask for.
    concurrency: documents asked about at once. window: characters of text in one request. overlap: sentences repeated
    before them. cache: the file of answers. body: further fields of every request, as the server knows them.
    """

    url: str = OLLAMA
    model: str = "llama3.1:8b"
    key: str = field(default="", repr=False)
    price_in: float | None = None
    price_out: float | None = None
    timeout_s: float = 300.0
    attempts: int = 6
    backoff_s: float = 1.0
    longest_wait_s: float = 120.0
    concurrency: int = 4
    window: int = 8_000
    overlap: int = 3
    cache: Path = field(default_factory=lambda: user_cache_path("claimbook", False) / "answers.sqlite")
    body: Mapping[str, Any] = field(default_factory=dict)


VARIABLES: Final[dict[str, str]] = {
    f"CLAIMBOOK_LLM_{one.name.upper()}": one.name for one in fields(LlmSettings) if one.name != "body"
}
"""Environment variable -> the setting it goes before."""

_AT_LEAST: Final[dict[str, float]] = {
    "timeout_s": 0.01, "attempts": 1, "backoff_s": 0, "longest_wait_s": 0, "concurrency": 1, "window": 200,
    "overlap": 0, "price_in": 0, "price_out": 0,
}  # fmt: skip


def load_settings(environment: Mapping[str, str] | None = None) -> LlmSettings:
    """The settings of the file and the environment. environment: None takes that of this process.

    Raises FormatError for a file or value that cannot be used: it names the setting, and what was wanted.
    """
    given = os.environ if environment is None else environment
    path = Path(given.get("CLAIMBOOK_CONFIG") or user_config_path("claimbook", False) / "claimbook.toml")
    settings = LlmSettings()
    for name, value in _table(path, named="CLAIMBOOK_CONFIG" in given).items():
        settings = _with(settings, name, value, f"{path}: {_TABLE}.{name}")
    for variable, name in VARIABLES.items():
        if given.get(variable):
            settings = _with(settings, name, given[variable], variable)
    return settings


def _table(path: Path, named: bool) -> dict[str, Any]:
    if not named and not path.exists():
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get(_TABLE, {})
    except (OSError, ValueError) as error:
        raise FormatError(str(path), f"cannot be read ({error}).", "Wanted a file of TOML.") from error
    if not isinstance(table, dict):
        raise FormatError(str(path), f"{_TABLE} is not a table.", f"Wanted [{_TABLE}] and settings below it.")
    return table


def _with(settings: LlmSettings, name: str, value: Any, where: str) -> LlmSettings:
    known = {one.name for one in fields(LlmSettings)}
    if name not in known:
        raise FormatError(where, "no such setting.", f"Known: {', '.join(sorted(known))}.")
    return replace(settings, **{name: _read(name, value, where)})


def _read(name: str, value: Any, where: str) -> Any:
    if name == "body":
        if not isinstance(value, dict):
            raise FormatError(where, "not a table.")
        return value
    if name in ("url", "model", "key", "cache"):
        return _words(name, value, where)
    return _number(name, value, where)


def _words(name: str, value: Any, where: str) -> str | Path:
    if not isinstance(value, str) or (name != "key" and not value.strip()):
        raise FormatError(where, f"{value!r} is no text.")
    if name == "url" and not value.startswith(("http://", "https://")):
        raise FormatError(where, f"{value!r} is no address.", f"Wanted for example {OLLAMA}.")
    if name == "cache":
        return Path(value).expanduser()
    return value.strip().rstrip("/") if name == "url" else value.strip()


def _number(name: str, value: Any, where: str) -> float | int:
    whole = name in ("attempts", "concurrency", "window", "overlap")
    try:
        number = int(value) if whole else float(value)
    except (TypeError, ValueError) as error:
        raise FormatError(where, f"{value!r} is no number.") from error
    if not _AT_LEAST[name] <= number < 1e12:
        raise FormatError(where, f"{value!r} is out of range.", f"Wanted at least {_AT_LEAST[name]:g}.")
    return number
