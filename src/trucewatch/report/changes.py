"""A diff report: what changed in the ledger since a day, retractions included."""

from __future__ import annotations

from ..case import Case
from ..case.explaining import span, title
from ..errors import InputError
from ..model import Filters, Incident
from .model import Block, Heading, Inline, Line, Paragraph, Report, Table
from .noting import Notes


def changed(case: Case, filters: Filters, since: str, exact: bool = False) -> Report:
    """The ledger as it was known on ``since`` beside the ledger as it is (or as known on ``filters.as_known_on``)."""
    import msgspec

    if filters.as_known_on and filters.as_known_on <= since:
        raise InputError(f"--changed-since {since} must lie before --as-known-on {filters.as_known_on}")
    notes = Notes(case, exact)
    old = {i.id: i for i in case.incidents(msgspec.structs.replace(filters, as_known_on=since))}
    new = {i.id: i for i in case.incidents(filters)}
    for incident in (*old.values(), *new.values()):
        notes.hide(incident)
    fresh = [i for id_, i in new.items() if id_ not in old]
    gone = [i for id_, i in old.items() if id_ not in new]
    moved = [(old[id_], i) for id_, i in new.items() if id_ in old and _differs(old[id_], i)]
    blocks: list[Block] = []
    for words, found in (("New incidents", fresh), ("Gone: merged into another, corrected or retracted", gone)):
        blocks.append(Heading(words))
        rows = tuple((_title(notes, i), (notes.number("sources", i.claims),)) for i in found)
        blocks.append(Table(("incident", "sentence"), rows) if rows else Paragraph(("None.",)))
    blocks.append(Heading("Changed figures, grades and blame"))
    rows2 = tuple(r for a, b in moved for r in _rows(notes, a, b))
    blocks.append(Table(("incident", "what", "before", "now"), rows2) if rows2 else Paragraph(("None.",)))
    made = [d for d in case.decisions() if d.when[:10] > since]
    blocks.append(Heading("Decisions of reviewers"))
    rows3: tuple[tuple[Line, ...], ...] = tuple(
        ((d.when[:10],), (d.who,), (("retraction: " if d.verb in ("reject", "undo") else "") + d.verb,), (d.subject,),
         (d.why or "no reason given",)) for d in made
    )  # fmt: skip
    blocks.append(Table(("day", "who", "decision", "about", "why"), rows3) if rows3 else Paragraph(("None.",)))
    return Report(title=f"What changed since {since}", subtitle=case.settings.name, blocks=tuple(blocks),
                  notes=tuple(notes.made))  # fmt: skip


def _title(notes: Notes, incident: Incident) -> Line:
    import msgspec

    shown = notes.protector.incident(incident)
    where = incident.place and msgspec.structs.replace(incident.place, name=shown.name or incident.place.name)
    return (title(msgspec.structs.replace(incident, place=where)),)


def _differs(a: Incident, b: Incident) -> bool:
    return a.grade != b.grade or _tolls(a) != _tolls(b) or _blamed(a) != _blamed(b)


def _tolls(i: Incident) -> dict[str, tuple[float | None, float | None]]:
    return {k: (t.min, t.max) for k, t in i.toll.items()}


def _blamed(i: Incident) -> str:
    return ", ".join(sorted({str(b["party"]) for b in i.blame if b.get("stance") != "denies" and b.get("party")}))


def _rows(notes: Notes, a: Incident, b: Incident) -> list[tuple[Line, ...]]:
    out: list[tuple[Line, ...]] = []
    for what in sorted({*a.toll, *b.toll}):
        if _tolls(a).get(what) != _tolls(b).get(what):
            out.append((_title(notes, b), (what,), (_side(notes, a, what),), (_side(notes, b, what),)))
    if a.grade != b.grade:
        out.append((_title(notes, b), ("grade",), (a.grade,), (b.grade,)))
    if _blamed(a) != _blamed(b):
        out.append((_title(notes, b), ("blamed by sources",), (_blamed(a) or "nobody",), (_blamed(b) or "nobody",)))
    return out


def _side(notes: Notes, i: Incident, what: str) -> Inline:
    toll = i.toll.get(what)
    return "none" if toll is None else notes.number(span(toll.min, toll.max), [o.claim for o in toll.by_origin])
