"""The case as pages see it: a very large ledger keeps today's grouping for an earlier day, since regrouping takes minutes."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..model import Filters, Incident
from .core import ALL, Case


class Paged(Case):
    """The same case (what one has loaded or kept, the other has) with another answer to :meth:`clock`."""

    @classmethod
    def of(cls, case: Case) -> Paged:
        """The case for pages."""
        if isinstance(case, Paged):
            return case
        made = object.__new__(cls)
        made.__dict__ = case.__dict__
        return made

    def clock(self, filters: Filters) -> tuple[Case, Filters]:
        """In a very large ledger the case of now, with the day: claims and documents known by then count."""
        if filters.as_known_on is not None and not self.regroups():
            return self, filters
        return super().clock(filters)

    def incidents(self, filters: Filters = ALL) -> Iterator[Incident]:
        """Incidents by day; in a very large ledger those of an earlier day as their documents of then give them."""
        day = filters.as_known_on
        if day is None or self.regroups():
            yield from super().incidents(filters)
            return
        plain = msgspec.structs.replace(filters, as_known_on=None)
        passing = [i.id for i in self.ledger.incidents(plain, self.scope(plain))]
        yield from self.incidents_known(passing, day)
