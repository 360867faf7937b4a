"""Logging in where a password is asked, and the name that a reader signs with."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from claimbook.workbench.desk import AUTHOR, clean_name, desk_of
from claimbook.workbench.pages.claims import Words
from claimbook.workbench.rendering import page
from claimbook.workbench.security import session_cookie

router = APIRouter(include_in_schema=False)
_YEAR_S = 365 * 24 * 3600


@router.get("/login")
def form(request: Request) -> Response:
    """The form; where no password is asked, the first page."""
    if desk_of(request).options.guard.password is None:
        return RedirectResponse("/", 303)
    return page(request, "login.html", problem="")


@router.post("/login")
def login(request: Request, password: Annotated[str, Form(max_length=1_000)]) -> Response:
    """A session for whoever knows the password."""
    guard = desk_of(request).options.guard
    if not guard.admits(password):
        return PlainTextResponse("That is not the password.", 401)
    response = Response(status_code=204)
    response.headers["set-cookie"] = session_cookie(guard.session(known=True))
    response.headers["hx-redirect"] = "/"
    return response


@router.post("/logout")
def logout(request: Request) -> Response:
    """A session that knows nothing."""
    response = Response(status_code=204)
    response.headers["set-cookie"] = session_cookie(desk_of(request).options.guard.session(known=False))
    response.headers["hx-redirect"] = "/login"
    return response


@router.post("/author")
def author(request: Request, name: Words) -> Response:
    """The name that this reader's decisions are signed with."""
    signed = clean_name(name) or desk_of(request).options.author
    response = page(request, "_author.html", author=signed)
    response.set_cookie(AUTHOR, quote(signed), max_age=_YEAR_S, httponly=True, samesite="strict")
    return response
