"""Drafts that name what others may take over, found by sentence without going through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from .draft import Draft

_NEAR = 3  # sentences ahead that may still lend


class Lenders:
    """The drafts of an article that have something to lend, in the order of the text."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.at = [d.at for d in drafts]
        self.acts = [n for n, d in enumerate(drafts) if d.kind == "incident"]
        self.alike: dict[tuple[str, Any], list[int]] = {}
        for n, d in enumerate(drafts):
            self.alike.setdefault((d.kind, d.c.sense.event), []).append(n)
        self.body = next((n for n, d in enumerate(drafts) if not d.sent.sentence.title), len(drafts))
        self._known: dict[tuple[int, str, Any], tuple[int, int, list[tuple[str, Draft]]]] = {}

    def around(self, d: Draft) -> list[tuple[str, Draft]]:
        """Of other sentences, the last told, the last act, one like it, the first and the next; one beside in its own.

        They come by the place of the first draft that could have been each: of options that weigh the same, the first
        is taken.
        """
        act = (d.at, d.kind, d.c.sense.event)
        got = self._known.get(act)
        if got is None:
            got = self._known[act] = self._elsewhere(*act)
        low, high, out = got
        if high - low > 1 or (high > low and self.drafts[low] is not d):
            beside = [o for o in self.drafts[low:high] if o is not d]
            acts = [o for o in beside if o.kind == "incident"]
            when = _occasion(d, acts)
            if when is not None:
                out = [*out, ("occasion", when)]
            return [*out, ("beside", min(acts or beside, key=lambda o: abs(o.c.at - d.c.at)))]
        return out

    def _elsewhere(self, at: int, kind: str, event: Any) -> tuple[int, int, list[tuple[str, Draft]]]:
        """The drafts of a sentence, from which to which, and what other sentences lend to such an act there."""
        drafts = self.drafts
        low, high = bisect_left(self.at, at), bisect_right(self.at, at)
        got: list[tuple[int, str, Draft]] = []
        if low:
            got.append((0, "last", drafts[low - 1]))
            for label, known in (("last-act", self.acts), ("like", self.alike.get((kind, event), []))):
                n = bisect_left(known, low)
                if n:
                    got.append((known[0], label, drafts[known[n - 1]]))
            if self.body < low:
                got.append((self.body, "first", drafts[self.body]))
            got.sort(key=_rank)
        out = [(label, o) for _, label, o in got]
        if high < len(drafts) and drafts[high].at <= at + _NEAR:
            out.append(("next", drafts[high]))
        if low and self.body >= low:
            out.append(("first", drafts[0]))
        return low, high, out


def _rank(lender: tuple[int, str, Draft]) -> int:
    return lender[0]


def _occasion(d: Draft, acts: list[Draft]) -> Draft | None:
    """The act of the clause that says when people fell: "killed 12 when it shelled the town on Friday"."""
    if d.kind != "casualties" or not acts:
        return None
    chunks = d.sent.chunks
    at = next((k for k in range(d.c.at + 1, len(chunks)) if chunks[k].norm == "when"), None)
    return None if at is None else next((o for o in acts if at < o.c.at <= at + 10), None)
