"""What was promised and what is said to have been broken: agreements in force, findings, obligations, period tables.

The tool itself judges nothing: an act that meets a clause is a *candidate* finding, a source that says so makes it
*alleged*.
"""

from .ledger import (
    SPEAKING,
    ComplianceLedger,
    around,
    beside_incidents,
    candidates,
    compute,
    link_claims,
    make_zones,
    standing_on,
    why,
    with_kept,
)
from .matching import Link, Matcher, Possible
from .obligations import Obligation, Said
from .rulebook import Rulebook, check, rulebook
from .schema import ActKind, Agreement, CarveOut, Clause, Dated, Evidence, Party, Shape, Side, Zone
from .status import Standing, in_force
from .tables import BeforeAfter, Cell, Period, Since, before_after, days_since, is_unplaced, period_table, silent_days
from .zones import Spot, Zones

__all__ = [
    "SPEAKING", "ActKind", "Agreement", "BeforeAfter", "CarveOut", "Cell", "Clause", "ComplianceLedger", "Dated",
    "Evidence", "Link", "Matcher", "Obligation", "Party", "Period", "Possible", "Rulebook", "Said", "Shape", "Side",
    "Since", "Spot", "Standing", "Zone", "Zones", "around", "before_after", "beside_incidents", "candidates", "check",
    "compute", "days_since", "in_force", "is_unplaced", "link_claims", "make_zones", "period_table", "rulebook", "silent_days",
    "standing_on", "why", "with_kept",
]  # fmt: skip
