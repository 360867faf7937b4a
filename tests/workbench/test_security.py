import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from starlette.responses import PlainTextResponse

from claimbook.workbench.security import COOKIE, TOKEN_HEADER, Guard, Secured, is_loopback

HOME = "http://127.0.0.1:8000"


async def echo(scope, receive, send):
    """A page that shows the token which its forms must send."""
    await PlainTextResponse(scope["csrf"])(scope, receive, send)


def ask(guard, *requests):
    """The answers to requests (method, path, headers) of one browser, one after the other."""

    async def run():
        transport = httpx.ASGITransport(app=Secured(echo, guard))
        async with httpx.AsyncClient(transport=transport, base_url=HOME) as browser:
            return [await browser.request(method, path, headers=headers) for method, path, headers in requests]

    with ThreadPoolExecutor(1) as elsewhere:  # a browser's test may have left a loop running in this thread
        return elsewhere.submit(asyncio.run, run()).result()


def token_of(guard):
    """(cookie, token) as a browser has them after its first page."""
    (first,) = ask(guard, ("GET", "/", {}))
    return first.cookies[COOKIE], first.text


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:9", "LOCALHOST:80"])
def test_this_machine_is_answered_under_its_own_names(host):
    assert ask(Guard(), ("GET", "/", {"host": host}))[0].status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:8000", "[", "10.0.0.1"]
)
def test_a_foreign_host_name_is_refused(host):
    assert ask(Guard(), ("GET", "/", {"host": host}))[0].status_code == 421


def test_every_answer_forbids_its_page_to_load_anything_from_elsewhere():
    for answer in ask(Guard(), ("GET", "/", {}), ("GET", "/", {"host": "evil.example"}), ("POST", "/", {})):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "http" not in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_change_needs_the_token_of_its_session():
    guard = Guard()
    cookie, token = token_of(guard)
    other = token_of(guard)[1]
    jar = {"cookie": f"{COOKIE}={cookie}"}
    answers = ask(
        guard,
        ("POST", "/", jar),
        ("POST", "/", {**jar, TOKEN_HEADER: other}),
        ("POST", "/", {**jar, TOKEN_HEADER: b"\xe9"}),
        ("DELETE", "/", {**jar, TOKEN_HEADER: token}),
    )
    assert [one.status_code for one in answers] == [403, 403, 403, 200]


@pytest.mark.parametrize(
    "told", [{"sec-fetch-site": "cross-site"}, {"origin": "http://evil.example"}, {"origin": "null"}]
)
def test_a_change_from_another_site_is_refused_even_with_the_token(told):
    guard = Guard()
    cookie, token = token_of(guard)
    headers = {"cookie": f"{COOKIE}={cookie}", TOKEN_HEADER: token, **told}
    assert ask(guard, ("POST", "/", headers))[0].status_code == 403


def test_a_session_of_somebody_elses_making_is_replaced():
    answer = ask(Guard(), ("GET", "/", {"cookie": f"{COOKIE}=made.in.elsewhere"}))[0]
    assert answer.cookies[COOKIE] != "made.in.elsewhere"
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert "samesite=strict" in answer.headers["set-cookie"].lower()


def test_without_the_password_nothing_but_the_login_is_shown():
    guard = Guard(host="0.0.0.0", names=frozenset({"desk.example"}), password="salt")
    at = {"host": "desk.example"}
    page, api, login, wrong, right = ask(
        guard,
        ("GET", "/reports", at),
        ("GET", "/api/reports", at),
        ("GET", "/login", at),
        ("GET", "/api/reports", {**at, "authorization": "Bearer pepper"}),
        ("GET", "/api/reports", {**at, "authorization": "Bearer salt"}),
    )
    assert (page.status_code, page.headers["location"]) == (303, "/login")
    assert [one.status_code for one in (api, login, wrong, right)] == [401, 200, 401, 200]


def test_a_session_that_logged_in_is_let_in_and_one_that_did_not_is_not():
    guard = Guard(password="salt")
    answers = [
        ask(guard, ("GET", "/", {"cookie": f"{COOKIE}={guard.session(known)}"}))[0].status_code
        for known in (True, False)
    ]
    assert answers == [200, 303]


def test_a_session_cannot_be_promoted_by_editing_it():
    guard = Guard(password="salt")
    edited = guard.session(known=False).replace(".out.", ".in.")
    assert ask(guard, ("GET", "/", {"cookie": f"{COOKIE}={edited}"}))[0].status_code == 303


def test_the_secret_and_the_password_are_not_printed():
    assert "salt" not in repr(Guard(password="salt"))


@pytest.mark.parametrize(
    ("host", "alone"), [("127.0.0.1", True), ("127.8.0.1", True), ("::1", True), ("0.0.0.0", False), ("desk", False)]
)
def test_loopback(host, alone):
    assert is_loopback(host) is alone
