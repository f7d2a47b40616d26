"""The order of the stages, and nothing else: read -> find -> claims -> near-copies -> tellings -> incidents.

Every function here is deterministic. What a document or a decision changes is computed for the part of the ledger that
it can touch; :func:`rebuild` computes everything again from the archive and the log, to the same bytes.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import hashlib
import importlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from . import caching, reconcile
from .amend import effective
from .errors import NotFound, PackError
from .incidents import decisions
from .model import Claim, Decision, Document, Extraction, Incident, Published
from .read import Raw, to_document
from .rules import Packs
from .store import Archive, Ledger, assessed, copies, log, schema

if TYPE_CHECKING:
    from .claims import Claimer
    from .compliance import Zones
    from .find import Finder
    from .gazetteer import Gazetteer

#: What checks its own sections of the packs, with the examples that stand there.
CHECKS = (
    "read", "gazetteer", "find.times", "find.numbers", "find.actors", "find.sources", "find.modality", "incidents",
    "compliance",
)  # fmt: skip


#: Sentences in the packs' examples are read as if they were published on this day.
EXAMPLES_DAY = ("2019-12-31", "2019-12-31")
ASSESSED_AT_ONCE = 1000  # incidents that a rebuild holds against the agreements in one go


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A document as the log remembers it: what was handed in and what was said about it. Bytes lie in the archive.

    ``published`` came with it and counts where the text prints no date; ``given`` is a person's word and settles it.
    """

    id: str
    added: str
    path: str = ""
    member: str | None = None
    media_type: str = "text/plain"
    publisher: str | None = None
    published: str | None = None
    given: str | None = None
    title: str | None = None
    url: str | None = None

    @classmethod
    def of(cls, raw: Raw, added: str, given: str | None = None) -> Taken:
        """From a raw document, added on a day."""
        return cls(
            id=raw.id, added=added, given=given, path=raw.path, member=raw.member, media_type=raw.media_type,
            publisher=raw.publisher, published=raw.published, title=raw.title, url=raw.url,
        )  # fmt: skip

    def raw(self, data: bytes) -> Raw:
        """The raw document again."""
        return Raw(
            data=data, media_type=self.media_type, path=self.path, member=self.member, url=self.url,
            publisher=self.publisher, published=self.published, title=self.title,
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


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection while things are built that stay: it would walk all of them again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Engine:
    """The compiled stages for a set of packs and a gazetteer. Costly to make, cheap to use; holds no state."""

    def __init__(self, packs: Packs, gazetteer: Gazetteer) -> None:
        self.packs = packs
        self.gazetteer = gazetteer

    @functools.cached_property
    def finder(self) -> Finder:
        from .find import Finder

        with _uncollected():
            made = Finder(self.packs, self.gazetteer)
        gc.freeze()  # packs and places stay for good: the collector need not walk them again for every document
        return made

    @functools.cached_property
    def claimer(self) -> Claimer:
        from .claims import Claimer

        return Claimer(self.packs, self.finder.actors.state, self.finder.actors.record)

    @functools.cached_property
    def zones(self) -> Zones:
        from . import compliance

        return compliance.make_zones(compliance.rulebook(self.packs), self.gazetteer)

    def extract(self, document: Document, mentions: bool = False) -> Extraction:
        """Claims, silent sentences and, where asked for, mentions of one document."""
        return self.claimer.claims(document, self.finder.find(document), mentions=mentions)


_engines: list[Engine] = []


def engine(packs: Packs, gazetteer: Gazetteer) -> Engine:
    """The engine of these packs and this gazetteer; the last few are kept."""
    for known in _engines:
        if known.packs is packs and known.gazetteer is gazetteer:
            return known
    hold(packs)
    _engines.insert(0, Engine(packs, gazetteer))
    del _engines[4:]
    return _engines[0]


def extract(document: Document, packs: Packs, gazetteer: Gazetteer, mentions: bool = False) -> Extraction:
    """Claims of one document. No case, no state."""
    return engine(packs, gazetteer).extract(document, mentions)


def take_in(
    ledger: Ledger, archive: Archive, eng: Engine, raw: Raw, added: str, given: str | None = None
) -> tuple[Document, Changes]:
    """Archive a new document, write it into the log and derive all that follows. One transaction; all or nothing.

    :class:`~trucewatch.errors.InputError` when nothing can be read from it: then nothing is kept of it either.
    """
    taken = Taken.of(raw, added, given)
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
        decision = reconcile.expanded(ledger, decision)
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
            _extract(ledger, eng, _document(item, item.raw(archive.get(item.id)), eng, dated(ledger, item.id)))
            if progress:
                progress(n, len(taken))
        everything = [item.id for item in taken]
        near_copies(ledger, eng, everything)
        group(ledger, eng)


def dated(ledger: Ledger, document: str) -> str | None:
    """The publication day (or ``start/end``) that a reviewer has set for a document."""
    for d in reversed(decisions.standing(ledger.decisions())):
        if d.verb == "date" and d.subject == document:
            start, end = d.value.get("start"), d.value.get("end")
            return str(start or end) if start == end or not (start and end) else f"{start}/{end}"
    return None


def _document(taken: Taken, raw: Raw, eng: Engine, decided: str | None = None) -> Document:
    return to_document(raw, eng.packs, published=decided or taken.given, added_on=taken.added)


def _derive(ledger: Ledger, eng: Engine, document: Document) -> Changes:
    """Claims of a document, its near-copies, its tellings, and the incidents that these touch."""
    _extract(ledger, eng, document)
    moved = near_copies(ledger, eng, [document.id])
    return refresh(ledger, eng, {document.id} | moved)


def read_again(ledger: Ledger, archive: Archive, eng: Engine, document: str) -> None:
    """A document and its claims from the archive, with the decisions that stand about them."""
    taken = _taken(ledger, document)
    _extract(ledger, eng, _document(taken, taken.raw(archive.get(taken.id)), eng, dated(ledger, document)))


def _extract(ledger: Ledger, eng: Engine, document: Document) -> None:
    """Claims and silent sentences of a document, with the decisions about them."""
    extraction = eng.extract(document)
    claims = {c.id: msgspec.structs.replace(c, doc=document.id, document=document.id) for c in extraction.claims}
    words = {(c.document, c.kind, c.quote): c.id for c in reversed(claims.values())}
    about: dict[str, list[Decision]] = {}
    for d in decisions.standing(ledger.decisions()):
        if d.subject in claims or any(a[0] == document.id for a in d.about.values()):
            d = decisions.rebind(d, claims.__contains__, lambda *key: words.get(key))
            about.setdefault(d.subject, []).append(d)
    rows = []
    for claim in claims.values():
        now, status = effective(claim, about.get(claim.id, ()))
        rows.append((now, status, claim if now != claim else None))
    ledger.drop_claims(document.id)
    ledger.put_document(document, len(claims), len(extraction.silent))
    ledger.put_claims(rows, document.known)
    ledger.put_silent(document.id, extraction.silent)


def near_copies(ledger: Ledger, eng: Engine, documents: Collection[str]) -> set[str]:
    """Near-copy groups around some documents; gives the documents whose group has changed."""
    from .read.copies import bands, groups, same_copy, signature

    for id_ in documents:
        document = ledger.document(id_)
        if document is not None:
            sign = signature(document)
            copies.put_signature(ledger.db, id_, sign, [_number(key) for key in bands(sign)])
    group, fringe = set(documents), set(documents)
    while fringe:  # only through copies: a shared stock phrase makes candidates, not neighbours
        candidates = copies.sharing_bands(ledger.db, fringe) - group
        signs = copies.signatures(ledger.db, candidates | fringe)
        fringe = {i for i in candidates if any(same_copy(signs[i], signs[f]) for f in fringe if f in signs)}
        group |= fringe
    signs = copies.signatures(ledger.db, group)
    days = copies.days_known(ledger.db, group)
    found = groups({i: day or "9999-99-98" for i, day in days.items()}, signs)
    shared = Counter(found.values())
    origins = {i: found[i] if i in found and shared[found[i]] > 1 else None for i in sorted(group)}
    return copies.put_origins(ledger.db, origins)


def _number(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def refresh(ledger: Ledger, eng: Engine, documents: Collection[str]) -> Changes:
    """Bring the incidents that these documents touch into step, and what they mean for the agreements."""
    moved = reconcile.refresh(ledger, eng.packs, eng.gazetteer.get, documents)
    assess(ledger, eng, moved.made)
    return Changes(new=moved.new, changed=moved.changed, gone=moved.gone)


def group(ledger: Ledger, eng: Engine) -> None:
    """Incidents of all documents, from nothing, and what they mean for the agreements."""
    reconcile.everything(ledger, eng.packs, eng.gazetteer.get)
    assess_all(ledger, eng)


def assess_all(ledger: Ledger, eng: Engine) -> None:
    """Keep the candidate findings of every incident."""
    ids = [str(r[0]) for r in ledger.db.execute("SELECT id FROM incidents ORDER BY id")]
    for n in range(0, len(ids), ASSESSED_AT_ONCE):
        assess(ledger, eng, ledger.incidents_by_id(ids[n : n + ASSESSED_AT_ONCE]))
    assessed.set_complete(ledger.db)


def assess(ledger: Ledger, eng: Engine, incidents: Collection[Incident]) -> None:
    """Keep the candidate findings of incidents: what each means for the agreements by itself."""
    from . import compliance

    if not incidents or not compliance.rulebook(eng.packs).agreements:
        return
    claims = ledger.claims_by_id([c for i in incidents for c in i.claims])
    documents = assessed.documents(ledger.db, {d for i in incidents for d in i.documents})
    assessed.drop_findings(ledger.db, [i.id for i in incidents])
    assessed.put_findings(ledger.db, compliance.candidates(incidents, claims, documents, eng.packs, eng.zones))


def _follow(ledger: Ledger, archive: Archive, eng: Engine, decision: Decision) -> Changes:
    """What one decision moves."""
    subject = decision.subject
    if decision.verb == "undo":
        target = ledger.decision(subject)
        return _follow(ledger, archive, eng, target) if target else Changes()
    if subject.startswith("sha256:"):
        if decision.verb != "date":
            return Changes()
        taken = _taken(ledger, subject)
        return _derive(ledger, eng, _document(taken, taken.raw(archive.get(taken.id)), eng, dated(ledger, subject)))
    named = {"c_" + subject[2:], *decision.value.get("claims", ()), *decision.value.get("others", ())}
    touched = {c.document for c in ledger.claims_by_id(named)}
    if subject.startswith("c_"):
        for id_ in sorted(touched):
            document = ledger.document(id_)
            if document is not None:
                _extract(ledger, eng, document)
    return refresh(ledger, eng, touched)


def _taken(ledger: Ledger, id_: str) -> Taken:
    entry = log.of_document(ledger.db, id_)
    if entry is not None:
        return msgspec.convert(entry.payload, Taken)
    raise NotFound(f"{id_}: no such document in this case; `trucewatch documents` lists them")


_gazetteers: list[tuple[Packs, Gazetteer]] = []


def gazetteer(packs: Packs, files: Collection[Path]) -> Gazetteer:
    """Places of the packs, and of the files that a user brings. Without files the last few are kept, and with them their
    engines; they are not to be changed."""
    from .gazetteer import Gazetteer

    if not files and (kept := next((g for known, g in _gazetteers if known is packs), None)) is not None:
        return kept
    with _uncollected():
        places = Gazetteer.from_packs(packs)
    for path in files:
        places.load(path)
    if not files:
        _gazetteers.insert(0, (packs, places))
        del _gazetteers[4:]
    return places


def incidents_known(ledger: Ledger, eng: Engine, day: str, ids: Collection[str] | None = None) -> list[Incident]:
    """All incidents or these, by day and id, from the documents known by a day alone."""
    found = reconcile.known(ledger, eng.packs, eng.gazetteer.get, day, ids)
    return sorted(found, key=lambda i: (i.time.start or "9999", i.id))


def check_packs(packs: Packs, of: Collection[str] | None = None) -> tuple[list[str], int]:
    """What is wrong with packs, as messages, and how many sections were looked at: every stage checks its own; ``of``
    names the packs whose rules' sentences are read (all)."""
    faults: list[str] = []
    for name in CHECKS:
        module = importlib.import_module(f".{name}", __package__)
        faults += [str(f) for f in module.check(packs)]
    from .claims import check

    eng = Engine(packs, gazetteer(packs, ()))

    def read(text: str) -> tuple[Claim, ...]:
        document = Document(id="example", text=text, published=Published(*EXAMPLES_DAY, "given"))
        return eng.claimer.claims(document, eng.finder.find(document), all_=True).claims

    faults += check(packs, read, of)
    return faults, len(packs.sections())


def hold(packs: Packs) -> None:
    """Packs from outside the package are in force only if the examples of all their rules hold; looked at once for each
    state of the packs. Raises :class:`PackError` with the first that does not."""
    foreign = packs.foreign
    if not foreign or caching.get("holds", packs.digest, bool):
        return
    faults = [f for f in check_packs(packs, foreign)[0] if f.partition("/")[0] in foreign]
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise PackError(f"{faults[0]}{more}; a pack whose examples fail is not loaded: see trucewatch packs check")
    caching.put("holds", packs.digest, True, bool)
