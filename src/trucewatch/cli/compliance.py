"""``compliance``: what was promised, what is said to have been broken."""

from __future__ import annotations

from typing import Any

import click

from .. import compliance as stage
from ..case import Case, complying
from ..errors import InputError
from ..model import Filters
from . import common


def _when(record: Any) -> str:
    start, end = record.date.start, record.date.end
    return start or (f"by {end}" if end else "?") if start == end or start is None or end is None else f"{start}..{end}"


def _fact(fact: Any) -> str:
    return f"{fact.event} {fact.date}" + (f" ({fact.according_to})" if fact.according_to else "")


FINDINGS: tuple[common.Column, ...] = (
    ("id", lambda f: f.id),
    ("when", _when),
    ("where", lambda f: f.place or "?"),
    ("zone", lambda f: f.zone),
    ("in zone", lambda f: f.in_zone),
    ("kind", lambda f: f.event),
    ("party", lambda f: f.party or "not named"),
    ("agreement", lambda f: f.agreement),
    ("clause", lambda f: f.clause),
    ("in force", lambda f: f.in_force),
    ("carve-out", lambda f: f.carve_out),
    ("basis", lambda f: f.basis),
    ("alleged by", lambda f: f.alleged_by),
    ("grade", lambda f: f.grade),
    ("incident", lambda f: f.incident),
)
TABLE: tuple[common.Column, ...] = (
    ("agreement", lambda r: r["agreement"]),
    ("zone", lambda r: r["zone"]),
    ("clause", lambda r: r["clause"]),
    ("party", lambda r: r["party"] or "not named"),
    ("kind", lambda r: r["kind"]),
    ("count", lambda r: r["count"]),
    ("band", lambda r: f"{r['low']:g}-{r['high']:g}"),
    ("before", lambda r: r["before"]),
    ("change", lambda r: r["change"]),
    ("alleged", lambda r: r["alleged"]),
    ("bare allegations", lambda r: r["allegations"]),
    ("carve-out", lambda r: r["carved_out"]),
    ("uncertain", lambda r: r["uncertain"]),
    ("over both", lambda r: r["spread"]),
    ("findings", lambda r: r["findings"]),
)
OBLIGATIONS: tuple[common.Column, ...] = (
    ("id", lambda o: o.id),
    ("deadline", lambda o: o.deadline),
    ("what", lambda o: o.text),
    ("state", lambda o: o.state),
    ("claims", lambda o: [s.claim for s in (*o.met, *o.not_met)]),
    ("mentioned in", lambda o: [s.claim for s in o.mentioned]),
)
STANDING: tuple[common.Column, ...] = (
    ("agreement", lambda s: s.agreement),
    ("clause", lambda s: s.clause),
    ("zone", lambda s: s.zone),
    ("in force", lambda s: s.in_force),
    ("bound", lambda s: s.bound),
    ("in zone", lambda s: s.in_zone),
    ("answer", lambda s: s.answer),
    ("why", lambda s: "; ".join(s.reasons)),
)
AROUND: tuple[common.Column, ...] = (
    ("agreement", lambda b: b.agreement),
    ("start", lambda b: b.start),
    ("days", lambda b: b.days),
    ("before", lambda b: b.before),
    ("band", lambda b: f"{b.band_before[0]:g}-{b.band_before[1]:g}"),
    ("after", lambda b: b.after),
    ("band after", lambda b: f"{b.band_after[0]:g}-{b.band_after[1]:g}"),
    ("change", lambda b: b.change),
    ("days without reports before", lambda b: b.silent_before),
    ("after, without reports", lambda b: b.silent_after),
    ("by kind", lambda b: [f"{k} {x}/{y}" for k, (x, y) in b.by_kind.items()]),
    ("acts", lambda b: (*b.acts_before, *b.acts_after)),
)
UNMATCHED: tuple[common.Column, ...] = (
    ("id", lambda p: p.id),
    ("what", lambda p: p.what),
    ("where", lambda p: p.where or "?"),
    ("since", lambda p: p.since),
    ("parties", lambda p: p.parties),
    ("claims", lambda p: p.claims),
    ("why", lambda p: p.reason),
)
SINCE: tuple[common.Column, ...] = (
    ("agreement", lambda s: s.agreement),
    ("zone", lambda s: s.zone),
    ("last", lambda s: s.last),
    ("days", lambda s: s.days),
    ("of them without reports", lambda s: s.silent),
    ("finding", lambda s: s.finding),
)
AGREEMENTS: tuple[common.Column, ...] = (
    ("id", lambda a: a.id),
    ("name", lambda a: a.name),
    ("history", lambda a: "; ".join(_fact(f) for f in a.history)),
    ("zones", lambda a: a.zones),
    ("clauses", lambda a: [c.id for c in a.clauses]),
)


@click.command()
@click.option("--table", "view", flag_value="table", help="The period table beside the period before.")
@click.option("--obligations", "view", flag_value="obligations", help="What was required, and what is said of it.")
@click.option("--in-force", "day", metavar="DATE", help="Every clause on a day; with --actor and --place.")
@click.option("--before-after", "agreement", metavar="AGREEMENT", help="Acts before and after an agreement's start.")
@click.option("--days", default=30, show_default=True, help="Days on each side for --before-after.")
@click.option("--unmatched", "view", flag_value="unmatched", help="Deals in the texts that no pack holds, and allegations tied to none.")
@click.option("--since-last", "view", flag_value="since", help="Days since the last finding.")
@click.option("--agreements", "view", flag_value="agreements", help="The agreements that the packs hold.")
@click.option("--zones", "view", flag_value="zones", help="The zones, as GeoJSON.")
@common.with_filters
@common.with_format("json", "jsonl", "csv", "geojson")
@common.with_case
def compliance(
    case: Case, filters: Filters, format: str, view: str | None, day: str | None, agreement: str | None, days: int
) -> None:
    """Hold incidents against agreements: candidate and alleged findings, the period table, obligations."""
    if sum(x is not None for x in (view, day, agreement)) > 1:
        raise InputError("choose one view: --table, --obligations, --in-force, --before-after, --unmatched, ...")
    if day is not None:
        rows = complying.standing(case, common.check_day(day, "--in-force"), filters)
        common.emit(rows, format, STANDING)
    elif agreement is not None:
        if days < 1:
            raise InputError(f"--days {days}: at least one day")
        common.emit(complying.around(case, agreement, days, filters), format, AROUND)
    elif view == "table":
        _table(case, filters, format)
    elif view == "obligations":
        common.emit(complying.obligations(case, filters), format, OBLIGATIONS)
    elif view == "unmatched":
        common.emit(complying.unmatched(case, filters), format, UNMATCHED, none="every deal and allegation is tied")
    elif view == "since":
        common.emit(complying.days_since(case, None, filters), format, SINCE)
    elif view == "agreements":
        common.emit(stage.rulebook(case.packs).agreements, format, AGREEMENTS)
    elif view == "zones":
        zones = stage.make_zones(stage.rulebook(case.packs), case.gazetteer)
        features = [zones.feature(z) for z in zones.zones]
        click.echo(common.encode({"type": "FeatureCollection", "features": features}))
    else:
        found = complying.findings(case, filters)
        made = complying.ledger(case, filters.as_known_on)
        points = {a.incident or a.id: (a.spot.lat, a.spot.lon) for a in made.acts}
        where = (None, None)
        common.emit(found, format, FINDINGS, lambda f: points.get(f.incident or f.claims[0], where), "no findings")


def _table(case: Case, filters: Filters, format: str) -> None:
    period = complying.period_table(case, filters)
    if format in ("json", "jsonl"):
        click.echo(common.encode(period))
        return
    window = f"{period.since} to {period.until}, beside {period.before_since} to {period.before_until}"
    common.note(f"candidate and alleged findings, {window}")
    common.emit(complying.rows(period), format, TABLE, none="no findings in either period")
    common.note(_silent("this period", period.silent_days))
    common.note(_silent("the period before", period.silent_before))
    if period.spread:
        common.note(f"{len(period.spread)} findings over longer spans fall in it only in part and are not counted")
    if period.unplaced_acts:
        common.note(f"{period.unplaced_acts} acts in places without a position were not held against any zone and are not counted")
    if period.undated:
        common.note(f"{len(period.undated)} findings with no day, or with an open span, stand outside the table")


def _silent(which: str, days: tuple[str, ...]) -> str:
    if not days:
        return f"{which}: a report for every day"
    more = ", ..." if len(days) > 10 else ""
    return f"{which}: no report published on {len(days)} days ({', '.join(days[:10])}{more})"
