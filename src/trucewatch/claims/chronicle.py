"""The day that a story told long afterwards has come to: "On 22 May X announced ... The army took Y" tells of 22 May in both sentences,
whatever else the first one dates ("the previous day", "since 18 May")."""

from __future__ import annotations

from ..text import Found, Sent
from ..values import Interval, shift
from .context import Context
from .draft import length
from .grammar import Grammar

_OPENS = 2  # chunks before a day that opens its sentence: "Later, on 22 May"
_NAMED = frozenset(("date", "weekday", "relative", "range", "until", "month", "year"))
_COURSE = 10  # days of a span that a story may stay in: "Between 13 and 17 July"
_ON = 45  # days that a story goes on by at most with a day that stands later in a sentence


class Chronicle:
    """Follows an article that is such a story sentence by sentence; of others it keeps nothing."""

    def __init__(self, found: Found, grammar: Grammar) -> None:
        self.found = found
        self.grammar = grammar
        self.day: Interval | None = None

    def go_on(self, sent: Sent, ctx: Context, n: int) -> None:
        """Take up the day that sentence ``n`` names, and have what follows happen on it."""
        if not self.found.story or sent.sentence.title:
            return
        self._read(sent)
        if self.day is not None:
            ctx.time, ctx.time_at = self.day, n

    def _read(self, sent: Sent) -> None:
        chunks = sent.chunks
        for k in self.grammar.mentions(chunks, "time"):
            m = chunks[k].value
            if m.kind not in _NAMED or m.dateline:
                continue
            when = self.found.resolve(m, None, self.day)
            if when is not None and m.kind == "until" and when.end is not None:
                when = Interval(when.end, when.end)  # "By 20 July the strikes had grown"
            if when is None or when.start is None or when.end is None:
                continue
            opens, days = k <= _OPENS, length(when)
            if days > 1:
                if opens:
                    self.day = when if days <= _COURSE else None  # "In June 2016": no day of it is told
                    return
                continue
            before = self.day.end if self.day is not None else None
            if opens or before is None or before <= when.start <= shift(before, _ON):
                self.day = when
            return
