"""What a case has computed for its ledger as it is now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Key = tuple[Any, ...]


class Memory:
    """Keeps what was made under a key for one version of the ledger; the next row of the log makes it forget all."""

    def __init__(self) -> None:
        self._kept: dict[Key, Any] = {}
        self._version = -1

    def get(self, version: int, key: Key, make: Callable[[], Any]) -> Any:
        """What is kept under a key, or made now."""
        if version != self._version:
            self._kept.clear()
            self._version = version
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def leave(self, key: Key, most: int) -> None:
        """Of the keys that begin as this one, forget the oldest until ``most`` are kept, this one among them."""
        others = [k for k in self._kept if k[0] == key[0] and k != key]
        for k in others[: max(0, len(others) + 1 - most)]:
            del self._kept[k]

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
