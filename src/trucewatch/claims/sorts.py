"""Sorts of actors that rules ask for by their types."""

from __future__ import annotations

TELLERS = frozenset(("media", "monitor"))  # who tells of acts
BYSTANDERS = TELLERS | {"organisation", "person"}  # who tells of acts and does none
PEOPLE = frozenset(("official", "person"))
OF_STATES = frozenset(("state", "armed_force"))
