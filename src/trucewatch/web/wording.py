"""How pages say things: dates, ranges, kinds. The tool's own voice stays neutral; loaded words live in quotations."""

from __future__ import annotations

import datetime
from typing import Any

from ..case.explaining import span

_LABELS = {
    "air_strike": "air strike", "drone_strike": "drone strike", "chemical_attack": "chemical attack",
    "ground_attack": "ground attack", "other_attack": "attack of unstated means", "control_change": "change of control",
    "control_state": "holder named", "aid_delivery": "aid delivery", "aid_blocked": "aid blocked",
    "handed_over": "handed over", "in_force": "in force", "displacement_site": "displacement site",
    "civil_defence": "civil defence", "military_position": "military position", "place_of_worship": "place of worship",
    "area_km2": "km²", "share_pct": "% share", "distance_km": "km", "in_need": "in need", "harm": "people harmed",
    "violated": "said to be broken", "other_document": "another document",
}  # fmt: skip

#: Kilometres that a place of each level may be off: what the map draws as an area around it.
RADIUS_KM = {
    "site": 1.0, "road": 6.0, "settlement": 2.5, "district": 9.0, "zone": 20.0, "region": 40.0, "governorate": 40.0,
    "country": 150.0,
}  # fmt: skip

PRECISION = {
    "site": "exact site", "settlement": "town or village", "district": "district", "governorate": "governorate",
    "country": "whole country", "region": "region", "zone": "zone", "road": "along a road",
}  # fmt: skip

GRADE_WORDS = {
    "confirmed": "the party blamed accepts it",
    "fair": "two or more independent origins",
    "weak": "one origin",
    "contested": "blame or fact is disputed",
    "discounted": "denied, or shown not to have happened",
}


def label(word: str | None) -> str:
    """A kind, event, measure or target as people read it."""
    if not word:
        return ""
    return _LABELS.get(word, word.replace("_", " "))


def day(iso: str | None) -> str:
    """``3 Nov 2019``; words that are no date stay as they are."""
    if not iso:
        return "unknown day"
    try:
        d = datetime.date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{d.day} {d:%b} {d.year}"


def days(start: str | None, end: str | None) -> str:
    """A span of days as people read it; open ends are said to be open."""
    if not start and not end:
        return "day not stated"
    if start == end:
        return day(start)
    if not start:
        return f"by {day(end)}"
    if not end:
        return f"since {day(start)}"
    if start[:7] == end[:7]:
        return f"{int(start[8:])}–{day(end)}"
    if start[:4] == end[:4]:
        return f"{day(start)[:-5]} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def figure(low: float | None, high: float | None) -> str:
    """Bounds as written: ``20``, ``5–7``, ``at least 20``, ``up to 20``."""
    if low is not None and high is not None and low != high:
        return f"{low:,g}–{high:,g}"
    return span(low, high)


def when(value: Any) -> str:
    """A :class:`~trucewatch.model.When` in words."""
    return "day not stated" if value is None else days(value.start, value.end)


def published(value: Any) -> str:
    """A publication date in words, with how it is known."""
    if not (value.start or value.end):
        return "date unknown"
    basis = {"stated": "", "inferred": " (inferred)", "given": " (given)", "unknown": ""}[value.basis]
    return days(value.start, value.end) + basis


def plural(n: int, one: str, many: str | None = None) -> str:
    """``1 incident``, ``2 incidents``, ``12,000 incidents``."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def oneline(text: str | None) -> str:
    """Text from a document on one line."""
    return " ".join((text or "").split())
