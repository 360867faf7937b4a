"""An empty or older database -> a book of today's form, in one transaction; a newer one is refused."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Engine, inspect, text

from claimbook.errors import InputError

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

MIGRATIONS: Final = Path(__file__).parent / "migrations"
NEWEST: Final = "0004"
"""The last migration: the form of a book of today."""


def upgrade(database: Engine, name: str, target: str = NEWEST) -> None:
    """Bring the tables to today's form. name: how the user knows the book. target: a migration, to stop there.

    Two processes at once: the second waits, and finds nothing left to do. Raises InputError for a book that a newer
    Claimbook has made, and for a database that holds something else.
    """
    with database.connect() as connection:
        if _revision(connection) == target:
            return
    from alembic import command  # noqa: PLC0415 - a third of a second that a book of today does not need
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = _config()
    with database.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('claimbook upgrade'))")
        _check(connection, ScriptDirectory.from_config(config), name)
        config.attributes["connection"] = connection
        command.upgrade(config, target)


def _config() -> "Config":
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _check(connection: Connection, scripts: "ScriptDirectory", name: str) -> None:
    found = _revision(connection)
    if found is None:
        tables = sorted(set(inspect(connection).get_table_names()) - {"alembic_version"})
        if tables:
            problem = f"no book: a database with other tables ({', '.join(tables[:5])})."
            raise InputError(name, problem, remedy="Name a file that does not exist yet, and a book is made there.")
    elif found not in {script.revision for script in scripts.walk_revisions()}:
        problem = f"made by a newer Claimbook (form {found}; this one knows up to {NEWEST})."
        raise InputError(name, problem, remedy="Upgrade Claimbook: pip install --upgrade claimbook.")
