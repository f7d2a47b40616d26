"""Whose forces "our fighters" are: the side of whoever is speaking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..text import Text
from .actors_mention import ActorMention
from .actors_pack import ActorNoun, ActorPack, ActorRecord, ActorWords

_SIDES = frozenset(("state", "faction", "armed_force"))
_FORCES = frozenset(("armed_force", "faction", "generic_armed"))


class Ours:
    """Compiled once for the packs' words (in their comparison forms); ``noun_of`` gives a noun's class by its form."""

    def __init__(self, pack: ActorPack, words: ActorWords, noun_of: Mapping[str, ActorNoun]) -> None:
        self._records = pack.records
        self._labels = {r.label: r for r in pack.records.values() if r.label}
        self._ours = words.ours
        self._noun_of = noun_of

    def read(self, text: Text, actors: list[ActorMention], sources: Sequence[Any]) -> list[ActorMention]:
        """The actors, with those that a speaker calls his own under the speaker's name."""
        if not sources or self._ours.isdisjoint(text.norms):
            return actors
        norms, out = text.norms, {m.first: m for m in actors}
        taken = {i for m in actors for i in range(m.first, m.last)}
        for i in range(len(norms) - 1):
            if norms[i] not in self._ours:
                continue
            side = self._speaker(i, sources)
            m = out.get(i + 1)
            noun = self._noun_of.get(norms[i + 1])
            if side is None or (m is not None and m.actor_id is not None and not m.rule.startswith("bare ") and not m.generic):
                continue
            if noun is None or noun.type not in _FORCES or (m is None and i + 1 in taken):
                continue
            last = m.last if m is not None else i + 2
            target = self._records.get(side.composes.get(noun.id, side.id), side)
            out[i + 1] = ActorMention(
                first=i + 1, last=last, text=text.slice(i + 1, last), name=target.name, actor_id=target.id, type=target.type,
                side=target.side, noun=noun.id, rule="the speaker's own",
            )  # fmt: skip
        return [out[k] for k in sorted(out)]

    def _speaker(self, at: int, sources: Sequence[Any]) -> ActorRecord | None:
        """Whoever speaks the words at a token, or whom that one speaks for; ``None`` unless it is a side."""
        said = [x for x in sources if x.content[0] <= at < x.content[1]]
        if not said:
            return None
        near = min(said, key=lambda x: x.content[1] - x.content[0])
        record = self._records.get(near.actor_id or "") or self._labels.get(near.name.partition(" ")[0])
        if record is not None and record.represents:
            record = self._records.get(record.represents, record)
        return record if record is not None and record.type in _SIDES else None
