"""How large a request may be: counted as it comes, since what a sender says of its length may be wrong."""

from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_TOLD = "This is larger than the workbench takes at once ({mib:,} MiB). Add it as a folder, or with claimbook add."


@dataclass(frozen=True, slots=True)
class Bounded:
    """ASGI middleware: requests over the bound are refused with 413."""

    app: ASGIApp
    max_bytes: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or refuse."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "0")
        if not (told.isascii() and told.isdigit()) or int(told[:18]) > self.max_bytes:
            await PlainTextResponse(self._problem(), 413)(scope, receive, send)
            return
        await self.app(scope, self._counted(receive), send)

    def _counted(self, receive: Receive) -> Receive:
        seen = 0

        async def counting() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.max_bytes:
                raise HTTPException(413, self._problem())
            return message

        return counting

    def _problem(self) -> str:
        return _TOLD.format(mib=self.max_bytes >> 20)
