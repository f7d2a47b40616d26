"""Names of the features of options that hang on the same few values: ``(function, *values)`` is a part of an option's
score (:mod:`scorers`), and the function gives the names of its features."""

from __future__ import annotations

from collections.abc import Sequence


def act(kind: str, event: str | None, voice: str, modality: str) -> Sequence[str]:
    return kind, f"{kind}:{event}", f"{kind}:{voice}", f"m:{modality}"


def named_here(kind: str, own: int) -> Sequence[str]:
    """How many options the sentence itself names."""
    return f"own:{own}", f"{kind}:own:{min(own, 2)}"


def because(kind: str, why: str) -> Sequence[str]:
    """The hand order's reason for its pick."""
    return f"why:{why}", f"why:{kind}:{why}"


def lent(label: str, kind: str, other: str, gap: str, same: bool, back: bool) -> Sequence[str]:
    """What another draft lends; ``back``: this one points back at an act told before it ("that attack")."""
    out = [f"lent:{label}", f"lent:{label}:{kind}", f"lent:{label}:gap{gap}"]
    if same:
        out.append(f"lent:{label}:same-act")
    if back:
        out += [f"lent:{label}:pointed", f"lent:{label}:pointed:gap{gap}"]
    if label == "beside":
        out.append(f"lent:beside:{kind}:{other}")
    return out


def holds(kind: str, event: str, own: bool) -> Sequence[str]:
    """Whether a doer is on the side of those who hold the place, or on another."""
    side = "holder" if own else "other"
    return f"holds:{side}:{kind}", f"holds:{side}:{event}"


def stands(kind: str, side: str, kept: str) -> Sequence[str]:
    """Where an option comes from, and whether it is the hand order's."""
    return kept, side, f"{side}:{kept}", f"{kind}:{side}:{kept}"


def made(kind: str, op: str) -> Sequence[str]:
    """How the words make up a time."""
    return f"op:{op}", f"op:{kind}:{op}"


def fresh(name: str, kind: str, event: str | None) -> Sequence[str]:
    """A day that the publication alone gives."""
    return name, f"{name}:{kind}", f"{name}:{kind}:{event}"


def way(kind: str, voice: str, left: bool, between: str, before: str, after: str) -> Sequence[str]:
    """What stands between a trigger and a mention, and on either side of the mention."""
    side = "<" if left else ">"
    near, far = (between[-2:], between[:2]) if left else (between[:2], between[-2:])
    out = [f"near:{voice}{side}{near}", f"far:{voice}{side}{far}", f"around:{side}{before}_{after}"]
    if len(between) <= 6:
        out += [f"way:{voice}{side}{between}", f"way:{kind}{side}{between}"]
    return out


def told_place(kind: str, often: str, level: str, away: bool) -> Sequence[str]:
    out = [f"named:{often}", f"level:{level}", f"{kind}:level:{level}"]
    return [*out, "away", f"away:{kind}"] if away else out


def related(kind: str, relation: str, level: str) -> Sequence[str]:
    return f"rel:{kind}:{relation}", f"rel:{relation}:{level}"


def level_lent(level: str) -> Sequence[str]:
    return (f"lent:level:{level}",)


def pointing(kind: str, side: str, far: str, level: str, how: str, owner: str) -> Sequence[str]:
    """How a point of another sentence stands to a draft."""
    return (
        "point", f"point:{kind}", f"point:{side}:{far}", f"point:level:{level}", f"point:{how}", f"point:{how}:{owner}",
    )  # fmt: skip


def likened(label: str, kind: str, means: str, place: str) -> Sequence[str]:
    """How an act or a harm that lends is like the harm it lends to."""
    return f"lent:{label}:means-{means}", f"lent:{label}:place-{place}", f"lent:means-{means}:{kind}", f"lent:place-{place}:{kind}"


def harmed(rule: str, victims: str, measure: str) -> Sequence[str]:
    """The words that tell of a harm, and whom it befell."""
    return f"rule:{rule}", f"victims:{victims}", f"measure:{measure}"


def harmed_by(means: str, how: str) -> Sequence[str]:
    """The act that the sentence of a harm names for it."""
    return f"in:{means}", f"in:{how}", f"in:{means}:{how}"


def done(means: str, often: str, so: str, sorts: Sequence[tuple[str, str]]) -> Sequence[str]:
    """What sort of doers do harm by such means, how often the article tells of them, and how often with these means."""
    out = [f"did:{often}", f"did-so:{so}"]
    if means:
        for sort, noun in sorts:
            out += [f"does:by-{means}:{sort}", f"does:by-{means}:{noun}"]
    return out


def doing(
    kind: str, event: str, opposed: bool, own: bool, loose: bool, n: int, generic: bool, sorts: Sequence[tuple[str, str]],
    general: Sequence[str],
) -> Sequence[str]:
    """What sort of doers do this, and whether they are among those it is done to or on their side; ``loose``: those it is
    done to have only a general name, which whoever speaks gives to more than one side; ``general``: the doers' general names."""
    out = [f"n:{n}"]
    if own:
        out += ["own-side", f"own-side:{kind}"]
    if loose and sorts:
        out += [f"to-loose:{sorts[0][0]}", f"to-loose:{kind}:{sorts[0][0]}"]
    if opposed:
        out += ["is-opposed", f"is-opposed:{kind}"]
    if generic:
        out.append("generic")
    for sort, noun in sorts:
        out += [f"does:{event}:{sort}", f"does:{event}:{noun}", f"does:{kind}:{sort}"]
    return out + [f"does:{event}:{name}" for name in general]


def spread(kind: str, age: str, long: str) -> Sequence[str]:
    """How long before the news a draft's own time was, and how long it was."""
    return f"age:{age}", f"lasts:{long}", f"age:{kind}:{age}", f"lasts:{kind}:{long}"


def habit(kind: str, event: str | None, modality: str) -> Sequence[str]:
    """What is told as done again and again."""
    return "habit", f"habit:{kind}:{event}", f"habit:{modality}"


def agreeing(label: str, kind: str, day: str, doers: str, toll: str) -> Sequence[str]:
    """Whether a draft that lends its place is of the same day, doers and toll."""
    out = [f"lent:day-{day}", f"lent:{label}:day-{day}", f"lent:{kind}:day-{day}"]
    if doers != "-":
        out += [f"lent:doers-{doers}", f"lent:{kind}:doers-{doers}"]
    if toll != "-":
        out += [f"lent:toll-{toll}", f"lent:{label}:toll-{toll}"]
    return out
