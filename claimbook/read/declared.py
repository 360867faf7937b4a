"""The publication date and the language that an HTML page declares. Never a guess."""

import json
from collections.abc import Iterator
from typing import Any, Final

from lxml.html import HtmlElement

from claimbook.read.dates import parse_day

ARTICLE_META: Final = ("article:published_time", "og:article:published_time", "og:published_time")
"""Tags that speak of the article alone; they go first."""

OTHER_META: Final = (
    "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "published", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "citation_date",
)  # fmt: skip
"""Further names of meta tags, in lower case, that hold the day of publication."""

_TIMES: Final = "//time[@pubdate or @itemprop='datePublished']/@datetime"
_JSON_LD: Final = "//script[@type='application/ld+json']/text()"
_MAX_CANDIDATES: Final = 50


def declared_date(page: HtmlElement) -> str | None:
    """Of meta tags, JSON-LD and marked time elements: the words of the first declaration that is a day, else of the
    first one that is none, else None."""
    candidates = [words.strip() for words, _ in zip(_declarations(page), range(_MAX_CANDIDATES), strict=False)]
    return next((words for words in candidates if parse_day(words)), next(iter(filter(None, candidates)), None))


def declared_language(page: HtmlElement) -> str | None:
    """The words of the root's lang attribute, where the HTML standard has a page's language; None: there is none."""
    root = page.getroottree().getroot()
    return (root.get("lang") or root.get("xml:lang") or "").strip() or None


def _declarations(page: HtmlElement) -> Iterator[str]:
    tags = list(_meta_tags(page))
    yield from (content for wanted in ARTICLE_META for name, content in tags if name == wanted)
    yield from (words for script in page.xpath(_JSON_LD) for words in _json_ld_dates(str(script)))
    yield from (content for wanted in OTHER_META for name, content in tags if name == wanted)
    yield from (str(words) for words in page.xpath(_TIMES))


def _meta_tags(page: HtmlElement) -> Iterator[tuple[str, str]]:
    for tag in page.xpath("//meta[@content]"):
        for key in ("property", "name", "itemprop"):
            if name := tag.get(key):
                yield name.strip().lower(), tag.get("content")


def _json_ld_dates(script: str) -> Iterator[str]:
    try:
        root = json.loads(script)
    except (ValueError, RecursionError):
        return
    for node in _nodes(root):
        words = node.get("datePublished")
        if isinstance(words, str) and _is_article(node.get("@type")):
            yield words


def _nodes(root: Any) -> Iterator[dict[str, Any]]:
    """The page's own nodes: at the top or in a @graph. Nested ones speak of other articles."""
    for node in root if isinstance(root, list) else [root]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ()


def _is_article(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and one.endswith(("Article", "Report", "Posting", "WebPage")) for one in kinds)
