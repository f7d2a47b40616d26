"""Incidents and changes of hands in the 31 columns of ACLED, fatalities by its rules.

The lowest figure counts where figures differ; vague words count as its codebook says; a span of days takes its middle
day; injuries are not coded. What the ledger cannot know (ACLED's own ids and source scale) is derived or left empty,
and the codebook says so.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import IO, Any

import msgspec

from ..model import ControlChange, Where
from .codes import Act
from .files import table
from .frame import Job, Row, joined, low, middle

#: the columns, in order, with what this export puts there
COLUMNS: dict[str, str] = {
    "event_id_cnty": "country code and the ledger's own id (16 hex digits); not an id of ACLED's data",
    "event_date": "ISO day; the middle day of a span",
    "year": "year of event_date",
    "time_precision": "1 the day is known; 2 within a week; 3 longer, a month, or only one end of the span is known",
    "disorder_type": "Political violence or Strategic developments",
    "event_type": "ACLED event type",
    "sub_event_type": "ACLED sub-event type",
    "actor1": "party held responsible by a source (the first by name where sources differ; all are in notes)",
    "assoc_actor_1": "further parties on that side, `; ` between them",
    "inter1": "type of actor1, as text; empty where the packs know nothing of the actor",
    "actor2": "party it was done to, or Civilians (country)",
    "assoc_actor_2": "further parties on that side",
    "inter2": "type of actor2, as text",
    "interaction": "the two types together, as text",
    "civilian_targeting": "`Civilians targeted`, or empty",
    "iso": "ISO 3166 number of the country",
    "region": "ACLED region",
    "country": "country",
    "admin1": "first-order area, by name",
    "admin2": "second-order area, by name, where known",
    "admin3": "empty: not held by the ledger",
    "location": "place at settlement precision, unless lifted",
    "latitude": "WGS 84 degrees; empty where the place is not resolved (ACLED has no such rows)",
    "longitude": "WGS 84 degrees",
    "geo_precision": "1 town; 2 near a town or part of a district; 3 larger area",
    "source": "outlets, `; ` between them",
    "source_scale": "empty: the ledger does not class outlets by scale",
    "notes": "grade and sentences; withheld where they name a site that shelters people, victims' and witnesses' names left out",
    "fatalities": "lowest reported; vague words by ACLED's rules (tens 10, dozens 12, hundreds 100, several 3); 0 where none",
    "tags": "grade, number of independent origins, precision of the file",
    "timestamp": "UNIX time of the day from which the ledger knows of it",
}


def write(job: Job, out: IO[str]) -> int:
    """The table as CSV."""
    return table(out, list(COLUMNS), _all(job))


def columns(job: Job) -> dict[str, str]:
    """Columns with what they hold."""
    return COLUMNS


def _all(job: Job) -> Iterator[dict[str, Any]]:
    for row in job.rows():
        act = job.codes.exports.acled.events.get(row.incident.event)
        if act is not None and row.incident.grade != "discounted":
            made = _incident(job, row, act)
            if made is not None:
                yield made
    for change in job.case.control_changes(msgspec.structs.replace(job.filters, kind=None, event=None)):
        made = _change(job, change)
        if made is not None and job.filters.event in (None, change.event) and job.filters.grade is None:
            yield made


def _incident(job: Job, row: Row, act: Act) -> dict[str, Any] | None:
    i = row.incident
    day, days = middle(i.time.start, i.time.end)
    if not day:
        return None
    civil = row.civilians or bool(set(i.targets) & set(job.codes.exports.civilian_targets))
    type_, sub = act.civilian if civil and act.civilian and not row.role("against") else act.plain
    against = row.role("against")
    backers = row.role("with")
    one = row.blamed[0] if row.blamed else f"Unidentified Armed Group ({job.codes.country.name})"
    two = against[0] if against else (f"Civilians ({job.codes.country.name})" if civil else "")
    kinds = (_inter(job, row.blamed[0]) if row.blamed else _code(job, "militia"),
             _inter(job, against[0]) if against else _code(job, "civilians") if civil else "")  # fmt: skip
    blame = f"Blamed by sources: {', '.join(row.blamed)}. " if len(row.blamed) > 1 else ""
    return _row(
        job, i.id, day, days, type_, sub, (one, joined((*row.blamed[1:], *backers)), kinds[0]),
        (two, joined(against[1:]), kinds[1]), civil and not against, row.adm, row.shown.name, row.shown.lat,
        row.shown.lon, 2 if row.shown.note == "area of a sheltering site" else
        job.codes.exports.acled.geo_precision.get(row.shown.level, 3), row.publishers,
        f"Grade {i.grade}: {row.why} {blame}{' | '.join(row.sentences)}".strip(), fatalities(job, row),
        f"grade={i.grade}; origins={len(i.origins)}", i.first_known,
    )  # fmt: skip


def fatalities(job: Job, row: Row) -> int:
    """ACLED's figure: the lowest of the origins' latest, vague words at the codebook's value."""
    toll = row.incident.toll.get("killed")
    if toll is None:
        return 0
    words = {c.id: c.measure.text for c in row.claims if c.measure is not None}
    found = []
    for origin in toll.by_origin:
        floor = job.codes.floor([words.get(origin.claim)]) if origin.max is None else None
        lowest = floor if floor is not None else origin.min if origin.min is not None else origin.max
        if lowest is not None:
            found.append(int(lowest))
    return min(found, default=int(low(toll) or 0))


def _change(job: Job, change: ControlChange) -> dict[str, Any] | None:
    codes = job.codes.exports.acled
    day, days = middle(change.start, change.end)
    if not day or change.modality != "asserted" or change.unnamed or not change.by:
        return None
    kind = "peaceful" if change.event in codes.peaceful else (
        "home" if job.codes.with_the_state(change.by) else "other")  # fmt: skip
    place = job.case.gazetteer.get(change.place_id)
    level = place.level if place else "settlement"
    lat, lon = (place.lat, place.lon) if place else (None, None)
    where = Where(change.place, change.place, level)
    shown = job.protector.place(where, change.place_id, lat, lon, False)
    admin = place.admin if place else ()
    claims = job.case.ledger.claims_by_id(change.claims)
    quotes = " | ".join(dict.fromkeys(job.protector.words(c.quote, c.places) for c in claims if not job.protector.hides(c)))
    held = [job.documents[c.document] for c in claims if c.document in job.documents]
    known = min((d.known for d in held if d.known), default=None)
    id_ = f"k_{change.claims[0][2:]}" if change.claims else f"k_{change.place_id}{day}"
    return _row(
        job, id_, day, days, *codes.changes[kind], (change.by, "", _inter(job, change.by)),
        (change.against or "", "", _inter(job, change.against)), False,
        (admin[-1] if admin else "", admin[-2] if len(admin) > 1 else ""), shown.name, shown.lat, shown.lon,
        codes.geo_precision.get(shown.level, 3), tuple(sorted({d.publisher for d in held if d.publisher})),
        f"{change.event.replace('_', ' ')}: {quotes}", 0, f"change of control; sources={len(change.sources)}", known,
    )  # fmt: skip


def _row(
    job: Job, id_: str, day: str, days: int, type_: str, sub: str, one: tuple[str, str, str],
    two: tuple[str, str, str], civilians: bool, adm: tuple[str, str], place: str, lat: float | None,
    lon: float | None, geo: int, sources: tuple[str, ...], notes: str, dead: int, tags: str, known: str | None,
) -> dict[str, Any]:  # fmt: skip
    country = job.codes.country
    return {
        "event_id_cnty": f"{country.iso3}-{id_[2:]}", "event_date": day, "year": day[:4],
        "time_precision": 1 if days == 1 else 2 if days <= 7 else 3,
        "disorder_type": job.codes.exports.acled.disorder[type_], "event_type": type_, "sub_event_type": sub,
        "actor1": one[0], "assoc_actor_1": one[1], "inter1": one[2],
        "actor2": two[0], "assoc_actor_2": two[1], "inter2": two[2], "interaction": interaction(job, one[2], two[2]),
        "civilian_targeting": "Civilians targeted" if civilians else "", "iso": country.iso,
        "region": country.acled_region, "country": country.name, "admin1": adm[0], "admin2": adm[1], "admin3": "",
        "location": place, "latitude": lat, "longitude": lon, "geo_precision": geo, "source": joined(sources),
        "source_scale": "", "notes": notes, "fatalities": dead,
        "tags": f"{tags}; precision={'exact' if job.exact else 'settlement'}", "timestamp": _epoch(known),
    }  # fmt: skip


def _code(job: Job, kind: str) -> str:
    return job.codes.exports.acled.inter[kind]


def _inter(job: Job, name: str | None) -> str:
    kind = job.codes.inter(name)
    return _code(job, kind) if kind else ""


def interaction(job: Job, one: str, two: str) -> str:
    """The two types in the order of the code list; one alone is ``X only``."""
    codes = job.codes.exports.acled
    both = sorted((k for k in (one, two) if k), key=codes.order.index)
    if len(both) < 2:
        return f"{both[0]} only" if both else ""
    words = "-".join(both)
    return codes.irregular.get(words, words)


def _epoch(day: str | None) -> int | None:
    if not day:
        return None
    midnight = datetime.datetime.combine(datetime.date.fromisoformat(day[:10]), datetime.time(), datetime.UTC)
    return int(midnight.timestamp())
