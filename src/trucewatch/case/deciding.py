"""A decision before it is followed: whom it is about, whether it makes sense, under which id it goes into the log."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .. import amend
from ..errors import InputError
from ..incidents import settings
from ..incidents.story import is_day
from ..model import Decision, record_id
from . import naming

if TYPE_CHECKING:
    from .core import Case


def made(case: Case, subject: str, verb: str, value: dict[str, Any], who: str, why: str) -> Decision:
    """The decision as it will be written; :class:`InputError` when it makes no sense."""
    if not who.strip():
        raise InputError("a decision needs the name of who makes it; give --who")
    kind, full = case.identify(subject)
    if "with" in value:
        value["with"] = case.identify(str(value["with"]))[1]
    earlier = case.ledger.decisions() if verb == "undo" else ()
    amend.check(kind, full, verb, value, case.ledger.original(full) if kind == "claim" else None, earlier)
    _check(case, full, verb, value)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    id_ = record_id("d", case.ledger.version(), full, verb, value, who)
    return Decision(id=id_, verb=verb, subject=full, value=value, who=who.strip(), when=now, why=why)


#: What may be set, where it is not any field of a claim.
FIELDS = {"date": ("start", "end"), "place": ("id", "name", "lat", "lon"), "grade": ("grade",), "annotate": ("text",)}


def _check(case: Case, subject: str, verb: str, value: dict[str, Any]) -> None:
    """:class:`InputError` for values that no claim may have, unknown places, and claims of another incident."""
    fields = FIELDS.get(verb)
    if fields is not None:
        for name in value:
            if name not in fields:
                raise InputError(f"{verb} {subject}: --set {name}=... is none of its fields; set {', '.join(fields)}")
        if all(v is None or v == "" for v in value.values()):
            raise InputError(f"{verb} {subject}: nothing is set; give --set with {', '.join(fields)}")
    if verb == "date":
        _check_days("date", value)
    elif verb == "place":
        _check_places(case, "place", [value.get("id")])
    elif verb == "grade" and value["grade"] not in (grades := settings(case.packs).grades):
        raise InputError(f"grade {subject}: grade={value['grade']}: must be one of {', '.join(grades)}")
    elif verb == "split":
        held = set(case.incident(subject).claims)
        foreign = [c for c in value["claims"] if c not in held]
        if foreign:
            raise InputError(f"split {subject}: {foreign[0]} is no claim of this incident; `trucewatch explain` lists its claims")
        if held <= set(value["claims"]):
            raise InputError(f"split {subject}: these are all its claims; name those of another event alone")
    elif verb == "edit":
        _check_edit(case, value)


def _check_edit(case: Case, value: dict[str, Any]) -> None:
    measure, event = value.get("measure"), value.get("event")
    if measure and None not in (low := measure.get("min"), high := measure.get("max")) and low > high:
        raise InputError(f"edit: measure has min {low:g} above max {high:g}; swap them, or leave one null")
    what = measure.get("what") if measure else None
    if measure and what not in (known := naming.measures(case)):
        raise InputError(f"edit: measure.what {what}: unknown; one of {', '.join(sorted(known))}")
    if event is not None and event not in (known := naming.kinds_of_event(case)):
        raise InputError(f"edit: event {event}: unknown; one of {', '.join(sorted(known))}")
    if value.get("time"):
        _check_days("edit: time", value["time"])
    _check_places(case, "edit: place_ids", value.get("place_ids") or ())


def _check_days(what: str, value: dict[str, Any]) -> None:
    for name in ("start", "end"):
        day = value.get(name)
        if day and not is_day(str(day)):
            raise InputError(f"{what}: {name} '{day}' is not a day; write YYYY-MM-DD")
    if value.get("start") and value.get("end") and str(value["start"]) > str(value["end"]):
        raise InputError(f"{what}: start {value['start']} is after end {value['end']}; swap them")


def _check_places(case: Case, what: str, ids: Iterable[Any]) -> None:
    for id_ in ids:
        if id_ and case.gazetteer.get(str(id_)) is None:
            raise InputError(f"{what}: no place has the id '{id_}'; `trucewatch gazetteer search NAME` shows ids")
