"""Alembic runs this for every upgrade: on the connection, and in the transaction, that claimbook.book.upgrade gives."""

from alembic import context

from claimbook.book import view_tables

context.configure(connection=context.config.attributes["connection"], target_metadata=view_tables.VIEWS.metadata)
context.run_migrations()
