"""When a text that prints no date was published: every clue narrows a range, and the receipt says which and why.

The reasoning is an analyst's. A text is no older than the latest past thing that it dates (a date with its year, a
public event that the packs know). What it calls "last year", "in August", "six years of war" or "on Friday" bounds it
from above. Within a span of weeks the weekdays that it names decide: news names the weekday of what happened in the
days before, and the newest of them is the day of writing or the day before (see docs/reading.md for how often).
Clues that contradict stronger ones are dropped, and the receipt says so.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from ..model import Published
from ..rules import Packs
from ..values import to_date
from .calendar import Seen, words
from .clues import ClueFinder, Found, clue_finder, failures
from .furniture import Mask
from .head import Dateline

_WEEKS = 62  # the longest span, in days, in which weekdays can decide
_DAY = timedelta(days=1)
_REACH = 60_000  # characters read for clues: longer than any article
_OPENING = 3  # sentences: the weekday that opens a report is its day or the day before in 97 of 100
_RECENT = timedelta(days=120)  # a bare month and day is seldom more than eight months old
_NAMES = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

__all__ = ["Bounds", "day_first_clues", "failures", "infer"]


class Bounds(msgspec.Struct, frozen=True):
    """Days (ISO) between which the text came into being, as known from outside it."""

    earliest: str | None = None
    latest: str | None = None


class _Reason(msgspec.Struct, frozen=True):
    """One clue's range. ``weight`` 3 is certain, 2 is how news is written, 1 is a supposition."""

    words: str
    weight: int
    low: date | None = None
    high: date | None = None


def infer(
    text: str,
    masked: tuple[Mask, ...],
    packs: Packs,
    dateline: Dateline | None = None,
    bounds: Bounds = Bounds(),
) -> Published:
    """The range of days on which the text may have been published, or unknown."""
    finder = clue_finder(packs)
    found = finder.find(text[:_REACH], _within(masked))
    reasons = [*_lower(found), *_pins(found), *_years(found, finder), *_silence(found, finder), *_outside(bounds)]
    low, high, used, dropped = _narrow(reasons)
    if dateline is not None:
        low, high, note = _on_dateline(dateline, low, high, found)
        if note:
            used.append(note)
    low, high, notes = _month_days(found, low, high)
    used += notes
    if low is not None and high is not None and (high - low).days <= _WEEKS:
        low, high, notes = _weekdays(found, low, high)
        used += notes
    if low is None and high is None:
        if dateline is not None:
            return Published(receipt=f"Its dateline '{dateline.words}' has no year, and nothing in it tells which.")
        return Published(receipt="It prints no date, and nothing in it tells when it was written.")
    text_of = "; ".join(used)
    outcome = _outcome(low, high)
    left_out = f" Left out, as it contradicts these: {'; '.join(dropped)}." if dropped else ""
    return Published(
        low.isoformat() if low else None,
        high.isoformat() if high else None,
        "inferred",
        f"It prints no date. {text_of[:1].upper()}{text_of[1:]}. {outcome}{left_out}",
    )


def day_first_clues(
    text: str, masked: tuple[Mask, ...], packs: Packs, seen: Seen, bounds: Bounds
) -> list[tuple[str, bool | None]]:
    """What the text itself says on whether 09-05 is 9 May or September 5."""
    finder = clue_finder(packs)
    found = finder.find(text[:_REACH], _within(masked))
    first, second = seen.days
    out: list[tuple[str, bool | None]] = []

    def decide(reason: str, holds: tuple[bool, bool]) -> None:
        if holds[0] != holds[1]:
            out.append((reason, holds[0]))

    lows = [r for r in (*_lower(found), *_outside(bounds)) if r.low is not None and r.weight >= 3]
    if lows:
        last = max(lows, key=lambda r: r.low or date.min)
        if last.low is not None:
            decide(last.words, (first >= last.low, second >= last.low))
    if bounds.latest:
        latest = to_date(bounds.latest)
        decide("the other day lies after the text was received", (first <= latest, second <= latest))
    if found.weekdays and seen.shape == "/":  # dashes are day first nearly everywhere; slashes are not
        ages = [min((d.isoweekday() - w.weekday) % 7 for w in found.weekdays) for d in (first, second)]
        named = ", ".join(dict.fromkeys(_NAMES[w.weekday] for w in found.weekdays))
        other = words(second if ages[0] <= 1 else first)
        decide(
            f"it names {named}, and the other day, {other}, is no such day nor the one after",
            (ages[0] <= 1, ages[1] <= 1),
        )
    return out


def _within(masked: tuple[Mask, ...]) -> tuple[Mask, ...]:
    return tuple((a, min(b, _REACH), why) for a, b, why in masked if a < _REACH)


def _lower(found: Found) -> list[_Reason]:
    out = [_Reason(f"it writes of '{p.words.strip()}' as past", 3, low=p.day) for p in found.past]
    for anchor, _ in found.anchors:
        weight = 2 if anchor.kind == "count" else 3
        out.append(_Reason(f"it knows of {anchor.title} ({words(anchor.day)})", weight, low=anchor.day))
    return out


def _pins(found: Found) -> list[_Reason]:
    """A public event named by its weekday: written in the week that followed."""
    out = []
    for anchor, n in found.anchors:
        inside = [w for w in found.weekdays if w.sentence == n]
        if anchor.news and len({w.weekday for w in inside}) == 1 and inside[0].weekday == anchor.day.isoweekday():
            day = _NAMES[anchor.day.isoweekday()]
            event = f"{anchor.title}, {day} {words(anchor.day)}"
            why = f"'{inside[0].words}' is what it calls the day of {event}: it was written within the week"
            out.append(_Reason(why, 2, low=anchor.day, high=anchor.day + 6 * _DAY))
    return out


def _years(found: Found, finder: ClueFinder) -> list[_Reason]:
    out = []
    last_year = {p.sentence: p for p in found.phrases if p.means == "month_last_year"}
    for anchor, n in found.anchors:
        phrase = last_year.get(n)
        if phrase is not None and phrase.month == anchor.day.month:
            year = anchor.day.year + 1
            why = f"'{phrase.words}' is when {anchor.title} was ({words(anchor.day)}), so it was written in {year}"
            out.append(_Reason(why, 2, low=date(year, 1, 1), high=date(year, 12, 31)))
        elif anchor.by_month and phrase is None and any(m == anchor.day.month and s == n for m, s in found.months):
            high = _plus_years(anchor.day, 1)
            out.append(
                _Reason(
                    f"it names the month of {anchor.title} without the year, so less than a year had passed",
                    2,
                    high=high,
                )
            )
    for phrase in found.phrases:
        if phrase.means == "war_age" and phrase.number and finder.eras:
            era = finder.eras[0]
            low, high = _plus_years(era.day, phrase.number - 1), _plus_years(era.day, phrase.number + 1)
            why = f"'{phrase.words}', counted from {era.title}, is said between {words(low)} and {words(high)}"
            out.append(_Reason(why, 1, low=low, high=high))
    return out


def _silence(found: Found, finder: ClueFinder) -> list[_Reason]:
    hit = {a.id: a for a, _ in found.anchors}
    out = []
    for _, anchor, _, _ in finder.anchors:
        named = next((hit[i] for i in anchor.eclipses if i in hit), None)
        if named is not None and anchor.id not in hit:
            missing = f"{anchor.title} ({words(anchor.day)})"
            why = f"it takes {named.title} as what holds and is silent on {missing}, so it was probably written by then"
            out.append(_Reason(why, 1, high=anchor.day))
    return out


def _outside(bounds: Bounds) -> list[_Reason]:
    out = []
    if bounds.latest:
        out.append(_Reason(f"it was received by {words(to_date(bounds.latest))}", 3, high=to_date(bounds.latest)))
    if bounds.earliest:
        out.append(_Reason(f"the case begins on {words(to_date(bounds.earliest))}", 1, low=to_date(bounds.earliest)))
    return out


def _narrow(reasons: list[_Reason]) -> tuple[date | None, date | None, list[str], list[str]]:
    """Intersect, the weightiest first; keep the words of what moved a bound and of what had to be dropped."""
    low: date | None = None
    high: date | None = None
    low_why = high_why = ""
    dropped: list[str] = []
    certain_first = sorted(
        reasons, key=lambda r: (-r.weight, -(r.low or date.min).toordinal(), (r.high or date.max).toordinal(), r.words)
    )
    for r in certain_first:
        new_low = max(filter(None, (low, r.low)), default=None)
        new_high = min(filter(None, (high, r.high)), default=None)
        if new_low and new_high and new_low > new_high:
            if r.words not in dropped:
                dropped.append(r.words)
            continue
        if new_low != low:
            low_why = r.words
        if new_high != high:
            high_why = r.words
        low, high = new_low, new_high
    return low, high, list(dict.fromkeys(w for w in (low_why, high_why) if w)), dropped


def _on_dateline(
    dateline: Dateline, low: date | None, high: date | None, found: Found
) -> tuple[date | None, date | None, str]:
    """A wire dateline gives month and day; the other clues and the weekdays named give the year, or several."""
    if low is None:
        return low, high, ""
    years = range(low.year, (high.year if high else low.year + 4) + 1)
    fits = [d for y in years if (d := _safe(y, dateline.month, dateline.day)) is not None and d + _DAY >= low]
    fits = [d for d in fits if high is None or d <= high]
    opening = [w.weekday for w in found.weekdays if w.sentence < _OPENING]
    if opening:
        fits = [d for d in fits if min((d.isoweekday() - w) % 7 for w in opening) <= 1] or fits
    if not fits:
        return low, high, ""
    said = f"its dateline '{dateline.words}'"
    if len(fits) == 1 and (high is not None or opening):
        return fits[0], fits[0] + _DAY, f"{said} is {words(fits[0])}, printed that day or the next"
    return fits[0], high, f"{said} is {words(fits[0])} at the earliest"


def _month_days(found: Found, low: date | None, high: date | None) -> tuple[date | None, date | None, list[str]]:
    notes: list[str] = []
    for md in found.month_days:
        if low is not None and md.weekday is not None and (high is None or (high - low).days > 366):
            day = _weekday_year(md.month, md.day, md.weekday, low, high)
            if day is not None:
                low, high = max(low, day), min(filter(None, (high, _plus_years(day, 1))))
                notes.append(
                    f"'{md.words}' is {words(day)}, the only year near in which it falls on a {_NAMES[md.weekday]}"
                )
    if low is None or high is None or (high - low).days > 366:
        return low, high, notes
    for md in found.month_days:
        days = [d for y in (high.year, high.year - 1) if (d := _safe(y, md.month, md.day)) is not None and d <= high]
        if days and timedelta() < max(days) - low <= _RECENT:  # else it may be last year's
            low = max(days)
            notes.append(f"'{md.words}' lies behind it: {words(low)}")
    return low, high, notes


def _weekdays(found: Found, low: date, high: date) -> tuple[date, date, list[str]]:
    days = [low + n * _DAY for n in range((high - low).days + 1)]
    named = [w.weekday for w in found.weekdays]
    if not named:
        return low, high, []
    notes: list[str] = []
    listed = ", ".join(
        dict.fromkeys(w.words.rstrip("s") if w.words.endswith("ys") else w.words for w in found.weekdays)
    )
    for md in found.month_days:
        starts = [s for y in (high.year, high.year - 1) if (s := _safe(y, md.month, md.day)) is not None and s <= high]
        if not md.since or not starts:
            continue
        start = max(starts)
        kept = [
            d
            for d in days
            if (d - start).days <= 8 and all(d - ((d.isoweekday() - w) % 7) * _DAY >= start for w in named)
        ]
        if kept and len(kept) < len(days):
            days = kept
            notes.append(
                f"the weekdays that it names ({listed}) all fall after '{md.words}' began it, which needs {_few(days)}"
            )
    windows = [p for p in found.phrases if p.means == "last_days" and p.number]
    for md in found.month_days:
        start_day = max(
            (s for y in (high.year, high.year - 1) if (s := _safe(y, md.month, md.day)) is not None and s <= high),
            default=None,
        )
        for p in windows:
            if md.since and start_day is not None and p.number:
                kept = [d for d in days if d - (p.number - 1) * _DAY >= start_day]
                if kept and len(kept) < len(days):
                    days = kept
                    notes.append(f"'{p.words}' reaches back no further than '{md.words}'")
    opening = [w.weekday for w in found.weekdays if w.sentence < _OPENING] or named
    fresh = [d for d in days if _age(d, opening) <= 1]
    if any(_age(d, named) < _age(d, opening) for d in fresh):  # a later sentence tells of a newer day
        opening = named
        fresh = [d for d in days if _age(d, named) <= 1]
    if fresh and len(fresh) < len(days) and fresh[-1] - fresh[0] == (len(fresh) - 1) * _DAY:
        newest = _NAMES[min(opening, key=lambda w: _age(fresh[0], [w]))]
        days = fresh
        notes.append(f"the newest day that it names is {newest}, and news is printed that day or the next")
    return days[0], days[-1], notes


def _weekday_year(month: int, day: int, weekday: int, low: date, high: date | None) -> date | None:
    fits = []
    for year in range(low.year - 1, (high.year if high else low.year + 3) + 1):
        d = _safe(year, month, day)
        if d is not None and d.isoweekday() == weekday and (high is None or d <= high):
            fits.append(d)
    fits = [d for d in fits if d >= low - 330 * _DAY]
    return fits[0] if len(fits) == 1 else None


def _age(day: date, weekdays: list[int]) -> int:
    """Days since the newest of some weekdays, 0 to 6."""
    return min((day.isoweekday() - w) % 7 for w in weekdays)


def _few(days: list[date]) -> str:
    return words(days[0]) if len(days) == 1 else f"{words(days[0])} to {words(days[-1])}"


def _outcome(low: date | None, high: date | None) -> str:
    if low and high:
        return f"So: {words(low)}." if low == high else f"So: {words(low)} to {words(high)}."
    if low:
        return f"So: {words(low)} or later."
    return f"So: {words(high)} or earlier." if high else ""


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plus_years(day: date, years: int) -> date:
    return _safe(day.year + years, day.month, day.day) or date(day.year + years, day.month, 28)
