"""Scores claim records against annotated ones, by the published rules (docs/evaluation.md).

A gold claim is paired with at most one claim of the system in the same document. A pair needs the same kind, quotes
that overlap by half of the shorter one and, where the gold has a measure, the same ``measure.what``. *found*: such a
pair exists; *strict*: also the measure's bounds are equal, and the event where the gold has one; *full*: also time,
most specific place, ``by`` actors, first source and modality. Records are plain dictionaries (docs/claims.md).
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

Record = Mapping[str, Any]
LEVELS = ("found", "strict", "full")
SLOTS = ("event", "measure", "time", "place", "by", "source", "modality", "scope")

_GENERIC = frozenset(
    [
        "the", "a", "an", "of", "in", "al", "el", "ad", "as", "ar", "at", "ash", "town", "city", "village", "province",
        "governorate", "district", "region", "area", "countryside", "forces", "force", "president", "group", "fighters",
        "militants", "army", "syrian", "news", "agency",
    ]
)  # fmt: skip
_POSSESSIVE = re.compile(r"['’ʿʾ`]s?\b|['’ʿʾ`]")
_BETWEEN = re.compile(r"[^0-9a-z؀-ۿ]+")


class Match(msgspec.Struct, frozen=True):
    """A pair: indexes into gold and system, and for each slot whether it agrees (``None``: does not apply)."""

    gold: int
    system: int
    slots: dict[str, bool | None]

    @property
    def strict(self) -> bool:
        """Bounds and event are right."""
        return self.slots["measure"] is not False and self.slots["event"] is not False

    @property
    def full(self) -> bool:
        """Everything that an analyst would file is right."""
        return self.strict and all(self.slots[s] for s in ("time", "place", "by", "source", "modality"))


class Rates(msgspec.Struct, frozen=True):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, pairs: int, system: int, gold: int) -> Rates:
        """From counts; nothing over nothing is 0."""
        p, r = pairs / system if system else 0.0, pairs / gold if gold else 0.0
        return cls(p, r, 2 * p * r / (p + r) if p + r else 0.0)


class Scored(msgspec.Struct):
    """One document: its claims on both sides and how they were paired."""

    name: str
    text: str
    gold: list[Any]
    system: list[Any]
    matches: list[Match]

    @property
    def missed(self) -> list[int]:
        """Gold claims that nothing was paired with."""
        paired = {m.gold for m in self.matches}
        return [i for i in range(len(self.gold)) if i not in paired]

    @property
    def spurious(self) -> list[int]:
        """System claims that nothing was paired with."""
        paired = {m.system for m in self.matches}
        return [i for i in range(len(self.system)) if i not in paired]


def score(name: str, text: str, gold: Sequence[Record], system: Sequence[Record]) -> Scored:
    """Pair the claims of one document: greedily, the best agreeing pairs first."""
    spans = [_span(text, c) for c in gold], [_span(text, c) for c in system]
    ranked: list[tuple[float, int, int, dict[str, bool | None]]] = []
    for i, wanted in enumerate(gold):
        for j, given in enumerate(system):
            if wanted.get("kind") != given.get("kind"):
                continue
            shared = _overlap(spans[0][i], spans[1][j])
            if shared < 0.5:
                continue
            if wanted.get("measure") and _bounds(wanted)[0] != _bounds(given)[0]:
                continue
            slots = agreement(wanted, given)
            weight = 4 * bool(slots["measure"]) + 3 * bool(slots["event"]) + sum(map(bool, slots.values())) + shared
            ranked.append((weight, i, j, slots))
    ranked.sort(key=lambda r: (-r[0], r[1], r[2]))
    matches: list[Match] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j, slots in ranked:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            matches.append(Match(i, j, slots))
    return Scored(name, text, list(gold), list(system), matches)


def agreement(gold: Record, system: Record) -> dict[str, bool | None]:
    """Slot by slot, whether the system's claim says what the gold says."""
    has_measure = bool(gold.get("measure"))
    places, found_places = gold.get("places") or [], system.get("places") or []
    sources, found_sources = gold.get("asserted_by") or [], system.get("asserted_by") or []
    doers, found_doers = _doers(gold), _doers(system)
    return {
        "event": None if gold.get("event") is None else gold["event"] == system.get("event"),
        "measure": _bounds(gold) == _bounds(system) if has_measure else None,
        "time": _same_time(gold.get("time"), system.get("time")),
        "place": any(_same_thing(places[0], p) for p in found_places[:2]) if places else not found_places,
        "by": _same_doers(doers, found_doers),
        "source": any(same_name(sources[0], s) for s in found_sources) if sources else not found_sources,
        "modality": gold.get("modality") == system.get("modality"),
        "scope": gold.get("scope") == system.get("scope") if has_measure else None,
    }


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two names plainly mean the same: equal, nearly equal, or one holds the other's telling words."""
    left, right = words(a), words(b)
    if not left or not right or left == right:
        return left == right
    left = [w for w in left if w not in _GENERIC] or left
    right = [w for w in right if w not in _GENERIC] or right
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    return difflib.SequenceMatcher(None, " ".join(left), " ".join(right)).ratio() >= 0.8


def words(name: str | None) -> list[str]:
    """A name's words for comparison: case, accents, apostrophes and possessives taken away."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c)).casefold()
    return [w for w in _BETWEEN.split(_POSSESSIVE.sub("", bare)) if w]


def summary(documents: Iterable[Scored]) -> dict[str, Any]:
    """The figures over documents: totals, precision, recall and F1 per level, slot accuracies, kinds."""
    documents = list(documents)
    counts: dict[str, Counter[str]] = {}
    slots: dict[str, list[int]] = {}
    ungrounded = 0

    def kind(name: Any) -> Counter[str]:
        return counts.setdefault(str(name), Counter())

    for d in documents:
        ungrounded += sum((c.get("quote") or "\0") not in d.text for c in d.system)
        for c in d.gold:
            kind(c["kind"])["gold"] += 1
        for c in d.system:
            kind(c.get("kind"))["system"] += 1
        for m in d.matches:
            tally = kind(d.gold[m.gold]["kind"])
            tally["found"] += 1
            tally["strict"] += m.strict
            tally["full"] += m.full
            for name, agrees in m.slots.items():
                if agrees is not None:
                    pair = slots.setdefault(name, [0, 0])
                    pair[0] += agrees
                    pair[1] += 1
    total: Counter[str] = sum(counts.values(), Counter())
    out: dict[str, Any] = {
        "documents": len(documents), "gold": total["gold"], "system": total["system"], "ungrounded_quotes": ungrounded,
    }  # fmt: skip
    for level in LEVELS:
        rates = Rates.of(total[level], total["system"], total["gold"])
        out[level] = {k: round(v, 4) for k, v in msgspec.structs.asdict(rates).items()}
    out["slots"] = {name: round(ok / of, 4) for name, (ok, of) in sorted(slots.items()) if of}
    out["kinds"] = {
        name: {
            "gold": n["gold"],
            "system": n["system"],
            **{lv: round(Rates.of(n[lv], n["system"], n["gold"]).f1, 4) for lv in LEVELS},
        }
        for name, n in sorted(counts.items(), key=lambda item: -item[1]["gold"])
    }
    return out


def _span(text: str, claim: Record) -> tuple[int, int]:
    quote = claim.get("quote") or ""
    start, end = claim.get("start"), claim.get("end")
    if isinstance(start, int) and isinstance(end, int) and text[start:end] == quote:
        return start, end
    at = text.find(quote) if quote else -1
    return (at, at + len(quote)) if at >= 0 else (0, 0)


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    shorter = min(a[1] - a[0], b[1] - b[0])
    return shared / shorter if shorter > 0 and shared > 0 else 0.0


def _bounds(claim: Record) -> tuple[Any, float | None, float | None]:
    measure = claim.get("measure") or {}
    low, high = measure.get("min"), measure.get("max")
    return measure.get("what"), None if low is None else float(low), None if high is None else float(high)


def _same_time(gold: Any, system: Any) -> bool:
    if not gold:
        return not system or not system.get("text")
    return bool(system) and all(system.get(k) == gold.get(k) for k in ("start", "end"))


def _doers(claim: Record) -> list[Record]:
    return [a for a in claim.get("actors") or [] if a.get("role") == "by"]


def _same_doers(gold: list[Record], system: list[Record]) -> bool:
    if not gold:
        return not system
    every = all(any(_same_thing(g, s) for s in system) for g in gold)
    return every and all(any(_same_thing(g, s) for g in gold) for s in system)


def _same_thing(a: Record, b: Record) -> bool:
    names = [[x[k] for k in ("name", "text") if x.get(k)] for x in (a, b)]
    return any(same_name(x, y) for x in names[0] for y in names[1])
