"""Features by which a draft is taken or left. Language-neutral names; the weights stand in the pack's table."""

from __future__ import annotations

from .draft import Draft
from .grammar import Grammar


def features(d: Draft, drafts: list[Draft], grammar: Grammar) -> list[str]:
    """Named features of a draft in its article."""
    c, chunks = d.c, d.sent.chunks
    kind, event = c.sense.kind, c.sense.event or "-"
    left = chunks[c.at - 1].tags if c.at else frozenset()
    right = chunks[c.at + 1].tags if c.at + 1 < len(chunks) else frozenset()
    out = [
        "bias", f"kind:{kind}", f"event:{kind}:{event}", f"rule:{c.trigger.id}", f"form:{kind}:{c.form}",
        f"voice:{kind}:{c.voice}", f"rule-form:{c.trigger.id}:{c.form}", f"modality:{d.modality}",
    ]  # fmt: skip
    for slot in ("time", "place", "by", "against"):
        if slot in d.own:
            out += [f"own:{slot}", f"own:{kind}:{slot}"]
    out.append(f"own-count:{kind}:{len(d.own)}")
    if d.asserted_by:
        out.append("sourced")
    if c.group is not None:
        out += [f"counted:{kind}", f"measure:{kind}:{c.measure}"]
        if c.group.bare:
            out.append(f"bare:{kind}")
        if c.group.article:
            out.append(f"article:{kind}")
    if d.targets:
        out.append(f"target:{kind}")
    if c.form == "noun":
        if left & grammar.determiner:
            out += ["determined", f"determined:{kind}", f"determiner:{chunks[c.at - 1].norm}"]
        if left & grammar.of or "PREP" in left:
            out.append(f"governed:{chunks[c.at - 1].norm}")
        if any(x.tags & grammar.light for x in chunks[max(0, c.at - 4) : c.at]):
            out.append(f"light:{kind}")
        if any(x.tags & grammar.occur for x in chunks[c.at + 1 : c.at + 4]):
            out.append(f"occurs:{kind}")
        if right & grammar.say:
            out.append("said")
    elif any(x.tags & grammar.goal for x in chunks[max(0, c.at - 1) : c.at]):
        out.append(f"infinitive:{kind}")
    if any(x.tags & grammar.negation for x in chunks[max(0, c.at - 3) : c.at]):
        out.append("negated")
    same = [o for o in drafts if o is not d and o.sent is d.sent]
    if any(o.kind == "incident" for o in same) and kind == "incident":
        out.append("other-incident-here")
        if any(o.kind == "incident" and o.c.sense.event == c.sense.event and o.c.at < c.at for o in same):
            out.append("same-event-earlier-here")
        if any(o.kind == "incident" and o.c.sense.event == c.sense.event and o.c.at > c.at for o in same):
            out.append("same-event-later-here")
        if event == "other_attack" and any(o.c.sense.event not in ("other_attack", None) for o in same):
            out.append("vaguer-than-other-here")
    if any(o.kind == "casualties" for o in same):
        out.append(f"with-casualties:{kind}")
    earlier = [
        o
        for o in drafts
        if o.kind == kind and o.c.sense.event == c.sense.event and o.at < d.at and not o.sent.sentence.title
    ]
    if earlier:
        out += [f"told-before:{kind}"]
        if not ({"time", "place", "by"} & d.own):
            out.append(f"nothing-new:{kind}")
    if d.sent.sentence.title:
        told = [o for o in drafts if not o.sent.sentence.title and o.kind == kind and o.c.measure == c.measure]
        again = any(o.c.sense.event == c.sense.event for o in told)
        out.append("headline-again" if again else "headline-beside" if told else "headline-alone")
    if d.at <= 2:
        out.append("opening")
    if any(x.tags & frozenset(("QUOTE",)) for x in chunks[:2]):
        out.append("quoted")
    n = d.sent.sentence.last - d.sent.sentence.first
    if n <= 6:
        out.append("short")
    return out
