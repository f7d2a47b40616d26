"""Denials and blame that leave the act unnamed ("Damascus denied responsibility"): the act is the one told just before."""

from __future__ import annotations

import msgspec

from .draft import Draft

_REACH = 5  #: sentences back


def settle(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those echoes that find no act; the others take event, and place and time where they lack them."""
    if not any(d.c.sense.echoes for d in drafts):
        return drafts
    acts = [d for d in drafts if d.kind == "incident" and not d.c.sense.echoes]
    out: list[Draft] = []
    for d in drafts:
        if d.c.sense.echoes:
            if any(o.sent is d.sent and o.modality == d.modality and not o.c.sense.vague for o in acts):
                continue  # the sentence names what is denied
            act = _act(d, acts)
            if act is None:
                continue
            d.c.sense = msgspec.structs.replace(d.c.sense, event=act.c.sense.event)
            d.key = None
            if act.places and "place" not in d.own:
                d.places = act.places
            if "time" not in d.own:
                d.time, d.when = act.time, act.when
        out.append(d)
    return out


def _act(d: Draft, acts: list[Draft]) -> Draft | None:
    """The act of the same sentence, else the nearest before it; acts told with their means go before vague ones."""
    near = [o for o in acts if 0 <= d.at - o.at <= _REACH]
    if not near:
        return None
    return min(near, key=lambda o: (o.c.sense.vague, d.at - o.at, abs(d.c.at - o.c.at) if o.at == d.at else -o.c.at))
