"""The order of the stages, and nothing else: read -> find -> claims -> near-copies -> tellings -> incidents.

Every function here is deterministic. What a document or a decision changes is computed for the part of the ledger that
it can touch; :func:`rebuild` computes everything again from the archive and the log, to the same bytes.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from . import reconcile as incidents
from .errors import InputError, NotFound
from .model import Claim, Decision, Document, Extraction, Incident, record_id
from .read.raw import Raw
from .rules import Packs
from .store import Archive, Ledger, log, schema

if TYPE_CHECKING:
    from .claims import Claimer
    from .find import Finder
    from .gazetteer import Gazetteer

#: Decisions about claims that change what the claim says or whether it counts.
ABOUT_CLAIMS = ("accept", "reject", "edit")


#: verb -> (what it may be said about, values it needs)
VERBS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "accept": (("claim", "incident"), ()),
    "reject": (("claim", "incident"), ()),
    "edit": (("claim",), ()),
    "same": (("claim", "incident"), ("with",)),
    "different": (("claim", "incident"), ("with",)),
    "split": (("incident",), ("claims",)),
    "date": (("document", "claim"), ()),
    "place": (("claim", "incident"), ()),
    "grade": (("incident",), ("grade",)),
    "annotate": (("claim", "incident", "document", "decision"), ("text",)),
    "undo": (("decision",), ()),
}


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A document as the log remembers it: what was handed in and what was said about it. Bytes lie in the archive."""

    id: str
    added: str
    path: str = ""
    member: str | None = None
    media_type: str = "text/plain"
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None

    @classmethod
    def of(cls, raw: Raw, added: str) -> Taken:
        """From a raw document, added on a day."""
        return cls(
            id=raw.id, added=added, path=raw.path, member=raw.member, media_type=raw.media_type,
            publisher=raw.publisher, published=raw.published, title=raw.title, url=raw.url,
        )  # fmt: skip

    def raw(self, data: bytes, published: str | None = None) -> Raw:
        """The raw document again; ``published`` overrules the date that was handed in."""
        return Raw(
            data=data, media_type=self.media_type, path=self.path, member=self.member, url=self.url,
            publisher=self.publisher, published=published or self.published, title=self.title,
        )  # fmt: skip


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What a step did to the incidents: new, changed (before, after) and gone."""

    new: tuple[Incident, ...] = ()
    changed: tuple[tuple[Incident, Incident], ...] = ()
    gone: tuple[Incident, ...] = ()

    def opened(self) -> list[tuple[Incident, dict[str, Any]]]:
        """Contradictions that were not there before."""
        out = [(i, c) for i in self.new for c in i.contradictions]
        return out + [(b, c) for a, b in self.changed for c in b.contradictions if c not in a.contradictions]

    def closed(self) -> list[tuple[Incident, dict[str, Any]]]:
        """Contradictions that are there no more."""
        out = [(i, c) for i in self.gone for c in i.contradictions]
        return out + [(b, c) for a, b in self.changed for c in a.contradictions if c not in b.contradictions]


class Engine:
    """The compiled stages for a set of packs and a gazetteer. Costly to make, cheap to use; holds no state."""

    def __init__(self, packs: Packs, gazetteer: Gazetteer) -> None:
        self.packs = packs
        self.gazetteer = gazetteer

    @functools.cached_property
    def finder(self) -> Finder:
        from .find import Finder

        return Finder(self.packs, self.gazetteer)

    @functools.cached_property
    def claimer(self) -> Claimer:
        from .claims import Claimer

        return Claimer(self.packs, self.finder.alphabet)

    def extract(self, document: Document, mentions: bool = False) -> Extraction:
        """Claims, silent sentences and, where asked for, mentions of one document."""
        try:
            self.finder, self.claimer  # noqa: B018
        except ImportError:
            return Extraction((), ())
        return self.claimer.claims(document, self.finder.find(document), mentions=mentions)


_engines: list[Engine] = []


def engine(packs: Packs, gazetteer: Gazetteer) -> Engine:
    """The engine of these packs and this gazetteer; the last few are kept."""
    for known in _engines:
        if known.packs is packs and known.gazetteer is gazetteer:
            return known
    _engines.insert(0, Engine(packs, gazetteer))
    del _engines[4:]
    return _engines[0]


def extract(document: Document, packs: Packs, gazetteer: Gazetteer, mentions: bool = False) -> Extraction:
    """Claims of one document. No case, no state."""
    return engine(packs, gazetteer).extract(document, mentions)


def take_in(ledger: Ledger, archive: Archive, eng: Engine, raw: Raw, added: str) -> tuple[Document, Changes]:
    """Archive a new document, write it into the log and derive all that follows. One transaction; all or nothing.

    :class:`~trucewatch.errors.InputError` when nothing can be read from it: then nothing is kept of it either.
    """
    taken = Taken.of(raw, added)
    document = _document(taken, raw, eng)
    fresh = not archive.path(taken.id).exists()
    archive.put(raw.data)
    try:
        with ledger.writing():
            log.append(ledger.db, "document", msgspec.to_builtins(taken))
            changes = _derive(ledger, eng, document)
    except BaseException:
        if fresh:
            archive.drop(taken.id)
        raise
    return document, changes


def decide(ledger: Ledger, archive: Archive, eng: Engine, decision: Decision) -> Changes:
    """Write a decision into the log and derive what it moves."""
    with ledger.writing():
        decision = incidents.expanded(ledger, decision)
        entry = log.append(ledger.db, "decision", msgspec.to_builtins(decision))
        ledger.put_decision(entry.seq, decision)
        return _follow(ledger, archive, eng, decision)


def rebuild(ledger: Ledger, archive: Archive, eng: Engine, progress: Callable[[int, int], None] | None = None) -> None:
    """Drop everything derived and compute it again from the log and the archive."""
    with ledger.writing():
        schema.drop_derived(ledger.db)
        schema.create_derived(ledger.db)
        for entry in log.entries(ledger.db, "decision"):
            ledger.put_decision(entry.seq, msgspec.convert(entry.payload, Decision))
        taken = [msgspec.convert(e.payload, Taken) for e in log.entries(ledger.db, "document")]
        for n, item in enumerate(taken, 1):
            document = _document(item, item.raw(archive.get(item.id), dated(ledger, item.id)), eng)
            _derive(ledger, eng, document, reconcile=False)
            if progress:
                progress(n, len(taken))
        _reconcile_all(ledger, eng)
        ledger.remember("packs", eng.packs.digest)


def active(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions that still stand: an undo takes back the decision that it names (which may be another undo)."""
    undone: set[str] = set()
    standing = []
    for d in reversed(list(decisions)):
        if d.id in undone:
            continue
        if d.verb == "undo":
            undone.add(d.subject)
        else:
            standing.append(d)
    return standing[::-1]


def standing(ledger: Ledger, subjects: Collection[str]) -> list[Decision]:
    """Decisions about these subjects that still stand."""
    about = ledger.decisions(list(subjects))
    undos = ledger.undos()
    return [d for d in active([*about, *undos]) if d.subject in subjects]


def dated(ledger: Ledger, document: str) -> str | None:
    """The publication day (or ``start/end``) that a reviewer has set for a document."""
    for d in reversed(standing(ledger, [document])):
        if d.verb == "date":
            start, end = d.value.get("start"), d.value.get("end")
            return str(start or end) if start == end or not (start and end) else f"{start}/{end}"
    return None


def effective(claim: Claim, decisions: Iterable[Decision]) -> tuple[Claim, str]:
    """A claim as it counts after the decisions about it, and its status (``accepted``, ``rejected`` or nothing)."""
    status = ""
    for d in decisions:
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


def _document(taken: Taken, raw: Raw, eng: Engine) -> Document:
    document = _read(raw, eng.packs)
    known = document.published.end or taken.added
    return msgspec.structs.replace(document, known=known, origin=document.origin or document.id)


def _read(raw: Raw, packs: Packs) -> Document:
    try:
        from .read import to_document

        return to_document(raw, packs)
    except ImportError:
        return Document(id=raw.id, text=raw.text or raw.data.decode("utf-8", "replace"), path=raw.path,
                        publisher=raw.publisher, title=raw.title, media_type=raw.media_type, url=raw.url)


def _derive(ledger: Ledger, eng: Engine, document: Document, reconcile: bool = True) -> Changes:
    """Claims of a document, its near-copies, its tellings, and the incidents that these touch."""
    extraction = eng.extract(document)
    ledger.drop_claims(document.id)
    ledger.put_document(document, len(extraction.claims), len(extraction.silent))
    _put_claims(ledger, document, extraction.claims)
    ledger.put_silent(document.id, extraction.silent)
    return _reconcile(ledger, eng, {document.id}) if reconcile else Changes()


def _reconcile(ledger: Ledger, eng: Engine, documents: Collection[str]) -> Changes:
    """Bring the incidents into step with these documents' claims."""
    return _changes(incidents.refresh(ledger, eng.packs, eng.gazetteer.get, documents))


def _changes(moved: incidents.Moved) -> Changes:
    return Changes(new=moved.new, changed=moved.changed, gone=moved.gone)


def _put_claims(ledger: Ledger, document: Document, claims: Iterable[Claim]) -> None:
    rows = []
    claims = list(claims)
    about: dict[str, list[Decision]] = {}
    for d in standing(ledger, {c.id for c in claims}):
        about.setdefault(d.subject, []).append(d)
    for claim in claims:
        now, status = effective(claim, about.get(claim.id, ()))
        rows.append((now, status, claim if now != claim else None))
    ledger.put_claims(rows, document.known)


def _follow(ledger: Ledger, archive: Archive, eng: Engine, decision: Decision) -> Changes:
    """What one decision moves."""
    subject = decision.subject
    if decision.verb == "undo":
        target = ledger.decision(subject)
        return _follow(ledger, archive, eng, target) if target else Changes()
    if decision.verb == "date":
        taken = _taken(ledger, subject)
        document = _document(taken, taken.raw(archive.get(taken.id), dated(ledger, taken.id)), eng)
        return _derive(ledger, eng, document)
    return Changes()


def _taken(ledger: Ledger, id_: str) -> Taken:
    for entry in log.entries(ledger.db, "document"):
        if entry.payload["id"] == id_:
            return msgspec.convert(entry.payload, Taken)
    raise NotFound(f"{id_}: no such document in this case; `trucewatch documents` lists them")


def check_decision(ledger: Ledger, kind: str, subject: str, verb: str, value: dict[str, Any]) -> None:
    """:class:`InputError` when a decision makes no sense: a verb that does not exist or fit, a value that is missing."""
    fits = VERBS.get(verb)
    if fits is None:
        raise InputError(f"'{verb}': no such verb; verbs: {', '.join(VERBS)}")
    if kind not in fits[0]:
        raise InputError(f"{verb}: not for a {kind} ({subject}); it is for {' or '.join(fits[0])}")
    missing = [f for f in fits[1] if not value.get(f)]
    if missing:
        raise InputError(f"{verb} {subject}: needs {', '.join(missing)}")
    if verb == "edit":
        claim = ledger.original(subject)
        if not value or claim is None:
            raise InputError(f"edit {subject}: needs at least one field and its value")
        edited(claim, value)


def gazetteer(packs: Packs, files: Iterable[Path]) -> Gazetteer:
    """Places of the packs, and of the files that a user brings."""
    from .gazetteer import Gazetteer

    places = Gazetteer.from_packs(packs)
    for path in files:
        places.load(path)
    return places


def incidents_known(ledger: Ledger, eng: Engine, day: str) -> list[Incident]:
    """All incidents, from the claims known by a day alone."""
    return list(incidents.known(ledger, eng.packs, eng.gazetteer.get, day))


def incident_now(ledger: Ledger, id_: str) -> Incident | None:
    """The incident that holds the claim for which an older id was named."""
    return incidents.now(ledger, id_)


def _reconcile_all(ledger: Ledger, eng: Engine) -> None:
    incidents.everything(ledger, eng.packs, eng.gazetteer.get)
