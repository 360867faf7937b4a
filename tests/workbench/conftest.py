import shutil

import pytest

from tests.workbench.desks import browsing, fill, options


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """A book that must not be changed."""
    where = tmp_path_factory.mktemp("books") / "filled.db"
    fill(where)
    return where


@pytest.fixture(scope="session")
def reading(filled):
    """A browser at a workbench whose book nobody changes."""
    yield from browsing(options(filled))


@pytest.fixture
def desk(filled, tmp_path):
    """A browser at a workbench whose book is the test's own."""
    where = tmp_path / "claimbook.db"
    shutil.copy(filled, where)
    yield from browsing(options(where))


@pytest.fixture
def empty(tmp_path):
    """A browser at a workbench whose book does not exist yet."""
    yield from browsing(options(tmp_path / "new.db"))
