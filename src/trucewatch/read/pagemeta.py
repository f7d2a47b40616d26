"""What a saved page states about itself: JSON-LD, meta tags, time elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

_PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "publishdate", "pubdate",
    "publish-date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "sailthru.date",
    "parsely-pub-date", "date", "cxenseparse:recs:publishtime", "publication_date", "article.published",
    "citation_publication_date",
)  # fmt: skip
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
_SITE = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_TITLE = ("og:title", "twitter:title", "dc.title")


class Stated(msgspec.Struct):
    """Fields as the page writes them; ``published_by`` names where."""

    published: str | None = None
    published_by: str = ""
    updated: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None


def stated(tree: Any, source: str) -> Stated:
    """Read the page's own statements, the most deliberate first: JSON-LD, then meta tags, then ``<time>``."""
    out = Stated()
    meta: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().casefold()
        value = (node.get("content") or "").strip()
        if name and value:
            meta.setdefault(name, value)
    for item in _json_ld(tree):
        if isinstance(item.get("datePublished"), str) and out.published is None:
            out.published, out.published_by = item["datePublished"], "the page's own data (JSON-LD datePublished)"
        if isinstance(item.get("dateModified"), str):
            out.updated = out.updated or item["dateModified"]
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            out.publisher = out.publisher or publisher["name"]
    if out.published is None:
        name = next((n for n in _PUBLISHED if n in meta), None)
        if name:
            out.published, out.published_by = meta[name], f"the page's meta tag '{name}'"
    if out.published is None:
        for node in tree.iter("time"):
            value = node.get("datetime") or ""
            marked = node.get("pubdate") is not None or (node.get("itemprop") or "") == "datePublished"
            if value[:4].isdigit() and (marked or (node.getparent() is not None and _in_article(node))):
                out.published, out.published_by = value, "the page's <time> element"
                break
    out.updated = out.updated or next((meta[n] for n in _UPDATED if n in meta), None)
    if out.published is None:
        out.published = _by_htmldate(source)
        out.published_by = "the page's markup (read by htmldate)" if out.published else ""
    out.publisher = out.publisher or next((meta[n] for n in _SITE if n in meta), None)
    title = next((meta[n] for n in _TITLE if n in meta), None)
    if title is None:
        node = tree.find(".//title")
        title = " ".join((node.text_content() or "").split()) if node is not None else None
    out.title = title or None
    canonical = tree.find(".//link[@rel='canonical']")
    out.url = (canonical.get("href") if canonical is not None else None) or meta.get("og:url")
    out.language = (tree.get("lang") or "")[:2].lower() or None
    return out


def _by_htmldate(source: str) -> str | None:
    from htmldate import find_date

    try:
        found = find_date(source, original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError):
        return None
    return str(found) if found else None


def _in_article(node: Any) -> bool:
    return any(parent.tag in ("article", "main", "header") for parent in node.iterancestors())


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    for node in tree.iter("script"):
        if "ld+json" not in (node.get("type") or ""):
            continue
        try:
            data = msgspec.json.decode((node.text or "").strip())
        except msgspec.DecodeError:
            continue
        stack = [data]
        while stack:
            item = stack.pop()
            if isinstance(item, list):
                stack.extend(reversed(item))
            elif isinstance(item, dict):
                yield item
                graph = item.get("@graph")
                if isinstance(graph, list):
                    stack.extend(reversed(graph))
