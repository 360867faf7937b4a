"""What a command costs from start to end: seconds and memory, in a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_KIB_A_MIB = 1024
UNREADABLE = 1
"""Exit code where something could not be read, and the rest was: a number in words, say."""


@dataclass(frozen=True)
class Cost:
    """seconds: wall clock; peak_mib: the most memory that the process itself held (its workers not counted).

    processor: seconds of processor time, which other work on the machine hardly changes.
    """

    seconds: float
    peak_mib: float
    processor: float


def claimbook(*arguments: str) -> Cost:
    """Run `claimbook ...`, its output thrown away. Raises RuntimeError where it fails altogether."""
    begun = perf_counter()
    command = [sys.executable, "-m", "claimbook", *arguments]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        message = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, UNREADABLE):
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {message.decode(errors='replace')}")
    return Cost(perf_counter() - begun, usage.ru_maxrss / _KIB_A_MIB, usage.ru_utime + usage.ru_stime)


def read(path: Path, jobs: int = 1, identities: bool = True) -> Cost:
    """`claimbook read` of a file into nowhere."""
    looked_up = "--identities" if identities else "--no-identities"
    return claimbook("read", str(path), "--format", "jsonl", "--jobs", str(jobs), looked_up)
