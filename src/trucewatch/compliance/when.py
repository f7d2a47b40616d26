"""Days and part-days of an agreement's life: spans of written dates, and "before, during or after" on a given day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Literal

#: "part" is a day on which it changed, at an hour that an undated-to-the-hour act may lie before or after
Phase = Literal["before", "part", "after"]
#: a change within the first minutes of a day is a change with the day
_MIDNIGHT = "00:10"


def span(written: str) -> tuple[str, str]:
    """First and last day of a written date: a day, a day with an hour, or a month. ``ValueError`` if it is none."""
    day = written.split("T")[0]
    if len(day) == 7:
        year, month = int(day[:4]), int(day[5:7])
        return f"{day}-01", f"{day}-{monthrange(year, month)[1]:02d}"
    return date.fromisoformat(day).isoformat(), day


def hour(written: str) -> str | None:
    """The hour of a written date, or ``None``."""
    return written.split("T")[1][:5] if "T" in written else None


def start_phase(written: str, day: str) -> Phase:
    """Where ``day`` lies to something that starts then; without an hour the first day counts whole."""
    first, last = span(written)
    if day < first:
        return "before"
    if first != last:
        return "part" if day <= last else "after"
    at = hour(written)
    return "part" if day == first and at is not None and at > _MIDNIGHT else "after"


def end_phase(written: str, day: str) -> Phase:
    """Where ``day`` lies to something that stops then; the day itself is part unless it stops as the day begins."""
    first, last = span(written)
    if day < first:
        return "before"
    at = hour(written)
    if day <= last:
        return "after" if first == last and at is not None and at <= _MIDNIGHT else "part"
    return "after"


def expiry_phase(written: str, day: str) -> Phase:
    """Where ``day`` lies to the last day of a term; the last day still counts whole."""
    first, last = span(written)
    if day <= first and first == last:
        return "before"
    return "before" if day < first else ("part" if day <= last and first != last else "after")
