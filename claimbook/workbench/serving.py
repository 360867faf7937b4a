"""A running workbench: where it listens, and whether a book may be opened there."""

import socket
from typing import Any, Final

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


def listening(host: str, port: int) -> tuple[socket.socket, str]:
    """A socket that listens, and the address of the pages there. port: 0 takes one that is free.

    Raises InputError where the port is taken, or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)
    except OSError as error:
        made.close()
        raise InputError(f"{host} port {port}", f"{error.strerror or error}.", remedy="Try another --port.") from error
    shown = f"[{host}]" if family == socket.AF_INET6 else host
    return made, f"http://{shown}:{made.getsockname()[1]}/"


def server_of(app: ASGIApp) -> uvicorn.Server:
    """The server, ready to run on a socket. Its own lines are left out, but for errors."""
    given: dict[str, Any] = {"log_level": "warning", "access_log": False, "server_header": False}
    return uvicorn.Server(uvicorn.Config(app, **given, timeout_graceful_shutdown=SOON_S))
