"""Phrases of the packs -> what they mean, looked up at a token of a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Phrases(Generic[T]):
    """Word sequences -> a value, longest first, found at (or, ``backward``, ending before) a token."""

    def __init__(self, backward: bool = False) -> None:
        self._backward = backward
        self._single: dict[str, T] = {}
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}  # by the word at the edge and the next

    def add(self, words: tuple[str, ...], value: T) -> None:
        """Register a phrase; the first to be registered wins among equal ones."""
        if not words:
            return
        edge = words[-1] if self._backward else words[0]
        if len(words) == 1:
            self._single.setdefault(edge, value)
            return
        bucket = self._longer.setdefault(edge, {}).setdefault(words[-2] if self._backward else words[1], [])
        if all(w != words for w, _ in bucket):
            bucket.append((words, value))
            bucket.sort(key=lambda item: -len(item[0]))

    def edges(self) -> Iterable[str]:
        """The words at which phrases may begin (``backward``: end)."""
        return self._single.keys() | self._longer.keys()

    def after(self, edge: str) -> tuple[bool, Iterable[str]]:
        """Whether the word at the edge is a phrase by itself, and the words beside it in longer ones."""
        return edge in self._single, self._longer.get(edge, ())

    def match(self, norms: list[str], at: int, limit: int) -> tuple[T, int] | None:
        """The value and the other end: forward from ``at`` up to ``limit``, backward from before ``at`` down to it."""
        if self._backward:
            if at <= limit:
                return None
            edge, step = norms[at - 1], -1
            longer = self._longer.get(edge)
            if longer is not None and at - 1 > limit:
                for words, value in longer.get(norms[at - 2], ()):
                    begin = at - len(words)
                    if begin >= limit and (len(words) == 2 or tuple(norms[begin:at]) == words):
                        return value, begin
        else:
            if at >= limit:
                return None
            edge, step = norms[at], 1
            longer = self._longer.get(edge)
            if longer is not None and at + 1 < limit:
                for words, value in longer.get(norms[at + 1], ()):
                    end = at + len(words)
                    if end <= limit and (len(words) == 2 or tuple(norms[at:end]) == words):
                        return value, end
        return (self._single[edge], at + step) if edge in self._single else None
