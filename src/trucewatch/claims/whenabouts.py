"""Which times of a sentence can date a trigger's act at all."""

from __future__ import annotations

from ..text import Chunk
from .abreast import apart
from .asides import MARK, ever_since, names_another, superlative
from .candidates import Candidate
from .clauses import background, closing, of_speaker, opened, owns
from .draft import EVENTFUL, HARM
from .durations import lasting, measures_other
from .grammar import Grammar
from .onsets import launch_aside
from .stages import of_making
from .stays import elsewhen

_STATES = frozenset(("adj", "noun"))
_DEADLINES = frozenset(("until", "before", "next_n"))
_MOMENTS = frozenset(("clock", "date", "weekday", "relative"))
_ZONE = frozenset(("ZONEWORD", "t:zone-noun"))
_IN_ZONES = HARM | {"movement"}
_UNDER = "t:under-deal"
_HELD_TO = frozenset(("violated", "kept"))
_NAMING = frozenset(("date", "weekday", "month", "relative", "year"))
_UPON = frozenset(("FOLLOWS", "FOLLOWING", "EARLIER"))
_NAMED = 3  # chunks from a day to the act that it names
_BETWEEN = frozenset(("PERSON", "SITE", "FACILITY", "SETTLEMENTS"))
_CLAUSE = 12  # chunks from "ever since" to the time at the end of its clause
_PART = 6  # chunks from "six of them" to their day
_SAID = 2  # chunks from a verb of saying to its day


def dates(grammar: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether the time at ``k`` can date the trigger, and stands in no clause beside the trigger's that has a time of its own."""
    if not _dates(grammar, chunks, c, k):
        return False

    def may(n: int) -> bool:
        return _dates(grammar, chunks, c, n) and not any(x.tags & grammar.say for x in chunks[max(0, n - _SAID) : n])

    return c.sense.kind not in EVENTFUL or not apart(grammar, chunks, c.at, k, may)


def _dates(grammar: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether the time at ``k`` can date the trigger at all: the text's own date dates no event, "a day after the
    raid" dates what comes before the raid, "a pre-war population" no act, a span may measure something else."""
    m = chunks[k].value
    if k in c.away or (c.group is not None and (k in c.group.foreign or c.group.first == k)):
        return False
    if of_making(grammar, chunks, c, k):
        return False
    if c.sense.kind == "position" and 0 < launch_aside(grammar, chunks, k) < c.at:
        return False  # "launched on Friday, the drive has taken A, and its vanguard stands near B"
    if m.dateline or (m.node.op == "prior" and c.sense.kind != "population"):
        return False
    if m.forward and (c.at < k or _before_main(grammar, chunks, c.at, k)):
        return False
    if not m.forward and (led := _led_on(chunks, k, c.at)) > 0 and not any("COMMA" in x.tags for x in chunks[led : c.at]):
        return False  # "took A on Sunday, a day after losing B"
    if not m.forward and c.at < k and _opens(chunks, c.at, k):
        return False  # "A day after rebels shelled A, jets hit B on Monday"
    if (lasted := lasts(grammar, chunks, c)) >= 0:
        return lasted == k  # "agreed on Tuesday on a truce after a week of clashes"
    if m.kind == "vague" and m.node.op != "last_n" and any(x.tags & grammar.say for x in chunks[max(0, k - 1) : k + 2]):
        return False  # "had earlier reported": when it was said
    if _of_noun(grammar, chunks, c, k) or _names_act(grammar, chunks, c, k):
        return False
    if of_deal(grammar, chunks, c, k) and not (c.sense.kind == "statement" and closing(grammar, chunks, c.at, k)):
        return False
    if background(grammar, chunks, c.at, k, c.sense.kind):
        return False
    if unlike(grammar, chunks, c.at, k) or of_speaker(grammar, chunks, c.at, k):
        return False
    late = k > 1 or m.kind not in _MOMENTS  # a sentence that opens with a day tells what was laid down on it
    if late and c.sense.ahead and c.sense.kind == "term" and k <= c.at + 1 and m.node.op not in _DEADLINES:
        return False  # "agreed in May to destroy its stocks": the day of the deal, not of what it asks for
    if m.node.op == "now" and k and c.at < k - 1 and chunks[k - 1].tags & grammar.join:
        return False  # "took two villages and now stand before the town"
    if ever_since(chunks, k) and any(x.kind == "time" for x in chunks[k + 1 : k + _CLAUSE]):
        return False  # "under siege ever since rebels took it two years ago"
    if elsewhen(c, k, m) or _of_part(grammar, chunks, c, k):
        return False
    if c.sense.time == "own" and (m.node.op == "now" or (m.kind in _MOMENTS and _stands(grammar, chunks, c))):
        return False  # "shells hit the besieged town on Friday": what stands began before and goes on
    if k > c.at and names_another(grammar, chunks, -1, c.at - 1):
        return grammar.between(chunks, c.at, k).verbs == 0  # "the Douma attack led to raids on Friday"
    return not measures_other(grammar, chunks, c.sense.kind, c.at, k)


def _led_on(chunks: list[Chunk], k: int, at: int) -> int:
    """The last chunk between a time and the trigger behind it that leads on from another act ("a day after"); -1 for none."""
    later = (j for j in range(at - 1, k, -1) if chunks[j].kind == "time")
    return next((j for j in later if chunks[j].value.forward and chunks[j].value.node.op == "near"), -1)


def _opens(chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the trigger stands in a clause in front that says so long after what the main clause came, whose time is at ``k``."""
    lead = next((x for x in chunks[:2] if x.kind == "time"), None)
    if lead is None or not lead.value.forward or lead.value.node.op != "near":
        return False
    return any("COMMA" in x.tags for x in chunks[at + 1 : k])


def _of_part(grammar: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether the time at ``k`` is told of one part of what is counted, or of the whole, and the trigger counts the other: "30 have
    died since May, six of them on Monday"."""
    named = grammar.tags(chunks)
    if grammar.including.isdisjoint(named) or len(grammar.mentions(chunks, "time")) < 2:
        return False
    for j in grammar.mentions(chunks, "quantity"):
        if j and chunks[j - 1].tags & grammar.including and chunks[j].value.head != "article":
            of = j  # "including six in X on Monday"
        elif j + 1 < len(chunks) and chunks[j + 1].tags & grammar.including:
            of = j + 1
        else:
            continue
        day = next((n for n in range(of + 1, min(of + 1 + _PART, len(chunks))) if not _in_part(grammar, chunks[n])), -1)
        if day < 0 or chunks[day].kind != "time":
            continue
        part = c.group is not None and c.group.first <= j <= c.group.last
        return k != day if part else k == day and c.at < j
    return False


def _in_part(grammar: Grammar, x: Chunk) -> bool:
    """Whether a chunk may stand between "six of them" and their day."""
    return x.kind == "place" or bool(x.tags & (grammar.at | grammar.determiner | grammar.place_noun)) or not x.tags.isdisjoint(_BETWEEN)


def unlike(grammar: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the time at ``k`` only says since when nothing was like the act at ``at``: "the first raid since May", "their
    biggest victory so far"; but "since May, when jets struck" dates the strike."""
    m = chunks[k].value
    return (m.kind == "since" or m.node.op == "lately") and superlative(grammar, chunks, k) and opened(chunks, k, at) < 0


def _before_main(grammar: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the act at ``at`` is the one that came so long after what a clause in front tells: "Three months after the truce
    began, shells hit X"."""
    comma = next((j for j in range(k + 1, at) if "COMMA" in chunks[j].tags), -1)
    return comma > 0 and any(x.tags & grammar.verb or "TRIGGER" in x.tags for x in chunks[k + 1 : comma])


def lasts(grammar: Grammar, chunks: list[Chunk], c: Candidate) -> int:
    """Where the length stands that the act had lasted, kept on the candidate; -1 where none does."""
    if (got := c.seen.get(("lasting", -1))) is None:
        of_acts = c.sense.kind in HARM or c.sense.kind == "displacement"
        got = c.seen["lasting", -1] = lasting(grammar, chunks, c.at) if of_acts else -1
    return int(got)


def _stands(grammar: Grammar, chunks: list[Chunk], c: Candidate) -> bool:
    """Whether a trigger only says what something is: "the besieged town", "two besieged villages"."""
    x = chunks[c.at - 1]
    return c.voice in _STATES or bool(c.at and (x.kind == "quantity" or x.tags & (grammar.determiner | grammar.at)))


def _of_noun(grammar: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether a day's genitive ("Tuesday's raid") belongs to the noun after it, another time being nearer here."""
    if k + 1 == c.at or not owns(grammar, chunks[k]):
        return False
    far = abs(k - c.at)
    return any(abs(x - c.at) < far for x, y in enumerate(chunks) if y.kind == "time" and x != k and not y.value.dateline)


def _names_act(grammar: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether the day at ``k`` only names another act, which the trigger's came after or before: "launched after the 15 January
    attack", "hit A following Friday's raid on B"; what that act did is of its day."""
    if chunks[k].value.kind not in _NAMING:
        return False
    lead = k - 1
    while lead >= 0 and chunks[lead].tags & grammar.determiner:
        lead -= 1
    if lead < 0 or not (chunks[lead].tags & {*_UPON, MARK}):
        return False
    noun = next((n for n in range(k + 1, min(k + 1 + _NAMED, len(chunks))) if {"TRIGGER", "NOUN"} <= chunks[n].tags), -1)
    if noun < 0 or c.at == noun or any("COMMA" in x.tags or x.tags & grammar.border for x in chunks[k + 1 : noun]):
        return False
    behind = next((n for n in range(noun + 1, len(chunks)) if "COMMA" in chunks[n].tags or chunks[n].tags & grammar.border), len(chunks))
    if behind + 1 < len(chunks) and "COMMA" in chunks[behind].tags and chunks[behind + 1].tags & grammar.relative:
        behind += 1
    return not (noun < c.at and (c.at < behind or (behind < len(chunks) and chunks[behind].tags & grammar.relative)))


def of_deal(grammar: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether a chunk belongs to the naming of an agreement ("the deal of 17 September between A and B in C")."""
    g = grammar
    if c.sense.kind == "agreement" or not g.names_deal(chunks):
        return False
    whole = chunks[c.at].tags.isdisjoint(g.deal) and c.sense.kind != "term"
    if c.sense.kind == "term" and c.sense.event not in _HELD_TO:
        return False
    if whole and k + 1 < len(chunks) and chunks[k + 1].tags & g.deal and _UNDER not in chunks[k + 1].tags:
        return True  # but "left on Friday under the deal"
    lo = c.at if c.at < k else -1
    for j in range(k - 1, max(lo, k - 8), -1):
        tags = chunks[j].tags
        if tags & g.dealt and any(x.tags & g.deal for x in chunks[max(0, j - 3) : j]):
            return True  # "the truce, which was brokered by A and B", "a ceasefire agreed in August"
        if whole and tags & g.deal and not (tags & _ZONE and c.sense.kind in _IN_ZONES and chunks[k].kind == "time"):
            return True  # but "left the buffer zone on Monday", "were killed in the de-escalation zone on Monday"
        if tags & g.verb or "BREAK" in tags or "COMMA" in tags:
            return False
    return False
