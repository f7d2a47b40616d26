"""Tolls: each origin's latest figure, its earlier ones as history, the range, agreement and contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from ..model import Claim, OriginToll, Toll
from ..values import Count
from .origins import Voice
from .parts import NAMED_PARTS, Cue, called_part

MEASURES = ("killed", "injured", "casualties", "detained", "missing")
#: Floors that stand for words ("dozens", "several"; docs/claims.md).
WORD_FLOORS = frozenset((2.0, 3.0, 24.0, 40.0, 200.0, 2000.0))
#: Parts that exclude one another: they may be added, and may not be more than the whole.
PARTITIONS = (("women", "men", "children"), ("civilians", "combatants"))


class Figure(msgspec.Struct, frozen=True):
    """A claim's figure with its origin and the day from which it was known."""

    claim: Claim
    voice: Voice
    known: str | None

    @property
    def doc(self) -> str:
        return self.claim.document or self.claim.doc


def tolls(figures: Iterable[Figure], cues: Sequence[Cue] = ()) -> dict[str, Toll]:
    """Tolls by measure over the figures of one incident; ``cues`` are the words that make a figure a part."""
    by_measure: dict[str, list[Figure]] = {}
    for f in figures:
        measure = f.claim.measure
        if f.claim.kind == "casualties" and measure is not None and measure.what in MEASURES:
            if f.claim.modality in ("denied", "planned"):
                continue
            by_measure.setdefault(measure.what, []).append(f)
    return {what: toll(by_measure[what], cues) for what in MEASURES if what in by_measure}


def toll(figures: Sequence[Figure], cues: Sequence[Cue] = ()) -> Toll:
    """One measure of one incident. ``min`` is the lowest, ``max`` the highest number that any origin's latest figure
    gives; a figure without an upper bound ("at least 20") counts with its bound as written."""
    figures = with_sums(figures)
    wholes = [f for f in figures if not is_part(f, figures, cues)] or figures
    rows = by_origin(wholes)
    numbers = sorted({x for found in _by_name(wholes).values() for f in _latest(found) for x in _numbers(f)})
    counts = [Count(r.min, r.max) for r in rows]
    return Toll(
        min=numbers[0] if numbers else None,
        max=numbers[-1] if numbers else None,
        agreed=agreed(counts, numbers),
        contradiction=any(a.disjoint(b) for n, a in enumerate(counts) for b in counts[n + 1 :]),
        breakdown=parts(figures),
        by_origin=rows,
    )


def by_origin(figures: Sequence[Figure]) -> tuple[OriginToll, ...]:
    """Each origin's latest figure, its earlier ones as history.

    Several figures of its latest day are a range; words like "dozens" count only where it gives no number that day.
    """
    rows = []
    for name, found in sorted(_by_name(figures).items()):
        latest = _latest(found)
        known = latest[-1].known
        now = _bounds(latest)
        seen: set[tuple[float | None, float | None]] = {now}
        history = []
        for f in sorted(found, key=_age):
            bounds = _bounds([f])
            if bounds not in seen and (f.known != known or len(latest) > 1 or f not in latest):
                seen.add(bounds)
                history.append((f.known, *bounds, f.claim.id))
        marks = tuple(sorted({m for f in found for m in f.voice.marks}))
        rows.append(
            OriginToll(
                origin=name, min=now[0], max=now[1], claim=latest[-1].claim.id, known=known,
                history=tuple(history), marks=marks,
            )
        )  # fmt: skip
    return tuple(rows)


def _by_name(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    groups: dict[str, list[Figure]] = {}
    for f in figures:
        groups.setdefault(f.voice.name, []).append(f)
    return groups


def _latest(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one origin's latest day, without mere words where it gives a number."""
    ordered = sorted(figures, key=_age)
    today = [f for f in ordered if f.known == ordered[-1].known]
    return [f for f in today if not _in_words(f)] or today


def _bounds(figures: Sequence[Figure]) -> tuple[float | None, float | None]:
    """One figure as written; several as the range of their numbers, open above where the highest is ("at least 18")."""
    found = {(f.claim.measure.min, f.claim.measure.max) for f in figures if f.claim.measure}
    if len(found) == 1:
        return found.pop()
    numbers = [x for f in figures for x in _numbers(f)]
    if not numbers:
        return None, None
    low, high = min(numbers), max(numbers)
    return low, None if (high, None) in found else high


def _numbers(f: Figure) -> list[float]:
    measure = f.claim.measure
    return [x for x in (measure.min, measure.max) if x is not None] if measure else []


def _in_words(f: Figure) -> bool:
    """Whether the figure stands for a word such as "dozens"."""
    m = f.claim.measure
    return m is not None and m.max is None and m.min in WORD_FLOORS and not any(ch.isdigit() for ch in m.text or "")


def _age(f: Figure) -> tuple[str, float, str, int, str]:
    measure = f.claim.measure
    assert measure is not None
    size = Count(measure.min, measure.max).best()
    return (f.known or "", size, f.doc, f.claim.start, f.claim.id)


def is_part(figure: Figure, figures: Sequence[Figure], cues: Sequence[Cue] = ()) -> bool:
    """Whether a figure is a named part ("of those killed six were children") of a larger one.

    Where its words say so, of whatever larger one; else, where it counts only women, children and the like, of a larger
    one of the same origin and document.
    """
    claim = figure.claim
    measure = claim.measure
    if measure is None:
        return False
    size = Count(measure.min, measure.max).best()
    larger = [f for f in figures if (m := f.claim.measure) is not None and Count(m.min, m.max).best() > size]
    if not larger:
        return False
    if called_part(claim, cues):
        return True
    if not claim.breakdown or not claim.breakdown.keys() <= NAMED_PARTS or sum(claim.breakdown.values()) < size:
        return False
    return any(f.doc == figure.doc and f.voice.name == figure.voice.name for f in larger)


def with_sums(figures: Sequence[Figure]) -> list[Figure]:
    """The figures, parts that one sentence gives side by side ("three fighters and 13 civilians") added to a whole.

    Only parts that exclude one another, each the whole of its own claim, and only where the sentence gives no whole.
    """
    out: list[Figure] = []
    groups: dict[tuple[str, int, str], list[Figure]] = {}
    for f in figures:
        groups.setdefault((f.doc, f.claim.start, f.voice.name), []).append(f)
    for found in groups.values():
        whole = _sum(found)
        if whole is None:
            out += found
        else:
            out.append(whole)
    return out


def _sum(figures: Sequence[Figure]) -> Figure | None:
    keys: list[str] = []
    for f in figures:
        measure = f.claim.measure
        if measure is None or len(f.claim.breakdown) != 1 or measure.min is None or measure.max is None:
            return None
        ((key, value),) = f.claim.breakdown.items()
        if value != measure.min or key in keys:
            return None
        keys.append(key)
    if len(keys) < 2 or not any(set(keys) <= set(group) for group in PARTITIONS):
        return None
    first = min(figures, key=lambda f: f.claim.id)
    total = sum(f.claim.measure.min or 0.0 for f in figures if f.claim.measure)
    assert first.claim.measure is not None
    measure = msgspec.structs.replace(first.claim.measure, min=total, max=total)
    merged = {k: v for f in figures for k, v in f.claim.breakdown.items()}
    return Figure(msgspec.structs.replace(first.claim, measure=measure, breakdown=merged), first.voice, first.known)


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


def agreed(counts: Sequence[Count], numbers: Iterable[float] = ()) -> float | None:
    """The number that fits most origins' figures, if at least two agree (or there is only one origin).

    ``numbers`` are what origins give beside the bounds of ``counts``. Between numbers that fit equally many, the one that
    most origins state in so many words; where these are equally many and not the same origins, none; else the lower.
    """
    if not counts:
        return None
    if len(counts) == 1:
        return counts[0].best()
    votes: dict[float, tuple[int, int]] = {}
    behind: dict[float, frozenset[int]] = {}
    for value in sorted({*numbers, *(x for c in counts for x in (c.min, c.max) if x is not None)}):
        point = Count(value, value)
        behind[value] = frozenset(n for n, c in enumerate(counts) if not c.disjoint(point))
        votes[value] = (len(behind[value]), sum(value in (c.min, c.max) for c in counts))
    most = max(votes.values(), default=(0, 0))
    first = [v for v in votes if votes[v] == most]
    if most[0] < 2 or len({behind[v] for v in first}) > 1:
        return None
    return min(first)


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
