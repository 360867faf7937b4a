"""The engines by name. A new engine is one more line here, and nothing else."""

from collections.abc import Callable
from typing import Final

from claimbook.errors import FormatError
from claimbook.extract.engine import Engine


def _load_local() -> Engine:
    from claimbook.extract.local import load  # half of a cold start: only who reads with it pays for it

    return load()


ENGINES: Final[dict[str, Callable[[], Engine]]] = {
    "local": _load_local,
}
"""Name -> what makes the engine ready to read. Names are what `--engine` takes."""


def load_engine(name: str) -> Engine:
    """The engine of that name. Raises FormatError for an unknown name, ResourceError where its weights are missing."""
    if name not in ENGINES:
        raise FormatError(f"engine {name}", "no such engine.", f"Known: {', '.join(ENGINES)}.")
    return ENGINES[name]()
