"""An empty or older database -> a book of today's form, in one transaction; a newer one is refused."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Engine, inspect, text

from claimbook.errors import InputError

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS: Final = Path(__file__).parent / "migrations"
NEWEST: Final = "0004"
"""The last migration: the form of a book of today."""
_FORMS: Final = frozenset(f"{number:04}" for number in range(1, int(NEWEST) + 1))
VERSIONS: Final = "alembic_version"
"""The table that says which form a book has. Other programs have one too."""
_OWN: Final = frozenset({"reports", "readings", "claims"})
"""Tables of every form of a book."""


def upgrade(database: Engine, name: str, target: str = NEWEST) -> None:
    """Bring the tables to today's form. name: how the user knows the book. target: a migration, to stop there.

    Two processes at once: the second waits, and finds nothing left to do. Raises InputError for a book that a newer
    Claimbook has made, and for a database that holds something else.
    """
    with database.connect() as connection:
        if _revision(connection) == target:
            return
    from alembic import command  # noqa: PLC0415 - a third of a second that a book of today does not need

    config = _config()
    with database.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('claimbook upgrade'))")
        _check(connection, name)
        config.attributes["connection"] = connection
        command.upgrade(config, target)


def _config() -> "Config":
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSIONS):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar()  # noqa: S608 - our own constant


def is_book(tables: Collection[str]) -> bool:
    """Are these the tables of a book, of whatever form?"""
    return VERSIONS in tables and set(tables) >= _OWN


def refuse_other(tables: Collection[str], form: str | None, name: str) -> None:
    """Raises InputError for tables of another program. form: what its table of versions says; name: as `upgrade`'s."""
    others = sorted(set(tables) - {VERSIONS})
    if is_book(tables) and form is not None:
        return
    if others or form is not None:
        problem = f"no book: a database with other tables ({', '.join(others[:5]) or VERSIONS})."
        raise InputError(name, problem, remedy="Name a file that does not exist yet, and a book is made there.")


def refuse_newer(form: str | None, name: str) -> None:
    """Raises InputError for a form that this Claimbook does not know."""
    if form is not None and form not in _FORMS:
        problem = f"made by a newer Claimbook (form {form}; this one knows up to {NEWEST})."
        raise InputError(name, problem, remedy="Upgrade Claimbook: pip install --upgrade claimbook.")


def _check(connection: Connection, name: str) -> None:
    form = _revision(connection)
    refuse_other(inspect(connection).get_table_names(), form, name)
    refuse_newer(form, name)
