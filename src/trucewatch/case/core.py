"""The facade. Each method is a few lines that hand over to the module that knows."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import msgspec

from .. import flow, past, reconcile, rules
from ..compliance import Agreement, Obligation, Period, rulebook
from ..errors import CaseError, NotFound
from ..model import (
    Claim,
    ControlChange,
    Decision,
    Document,
    Filters,
    Finding,
    Holding,
    Incident,
    Place,
    Silent,
)
from ..rules import Packs
from ..series import casualties, displacement
from ..series.areas import Distance
from ..store import Archive, Ledger, Scope, digest
from . import adding, complying, counting, deciding, explaining, holding, naming, searching, settings, verifying
from .memory import Memory

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer

ALL = Filters()
REGROUPED = 100_000  # claims up to which a page waits for an earlier day's own grouping
DAYS_KEPT = 3  # earlier states of the ledger that are kept at hand


class Case:
    """A folder with ``case.yaml``, ``archive/`` and ``ledger.db``. Opening one is cheap: packs and places load when
    they are first needed. Queries take :class:`~trucewatch.model.Filters` and give records lazily in a stable order.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder).resolve()
        self.settings = settings.load(self.folder)
        self.archive = Archive(self.folder / "archive")
        self.ledger = Ledger(self.folder / "ledger.db")
        self._memory = Memory()

    # making and opening -------------------------------------------------------------------------------------------
    @classmethod
    def create(
        cls, folder: Path | str, packs: Collection[str] = rules.DEFAULT_PACKS, name: str | None = None, **more: Any
    ) -> Case:
        """Make a case. ``more`` are further fields of ``case.yaml``. :class:`CaseError` where one stands already."""
        folder = Path(folder)
        if (folder / settings.FILE).exists():
            raise CaseError(f"{folder}: holds a case already; choose another folder, or use that case")
        if folder.exists() and not folder.is_dir():
            raise CaseError(f"{folder}: is a file; choose another name for the case")
        flow.hold(rules.load(tuple(packs)))
        try:
            (folder / "archive").mkdir(parents=True, exist_ok=True)
            settings.save(folder, settings.Settings(name=name or folder.resolve().name, packs=tuple(packs), **more))
        except OSError as err:
            raise CaseError(f"{folder}: no case can be made there ({err.strerror}); choose another folder") from err
        return cls(folder)

    @classmethod
    def open(cls, folder: Path | str | None = None) -> Case:
        """Open a case folder, or (without one) the case that holds the current folder."""
        return cls(settings.find() if folder is None else folder)

    def close(self) -> None:
        """Let go of the ledger."""
        self.ledger.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @functools.cached_property
    def packs(self) -> Packs:
        """The packs in force."""
        return rules.load(self.settings.packs)

    @functools.cached_property
    def gazetteer(self) -> Gazetteer:
        """Places of the packs and of the case's own gazetteers."""
        return flow.gazetteer(self.packs, self.paths((*self.settings.gazetteers, *self.settings.boundaries)))

    @functools.cached_property
    def engine(self) -> flow.Engine:
        """The compiled stages."""
        return flow.engine(self.packs, self.gazetteer)

    def paths(self, names: Iterable[str]) -> list[Path]:
        """File names of ``case.yaml`` as paths: relative ones stand in the case's folder."""
        return [self.folder / name for name in names]

    def configure(self, **fields: Any) -> None:
        """Change ``case.yaml``. Packs and places are loaded anew."""
        self.settings = msgspec.structs.replace(self.settings, **fields)
        settings.save(self.folder, self.settings)
        for name in ("packs", "gazetteer", "engine"):
            self.__dict__.pop(name, None)
        self._memory.clear()

    # adding -------------------------------------------------------------------------------------------------------
    def add(
        self,
        sources: Iterable[Path | str] | Path | str,
        published: str | None = None,
        publisher: str | None = None,
        meta: Mapping[str, Mapping[str, Any]] | None = None,
        added: str | None = None,
    ) -> Iterator[adding.Added]:
        """Take in files, folders, feeds; one receipt for each document, bad ones included. Consume it to add all."""
        many = [sources] if isinstance(sources, str | Path) else sources
        return adding.add(self, adding.gather(many, publisher, meta), published, added)

    # asking -------------------------------------------------------------------------------------------------------
    def then(self, day: str) -> Case:
        """The case as it stood on a day: the documents known and the decisions made by then, grouped as they were
        grouped then. For asking only."""

        def make() -> Case:
            made = object.__new__(type(self))
            made.__dict__.update(self.__dict__, packs=self.packs, gazetteer=self.gazetteer, engine=self.engine)
            made.ledger = past.then(self.ledger, self.archive, self.engine, day)
            made._memory = Memory()
            return made

        found: Case = self.remember(("then", day), make)
        self._memory.leave(("then", day), DAYS_KEPT)
        return found

    def clock(self, filters: Filters) -> tuple[Case, Filters]:
        """Whom to ask, and what, where a question names the day from which it looks back."""
        if filters.as_known_on is None:
            return self, filters
        return self.then(filters.as_known_on), msgspec.structs.replace(filters, as_known_on=None)

    def documents(self, filters: Filters = ALL) -> Iterator[Document]:
        """Documents, without their text (see :meth:`text`), by day of publication."""
        case, plain = self.clock(filters)
        return case.ledger.documents(plain, case.scope(plain))

    def document(self, id_: str) -> Document:
        """One document, text included."""
        document = self.ledger.document(id_)
        if document is None:
            raise NotFound(f"{id_}: no such document in this case; `trucewatch documents` lists them")
        return document

    def text(self, id_: str) -> str:
        """A document's text as received."""
        return self.document(id_).text

    def claims(self, filters: Filters = ALL) -> Iterator[Claim]:
        """Claims that nobody rejected, by day, document and position."""
        case, plain = self.clock(filters)
        return case.ledger.claims(plain, case.scope(plain))

    def claim(self, id_: str) -> Claim:
        """One claim, decisions applied (rejected ones too)."""
        claim = self.ledger.claim(id_)
        if claim is None:
            raise NotFound(f"{id_}: no such claim in this case; `trucewatch claims` lists them")
        return claim

    def silent(self, document: str) -> list[Silent]:
        """Sentences of a document that hold a number or a trigger but gave no claim."""
        return self.ledger.silent(document)

    def incidents(self, filters: Filters = ALL) -> Iterator[Incident]:
        """Incidents by day; with ``as_known_on`` as they were put together from what was known by then alone."""
        case, plain = self.clock(filters)
        return case.ledger.incidents(plain, case.scope(plain))

    def incident(self, id_: str, as_known_on: str | None = None) -> Incident:
        """One incident. An id from before a merge or a split leads to the incident that holds its claim now, and with
        ``as_known_on`` to the one that held the earliest of its claims then."""
        if as_known_on is not None:
            return self._incident_then(id_, as_known_on)
        incident = self.ledger.incident(id_) or reconcile.now(self.ledger, id_)
        if incident is None:
            raise NotFound(f"{id_}: no such incident in this case; `trucewatch incidents` lists them")
        return incident

    def _incident_then(self, id_: str, day: str) -> Incident:
        if not self.regroups():
            now = self.incident(id_)
            known = self.incidents_known([now.id], day)
            found = known[0] if known else None
        else:
            before = self.then(day).ledger
            found = before.incident(id_) or reconcile.now(before, id_)
            if found is None:
                now = self.incident(id_)
                home = next((h for c in now.claims if (h := before.incident_of(c))), None)
                found = before.incident(home) if home else None
        if found is None:
            raise NotFound(f"{id_}: nothing was known of it on {day}; first known {now.first_known}")
        return found

    def regroups(self) -> bool:
        """Whether pages show an earlier day's own grouping: in a very large ledger they keep today's, as that is quick
        (:class:`trucewatch.case.paging.Paged`), and say so. Queries always give the grouping of their day."""
        size: int = self.remember(("size",), lambda: self.counts()["claims"])
        return size <= REGROUPED

    def incidents_known(self, ids: Collection[str], day: str) -> list[Incident]:
        """Of these incidents those of which something was known by a day, grouped as they are grouped now."""
        return flow.incidents_known(self.ledger, self.engine, day, ids)

    def toll(
        self,
        filters: Filters = ALL,
        measure: str = "killed",
        step: casualties.Step = "day",
        group: casualties.Group = "none",
    ) -> casualties.TollSeries:
        """Incidents' tolls over time; cumulative claims stand beside, with the share that the ledger holds."""
        return counting.toll(self, filters, measure, step, group)

    def displacement(self, filters: Filters = ALL) -> displacement.Displacement:
        """Displacement: flows, stocks, returns and crossings apart, never added over overlapping windows."""
        return counting.displaced(self, filters)

    def findings(self, filters: Filters = ALL) -> list[Finding]:
        """Candidate and alleged findings of the compliance ledger."""
        return complying.findings(self, filters)

    def obligations(self, filters: Filters = ALL) -> list[Obligation]:
        """What agreements require, with the claims for and against."""
        return complying.obligations(self, filters)

    def period_table(self, filters: Filters = ALL, before: tuple[str, str] | None = None) -> Period:
        """Findings by zone, clause, party and kind, beside the period before."""
        return complying.period_table(self, filters, before)

    def agreements(self) -> list[Agreement]:
        """The agreements of the packs."""
        return list(rulebook(self.packs).agreements)

    def control(self, filters: Filters = ALL) -> list[Holding]:
        """Who holds each place at ``as_of`` (default: after the last change); places nothing is known of are left out."""
        return holding.holdings(self, filters)

    def control_changes(self, filters: Filters = ALL) -> list[ControlChange]:
        """Changes of hands between ``since`` and ``until``, unnamed remainders of counted gains among them."""
        return holding.changes(self, filters)

    def areas(self, filters: Filters = ALL) -> holding.Ground:
        """Square kilometres by holder in a zone at ``as_of``, what changed hands since ``since``, claimed areas beside."""
        return holding.areas(self, filters)

    def distance(self, place: str, as_of: str | None = None, as_known_on: str | None = None) -> Distance:
        """From a place to the nearest settlement that another side held."""
        return holding.distances(self, place, as_of, as_known_on)

    def places(self, filters: Filters = ALL) -> list[holding.PlaceRow]:
        """The places that claims name, the most often named first."""
        return holding.places(self, filters)

    def place(self, name: str) -> Place:
        """A place by id or by any spelling."""
        return holding.find(self, name)

    def search(self, text: str, kinds: Collection[str] = searching.KINDS, limit: int = 20) -> list[searching.Hit]:
        """Full text over documents and claims; spelling-tolerant names over places and incidents."""
        return searching.search(self, text, kinds, limit)

    def explain(self, id_: str) -> explaining.Node:
        """The tree from an id down to quotes, rules, features, decisions."""
        return explaining.explain(self, id_)

    def identify(self, id_: str) -> tuple[str, str]:
        """What an id (or a unique beginning of one) names: ``(kind, whole id)``."""
        return naming.identify(self, id_)

    # deciding -----------------------------------------------------------------------------------------------------
    def decide(self, subject: str, verb: str, value: Mapping[str, Any] | None, who: str, why: str = "") -> Decision:
        """Record a decision and follow it through. :class:`InputError` when it makes no sense; nothing is written."""
        self.refresh()
        decision = deciding.made(self, subject, verb, dict(value or {}), who, why)
        flow.decide(self.ledger, self.archive, self.engine, decision)
        return self.ledger.decision(decision.id) or decision

    def preview(self, subject: str, verb: str, value: Mapping[str, Any] | None = None) -> flow.Changes:
        """What a decision would move: what :meth:`decide` gives. No decision is written."""
        self.refresh()
        decision = deciding.made(self, subject, verb, dict(value or {}), "preview", "")
        with self.ledger.trying():
            return flow.decide(self.ledger, self.archive, self.engine, decision)

    def decisions(self, subject: str | None = None) -> list[Decision]:
        """All decisions in the order in which they were made, undone ones included; or those about one subject."""
        return self.ledger.decisions(None if subject is None else [subject])

    # maintaining --------------------------------------------------------------------------------------------------
    def verify(self, rebuild: bool = True) -> list[verifying.Check]:
        """Archive against hashes, log against its chain, ledger against a rebuild."""
        return verifying.verify(self, rebuild)

    def rebuild(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Drop everything derived and compute it again."""
        flow.rebuild(self.ledger, self.archive, self.engine, progress)
        self.ledger.remember("made_with", self.made_with())
        self._memory.clear()

    def made_with(self) -> str:
        """One SHA-256 over the version, the packs and the case's places: what the derived tables depend on besides the
        log and the archive."""
        return verifying.made_with(self)

    def refresh(self) -> bool:
        """Rebuild if packs, places or the version are not those that the ledger was computed with, so that what is
        added meets what is there on the same terms. Gives whether it did."""
        with_ = self.made_with()
        if self.ledger.meta("made_with") == with_:
            return False
        if self.ledger.version() == 0:
            self.ledger.remember("made_with", with_)
            return False
        self.rebuild()
        return True

    def digest(self) -> str:
        """One SHA-256 over everything derived: equal digests, equal ledgers."""
        return digest(self.ledger.db)

    def counts(self) -> dict[str, int]:
        """How many documents, claims, incidents, decisions and silent sentences there are."""
        return self.ledger.counts()

    # names --------------------------------------------------------------------------------------------------------
    def place_keys(self, name: str) -> frozenset[str]:
        """Every key under which claims know a place: by id, by spelling, by what the gazetteer takes the name for."""
        return naming.place_keys(self, name)

    def scope(self, filters: Filters) -> Scope:
        """What the filters' names stand for in this case."""
        return naming.scope(self, filters)

    def in_zone(self, name: str) -> Callable[[Place], bool] | None:
        """A test whether a place lies in an agreement's zone of that name; ``None`` when no agreement has one."""
        return complying.in_zone(self, name)

    def remember(self, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        """What was computed for the ledger as it is now; forgotten with the next row of the log."""
        return self._memory.get(self.ledger.version(), key, make)
