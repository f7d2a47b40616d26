"""Which tellings are of one event: the update that touches only what new tellings can change.

Three steps, each a pure function of the tellings present, whatever the order in which they came:

1. *Core* tellings (dated to two days and placed) form groups within connected components of linked pairs.
2. A *loose* telling (a mention without day or place) joins the group that it fits best, if that is clear; it never
   links groups to one another.
3. Loose tellings that joined nothing form groups among themselves.

Groups that a reviewer called the same are united last. :func:`update` recomputes exactly the components, mentions and
unions that the added or removed tellings reach, so that increment equals rebuild.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Protocol

import msgspec

from .blocks import Keys, keys
from .cluster import agglomerate
from .features import Pair, pair
from .settings import Settings
from .telling import Telling

SUPPORT, MOST = 0.2, 10  # what each further report of an event adds to its pull on a mention, and of how many


class Seat(msgspec.Struct, frozen=True):
    """Where a telling sits: its group before unions, how it came (``core``, ``joined``, ``free``), its incident."""

    group: str
    how: str
    incident: str


class Index(Protocol):
    """What the update asks of a store of tellings."""

    def seek(self, keys: Collection[str]) -> set[str]:
        """Ids of tellings filed under any of the keys."""

    def load(self, ids: Collection[str]) -> Mapping[str, Telling]:
        """The tellings themselves."""

    def seats(self, ids: Collection[str]) -> Mapping[str, Seat]:
        """Where tellings sit."""

    def of_groups(self, groups: Collection[str]) -> set[str]:
        """Ids of the tellings that sit in any of the groups."""

    def of_incidents(self, incidents: Collection[str]) -> set[str]:
        """Ids of the tellings that sit in any of the incidents."""


class Update(msgspec.Struct, frozen=True):
    """What changes: incidents gone, incidents new or changed with their tellings, and seats to be written."""

    gone: tuple[str, ...]
    incidents: dict[str, tuple[Telling, ...]]
    seats: dict[str, Seat]
    removed: tuple[str, ...]


class MemoryIndex:
    """An :class:`Index` in dictionaries, for tests, evaluation and small ledgers."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.tellings: dict[str, Telling] = {}
        self.filed: dict[str, set[str]] = {}
        self.seated: dict[str, Seat] = {}
        self.groups: dict[str, set[str]] = {}
        self.incidents: dict[str, set[str]] = {}

    def seek(self, keys: Collection[str]) -> set[str]:
        out: set[str] = set()
        for k in keys:
            out |= self.filed.get(k, set())
        return out

    def load(self, ids: Collection[str]) -> Mapping[str, Telling]:
        return {i: self.tellings[i] for i in ids if i in self.tellings}

    def seats(self, ids: Collection[str]) -> Mapping[str, Seat]:
        return {i: self.seated[i] for i in ids if i in self.seated}

    def of_groups(self, groups: Collection[str]) -> set[str]:
        return {i for g in groups for i in self.groups.get(g, ())}

    def of_incidents(self, incidents: Collection[str]) -> set[str]:
        return {i for g in incidents for i in self.incidents.get(g, ())}

    def apply(self, change: Update, added: Iterable[Telling]) -> None:
        """Write an update into the index."""
        for tid in change.removed:
            gone = self.tellings.pop(tid, None)
            if gone is not None:
                for k in keys(gone, self.settings).stored:
                    self.filed[k].discard(tid)
            self._unseat(tid)
        for telling in added:
            self.tellings[telling.id] = telling
            for k in keys(telling, self.settings).stored:
                self.filed.setdefault(k, set()).add(telling.id)
        for tid, seat in change.seats.items():
            self._unseat(tid)
            self.seated[tid] = seat
            self.groups.setdefault(seat.group, set()).add(tid)
            self.incidents.setdefault(seat.incident, set()).add(tid)

    def _unseat(self, tid: str) -> None:
        seat = self.seated.pop(tid, None)
        if seat is not None:
            self.groups[seat.group].discard(tid)
            self.incidents[seat.incident].discard(tid)


def incident_id(members: Iterable[Telling]) -> str:
    """``i_`` and the hash of the anchor claim: earliest known, then by document and position."""
    anchor = min(t.anchor for t in members)
    return "i_" + anchor[3].removeprefix("c_")


def update(index: Index, added: Collection[Telling], removed: Collection[str], settings: Settings) -> Update:
    """The change that new and withdrawn tellings make. ``added`` and ``removed`` may share ids (a telling anew)."""
    return _Work(index, added, removed, settings).run()


class _Work:
    def __init__(self, index: Index, added: Collection[Telling], removed: Collection[str], settings: Settings) -> None:
        self.index, self.settings = index, settings
        self.added = {t.id: t for t in added}
        present = index.load(set(removed) | set(self.added))
        self.removed = dict(present)
        self.before = dict(index.seats(set(present)).items())
        self.cache: dict[str, Telling] = dict(self.added)
        self.keys: dict[str, Keys] = {}
        self.pairs: dict[tuple[str, str], Pair] = {}
        self.filed: dict[str, set[str]] = {}
        for t in self.added.values():
            for k in self._keys(t).stored:
                self.filed.setdefault(k, set()).add(t.id)

    # -- the tellings as they will be ------------------------------------------------------------------------------

    def _keys(self, t: Telling) -> Keys:
        got = self.keys.get(t.id) if t.id not in self.removed or t.id in self.added else None
        if got is None:
            got = keys(t, self.settings)
            if self.removed.get(t.id) is not t:
                self.keys[t.id] = got
        return got

    def _load(self, ids: Collection[str]) -> list[Telling]:
        missing = [i for i in ids if i not in self.cache]
        if missing:
            self.cache.update(self.index.load(missing))
        return [self.cache[i] for i in sorted(ids)]

    def _near(self, t: Telling) -> list[Telling]:
        """All tellings that share a block with one, itself not among them."""
        sought = self._keys(t).sought
        found = {i for i in self.index.seek(sought) if i not in self.removed}
        for k in sought:
            found |= self.filed.get(k, set())
        found.discard(t.id)
        return self._load(found)

    def _pair(self, a: Telling, b: Telling) -> Pair:
        key = (a.id, b.id) if a.id < b.id else (b.id, a.id)
        known = self.removed.get(a.id) is not a and self.removed.get(b.id) is not b
        got = self.pairs.get(key) if known else None
        if got is None:
            got = pair(a, b, self.settings)
            if known:
                self.pairs[key] = got
        return got

    def _linked(self, t: Telling, core: bool) -> list[Telling]:
        link = self.settings.thresholds.link
        return [
            o for o in self._near(t) if o.core == core and (p := self._pair(t, o)).veto is None and p.points >= link
        ]

    def _seats(self, ids: Collection[str]) -> dict[str, Seat]:
        return {i: s for i, s in self.index.seats(ids).items() if i not in self.removed}

    # -- the steps ------------------------------------------------------------------------------------------------

    def run(self) -> Update:
        core = self._core_groups()
        group_of = {i: g for g, ids in core.items() for i in ids}
        joined, free_seeds = self._mentions(core, group_of)
        free = self._free_groups(free_seeds, joined)
        seats = self._assign(core, joined, free)
        return self._unite(seats)

    def _component(self, seeds: Iterable[Telling], neighbours: Callable[[Telling], list[Telling]]) -> list[list[str]]:
        out, seen = [], set()
        for seed in sorted(seeds, key=lambda t: t.id):
            if seed.id in seen:
                continue
            part, stack = [], [seed]
            seen.add(seed.id)
            while stack:
                t = stack.pop()
                part.append(t.id)
                for other in neighbours(t):
                    if other.id not in seen:
                        seen.add(other.id)
                        stack.append(other)
            out.append(sorted(part))
        return out

    def _groups(self, components: Iterable[list[str]], prefix: str) -> dict[str, tuple[str, ...]]:
        def score(a: str, b: str) -> float | None:
            got = self._pair(self.cache[a], self.cache[b])
            return None if got.veto or got.apart else got.points

        out = {}
        for part in components:
            for group in agglomerate(part, score, self.settings.thresholds.merge):
                out[prefix + group[0]] = group
        return out

    def _core_groups(self) -> dict[str, tuple[str, ...]]:
        seeds = {t.id: t for t in self.added.values() if t.core}
        for gone in self.removed.values():
            if gone.core:
                seeds.update((t.id, t) for t in self._linked(gone, core=True))
        components = self._component(seeds.values(), lambda t: self._linked(t, core=True))
        return self._groups(components, "k:")

    def _mentions(
        self, core: Mapping[str, tuple[str, ...]], group_of: Mapping[str, str]
    ) -> tuple[dict[str, str | None], dict[str, Telling]]:
        """For each mention that may be affected, the group that it joins (or ``None``); seeds of the free ones."""
        loose = {t.id: t for t in self.added.values() if not t.core}
        touched = self._load([i for ids in core.values() for i in ids])
        touched += [t for t in self.removed.values() if t.core]
        for t in touched:
            loose.update((o.id, o) for o in self._near(t) if not o.core)
        seats = self._seats(list(loose))
        joined: dict[str, str | None] = {}
        seeds: dict[str, Telling] = {}
        for tid, t in sorted(loose.items()):
            joined[tid] = self._best(t, group_of)
            was = seats.get(tid)
            if joined[tid] is None or was is None or was.how == "free":
                seeds[tid] = t
        for gone in self.removed.values():
            if self.before.get(gone.id, Seat("", "", "")).how == "free":
                seeds[gone.id] = gone
        return joined, seeds

    def _best(self, t: Telling, group_of: Mapping[str, str]) -> str | None:
        """The group that a mention joins: its best pair decides, if it leads by the margin."""
        limits = self.settings.thresholds
        least = limits.attach - max(limits.margin, limits.renown * MOST)
        fits: list[tuple[Telling, float]] = []
        for other in self._near(t):
            if other.core:
                got = self._pair(t, other)
                if got.veto is None and got.points >= least:
                    fits.append((other, got.points))
        unknown = [o.id for o, _ in fits if o.id not in group_of]
        seats = self._seats(unknown)
        found: dict[str, list[float]] = {}
        for other, points in fits:
            group = group_of.get(other.id) or seats[other.id].group
            found.setdefault(group, []).append(round(points, 6))
        ranked = sorted((-max(p) - SUPPORT * min(len(p), MOST), g) for g, p in found.items())
        if not ranked:
            return None
        best = found[ranked[0][1]]
        if max(best) < limits.attach - round(limits.renown * min(len(best) - 1, MOST), 6):
            return None
        if len(ranked) > 1 and round(ranked[1][0] - ranked[0][0], 6) < limits.margin:
            return None
        return ranked[0][1]

    def _free_groups(
        self, seeds: Mapping[str, Telling], joined: Mapping[str, str | None]
    ) -> dict[str, tuple[str, ...]]:
        def is_free(others: list[Telling]) -> list[Telling]:
            seats = self._seats([o.id for o in others if o.id not in joined])
            return [o for o in others if (joined[o.id] is None if o.id in joined else seats[o.id].how == "free")]

        start: dict[str, Telling] = {}
        for tid, t in seeds.items():
            if joined.get(tid, "") is None and tid not in start:
                start[tid] = t
            start.update((o.id, o) for o in is_free(self._linked(t, core=False)))
        return self._groups(self._component(start.values(), lambda t: is_free(self._linked(t, core=False))), "f:")

    def _assign(
        self,
        core: Mapping[str, tuple[str, ...]],
        joined: Mapping[str, str | None],
        free: Mapping[str, tuple[str, ...]],
    ) -> dict[str, tuple[str, str]]:
        """Telling -> (group, how) for everything that was recomputed."""
        out = {i: (g, "core") for g, ids in core.items() for i in ids}
        out.update((i, (g, "joined")) for i, g in joined.items() if g is not None)
        out.update((i, (g, "free")) for g, ids in free.items() for i in ids)
        return out

    def _unite(self, seats: dict[str, tuple[str, str]]) -> Update:
        """Unions by reviewers, ids of incidents, and the difference to what was."""
        old = self._seats(list(seats))
        touched = {s.incident for s in (*old.values(), *self.before.values())}
        for tid in [i for i in self.index.of_incidents(touched) if i not in self.removed]:
            if tid not in seats:
                was = self._seats([tid])[tid]
                seats[tid] = (was.group, was.how)
        self._complete(seats)
        groups: dict[str, set[str]] = {}
        for tid, (group, _) in seats.items():
            groups.setdefault(group, set()).add(tid)
        incidents: dict[str, tuple[Telling, ...]] = {}
        out: dict[str, Seat] = {}
        before = self._seats(list(seats))
        for united in self._unions(groups):
            members = self._load([i for g in united for i in groups[g]])
            name = incident_id(members)
            new = {t.id: Seat(seats[t.id][0], seats[t.id][1], name) for t in members}
            same = all(before.get(i) == s and i not in self.added for i, s in new.items())
            whole = same and self.index.of_incidents([name]) == set(new)
            if not whole:
                incidents[name] = tuple(members)
            out.update((i, s) for i, s in new.items() if before.get(i) != s)
        touched |= {s.incident for s in before.values()}
        kept = {s.incident for i, s in before.items() if i in seats and out.get(i, s) == s}
        gone = tuple(sorted(touched - set(incidents) - kept))
        removed = tuple(sorted(self.removed))
        return Update(gone, dict(sorted(incidents.items())), out, removed)

    def _complete(self, seats: dict[str, tuple[str, str]]) -> None:
        """Bring in whole groups and whole unions that the recomputed ones belong to."""
        while True:
            groups = {g for g, _ in seats.values()}
            more = {i for i in self.index.of_groups(groups) if i not in self.removed and i not in seats}
            marks = [m for t in self._load(list(seats)) for m in t.marks if m.startswith("=")]
            found = {i for i in self.index.seek(marks) if i not in self.removed} if marks else set()
            more |= {i for i in found if i not in seats}
            incidents = {s.incident for s in self._seats(list(seats)).values()}
            more |= {i for i in self.index.of_incidents(incidents) if i not in self.removed and i not in seats}
            if not more:
                return
            seats.update((i, (s.group, s.how)) for i, s in self._seats(sorted(more)).items())

    def _unions(self, groups: Mapping[str, set[str]]) -> Iterator[list[str]]:
        parent = {g: g for g in groups}

        def root(g: str) -> str:
            while parent[g] != g:
                g = parent[g]
            return g

        first: dict[str, str] = {}
        for group in sorted(groups):
            for t in self._load(sorted(groups[group])):
                for mark in t.marks:
                    if mark.startswith("="):
                        a, b = sorted((root(first.setdefault(mark, group)), root(group)))
                        parent[b] = a
        sets: dict[str, list[str]] = {}
        for group in sorted(groups):
            sets.setdefault(root(group), []).append(group)
        yield from sets.values()
