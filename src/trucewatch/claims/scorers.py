"""Linear scorers over named features. The weights stand in a readable table (section ``weights`` of a pack), trained by
a command in the repository (``evaluation/train.py``) or set by hand; a feature that the table lacks weighs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..rules import Packs


class Scorer:
    """``score(features)`` sums the weights of the features that are present."""

    def __init__(self, name: str, weights: dict[str, float]) -> None:
        self.name = name
        self.weights = weights

    def score(self, features: Iterable[str]) -> float:
        weights = self.weights
        total = 0.0
        for f in features:
            w = weights.get(f)
            if w is not None:
                total += w
        return total

    def best(self, candidates: Sequence[Sequence[str]], floor: float = 0.0) -> tuple[int, float]:
        """Index and score of the best candidate (the first of equals), or ``-1`` when none reaches ``floor``."""
        at, top = -1, floor
        for i, features in enumerate(candidates):
            s = self.score(features)
            if s > top:
                at, top = i, s
        return at, top


class Scorers:
    """All scorers of the packs, by name."""

    def __init__(self, packs: Packs) -> None:
        data = packs.mapping("weights")
        self._scorers = {
            str(name): Scorer(str(name), {str(k): float(v) for k, v in table.items()}) for name, table in data.items()
        }

    def __getitem__(self, name: str) -> Scorer:
        got = self._scorers.get(name)
        if got is None:
            got = self._scorers[name] = Scorer(name, {})
        return got


def bucket(n: int, edges: Sequence[int] = (0, 1, 2, 4, 7, 12)) -> str:
    """The name of the bucket that a distance falls into."""
    for e in edges:
        if n <= e:
            return f"<={e}"
    return f">{edges[-1]}"
