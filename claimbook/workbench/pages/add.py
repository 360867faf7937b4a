"""Adding reports: pasted, uploaded, from an address or a folder, or the samples; with progress."""

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copyfileobj
from typing import Annotated, Final

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from claimbook.errors import FormatError, InputError
from claimbook.model.values import Document, Issue
from claimbook.pipeline import read_documents
from claimbook.read import ReadOptions, count_documents
from claimbook.read.assembly import Metadata, assemble, issue_of
from claimbook.read.formats import BY_SUFFIX, SUFFIXES
from claimbook.workbench.adding import Documents, Job
from claimbook.workbench.desk import desk_of
from claimbook.workbench.rendering import fragment_of, page

router = APIRouter(include_in_schema=False)
Short = Annotated[str, Form(max_length=2_000)]
_LONGEST_PASTE: Final = 1_000_000
"""Characters. Longer texts come as files: forms are held in memory."""
_MOST_FILES: Final = 1_000


@router.get("/add")
def form(request: Request) -> Response:
    """The ways to add reports, and what was added before."""
    desk = desk_of(request)
    return page(request, "add.html", jobs=desk.adding.jobs(), local=desk.options.local, suffixes=SUFFIXES)


@router.get("/add/jobs/{id_}")
def job(request: Request, id_: str) -> Response:
    """How far an adding is; htmx asks again until it is over."""
    found = desk_of(request).adding.job(id_)
    if found is None:
        raise HTTPException(404, "The workbench knows no such adding: it may have been started anew since.")
    return page(request, "_job.html" if fragment_of(request) else "job.html", job=found)


@router.post("/add/paste")
def paste(
    request: Request, text: Annotated[str, Form(max_length=_LONGEST_PASTE)], title: Short = "", source: Short = "",
    published: Short = "", url: Short = "",
) -> Response:  # fmt: skip
    """One report as text."""
    day = day_of(published)
    known = Metadata(title=title.strip() or None, source=source.strip() or None, url=url.strip() or None)
    # Browsers send \r\n in text fields; a report has the ends of lines that its offsets count.
    plain = text.replace("\r\n", "\n")
    return _begun(request, "pasted text", lambda: assembled(plain, known, ReadOptions(day)), 1)


def assembled(text: str, known: Metadata, options: ReadOptions) -> Iterator[Document | Issue]:
    """The report of a text and what is known of it, or the Issue that says why it cannot be read."""
    try:
        yield from assemble(text, known, "pasted text", options)
    except InputError as error:
        yield issue_of(error)


@router.post("/add/upload")
def upload(
    request: Request, given: Annotated[list[UploadFile], File(alias="files")], source: Short = "", published: Short = ""
) -> Response:
    """Files of the formats that claimbook reads."""
    options = ReadOptions(day_of(published), source.strip() or None)
    if len(given) > _MOST_FILES:
        raise FormatError("upload", f"{len(given):,} files at once.", f"Wanted at most {_MOST_FILES:,}; or a folder.")
    folder = Path(tempfile.mkdtemp(prefix="claimbook-"))
    names = {str(path): name for path, name in (_saved(folder, number, one) for number, one in enumerate(given))}
    label = next(iter(names.values())) if len(names) == 1 else f"{len(names)} files"
    return _begun(request, label, lambda: _uploaded(folder, names, options), count_documents(tuple(names)))


def _saved(folder: Path, number: int, one: UploadFile) -> tuple[Path, str]:
    """Under a name of ours: what a browser calls a file is no path."""
    name = Path((one.filename or "file").replace("\\", "/")).name[:200] or "file"
    suffix = Path(name).suffix.lower()
    path = folder / f"{number:04}{suffix if suffix in BY_SUFFIX else '.unknown' if suffix else ''}"
    with path.open("wb") as file:
        copyfileobj(one.file, file)
    return path, name


def _uploaded(folder: Path, names: dict[str, str], options: ReadOptions) -> Iterator[Document | Issue]:
    try:
        for one in read_documents(tuple(names), options):
            yield one if isinstance(one, Document) else _renamed(one, names)
    finally:
        for path in names:
            Path(path).unlink(missing_ok=True)
        with suppress(OSError):
            folder.rmdir()


def _renamed(issue: Issue, names: dict[str, str]) -> Issue:
    """Told of the file by its own name, not by where we kept it."""
    known = next((path for path in names if issue.doc.startswith(path)), None)
    return replace(issue, doc=issue.doc.replace(known, names[known], 1)) if known else issue


@router.post("/add/address")
def address(request: Request, address: Short, published: Short = "") -> Response:
    """The page or file at a public http(s) address."""
    place = address.strip()
    if not place.lower().startswith(("http://", "https://")):
        raise FormatError("address", f"{place[:60]!r} is no address.", "Wanted http:// or https://.")
    options = ReadOptions(day_of(published), max_file_bytes=desk_of(request).options.max_upload_bytes, public_only=True)
    return _begun(request, place, lambda: read_documents((place,), options), 1)


@router.post("/add/folder")
def folder(request: Request, path: Short) -> Response:
    """A folder of the machine that the workbench runs on: only for those who sit at it."""
    if not desk_of(request).options.local:
        raise HTTPException(403, "Folders are read only where the workbench listens on this machine alone.")
    place = path.strip()
    if not Path(place).is_dir():
        raise InputError(place[:200] or "folder", "no such folder, or none that may be looked at.")
    return _begun(request, place, lambda: read_documents((place,)), None)


@router.post("/add/samples")
def samples(request: Request) -> Response:
    """The reports of `claimbook demo`."""
    return _begun(request, "sample reports", _samples, 8)


def _samples() -> Iterator[Document | Issue]:
    with as_file(files("claimbook") / "samples") as where:
        yield from read_documents(tuple(str(one) for one in sorted(where.glob("*.md"))))


def day_of(words: str) -> date | None:
    """The day that a form gives; None where it gives none."""
    try:
        return date.fromisoformat(words.strip()) if words.strip() else None
    except ValueError as error:
        raise FormatError("published", f"{words[:40]!r} is no day.", "Wanted YYYY-MM-DD.") from error


def _begun(request: Request, label: str, documents: Documents, total: int | None) -> Response:
    """The job has begun: on to its page."""
    made: Job = desk_of(request).adding.begin(label, documents, total)
    place = f"/add/jobs/{made.id}"
    if fragment_of(request) is None:
        return RedirectResponse(place, 303)
    response = Response(status_code=204)
    response.headers["hx-redirect"] = place
    return response
