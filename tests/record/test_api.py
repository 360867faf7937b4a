"""`import claimbook` gives the record, and stays light."""

import subprocess
import sys

import pytest

import claimbook
from claimbook import record


@pytest.mark.parametrize("name", claimbook.__all__)
def test_the_package_gives_the_names_of_the_record(name):
    assert getattr(claimbook, name) is getattr(record, name)


def test_other_names_are_no_part_of_it():
    with pytest.raises(AttributeError):
        claimbook.nothing  # noqa: B018


def test_importing_the_package_loads_no_library():
    code = "import sys, claimbook; print(sorted({'sqlalchemy', 'numpy', 'alembic', 'lxml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
