"""Who makes a statement where no pack knows the speaker: the verb's subject is a named person or body ("X condemned the
raid"), or people who speak without a name ("activists appealed for help")."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from ..text import Chunk, Found, Sent
from .candidates import Candidate
from .declaring import DECLARED, declarers
from .doers import attributions, speaker
from .draft import Speaker
from .fights import BETWEEN, pair_between
from .grammar import Grammar
from .slots import Slots

VOICED = "the subject that no pack knows"
_BACK = 150  # tokens from "the agency" back to its name
_NAMED = 12  # actors that may have been named in between
_BODIES = frozenset(("organisation", "monitor"))
_CAP = "CAP"
_COMMA = "COMMA"
_AND = "&"  # inside names in any language
_HYPHEN = "-"
_OBJECT = 7  # chunks from a verb of saying to the noun of what it declares
_APPOSITION = 12  # chunks that an apposition may have
_OPENING = frozenset(("PREP", "SUB"))  # behind these a name is no subject: "in X, urged"


def makers(found: Found, sent: Sent, c: Candidate, slots: Slots) -> tuple[tuple[Any, ...], str]:
    """Whom the wording alone makes a statement's speakers or, of talks, both sides, or the doers of a deal's stage, and why; or
    nobody."""
    if c.sense.kind != "statement":
        return (who, DECLARED) if (who := declarers(sent, c, slots)) else ((), "")
    if c.sense.shared and c.form == "noun" and (pair := pair_between(slots.grammar, sent.chunks, c.at)):
        return tuple({a.name: a for k in pair for a in slots.coordinated(sent, k)}.values()), BETWEEN
    maker = voiced(found, sent, c, slots.grammar)
    who = (maker,) if maker is not None else _saying(found, sent, c, slots)
    return (who, VOICED) if who else ((), "")


def _saying(found: Found, sent: Sent, c: Candidate, slots: Slots) -> tuple[Any, ...]:
    """Whom the text names as the source of the words before the very verb that makes the statement ("...," said X), or nobody."""
    n, at = sent.sentence.index, sent.chunks[c.at].first
    m = next((m for m in attributions(found, n, n) if m.cue[0] <= at < m.cue[1]), None)
    if m is None or m.own or c.voice != "active" or m.content[1] > m.cue[0]:
        return ()
    who = speaker(found, m)
    k = next((k for k in slots.grammar.mentions(sent.chunks, "actor") if sent.chunks[k].value is who), -1)
    return slots.coordinated(sent, k) if k >= 0 else (who,)


def voiced(found: Found, sent: Sent, c: Candidate, grammar: Grammar) -> Any:
    """The speaker that stands as the subject right before an active verb of statement, or None."""
    chunks, verb = sent.chunks, c.at
    if c.form == "noun":  # "the council declared the town a disaster zone"
        verb = next((j for j in range(c.at - 1, max(-1, c.at - _OBJECT), -1) if chunks[j].tags & grammar.say), -1)
    elif c.voice != "active" or c.form not in ("past", "base"):
        verb = -1
    if c.sense.kind != "statement" or c.sense.by != "subject" or verb < 1:
        return None
    k = verb - 1
    while k >= 0 and (chunks[k].tags & ((grammar.aux - grammar.passive) | grammar.skip) or chunks[k].kind == "time"):
        k -= 1
    if k < 0:
        return None
    if _COMMA in chunks[k].tags:
        k = _before_apposition(chunks, k, grammar)
    if k < 0:
        return None
    if k and chunks[k].tags & grammar.bodies_told and chunks[k - 1].tags & grammar.definite:
        n = sent.sentence.index
        if not attributions(found, n, n) and (body := _told_before(found, chunks[k].first)):
            return body
    there = _before_place(chunks, k, grammar)
    if chunks[there].tags & grammar.voices:
        return _people(found, chunks, there, k, grammar)
    return None if sent.sentence.title else _named(found, chunks, k, grammar)


def _told_before(found: Found, first: int) -> Any:
    """The body whom the text named last before a token, if that is not far back, or None: "UNICEF counted ... The agency urged"."""
    at = bisect_left(found.actors, first, key=lambda a: a.first)
    for a in reversed(found.actors[max(0, at - _NAMED) : at]):
        if first - a.first > _BACK:
            return None
        if a.type in _BODIES and a.name and not (a.generic or a.adjectival):
            return a
    return None


def _before_place(chunks: list[Chunk], k: int, grammar: Grammar) -> int:
    """The chunk before a place that ends at ``k`` and says where somebody is ("leaders in X"), else ``k``."""
    j = k
    while j > 0 and (chunks[j].kind == "place" or chunks[j].tags & grammar.determiner):
        j -= 1
    return j - 1 if 0 < j < k and chunks[j].tags & (grammar.at | grammar.of) else k


def _before_apposition(chunks: list[Chunk], k: int, grammar: Grammar) -> int:
    """The end of the name that an apposition ending at the comma ``k`` explains ("X, a member of the council, urged"), or
    that is the apposition itself ("the group's leader, X, urged"); or -1."""
    if k and _CAP in chunks[k - 1].tags:
        return k - 1
    verbs = False
    for j in range(k - 1, max(0, k - _APPOSITION), -1):
        x = chunks[j]
        if _COMMA in x.tags:
            if verbs and not chunks[j + 1].tags & grammar.relative:
                return -1
            return j - 1 if _CAP in chunks[j - 1].tags else -1
        if x.tags & grammar.verb or "TRIGGER" in x.tags:
            verbs = True  # "X, who leads the council, refused"
    return -1


def _people(found: Found, chunks: list[Chunk], k: int, last: int, grammar: Grammar) -> Any:
    """Unnamed people or a local body who are the subject, with nothing before them but what describes them; where they are said
    to be somewhere, up to the chunk ``last``, that is part of what they are called."""
    passed, j = grammar.determiner | grammar.modifier, k - 1
    while j >= 0 and chunks[j].kind == "word" and chunks[j].tags & passed and not chunks[j].tags & _OPENING:
        j -= 1
    if j >= 0 and not chunks[j].tags & (grammar.border | grammar.join):
        x = chunks[j]
        describes = x.kind in ("quantity", "time") or (x.kind == "actor" and x.value.adjectival)
        if x.tags & _OPENING or (x.kind != "word" and not describes):
            return None
    x = chunks[k]
    name = x.norm if last == k else f"{x.norm} {found.text.slice(chunks[k + 1].first, chunks[last].last)}"
    return Speaker(name, None, found.text.slice(x.first, chunks[last].last), x.first, chunks[last].last)


def _named(found: Found, chunks: list[Chunk], k: int, grammar: Grammar) -> Any:
    """The person or body whose capitalised name ends at ``k``: by the fuller name that the article gives elsewhere, else by
    this one if it has more words than one."""
    j = k
    while j >= 0 and (_capital(found, chunks[j]) or (j < k and chunks[j].norm == _AND and _capital(found, chunks[j + 1]))):
        j -= 1
        while 0 < j < k and chunks[j].kind == "word" and found.text.gap(chunks[j].last - 1) == _HYPHEN:
            j -= 1  # "Ibrahim al-Hifl"
    j += 1
    before = grammar.determiner | grammar.title
    while j < k and _CAP not in chunks[j].tags and (chunks[j].tags & before or chunks[j - 1].tags & grammar.of):
        j += 1  # "The", "Secretary of State"
    if j > k or (j and (chunks[j - 1].tags & _OPENING)):
        return None
    if not any(_CAP in x.tags for x in chunks[j : k + 1]) and not (j and k > j):
        return None  # a sentence's first word is in capitals whatever it is
    words = tuple(found.text.norms[chunks[j].first : chunks[k].last])
    for m in found.sources:
        if tuple(m.name.lower().replace("-", " ").split())[-len(words) :] == words:
            return speaker(found, m)
    if len(words) < 2:
        return None
    return Speaker(found.text.slice(chunks[j].first, chunks[k].last), None, None, chunks[j].first, chunks[k].last)


def _capital(found: Found, x: Chunk) -> bool:
    """Whether every word of a chunk that is nothing else begins with a capital."""
    return x.kind == "word" and all(found.text.words[i][:1].isupper() for i in range(x.first, x.last))
