"""A running workbench: its server, and whether its book can be opened where it is asked to listen."""

from typing import Final

import uvicorn
from starlette.types import ASGIApp

from claimbook.errors import InputError
from claimbook.workbench.security import is_loopback

SOON_S: Final = 2
"""So long open answers may take when the server ends."""


def check_exposure(host: str, password: str | None) -> None:
    """Raises InputError where others could reach the book without a password."""
    if not is_loopback(host) and not password:
        problem = "others could read and change the book there."
        raise InputError(f"listening on {host}", problem, remedy="Set a password: --password-env NAME.")


def server_of(app: ASGIApp, host: str, port: int) -> uvicorn.Server:
    """The server, ready to run. Its own lines are left out, but for errors."""
    given = {"host": host, "port": port, "log_level": "warning", "access_log": False, "server_header": False}
    return uvicorn.Server(uvicorn.Config(app, **given, timeout_graceful_shutdown=SOON_S))  # type: ignore[arg-type]
