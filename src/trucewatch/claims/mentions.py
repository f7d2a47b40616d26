"""What was found on the way, as records for people who want to see it (``extract --mentions``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model import Document, Mention
from ..rules.vocabulary import TriggerForm
from ..text import Found, Sent
from .group import Group


def mentions(document: Document, found: Found, held: list[tuple[Sent, list[Group]]]) -> Iterator[Mention]:
    """Times, places, actors, quantities, sources and triggers in text order."""
    out = list(_all(document, found, held))
    out.sort(key=lambda m: (m.start, m.end, m.type))
    return iter(out)


def _all(document: Document, found: Found, held: list[tuple[Sent, list[Group]]]) -> Iterator[Mention]:
    text = found.text
    doc = document.path.rsplit("/", 1)[-1] or document.id

    def at(first: int, last: int, type_: Any, rule: str, value: dict[str, Any]) -> Mention:
        start, end = text.starts[first], text.ends[last - 1]
        return Mention(doc=doc, type=type_, start=start, end=end, text=text.raw[start:end], rule=rule, value=value)

    for t in found.times:
        when = found.resolve(t, None, None)
        yield at(
            t.first, t.last, "time", str(getattr(t, "rule", t.kind)),
            {"start": when.start if when else None, "end": when.end if when else None, "timex": t.timex},
        )  # fmt: skip
    for p in found.places:
        yield at(
            p.first, p.last, "place", str(getattr(p, "rule", "gazetteer")),
            {"name": p.name, "lat": p.lat, "lon": p.lon, "level": p.level, "id": p.place_id},
        )  # fmt: skip
    for a in found.actors:
        yield at(a.first, a.last, "actor", str(getattr(a, "rule", a.type)), {"name": a.name, "id": a.actor_id})
    for x in found.sources:
        yield at(
            x.first, x.last, "source", x.kind,
            {"name": x.name, "cue": _span(text, x.cue), "content": _span(text, x.content)},
        )  # fmt: skip
    counted = {id(sent.chunks[g.first].value): (g, sent) for sent, groups in held for g in groups}
    for q in found.quantities:
        got = counted.get(id(q))
        what = None
        if got is not None:
            g = got[0]
            what = g.thing.measure if g.thing else g.person.id if g.person else g.unit
        yield at(q.first, q.last, "quantity", q.head, {"what": what or q.unit, "min": q.min, "max": q.max})
    for sent in found.sents:
        for c in sent.chunks:
            for e in c.refs:
                if isinstance(e.ref, TriggerForm):
                    sense = e.ref.trigger.gives[0]
                    yield at(c.first, c.last, "trigger", e.ref.trigger.id, {"kind": sense.kind, "event": sense.event})


def _span(text: Any, tokens: tuple[int, int] | None) -> list[int] | None:
    if not tokens or tokens[1] <= tokens[0]:
        return None
    return [text.starts[tokens[0]], text.ends[tokens[1] - 1]]
