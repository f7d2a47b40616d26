"""A case: open it, add to it, ask it, decide about it, have it explained. The public API."""

from .adding import Added
from .core import Case
from .explaining import Node
from .searching import Hit
from .settings import Settings
from .verifying import Check

__all__ = ["Added", "Case", "Check", "Hit", "Node", "Settings"]
