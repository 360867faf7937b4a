"""How a book becomes one of today: Alembic's scripts, one a change of the tables."""
