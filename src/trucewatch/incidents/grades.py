"""Evidence grades by the published rule of the ontology pack, blame kept apart by who blames whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import msgspec

from ..model import Grade
from .origins import independent
from .settings import Settings
from .tolls import Figure


class Graded(msgspec.Struct, frozen=True):
    """A grade, why in words, and the claim whose removal would change it (``None``: no single claim or sentence would)."""

    grade: Grade
    why: str
    pivot: str | None


def origins(voices: Sequence[Figure]) -> tuple[str, ...]:
    """The independent origins of an incident, those that deny it among them."""
    telling = independent((v.doc, v.voice) for v in voices if v.claim.modality != "denied")
    return tuple(sorted({*telling, *(v.voice.name for v in voices if v.claim.modality == "denied")}))


def grade(voices: Sequence[Figure], settings: Settings) -> Graded:
    """The grade of an incident from its claims with their origins."""
    name, detail = _grade(voices, settings)
    return Graded(cast(Grade, name), f"{settings.grades[name]} {detail}".strip(), _pivot(name, voices, settings))


def _pivot(name: str, voices: Sequence[Figure], settings: Settings) -> str | None:
    """The first claim without which the grade would be another; where none is, the first of a sentence without which,
    as one sentence often carries the act and its toll."""
    singles = [[v] for v in voices]
    sentences: dict[tuple[str, int, int], list[Figure]] = {}
    for v in voices:
        sentences.setdefault((v.doc, v.claim.start, v.claim.end), []).append(v)
    for taken in (*singles, *sentences.values()):
        gone = {id(v) for v in taken}
        rest = [v for v in voices if id(v) not in gone]
        if not rest or _grade(rest, settings)[0] != name:
            return taken[0].claim.id
    return None


def _grade(voices: Sequence[Figure], settings: Settings) -> tuple[str, str]:
    telling = [v for v in voices if v.claim.modality != "denied"]
    denying = [v for v in voices if v.claim.modality == "denied"]
    if not telling:
        return "discounted", "Only denials are known."
    if denying:
        who = ", ".join(sorted({v.voice.name for v in denying}))
        return "contested", f"Denied by {who}."
    blamed: dict[str, set[str]] = {}
    for v in telling:
        for a in v.claim.actors:
            if a.role == "by":
                blamed.setdefault(a.name, set()).add(v.voice.name)
    against = {a.name for v in telling for a in v.claim.actors if a.role == "against"}
    both = sorted(set(blamed) & against)
    if both and len({v.voice.name for v in telling}) > 1:
        return "contested", f"{both[0]} is blamed by one and named as the side attacked by another."
    for v in telling:
        if v.claim.modality == "asserted" and v.voice.party and _by(v, v.voice.party, settings):
            return "confirmed", f"{v.voice.party} says so itself."
    origins = independent((v.doc, v.voice) for v in telling)
    if len(origins) >= 2:
        return "fair", f"{len(origins)} origins: {', '.join(origins[:6])}."
    return "weak", f"Only {origins[0]}."


def _by(v: Figure, party: str, settings: Settings) -> bool:
    own = settings.parties(party)
    return any(a.role == "by" and own & settings.parties(a.name) for a in v.claim.actors)


def blame(voices: Sequence[Figure], settings: Settings) -> tuple[dict[str, Any], ...]:
    """Who says of whom what: ``{party, origin, stance: blames | denies | accepts, claims}``, never one culprit."""
    rows: dict[tuple[str, str, str], list[str]] = {}
    for v in voices:
        if v.claim.kind not in ("incident", "casualties", "damage"):
            continue
        for a in v.claim.actors:
            if a.role != "by":
                continue
            if v.claim.modality == "denied":
                stance = "denies"
            elif v.voice.party and settings.parties(v.voice.party) & settings.parties(a.name):
                stance = "accepts"
            else:
                stance = "blames"
            rows.setdefault((a.name, v.voice.name, stance), []).append(v.claim.id)
    return tuple(
        {"party": p, "origin": o, "stance": s, "claims": list(dict.fromkeys(ids))}
        for (p, o, s), ids in sorted(rows.items())
    )
