"""One stage in a process of its own: `python -m training.stage NAME SHARED WORK`."""

import sys
from pathlib import Path

from training.stages import run_stage


def main(arguments: list[str]) -> None:
    """NAME: a key of STAGES. Writes WORK/NAME.log and WORK/NAME.safetensors."""
    name, shared, work = arguments[0], Path(arguments[1]), Path(arguments[2])
    with (work / f"{name}.log").open("w", encoding="utf-8") as file:

        def log(line: str) -> None:
            print(line, file=file, flush=True)

        run_stage(name, shared, work, log)


if __name__ == "__main__":
    main(sys.argv[1:])
