"""A report from a case: the period at a glance, incidents, tolls, displacement, control, compliance, silence, method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from .. import __version__
from ..case import Case, counting
from ..compliance import rulebook
from ..errors import InputError, TrucewatchError
from ..model import Filters, Incident
from ..series.coverage import Coverage
from ..values import days_between, shift
from . import pictures
from .model import Block, Heading, Inline, Line, Paragraph, Picture, Report, Table
from .noting import Notes

METHOD = (
    "Every row is what documents say, not what is known to have happened. An incident puts together the claims of any "
    "number of documents about one event; a toll is the range over independent origins, near-copies counting as one. "
    "Grades: confirmed (the party blamed accepts it), fair (several independent origins), weak (one origin), contested "
    "(blame or fact disputed), discounted. Figures over overlapping windows are not added. A finding is an alleged or "
    "candidate breach of a clause in force, not a judgement. Days without reporting are named; silence is not peace."
)


def build(case: Case, filters: Filters, exact: bool = False) -> Report:
    """The report for ``filters.since`` to ``filters.until`` (inclusive). :class:`InputError` without both days."""
    since, until = filters.since, filters.until
    if not since or not until:
        raise InputError("report: give --since and --until, the first and last day of the period")
    notes = Notes(case, exact)
    every = list(case.incidents(filters))
    for incident in every:
        notes.hide(incident)
    blocks: list[Block] = []
    blocks += _glance(case, notes, every, filters)
    blocks += _incidents(notes, every, since, until, counting.covered(case, filters))
    blocks += _displacement(case, notes, filters)
    blocks += _control(case, notes, filters, since, until)
    blocks += _compliance(case, notes, filters)
    blocks += _contested(notes, every)
    blocks += _silence(counting.covered(case, filters))
    lifted = " Exact sites are shown: the do-no-harm defaults were lifted." if exact else (
        " Places are shown at settlement precision; sentences that name sites which shelter people are withheld.")  # fmt: skip
    blocks += [Heading("Method"), Paragraph((METHOD + lifted,)), Paragraph((
        f"trucewatch {__version__}; packs {case.packs.digest}; ledger {case.digest()}.",))]  # fmt: skip
    zone = filters.zone or ", ".join(case.settings.zones) or case.settings.name
    known = f", as known on {filters.as_known_on}" if filters.as_known_on else ""
    return Report(title=f"{zone}: {since} to {until}", subtitle=f"{case.settings.name}{known}",
                  blocks=tuple(blocks), notes=tuple(notes.made))  # fmt: skip


def _first(incidents: Iterable[Incident]) -> list[str]:
    """One claim for each incident: the one it is named after, else its first."""
    out = []
    for i in incidents:
        anchor = f"c_{i.id[2:]}"
        out.append(anchor if anchor in i.claims else i.claims[0] if i.claims else "")
    return out


def _toll_claims(incident: Incident, what: str) -> list[str]:
    return [o.claim for o in incident.toll[what].by_origin]


def _glance(case: Case, notes: Notes, every: Sequence[Incident], filters: Filters) -> list[Block]:
    out: list[Block] = [Heading("The period at a glance")]
    if not every:
        return [*out, Paragraph(("No incident is reported in this period. That is not the same as no incident.",))]
    rows: list[tuple[Line, ...]] = [(("incidents reported",), (notes.number(f"{len(every):,}", _first(every)),))]
    for what in ("killed", "injured"):
        series = counting.toll(case, filters, what, "all")
        if series.total.incidents:
            t = series.total
            held = {i.id: i for i in every}
            claims = [c for i in t.incidents if i in held for c in _toll_claims(held[i], what)]
            words = f"{t.min:,.12g}" if t.min == t.max else f"{t.min:,.12g} to {t.max:,.12g}"
            rows.append(((f"{what} (lowest to highest, incidents added)",), (notes.number(words, claims or t.claims),)))
        for b in series.beside:
            rows.append(((f"{what}, claimed for a longer span (not added)",), (
                notes.bounds(b.claimed_min, b.claimed_max, [b.claim]), f" by {', '.join(b.by) or 'the outlet'}")))  # fmt: skip
    return [*out, Table(("", "figure"), (*rows, *_more(case, notes, filters)))]


def _more(case: Case, notes: Notes, filters: Filters) -> list[tuple[Line, ...]]:
    """The other sections in a line each: counts of rows, never sums of figures."""
    rows: list[tuple[Line, ...]] = []
    for words, found in (
        ("reports of displacement (figures kept apart)", counting.displaced(case, filters).figures),
        ("changes of control reported", case.control_changes(msgspec.structs.replace(filters, kind=None, event=None, grade=None))),
    ):  # fmt: skip
        if found:
            claims = list(dict.fromkeys(f.claims[0] for f in found if f.claims))
            rows.append(((words,), (notes.number(f"{len(found):,}", claims),)))
    return rows


def _incidents(notes: Notes, every: Sequence[Incident], since: str, until: str, cover: Coverage | None) -> list[Block]:
    if not every:
        return []
    dated = [i for i in every if i.time.start and i.time.start == i.time.end]
    days = Counter((i.time.start or "", i.event) for i in dated)
    out: list[Block] = [Heading("Incidents by day and kind")]
    if len(list(days_between(since, until))) <= 800:
        svg = pictures.by_day(since, until, days, pictures.silent_days(cover))
        out.append(Picture(svg, "Incidents by day and kind; hatched: no report", _highest(notes, dated)))
    shown = [(notes.protector.incident(i), i) for i in every]
    sizes: Counter[tuple[float, float, str]] = Counter()
    for s, _ in shown:
        if s.lat is not None and s.lon is not None and s.level in ("settlement", "site"):
            sizes[(s.lat, s.lon, s.name)] += 1
    if sizes:
        marks = [(lat, lon, name, float(n)) for (lat, lon, name), n in sorted(sizes.items())]
        out.append(Picture(pictures.places(marks), "Where incidents are reported"))
    kinds: dict[str, list[Incident]] = {}
    for i in every:
        kinds.setdefault(i.event, []).append(i)
    out.append(Table(("kind", "incidents"), tuple(
        ((k.replace("_", " "),), (notes.number(f"{len(found):,}", _first(found)),)) for k, found in sorted(kinds.items())
    )))  # fmt: skip
    rows = []
    for s, i in shown:
        when = i.time.start if i.time.start == i.time.end else f"{i.time.start or 'unknown'} to {i.time.end or 'unknown'}"
        blamed = sorted({str(b["party"]) for b in i.blame if b.get("stance") != "denies" and b.get("party")})
        rows.append((
            (when or "day not stated",), (s.name or "place not stated",), (i.event.replace("_", " "),),
            _figure(notes, i, "killed"), _figure(notes, i, "injured"), (", ".join(blamed) or "nobody named",),
            (i.grade,), (notes.number("sources", _first([i])),),
        ))  # fmt: skip
    head = ("day", "place", "kind", "killed", "injured", "blamed by sources", "grade", "sentence")
    return [*out, Table(head, tuple(rows))]


def _highest(notes: Notes, dated: Sequence[Incident]) -> Line:
    """The highest bar's number, with its sentences: the one figure that the picture's scale shows."""
    days = Counter(i.time.start or "" for i in dated)
    if not days:
        return ()
    day, n = min(days.items(), key=lambda x: (-x[1], x[0]))
    return (f"; highest bar: {day}, ", notes.number(f"{n:,}", _first(i for i in dated if i.time.start == day)))


def _figure(notes: Notes, incident: Incident, what: str) -> Line:
    toll = incident.toll.get(what)
    if toll is None:
        return ("not stated",)
    mark: tuple[Inline, ...] = (" (contradicting)",) if toll.contradiction else ()
    return (notes.bounds(toll.min, toll.max, _toll_claims(incident, what)), *mark)


def _displacement(case: Case, notes: Notes, filters: Filters) -> list[Block]:
    found = counting.displaced(case, filters)
    if not found.figures:
        return []
    rows = tuple(
        ((f.series,), (f"{f.start or 'unknown'} to {f.end or 'unknown'}",), (f.place or "place not stated",),
         (notes.number(f"no figure ('{f.words}')", f.claims) if f.words else notes.bounds(f.min, f.max, f.claims),),
         (", ".join(f.sources),))
        for f in found.figures
    )  # fmt: skip
    return [Heading("Displacement"), Paragraph(("Flows, stocks and returns stand apart and are not added.",)),
            Table(("series", "window", "place", "people", "said by"), rows)]  # fmt: skip


def _control(case: Case, notes: Notes, filters: Filters, since: str, until: str) -> list[Block]:
    plain = msgspec.structs.replace(filters, kind=None, event=None, grade=None)
    changes = case.control_changes(plain)
    if not changes:
        return []
    out: list[Block] = [Heading("Changes of control")]
    for day, words in ((shift(since, -1), f"Who held what before the period ({shift(since, -1)})"),
                       (until, f"Who held what at its end ({until})")):  # fmt: skip
        held = case.control(msgspec.structs.replace(plain, since=None, until=None, as_of=day))
        points = [(h.lat, h.lon, h.place, h.holder, h.contested) for h in held if h.lat is not None and h.lon is not None]
        if points:
            out.append(Picture(pictures.control(points), words))
    rows = tuple(
        (((c.start or "undated") if c.start == c.end else f"{c.start or 'unknown'} to {c.end or 'unknown'}",),
         (f"{c.place}: ", notes.number(f"{c.unnamed:,} places not named", c.claims)) if c.unnamed else (c.place,),
         (c.event.replace("_", " ") + ("" if c.modality == "asserted" else f" ({c.modality})"),),
         (c.by or "not named",), (c.against or "not named",), (notes.number("sources", c.claims),))
        for c in changes
    )  # fmt: skip
    return [*out, Table(("day", "place", "what", "gained by", "lost by", "sentence"), rows)]


def _compliance(case: Case, notes: Notes, filters: Filters) -> list[Block]:
    try:
        period = case.period_table(msgspec.structs.replace(filters, kind=None, grade=None))
    except TrucewatchError:
        return []
    if not period.rows:
        return []
    claims = {f.id: f.claims for f in case.findings(Filters(as_known_on=filters.as_known_on))}
    rows: list[tuple[Line, ...]] = []
    for r in period.rows:
        now = [c for f in r.findings for c in claims.get(f, ())]
        then = [c for f in r.findings_before for c in claims.get(f, ())]
        count: Inline = notes.number(str(r.count), now) if now else "none reported"
        before: Inline = notes.number(str(r.before), then) if then else "none reported"
        rows.append(((r.agreement + ", " + r.clause,), (r.zone or "zone not stated",), (r.party or "party not named",),
                     (r.kind.replace("_", " "),), (count,), (before,), (r.change,)))  # fmt: skip
    head = ("clause", "zone", "party", "kind", f"{period.since} to {period.until}",
            f"{period.before_since} to {period.before_until}", "change")  # fmt: skip
    book = rulebook(case.packs)
    named: list[tuple[Line, ...]] = [
        ((id_,), (words,))
        for id_, words in (*((a.id, a.name) for a in book.agreements), *((z.id, z.name) for z in book.zones.values()))
        if any(id_ in (r.agreement, r.zone) for r in period.rows)
    ]
    return [Heading("Alleged and candidate findings, beside the period before"), Table(head, tuple(rows)),
            Table(("id", "agreement or zone"), tuple(named))]  # fmt: skip


def _contested(notes: Notes, every: Sequence[Incident]) -> list[Block]:
    rows: list[tuple[Line, ...]] = []
    for i in every:
        where = notes.protector.incident(i).name or "place not stated"
        for what, toll in sorted(i.toll.items()):
            if toll.contradiction:
                parts: list[Inline] = []
                for o in toll.by_origin:
                    parts += [f"{'; ' if parts else ''}{notes.origin(o)}: ", notes.bounds(o.min, o.max, [o.claim])]
                rows.append(((f"{i.event.replace('_', ' ')}, {where}",), (what,), tuple(parts)))
        if i.grade == "contested":
            rows.append(((f"{i.event.replace('_', ' ')}, {where}",), ("blame or fact",), (
                notes.number("sources", i.claims),)))  # fmt: skip
    return [Heading("What is contested"), Table(("incident", "what", "who says which"), tuple(rows))] if rows else []


def _silence(cover: Coverage | None) -> list[Block]:
    out: list[Block] = [Heading("What was not reported")]
    if cover is None or not cover.silent:
        return [*out, Paragraph(("Every day of the period has a document that speaks of it.",))]
    runs = "; ".join(a if a == b else f"{a} to {b}" for a, b in cover.silent)
    return [*out, Paragraph((f"No document of this case speaks of these days: {runs}.",))]
