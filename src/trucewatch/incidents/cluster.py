"""Grouping tellings that are linked: average linkage with vetoes, so that look-alikes do not chain into one.

Independent of the order of the input: everything is decided by points and, between equals, by ids.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence

Score = Callable[[str, str], float | None]


def agglomerate(ids: Sequence[str], score: Score, threshold: float) -> list[tuple[str, ...]]:
    """Merge the best pair of groups again and again while its mean score reaches ``threshold``.

    ``score(a, b)`` gives the points of two ids (a < b), ``None`` for a veto: groups with a vetoed pair never merge.
    Gives groups as sorted tuples, sorted. O(n^2 log n) time, O(n^2) memory for n ids.
    """
    order = sorted(set(ids))
    members: dict[int, list[str]] = {n: [x] for n, x in enumerate(order)}
    sums: dict[tuple[int, int], float | None] = {}
    heap: list[tuple[float, str, str, int, int]] = []
    for i, a in enumerate(order):
        for j in range(i + 1, len(order)):
            raw = score(a, order[j])
            got = None if raw is None else round(raw, 6)
            sums[i, j] = got
            if got is not None and got >= threshold:
                heap.append((-got, a, order[j], i, j))
    heapq.heapify(heap)
    fresh = len(order)
    while heap:
        _, _, _, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        merged = members.pop(i) + members.pop(j)
        for k in list(members):
            left, right = sums.pop(_key(i, k)), sums.pop(_key(j, k))
            total = None if left is None or right is None else left + right
            sums[_key(k, fresh)] = total
            if total is not None:
                mean = round(total / (len(merged) * len(members[k])), 6)
                if mean >= threshold:
                    first, second = sorted((min(merged), min(members[k])))
                    heapq.heappush(heap, (-mean, first, second, k, fresh))
        members[fresh] = merged
        fresh += 1
    return sorted(tuple(sorted(m)) for m in members.values())


def _key(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)
