"""The period table, before and after an agreement, days since: counts of findings that open to the findings.

A count is of distinct acts (incidents, captures, movements) and of bare allegations apart. What carries a carve-out
that applies, what spreads over both periods, and what happened in a place of unknown position is counted beside, never
inside. Days without reporting are named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from ..errors import Refused
from ..model import Document, Finding
from ..values import days_between, shift, to_date
from .counts import compare, garwood


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the period table. ``low``/``high`` is the band of ``count``; ``change`` compares with ``before``."""

    agreement: str
    zone: str | None
    clause: str
    party: str | None
    kind: str
    count: int
    low: float
    high: float
    before: int
    change: str
    p: float | None
    allegations: int
    alleged: int
    carved_out: int
    uncertain: int
    spread: int
    findings: tuple[str, ...]
    findings_before: tuple[str, ...]


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """A period table: its rows, both windows, and the days of each with no report at all.

    ``undated`` are findings without a day or with an open span; ``spread`` those whose spans reach beyond a window: they
    fall in it only in part; ``unplaced`` candidates of the period in places whose position is not known, held against no
    zone. None of them is counted.
    """

    since: str
    until: str
    before_since: str
    before_until: str
    rows: tuple[Cell, ...]
    silent_days: tuple[str, ...]
    silent_before: tuple[str, ...]
    undated: tuple[str, ...]
    spread: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    unplaced_acts: int = 0


def period_table(
    findings: Iterable[Finding],
    since: str,
    until: str,
    documents: Iterable[Document] = (),
    before: tuple[str, str] | None = None,
) -> Period:
    """Findings of ``since`` to ``until`` (inclusive) beside the window before, by default the same number of days.

    ``Refused`` when the windows overlap: their counts could not be compared.
    """
    days = (to_date(until) - to_date(since)).days + 1
    if days < 1:
        raise Refused(f"the period ends ({until}) before it begins ({since}); turn the two dates round")
    first, last = before or (shift(since, -days), shift(since, -1))
    if first <= until and since <= last:
        raise Refused(f"{first} to {last} overlaps {since} to {until}; compare windows that share no day")
    groups: dict[tuple[str, str, str, str, str], list[Finding]] = {}
    undated = []
    unplaced = []
    for f in findings:
        if f.date.start is None or f.date.end is None:
            undated.append(f.id)
        elif is_unplaced(f):
            unplaced += [f] if _place(f, (since, until)) != "outside" else []
        else:
            key = (f.agreement, f.zone or "", f.clause, f.party or "", f.event or "unspecified")
            groups.setdefault(key, []).append(f)
    n_before = (to_date(last) - to_date(first)).days + 1
    held = list(documents)
    silent, silent_past = silent_days(held, since, until), silent_days(held, first, last)
    mute = "no reporting before" if held and len(silent_past) == n_before else None
    mute = "no reporting" if held and len(silent) == days else mute
    rows = [
        _cell(key, group, (since, until, days), (first, last, n_before), mute) for key, group in sorted(groups.items())
    ]
    return Period(
        since=since, until=until, before_since=first, before_until=last, rows=tuple(r for r in rows if r is not None),
        silent_days=silent, silent_before=silent_past,
        undated=tuple(undated),
        spread=tuple(f.id for g in groups.values() for f in g if _spread(f, (since, until), (first, last))),
        unplaced=tuple(f.id for f in unplaced), unplaced_acts=_acts(unplaced),
    )  # fmt: skip


def is_unplaced(finding: Finding) -> bool:
    """Whether a candidate stands against no zone, because the position of its place is not known."""
    return finding.basis == "candidate" and finding.in_zone == "unknown" and finding.zone is None


def _cell(
    key: tuple[str, str, str, str, str],
    group: Sequence[Finding],
    now: tuple[str, str, int],
    past: tuple[str, str, int],
    mute: str | None,
) -> Cell | None:
    inside = [f for f in group if _place(f, now[:2]) == "inside"]
    earlier = [f for f in group if _place(f, past[:2]) == "inside"]
    spread = [f for f in group if _spread(f, now[:2], past[:2])]
    if not (inside or earlier):
        return None
    count, count_before = _acts(inside), _acts(earlier)
    low, high = garwood(count)
    # where a whole window has no report, there is nothing to compare with: silence is not zero
    change, p = (mute, None) if mute else compare(count, count_before, now[2], past[2])
    agreement, zone, clause, party, kind = key
    return Cell(
        agreement=agreement, zone=zone or None, clause=clause, party=party or None, kind=kind, count=count,
        low=round(low, 2), high=round(high, 2), before=count_before, change=change,
        p=None if p is None else round(p, 4), allegations=sum(1 for f in inside if f.event == "unspecified"),
        alleged=sum(1 for f in inside if f.basis == "alleged"),
        carved_out=sum(1 for f in inside if f.carve_out == "applicable"),
        uncertain=sum(1 for f in inside if f.in_zone == "uncertain" or f.in_force == "disputed"),
        spread=len(spread), findings=tuple(f.id for f in inside), findings_before=tuple(f.id for f in earlier),
    )  # fmt: skip


def _place(finding: Finding, window: tuple[str, str]) -> str:
    first = finding.date.start or finding.date.end or ""
    last = finding.date.end or first
    if window[0] <= first and last <= window[1]:
        return "inside"
    return "spread" if first <= window[1] and window[0] <= last else "outside"


def _spread(finding: Finding, now: tuple[str, str], past: tuple[str, str]) -> bool:
    places = (_place(finding, now), _place(finding, past))
    return "spread" in places and "inside" not in places


def _acts(findings: Iterable[Finding]) -> int:
    """Distinct acts; bare allegations, acts that a carve-out covers and such as nobody says took place are not counted."""
    real = [f for f in findings if f.event != "unspecified" and f.carve_out != "applicable" and f.grade != "discounted"]
    return len({f.incident or (f.claims[:1], f.place) for f in real})


def silent_days(documents: Iterable[Document], since: str, until: str) -> tuple[str, ...]:
    """Days of the window on which no document of the ledger was published: silence, not peace."""
    told: set[str] = set()
    for document in documents:
        start, end = document.published.start, document.published.end
        if start is not None and end is not None and (to_date(end) - to_date(start)).days <= 3:
            told.update(days_between(start, end))
    return tuple(day for day in days_between(since, until) if day not in told)


class BeforeAfter(msgspec.Struct, frozen=True, kw_only=True):
    """Acts in an agreement's zones in the days before and after its start: ``kind -> (before, after)``.

    ``starts`` has more than one day where sources disagree about the start; then a table is given for each.
    """

    agreement: str
    start: str
    days: int
    before: int
    after: int
    band_before: tuple[float, float]
    band_after: tuple[float, float]
    change: str
    by_kind: dict[str, tuple[int, int]]
    acts_before: tuple[str, ...]
    acts_after: tuple[str, ...]
    silent_before: int
    silent_after: int


def before_after(
    agreement: str, start: str, dated: Mapping[str, tuple[str, str]], documents: Iterable[Document], days: int = 30
) -> BeforeAfter:
    """Counts of acts (id -> (day, kind), those in the agreement's zones) in equal windows around ``start``."""
    first, last = shift(start, -days), shift(start, days - 1)
    before = {i: kind for i, (day, kind) in dated.items() if first <= day < start}
    after = {i: kind for i, (day, kind) in dated.items() if start <= day <= last}
    held = list(documents)
    kinds = sorted({*before.values(), *after.values()})
    low_before, low_after = garwood(len(before)), garwood(len(after))
    return BeforeAfter(
        agreement=agreement, start=start, days=days, before=len(before), after=len(after),
        band_before=(round(low_before[0], 2), round(low_before[1], 2)),
        band_after=(round(low_after[0], 2), round(low_after[1], 2)),
        change=compare(len(after), len(before), days, days)[0],
        by_kind={k: (list(before.values()).count(k), list(after.values()).count(k)) for k in kinds},
        acts_before=tuple(sorted(before)), acts_after=tuple(sorted(after)),
        silent_before=len(silent_days(held, first, shift(start, -1))), silent_after=len(silent_days(held, start, last)),
    )  # fmt: skip


class Since(msgspec.Struct, frozen=True, kw_only=True):
    """How long ago the last finding was, for an agreement and zone, and how many of those days had no report."""

    agreement: str
    zone: str | None
    last: str
    days: int
    silent: int
    finding: str


def days_since(findings: Iterable[Finding], day: str, documents: Iterable[Document]) -> list[Since]:
    """Days from the last finding up to ``day``, for each agreement and zone that has one by then."""
    held = list(documents)
    newest: dict[tuple[str, str], Finding] = {}
    for f in findings:
        at = f.date.end or f.date.start
        if at is None or at > day or is_unplaced(f):
            continue
        key = (f.agreement, f.zone or "")
        old = newest.get(key)
        if old is None or (old.date.end or old.date.start or "", old.id) < (at, f.id):
            newest[key] = f
    out = []
    for (agreement, zone), f in sorted(newest.items()):
        at = f.date.end or f.date.start or day
        quiet = silent_days(held, shift(at, 1), day) if at < day else ()
        gap = (to_date(day) - to_date(at)).days
        out.append(Since(agreement=agreement, zone=zone or None, last=at, days=gap, silent=len(quiet), finding=f.id))
    return out
