"""Incidents with at least one death in the 49 columns of the UCDP Georeferenced Event Dataset.

``best`` is the figure that the most independent origins agree on, else the lowest; ``low`` and ``high`` span the
origins. UCDP's own ids of conflicts, dyads and actors are not known to the ledger and stay empty.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from typing import IO, Any

from .files import table
from .frame import Job, Row, best, high, joined, low, middle

COLUMNS: dict[str, str] = {
    "id": "number made of the ledger's id (its first 13 hex digits); not an id of UCDP's data",
    "relid": "the ledger's incident id",
    "year": "year of date_start",
    "active_year": "empty: UCDP's 25-death threshold is not applied",
    "code_status": "`Clear`, or `Check` where the grade is contested",
    "type_of_violence": "1 state-based (or a side not known), 2 non-state (both sides named, neither a state's), "
                        "3 one-sided (armed party named, victims civilian, no fighting, no opposing force)",
    "conflict_dset_id": "empty: UCDP's own id", "conflict_new_id": "empty: UCDP's own id",
    "conflict_name": "side_a - side_b",
    "dyad_dset_id": "empty: UCDP's own id", "dyad_new_id": "empty: UCDP's own id",
    "dyad_name": "side_a - side_b",
    "side_a_dset_id": "empty: UCDP's own id", "side_a_new_id": "empty: UCDP's own id",
    "side_a": "party held responsible by a source (first by name)",
    "side_b_dset_id": "empty: UCDP's own id", "side_b_new_id": "empty: UCDP's own id",
    "side_b": "party it was done to; Civilians for one-sided violence",
    "number_of_sources": "number of independent origins",
    "source_article": "outlet, headline, day of each document, `; ` between them",
    "source_office": "outlets", "source_date": "days of publication", "source_headline": "headlines",
    "source_original": "sources that the texts name (origins)",
    "where_prec": "1 exact place; 2 within about 25 km; 3 ADM2; 4 ADM1; 5 larger or linear; 6 country",
    "where_coordinates": "place that the coordinates stand for",
    "where_description": "how the position was made and the precision of the file",
    "adm_1": "first-order area", "adm_2": "second-order area, where known",
    "latitude": "WGS 84 degrees; empty where the place is not resolved", "longitude": "WGS 84 degrees",
    "geom_wkt": "the point as WKT",
    "priogrid_gid": "PRIO-GRID cell of half a degree, numbered from 1 in the south-west",
    "country": "country", "country_id": "Gleditsch and Ward number", "region": "UCDP region",
    "event_clarity": "1 a single event; 2 an aggregate (a campaign, or a span of more than two days)",
    "date_prec": "1 day; 2 two to six days; 3 week; 4 month; 5 year",
    "date_start": "first day", "date_end": "last day",
    "deaths_a": "dead of side A, where the text says combatants of that side (else 0)",
    "deaths_b": "dead of side B: combatants, where the texts say so and whose they were",
    "deaths_civilians": "civilians dead, where the texts say so",
    "deaths_unknown": "best less the other three",
    "best": "most reliable figure", "high": "highest of any origin", "low": "lowest of any origin",
    "gwnoa": "state number of side A where it is the country's own state", "gwnob": "the same for side B",
}  # fmt: skip


def columns(job: Job) -> dict[str, str]:
    """Columns with what they hold."""
    return COLUMNS


def write(job: Job, out: IO[str]) -> int:
    """The table as CSV."""
    return table(out, list(COLUMNS), _all(job))


def _all(job: Job) -> Iterator[dict[str, Any]]:
    for row in job.rows():
        toll = row.incident.toll.get("killed")
        if toll is None or (high(toll) or 0) < 1 or row.incident.grade == "discounted":
            continue
        if middle(row.incident.time.start, row.incident.time.end)[0]:
            yield _row(job, row)


def _row(job: Job, row: Row) -> dict[str, Any]:
    i, country, codes = row.incident, job.codes.country, job.codes.exports.ucdp
    toll = i.toll["killed"]
    lowest, top, likely = (int(f(toll) or 0) for f in (low, high, best))
    civil, armed = deaths(row, likely, codes.fighting)
    _, days = middle(i.time.start, i.time.end)
    start, end = i.time.start or i.time.end or "", i.time.end or i.time.start or ""
    one = row.blamed[0] if row.blamed else "Unknown"
    kind = violence(job, row)
    against = row.role("against")
    two = "Civilians" if kind == 3 else against[0] if against else "Unknown"
    lat, lon = row.shown.lat, row.shown.lon
    known = lat is not None and lon is not None
    papers = [(d.publisher or "unknown outlet", job.protector.words(d.title or ""), d.published.end or "") for d in row.documents]
    precise = 2 if row.shown.note in ("area of a sheltering site", "settlement of a site") else (
        codes.where_prec.get(row.shown.level, 6))  # fmt: skip
    made: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    made.update(
        id=int(i.id[2:15], 16), relid=i.id, year=start[:4], type_of_violence=kind,
        code_status="Check" if i.grade == "contested" else "Clear",
        conflict_name=f"{one} - {two}", dyad_name=f"{one} - {two}", side_a=one, side_b=two,
        number_of_sources=len(i.origins),
        source_article=joined(f"{o}, {day}, {title}" for o, title, day in papers),
        source_office=joined(dict.fromkeys(p[0] for p in papers)),
        source_date=joined(dict.fromkeys(p[2] for p in papers if p[2])),
        source_headline=joined(dict.fromkeys(p[1] for p in papers if p[1])), source_original=joined(row.origins),
        where_prec=precise, where_coordinates=row.shown.name,
        where_description=f"{row.shown.note}; file at {'EXACT SITES' if job.exact else 'settlement precision'}",
        adm_1=row.adm[0], adm_2=row.adm[1], latitude=lat, longitude=lon,
        geom_wkt=f"POINT ({lon} {lat})" if known else "", priogrid_gid=priogrid(lat, lon),
        country=country.name, country_id=country.gwno, region=country.ucdp_region,
        event_clarity=2 if i.event == "offensive" or days > 2 else 1,
        date_prec=1 if days == 1 else 2 if days <= 6 else 3 if days <= 7 else 4 if days <= 31 else 5,
        date_start=start, date_end=end, deaths_a=0, deaths_b=armed, deaths_civilians=civil,
        deaths_unknown=likely - civil - armed, best=likely, high=max(top, likely), low=min(lowest, likely),
        gwnoa=_state(job, one), gwnob=_state(job, two),
    )  # fmt: skip
    return made


def deaths(row: Row, likely: int, fighting: Collection[str] = ()) -> tuple[int, int]:
    """Civilians and side B's combatants among the dead, never more than ``best``.

    Combatants are side B's where a claim about the dead names it as whom it was done to, or an act that is no fight of two
    sides was done to it; else nobody says whose they were.
    """
    toll = row.incident.toll["killed"]
    part = {k: int((v[0] if v[0] is not None else v[1]) or 0) for k, v in toll.breakdown.items()}
    dead = [c for c in row.claims if c.kind == "casualties" and c.measure and c.measure.what == "killed"]
    kinds = {c.victims for c in dead}
    civil = part.get("civilians", 0) or (likely if kinds == {"civilian"} else 0)
    civil = min(civil or sum(part.get(k, 0) for k in ("children", "rescuers", "medics", "journalists")), likely)
    armed = part.get("combatants", 0) or (likely if kinds == {"combatant"} else 0)
    side = set(row.role("against")[:1])
    named = any(a.role == "against" and a.name in side for c in dead for a in c.actors)
    if not side or not (named or row.incident.event not in fighting):
        armed = 0
    return civil, min(armed, likely - civil)


def violence(job: Job, row: Row) -> int:
    """UCDP's type of violence."""
    against, fighting = row.role("against"), row.incident.event in job.codes.exports.ucdp.fighting
    civil = row.civilians or bool(set(row.incident.targets) & set(job.codes.exports.civilian_targets))
    if civil and row.blamed and not against and not fighting:
        return 3
    parties = [job.codes.inter(p) for p in (*row.blamed, *against)]
    if row.blamed and against and all(kind in job.codes.exports.ucdp.non_state for kind in parties):
        return 2
    return 1


def priogrid(lat: float | None, lon: float | None) -> int | str:
    """The PRIO-GRID cell: rows of 720 half-degree cells from the south-west corner of the world, counted from 1."""
    if lat is None or lon is None:
        return ""
    return math.floor((lat + 90) * 2) * 720 + math.floor((lon + 180) * 2) + 1


def _state(job: Job, name: str) -> int | str:
    return job.codes.country.gwno or "" if job.codes.inter(name) == "state" else ""
