"""How far attributions reach: contrasted clauses end them, quotations carry them on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence

import msgspec

from ..text import Sentence, Text
from .sources_model import SourceMention

_QUOTES, _OPENERS, _CLOSERS = frozenset("\"“”«»"), frozenset("“«"), frozenset("”»")
_LONGEST = 20  # sentences in one quotation; more means that a mark was lost
_ON = ", quotation goes on"


def clip(
    text: Text, mentions: list[SourceMention], contrast: frozenset[str],
    added: frozenset[str] = frozenset(), parties: Container[str] = frozenset(),
) -> list[SourceMention]:  # fmt: skip
    """End a source's reach where a contrasted clause has a source of its own, or at a clause that the writer adds."""
    out: list[SourceMention] = []
    for i, m in enumerate(mentions):
        stop = _told_until(text, m, added) if m.actor_id in parties else m.content[1]
        for other in mentions[i + 1 :]:
            if other.sentence != m.sentence or other.first >= stop:
                break
            if other.first <= m.content[0]:
                continue
            near = range(other.first - 1, max(m.content[0], other.first - 4), -1)
            edge = next((k for k in near if text.norms[k] in contrast), None)
            head = range(max(0, m.first - 2), m.first)
            if edge is None and any(text.norms[k] in contrast for k in head):  # "While A said ..., B said"
                edge = next((k for k in near if text.words[k] == ","), None)
            if edge is not None:
                stop = edge
                break
        out.append(m if stop == m.content[1] else msgspec.structs.replace(m, content=(m.content[0], stop)))
    return _nested(out)


def _told_until(text: Text, m: SourceMention, added: frozenset[str]) -> int:
    """Where what a party said ends: in "the ministry said the raid had ended despite clashes that have killed hundreds"
    the writer goes on behind "despite". Not in a quotation, nor where that clause comes first."""
    start, stop = m.content
    if not added or m.kind not in ("said", "told") or start < m.cue[1]:
        return stop
    k = next((k for k in range(start + 2, stop) if text.norms[k] in added or text.words[k] in _QUOTES), stop)
    return k if k < stop and text.norms[k] in added else stop


def _nested(mentions: list[SourceMention]) -> list[SourceMention]:
    """A source that is quoted inside another's words has that other behind it; a denial is none of the accuser's words, nor of
    another denier's."""
    out: list[SourceMention] = []
    for i, m in enumerate(mentions):
        behind: list[str] = []
        for other in reversed(mentions[max(0, i - 4) : i]):
            if m.kind == "deny" and other.kind in ("accuse", "deny"):
                continue
            if other.sentence == m.sentence and other.content[0] <= m.first and m.last <= other.content[1]:
                behind += other.names
        names = tuple(dict.fromkeys((*m.names, *behind)))
        out.append(m if len(names) == len(m.names) else msgspec.structs.replace(m, nested=names[1:]))
    return out


def within_quotes(text: Text, mentions: list[SourceMention]) -> list[SourceMention]:
    """Carry a speaker over the other sentences of a quotation, and over quotations that follow without a speaker."""
    by_sentence: dict[int, list[SourceMention]] = {}
    for m in mentions:
        by_sentence.setdefault(m.sentence, []).append(m)
    firsts = [s.first for s in text.sentences]
    extra: list[SourceMention] = []
    for span in _quotations(text):
        low, high = bisect_right(firsts, span[0]) - 1, bisect_right(firsts, span[1] - 1)
        inside = text.sentences[max(0, low) : min(high, low + _LONGEST)]
        speaker = _speaker(span, inside, by_sentence)
        if speaker is None:
            continue
        for s in inside:
            if s.index in by_sentence or not _covers(span, s):
                continue
            carried = msgspec.structs.replace(
                speaker, content=(s.first, s.last), sentence=s.index, carries=True, kind="carry_over",
                rule=f"{speaker.rule.removesuffix(_ON)}{_ON}",
            )  # fmt: skip
            extra.append(carried)
            by_sentence[s.index] = [carried]
    return sorted([*mentions, *extra], key=lambda m: (m.sentence, m.cue))


def _speaker(
    span: tuple[int, int], inside: Sequence[Sentence], by_sentence: Mapping[int, list[SourceMention]]
) -> SourceMention | None:
    """Who speaks in a quotation: the source whose reach holds it, else the one before a quotation that opens bare."""
    for s in inside:
        for m in by_sentence.get(s.index, ()):
            if m.content[0] < span[1] and m.content[1] > span[0] and m.kind != "accuse":
                return m
    if not inside or span[0] > inside[0].first + 1:
        return None
    before = [m for k in (1, 2) for m in by_sentence.get(inside[0].index - k, ())]
    return before[-1] if before else None


def _covers(span: tuple[int, int], s: Sentence) -> bool:
    return min(span[1], s.last) - max(span[0], s.first) >= 0.6 * (s.last - s.first)


def _quotations(text: Text) -> Iterable[tuple[int, int]]:
    """Token spans of quotations; a mark opens when a word follows it at once and none stands before it."""
    raw, opened = text.raw, -1
    for i, word in [(i, word) for i, word in enumerate(text.words) if word in _QUOTES]:
        at = text.starts[i]
        space_before = at == 0 or raw[at - 1].isspace() or raw[at - 1] in "([-–—"
        space_after = at + 1 >= len(raw) or raw[at + 1].isspace()
        if word in _OPENERS or (word not in _CLOSERS and space_before and not space_after):
            opened = i
        elif opened >= 0:
            yield opened, i + 1
            opened = -1
