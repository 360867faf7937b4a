"""The engines by name. A new engine is one more line here, and nothing else."""

from collections.abc import Callable
from typing import Final

from claimbook.errors import FormatError
from claimbook.extract.engine import Engine


def _load_local() -> Engine:
    from claimbook.extract.local import load  # half of a cold start: only who reads with it pays for it

    return load()


def _load_llm() -> Engine:
    from claimbook.extract.llm import load

    return load()


def _load_cascade() -> Engine:
    from claimbook.extract.llm import load_cascade

    return load_cascade()


ENGINES: Final[dict[str, Callable[[], Engine]]] = {
    "local": _load_local,
    "llm": _load_llm,
    "cascade": _load_cascade,
}
"""Name -> what makes the engine ready to read. Names are what `--engine` takes."""

ASKING: Final = frozenset({"llm", "cascade"})
"""Those that wait for a server rather than compute: read in threads, not processes, and with `llm.Options`."""


def load_engine(name: str) -> Engine:
    """The engine of that name. Raises FormatError for an unknown name, ResourceError where its weights are missing."""
    if name not in ENGINES:
        raise FormatError(f"engine {name}", "no such engine.", f"Known: {', '.join(ENGINES)}.")
    return ENGINES[name]()
