"""When a campaign began, where a toll is told of what it has done since: "the offensive which began on 3 May has killed 90"."""

from __future__ import annotations

from ..rules.vocabulary import TriggerForm
from ..text import Chunk, Found
from ..values import Interval
from .draft import Draft
from .grammar import Grammar

_MANY = 100  # few may have fallen on the day of a launch
_HAVING = 4  # chunks before a verb in which its auxiliary stands
_AROUND = 12  # chunks from a campaign to the time of its launch
_NOUN = 4  # chunks from an article to its noun
_CAMPAIGNING = "offensive"
_ONSET = "ONSET"  # verbs of beginning a campaign
_STARTED = frozenset(("date", "weekday", "month", "season", "year", "relative"))


def since_its_onset(d: Draft, grammar: Grammar) -> bool:
    """Whether a toll is what a campaign has done since the day that a clause says it began on: "the offensive which began on
    3 May has killed 90", "the assault, launched in May, has killed 90", "opened an offensive in May that has killed 90"."""
    chunks, at = d.sent.chunks, d.c.at
    k = next((k for k in grammar.mentions(chunks, "time") if chunks[k].value is d.time), at)
    return begun_at(chunks, k, at, grammar)


def begun_at(chunks: list[Chunk], k: int, at: int, grammar: Grammar) -> bool:
    """Whether the time at ``k`` is that of the beginning of what has done harm at ``at`` since then: "the bombing of X, which began
    on Monday, has killed 90", "90 have died in the fighting, which broke out on Monday"."""
    low = k + 1 if k < at else max(0, at - _HAVING)
    if k < 2 or not any(x.tags & grammar.perfect for x in chunks[low : at + 1]):
        return False
    if k < at and _launched(chunks, k, grammar):
        return True
    if not chunks[k - 1].tags & grammar.occur or not chunks[k - 2].tags & grammar.relative:
        return False
    named = chunks[max(0 if k < at else at + 1, k - _HAVING - 2) : k - 2]
    if _ONSET in chunks[k - 1].tags and any({"TRIGGER", "NOUN"} <= x.tags for x in named):
        return True  # but a raid that took place then did so at once
    return any(x.tags & (grammar.campaign | grammar.hostilities) for x in named)


def from_onset(d: Draft, found: Found, grammar: Grammar) -> Interval:
    """The days of a campaign's toll so far: from the day on which a clause of its sentence says it began, if it says so."""
    chunks = d.sent.chunks
    k = next((k for k in grammar.mentions(chunks, "time") if begun_at(chunks, k, d.c.at, grammar)), -1)
    begun = found.resolve(chunks[k].value, None, None) if k >= 0 else None
    return Interval(begun.start if begun is not None else None, found.reference)


def by_its_launch(d: Draft, grammar: Grammar) -> bool:
    """Whether a toll is told as what came of a campaign that was launched at its time: "launched an offensive in April,
    killing 900"; few may have fallen on that day itself."""
    chunks, at = d.sent.chunks, d.c.at
    if d.c.group is None or d.c.group.number < _MANY or d.when is None or d.when.start is None:
        return False
    if d.c.voice != "ing" and not (d.c.voice == "adj" and "LEAVE" in chunks[max(0, d.c.group.first - 1)].tags):
        return False  # "leaving 900 dead"
    k = next((k for k in grammar.mentions(chunks, "time") if chunks[k].value is d.time), at)
    return k < at and d.time.kind in _STARTED and _launched(chunks, k, grammar)


def launched_before(grammar: Grammar, d: Draft) -> bool:
    """Whether a draft's time is only that of a launch told of on the way, of what has gone on since: "launched last Friday, the
    operation has cleared six villages", "the sweep, begun on 3 May, has"."""
    chunks = d.sent.chunks
    k = next((k for k in grammar.mentions(chunks, "time") if chunks[k].value is d.time), -1)
    return launch_aside(grammar, chunks, k) > 0


def launch_aside(grammar: Grammar, chunks: list[Chunk], k: int) -> int:
    """Where the comma stands behind a launch told on the way, whose day is at ``k``; -1 without one."""
    if k < 1 or _ONSET not in chunks[k - 1].tags:
        return -1
    opens = k == 1 or "COMMA" in chunks[k - 2].tags or bool(chunks[k - 2].tags & grammar.relative)
    comma = next((j for j in range(k + 1, min(k + _AROUND, len(chunks))) if "COMMA" in chunks[j].tags), -1)
    return comma if opens and comma > 0 and any(x.tags & grammar.perfect for x in chunks[comma : comma + _AROUND]) else -1


def _launched(chunks: list[Chunk], k: int, grammar: Grammar) -> bool:
    """Whether the time at ``k`` is the one at which a campaign was launched."""
    low = max(0, k - _AROUND)
    begun = next((j for j in range(k - 1, low - 1, -1) if _ONSET in chunks[j].tags), -1)
    if begun < 0:
        verb = next((j for j in range(k + 1, min(k + _NOUN, len(chunks))) if _ONSET in chunks[j].tags), -1)  # "in May the army began a"
        return verb > 0 and any(_is_campaign(x, grammar) for x in chunks[verb + 1 : verb + 1 + _NOUN])
    if any(_is_campaign(x, grammar) for x in chunks[begun + 1 : k]):
        return not any("COMMA" in x.tags or x.tags & grammar.border for x in chunks[begun:k])
    return begun == k - 1 and any({"TRIGGER", "NOUN"} <= x.tags for x in chunks[max(0, begun - _NOUN - 2) : begun])


def _is_campaign(x: Chunk, grammar: Grammar) -> bool:
    """Whether a chunk is a noun for a campaign of days or more."""
    return bool(x.tags & grammar.campaign) or any(f.form == "noun" and s.event == _CAMPAIGNING for f in forms(x) for s in f.trigger.gives)


def forms(x: Chunk) -> list[TriggerForm]:
    """The forms of triggers that a chunk is."""
    return [e.ref for e in x.refs if isinstance(e.ref, TriggerForm)]
