"""How much room the package and everything it needs take on a disk."""

from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

import claimbook

PACKAGE = "claimbook"


def installed_mib() -> dict[str, float]:
    """Distribution -> MiB of its files, for claimbook and its dependencies' dependencies, extras left out."""
    sizes = {one.metadata["Name"]: _size(one) for one in _closure(PACKAGE)}
    sizes[PACKAGE] = _tree(Path(claimbook.__file__).parent)  # an editable install lists no files of its own
    return {name: size / 2**20 for name, size in sorted(sizes.items())}


def _closure(root: str) -> Iterator[Distribution]:
    waiting, seen = [root], set[str]()
    while waiting:
        name = waiting.pop().lower().replace("_", "-")
        if name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:  # an optional one that this system does without
            continue
        yield found
        needs = [Requirement(one) for one in found.requires or ()]
        waiting += [one.name for one in needs if not one.marker or one.marker.evaluate({"extra": ""})]


def _size(found: Distribution) -> int:
    paths = [Path(str(found.locate_file(one))) for one in found.files or ()]
    return sum(one.stat().st_size for one in paths if one.is_file())


def _tree(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
