"""An empty or older database -> a book of today's form, in one transaction; a newer one is refused."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from claimbook.errors import InputError

MIGRATIONS: Final = Path(__file__).parent / "migrations"
NEWEST: Final = "head"


def upgrade(database: Engine, name: str, target: str = NEWEST) -> None:
    """Bring the tables to today's form. name: how the user knows the book. target: a migration, to stop there.

    Two processes at once: the second waits, and finds nothing left to do. Raises InputError for a book that a newer
    Claimbook has made, and for a database that holds something else.
    """
    with database.connect() as connection:
        found = _revision(connection)
    config = _config()
    scripts = ScriptDirectory.from_config(config)
    if target == NEWEST and found == scripts.get_current_head():
        return
    with database.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('claimbook upgrade'))")
        _check(connection, scripts, name)
        config.attributes["connection"] = connection
        command.upgrade(config, target)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _check(connection: Connection, scripts: ScriptDirectory, name: str) -> None:
    found = _revision(connection)
    if found is None:
        if tables := inspect(connection).get_table_names():
            raise InputError(
                name, f"no book: a database with other tables ({', '.join(sorted(tables)[:5])}).",
                remedy="Name a file that does not exist yet, and a book is made there.",
            )  # fmt: skip
    elif found not in {script.revision for script in scripts.walk_revisions()}:
        raise InputError(
            name, f"made by a newer Claimbook (form {found}; this one knows up to {scripts.get_current_head()}).",
            remedy="Upgrade Claimbook: pip install --upgrade claimbook.",
        )  # fmt: skip
