"""Where output goes: whole pieces, at once, in bytes that depend on nothing but the text."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from claimbook.errors import InputError
from claimbook.interrupts import interrupts_held


class OutputClosedError(Exception):
    """Whoever read our output has had enough (`| head`). No error: there is nobody left to write to."""

    def silence(self, stream: TextIO) -> None:
        """Let what is still buffered go nowhere, else the interpreter complains about it on its way out."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


class Sink:
    """Takes text in whole pieces. encoding: that of a terminal; files and pipes are always UTF-8."""

    def __init__(self, stream: BinaryIO, encoding: str = "utf-8") -> None:
        self._stream = stream
        self._encoding = encoding

    def write(self, text: str) -> None:
        """Write all of the text; Ctrl-C waits until it is written, so no line is ever cut. Raises OutputClosedError."""
        piece = text.encode(self._encoding, "replace")
        try:
            with interrupts_held():
                self._stream.write(piece)
                self._stream.flush()
        except BrokenPipeError as error:
            raise OutputClosedError from error


@contextmanager
def open_sink(output: Path | None) -> Iterator[Sink]:
    """A sink on the file, or on standard output where there is none. Raises InputError where it can't be written."""
    if output is None:
        terminal = sys.stdout.isatty()
        yield Sink(sys.stdout.buffer, sys.stdout.encoding if terminal else "utf-8")
        return
    try:
        stream = output.open("wb")
    except OSError as error:
        raise InputError(str(output), f"can't be written ({error.strerror}).") from error
    with stream:
        yield Sink(stream)
