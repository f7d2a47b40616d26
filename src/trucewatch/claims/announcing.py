"""Forces that tell of their own deeds by a noun: "the brigade announced the killing of two officers and the destruction of a depot"."""

from __future__ import annotations

from typing import Any

from ..text import Sent
from .candidates import Candidate
from .governed import before_aux
from .slots import Slots

_FORCES = frozenset(("armed_force", "faction", "generic_armed"))
_DEEDS = frozenset(("casualties", "damage"))
_OBJECT = 9  # chunks from the noun of the deed back to the verb


def announcers(sent: Sent, c: Candidate, slots: Slots) -> tuple[Any, ...]:
    """The force whose verb of saying has the deed's noun as its object; nobody where its own men fell, or civilians."""
    chunks, g = sent.chunks, slots.grammar
    if c.sense.kind not in _DEEDS or c.form != "noun" or g.say.isdisjoint(g.tags(chunks)):
        return ()
    group = c.group
    if c.sense.kind == "casualties" and (group is None or group.victims != "combatant"):
        return ()
    verb = next((j for j in range(c.at - 1, max(0, c.at - _OBJECT), -1) if chunks[j].tags & g.verb and chunks[j].tags.isdisjoint(g.of)), -1)
    if verb < 1 or not chunks[verb].tags & g.say:
        return ()
    opens = chunks[verb + 1] if chunks[verb + 1].kind != "time" else chunks[verb + 2]
    if not opens.tags & (g.determiner | {"TRIGGER"}):
        return ()
    k = before_aux(g, chunks, verb)
    who = chunks[k].value if chunks[k].kind == "actor" else None
    if who is None or who.type not in _FORCES or not who.name:
        return ()
    fallen = group.actor if group is not None else None
    if fallen is not None and (fallen.name == who.name or (who.side and getattr(fallen, "side", None) == who.side)):
        return ()
    return slots.coordinated(sent, k)
