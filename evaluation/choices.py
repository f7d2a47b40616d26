"""Training of the slot choices (``claims/choice.py``): a conditional logit over the options of every draft.

One example is one slot of one draft that tells an annotated claim: its options with their features, and which of them
agree with the annotation by the published scorer's own measure. Used by ``evaluation/train.py``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from trucewatch.claims.engine import Claimer
from trucewatch.claims.options import Option
from trucewatch.claims.told import SLOTS, told

MIN_COUNT = 4
#: without evidence the hand order's pick stands
PRIOR = {"hand": 2.5}


class Choices:
    """Examples of one slot: lists of feature lists, and which options are right."""

    def __init__(self) -> None:
        self.options: list[list[list[str]]] = []
        self.right: list[list[bool]] = []
        self.weights: list[float] = []


def right(score: Any, slot: str, gold: dict[str, Any], o: Option) -> bool:
    """Whether an option agrees with the annotated claim."""
    if slot == "time":
        want = gold.get("time")
        if not want:
            return not o.own
        when = o.value[1]
        return when is not None and (when.start, when.end) == (want.get("start"), want.get("end"))
    if slot == "place":
        places = gold.get("places") or []
        if not places or not o.value:
            return not places and not o.value
        return bool(score.any_same(places[0], _named(o.value[0])))
    role = "party" if gold["kind"] == "agreement" else "by"
    want = [a for a in gold.get("actors") or [] if a["role"] in (role, "by")]
    got = [_named(a) for a in o.value[0]]
    if not want or not got:
        return not want and not got
    return all(any(score.any_same(a, b) for b in got) for a in want) and all(
        any(score.any_same(a, b) for a in want) for b in got
    )


def _named(mention: Any) -> dict[str, Any]:
    return {"name": mention.name, "text": getattr(mention, "text", None)}


def gather(
    claimer: Claimer, arts: list[Any], agree: Any, score: Any, weight: dict[str, float] | None = None
) -> dict[str, Choices]:
    """Examples of every slot from articles; drafts that acceptance leaves are no examples."""
    out: dict[str, Choices] = defaultdict(Choices)
    options = claimer.chooser.options
    for art in arts:
        drafts, _ = claimer.drafts(art.found)
        taken = [d for d in drafts if d.score >= 0.0]
        story = told(art.found, taken)
        for d in taken:
            gold, _ = agree(score, art, d)
            if gold is None:
                continue
            for slot in SLOTS:
                got = options.of(slot, art.found, d, story)
                if not got:
                    continue
                labels = [right(score, slot, gold, o) for o in got]
                if any(labels) and not all(labels):
                    out[slot].options.append([o.all_features for o in got])
                    out[slot].right.append(labels)
                    out[slot].weights.append((weight or {}).get(art.set, 1.0))
    return out


def fit(examples: Choices, l2: float) -> dict[str, float]:
    """Weights by feature name: the likelihood that a right option is chosen, with an L2 penalty towards :data:`PRIOR`."""
    counts = Counter(f for options in examples.options for row in options for f in set(row))
    names = sorted(f for f, n in counts.items() if n >= MIN_COUNT)
    index = {f: i for i, f in enumerate(names)}
    indptr, indices, data, starts, labels = [0], [], [], [], []
    for options, good in zip(examples.options, examples.right, strict=True):
        starts.append(len(labels))
        for row in options:
            seen = Counter(index[f] for f in row if f in index)
            indices += list(seen)
            data += list(seen.values())
            indptr.append(len(indices))
        labels += good
    x = csr_matrix((np.array(data, dtype=float), indices, indptr), shape=(len(labels), len(names)))
    y = np.array(labels)
    begin = np.array(starts)
    group = np.repeat(np.arange(len(starts)), np.diff([*starts, len(labels)]))

    w = np.array(examples.weights or [1.0] * len(starts))
    prior = np.array([PRIOR.get(f, 0.0) for f in names])

    def soft(z: Any) -> tuple[Any, Any]:
        top = np.maximum.reduceat(z, begin)
        e = np.exp(z - top[group])
        total = np.add.reduceat(e, begin)
        return np.log(total) + top, e / total[group]

    def loss(theta: Any) -> tuple[float, Any]:
        z = x @ theta
        all_, p = soft(z)
        good, q = soft(np.where(y, z, -1e9))
        off = theta - prior
        return float(w @ (all_ - good)) + 0.5 * l2 * float(off @ off), x.T @ (w[group] * (p - q)) + l2 * off

    got = minimize(loss, prior.copy(), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return {f: round(float(v), 2) for f, v in zip(names, got.x, strict=True) if abs(v) >= 0.02}


def train_choices(
    claimer: Claimer, arts: list[Any], agree: Any, score: Any, l2: float, weight: dict[str, float] | None = None
) -> dict[str, dict[str, float]]:
    """Weights of the four choices, by the scorer's name in the table."""
    for slot in SLOTS:
        claimer.chooser.scorers[slot].weights = {}
    found = gather(claimer, arts, agree, score, weight)
    return {f"choose-{slot}": fit(found[slot], l2) for slot in SLOTS}
