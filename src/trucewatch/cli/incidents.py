"""``incidents``, ``toll`` and ``displacement``."""

from __future__ import annotations

import sys
from typing import Any, cast

import click
import msgspec

from ..case import Case, counting
from ..case.explaining import span
from ..model import Filters, Incident
from ..series import casualties
from . import common

STEPS = ("day", "week", "month", "year", "all")
GROUPS = ("none", "party", "family", "place", "grade")


def record(incident: Incident) -> dict[str, Any]:
    """An incident in the shape of docs/cli.md: ``place`` with its id, position and level."""
    out: dict[str, Any] = common.plain(incident)
    if incident.place is not None:
        out["place"] = {
            "id": incident.place_id,
            "name": incident.place.name,
            "lat": incident.lat,
            "lon": incident.lon,
            "level": incident.place.level,
        }
    return out


def _toll(row: dict[str, Any], what: str) -> str:
    found = row["toll"].get(what)
    if not found:
        return ""
    words = span(found["min"], found["max"])
    agreed = found["agreed"]
    if agreed is not None and found["min"] != found["max"]:
        words += f" (agreed {agreed:,g})"
    return words + (" !" if found["contradiction"] else "")


def _when(row: dict[str, Any]) -> str:
    start, end = row["time"]["start"], row["time"]["end"]
    return start or "?" if start == end else f"{start or '?'}..{end or '?'}"


COLUMNS: tuple[common.Column, ...] = (
    ("id", lambda r: r["id"]),
    ("when", _when),
    ("where", lambda r: r["place"]["name"] if r["place"] else "?"),
    ("event", lambda r: r["event"]),
    ("killed", lambda r: _toll(r, "killed")),
    ("injured", lambda r: _toll(r, "injured")),
    ("blamed", lambda r: sorted({b["party"] for b in r["blame"] if b["stance"] != "denies"})),
    ("grade", lambda r: r["grade"]),
    ("origins", lambda r: r["origins"]),
    ("documents", lambda r: len(r["documents"])),
    ("flags", lambda r: r["flags"]),
)


def point(row: dict[str, Any]) -> tuple[float | None, float | None]:
    """Position of an incident's row."""
    return row["lat"], row["lon"]


@click.command()
@common.with_filters
@common.with_format("json", "jsonl", "csv", "geojson")
@common.with_case
def incidents(case: Case, filters: Filters, format: str) -> None:
    """List incidents: what claims from any number of documents say about one event."""
    common.emit((record(i) for i in case.incidents(filters)), format, COLUMNS, point)


ROWS: tuple[common.Column, ...] = (
    ("from", lambda r: r["start"]),
    ("to", lambda r: r["end"]),
    ("group", lambda r: r["group"]),
    ("best", lambda r: r["best"]),
    ("lowest", lambda r: r["min"]),
    ("highest", lambda r: r["max"]),
    ("incidents", lambda r: len(r["incidents"])),
    ("contradictions", lambda r: r["contradictions"]),
)


@click.command()
@click.option("--measure", default="killed", metavar="MEASURE", help=f"One of {', '.join(casualties.MEASURES)}.")
@click.option("--step", type=click.Choice(STEPS), default="month", help="How long a row is.")
@click.option("--by", "group", type=click.Choice(GROUPS), default="none", help="Rows for each of these.")
@click.option("--add", "add", multiple=True, metavar="CLAIM", help="Add the figures of these claims, if that is sound.")
@common.with_filters
@common.with_format("json", "jsonl", "csv")
@common.with_case
def toll(case: Case, filters: Filters, measure: str, step: str, group: str, add: tuple[str, ...], format: str) -> None:
    """Casualties over time from incidents; cumulative claims stand beside, with the share that the ledger holds."""
    if add:
        _print_sum(case, add)
        return
    series = counting.toll(case, filters, measure, cast(casualties.Step, step), cast(casualties.Group, group))
    if format == "json":
        sys.stdout.write(common.encode(series) + "\n")
        return
    rows = [msgspec.to_builtins(r) for r in series.rows]
    more = format == "table" and bool(series.left_out or series.beside)
    if rows or not more:
        common.emit(rows, format, ROWS)
    if format != "table" or not (rows or more):
        return
    total = series.total
    found = len(total.incidents)
    click.echo(f"total {measure}: {total.best:,.12g} ({total.min:,.12g} to {total.max:,.12g}) from {found} incidents")
    if series.left_out:
        low = sum(x["min"] or 0 for x in series.left_out)
        click.echo(
            f"not added: {len(series.left_out)} incidents ({low:,.12g} or more), each with its reason in --format json"
        )
    for b in series.beside:
        click.echo(f"beside: {common.clean(b.words)} [{b.claim}]")
    coverage = counting.covered(case, filters)
    if coverage is not None:
        click.echo(f"reporting: {coverage.reported} of {coverage.days} days from {coverage.start} to {coverage.end}")


FIGURES: tuple[common.Column, ...] = (
    ("series", lambda f: f["series"]),
    ("from", lambda f: f["start"]),
    ("to", lambda f: f["end"]),
    ("where", lambda f: f["place"]),
    ("people", lambda f: f"no figure ('{f['words']}')" if f["words"] else span(f["min"], f["max"])),
    ("scope", lambda f: f["scope"]),
    ("said by", lambda f: f["sources"]),
    ("claims", lambda f: f["claims"]),
)


@click.command()
@click.option("--add", "add", multiple=True, metavar="CLAIM", help="Add the figures of these claims, if that is sound.")
@common.with_filters
@common.with_format("json", "jsonl", "csv")
@common.with_case
def displacement(case: Case, filters: Filters, add: tuple[str, ...], format: str) -> None:
    """People displaced, away, returned and across a border, each apart; overlapping windows are never added."""
    if add:
        _print_sum(case, add)
        return
    found = counting.displaced(case, filters)
    if format == "json":
        sys.stdout.write(common.encode(found) + "\n")
        return
    common.emit([msgspec.to_builtins(f) for f in found.figures], format, FIGURES)
    if format == "table":
        for name, (low, high) in found.sums.items():
            click.echo(f"{name}: {span(low, high)} in all")
        for name, why in found.refusals.items():
            click.echo(f"{name}: not added: {common.clean(why)}")


def _print_sum(case: Case, ids: tuple[str, ...]) -> None:
    low, high = counting.added(case, ids)
    click.echo(f"{len(ids)} claims: {span(low, high)}")
