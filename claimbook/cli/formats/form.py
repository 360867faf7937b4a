"""What a form of output is."""

from collections.abc import Callable
from dataclasses import dataclass

from claimbook.model.values import Extraction


@dataclass(frozen=True, slots=True)
class Form:
    """head: text before the first document; render: one document's claims as text, whole lines or nothing."""

    render: Callable[[Extraction], str]
    head: str = ""
