"""Blocking keys: which tellings are ever compared, so that a new document costs the same in any ledger.

``stored`` are the keys under which a telling is filed, ``sought`` those that it looks under. The relation is symmetric
(if a finds b, b finds a), which the update relies on. Buckets are runs of 4, 32 and 128 days.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable

import msgspec

from ..model import Claim, Document
from ..values import to_date
from .features import LARGE, notable, span_of, values
from .settings import Settings
from .story import PlaceLookup
from .telling import Telling, meets_incident, tellings

SPOTS, AREAS = 8, 4  # keys are made for this many places of a telling


class Keys(msgspec.Struct, frozen=True):
    """Keys under which a telling is filed and looked for."""

    stored: tuple[str, ...]
    sought: tuple[str, ...]


def keys(t: Telling, settings: Settings) -> Keys:
    """The blocking keys of a telling."""
    stored: dict[str, None] = {}
    sought: dict[str, None] = {}
    _wording(t, stored, sought)
    stored[f"o|{t.doc}"] = sought[f"o|{t.doc}"] = None  # what else its document tells
    for mark in t.marks:
        if mark.startswith("="):
            stored[mark] = sought[mark] = None
    _anywhere(t, settings, stored, sought)
    if t.core:
        _core(t, settings, stored, sought)
    else:
        _loose(t, settings, stored, sought)
    return Keys(tuple(stored), tuple(sought))


def _core(t: Telling, settings: Settings, stored: dict[str, None], sought: dict[str, None]) -> None:
    assert t.start is not None
    week, month, quarter = _bucket(t.start, 4), _bucket(t.start, 32), _bucket(t.start, 128)
    names = list(dict.fromkeys(s.name for s in t.spots))[:SPOTS]
    areas = [a for a in t.areas[:AREAS] if a not in names]
    around = (week - 1, week, week + 1)
    for name in names:
        stored[f"w|{name}|{week}"] = stored[f"m|{name}|{month}"] = None
        sought.update((f"w|{name}|{w}", None) for w in around)
    for name in dict.fromkeys(s.name for s in t.spots if s.vague):
        stored[f"v|{name}|{week}"] = None
        sought.update((f"W|{name}|{w}", None) for w in around)
    for area in areas:
        sought.update((f"v|{area}|{w}", None) for w in around)
        stored[f"W|{area}|{week}"] = stored[f"M|{area}|{month}"] = None
    for x in (*names, *areas):
        sought.update((f"lw|{x}|{w}", None) for w in around)
        sought[f"lm|{x}|{month}"] = None
    for value in sorted(v for v in values(t.killed) if v >= LARGE)[-2:]:
        for x in (*names, *areas[:2]):
            stored[f"t|{x}|{value:g}|{quarter}"] = None
            sought.update((f"t|{x}|{value:g}|{q}", None) for q in (quarter - 1, quarter, quarter + 1))
    if t.rare or notable(t, settings):
        for x in (*names, *areas):
            stored[f"n|{x}"] = sought[f"ln|{x}"] = None


def _loose(t: Telling, settings: Settings, stored: dict[str, None], sought: dict[str, None]) -> None:
    names = list(dict.fromkeys(s.name for s in t.spots))[:SPOTS] or list(t.areas[:AREAS])
    span = span_of(t, settings)
    days = span.days()
    if days is not None and days <= 366 and span.start and span.end:
        months = range(_bucket(span.start, 32), _bucket(span.end, 32) + 1)
        for x in names:
            stored.update((f"lm|{x}|{m}", None) for m in months)
            sought.update((f"lm|{x}|{m}", None) for m in months)
            if days > 3:
                sought.update((f"{k}|{x}|{m}", None) for m in months for k in "mM")
        if days <= 3:
            week = _bucket(span.start, 4)
            for x in dict.fromkeys((*names, *t.areas[:2])):
                stored[f"lw|{x}|{week}"] = None
                for w in (week - 1, week, week + 1):
                    sought.update(((f"lw|{x}|{w}", None), (f"w|{x}|{w}", None), (f"W|{x}|{w}", None)))
    if (t.start is None or t.end is None or not t.told) and (t.rare or notable(t, settings)):
        for x in names:
            stored[f"ln|{x}"] = sought[f"ln|{x}"] = sought[f"n|{x}"] = None


def _anywhere(t: Telling, settings: Settings, stored: dict[str, None], sought: dict[str, None]) -> None:
    """Keys without a place: rare acts by month, equal tolls of one day, large tolls for mentions that name no place."""
    if t.rare:
        span = span_of(t, settings)
        if span.start and span.end and (span.days() or 999) <= 100:
            months = range(_bucket(span.start, 32) - 1, _bucket(span.end, 32) + 2)
            for m in months[1:-1]:
                stored[f"r|{m}"] = None
            sought.update((f"r|{m}", None) for m in months)
    if t.start and t.end and (t.span.days() or 9) <= 2:
        week = _bucket(t.start, 4)
        for value in sorted(v for v in values(t.killed) if v >= LARGE)[-3:]:
            stored[f"d|{value:g}|{week}"] = None
            sought.update((f"d|{value:g}|{w}", None) for w in (week - 1, week, week + 1))
    for value in sorted(v for v in values(t.killed) if v >= settings.limits.vast_killed)[-3:]:
        size = int(math.log(value, 1.1))  # what is within a tenth lies in the same or the next size
        stored[f"V|{size}"] = None
        sought.update((f"V|{z}", None) for z in (size - 1, size, size + 1))
    _traits(t, stored, sought)
    if notable(t, settings):
        bare = not t.spots and not t.areas
        for value in sorted(v for v in values(t.killed) if v >= settings.limits.notable_killed)[-3:]:
            stored[f"{'N' if bare else 'n'}*|{value:g}"] = None
            sought[f"{'n' if bare else 'N'}*|{value:g}"] = None


def _traits(t: Telling, stored: dict[str, None], sought: dict[str, None]) -> None:
    """Particulars by days, for mentions whose place is only their context's: core tellings find them and they these."""
    days = t.span.days()
    if not t.traits or days is None or days > 8 or not t.start or not t.end:
        return
    mine, other = ("x", "X") if t.core else ("X", "x")
    if not t.core and not t.guessed and (t.spots or any(not a.startswith("?") for a in t.areas)):
        return
    weeks = range(_bucket(t.start, 4), _bucket(t.end, 4) + 1)
    for trait in t.traits:
        stored.update((f"{mine}|{trait}|{w}", None) for w in weeks)
        sought.update((f"{other}|{trait}|{w}", None) for w in range(weeks[0] - 1, weeks[-1] + 2))


def _wording(t: Telling, stored: dict[str, None], sought: dict[str, None]) -> None:
    for h in t.runs:
        stored[f"c|{h}"] = sought[f"c|{h}"] = None


def _bucket(day: str, size: int) -> int:
    return to_date(day).toordinal() // size


def number(key: str) -> int:
    """A key as a signed 64-bit integer, for an index that stays small."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def numbers(many: Iterable[str]) -> list[int]:
    """Keys as integers, each once, ascending."""
    return sorted({number(k) for k in many})


def blocks(claim: Claim, document: Document, settings: Settings, places: PlaceLookup) -> tuple[str, ...]:
    """The keys under which a claim alone would be filed: time bucket, place and what else makes it findable.

    Empty for claims that never meet an incident.
    """
    if not meets_incident(claim):
        return ()
    return keys(tellings(document, [claim], settings, places)[0], settings).stored
