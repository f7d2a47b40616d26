"""Linear scorers over named features. The weights stand in a readable table (section ``weights`` of a pack), trained by
a command in the repository (``evaluation/train.py``) or set by hand; a feature that the table lacks weighs nothing.

What is scored comes in *parts*. A part is either one feature's name, or a tuple of a function and its arguments: the
function gives the names of all features that hang on those few values. A scorer looks a part's weights up by the tuple
and calls the function only for a part that it has not met yet, so that no names are written while claims are made;
:func:`names` writes them all, for training and for those who want to see them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..rules import Packs
from ..text import Remembered

Part = str | tuple[Any, ...]
_ROOM = 50_000  # parts whose weights a table keeps


def names(parts: Iterable[Part]) -> list[str]:
    """The names of all features of the parts, in their order."""
    out: list[str] = []
    for p in parts:
        if isinstance(p, str):
            out.append(p)
        else:
            out += p[0](*p[1:])
    return out


def listed(*features: str) -> Sequence[str]:
    """A part of given names: ``(listed, "early", "anaphor")``, worth while for names that come together again and again."""
    return features


def of_kind(name: str, kind: str) -> Sequence[str]:
    """A feature and the same for the kind of claim."""
    return name, f"{name}:{kind}"


class Scorer:
    """``score(parts)`` sums the weights of the features that are present; those of one part are summed once for all."""

    def __init__(self, name: str, weights: dict[str, float]) -> None:
        self.name = name
        self.weights = weights

    @property
    def weights(self) -> dict[str, float]:
        """Weight by feature; setting them anew forgets what was drawn from the old ones."""
        return self._weights

    @weights.setter
    def weights(self, weights: dict[str, float]) -> None:
        self._weights = weights
        self._known = self._table("")
        self._sides: dict[str, Remembered[Part, float]] = {}

    def _table(self, prefix: str) -> Remembered[Part, float]:
        """The weight of each part, the sum of its features' weights, drawn up when first asked for."""
        weights = self._weights

        def weigh(part: Part) -> float:
            return sum([weights.get(prefix + f, 0.0) for f in names((part,))])

        return Remembered(weigh, _ROOM)

    def score(self, parts: Iterable[Part]) -> float:
        known = self._known
        return sum([known[p] for p in parts])

    def scores(self, candidates: Iterable[Iterable[Part]]) -> list[float]:
        """The score of each."""
        known = self._known
        return [sum([known[p] for p in parts]) for parts in candidates]

    def side(self, name: str, parts: Iterable[Part]) -> float:
        """The score of the features under a prefix (``own:perfect``)."""
        known = self._sides.get(name)
        if known is None:
            known = self._sides[name] = self._table(name + ":")
        return sum([known[p] for p in parts])

    def best(self, candidates: Sequence[Sequence[Part]], floor: float = 0.0) -> tuple[int, float]:
        """Index and score of the best candidate (the first of equals), or ``-1`` when none reaches ``floor``."""
        at, top = -1, floor
        for i, parts in enumerate(candidates):
            s = self.score(parts)
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
