"""Whose copy a document says it carries: the agencies named in its copy lines."""

from __future__ import annotations

import functools
import re

import ahocorasick_rs

from ..model import Document
from ..rules import Packs
from .calendar import alternation, calendar, key


def quoted_agencies(document: Document, packs: Packs) -> tuple[str, ...]:
    """Agencies whose copy the document says it carries, by copy lines such as "(AFP)", "AFP -", "Source: Reuters".

    Looked for in the first 600 and the last 300 characters. Picture credits and the publisher's own name do not count.
    """
    rules = _copy_lines(packs)
    text = document.text
    found: dict[str, None] = {}
    for start, stop in ((0, 600), (max(600, len(text) - 300), len(text))):
        part = text[start:stop]
        if not rules.stems.find_matches_as_indexes(part):
            continue
        for m in rules.name.finditer(part):
            at = m.start() + start
            if any(a <= at < b and why == "caption" for a, b, why in document.masked):
                continue
            if rules.copied(text, at, m.end() + start):
                full = rules.names[key(m.group())]
                if full.casefold() != (document.publisher or "").casefold():
                    found[full] = None
    return tuple(found)


class _CopyLines:
    """How a text says that an agency wrote it."""

    def __init__(self, packs: Packs) -> None:
        v = calendar(packs).words
        self.names = {key(k): full for k, full in v.agencies.items()}
        forms = {f for k in v.agencies for f in (k, k.upper(), k.title())}
        self.stems = ahocorasick_rs.AhoCorasick(sorted({f.split()[0] for f in forms}))  # a name may go on in the next line
        agency = alternation(forms)
        self.name = re.compile(rf"(?<!\w)(?:{agency})(?!\w)")
        self.pictures = re.compile(rf"(?i:\b(?:{alternation(v.picture_words)})\b)")
        self.before_intro = re.compile(
            rf"(?i:\b(?:{alternation(v.agency_intro)}):?\s+)(?:[\w ]{{2,30}}\s?(?:,|and|&)\s?){{0,3}}$"
        )
        self.after_end = re.compile(rf"(?:\s?(?:,|and|&)\s?(?:{agency}|\w+))*\s*[.)]?\s*(?:$|\n)")
        self.date_next = re.compile(
            rf"\s+(?:(?:{alternation(v.weekdays)})\.?,?\s+\d|\d{{1,2}}\s+(?:{alternation(v.months)})\b)", re.I
        )
        self.dash_next = re.compile(r"[ \t]*[-–—:]+(?:\s|$)")

    def copied(self, text: str, start: int, end: int) -> bool:
        """Whether the agency's name at ``text[start:end]`` stands in a copy line."""
        before, after = text[max(0, start - 60) : start], text[end : end + 60]
        for opener, closer in (("(", ")"), ("[", "]")):
            left, right = before.rfind(opener), after.find(closer)
            if left >= 0 and right >= 0 and closer not in before[left:] and "\n" not in before[left:] + after[:right]:
                inside = before[left + 1 :] + after[:right]
                return not self.pictures.search(inside) and "/" not in before[left + 1 :] and len(inside.split()) <= 8
        if before[-1:] == "/" and after[:1] == "/":
            return True
        line_start = (
            not before.strip(" \t") or before.rstrip(" \t").endswith(("\n", ". ", ".\t")) or before.endswith(". ")
        )
        if line_start and (self.dash_next.match(after) or not after.split("\n")[0].strip()):
            return True
        if re.search(r"[-–—]\s?$", before) and not after.strip(" .\n\t"):
            return True
        if self.date_next.match(after) and start < 600:
            return True
        return bool(self.before_intro.search(before) and self.after_end.match(text, end) and start > 0)


@functools.lru_cache(maxsize=8)
def _copy_lines(packs: Packs) -> _CopyLines:
    return _CopyLines(packs)
