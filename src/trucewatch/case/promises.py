"""Findings, obligations, agreements and possible new ones, as trees down to the sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from .. import compliance
from ..errors import InputError, NotFound
from ..model import Finding
from . import assessing, complying, explaining
from .explaining import Node

if TYPE_CHECKING:
    from .core import Case

KINDS = ("finding", "obligation", "agreement", "possible agreement")


def identify(case: Case, id_: str) -> tuple[str, str] | None:
    """What an id of the compliance ledger (or a unique beginning of one) names, or ``None``."""
    if id_.startswith("f_"):
        return _one("finding", id_, [f.id for f in assessing.ledger(case).findings])
    if id_.startswith("n_"):
        return _one("possible agreement", id_, [p.id for p in assessing.ledger(case).unmatched])
    book = compliance.rulebook(case.packs)
    if id_ in book.by_id:
        return "agreement", id_
    agreement, slash, _ = id_.partition("/")
    if slash and agreement in book.by_id:
        return _one("obligation", id_, [o.id for o in assessing.ledger(case).obligations])
    return None


def _one(kind: str, id_: str, known: Iterable[str]) -> tuple[str, str] | None:
    found = [k for k in known if k.startswith(id_)]
    if id_ in found:
        return kind, id_
    if len(found) > 1:
        raise InputError(f"{id_}: several things begin so ({', '.join(found[:3])}...); write more")
    return (kind, found[0]) if found else None


def node(case: Case, kind: str, id_: str) -> Node:
    """The tree of a finding, obligation, agreement or possible new agreement."""
    if kind == "finding":
        return finding_node(case, complying.finding(case, id_))
    if kind == "obligation":
        return obligation_node(case, id_)
    if kind == "agreement":
        return agreement_node(case, id_)
    for possible in assessing.ledger(case).unmatched:
        if possible.id == id_:
            where = f" at {possible.where}" if possible.where else ""
            claims = tuple(explaining.claim_node(case, case.claim(c)) for c in possible.claims)
            head = "possible new agreement" if possible.what == "agreement" else "allegation tied to no agreement"
            text = f"{head}{where}, {possible.since or 'no day'}: {possible.reason}"
            return Node(kind=kind, id=id_, text=text, detail=msgspec.to_builtins(possible), children=claims)
    raise NotFound(f"{id_}: nothing in this case has that id")


def finding_node(case: Case, finding: Finding) -> Node:
    """A finding: the clause's words, every reason, the incident, and the claims that allege it or carry it."""
    clause = Node(
        kind="clause",
        id=f"{finding.agreement}/{finding.clause}",
        text=f"clause: {complying.clause_text(case, finding)}",
    )
    reasons = tuple(Node(kind="reason", text=why) for why in finding.reasons)
    below: tuple[Node, ...] = ()
    covered: set[str] = set()
    if finding.incident is not None:
        incident = case.incident(finding.incident)
        covered = set(incident.claims)
        below = (explaining.incident_node(case, incident),)
    rest = tuple(explaining.claim_node(case, case.claim(c)) for c in finding.claims if c not in covered)
    state = f"in force: {finding.in_force}; in zone: {finding.in_zone}"
    state += f"; carve-out: {finding.carve_out}; grade: {finding.grade}"
    return Node(
        kind="finding", id=finding.id, text=complying.words(case, finding), detail=msgspec.to_builtins(finding),
        children=(clause, Node(kind="state", text=state), *reasons, *below, *rest),
    )  # fmt: skip


def obligation_node(case: Case, id_: str) -> Node:
    """An obligation: what it requires, by when, and the claims for, against and about it."""
    found = next((o for o in assessing.ledger(case).obligations if o.id == id_), None)
    if found is None:
        raise NotFound(f"{id_}: no obligation is called so; see `trucewatch compliance --obligations`")
    children = [
        Node(kind=word, text=f"{word} according to {', '.join(said.according_to)}",
             children=(explaining.claim_node(case, case.claim(said.claim)),))
        for word, group in (("met", found.met), ("not met", found.not_met), ("mentioned", found.mentioned))
        for said in group
    ]  # fmt: skip
    text = f"{found.text}; deadline {found.deadline or 'none'}: {found.state}"
    return Node(kind="obligation", id=id_, text=text, detail=msgspec.to_builtins(found), children=tuple(children))


def agreement_node(case: Case, id_: str) -> Node:
    """An agreement: its dated facts with their sources, its clauses, and the claims that speak of it."""
    book = compliance.rulebook(case.packs)
    agreement = book.by_id[id_]

    def cited(key: str) -> str:
        return book.sources.get(key, key)

    history = [
        Node(kind="fact", text=f"{f.event} {f.date}" + (f", according to {f.according_to}" if f.according_to else "")
             + (f" ({f.note})" if f.note else "") + f" [{cited(f.source)}]")
        for f in agreement.history
    ]  # fmt: skip
    clauses = [
        Node(kind="clause", id=f"{id_}/{c.id}", text=f"{c.mode} {c.text} [{cited(c.source)}]")
        for c in agreement.clauses
    ]
    links = [k for k in assessing.ledger(case).links if k.agreement == id_]
    claims = [explaining.claim_node(case, case.claim(k.claim)) for k in links]
    return Node(kind="agreement", id=id_, text=agreement.name, children=(*history, *clauses, *claims))
