"""Decisions from the review page: a form's flat fields become a decision's value, which is previewed or recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from ..errors import InputError
from ..model import Claim
from ..values import to_date
from .desk import Desk

VERBS = ("accept", "reject", "edit", "same", "different", "split", "date", "place", "grade", "annotate", "undo")
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")


class Wanted(msgspec.Struct, frozen=True):
    """A decision that somebody has in mind."""

    subject: str
    verb: str
    value: dict[str, Any]
    why: str = ""


def read(desk: Desk, form: Mapping[str, str]) -> Wanted:
    """From a form; :class:`InputError` names what is missing or makes no sense."""
    verb, subject = form.get("verb", ""), form.get("subject", "").strip()
    if verb not in VERBS:
        raise InputError(f"'{verb}': no such decision; one of {', '.join(VERBS)}")
    if not subject:
        raise InputError(f"{verb}: about what? the form names nothing")
    value: dict[str, Any] = {}
    if verb in ("same", "different"):
        value = {"with": _full(desk, form.get("with", ""))}
    elif verb == "split":
        value = {"claims": [_full(desk, c) for c in form.get("claims", "").replace(",", " ").split()]}
    elif verb == "edit":
        value = edits(desk.case.claim(_full(desk, subject)), form)
    elif verb == "date":
        start, end = form.get("start", "").strip(), form.get("end", "").strip()
        value = {"start": _day(start), "end": _day(end or start)}
    elif verb == "place":
        value = place(desk, form.get("name", "").strip())
    elif verb == "grade":
        if form.get("grade") not in GRADES:
            raise InputError(f"grade: one of {', '.join(GRADES)}")
        value = {"grade": form["grade"]}
    elif verb == "annotate":
        value = {"text": form.get("text", "").strip()}
    return Wanted(subject, verb, value, form.get("why", "").strip()[:2000])


def edits(claim: Claim, form: Mapping[str, str]) -> dict[str, Any]:
    """The fields that a form changes, whole: ``measure`` and ``time`` keep what the form does not name."""
    out: dict[str, Any] = {}
    for name in ("event", "modality", "scope", "victims"):
        if name in form and form[name].strip() != (getattr(claim, name) or ""):
            out[name] = form[name].strip() or None
    bounds = {k: _number(form[k], k) for k in ("min", "max") if k in form}
    if bounds:
        old = msgspec.to_builtins(claim.measure) if claim.measure else {"what": form.get("what") or "killed"}
        new = {**old, **bounds}
        if new.get("min") is not None and new.get("max") is not None and new["min"] > new["max"]:
            raise InputError(f"edit: at least {new['min']:g} and at most {new['max']:g} do not fit; swap them")
        if (claim.measure is not None or any(v is not None for v in bounds.values())) and new != old:
            out["measure"] = new
    if "start" in form or "end" in form:
        start, end = (_day(form.get(k, "").strip()) for k in ("start", "end"))
        if (start, end) != ((claim.time.start, claim.time.end) if claim.time else (None, None)):
            text = claim.time.text if claim.time else None
            out["time"] = {"start": start, "end": end, "text": text} if start or end else None
    if form.get("place", "").strip() and (not claim.places or form["place"].strip() != claim.places[0].name):
        first = msgspec.to_builtins(claim.places[0]) if claim.places else {"text": None, "level": "settlement"}
        rest = [msgspec.to_builtins(p) for p in claim.places[1:]]
        out["places"] = [{**first, "name": form["place"].strip()[:200]}, *rest]
    if "by" in form:
        names = [n.strip() for n in form["by"].split(";") if n.strip()]
        if names != [a.name for a in claim.actors if a.role == "by"]:
            others = [msgspec.to_builtins(a) for a in claim.actors if a.role != "by"]
            out["actors"] = [{"role": "by", "text": None, "name": n} for n in names] + others
    if not out:
        raise InputError("edit: nothing is changed; set at least one field")
    return out


def place(desk: Desk, name: str) -> dict[str, Any]:
    """A place by id or by name in any spelling."""
    if not name:
        raise InputError("place: needs a name")
    found = desk.place(name) or desk.case.gazetteer.resolve(name).place
    return {"id": found.id, "name": found.name} if found else {"name": name}


def _full(desk: Desk, id_: str) -> str:
    if not id_.strip():
        raise InputError("the other incident or claim is not named")
    return desk.case.identify(id_.strip())[1]


def _number(text: str, name: str) -> float | None:
    if not text.strip():
        return None
    try:
        return float(text.replace(",", "").replace(" ", ""))
    except ValueError:
        raise InputError(f"{name} {text}: not a number") from None


def _day(text: str) -> str | None:
    if not text:
        return None
    try:
        return to_date(text).isoformat()
    except ValueError:
        raise InputError(f"{text}: not a day; write YYYY-MM-DD") from None
