"""Linear scorers over named features. The weights stand in a readable table (section ``weights`` of a pack), trained by
a command in the repository (``evaluation/train.py``) or set by hand; a feature that the table lacks weighs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..rules import Packs


class Scorer:
    """``score(features)`` sums the weights of the features that are present."""

    def __init__(self, name: str, weights: dict[str, float]) -> None:
        self.name = name
        self._weights = weights
        self._sides: dict[str, dict[str, float]] = {}

    @property
    def weights(self) -> dict[str, float]:
        """Weight by feature; setting them anew forgets what was drawn from the old ones."""
        return self._weights

    @weights.setter
    def weights(self, weights: dict[str, float]) -> None:
        self._weights = weights
        self._sides = {}

    def score(self, features: Iterable[str]) -> float:
        return sum([w for w in map(self._weights.get, features) if w])

    def side(self, name: str, features: Iterable[str]) -> float:
        """The score of features under a prefix (``own:perfect``), without writing the prefix before each."""
        table = self._sides.get(name)
        if table is None:
            cut = len(name) + 1
            table = {f[cut:]: w for f, w in self.weights.items() if f.startswith(name + ":")}
            self._sides[name] = table
        return sum([w for w in map(table.get, features) if w])

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
