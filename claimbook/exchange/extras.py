"""Libraries that only some formats need: a clear word where one is missing."""

from importlib import import_module
from types import ModuleType

from claimbook.errors import ResourceError


def needed(module: str, extra: str) -> ModuleType:
    """The module. Raises ResourceError that names the extra to install."""
    try:
        return import_module(module)
    except ImportError as error:
        remedy = f"Install it: pip install 'claimbook[{extra}]'"
        raise ResourceError(module.partition(".")[0], "not installed, and this format needs it.", "", remedy) from error
