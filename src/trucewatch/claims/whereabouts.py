"""Which places of a sentence can be where a trigger's act was at all."""

from __future__ import annotations

from typing import Any

from ..text import Chunk
from .abreast import apart, behind
from .asides import POINTS, abroad, fled_from, hails, lies, names_another, seat_only, venue_told
from .candidates import Candidate
from .clauses import answers, ever_did, kinds, of_speaker, stationed
from .draft import EVENTFUL, HARM, SEAT, Draft
from .excepted import excepted
from .grammar import Grammar

_HELD = frozenset(("in_force", "extended", "suspended", "ended"))
ZONE = "ZONEWORD"
_PART = 16  # chunks from "five of them" to where these were
_VAGUE = frozenset(("several", "vague"))
_WARD = "WARD"
_BUILT = frozenset(("FACILITY",))
_UNDER_WHICH = "t:under-which"
_PLAIN = frozenset(("WORD",))
_DEFINITE = "DEFINITE"
_IN = "in"
_FROM = "from"
_AREA_LEVELS = frozenset(("region", "governorate", "country", "district"))
_OBJECT = 6  # chunks from where somebody is to what he speaks of
_BATTLE = "clash"
_FOUGHT_FOR = frozenset(("FORWORD", "OFWORD"))
_TAKEN = "abduction"  # whoever is taken "from X" was taken there
_LEFT = "LEAVEWORD"
_STAGES = frozenset(("SIGNWORD", "BEGINWORD", "STANDWORD", "EXTENDWORD"))  # words of what becomes of a deal


def locates(grammar: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether the place at ``k`` can be the trigger's at all, and stands in no clause beside the trigger's that has a place
    of its own."""
    if not _locates(grammar, chunks, c, k) or (c.sense.kind == "casualties" and behind(grammar, chunks, c.at, k)):
        return False
    return c.sense.kind not in EVENTFUL or not apart(grammar, chunks, c.at, k, lambda n: _locates(grammar, chunks, c, n))


def _locates(grammar: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether the place at ``k`` can be the trigger's at all: no act happens in a place for being part of an
    agreement's name ("the X deal"), nor of another act's ("the Douma attack"), nor for being where another verb leads
    to ("killed 12 and drove thousands towards X")."""
    if parts_own(grammar, chunks, c, k):
        c.parted = True
        return False
    if c.group is not None and k in c.group.foreign:
        return False  # "five in Ariha and three in Binnish"
    if k in c.away or excepted(grammar, chunks, k) or ever_did(grammar, chunks, c.at, k):
        return False
    if c.sense.kind != "position" and chunks[k].value.relation == SEAT and seat_only(grammar, chunks, k):
        return False
    if c.sense.kind == "casualties" and chunks[k].value.relation == SEAT and _WARD in chunks[k].tags:
        return False  # "doctors at the hospital of X counted nine dead"
    harm = c.sense.kind in HARM
    if (c.sense.host and fled_from(grammar, chunks, k)) or (c.measure == "returned" and _come_from(grammar, chunks, k)):
        return False
    from_there = (harm or c.sense.kind == "term") and c.sense.event != _TAKEN and hails(grammar, chunks, k)
    if from_there or lies(grammar, chunks, k) or (harm and stationed(grammar, chunks, c.at, k)):
        return False
    if harm and (of_speaker(grammar, chunks, c.at, k) or (c.sense.kind == "casualties" and _taken_to(grammar, chunks, k))):
        return False
    if harm and _seat_of_origin(grammar, chunks, k):
        return False
    if c.sense.kind == "position" and c.form != "noun" and k > c.at and _of_next_act(grammar, chunks, c.at, k):
        return False
    if harm and c.form == "noun" and _of_teller(grammar, chunks, c.at, k):
        return False
    if harm and k < c.at and not chunks[k].value.admin and abroad(chunks[k].value):
        if any("statement" in kinds(x) for x in chunks[k + 1 : c.at] if "V" in x.tags):
            return False  # "officials in Ankara condemned the raid"
    if (c.sense.event in _HELD or c.sense.kind == "term") and chunks[k].value.level in POINTS and abroad(chunks[k].value):
        return False  # "the truce agreed in Moscow took effect", "the accord signed in Sochi bans arms in the zone"
    if c.sense.kind == "agreement" and _of_another_clause(grammar, chunks, c.at, k):
        return False
    if c.sense.kind == "statement" and venue_told(grammar, chunks, k):
        return False
    if chunks[k].value.relation == "to" and harm and k > c.at and grammar.between(chunks, c.at, k).verbs:
        return _landed(grammar, chunks, c.at, k, c.form == "noun")
    if c.sense.kind != "agreement" and k + 1 < len(chunks) and chunks[k + 1].tags & grammar.deal:
        return ZONE in chunks[k + 1].tags and chunks[k].value.relation == "in"  # "landed in the X buffer zone"
    if c.sense.event == _BATTLE and c.form == "noun" and _fought_elsewhere(grammar, chunks, c.at, k):
        return False
    known = names_another(grammar, chunks, c.at, k)
    return c.sense.kind != "incident" or not (known or (c.voice == "active" and answers(grammar, chunks, c.at, k)))


def _seat_of_origin(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether the place at ``k`` only says in which area those places lie that the act came from: "flying from X, in southern Y"."""
    j = k - 1
    while j > 0 and (chunks[j].tags & (grammar.at | grammar.determiner) or "COMMA" in chunks[j].tags):
        j -= 1
    from_there = j >= 0 and j < k - 1 and chunks[j].kind == "place" and chunks[j].value.relation == _FROM
    return from_there and chunks[k].value.relation == _IN and "COMMA" in chunks[j + 1].tags and chunks[k].value.level in _AREA_LEVELS


def _of_next_act(grammar: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the place at ``k`` is that of what those do whose position is told: "rebels positioned in X shelled Y"."""
    own = next((j for j in range(at + 1, k) if chunks[j].kind == "place"), -1)
    done = (x for x in chunks[own + 1 : k] if {"TRIGGER", "V"} <= x.tags and "ING" not in x.tags)
    return own > 0 and any(kinds(x) & EVENTFUL for x in done)


def _of_teller(grammar: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the place at ``k`` is only that of somebody there who speaks of an act told already: "an official in X confirmed the
    raids"; but "activists in X reported nine raids" may tell of what they saw."""
    if not k + 1 < at < k + _OBJECT or chunks[k].value.relation not in (_IN, SEAT) or not chunks[k + 1].tags & grammar.say:
        return False
    if _DEFINITE not in chunks[k + 2].tags or "NOUN" in chunks[k + 1].tags:
        return False
    own = chunks[k + 3 : at]
    return not any(x.tags & (grammar.verb | grammar.at | grammar.relative) or x.kind in ("place", "actor", "quantity") for x in own)


def _come_from(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether the place at ``k`` is only where those come from who are back elsewhere: "returned to X from Y"."""
    if chunks[k].value.relation != "from":
        return False
    return any(chunks[j].value.relation in ("to", "in") for j in grammar.mentions(chunks, "place") if j != k)


def _fought_elsewhere(grammar: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the fight is named by another place, which that at ``k`` neither holds nor follows at once: "who was wounded in the
    battle for X, now lives in Y"."""
    j = at + 1
    if j + 1 >= len(chunks) or chunks[j].tags.isdisjoint(_FOUGHT_FOR):
        return False
    j += 2 if chunks[j + 1].tags & grammar.determiner and j + 2 < len(chunks) else 1
    if j == k or chunks[j].kind != "place" or chunks[k].value.name in chunks[j].value.admin:
        return False
    return bool(grammar.between(chunks, j, k).verbs) or any("COMMA" in x.tags for x in chunks[min(j, k) + 1 : max(j, k)])


def _landed(grammar: Grammar, chunks: list[Chunk], at: int, k: int, noun: bool) -> bool:
    """Whether the verb that leads to a place is that of what came down there: "rockets slammed into X", "died as rockets that were
    fired by rebels crashed into X"; behind another verb than that of an act's ``noun`` only where a clause opens before it."""
    done = [j for j in range(at + 1, k) if chunks[j].tags & grammar.verb and not chunks[j].tags & grammar.aux]
    done = [j for j in done if not chunks[j + 1].tags & grammar.agent and "NOUN" not in chunks[j].tags]
    if not done or not chunks[done[-1]].tags & grammar.landing:
        return False
    return len(done) == 1 and (noun or any(chunks[j].tags & grammar.border for j in range(at + 1, done[0])))


def _taken_to(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether a place is only that of a hospital where somebody was taken: "to hospitals near X"."""
    j = k - 1
    while j > 0 and (chunks[j].tags & (grammar.at | grammar.determiner | grammar.modifier) or (j == k - 1 and chunks[j].tags == _PLAIN)):
        j -= 1  # "to the hospital in nearby X"
    if j < 2 or j == k - 1 or _BUILT.isdisjoint(chunks[j].tags):
        return False
    n = j - 1
    while n > 0 and chunks[n].tags & (grammar.determiner | grammar.modifier):
        n -= 1
    return "TOWORD" in chunks[n].tags


def parts_own(grammar: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether the place at ``k`` is only that of a part of what is counted: "13 were killed, five of them on Monday in X", "three
    clinics, including the one in X"; but not "13 were killed, five of them children, in X"."""
    moved, named = c.sense.kind == "displacement", grammar.tags(chunks)
    if c.sense.kind == "statement" or (grammar.including.isdisjoint(named) and not (moved and grammar.pronoun & named)):
        return False
    for j in range(k - 1, max(0, k - _PART), -1):
        x = chunks[j]
        if j == c.at or "BREAK" in x.tags or x.tags & grammar.relative:
            return False
        if "COMMA" in x.tags and not (chunks[j - 1].kind == "place" and chunks[j + 1].kind in ("place", "quantity")):
            return False
        if moved and not c.sense.host and _of_them(grammar, chunks, j):
            return c.group is None or not c.group.first <= j <= c.group.last  # "many of them now living near X"
        if x.tags & grammar.including:
            if chunks[j - 1].kind == "quantity":  # "five of them in X"
                if chunks[j - 1].value.head in _VAGUE:
                    return False
                own = c.group is not None and c.group.first <= j <= c.group.last
                return not own and (chunks[j + 1].kind == "time" or bool(chunks[j + 1].tags & grammar.at))
            n = j + 1
            if chunks[n].kind == "quantity" and chunks[n].value.head != "article":  # "including five in X"
                return n + 1 < k and bool(chunks[n + 1].tags & grammar.at) and (c.group is None or not c.group.first <= n <= c.group.last)
            at = next((m for m in range(n, k) if chunks[m].tags & grammar.at), n)
            thing = at > n and bool(x.tags & grammar.reckoned) and not chunks[at - 1].tags.isdisjoint(_BUILT)
            return thing and c.sense.kind in HARM and (c.group is None or not n <= c.group.first < k)
        if x.tags & grammar.verb and not x.tags & grammar.aux and "TRIGGER" not in x.tags and not moved:
            return False
    return False


def _of_another_clause(grammar: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the place at ``k`` is where something else happens than a deal's stage: "the truce collapsed when jets bombed X", "a
    deal under which they leave for X"; "the region" may still be the deal's, and so may be where they leave from."""
    if chunks[k].value.anaphor:
        return False
    opened = next((j for j in range(at + 1, k) if "SUB" in chunks[j].tags or _UNDER_WHICH in chunks[j].tags), k)
    clause = chunks[opened + 1 : k]
    if clause and _LEFT in clause[-1].tags and not (k + 1 < len(chunks) and chunks[k + 1].tags & grammar.at):
        return False
    if any(x.tags & grammar.origin or not x.tags.isdisjoint(_STAGES) for x in clause):
        return False
    return any(x.tags & grammar.verb and not x.tags & grammar.aux for x in clause)


def away(grammar: Grammar, d: Draft, places: tuple[Any, ...]) -> bool:
    """Whether what another draft of the sentence has as its place cannot be this one's: "30 have died, six of them in X"."""
    chunks = d.sent.chunks
    k = next((k for k in grammar.mentions(chunks, "place") if places and chunks[k].value is places[0]), -1)
    return k >= 0 and (of_speaker(grammar, chunks, d.c.at, k) or (k > d.c.at and parts_own(grammar, chunks, d.c, k)))


def _of_them(grammar: Grammar, chunks: list[Chunk], j: int) -> bool:
    """Whether the chunk at ``j`` says that some are told of: "of them", "most of" them."""
    if chunks[j].kind == "quantity":
        return bool(chunks[j + 1].tags & grammar.pronoun)
    return bool(chunks[j].tags & grammar.including) and " " in chunks[j].norm and chunks[j + 1].kind != "place"
