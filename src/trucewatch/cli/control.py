"""``control`` and ``places``: who holds what, what changed, how much ground, how far; and the places of a case."""

from __future__ import annotations

import click
import msgspec

from ..case import Case
from ..errors import InputError
from ..model import ControlChange, Filters, Holding
from . import common

_HOLDINGS: tuple[common.Column, ...] = (
    ("place", lambda h: h.place),
    ("holder", lambda h: " / ".join(h.holders) if h.contested else h.holder or "unknown"),
    ("since", lambda h: h.since or (f"as of {h.as_of}" if h.as_of else "undated" if h.basis == "change" else None)),
    ("contested", lambda h: "contested" if h.contested else ""),
    ("basis", lambda h: h.basis),
    ("claims", lambda h: len(h.claims)),
)
_CHANGES: tuple[common.Column, ...] = (
    ("date", lambda c: (c.end or "undated") if c.start == c.end else f"{c.start or '...'}/{c.end or '...'}"),
    ("place", lambda c: f"{c.unnamed} unnamed{' in ' + c.place if c.place else ''}" if c.unnamed else c.place),
    ("event", lambda c: c.event),
    ("by", lambda c: c.by),
    ("against", lambda c: c.against),
    ("said by", lambda c: c.sources),
    ("notes", lambda c: c.flags),
)
_AREAS: tuple[common.Column, ...] = (
    ("holder", lambda a: a["holder"] or "unknown"),
    ("km2", lambda a: a["km2"]),
    ("at least", lambda a: a["km2_min"]),
    ("at most", lambda a: a["km2_max"]),
    ("settlements", lambda a: a["cells"]),
)
_PLACES: tuple[common.Column, ...] = (
    ("place", lambda r: r.name),
    ("level", lambda r: r.level),
    ("area", lambda r: r.admin),
    ("position", lambda r: f"{r.lat:.4f}, {r.lon:.4f}" if r.lat is not None and r.lon is not None else "not known yet"),
    ("claims", lambda r: r.claims),
    ("holder", lambda r: r.holder),
    ("id", lambda r: r.id),
)


@click.command()
@click.option("--changes", is_flag=True, help="What changed hands between --since and --until.")
@click.option("--areas", is_flag=True, help="Square kilometres by holder in --zone, claimed areas beside.")
@click.option("--distance", metavar="PLACE", help="From PLACE to the nearest settlement that another side holds.")
@common.with_filters
@common.with_format("json", "jsonl", "csv", "geojson")
@common.with_case
def control(case: Case, changes: bool, areas: bool, distance: str | None, filters: Filters, format: str) -> None:
    """Who holds which place at --as-of (default: after the last change told).

    Counted gains without names ("35 villages") stay in the list of changes as unnamed until later texts name them.
    """
    if sum((changes, areas, distance is not None)) > 1:
        raise InputError("choose one of --changes, --areas and --distance")
    if distance is not None:
        _distance(case, distance, filters, format)
    elif areas:
        _areas(case, filters, format)
    elif changes or ((filters.since or filters.until) and not filters.as_of):
        common.emit(case.control_changes(filters), format, _CHANGES, _spot(case), "no change of hands told")
    else:
        common.emit(case.control(filters), format, _HOLDINGS, lambda h: (h.lat, h.lon), "no holder told or declared")


@click.command()
@common.with_filters
@common.with_format("json", "jsonl", "csv", "geojson")
@common.with_case
def places(case: Case, filters: Filters, format: str) -> None:
    """The places that the case's claims name; those that no gazetteer has wait for coordinates under their identity."""
    common.emit(case.places(filters), format, _PLACES, lambda r: (r.lat, r.lon), "no claim names a place")


def _spot(case: Case):  # type: ignore[no-untyped-def]
    def at(c: ControlChange | Holding) -> tuple[float | None, float | None]:
        place = case.gazetteer.get(c.place_id)
        return (place.lat, place.lon) if place else (None, None)

    return at


def _distance(case: Case, name: str, filters: Filters, format: str) -> None:
    found = case.distance(name, filters.as_of, filters.as_known_on)
    if format != "table":
        common.emit(
            [found], format, (("place", lambda d: d.place), ("holder", lambda d: d.holder), ("km", lambda d: d.km),
                              ("nearest", lambda d: d.nearest))
        )
        return
    if found.holder is None:
        click.echo(f"{found.place}: who holds it is not known, so no side is another; no distance")
        return
    if found.km is None:
        click.echo(f"{found.place}: no located settlement of another holder is known")
        return
    click.echo(
        f"{found.place} ({found.holder}): {found.km:.1f} km to {found.nearest}, "
        f"held by {found.nearest_holder}; settlement to settlement, claims {', '.join(found.claims) or 'none (baseline)'}"
    )


def _areas(case: Case, filters: Filters, format: str) -> None:
    ground = case.areas(filters)
    if format in ("json", "jsonl"):
        click.echo(common.encode(ground))
        return
    common.emit((msgspec.to_builtins(a) for a in ground.areas), format, _AREAS)
    if format == "table":
        click.echo(f"{ground.zone}: {ground.total_km2:,.0f} km2 in {ground.settlements} cells", err=True)
        for a, b, km2 in ground.changed:
            click.echo(f"since {ground.since}: {km2:,.0f} km2 from {a or 'unknown'} to {b or 'unknown'}")
        for c in ground.claimed:
            figure = c.min if c.min is not None else c.max
            unit = "%" if c.what == "share_pct" else " km2"
            click.echo(
                f"claimed by {', '.join(c.claimant) or 'the publisher'} [{c.claim}]: {figure:g}{unit}. {c.compared}"
            )
