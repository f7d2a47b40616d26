"""What a copy of the pages for the public leaves out: texts beyond the quoted sentences, private persons' names, sentences
and names that give away a site which shelters people. Works on the finished pages, so no page can forget it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

import ahocorasick_rs
from markupsafe import Markup, escape

from ..case import Case
from ..case.persons import NAMELESS
from ..case.protecting import Protector
from ..model import Claim, Document, Filters

WITHHELD = "[sentence withheld: it names a site that shelters people]"
SITE = "a site that shelters people"
NOTICE = (
    "This copy quotes the sentences that carry a claim and no more of the documents; the names of victims and witnesses "
    "are left out of them by rule. The archive holds each text in full under its SHA-256."
)
_DATA = re.compile(r"(<script.*?</script>|<style.*?</style>)", re.DOTALL)
_TEXT = re.compile(r">([^<]+)<")
_INSIDE = re.compile(r"\w|-\w| [A-Z]\w")  # a name goes on: "Omar" in "Omar Square"
_TITLE = re.compile(r'((?:title|aria-label)=")([^"]*)"')


class Veil:
    """Made once for a copy."""

    def __init__(self, case: Case) -> None:
        self.protector = Protector(case.packs, case.gazetteer)
        hidden = [c for c in case.claims() if self.protector.hides(c)]
        for incident in case.incidents(Filters()):
            if self.protector.incident(incident).withheld:
                hidden += case.ledger.claims_by_id(incident.claims)
        self._quotes = sorted({" ".join(c.quote.split()) for c in hidden}, key=lambda q: (-len(q), q))
        self._hidden = {(c.document, c.quote) for c in hidden}
        sites = [(w, i) for c in hidden for w, i in zip(c.places, (*c.place_ids, *[None] * len(c.places)), strict=False)
                 if w.level == "site"]  # fmt: skip
        self.places = {key for w, i in sites for key in (i, f"name:{w.name.casefold()}") if key}
        self._names = sorted({n for w, _ in sites for n in (w.name, w.text) if n and n != n.lower()}, key=lambda n: (-len(n), n))

        persons = sorted(self.protector.private(case.claims()))
        self._persons = ahocorasick_rs.AhoCorasick(persons, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest) if persons else None

    def page(self, html: str) -> str:
        """A page with what may be shown of it."""
        parts = _DATA.split(html)
        for n, part in enumerate(parts):
            if n % 2 == 0:
                part = _TEXT.sub(lambda m: f">{self._said(m[1])}<", part)
                parts[n] = _TITLE.sub(lambda m: f'{m[1]}{self._said(m[2])}"', part)
            else:
                for name in self._names:
                    parts[n] = parts[n].replace(name, SITE)
                parts[n] = self._nameless(parts[n])
        return "".join(parts)

    def _said(self, text: str) -> str:
        plain = unescape(text)
        if not plain.strip():
            return text
        shown = " ".join(plain.split())
        for quote in self._quotes:
            if quote in shown:
                shown = shown.replace(quote, WITHHELD)
        for name in self._names:
            shown = shown.replace(name, SITE)
        shown = self._nameless(self.protector.words(shown))
        return text if shown == " ".join(plain.split()) else str(escape(f" {shown} "))

    def _nameless(self, text: str) -> str:
        """A text in which private persons who stand as sources or actors in the ledger have no names."""
        if self._persons is None:
            return text
        out, at = [], 0
        for _, start, end in self._persons.find_matches_as_indexes(text):
            if not (_INSIDE.match(text, end) or (start and (text[start - 1].isalnum() or text[start - 1] == "-"))):
                out += [text[at:start], NAMELESS]
                at = end
        return "".join(out) + text[at:]

    def sentences(self, document: Document, claims: Iterable[Claim]) -> Markup:
        """A document's quoted sentences in its order, each where its claims can be linked to, and nothing in between."""
        out: list[Markup] = [Markup('<span class="small muted">{}</span>').format(NOTICE)]
        spans: dict[tuple[int, int], list[Claim]] = {}
        for c in sorted(claims, key=lambda c: (c.start, c.end, c.id)):
            spans.setdefault((c.start, c.end), []).append(c)
        for (start, end), told in spans.items():
            anchors = Markup("").join(Markup('<a id="{}" class="anchor"></a>').format(c.id) for c in told)
            quote = document.text[start:end]
            secret = any((c.document, c.quote) in self._hidden for c in told)
            words = WITHHELD if secret else self.protector.words(quote, [w for c in told for w in c.places])
            kinds = " ".join(dict.fromkeys(f"k-{c.kind}" for c in told))
            out.append(anchors + Markup('<mark class="claim {}" data-claims="{}">{}</mark>').format(
                kinds, " ".join(c.id for c in told), words))  # fmt: skip
        return Markup("\n[…]\n").join(out)
