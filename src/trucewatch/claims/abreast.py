"""Clauses that stand side by side, each with a day or a place of its own: "hit A on Sunday, and five died in raids on B on
Monday", "after Sunday's raids on A, rebels shelled B on Monday"."""

from __future__ import annotations

from collections.abc import Callable

from ..text import Chunk
from .asides import MARK
from .clauses import kinds
from .draft import ATTRIBUTIVE, SEAT
from .grammar import Grammar

ABREAST = "ABREAST"  # words that open a clause of equal standing, or one on what was before or after
_FOLLOWS = frozenset(("FOLLOWS", "FOLLOWING", MARK))  # with which a sentence opens on what came first
_SEMICOLON = frozenset(("BREAK",))
_SUBJECT = 14  # chunks from such a word to the verb of its clause
_FRONT = 2  # chunks in which the word stands that opens a sentence's first phrase
_LED = frozenset(("PREP", "COMMA", "SETTLEMENTS"))
_NAMED = 5  # chunks from "a day after" to the noun of an act
_NEXT = 2  # chunks between which no clause can end
_VERB = frozenset(("PAST", "BASE"))
_PLACES = frozenset(("SETTLEMENTS", "TOWNWORD", "QUARTER", "SITE"))
_STANDS, _HURT = {"position"}, {"casualties"}
_MOVES = frozenset(("movement", "displacement"))
_WAYS = frozenset(("from", "to"))
_PASSING = frozenset((ATTRIBUTIVE, SEAT, "from", "to", "between"))  # relations of what is no place of an act


def apart(grammar: Grammar, chunks: list[Chunk], at: int, k: int, may: Callable[[int], bool]) -> bool:
    """Whether the time or place at ``k`` opens a clause behind the one of the act at ``at``, or stands in another clause and
    the act's own names one that it ``may`` have."""
    kind = chunks[k].kind
    named = grammar.tags(chunks)
    low, high = (at, k) if at < k else (k, at)
    near = high - low <= _NEXT and not any(ABREAST in x.tags for x in chunks[low + 1 : high])
    if near or len(grammar.mentions(chunks, kind)) < 2 or not (
        ABREAST in named or _FOLLOWS & named or any(chunks[t].value.forward for t in grammar.mentions(chunks, "time"))
    ):
        return False
    joints = grammar.kept(chunks, "joints", lambda: _joints(grammar, chunks))
    between = [j for j in joints if low < j < high]
    if not between:
        return False
    if at < k and _fronted(grammar, chunks, between[-1], k):
        return True
    if at < k:
        along = "ING" in chunks[at].tags and "NOUN" not in chunks[at].tags  # "hit A, wounding nine, and B"
        own = range(max((j for j in joints if j < at), default=-1) + 1 if along else at + 1, between[0])
    else:
        own = range(between[-1] + 1, min((j for j in joints if j > at), default=len(chunks)))
    moves = not kinds(chunks[at]).isdisjoint(_MOVES)
    for n in own:
        if n > at and chunks[n].tags & grammar.say:
            return False
        if chunks[n].kind == kind and n != at and _against(chunks[n], chunks[k], moves) and may(n):
            return True
    return False


def behind(grammar: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the act or place at ``k`` stands in a clause beside, and behind, the one of the act at ``at``, in which somebody or
    something acts: "five were killed, and warplanes bombed X"; but not "five died and a bakery was destroyed in X"."""
    if k <= at or (ABREAST not in (named := grammar.tags(chunks)) and "BREAK" not in named):
        return False
    joints = grammar.kept(chunks, "joints", lambda: _joints(grammar, chunks))
    for j in range(at + 1, k):
        tags = chunks[j].tags
        if tags != _SEMICOLON and not (j in joints and tags & grammar.join):
            continue
        verb = next((n for n in range(j + 1, k + 1) if _finite(grammar, chunks, n)), -1)
        subject = any(x.kind != "word" or not x.tags & (grammar.aux | grammar.modifier) for x in chunks[j + 1 : verb])
        if verb >= 0 and subject and not chunks[verb - 1].tags & grammar.passive and "BEENDONE" not in chunks[verb].tags:
            return kinds(chunks[verb]) != _HURT
    return False


def _fronted(grammar: Grammar, chunks: list[Chunk], j: int, k: int) -> bool:
    """Whether what stands at ``k`` opens the clause that begins at ``j``: "hit A, and on Monday they returned"."""
    if chunks[j + 1].kind == "place":
        return False  # the second of a list: "entered A and B on Friday"
    passed = grammar.at | grammar.determiner | grammar.join | grammar.place_noun
    return all(x.kind in ("time", "place") or x.tags & passed or not x.tags.isdisjoint(_LED) for x in chunks[j + 1 : k])


def _against(x: Chunk, other: Chunk, moves: bool) -> bool:
    """Whether what an act's clause names for it stands against what another clause names; whoever ``moves`` goes from and to."""
    m, o = x.value, other.value
    if x.kind == "time":
        return not m.dateline and not m.forward and m.kind != "duration" and not m.node.args.get("attributive")
    if (m.relation in _PASSING and not (moves and m.relation in _WAYS)) or m.anaphor or m.name == o.name:
        return False
    return m.name not in o.admin and o.name not in m.admin  # a town and its province are no two places


def _joints(grammar: Grammar, chunks: list[Chunk]) -> list[int]:
    """Where a clause begins that stands beside the one before it."""
    out, verb = [], False
    opening = any(not x.tags.isdisjoint(_FOLLOWS) for x in chunks[:_FRONT])
    for j, x in enumerate(chunks):
        tags = x.tags
        if opening and "COMMA" in tags:
            if any({"TRIGGER", "NOUN"} <= y.tags for y in chunks[:j]) and not verb:
                out.append(j)
            opening = False
        if verb and (ABREAST in tags or ("BREAK" in tags and "DOT" not in tags)) and not _pair(chunks, j) and _opens(grammar, chunks, j):
            out.append(j)
            verb = False
        later = x.kind == "time" and x.value.forward
        named = later and any({"TRIGGER", "NOUN"} <= y.tags for y in chunks[j + 1 : j + _NAMED])
        if later and verb and (named or _opens(grammar, chunks, j)):
            out.append(j)  # "hit A on Monday, a day after troops took B", "a day after a raid on B"
        if tags & grammar.border or MARK in tags or later:
            verb = False  # "came a day after A and B were hit"
        verb = verb or _finite(grammar, chunks, j)
    return out


def _pair(chunks: list[Chunk], j: int) -> bool:
    """Whether the word at ``j`` joins two places that open a clause behind another: "as night fell, A and B came under fire"."""
    if j < 3 or j + 1 >= len(chunks) or chunks[j - 1].kind != "place" or chunks[j + 1].kind != "place":
        return False
    together = chunks[j - 1].value.group is not None and chunks[j - 1].value.group == chunks[j + 1].value.group
    return together and "COMMA" in chunks[j - 2].tags and chunks[j - 3].kind != "place"


def _finite(grammar: Grammar, chunks: list[Chunk], j: int) -> bool:
    """Whether the chunk at ``j`` is the verb of a clause that tells of an act."""
    tags = chunks[j].tags
    if tags & grammar.occur and "PAST" not in tags and "NOUN" not in tags:
        return True  # "clashes broke out"
    if not tags >= {"TRIGGER", "V"} or tags.isdisjoint(_VERB) or tags & grammar.say:
        return False
    if j and chunks[j - 1].tags & (grammar.passive | grammar.perfect):
        return True
    if (not j or chunks[j - 1].kind == "actor" or chunks[j - 1].tags & grammar.determiner) and _describes(grammar, chunks, j):
        return False
    agent = j + 1 < len(chunks) and bool(chunks[j + 1].tags & grammar.agent)  # "facilities captured by X"
    agent = agent and not (j and ABREAST in chunks[j - 1].tags)  # but "was lost in May and retaken by X"
    return "NOUN" not in tags and not agent and kinds(chunks[j]) != _STANDS


def _describes(grammar: Grammar, chunks: list[Chunk], j: int) -> bool:
    """Whether the participle at ``j`` only describes the place behind it: "rebel-held A and B", "the besieged towns of A and B"."""
    after, left = chunks[min(j + 1, len(chunks) - 1)], chunks[j - 1] if j else None
    if after.kind != "place" and after.tags.isdisjoint(_PLACES):
        return False
    if left is None or left.tags & grammar.determiner:
        return True
    return left.kind == "actor" and (left.value.adjectival or ("ADJ" in chunks[j].tags and left.value.generic))


def _opens(grammar: Grammar, chunks: list[Chunk], j: int) -> bool:
    """Whether a verb of its own follows the word at ``j``, behind at most its subject and a phrase of time or place in front;
    a pronoun goes on with the act told before ("as they waited")."""
    fronted = j + 1 < len(chunks) and (chunks[j + 1].kind == "time" or not chunks[j + 1].tags.isdisjoint(("PREP", "COMMA")))
    for n in range(j + 1, min(j + _SUBJECT, len(chunks))):
        tags = chunks[n].tags
        if "BREAK" in tags or tags & (grammar.say | grammar.relative | grammar.border) or (n == j + 1 and tags & grammar.pronoun):
            return False
        if _finite(grammar, chunks, n):
            return True
        if n > j + 1 and tags & grammar.join and n + 1 < len(chunks) and chunks[n + 1].tags & grammar.aux:
            return False  # "between A and B and has been"
        if "VING" in tags or ("ING" in tags and "NOUN" not in tags) or ("COMMA" in tags and not fronted):
            return False
        fronted = fronted and not ("COMMA" in tags and n > j + 1)
    return False
