"""Drafts that name what others may take over, found by sentence without going through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from .draft import Draft
from .grammar import Grammar

_NEAR = 3  # sentences ahead that may still lend


class Lenders:
    """The drafts of an article that have something to lend, in the order of the text, and which of them may: the one told
    ``last``, the ``last-act``, the ``next`` of other sentences, the last of the same event (``alike``), the nearest one
    ``beside`` in the draft's own."""

    def __init__(self, drafts: list[Draft], may: frozenset[str]) -> None:
        self.drafts = drafts
        self.may = may
        self.at = [d.at for d in drafts]
        self.acts = [n for n, d in enumerate(drafts) if d.kind == "incident"]
        self._alike: dict[str | None, list[int]] = {}
        if "alike" in may:
            for n in self.acts:
                self._alike.setdefault(drafts[n].c.sense.event, []).append(n)
        self._known: dict[int, tuple[int, int, list[tuple[str, Draft]]]] = {}

    def around(self, d: Draft) -> list[tuple[str, Draft]]:
        """What may lend to a draft, each with its label."""
        low, high, out = self._known.get(d.at) or self._elsewhere(d.at)
        if d.kind == "incident" and (alike := self._alike.get(d.c.sense.event)) and (n := bisect_left(alike, low)):
            last = self.drafts[alike[n - 1]]
            if all(o is not last for _, o in out):
                out = [*out, ("alike", last)]
        if high > low and "beside" in self.may and (high - low > 1 or self.drafts[low] is not d):
            beside = [o for o in self.drafts[low:high] if o is not d]
            acts = [o for o in beside if o.kind == "incident"]
            when = _occasion(d, acts)
            if when is not None:
                out = [*out, ("occasion", when)]
            return [*out, ("beside", min(acts or beside, key=lambda o: abs(o.c.at - d.c.at)))]
        return out

    def _elsewhere(self, at: int) -> tuple[int, int, list[tuple[str, Draft]]]:
        """The drafts of a sentence, from which to which, and what other sentences lend to it."""
        drafts, may = self.drafts, self.may
        low, high = bisect_left(self.at, at), bisect_right(self.at, at)
        out: list[tuple[str, Draft]] = []
        if low and "last" in may:
            out.append(("last", drafts[low - 1]))
        if low and "last-act" in may:
            n = bisect_left(self.acts, low)
            if n:
                out.append(("last-act", drafts[self.acts[n - 1]]))
        if "next" in may and high < len(drafts) and drafts[high].at <= at + _NEAR:
            out.append(("next", drafts[high]))
        got = self._known[at] = low, high, out
        return got


def _occasion(d: Draft, acts: list[Draft]) -> Draft | None:
    """The act of the clause that says when people fell: "killed 12 when it shelled the town on Friday"."""
    if d.kind != "casualties" or not acts:
        return None
    chunks = d.sent.chunks
    at = next((k for k in range(d.c.at + 1, len(chunks)) if "OCCASION" in chunks[k].tags), None)
    return None if at is None else next((o for o in acts if at < o.c.at <= at + 10), None)


def same_place(d: Draft, o: Draft) -> str:
    """Whether what another draft tells of lies in the same place."""
    if not d.places or not o.places:
        return "shares:where:unsaid"
    p, q = d.places[0], o.places[0]
    same = any(x.name == p.name for x in o.places)
    near = p.name in getattr(q, "admin", ()) or q.name in getattr(p, "admin", ())
    return f"shares:where:{'same' if same else 'within' if near else 'apart'}:{'own' if 'place' in d.own else 'lent'}"


def sent_it(grammar: Grammar, d: Draft, o: Draft) -> bool:
    """Whether a craft or a missile was shot down, and the other draft tells of another act, as of whoever had sent it: "X fired two
    missiles at the base. Both were shot down"."""
    if d.against or not d.sent.chunks[d.c.at].tags & grammar.downed:
        return False
    return not o.sent.chunks[o.c.at].tags & grammar.downed
