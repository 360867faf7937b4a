"""What the words of names mean, across languages: meanings.txt, read once."""

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Final

from claimbook.errors import ResourceError

TABLE: Final = "meanings.txt"


@cache
def vocabulary() -> dict[str, tuple[str, ...]]:
    """Folded word -> what it may mean, each in one English word. Raises ResourceError where the list is missing."""
    try:
        text = files("claimbook.resolve.actors").joinpath(TABLE).read_text("utf-8")
    except OSError as error:
        raise ResourceError("words of names", f"cannot be read ({error}).", "", "Install Claimbook again.") from error
    found: dict[str, list[str]] = defaultdict(list)
    for line in text.replace("\n  ", " ").splitlines():
        if line.startswith("#"):
            continue
        means, _, words = line.partition(":")
        for word in (means, *words.split()):
            found[word].append(means)
    return {word: tuple(dict.fromkeys(every)) for word, every in found.items()}
