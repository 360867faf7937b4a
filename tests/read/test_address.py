"""Addresses, against a server on this machine: what is there is read, all else is told in time."""

import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from claimbook.read import ReadOptions
from tests.read.builders import REPORT, only, page, read, refused

DATED = page("<meta property='article:published_time' content='2021-01-11'>")
ANSWERS: dict[str, tuple[int, str, bytes]] = {
    "/report": (200, "text/html; charset=utf-8", DATED.encode()),
    "/latin": (200, "text/plain; charset=iso-8859-1", "Überfall in Dorvel".encode("cp1252")),
    "/plain": (200, "text/plain", REPORT.encode()),
    "/lines.jsonl": (200, "text/plain", b'{"id": "r1", "text": "one"}\n{broken\n'),
    "/untyped": (200, "application/octet-stream", DATED.encode()),
    "/picture": (200, "image/png", b"\x89PNG\r\n"),
    "/error": (500, "text/html", b"<p>sorry</p>"),
    "/broken": (200, "text/plain", b"Dorvel \xff"),
    "/empty": (200, "text/plain", b""),
}


class Site(BaseHTTPRequestHandler):
    released = threading.Event()

    def do_GET(self) -> None:
        if self.path == "/old":
            self._redirect("/report")
        elif self.path == "/circle":
            self._redirect("/circle")
        elif self.path == "/silent":
            self.released.wait(30)
        elif self.path == "/drip":
            self._drip()
        else:
            self._answer(*ANSWERS.get(self.path, (404, "text/plain", b"no such page")))

    def _redirect(self, target: str) -> None:
        self.send_response(301)
        self.send_header("Location", target)
        self.end_headers()

    def _answer(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(content)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        while not self.released.wait(0.02):
            try:
                self.wfile.write(b"x")
            except OSError:
                return

    def log_message(self, *args: Any) -> None:
        """Quiet."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    Site.released.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    Site.released.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["/report", "/old", "/untyped"])
def test_a_page_is_read_with_its_final_address(site: str, path: str) -> None:
    document = only(site + path)
    assert document.text.startswith("On day 1")
    assert document.published == date(2021, 1, 11)
    assert document.url == site + (path if path != "/old" else "/report")


def test_plain_text_and_the_charset_of_the_server(site: str) -> None:
    assert only(site + "/plain").text == REPORT
    assert only(site + "/latin").text == "Überfall in Dorvel"


def test_a_suffix_goes_before_plain_text(site: str) -> None:
    documents, issues = read(site + "/lines.jsonl")
    assert [one.id for one in documents] == ["r1"]
    assert issues[0].doc == site + "/lines.jsonl:2"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/nothing", "the server answers 404 Not Found"),
        ("/error", "the server answers 500"),
        ("/picture", "its content is 'image/png', which is not read"),
        ("/broken", "broken UTF-8"),
        ("/empty", "empty"),
        ("/circle", "more than 5 redirects"),
    ],
)
def test_what_cannot_be_read_is_told(site: str, path: str, reason: str) -> None:
    assert reason in refused(site + path)


@pytest.mark.parametrize("path", ["/silent", "/drip"])
def test_a_slow_server_is_given_up(site: str, path: str) -> None:
    assert "no full answer within 0.3 s" in refused(site + path, options=ReadOptions(timeout_s=0.3))


def test_a_download_over_the_bound_is_refused(site: str) -> None:
    assert "larger than 100 bytes" in refused(site + "/report", options=ReadOptions(max_file_bytes=100))


def test_a_closed_port_is_told(site: str) -> None:
    closed = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    closed.server_close()
    assert "does not answer" in refused(f"http://127.0.0.1:{closed.server_port}/")


@pytest.mark.parametrize("address", ["http://", "http://[bad/", "https://exa mple.invalid:99999/"])
def test_what_is_no_address_is_told(address: str) -> None:
    assert refused(address)


def test_a_password_in_the_address_stays_out_of_the_document(site: str) -> None:
    secret = site.replace("http://", "http://user:secret@")
    assert "secret" not in (only(secret + "/plain").url or "")
