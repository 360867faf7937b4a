"""Small files for the tests of reading: invented groups and places only."""

from collections.abc import Sequence
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from claimbook.model.values import Document, Issue
from claimbook.read import ReadOptions, read_inputs

REPORT = "Fighters of the Red Lantern attacked a post near Dorvel. Three guards were killed, police said."
PARAGRAPHS = "".join(
    f"<p>On day {day} the Red Lantern held the bridge of Dorvel, and the council of the valley sent for help.</p>"
    for day in range(1, 6)
)


def page(head: str = "", body: str = PARAGRAPHS) -> str:
    """An HTML page with a report of five paragraphs."""
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body><article>{body}</article></body></html>"
    )


def pdf(pages: Sequence[Sequence[str]], title: str | None = None) -> PdfWriter:
    """A PDF file with these lines on its pages; a page without lines is blank."""
    writer = PdfWriter()
    for lines in pages:
        sheet = writer.add_blank_page(width=595, height=842)
        sheet[NameObject("/Resources")] = _font()
        drawn = "".join(f"({line}) Tj T* " for line in lines)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 11 Tf 14 TL 60 780 Td {drawn} ET".encode("latin-1"))
        sheet[NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title, "/CreationDate": "D:20190203040506"})
    return writer


def _font() -> DictionaryObject:
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    return DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})


def saved(path: Path, content: str | bytes | PdfWriter) -> str:
    """The path as a string, after writing the content there as it is (no translation of line ends)."""
    if isinstance(content, PdfWriter):
        content.write(path)
    else:
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return str(path)


def read(*inputs: str, options: ReadOptions | None = None) -> tuple[list[Document], list[Issue]]:
    """The documents and the Issues of the inputs."""
    found = list(read_inputs(inputs, options or ReadOptions()))
    return [one for one in found if isinstance(one, Document)], [one for one in found if isinstance(one, Issue)]


def only(*inputs: str, options: ReadOptions | None = None) -> Document:
    """The one document of the inputs, which have no Issue."""
    documents, issues = read(*inputs, options=options)
    assert issues == []
    assert len(documents) == 1
    return documents[0]


def refused(*inputs: str, options: ReadOptions | None = None) -> str:
    """The reason of the one Issue of the inputs, which hold no document and which it names."""
    documents, issues = read(*inputs, options=options)
    assert documents == []
    assert len(issues) == 1
    assert issues[0].doc.startswith(inputs[0])
    return issues[0].reason
