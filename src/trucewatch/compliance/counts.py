"""Bands around small counts, and whether two counts differ by more than chance would make them.

Garwood (1936), exact Poisson limits; two periods compared by the exact conditional binomial test (Przyborowski and
Wilenski 1940). Counts of reported events are no random sample: a band here says how little a small count carries.
"""

from __future__ import annotations

import math
from collections.abc import Callable

#: below this many in both periods together no direction is given
LOW_COUNT = 5


def _poisson_cdf(n: int, rate: float) -> float:
    if n < 0:
        return 0.0
    if rate <= 0:
        return 1.0
    return min(1.0, math.fsum(math.exp(k * math.log(rate) - rate - math.lgamma(k + 1)) for k in range(n + 1)))


def _root(f: Callable[[float], float], low: float, high: float) -> float:
    for _ in range(80):
        mid = (low + high) / 2
        low, high = (mid, high) if f(mid) > 0 else (low, mid)
    return (low + high) / 2


def garwood(count: int, level: float = 0.95) -> tuple[float, float]:
    """Exact Poisson limits for a count."""
    if count < 0:
        raise ValueError(f"a count is not negative: {count}")
    tail = (1 - level) / 2
    top = 10 + 3 * count + 10 * math.sqrt(count + 1)
    low = 0.0 if count == 0 else _root(lambda r: tail - (1 - _poisson_cdf(count - 1, r)), 0.0, float(count))
    high = _root(lambda r: _poisson_cdf(count, r) - tail, float(count), top)
    return low, high


def compare(now: int, before: int, days_now: int, days_before: int) -> tuple[str, float | None]:
    """``more``, ``fewer``, ``no clear change`` or ``too few to compare``, with the two-sided p if there is one."""
    total = now + before
    if total < LOW_COUNT or days_now <= 0 or days_before <= 0:
        return "too few to compare", None
    share = days_now / (days_now + days_before)
    chances = [math.comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(total + 1)]
    p = min(1.0, math.fsum(c for c in chances if c <= chances[now] * (1 + 1e-9)))
    if p >= 0.05:
        return "no clear change", p
    return ("more" if now / days_now > before / days_before else "fewer"), p
