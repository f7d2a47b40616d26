"""Saved pages -> all their visible text, in reading order, with what is not the article masked.

The text is the page's whole visible text (menus and buttons too), so that offsets point into what a reader saw. Two
things mask it: what the page's own structure says (nav, footer, forms, captions, boxes named "share" or "related"), and
what trafilatura, an extractor of main text, leaves out. Where trafilatura finds little, structure alone decides.
"""

from __future__ import annotations

import re
from typing import Any

from ..errors import InputError
from .decode import decode
from .raw import Content

_SKIP = frozenset(
    ("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "canvas", "audio", "video", "map")
)
_BLOCK = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "dd", "details", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody",
        "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
_BY_TAG = {
    "nav": "menu", "footer": "page footer", "form": "form", "button": "button", "select": "form", "aside": "side box",
    "figcaption": "caption", "label": "form", "textarea": "form", "dialog": "pop-up",
}  # fmt: skip
_BY_ROLE = {
    "navigation": "menu", "search": "form", "contentinfo": "page footer", "complementary": "side box",
    "banner": "page header", "dialog": "pop-up", "menu": "menu",
}  # fmt: skip
#: Habits of the web's own naming (class and id words), the same in every language of the text.
_BY_NAME = (
    (re.compile(r"\b(?:share|sharing|social|addthis|sharedaddy)(?:\b|[-_])", re.I), "share buttons"),
    (re.compile(r"\b(?:comments?|disqus|respond|comment-form)(?:\b|[-_])", re.I), "comments"),
    (re.compile(r"\b(?:related|recommended|read-?more|see-also|teaser|most-read)(?:\b|[-_])", re.I), "teaser"),
    (re.compile(r"\b(?:breadcrumbs?|navbar|menu|topbar|site-header|masthead)(?:\b|[-_])", re.I), "menu"),
    (re.compile(r"\b(?:cookie|newsletter|subscribe|signup|advert|promo|popup|paywall)(?:\b|[-_])", re.I), "promotion"),
    (re.compile(r"\b(?:caption|wp-caption-text|photo-credit|image-credit)(?:\b|[-_])", re.I), "caption"),
    (re.compile(r"\b(?:tags|tag-list|post-tags|keywords)(?:\b|[-_])", re.I), "tags"),
    (re.compile(r"\b(?:byline|author-box|author-info)(?:\b|[-_])", re.I), "byline"),
)  # fmt: skip
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*(?P<name>[\w.-]+)""", re.I)
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_WORDS = re.compile(r"\w+")


def read(data: bytes, charset: str | None = None, url: str | None = None) -> Content:
    """The page's visible text, its masks, and the dates, title, outlet and address that it states about itself."""
    from . import pagemeta

    found = _CHARSET.search(data[:4096])
    hint = charset or (found.group("name").decode("ascii", "ignore") if found else None)
    source = decode(data, hint)[0]
    tree = parse(source)
    if tree is None:
        raise InputError("page without any content; save it again")
    text, masks, headline = render(tree)
    if not text.strip():
        raise InputError("page without any text (it may be drawn by scripts); save it from the browser as text or PDF")
    meta = pagemeta.stated(tree, source)
    masks += _outside(text, source, masks, headline or meta.title)
    return Content(
        text=text,
        title=headline or meta.title,
        published=meta.published,
        published_by=meta.published_by,
        updated=meta.updated,
        publisher=meta.publisher,
        url=url or meta.url,
        language=meta.language,
        masks=tuple(masks),
    )


def parse(source: str) -> Any | None:
    """An lxml tree, or ``None`` where there is nothing."""
    from lxml import etree
    from lxml import html as lxml_html

    source = _XML.sub("", source, count=1).replace("\x00", " ")
    try:
        return lxml_html.document_fromstring(source, parser=lxml_html.HTMLParser(huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def render_fragment(source: str) -> str:
    """A piece of HTML (a feed's summary) as text."""
    if "<" not in source and "&" not in source:
        return source.strip()
    tree = parse(f"<html><body><div>{source}</div></body></html>")
    return "" if tree is None else render(tree)[0].strip()


def render(tree: Any) -> tuple[str, list[tuple[int, int, str]], str | None]:
    """Visible text, structural masks, and the main heading if there is one."""
    writer = _Writer()
    body = tree.find("body") if tree.tag == "html" else tree
    writer.walk(tree if body is None else body)
    text = "".join(writer.parts)
    masks = [(a, b, why) for a, b, why in writer.masks if text[a:b].strip()]
    return text, masks, writer.heading


class _Writer:
    """Writes text in document order; blocks start new lines, runs of space become one."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.fresh = True  # at the start of a line
        self.masks: list[tuple[int, int, str]] = []
        self.heading: str | None = None

    def write(self, text: str | None) -> None:
        if not text:
            return
        text = _SPACES.sub(" ", text)
        if self.fresh:
            text = text.lstrip(" ")
        if text:
            self.parts.append(text)
            self.length += len(text)
            self.fresh = text.endswith(" ")

    def line(self) -> None:
        if self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")
            self.length += 1
        self.fresh = True

    def walk(self, root: Any) -> None:
        stack: list[tuple[Any, bool, int, str | None]] = [(root, False, 0, None)]
        inside = 0  # depth of masked elements
        while stack:
            node, leaving, start, why = stack.pop()
            tag = node.tag if isinstance(node.tag, str) else None
            if leaving:
                if tag in _BLOCK:
                    self.line()
                if why is not None:
                    inside -= 1
                    if inside == 0:
                        self.masks.append((start, self.length, why))
                if tag == "h1" and self.heading is None and why is None and inside == 0:
                    words = " ".join("".join(self.parts)[start:].split())
                    self.heading = words or None
                if node is not root:
                    self.write(node.tail)
                continue
            if tag is None or tag in _SKIP or _hidden(node):
                if node is not root:
                    self.write(node.tail)
                continue
            if tag in _BLOCK:
                self.line()
            why = _why(node, tag)
            if why is not None:
                inside += 1
            stack.append((node, True, self.length, why))
            self.write(node.text)
            stack.extend((child, False, 0, None) for child in reversed(list(node)))


def _hidden(node: Any) -> bool:
    return node.get("hidden") is not None or "display:none" in (node.get("style") or "").replace(" ", "").lower()


def _why(node: Any, tag: str) -> str | None:
    if tag in ("html", "body", "main", "article", "h1"):
        return None
    why = _BY_TAG.get(tag) or _BY_ROLE.get(node.get("role") or "")
    if why is None and tag == "header" and node.find(".//h1") is None:
        why = "page header"
    if why is None:
        names = f"{node.get('class') or ''} {node.get('id') or ''}"
        if len(names) > 1:
            why = next((w for rule, w in _BY_NAME if rule.search(names)), None)
    if why is not None and (node.find(".//h1") is not None or node.find(".//article") is not None):
        return None
    if why is not None and sum(len(p.text_content()) for p in node.iter("p")) > 1500:
        return None  # a box with that much prose is the article, whatever its name
    return why


def _outside(
    text: str, source: str, masks: list[tuple[int, int, str]], heading: str | None
) -> list[tuple[int, int, str]]:
    """Lines that an extractor of main text leaves out, where it found enough to be trusted."""
    import trafilatura

    main = trafilatura.extract(
        source, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    if not main or len(main) < 250:
        return []
    words = _WORDS.findall(main.casefold())
    known = {hash(tuple(words[i : i + 4])) for i in range(max(1, len(words) - 3))}
    title = " ".join(_WORDS.findall((heading or "").casefold()))
    out: list[tuple[int, int, str]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        here = _WORDS.findall(line.casefold())
        if not here or any(a <= start and at <= b + 1 for a, b, _ in masks) or " ".join(here) == title:
            continue
        grams = [hash(tuple(here[i : i + 4])) for i in range(max(1, len(here) - 3))]
        kept = sum(g in known for g in grams) if len(here) >= 4 else (1 if " ".join(here) in main.casefold() else 0)
        if kept * 3 < len(grams):
            out.append((start, at, "outside the article"))
    return out
