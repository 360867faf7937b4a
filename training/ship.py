"""Finished weights -> the files of the package."""

import json
import shutil
from dataclasses import asdict
from pathlib import Path

from claimbook.extract.local.engine import TOKENIZER
from claimbook.extract.local.settings import FILE, Decoding
from training.export import export
from training.stages import encoder_folder, load_network


def ship(work: Path, folder: Path, decoding: Decoding) -> None:
    """Write the network of the stage "final", its tokenizer and the settings into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    export(load_network("final", work), folder)
    shutil.copyfile(encoder_folder() / "tokenizer.json", folder / TOKENIZER)
    write_decoding(decoding, folder)


def write_decoding(decoding: Decoding, folder: Path) -> None:
    """Write the settings as JSON that a person can read."""
    (folder / FILE).write_text(json.dumps(asdict(decoding), indent=1, sort_keys=True) + "\n", encoding="utf-8")
