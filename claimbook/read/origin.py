"""Where a stream of bytes comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """name: how the user knows it (path, address, "standard input").

    url: its final address, None where it was not fetched; charset: the one that its server declared, None if none.
    """

    name: str
    url: str | None = None
    charset: str | None = None
