"""Which line of a text is its headline."""

from __future__ import annotations

import re

from .furniture import Mask

_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?][\"”]?\s+[^\Wa-z\d_]")
_SITE = re.compile(r"\s+[|–—-]\s+")
_LINES = 14


def find_title(text: str, masks: list[Mask], given: str | None = None) -> tuple[str | None, int]:
    """The headline and the offset after its line (``None`` and 0 where the text has none).

    ``given`` (a feed's or a table's title) is looked for in the first lines. Otherwise: of the first lines before the
    first paragraph that are no furniture and look like a headline, the one that shares most words with the rest.
    """
    lines = _first_lines(text, masks)
    if given:
        wanted = _squash(given)
        for start, end in lines:
            if _squash(text[start:end]) == wanted:
                return " ".join(given.split()), end
        return " ".join(given.split()), 0
    candidates: list[tuple[int, int]] = []
    for n, (start, end) in enumerate(lines):
        line = text[start:end]
        if _paragraph(line):
            if n == 0 and "\n" not in text.strip():
                return None, 0
            break
        full = line.endswith(".") and len(line.split()) >= 8
        again = line[:24] in text[end : end + 300]
        closed = (
            n == 0
            and (again or len(line.split()) <= 14)
            and line.endswith(".")
            and text[end : end + 4].strip(" \t\r")[:2] == "\n\n"
        )
        if n and text[end : end + 3].lstrip(" \r\n")[:1].islower() and text[end : end + 3].count("\n") == 1:
            break  # prose in wrapped lines
        alone = n == 0 and text[end : end + 4].strip(" \t\r")[:2] == "\n\n"
        if _headline(line[:-1] if closed else line, 2 if alone else 3):
            candidates.append((start, end))
        elif full:
            break
    if not candidates:
        return None, 0
    if len(candidates) == 1 and len(lines) == 1:
        return None, 0
    best = candidates[0]
    if len(candidates) > 1:
        after = candidates[-1][1]
        body = {w.casefold() for w in _WORD.findall(text[after : after + 4000])}

        def shared(span: tuple[int, int]) -> tuple[int, int]:
            return len(body & {w.casefold() for w in _WORD.findall(text[span[0] : span[1]])}), -span[0]

        best = max(candidates, key=shared)
    return text[best[0] : best[1]].lstrip("#").strip(), best[1]


def without_site(title: str, following: str) -> str:
    """A title without the site's name behind it, where the text goes on with the title alone."""
    part = _SITE.split(title, maxsplit=1)[0]
    if part != title and len(part.split()) >= 3 and _squash(part) in _squash(following):
        return part
    return title


def _first_lines(text: str, masks: list[Mask]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    at = 0
    while at < len(text) and len(out) < _LINES:
        nl = text.find("\n", at)
        nl = len(text) if nl < 0 else nl
        line = text[at:nl].strip()
        if line:
            start = at + text[at:nl].index(line)
            end = start + len(line)
            if not any(a <= start and end <= b for a, b, _ in masks):
                out.append((start, end))
        at = nl + 1
    return out


def _paragraph(line: str) -> bool:
    return len(line) > 220 or (len(line) > 100 and line.rstrip('"”’)')[-1:] in ".!?:") or line.count(". ") >= 2


def _headline(line: str, least: int = 3) -> bool:
    words = line.lstrip("#").split()
    if (
        not least <= len(words) <= 32
        or line[-1:] in ".:,;"
        or line.startswith(("- ", "* ", "•", "http"))
        or _SENTENCE.search(line)
    ):
        return False
    letters = sum(map(str.isalpha, line))
    return letters >= len(line) * 0.55


def _squash(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
