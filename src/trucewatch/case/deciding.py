"""A decision before it is followed: whom it is about, whether it makes sense, under which id it goes into the log."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from .. import amend
from ..errors import InputError
from ..model import Decision, record_id

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
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    id_ = record_id("d", case.ledger.version(), full, verb, value, who)
    return Decision(id=id_, verb=verb, subject=full, value=value, who=who.strip(), when=now, why=why)
