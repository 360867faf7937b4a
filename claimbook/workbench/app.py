"""The workbench as one ASGI application: bounded and guarded before any page sees a request."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from claimbook import __version__
from claimbook.errors import ClaimbookError, FormatError, InputError
from claimbook.record import open_record
from claimbook.workbench.adding import Adding
from claimbook.workbench.api import routers
from claimbook.workbench.desk import Desk, Options
from claimbook.workbench.held import Held, NotReadyError
from claimbook.workbench.limits import Bounded
from claimbook.workbench.pages import pages
from claimbook.workbench.rendering import fragment_of, page
from claimbook.workbench.review import prepare
from claimbook.workbench.security import Secured
from claimbook.workbench.shelf import Shelf

STATIC: Final = Path(__file__).with_name("static")
_ABOUT: Final = "The record's values as JSON: the same as those of the Python API (claimbook.record)."


def make_app(options: Options) -> ASGIApp:
    """The pages and the API over one book, which is made where there is none."""
    record = open_record(options.book)
    held = Held(record, options.patience_s, prepare)
    desk = Desk(options, held, Adding(record.book, options.make_engine, options.make_resolvers), Shelf(record.book))

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        desk.held.warm()
        yield
        desk.adding.stop()
        record.book.close()

    app = FastAPI(
        title="Claimbook", version=__version__, description=_ABOUT, openapi_url="/api/openapi.json", docs_url=None,
        redoc_url=None, lifespan=living, redirect_slashes=False,
    )  # fmt: skip
    app.state.desk = desk
    app.mount("/static", _files(options.local), name="static")
    for router in (*routers(), *pages()):
        app.include_router(router)
    app.add_exception_handler(ClaimbookError, _told)
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(RequestValidationError, _told)
    app.add_exception_handler(Exception, _told)
    return Secured(Bounded(app, options.max_upload_bytes), options.guard)


def _files(local: bool) -> ASGIApp:
    """What pages load. Packed for other machines; on one's own that takes longer than passing on."""
    files = StaticFiles(directory=STATIC, check_dir=False)
    return files if local else GZipMiddleware(files, compresslevel=5)


def _told(request: Request, error: Exception) -> Response:
    """An error in the form that its asker reads: JSON, a line for htmx, or a page."""
    status, words = _status(error), _words(error)
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": words}, status)
    if isinstance(error, NotReadyError):
        return page(request, "preparing.html", status)
    if fragment_of(request):
        return PlainTextResponse(words, status)
    return page(request, "error.html", status, words=words, status=status)


def _status(error: Exception) -> int:
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, NotReadyError):
        return 503
    return {InputError: 404, FormatError: 422, RequestValidationError: 422}.get(type(error), 500)


def _words(error: Exception) -> str:
    if isinstance(error, RequestValidationError):
        return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:5])
    if not isinstance(error, HTTPException | ClaimbookError):
        return "Something failed that we did not foresee. The terminal in which claimbook serve runs says what."
    if isinstance(error, HTTPException):
        return "There is nothing at this address." if error.detail == "Not Found" else str(error.detail)
    return str(error)
