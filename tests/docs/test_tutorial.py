import re
import subprocess
import sys
from pathlib import Path

import pytest

from claimbook.resolve.places import load_gazetteer
from tests.docs.console import TIMEOUT_S, run_step, steps_of

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module", autouse=True)
def gazetteer():
    """Built once a machine; the first command that needs it would say so in the middle of its output."""
    return load_gazetteer()


@pytest.mark.parametrize("name", ["README.md", "docs/tutorial.md"])
def test_what_the_page_shows_is_what_happens(name, tmp_path):
    page = (REPOSITORY / name).read_text("utf-8")
    steps = steps_of(page)
    assert steps
    for step in steps:
        code, output = run_step(step, tmp_path)
        assert "Traceback" not in output
        if step.loose:
            assert (code, bool(output.strip())) == (0, bool(step.output.strip())), step.command
        else:
            assert output.rstrip() == step.output.rstrip(), step.command
    for program in re.findall(r"^```python\n(.*?)^```", page, re.DOTALL | re.MULTILINE):
        command = [sys.executable, "-c", program]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=TIMEOUT_S)
