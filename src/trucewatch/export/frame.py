"""Incidents with all that a row needs: the place as it may be shown, figures, parties, sentences, documents."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import islice

import msgspec

from ..case import Case
from ..case.protecting import Protector, Shown
from ..model import Claim, Document, Filters, Incident, Toll
from .codes import Codes

BATCH = 400


class Row(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One incident, ready to be written."""

    incident: Incident
    shown: Shown
    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
    protector: Protector

    @functools.cached_property
    def blamed(self) -> tuple[str, ...]:
        """Parties that somebody holds responsible, by name."""
        named = {str(b["party"]) for b in self.incident.blame if b.get("stance") != "denies" and b.get("party")}
        named |= {a.name for a in self.incident.actors if a.role == "by"}
        return tuple(sorted(named))

    def role(self, role: str) -> tuple[str, ...]:
        """Actors in a role, by name."""
        return tuple(sorted({a.name for a in self.incident.actors if a.role == role}))

    @property
    def adm(self) -> tuple[str, str]:
        """First- and second-order areas, by name, as far as they are known."""
        place = self.shown.place
        inc = self.incident
        if place is None:
            first = next((w.name for w in inc.places if w.level == "governorate"), "")
            return first, next((w.name for w in inc.places if w.level == "district"), "")
        if place.level == "governorate":
            return place.name, ""
        first = place.admin[-1] if place.admin else ""
        second = place.admin[-2] if len(place.admin) > 1 else place.name if place.level == "district" else ""
        return first, second

    @property
    def publishers(self) -> tuple[str, ...]:
        """Outlets, by name."""
        return tuple(sorted({d.publisher for d in self.documents if d.publisher}))

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences that carry it, each once, on one line, private persons' names left out; none where the site is
        withheld."""
        if self.shown.withheld:
            return ()
        return tuple(dict.fromkeys(self.protector.words(c.quote, c.places) for c in self.claims))

    @property
    def origins(self) -> tuple[str, ...]:
        """Who stands behind it, private persons without their names."""
        return self.protector.names(self.incident.origins, self.claims)

    @property
    def why(self) -> str:
        """The reason for the grade, likewise."""
        return self.protector.hush(self.incident.grade_why, self.incident.origins, self.claims)

    @property
    def civilians(self) -> bool:
        """Whether a claim says that the victims were civilians."""
        if any(c.victims == "civilian" for c in self.claims):
            return True
        toll = self.incident.toll.get("killed")
        return toll is not None and bool(toll.breakdown.get("civilians"))


class Job:
    """One export: the case, what was asked for, and whether the do-no-harm defaults are lifted."""

    def __init__(self, case: Case, filters: Filters = Filters(), exact: bool = False) -> None:
        self.case = case
        self.filters = filters
        self.exact = exact
        self.protector = Protector(case.packs, case.gazetteer, exact)

    @functools.cached_property
    def codes(self) -> Codes:
        """Code lists of the packs."""
        return Codes(self.case.packs)

    @functools.cached_property
    def ledger(self) -> str:
        """The ledger's digest, computed once for a file and its codebook."""
        made: str = self.case.remember(("digest",), self.case.digest)
        return made

    @functools.cached_property
    def documents(self) -> dict[str, Document]:
        """Every document of the case without its text, by id."""
        return {d.id: d for d in self.case.documents()}

    def rows(self) -> Iterator[Row]:
        """Incidents that pass the filters, by day and id; fetched in batches, so memory stays level."""
        found = self.case.incidents(self.filters)
        while batch := list(islice(found, BATCH)):
            ids = {c for i in batch for c in i.claims}
            claims = {c.id: c for c in self.case.ledger.claims_by_id(ids)}
            for incident in batch:
                yield Row(
                    incident=incident,
                    shown=self.protector.incident(incident),
                    claims=tuple(claims[c] for c in incident.claims if c in claims),
                    documents=tuple(self.documents[d] for d in incident.documents if d in self.documents),
                    protector=self.protector,
                )

    @property
    def precision(self) -> str:
        """What the file says about its precision."""
        if self.exact:
            return "EXACT SITES AND ALL NAMES: the do-no-harm defaults were lifted for this file; do not publish it unreviewed"
        return (
            "settlement precision; sites that shelter people are shown by their settlement, their sentences withheld; "
            "names of victims and witnesses left out of sentences by rule (read it before you publish it)"
        )


def low(toll: Toll | None) -> float | None:
    """The lowest figure of any origin."""
    if toll is None:
        return None
    return toll.min if toll.min is not None else 0.0


def high(toll: Toll | None) -> float | None:
    """The highest figure of any origin; the lower bound where nothing higher is said."""
    if toll is None:
        return None
    return toll.max if toll.max is not None else toll.min


def best(toll: Toll | None) -> float | None:
    """The figure that the most independent origins agree on, else the lowest."""
    if toll is None:
        return None
    return toll.agreed if toll.agreed is not None else low(toll)


def whole(value: float | None) -> int | float | None:
    """A figure as people write it: no ``.0``."""
    return int(value) if value is not None and value == int(value) else value


def joined(values: object) -> str:
    """Several values in one cell."""
    return "; ".join(str(v) for v in values)  # type: ignore[attr-defined]


#: days of a span that is open on one side: more than any code list tells apart
OPEN = 9999


def middle(start: str | None, end: str | None) -> tuple[str, int]:
    """The day that stands for a span (its middle, or the end that is known) and how many days it has (one that is open
    on a side: :data:`OPEN`); ``("", 0)`` where no day is known."""
    from ..values import shift, to_date

    first, last = start or end, end or start
    if first is None or last is None:
        return "", 0
    if start is None or end is None:
        return first, OPEN
    days = (to_date(last) - to_date(first)).days + 1
    return shift(first, (days - 1) // 2), days
