"""Notes: from claims to the sentences, sources and document hashes that a number opens to."""

from __future__ import annotations

from collections.abc import Iterable

from ..case import Case
from ..case.counting import source
from ..case.explaining import span
from ..case.protecting import Protector
from ..model import Claim, Incident, OriginToll
from .model import Inline, Note, Number, Quote


class Notes:
    """Collects notes; the same claims give the same note."""

    def __init__(self, case: Case, exact: bool = False) -> None:
        self.case = case
        self.protector = Protector(case.packs, case.gazetteer, exact)
        self.hidden: set[tuple[str, str]] = set()
        self._source = source(case)
        self._numbers: dict[tuple[str, ...], int] = {}
        self._quotes: dict[str, Quote] = {}
        self.made: list[Note] = []

    def hide(self, incident: Incident) -> None:
        """Keep an incident's sentences inside, if its site shelters people."""
        if self.protector.incident(incident).withheld:
            for c in self.case.ledger.claims_by_id(incident.claims):
                self.hidden.add((c.document, c.quote))

    def number(self, text: str, claims: Iterable[str]) -> Inline:
        """A figure with its note; ``not stated`` where no claim carries it (so no number stands without a sentence)."""
        key = tuple(dict.fromkeys(c for c in claims if c))
        if not key:
            return "not stated"
        n = self._numbers.get(key)
        if n is None:
            quotes = tuple(self.quote(c) for c in key)
            n = self._numbers[key] = len(self.made) + 1
            self.made.append(Note(n, quotes))
        return Number(text, n)

    def bounds(self, low: float | None, high: float | None, claims: Iterable[str]) -> Inline:
        """A range with its note."""
        return self.number(span(low, high), claims)

    def origin(self, told: OriginToll) -> str:
        """Who gives a figure, a private person without the name."""
        return self.protector.names((told.origin,), (self.case.claim(told.claim),))[0]

    def quote(self, id_: str) -> Quote:
        """The sentence of a claim."""
        known = self._quotes.get(id_)
        if known is not None:
            return known
        claim: Claim = self.case.claim(id_)
        document = self.case.ledger.document(claim.document, text=False)
        secret = (claim.document, claim.quote) in self.hidden or self.protector.hides(claim)
        made = Quote(
            id_, None if secret else self.protector.words(claim.quote, claim.places),
            self.protector.names((self._source(claim),), (claim,))[0],
            (document.publisher if document else None) or "unknown outlet",
            (document.published.end or document.published.start if document else None) or "day unknown",
            claim.document,
        )  # fmt: skip
        self._quotes[id_] = made
        return made
