"""From a reading of a time expression to days. Importing this registers every operation that rules may name."""

from __future__ import annotations

from . import times_resolve_bounds, times_resolve_calendar
from .times_operations import Env, Tense, evaluate, operations

__all__ = ["Env", "Tense", "evaluate", "operations", "times_resolve_bounds", "times_resolve_calendar"]
