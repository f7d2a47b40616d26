"""Tolls: each origin's latest figure, its earlier ones as history, the range, agreement and contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from ..model import Claim, OriginToll, Toll
from ..values import Count
from .origins import Voice

MEASURES = ("killed", "injured", "casualties", "detained", "missing")
#: Parts that exclude one another and so must add up to no more than the whole (children may be civilians).
PARTITIONS = (("women", "men", "children"), ("civilians", "combatants"))


class Figure(msgspec.Struct, frozen=True):
    """A claim's figure with its origin and the day from which it was known."""

    claim: Claim
    voice: Voice
    known: str | None


def tolls(figures: Iterable[Figure]) -> dict[str, Toll]:
    """Tolls by measure over the figures of one incident."""
    by_measure: dict[str, list[Figure]] = {}
    for f in figures:
        measure = f.claim.measure
        if f.claim.kind == "casualties" and measure is not None and measure.what in MEASURES:
            if f.claim.modality in ("denied", "planned"):
                continue
            by_measure.setdefault(measure.what, []).append(f)
    return {what: toll(by_measure[what]) for what in MEASURES if what in by_measure}


def toll(figures: Sequence[Figure]) -> Toll:
    """One measure of one incident. ``min`` is the lowest, ``max`` the highest number that any origin's latest figure
    gives; a figure without an upper bound ("at least 20") counts with its bound as written."""
    wholes = [f for f in figures if not is_part(f, figures)]
    rows = by_origin(wholes or figures)
    numbers = [x for r in rows for x in (r.min, r.max) if x is not None]
    counts = [Count(r.min, r.max) for r in rows]
    return Toll(
        min=min(numbers) if numbers else None,
        max=max(numbers) if numbers else None,
        agreed=agreed(counts),
        contradiction=any(a.disjoint(b) for n, a in enumerate(counts) for b in counts[n + 1 :]),
        breakdown=parts(figures),
        by_origin=rows,
    )


def by_origin(figures: Sequence[Figure]) -> tuple[OriginToll, ...]:
    """Each origin's latest figure (of one day's figures the highest: tolls rise), the earlier ones as history."""
    groups: dict[str, list[Figure]] = {}
    for f in figures:
        groups.setdefault(f.voice.name, []).append(f)
    rows = []
    for name in sorted(groups):
        ordered = sorted(groups[name], key=_age)
        last = ordered[-1]
        assert last.claim.measure is not None
        now = (last.claim.measure.min, last.claim.measure.max)
        seen: set[tuple[float | None, float | None]] = {now}
        history = []
        for f in ordered[:-1]:
            assert f.claim.measure is not None
            bounds = (f.claim.measure.min, f.claim.measure.max)
            if bounds not in seen:
                seen.add(bounds)
                history.append((f.known, *bounds, f.claim.id))
        marks = tuple(sorted({m for f in groups[name] for m in f.voice.marks}))
        rows.append(
            OriginToll(
                origin=name, min=now[0], max=now[1], claim=last.claim.id, known=last.known,
                history=tuple(history), marks=marks,
            )
        )  # fmt: skip
    return tuple(rows)


def _age(f: Figure) -> tuple[str, float, str, int, str]:
    measure = f.claim.measure
    assert measure is not None
    return (
        f.known or "",
        Count(measure.min, measure.max).best(),
        f.claim.document or f.claim.doc,
        f.claim.start,
        f.claim.id,
    )


def is_part(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a figure is a named part ("of those killed six were children") of a larger one in the same document."""
    claim = figure.claim
    measure = claim.measure
    if measure is None or not claim.breakdown:
        return False
    size = Count(measure.min, measure.max).best()
    if sum(claim.breakdown.values()) < size:
        return False
    doc = claim.document or claim.doc
    for other in figures:
        o = other.claim
        if o.id == claim.id or o.measure is None or (o.document or o.doc) != doc:
            continue
        if Count(o.measure.min, o.measure.max).best() > size and not set(o.breakdown) >= set(claim.breakdown):
            return True
    return False


def parts(figures: Sequence[Figure]) -> dict[str, tuple[float | None, float | None]]:
    """The lowest and highest number given for each part."""
    out: dict[str, tuple[float, float]] = {}
    for f in figures:
        for key, value in f.claim.breakdown.items():
            low, high = out.get(key, (value, value))
            out[key] = (min(low, value), max(high, value))
    return {k: (low, high) for k, (low, high) in sorted(out.items())}


def misfits(claim: Claim) -> list[str]:
    """Where a claim's parts do not fit its whole ("six women and four children" is ten); empty when they do."""
    measure = claim.measure
    if measure is None or measure.max is None:
        return []
    out = []
    for group in PARTITIONS:
        named = [k for k in group if k in claim.breakdown]
        total = sum(claim.breakdown[k] for k in named)
        if total > measure.max:
            words = " and ".join(f"{claim.breakdown[k]:g} {k}" for k in named)
            out.append(f"{words} are more than {measure.max:g}")
    return out


def agreed(counts: Sequence[Count]) -> float | None:
    """The number that fits most origins' figures, if at least two agree (or there is only one origin).

    Between numbers that fit equally many, the one that most origins state in so many words, then the lower.
    """
    if not counts:
        return None
    if len(counts) == 1:
        return counts[0].best()
    votes: dict[float, tuple[int, int]] = {}
    for value in sorted({x for c in counts for x in (c.min, c.max) if x is not None}):
        point = Count(value, value)
        votes[value] = (sum(not c.disjoint(point) for c in counts), sum(value in (c.min, c.max) for c in counts))
    if not votes:
        return None
    best = max(votes, key=lambda v: (votes[v], -v))
    return best if votes[best][0] >= 2 else None


def disagreements(measure: str, toll_: Toll) -> list[dict[str, object]]:
    """Pairs of origins whose latest figures cannot both be right."""
    out: list[dict[str, object]] = []
    rows = toll_.by_origin
    for n, a in enumerate(rows):
        for b in rows[n + 1 :]:
            if Count(a.min, a.max).disjoint(Count(b.min, b.max)):
                out.append(
                    {
                        "field": measure,
                        "a": {"origin": a.origin, "min": a.min, "max": a.max, "claim": a.claim},
                        "b": {"origin": b.origin, "min": b.min, "max": b.max, "claim": b.claim},
                    }
                )
    return out


def best(toll_: Mapping[str, Toll] | Toll | None, measure: str = "killed") -> float | None:
    """One number for a sum: the agreed figure, else the lowest (conservative, as casualty recorders count)."""
    found = toll_ if isinstance(toll_, Toll) or toll_ is None else toll_.get(measure)
    if found is None:
        return None
    return found.agreed if found.agreed is not None else found.min
