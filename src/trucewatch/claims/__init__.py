"""Mentions -> claims: triggers, counted groups, slots, context, acceptance, repetition."""

from .engine import Claimer

__all__ = ["Claimer"]
