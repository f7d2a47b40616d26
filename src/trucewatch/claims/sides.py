"""The two sides of a fight: who fought whom, and who only stood beside one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..text import Chunk, Sent
from .draft import Draft
from .fights import met
from .grammar import Grammar
from .slots import Slots
from .sorts import TELLERS

_REACH = 9  # chunks from a fight to "between", and from there to the first side
_BESIDE = 6  # chunks from an actor back to the word that says beside whom it fought
_ADORNING = frozenset(("ADJ", "t:backing"))  # "with the US-backed X"
_COMMA = frozenset(("COMMA",))
_NO_SIDES: tuple[tuple[int, ...], int] = ((), -1)


def meet(slots: Slots, sent: Sent, d: Draft, speakers: set[int]) -> bool:
    """Part the actors found for a fight into who fought, with whom beside him, and against whom; whether the words name both
    sides as the two between which it was."""
    g, chunks, at = slots.grammar, sent.chunks, d.c.at
    ours, other = two_sides(g, chunks, at)
    if not ours:
        ours, other = set_against(g, chunks, d)
    if ours:
        d.by = tuple({chunks[k].value.name: chunks[k].value for k in ours}.values())
        d.with_ = beside(g, chunks, d.by, (*d.with_, *d.against))
        mine = {a.name for a in d.by}
        d.against = tuple(a for a in slots.coordinated(sent, other) if a.first >= chunks[other].first and a.name not in mine)
        return True
    beside_him: tuple[Any, ...] = ()
    if (k := foe(g, chunks, at)) >= 0:
        theirs = slots.coordinated(sent, k)
        if d.by and all(any(b is a for a in theirs) for b in d.by):  # "X took the hill after clashes with Y"
            d.by = _subject(g, chunks, at, speakers, theirs) or (() if _nameless(g, chunks, d) else d.by)
        if not any(a is b for a in theirs for b in d.by):
            beside_him = beside(g, chunks, d.by, (*d.with_, *d.against))
            d.against = (*theirs, *(a for a in d.against if not any(a is b for b in theirs)))
    beside_him = beside_him or beside(g, chunks, d.by, d.with_)
    foes = met(g, chunks, at)
    if foes and d.by and all(b is foes[0] for b in d.by):  # "nine soldiers died while fighting X": X did not fight itself
        d.by = _subject(g, chunks, at, speakers, foes) or (() if _nameless(g, chunks, d) else d.by)
    sides = tuple(dict.fromkeys((*d.by, *d.with_, *d.against, *foes)))
    first = d.by[:1] or (() if _nameless(g, chunks, d) else sides[:1])
    d.by, d.with_ = first, beside_him
    d.against = tuple(a for a in sides if a not in first and a not in beside_him and a.type not in TELLERS)
    return False


def _subject(grammar: Grammar, chunks: list[Chunk], at: int, speakers: set[int], theirs: Sequence[Any]) -> tuple[Any, ...]:
    """The actor that stands as a subject before a fight's noun, none of its foes."""
    names = {a.name for a in theirs}
    for k in grammar.mentions(chunks, "actor"):
        m = chunks[k].value
        if k < at and k not in speakers and m.name and m.name not in names and not m.adjectival and m.type not in TELLERS:
            if not grammar.governor(chunks, k):
                return (m,)
    return ()


def _nameless(grammar: Grammar, chunks: list[Chunk], d: Draft) -> bool:
    """Whether armed people of no name are the subject of a verb of fighting: "fighters clashed with X", "forces in Y fought X"."""
    g, k = grammar, d.c.at - 1
    if d.c.form == "noun":
        return False
    while k > 0 and (chunks[k].kind in ("place", "time") or chunks[k].tags & (g.aux | g.skip | g.at | g.modifier)):
        k -= 1
    return k >= 0 and chunks[k].kind == "word" and "ARMED" in chunks[k].tags and not (k and chunks[k - 1].tags & g.of)


def set_against(grammar: Grammar, chunks: list[Chunk], d: Draft) -> tuple[tuple[int, ...], int]:
    """The two sides that a fight is said to have set against each other: "the battle pitted X against Y"; as of :func:`two_sides`."""
    g, at = grammar, d.c.at
    if d.c.form == "noun" or g.against.isdisjoint(g.tags(chunks)):
        return _NO_SIDES
    named = [k for k in g.mentions(chunks, "actor") if k > at and chunks[k].value.name and not chunks[k].value.adjectival]
    foes = [k for k in named if g.governor(chunks, k) == "against"]
    j = at - 1
    while j > 0 and (chunks[j].kind in ("place", "time") or chunks[j].tags & (g.aux | g.at | g.skip | g.relative | _COMMA)):
        j -= 1
    if not foes or named[0] == foes[0] or "NOUN" not in chunks[j].tags or chunks[j].kind != "word" or chunks[j].tags & g.plural_pronoun:
        return _NO_SIDES
    ours = tuple(k for k in named if k < foes[0])
    if any(x.tags & (g.border | g.at | g.verb) or "TRIGGER" in x.tags for x in chunks[at + 1 : ours[0]]):
        return _NO_SIDES
    return (ours, foes[0]) if chunks[ours[0]].value.name != chunks[foes[0]].value.name else _NO_SIDES


def two_sides(grammar: Grammar, chunks: list[Chunk], at: int) -> tuple[tuple[int, ...], int]:
    """Where those of the first side stand of a fight that is said to be between two, and the first of the other side; or empty
    and -1. Who fights on which side is told by "against" or "on one side", else by whom they belong to: the first alone, or
    with those of its own side ("between the army and its militias, and the rebels")."""
    j = next((j for j in range(at + 1, min(len(chunks), at + _REACH)) if chunks[j].tags & grammar.amid), 0)
    if not j or any("COMMA" in x.tags or x.tags & grammar.border for x in chunks[at + 1 : j]):
        return _NO_SIDES
    named: list[int] = []
    for k in grammar.mentions(chunks, "actor"):
        if k <= j or not chunks[k].value.name or chunks[k].value.adjectival or _helps(grammar, chunks, k):
            continue
        if any(x.tags & (grammar.verb | grammar.border) for x in chunks[(named[-1] if named else j) + 1 : k]):
            break
        named.append(k)
    if len(named) < 2 or named[0] - j > _REACH:
        return _NO_SIDES
    first, names = chunks[named[0]].value, {chunks[named[0]].value.name}
    for i, k in enumerate(named[1:], 1):
        before = chunks[named[i - 1] + 1 : k]
        if grammar.governor(chunks, k) == "against" or any(x.tags & grammar.of_one_side for x in before):
            return tuple(named[:i]), k
    if not any(x.tags & grammar.join and "COMMA" not in x.tags for x in chunks[named[0] + 1 : named[1]]):
        return _NO_SIDES
    allied = 1
    while allied < len(named) - 1 and first.side and chunks[named[allied]].value.side == first.side:
        allied += 1
    if allied > 1 and chunks[named[allied]].value.side == first.side:
        allied = 1  # all of one side
    other = named[allied]
    return (tuple(named[:allied]), other) if chunks[other].value.name not in names else _NO_SIDES


def _helps(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether the actor at ``k`` is named behind a word of support, and not as one more behind a conjunction."""
    j = k - 1
    while j > 0 and chunks[j].tags & grammar.determiner:
        j -= 1
    joined = chunks[j].tags & grammar.join and "COMMA" not in chunks[j].tags
    return not joined and grammar.governor(chunks, k) == "with"


def foe(grammar: Grammar, chunks: list[Chunk], at: int) -> int:
    """The actor right behind a fight's noun and "with": "clashes with X", "resistance to X", "from X"; or -1."""
    if at + 2 >= len(chunks) or not chunks[at + 1].tags & (grammar.fought_with | grammar.origin | grammar.goal):
        return -1
    k = at + 2
    while k < len(chunks) and (chunks[k].tags & (grammar.determiner | grammar.modifier) or chunks[k].kind == "quantity"):
        k += 1
    return k if k < len(chunks) and chunks[k].kind == "actor" and chunks[k].value.name and not chunks[k].value.adjectival else -1


def beside(grammar: Grammar, chunks: list[Chunk], by: Sequence[Any], helpers: Sequence[Any]) -> tuple[Any, ...]:
    """Those of a sentence's helpers who stand beside the doer of a fight: "X, backed by Y, clashed with Z", "X fought alongside
    Y"; the others fought with him."""
    out = []
    for k in grammar.mentions(chunks, "actor"):
        if not any(chunks[k].value is m for m in helpers):
            continue
        j = next((j for j in range(k - 1, max(-1, k - _BESIDE), -1) if chunks[j].tags & grammar.with_), -1)
        if j < 0 or chunks[j].tags & grammar.fought_with:
            continue
        led = next((i for i in range(j - 1, -1, -1) if chunks[i].kind == "actor" and not chunks[i].value.adjectival), -1)
        if led >= 0 and any(chunks[led].value is b for b in by):
            out.append(chunks[k].value)
    return tuple(out)


def parted(by: tuple[Any, ...]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Those who are named together as having fought: one another, where they are of two sides."""
    mine = tuple(a for a in by if _side_of(a) == _side_of(by[0]))
    return mine, tuple(a for a in by if _side_of(a) != _side_of(by[0]))


def _side_of(a: Any) -> str:
    return str(getattr(a, "side", None) or a.name)


def of_faction(grammar: Grammar, chunks: list[Chunk], loose: Any) -> Any:
    """The faction whose men a loose word means that is a clause's subject: "militants with X attacked the post"; or none."""
    g = grammar
    k = next((k for k in g.mentions(chunks, "actor") if chunks[k].value is loose), -1)
    if k < 0 or k + 3 >= len(chunks) or not chunks[k + 1].tags & g.fought_with or g.governor(chunks, k):
        return None
    if k and (chunks[k - 1].tags & g.verb or "TRIGGER" in chunks[k - 1].tags):
        return None  # "fought rebels with X"
    n = k + 2
    while n < len(chunks) - 1 and (chunks[n].tags & (g.determiner | g.modifier) or not chunks[n].tags.isdisjoint(_ADORNING)):
        n += 1
    m, after = chunks[n].value if chunks[n].kind == "actor" else None, chunks[min(n + 1, len(chunks) - 1)].tags
    if m is None or m.type != "faction" or m.generic or m.adjectival or not m.name:
        return None
    return m if after & g.verb or "TRIGGER" in after else None
