"""What an agreement is, as data. The sections of a conflict pack and their types.

``agreements``: deals with their dated history and clauses. ``zones``: where they hold, with the certainty of the
outline. ``sides``: which actors count as which party. ``act_kinds`` (ontology pack): what kinds of act a clause names.

Dates are ISO: a day (``2018-09-17``), a day with an hour (``2019-08-31T06:00``, local time) or a month (``2016-07``)
where no day is known. Every fact names its ``source``, a key of the pack's ``compliance_sources`` mapping.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Happening = Literal["signed", "announced", "in_force", "extended", "suspended", "resumed", "ended", "expires"]
Certainty = Literal["exact", "estimated", "never agreed"]
Answer = Literal["yes", "no", "disputed"]


class Dated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One dated fact of an agreement's life.

    Entries of the same ``event`` and ``about`` that differ in ``date`` are one fact on which sources disagree.
    ``expires`` is the last day of a stated term (inclusive); ``until`` is the new last day of an extension (absent:
    no end stated). ``zones`` and ``parties`` limit the fact to some of those concerned.
    """

    event: Happening
    date: str
    until: str | None = None
    about: str = ""
    according_to: str = ""
    zones: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    note: str = ""
    source: str


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A side and how it stands to the agreement. ``bound`` is ``disputed`` where sources differ on that."""

    side: str
    bound: Answer = "yes"
    since: str | None = None
    note: str = ""
    source: str


class CarveOut(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Acts the clause does not cover: those against the named sides."""

    id: str
    text: str
    against: tuple[str, ...]
    source: str


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which claims speak to an obligation: of these kinds, by these sides, whose words hold one of ``about``.

    ``kept`` and ``not_kept`` give the events (``kind/event`` or ``kind``) that speak for and against it.
    """

    about: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    kept: tuple[str, ...] = ("term/kept",)
    not_kept: tuple[str, ...] = ("term/violated",)


class Clause(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is forbidden or required, of whom, where and when.

    ``acts`` are ids of ``act_kinds``; ``binds`` limits it to some parties, ``protects`` to acts against some sides or
    ``targets``. ``start``/``end`` narrow the agreement's own time; ``deadline`` is the last day of an obligation.
    """

    id: str
    mode: Literal["prohibits", "requires"]
    text: str
    source: str
    acts: tuple[str, ...] = ()
    binds: tuple[str, ...] = ()
    protects: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    deadline: str | None = None
    carve_outs: tuple[CarveOut, ...] = ()
    evidence: Evidence | None = None


class Agreement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A deal, truce, zone or resolution. ``names`` are what texts call it; ``zone_words`` names of its zones that stand
    for it; ``made_in`` the places texts name it by; ``builds_on`` agreements that it renews or narrows."""

    id: str
    name: str
    type: Literal["ceasefire", "zones", "local truce", "evacuation", "resolution", "deployment", "plan"]
    names: tuple[str, ...] = ()
    zone_words: tuple[str, ...] = ()
    made_in: tuple[str, ...] = ()
    builds_on: tuple[str, ...] = ()
    conditional: str = ""
    renewal: Literal["automatic", "explicit", "none"] = "none"
    parties: tuple[Party, ...]
    guarantors: tuple[Party, ...] = ()
    zones: tuple[str, ...]
    history: tuple[Dated, ...]
    clauses: tuple[Clause, ...]
    note: str = ""
    sources: tuple[str, ...]


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One piece of a zone: a polygon (one ring of [lon, lat]), a line with a buffer in km, or named areas.

    ``areas`` lie wholly inside, ``partly`` only in part (so that a place there, known no better, is uncertain).
    """

    polygon: tuple[tuple[float, float], ...] = ()
    line: tuple[tuple[float, float], ...] = ()
    buffer_km: float = 0.0
    areas: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    within: str | None = None


class Zone(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A zone, corridor or road. Within ``edge_km`` of its outline a place is neither in nor out but uncertain.

    ``unlocated`` is the answer for places of unknown position (``uncertain`` for a whole country).
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    certainty: Certainty
    edge_km: float
    unlocated: Literal["uncertain", "unknown"] = "unknown"
    shapes: tuple[Shape, ...]
    note: str = ""
    source: str


class Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A party as agreements see it: ``members`` are neutral actor names, ``includes`` other sides.

    ``states`` are the codes by which the actors' own entries may name their state or alliance.
    """

    id: str
    name: str
    members: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    alliances: tuple[str, ...] = ()


class ActKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of act that clauses name: ``claims`` lists ``kind/event`` (or a bare ``kind``) that are of this kind."""

    id: str
    name: str
    claims: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()


class Matching(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Weights by which a claim about an agreement is tied to one; ``tie`` is the least sum that counts as a tie-in."""

    name: float
    zone_word: float
    made_in: float
    party: float
    other_parties: float
    date: float
    other_date: float
    zone: float
    outside: float
    in_force: float
    not_yet: float
    context: float
    newest: float
    tie: float
    lead: float
    date_days: int
