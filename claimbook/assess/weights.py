"""A user's weights of indicators: a TOML file with a table [weights], an indicator a line."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from claimbook.errors import FormatError

_FORM = "Wanted a table [weights] with lines such as: lethality = 2.0"


def read_weights(path: Path) -> Mapping[str, float]:
    """Indicator -> weight. Raises FormatError where the file cannot be read so."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("weights")
    except (OSError, ValueError) as error:
        raise FormatError(str(path), f"cannot be read ({error}).", _FORM) from error
    if not isinstance(table, dict) or not table:
        raise FormatError(str(path), "no table [weights] in it.", _FORM)
    bad = [name for name, one in table.items() if isinstance(one, bool) or not isinstance(one, int | float) or one < 0]
    if bad:
        raise FormatError(str(path), f"{', '.join(bad)}: not a number of 0 or more.", _FORM)
    return {name: float(one) for name, one in table.items()}
