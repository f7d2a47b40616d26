"""Runs every trigger's own examples."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from ..errors import PackError
from ..model import Claim
from ..rules import Packs
from ..rules.vocabulary import Trigger
from ..text import read_pattern, unknown


def check(packs: Packs, read: Callable[[str], tuple[Claim, ...]], of: Collection[str] | None = None) -> list[str]:
    """Failures of the section ``triggers``, one line each: file, rule, example. ``read`` extracts from a bare sentence;
    ``of`` names the packs whose rules are looked at (all)."""
    return list(_failures(packs, read, of))


def _failures(packs: Packs, read: Callable[[str], tuple[Claim, ...]], of: Collection[str] | None) -> Iterator[str]:
    seen: dict[str, str] = {}
    ids = frozenset(t.id for t in packs.entries("triggers", Trigger))
    for where, t in packs.located("triggers", Trigger):
        if of is not None and where.partition("/")[0] not in of:
            seen.setdefault(t.id, where)
            continue
        if t.id in seen:
            yield f"{where} ({t.id}): the same id stands at {seen[t.id]}"
        seen[t.id] = where
        if not t.yes:
            yield f"{where} ({t.id}): no example of what it must match (yes)"
        for source in (*t.when, *t.unless, *(p for s in t.gives for p in (*s.when, *s.unless))):
            try:
                read_pattern(source, t.id)
            except PackError as err:
                yield f"{where}: {err}"
                continue
            for tag in unknown(source, ids):
                yield f"{where} ({t.id}): pattern '{source}' asks for '{tag}', which no chunk can carry"
        for example in t.yes:
            wanted, text = split(example, t)
            got = read(text)
            if not any((c.kind, c.event) in wanted and c.rule == t.id for c in got):
                what = ", ".join(f"{c.kind}/{c.event} by {c.rule}" for c in got) or "nothing"
                yield f"{where} ({t.id}): must match '{text}' as {_say(wanted)}; got {what}"
        for text in t.no:
            hits = [c for c in read(text) if c.rule == t.id]
            if hits:
                yield f"{where} ({t.id}): must not match '{text}'; got {hits[0].kind}/{hits[0].event}"


def split(example: str, t: Trigger) -> tuple[set[tuple[str, str | None]], str]:
    """An example's acts and its text: ``kind/event: text`` or a text for which any of the trigger's senses will do."""
    head, sep, rest = example.partition(": ")
    if sep and "/" in head and " " not in head:
        kind, _, event = head.partition("/")
        return {(kind, event or None)}, rest
    return {(s.kind, s.event) for s in t.gives}, example


def _say(wanted: set[tuple[str, str | None]]) -> str:
    return " or ".join(sorted(f"{k}/{e or '-'}" for k, e in wanted))
