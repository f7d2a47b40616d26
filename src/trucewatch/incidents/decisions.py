"""Reviewers' decisions as pure functions: what stands, what it binds together or keeps apart, what it sets.

Decisions are an append-only list; nothing is deleted. Replaying them over claims that were extracted anew finds each
claim by its id or, where that is gone, by its document, kind and quote; what can be found neither way is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

import msgspec

from ..model import Claim, Decision

BINDING = ("same", "different", "split")
#: A decision that binds: its token, ``same`` or ``apart``, the claims of one side and of the other.
Bond = tuple[str, str, frozenset[str], frozenset[str]]
SETTING = ("date", "place", "grade", "annotate", "reject", "accept")


class Lost(msgspec.Struct, frozen=True):
    """A decision about claims that are no more, and what is missing."""

    decision: Decision
    missing: tuple[str, ...]
    why: str


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions that still stand, oldest first: an undo takes back what it names, and may itself be undone."""
    undone: set[str] = set()
    out = []
    for d in reversed(list(decisions)):
        if d.id in undone:
            continue
        if d.verb == "undo":
            undone.add(d.subject)
        else:
            out.append(d)
    return out[::-1]


def expand(verb: str, subject: str, value: Mapping[str, Any], claims_of: Callable[[str], list[str]]) -> dict[str, Any]:
    """The value with the claims that it is about, as they stand when it is made: ``claims`` on one side, ``others``
    on the other. ``claims_of`` gives the claims of an incident or claim id, in a fixed order."""
    out = dict(value)
    if verb in ("same", "different"):
        out["claims"] = claims_of(subject)
        out["others"] = claims_of(str(value["with"]))
    elif verb == "split":
        chosen = list(value.get("claims") or ())
        out["claims"] = chosen
        out["others"] = [c for c in claims_of(subject) if c not in chosen]
    return out


def about(claims: Iterable[Claim]) -> dict[str, tuple[str, str, str]]:
    """What to remember of claims so that a decision finds them again: id -> (document, kind, quote)."""
    return {c.id: (c.document or c.doc, c.kind, c.quote) for c in claims}


def rebind(decision: Decision, present: Callable[[str], bool], find: Callable[[str, str, str], str | None]) -> Decision:
    """The decision with ids of vanished claims replaced by those that now carry the same words."""
    moved: dict[str, str] = {}
    for old, (document, kind, quote) in decision.about.items():
        if not present(old):
            now = find(document, kind, quote)
            if now is not None:
                moved[old] = now
    if not moved:
        return decision

    def new(id_: str) -> str:
        if id_.startswith("i_"):
            return "i_" + moved.get("c_" + id_[2:], "c_" + id_[2:])[2:]
        return moved.get(id_, id_)

    value = {
        k: [new(x) for x in v] if k in ("claims", "others") else new(v) if k == "with" else v
        for k, v in decision.value.items()
    }
    return msgspec.structs.replace(decision, subject=new(decision.subject), value=value)


def lost(decisions: Iterable[Decision], present: Callable[[str], bool]) -> list[Lost]:
    """Standing decisions that name claims which are no more (after :func:`rebind`)."""
    out = []
    for d in standing(decisions):
        names = [*d.value.get("claims", ()), *d.value.get("others", ())]
        if d.subject.startswith("c_"):
            names.append(d.subject)
        elif d.subject.startswith("i_") and not names:
            names.append("c_" + d.subject[2:])
        missing = tuple(sorted({n for n in names if not present(n)}))
        if missing:
            out.append(Lost(d, missing, f"{d.verb}: {len(missing)} of its claims are not extracted any more"))
    return out


def marks(decisions: Iterable[Decision]) -> dict[str, list[str]]:
    """Claim id -> marks: ``=token`` must be of one incident, ``+token`` and ``-token`` must not.

    Where two decisions speak against one another the later one wins; of an earlier `same` what a later `split` or
    `different` takes apart, and no more.
    """
    bound: list[Bond] = []
    for d in decisions:
        if d.verb not in BINDING:
            continue
        here, there = frozenset(d.value.get("claims", ())), frozenset(d.value.get("others", ()))
        if not here or not there:
            continue
        kind = "same" if d.verb == "same" else "apart"
        bound = [x for b in bound for x in (_left(b, here, there) if b[1] != kind else [b])]
        bound.append((d.id, kind, here, there))
    out: dict[str, list[str]] = {}
    for token, kind, here, there in bound:
        for claim in sorted(here):
            out.setdefault(claim, []).append(("=" if kind == "same" else "+") + token)
        for claim in sorted(there):
            out.setdefault(claim, []).append(("=" if kind == "same" else "-") + token)
    return out


def _left(b: Bond, here: frozenset[str], there: frozenset[str]) -> list[Bond]:
    """What is left of an earlier bond of the other kind."""
    token, kind, one, other = b
    if not _crosses(b, here, there):
        return [b]
    if kind != "same":
        return []
    rest = [(token, kind, one - here, other - here), (token + "'", kind, one & here, other & here)]
    return [r for r in rest if r[2] and r[3]]


def _crosses(b: Bond, here: frozenset[str], there: frozenset[str]) -> bool:
    either = b[2] | b[3]
    if b[1] == "same":
        return bool(either & here and either & there)
    return bool(
        (b[2] & here and b[3] & there)
        or (b[2] & there and b[3] & here)
        or (b[2] & (here | there) and b[3] & (here | there))
    )


def given(decisions: Iterable[Decision], claims: Collection[str]) -> dict[str, Any]:
    """What reviewers set for the incident that holds these claims: ``date``, ``place``, ``grade``, ``notes``.

    A decision follows the claim for which its incident was named. The latest of a kind counts; notes add up.
    """
    held = set(claims)
    out: dict[str, Any] = {}
    for d in decisions:
        if not d.subject.startswith("i_") or "c_" + d.subject[2:] not in held:
            continue
        if d.verb in ("date", "place"):
            out[d.verb] = dict(d.value)
        elif d.verb == "grade":
            out["grade"] = {"grade": d.value["grade"], "who": d.who}
        elif d.verb == "reject":
            out["grade"] = {"grade": "discounted", "who": d.who}
        elif d.verb == "accept":
            out.pop("grade", None)
        elif d.verb == "annotate":
            out.setdefault("notes", []).append(str(d.value.get("text", "")))
    return out
