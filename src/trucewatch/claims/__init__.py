"""Mentions -> claims: triggers, counted groups, slots, context, acceptance, repetition."""

from .check import check
from .engine import Claimer

__all__ = ["Claimer", "check"]
