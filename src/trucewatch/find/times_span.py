"""The record of one time expression."""

from __future__ import annotations

import msgspec

from .times_grammar import Node


class TimeSpan(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens ``first`` to ``last`` (exclusive) that say when.

    ``kind``: date, weekday, month, season, year, duration, relative, since, until, range, vague or clock. ``timex`` is
    the TIMEX3 value as far as it is known without the document's date (:func:`timex` gives the anchored one).
    ``vague``: an end of the span is left open on purpose ("recent weeks"). ``dateline``: the text's own date line, not
    an event's time. ``title``: stands in the headline. ``context``: leans on the time spoken of before ("the same day"),
    so ``resolve`` wants ``previous``. ``part`` is the part of the day (NI, MO, AF, EV) and ``clock`` minutes after midnight, where said.
    ``adjective``: stands glued before a noun ("two-year siege"). ``forward``: it dates what follows
    it ("a day after the raid"), not what it stands behind. ``event`` says what kind of event
    a "since the deal" leans on, ``events`` what kinds the words around a date tell of, and how many words off.
    """

    first: int
    last: int
    kind: str
    timex: str
    node: Node
    rule: str
    text: str = ""
    vague: bool = False
    dateline: bool = False
    title: bool = False
    context: bool = False
    adjective: bool = False
    forward: bool = False
    part: str | None = None
    clock: int | None = None
    event: str | None = None
    events: tuple[tuple[str, int], ...] = ()
