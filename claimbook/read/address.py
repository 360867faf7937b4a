"""An http(s) address -> a stream of its content, bounded in size and time."""

import io
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, Final, cast

import httpx

from claimbook.errors import InputError
from claimbook.read.assembly import shown
from claimbook.read.bounds import Stream
from claimbook.read.formats import BY_CONTENT_TYPE, BY_SUFFIX, FORMATS, Format, sniffed
from claimbook.read.options import ReadOptions
from claimbook.read.origin import Origin
from claimbook.read.public import PublicTransport

MAX_REDIRECTS: Final = 5
USER_AGENT: Final = "claimbook (reads the one page that its user names)"

_UNTYPED: Final = frozenset({"", "application/octet-stream", "binary/octet-stream"})


@contextmanager
def fetched(address: str, options: ReadOptions) -> Iterator[tuple[Stream, Origin, Format]]:
    """The content at the address, in a temporary file, with the format that its content type says.

    Raises InputError where nobody answers in time, the answer is an error, too large, or of a kind that is not read.
    """
    with tempfile.TemporaryFile() as file:
        try:
            response = _download(address, file, options)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.CookieConflict) as error:
            problem = _reason(error, options)
            raise InputError(address, problem, remedy="Check the address and the connection.") from error
        file.seek(0)
        stream: Stream = io.BufferedReader(cast(io.RawIOBase, file))
        # A password in the address is for the server alone.
        url = str(response.url.copy_with(userinfo=b""))
        yield stream, Origin(address, url, response.charset_encoding), _format(response, address, stream)


def _download(address: str, file: IO[bytes], options: ReadOptions) -> httpx.Response:
    deadline = time.monotonic() + options.timeout_s
    client = httpx.Client(
        transport=PublicTransport() if options.public_only else None,
        trust_env=not options.public_only,
        follow_redirects=True,
        max_redirects=MAX_REDIRECTS,
        timeout=options.timeout_s,
        headers={"User-Agent": USER_AGENT},
    )
    with client, client.stream("GET", address) as response:
        response.raise_for_status()
        size = 0
        # Without a chunk size, which would make httpx wait until a chunk is full.
        for chunk in response.iter_bytes():
            size += len(chunk)
            if size > options.max_file_bytes:
                raise InputError(address, f"larger than {options.max_file_bytes:,} bytes.")
            # A server may drip one byte at a time: httpx bounds each wait, this bounds their sum.
            if time.monotonic() > deadline:
                raise httpx.ReadTimeout("not done")
            file.write(chunk)
    return response


def _format(response: httpx.Response, address: str, stream: Stream) -> Format:
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    by_suffix = BY_SUFFIX.get(PurePosixPath(response.url.path).suffix.lower())
    # Many servers call a .jsonl or .csv file plain text.
    if by_suffix and (kind in _UNTYPED or kind == "text/plain"):
        return by_suffix
    if kind in _UNTYPED:
        return sniffed(stream)
    if kind not in BY_CONTENT_TYPE:
        problem = f"its content is {shown(kind)}, which is not read."
        raise InputError(address, problem, f"Read are {', '.join(FORMATS)}.")
    return BY_CONTENT_TYPE[kind]


def _reason(error: Exception, options: ReadOptions) -> str:
    if isinstance(error, httpx.HTTPStatusError):
        return f"the server answers {error.response.status_code} {error.response.reason_phrase[:60]}."
    if isinstance(error, httpx.TimeoutException):
        return f"no full answer within {options.timeout_s:g} s."
    if isinstance(error, httpx.TooManyRedirects):
        return f"more than {MAX_REDIRECTS} redirects."
    return f"the address does not answer ({error or type(error).__name__})."
