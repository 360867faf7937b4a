"""Stages as processes: each on one thread, as many side by side as there are jobs, in the order of what needs what."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from training.stages import STAGES, weights_file

ENVIRONMENT: Final = {
    "OMP_NUM_THREADS": "1",
    # glibc gives every large tensor back to the system and faults it in again: a third of the training time.
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": "100000000000",
    "MALLOC_TOP_PAD_": "268435456",
}


def run_stages(names: Sequence[str], shared: Path, work: Path, jobs: int, say: Callable[[str], None]) -> None:
    """Run the stages and what they need, those that are done left out. Raises RuntimeError where one fails."""
    open_ = [name for name in _with_needs(names) if not weights_file(name, work).exists()]
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        while open_ or running:
            for name in [one for one in open_ if _ready(one, work)][: jobs - len(running)]:
                say(f"{name}: training; its log is {work / name}.log")
                running[name] = _start(name, shared, work)
                open_.remove(name)
            time.sleep(2)
            for name, process in list(running.items()):
                if process.poll() is not None:
                    del running[name]
                    _check(name, process.returncode, work)
                    say(f"{name}: done")
    finally:
        for process in running.values():
            process.terminate()


def _with_needs(names: Sequence[str]) -> list[str]:
    out: list[str] = []
    for name in names:
        needs = STAGES[name].after
        out += [one for one in (_with_needs([needs]) if needs else []) if one not in out]
        out += [name] if name not in out else []
    return out


def _ready(name: str, work: Path) -> bool:
    needs = STAGES[name].after
    return needs is None or weights_file(needs, work).exists()


def _start(name: str, shared: Path, work: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "training.stage", name, str(shared), str(work)]
    return subprocess.Popen(command, env={**os.environ, **ENVIRONMENT})  # noqa: S603  our own module


def _check(name: str, code: int, work: Path) -> None:
    if code:
        raise RuntimeError(f"Stage {name} ended with exit code {code}. See {work / name}.log and the error above.")
