"""Alembic runs this for every upgrade: on the connection, and in the transaction, that claimbook.book.upgrade gives."""

from alembic import context

from claimbook.book.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
