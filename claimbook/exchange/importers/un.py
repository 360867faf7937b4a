"""The UN Security Council's consolidated list, XML: entities only, persons are counted and passed over.

The file is hostile until shown otherwise: no entity of a document type is expanded, nothing is fetched, and a file that
declares a document type at all is refused, for the list has none.
"""

from collections.abc import Iterator
from typing import BinaryIO, Final

from lxml import etree

from claimbook.errors import InputError
from claimbook.exchange.datasets import UN
from claimbook.exchange.importers.events import DATASET
from claimbook.exchange.importers.listings import Statement, listing
from claimbook.exchange.importers.quantities import day
from claimbook.exchange.rows import Row, make_row, period
from claimbook.exchange.source import BrokenRowError, Found, Remark, broken
from claimbook.model.values import Extraction, Period

FIELDS: Final = (
    ("reference_number", "REFERENCE_NUMBER"), ("name", "FIRST_NAME"), ("name_original_script", "NAME_ORIGINAL_SCRIPT"),
    ("un_list_type", "UN_LIST_TYPE"), ("listed_on", "LISTED_ON"), ("comments", "COMMENTS1"),
)  # fmt: skip
"""Line of the row's text, element of the list."""


def read(stream: BinaryIO, name: str) -> Iterator[Found]:
    """The entities, one in memory at a time. Raises InputError where the file is no such list."""
    persons = 0
    try:
        for element in _elements(stream, name):
            if element.tag == "INDIVIDUAL":
                persons += 1
            else:
                yield _entity(element, name)
            element.clear()
    except etree.XMLSyntaxError as error:
        raise InputError(name, f"broken XML ({error.msg}).", "What stands before that was taken.") from error
    if persons:
        yield Remark(name, f"{persons} persons are passed over: entities only.")


def _elements(stream: BinaryIO, name: str) -> Iterator[etree._Element]:
    found = etree.iterparse(
        stream, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    first = True
    for event, element in found:
        if first:
            _check(element, name)
            first = False
        if event == "end" and element.tag in ("ENTITY", "INDIVIDUAL"):
            yield element


def _check(root: etree._Element, name: str) -> None:
    if root.getroottree().docinfo.doctype:
        raise InputError(name, "declares a document type, which the UN's list does not.", "It is not read.")
    if root.tag != "CONSOLIDATED_LIST":
        raise InputError(name, f"no consolidated list of the UN: its root is {str(root.tag)[:40]}.")


def _entity(element: etree._Element, name: str) -> Found:
    line = element.sourceline or 0
    texts = {column: _text(element, tag) for column, tag in FIELDS}
    aliases = [one for each in element.iterfind("ENTITY_ALIAS") if (one := _text(each, "ALIAS_NAME"))]
    columns = (DATASET, *texts, *(f"alias_{number}" for number in range(1, len(aliases) + 1)))
    try:
        return extraction(make_row(line, columns, (UN.name, *texts.values(), *aliases)))
    except BrokenRowError as error:
        return broken(name, line, str(error))


def _text(element: etree._Element, tag: str) -> str:
    return " ".join("".join(one for each in element.iterfind(tag) for one in each.itertext()).split())


def extraction(row: Row) -> Extraction:
    """The entry as a document that says who is listed since when."""
    own = row.get("reference_number")
    if not own or not row.get("name"):
        raise BrokenRowError("no REFERENCE_NUMBER or no name")
    ref = f"un:{own}"
    entity = row.mention("name", "group", ref=ref)
    lister = row.mention(DATASET, "organisation", "United Nations Security Council")
    listed = day(row.get("listed_on")[:10], "LISTED_ON")
    when = period(row, ("listed_on",), Period("", 0, 0, listed, listed, 1)) if listed else None
    said = [Statement("status", "proscribed", entity, lister, row.whole(), when)]
    others = [one for one in row.starts if one.startswith("alias_")] + (
        ["name_original_script"] if row.get("name_original_script") else []
    )
    names = [row.mention(one, "group", row.get("name"), ref) for one in others]
    return listing(row, UN, own, said, (entity, *names))
