"""Which triggers fire at which words of a sentence, and in which senses: their patterns tried, before any count or slot."""

from __future__ import annotations

from typing import NamedTuple

from ..rules import Packs
from ..rules.vocabulary import Sense, Trigger, TriggerForm
from ..text import Chunk, Remembered, Tried
from .grammar import Grammar

_FORMS = ("past", "base", "ing", "adj", "noun")  # where one word may be several, the verb is tried first


class Fired(NamedTuple):
    """A trigger at chunk ``at``, the form that its word has, and its voice."""

    at: int
    trigger: Trigger
    form: str
    voice: str


class _Test(NamedTuple):
    """What must hold, and what must not."""

    when: Tried | None
    unless: Tried | None


class _Tests(NamedTuple):
    """A trigger's own test, and those of its senses."""

    own: _Test
    senses: tuple[tuple[Sense, _Test], ...]


def _test(of: Trigger | Sense, where: str) -> _Test:
    return _Test(Tried(of.when, where) if of.when else None, Tried(of.unless, where) if of.unless else None)


class Firing:
    """The packs' triggers with their patterns. ``vetoed`` is filled with the chunks and rules that something in the sentence
    forbids."""

    def __init__(self, packs: Packs, grammar: Grammar) -> None:
        self.grammar = grammar
        self._tests: dict[str, _Tests] = {}  # by the trigger's id
        self._by_tag: dict[str, list[Trigger]] = {}
        for t in packs.entries("triggers", Trigger):
            self._tests[t.id] = _Tests(_test(t, t.id), tuple((sense, _test(sense, t.id)) for sense in t.gives))
            for tag in t.tags:
                self._by_tag.setdefault(tag, []).append(t)
        self.tags = frozenset(self._by_tag)
        self._tagged = Remembered(self._by_tags)
        self.may = Remembered(self._may)

    def _may(self, tags: frozenset[str]) -> bool:
        """Whether a chunk of these tags may begin a claim."""
        return "TRIGGER" in tags or not tags.isdisjoint(self.tags)

    def _by_tags(self, tags: frozenset[str]) -> list[Trigger]:
        return list({t.id: t for tag in sorted(tags & self.tags) for t in self._by_tag[tag]}.values())

    def fired(self, chunks: list[Chunk], vetoed: set[tuple[int, str]]) -> list[Fired]:
        """Every trigger whose own patterns hold, in the order of its words."""
        out: list[Fired] = []
        may, tests, tags = self.may, self._tests, self.grammar.tags(chunks)
        for i, c in enumerate(chunks):
            if not may[c.tags]:
                continue
            for t in self._tagged[c.tags]:
                when, unless = tests[t.id].own
                if when is not None and not when.hold(chunks, tags, i):
                    continue
                if unless is not None and unless.hold(chunks, tags, i):
                    vetoed.add((i, t.id))
                    continue
                out.append(Fired(i, t, "noun", "noun"))
            if "TRIGGER" not in c.tags:
                continue
            reading = self.grammar.reading(chunks, i)
            known: set[str] = set()
            for form, t in self._forms(c):
                if t.id in known or reading == ("noun" if form == "base" else "verb" if form == "noun" else "?"):
                    continue
                known.add(t.id)
                when, unless = tests[t.id].own
                if unless is not None and unless.hold(chunks, tags, i):
                    vetoed.add((i, t.id))
                    continue
                if when is not None and not when.hold(chunks, tags, i):
                    continue
                out.append(Fired(i, t, form, self._voice(chunks, i, t, form)))
        return out

    @staticmethod
    def _forms(c: Chunk) -> list[tuple[str, Trigger]]:
        """The triggers of which the chunk is a form, verbs first."""
        refs = [e.ref for e in c.refs if isinstance(e.ref, TriggerForm)]
        if len(refs) > 1:
            refs.sort(key=lambda ref: _FORMS.index(ref.form))
        return [(ref.form, ref.trigger) for ref in refs]

    def senses(self, chunks: list[Chunk], fired: Fired, vetoed: set[tuple[int, str]]) -> list[Sense]:
        """The senses that a trigger has where it fired: of a group the first whose patterns hold."""
        out: list[Sense] = []
        i, id_ = fired.at, fired.trigger.id
        tags = self.grammar.tags(chunks)
        taken: set[str] = set()
        for sense, (when, unless) in self._tests[id_].senses:
            if sense.group is not None and sense.group in taken:
                continue
            if when is not None and not when.hold(chunks, tags, i):
                continue
            if unless is not None and unless.hold(chunks, tags, i):
                vetoed.add((i, id_))
                continue
            if sense.group is not None:
                taken.add(sense.group)
            out.append(sense)
        return out

    def _voice(self, chunks: list[Chunk], i: int, t: Trigger, form: str) -> str:
        """The trigger's voice; a statement's verb that has its object with it is active: "the secretary voiced alarm at", and so
        is one of people without "be" or "by": "hundreds of residents protested against X"."""
        voice = self.grammar.voice(chunks, i, form)
        if voice != "passive" or any(s.kind != "statement" for s in t.gives):
            return voice
        own = any(x.tags & self.grammar.passive for x in chunks[max(0, i - 3) : i + 1])
        by = " " not in chunks[i].norm and any(x.tags & self.grammar.agent for x in chunks[i + 1 : i + 4])
        return voice if own or by else "active"
