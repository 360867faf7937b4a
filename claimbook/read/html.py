"""HTML pages: trafilatura finds the report among menus and adverts; only declared dates are believed."""

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html
from trafilatura.metadata import extract_metadata
from trafilatura.settings import DEFAULT_CONFIG

from claimbook.errors import InputError
from claimbook.read.assembly import Found, Metadata, assemble
from claimbook.read.bounds import Stream, read_whole
from claimbook.read.charset import decode
from claimbook.read.declared import declared_date, declared_language
from claimbook.read.options import ReadOptions
from claimbook.read.origin import Origin

# Without a handler of their own, Python prints the libraries' warnings on standard error.
for _library in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_CHARSET: Final = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_XML_CHARSET: Final = re.compile(rb"""\A\s*<\?xml[^>]{1,100}?encoding\s*=\s*["']([\w.:-]+)""", re.I)
_XML_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")

# XPath 1.0 for the style in lower case without spaces.
_STYLE: Final = "translate(@style, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ ', 'abcdefghijklmnopqrstuvwxyz')"
_INVISIBLE: Final = [
    "//*[@hidden]",
    f"//*[contains({_STYLE}, 'display:none') or contains({_STYLE}, 'visibility:hidden')]",
    "//noscript",
    "//template",
]

# Below 250 characters trafilatura falls back on all words of the page glued to one line, which would make one
# sentence of a headline and the text below it. So the structured result is asked for however short it is ...
_STRUCTURED: Final = deepcopy(DEFAULT_CONFIG)
_STRUCTURED["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "1"
_SHORT_CHARS: Final = 250
# ... and given up only where the fallback has so much more that the structured result must have missed the text.
_MISSED_RATIO: Final = 1.5

MAX_ELEMENTS: Final = 80_000
"""Pages of more elements are refused: 100,000 took 10 s and 300 MB; a news page has 500 to 5,000."""


def read(stream: Stream, origin: Origin, options: ReadOptions) -> Iterator[Found]:
    """The one document of a page: its text, declared date and language, title, site name and address.

    Raises InputError where the page cannot be decoded or holds no text.
    """
    content = read_whole(stream, origin.name, options.max_bytes)
    page = _parsed(decode(content, origin.name, origin.charset or declared_charset(content)), origin.name)
    return assemble(_visible_text(page, origin.name), _metadata(page, origin), origin.name, options)


def declared_charset(content: bytes) -> str | None:
    """The charset that the page's own head declares; None: it declares none."""
    head = content[:4096]
    found = _CHARSET.search(head) or _XML_CHARSET.search(head)
    charset = found[1].decode("ascii", "replace") if found else None
    # A declaration that could be read as bytes is not in UTF-16, whatever it says (WHATWG HTML Standard).
    return "utf-8" if charset and charset.lower().startswith(("utf-16", "utf-32")) else charset


def _parsed(markup: str, name: str) -> HtmlElement:
    page = load_html(_XML_DECLARATION.sub("", markup)) if markup.strip() else None
    if page is None:
        raise InputError(name, "not an HTML page, or an empty one.")
    if sum(1 for _ in page.iter()) > MAX_ELEMENTS:
        raise InputError(name, f"a page of more than {MAX_ELEMENTS:,} elements.", remedy="Save its text as .txt.")
    return page


def _visible_text(page: HtmlElement, name: str) -> str:
    text = _extracted(page, structured=True)
    if len(text) < _SHORT_CHARS:
        fallback = _extracted(page, structured=False)
        text = fallback if len(fallback) > _MISSED_RATIO * len(text) else text
    if not text.strip():
        raise InputError(name, "no readable text on the page.", remedy="Save the report's text as a .txt file.")
    return text


def _extracted(page: HtmlElement, structured: bool) -> str:
    found = bare_extraction(
        page,
        include_comments=False,
        prune_xpath=_INVISIBLE,
        config=_STRUCTURED if structured else DEFAULT_CONFIG,
    )
    return (found.text or "") if found is not None and not isinstance(found, dict) else ""


def _metadata(page: HtmlElement, origin: Origin) -> Metadata:
    # trafilatura's own date is left alone: it may be a guess from any date on the page, a copyright year even.
    about = extract_metadata(page, origin.url, extensive=False)
    return Metadata(
        published=declared_date(page),
        title=about.title or None,
        source=about.sitename or None,
        url=_web_address(about.url) or origin.url,
        language=declared_language(page),
    )


def _web_address(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
