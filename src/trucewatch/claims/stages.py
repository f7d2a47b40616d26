"""Times in the clause that says how a deal was made, where a later stage is told: "the truce agreed in May ended on Sunday"."""

from __future__ import annotations

from ..text import Chunk
from .candidates import Candidate
from .grammar import Grammar

_LATER = frozenset(("in_force", "extended", "suspended", "ended"))
_STAGES = frozenset(("STANDWORD", "BEGINWORD", "ENDWORD", "EXTENDWORD", "SUSPENDWORD"))
_PASSING = "deal-named-in-passing"
_TOLD = "time:DEALTOLD"
_FLOUTED = frozenset(("t:despite-deal", "t:violation", "t:breaking"))
_NEAR = 6  # chunks from the words that say a deal was flouted to the deal
_LENGTHS = frozenset(("length", "within_n"))
_MADE = 12  # chunks from the verb of making to what it says of the day
_NAMED = 8  # chunks from the deal to that verb


def of_making(grammar: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether the time at ``k`` is that of the making of a deal of which the trigger tells a later stage that has a time of
    its own, or names the deal, or says how long a deal just made is to last or how soon it is to be kept."""
    if c.sense.kind != "agreement":
        return False
    if k < c.at and any(not x.tags.isdisjoint(_FLOUTED) for x in chunks[max(k + 1, c.at - _NEAR) : c.at]):
        return True  # "shelled A on Monday despite the truce brokered by B": Monday is the shelling's
    if _TOLD in chunks[k].tags or (c.trigger.id == _PASSING and k < c.at):
        return True  # "after the ceasefire brokered by A": the deal itself; "left on Monday under the deal made in Sochi"
    if c.sense.event not in _LATER:
        return chunks[k].value.node.op in _LENGTHS  # "would pause its raids for five days": how long it is to last
    times = grammar.mentions(chunks, "time")
    return _made_then(grammar, chunks, c, k) and any(not _made_then(grammar, chunks, c, j) for j in times)


def _made_then(grammar: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether a verb of making a deal stands before the time at ``k``, and behind the deal."""
    for j in range(k - 1, max(-1, k - 1 - _MADE), -1):
        tags = chunks[j].tags
        if tags & grammar.dealt:
            return j != c.at and any(x.tags & grammar.deal for x in chunks[max(0, j - _NAMED) : j])
        if j == c.at or tags & _STAGES or "BREAK" in tags or (tags & grammar.verb and not tags & grammar.aux):
            return False
    return False
