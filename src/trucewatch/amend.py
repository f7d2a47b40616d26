"""What decisions do to claims, and which decisions make sense. Pure but for looking a claim up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from .errors import InputError
from .model import Claim, Decision, record_id

#: verb -> (what it may be said about, values it needs)
VERBS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "accept": (("claim", "incident"), ()),
    "reject": (("claim", "incident"), ()),
    "edit": (("claim",), ()),
    "same": (("claim", "incident"), ("with",)),
    "different": (("claim", "incident"), ("with",)),
    "split": (("incident",), ("claims",)),
    "date": (("document", "claim", "incident"), ()),
    "place": (("claim", "incident"), ()),
    "grade": (("incident",), ("grade",)),
    "annotate": (("claim", "incident", "document", "decision"), ("text",)),
    "undo": (("decision",), ()),
}


def check(
    kind: str,
    subject: str,
    verb: str,
    value: dict[str, Any],
    claim: Claim | None,
    earlier: Iterable[Decision] = (),
) -> None:
    """:class:`InputError` when a decision makes no sense: no such verb, not for this, a value missing, about one thing
    where it takes two, or an undo of what is undone (``earlier`` are the decisions so far, oldest first)."""
    fits = VERBS.get(verb)
    if fits is None:
        raise InputError(f"'{verb}': no such verb; verbs: {', '.join(VERBS)}")
    if kind not in fits[0]:
        raise InputError(f"{verb}: not for a {kind} ({subject}); it is for {' or '.join(fits[0])}")
    missing = [f for f in fits[1] if not value.get(f)]
    if missing:
        raise InputError(f"{verb} {subject}: needs {', '.join(missing)}")
    if verb in ("same", "different") and value["with"] == subject:
        raise InputError(f"{verb} {subject}: --with names the same {kind}; name another one")
    if verb == "undo" and (before := undone(earlier).get(subject)) is not None:
        raise InputError(f"undo {subject}: undone already by {before}; to bring it back, undo {before}")
    if verb == "edit":
        if not value or claim is None:
            raise InputError(f"edit {subject}: needs at least one field and its value")
        edited(claim, value)


def undone(decisions: Iterable[Decision]) -> dict[str, str]:
    """Decisions that do not stand -> the undo that took them back; an undo may itself be undone."""
    out: dict[str, str] = {}
    for d in reversed(list(decisions)):
        if d.verb == "undo" and d.id not in out:
            out.setdefault(d.subject, d.id)
    return out


def effective(claim: Claim, about: Iterable[Decision]) -> tuple[Claim, str]:
    """A claim as it counts after the decisions about it, and its status (``accepted``, ``rejected`` or nothing)."""
    status = ""
    for d in about:
        if d.verb in ("accept", "reject"):
            status = f"{d.verb}ed"
        elif d.verb == "edit":
            claim = edited(claim, d.value)
        elif d.verb == "place" and claim.places:
            claim = _placed(claim, d.value)
    return claim, status


def edited(claim: Claim, fields: dict[str, Any]) -> Claim:
    """The claim with fields replaced; :class:`InputError` names a field that does not exist or does not fit."""
    fixed = {"id", "doc", "document", "quote", "start", "end", "rule", "trace", "confidence"}
    data = msgspec.to_builtins(claim)
    for name in fields:
        if name in fixed or name not in data:
            can = ", ".join(sorted(set(data) - fixed))
            raise InputError(f"edit: '{name}' cannot be set; fields that can: {can}")
    try:
        return msgspec.convert({**data, **fields}, Claim)
    except msgspec.ValidationError as err:
        raise InputError(f"edit: {err}; see docs/claims.md for what each field may hold") from err


def _placed(claim: Claim, value: dict[str, Any]) -> Claim:
    first = claim.places[0]
    name = str(value.get("name") or first.name)
    place_id = value.get("id")
    if place_id is None and value.get("lat") is not None:
        place_id = record_id("p", name.casefold(), value.get("lat"), value.get("lon"))
    where = msgspec.structs.replace(first, name=name)
    ids = (*claim.place_ids, *([None] * len(claim.places)))[: len(claim.places)]
    return msgspec.structs.replace(claim, places=(where, *claim.places[1:]), place_ids=(place_id, *ids[1:]))
