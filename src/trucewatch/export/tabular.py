"""The ledger's own table of incidents (``csv``), the same as points (``geojson``) and with HXL hashtags (``hxl``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, Any

import msgspec

from .. import __version__
from .files import table
from .frame import Job, Row, high, joined, low, whole

Column = tuple[str, Callable[[Job, Row], Any]]


def _toll(measure: str, pick: Callable[[Any], float | None]) -> Callable[[Job, Row], Any]:
    return lambda job, row: whole(pick(row.incident.toll.get(measure)))


def _contradiction(measure: str) -> Callable[[Job, Row], Any]:
    def get(job: Job, row: Row) -> Any:
        toll = row.incident.toll.get(measure)
        return None if toll is None else toll.contradiction

    return get


#: column -> what it holds, how it is made
COLUMNS: dict[str, Column] = {
    "id": ("incident id; `trucewatch explain ID` opens it down to the sentences", lambda j, r: r.incident.id),
    "event": ("kind of event", lambda j, r: r.incident.event),
    "family": ("family of kinds that can be told of as one another", lambda j, r: r.incident.family),
    "start": ("first day on which it may have happened, ISO 8601", lambda j, r: r.incident.time.start),
    "end": ("last day on which it may have happened, ISO 8601", lambda j, r: r.incident.time.end),
    "place": ("place name as it may be shown (see `position`)", lambda j, r: r.shown.name),
    "place_id": ("gazetteer id of that place", lambda j, r: r.shown.id),
    "place_level": ("site, settlement, district, governorate, region, zone, road or country",
                    lambda j, r: r.shown.level),
    "adm1": ("first-order area, by name", lambda j, r: r.adm[0]),
    "adm2": ("second-order area, by name, where known", lambda j, r: r.adm[1]),
    "lat": ("latitude, WGS 84 degrees", lambda j, r: r.shown.lat),
    "lon": ("longitude, WGS 84 degrees", lambda j, r: r.shown.lon),
    "position": ("how the position was made: as reported, exact, centre of an area (coarse), settlement of a site, area of a "
                 "sheltering site, no position",
                 lambda j, r: r.shown.note),
    "blamed": ("parties that a source holds responsible, `; ` between them", lambda j, r: joined(r.blamed)),
    "denied_by": ("parties or sources that deny it", lambda j, r: joined(r.protector.names(sorted(
        {str(b.get("party") or b.get("origin")) for b in r.incident.blame if b.get("stance") == "denies"}), r.claims))),
    "against": ("party that it was done to", lambda j, r: joined(r.role("against"))),
    "targets": ("kinds of thing hit", lambda j, r: joined(r.incident.targets)),
    "killed_low": ("lowest figure of any origin", _toll("killed", low)),
    "killed_agreed": ("figure that the most independent origins agree on; empty where none does", lambda j, r: whole(
        r.incident.toll["killed"].agreed) if "killed" in r.incident.toll else None),
    "killed_high": ("highest figure of any origin", _toll("killed", high)),
    "killed_contradiction": ("true where origins' ranges do not meet", _contradiction("killed")),
    "injured_low": ("lowest figure of any origin", _toll("injured", low)),
    "injured_high": ("highest figure of any origin", _toll("injured", high)),
    "grade": ("evidence grade: confirmed, fair, weak, contested, discounted", lambda j, r: r.incident.grade),
    "grade_why": ("the reason for the grade", lambda j, r: r.why),
    "origins": ("number of independent origins (near-copies count once)", lambda j, r: len(r.incident.origins)),
    "sources": ("outlets that carried it", lambda j, r: joined(r.publishers)),
    "documents": ("SHA-256 ids of the archived documents", lambda j, r: joined(r.incident.documents)),
    "claims": ("ids of the claims that it is made of", lambda j, r: joined(r.incident.claims)),
    "sentences": ("the sentences that carry it, ` | ` between them, `[name withheld]` for a victim or witness; empty where they "
                  "would name a sheltering site",
                  lambda j, r: " | ".join(r.sentences)),
    "first_known": ("first day from which a document tells of it", lambda j, r: r.incident.first_known),
    "flags": ("look-alikes and doubts", lambda j, r: joined(r.incident.flags)),
    "precision": ("`settlement` by default, `exact` where the do-no-harm defaults were lifted",
                  lambda j, r: "exact" if j.exact else "settlement"),
}  # fmt: skip

#: column of the HXL table -> column above
HXL: dict[str, str | Callable[[Job, Row], Any]] = {
    "id": "id", "event": "event", "family": "family", "start": "start", "end": "end", "known": "first_known",
    "adm1": "adm1", "adm2": "adm2", "place": "place", "place_level": "place_level",
    "place_pcode": lambda j, r: r.shown.place.pcode if r.shown.place else None,
    "lat": "lat", "lon": "lon", "position": "position", "actor_1": "blamed", "actor_2": "against",
    "killed_min": "killed_low", "killed_max": "killed_high", "injured_min": "injured_low",
    "injured_max": "injured_high", "grade": "grade", "origins": "origins", "source": "sources",
    "url": lambda j, r: joined(dict.fromkeys(d.url for d in r.documents if d.url)),
    "documents": "documents", "sentence": "sentences",
}  # fmt: skip


def records(job: Job) -> Iterator[dict[str, Any]]:
    """Rows of the incidents' table."""
    for row in job.rows():
        yield {name: get(job, row) for name, (_, get) in COLUMNS.items()}


def columns(job: Job) -> dict[str, str]:
    """Columns with what they hold."""
    return {name: words for name, (words, _) in COLUMNS.items()}


def write_csv(job: Job, out: IO[str]) -> int:
    """The incidents' table as CSV (UTF-8, LF)."""
    return table(out, list(COLUMNS), records(job))


def write_geojson(job: Job, out: IO[str]) -> int:
    """The incidents as GeoJSON points (RFC 7946, WGS 84); those without a position have no geometry."""
    head = {"precision": job.precision, "written_by": f"trucewatch {__version__}", "case": job.case.settings.name,
            "packs": job.case.packs.digest, "ledger": job.ledger}  # fmt: skip
    out.write('{"type":"FeatureCollection","name":"incidents","metadata":')
    out.write(msgspec.json.encode(head).decode() + ',"features":[')
    n = 0
    for n, row in enumerate(records(job), 1):
        lat, lon = row.pop("lat"), row.pop("lon")
        geometry = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
        feature = {"type": "Feature", "id": row["id"], "geometry": geometry, "properties": row}
        out.write(("" if n == 1 else ",") + "\n" + msgspec.json.encode(feature).decode())
    out.write("\n]}\n")
    return n


def hxl_columns(job: Job) -> dict[str, str]:
    """Columns of the HXL table with hashtag and meaning."""
    tags = job.codes.exports.hxl
    own = {"place_pcode": "OCHA P-code of the place, where the gazetteer has one", "url": "addresses of the documents"}
    return {n: f"`{tags[n]}` {own.get(n) or COLUMNS[str(c)][0]}" for n, c in HXL.items()} | {
        "precision": f"`#meta+precision` {COLUMNS['precision'][0]}"
    }


def write_hxl(job: Job, out: IO[str]) -> int:
    """The incidents' table with a row of HXL 1.1 hashtags under its heading."""
    names = [*HXL, "precision"]
    tags = [*(job.codes.exports.hxl[n] for n in HXL), "#meta+precision"]

    def rows() -> Iterator[dict[str, Any]]:
        for row in job.rows():
            made = {n: COLUMNS[c][1](job, row) if isinstance(c, str) else c(job, row) for n, c in HXL.items()}
            yield made | {"precision": "exact" if job.exact else "settlement"}

    return table(out, names, rows(), tags)
