"""Doers carried within a sentence: from one verb to a participle or a verb joined to it, from a pronoun to whom it means."""

from __future__ import annotations

from typing import Any

from ..text import Chunk, Found, Sent
from . import gainers
from .answering import ANSWERS
from .barred import Barred
from .context import Context
from .draft import BLAMED, Draft
from .governed import before_count
from .grammar import Grammar
from .objects import RELATED
from .sides import of_faction
from .sorts import BYSTANDERS
from .subjects import MEANT, USING, Subjects, opening

_LIGHT = 3  # chunks from the verb that opens a sentence to the act that is its object
_OWNED = 4  # chunks from a pronoun to the act whose owner it means
_HELD = frozenset(("control_change", "control_state"))


class Carrier:
    """Carries doers over verbs, by the tags of a grammar's settings."""

    def __init__(self, grammar: Grammar, barred: Barred) -> None:
        self.grammar = grammar
        self.barred = barred
        self.subjects = Subjects(grammar)
        self._means = grammar.course | grammar.with_ | grammar.reckoned
        self._apart_from = grammar.verb | grammar.border | grammar.join | grammar.determiner | grammar.possessive | grammar.at | grammar.of

    def carry(self, found: Found, sent: Sent, drafts: list[Draft], ctx: Context, n: int) -> None:
        """The doer of a participle or of a coordinated verb is the doer of the verb before it; a pronoun subject is the
        one who acted last."""
        chunks = sent.chunks
        opened = opening(self.grammar, chunks)
        for i, d in enumerate(drafts):
            if d.kind == "statement":
                if not d.by and d.c.voice == "active" and (k := self.subjects.pronoun(chunks, d.c)) >= 0:
                    if who := self.subjects.meant(found, n, k, d.kind):
                        self._take(d, who, (), MEANT)
                continue
            if d.c.sense.by == "against" and d.c.voice == "active" and (k := self.subjects.pronoun(chunks, d.c)) >= 0:
                d.against = self.subjects.meant(found, n, k, d.kind, driven=True)
            if d.c.sense.by == "object" and not d.by and (k := gainers.pronoun(self.grammar, chunks, d.c.at)) >= 0:
                if who := self.subjects.of_object(found, n, k, d.kind):
                    self._take(d, who, (), MEANT)
            if d.c.sense.by != "subject" or d.trace.get("by") == ANSWERS:
                continue
            if len(d.by) == 1 and getattr(d.by[0], "generic", False) and (named := of_faction(self.grammar, chunks, d.by[0])) is not None:
                self._take(d, (named,), tuple(a for a in d.with_ if a is not named), RELATED)
            if d.c.voice == "noun" and d.kind == "incident":
                if (k := self.barred.related(chunks, d.c)) >= 0 or (k := self.subjects.supposed(chunks, d.c.at)) >= 0:
                    self._take(d, (chunks[k].value,), (), RELATED)
                    continue
                ours, helper = self.barred.undergone.supported(chunks, d.c.at)
                if ours >= 0:
                    self._take(d, (chunks[ours].value,), (chunks[helper].value,), RELATED)
                    continue
                if self._by_means(sent, d, drafts[:i]):
                    continue
                if not d.by and (k := self.subjects.participle(chunks, d.c)) > 0:
                    acts = [o for o in drafts[:i] if o.c.voice == "active" and o.by and o.c.at < k]
                    if users := acts[-1].by if acts else self.subjects.before(chunks, k):
                        self._take(d, users, (), USING)
                        continue
                if not d.by:
                    self._its_own(sent, d)
            if (k := self.subjects.apposed(chunks, d.c)) < 0 and d.kind in _HELD and d.c.voice == "active" and not d.by:
                k = self.barred.objects.antecedent(chunks, d.c.at)  # "was overrun by X, who held it until May"
            if k >= 0:
                self._take(d, (chunks[k].value,), (), RELATED)
                continue
            if d.c.voice == "ing" and d.kind in BLAMED and self._of_noun(d, drafts[:i]):
                continue
            if 0 <= opened[0] < d.c.at <= opened[0] + _LIGHT and opened[1] > 0 and chunks[opened[0]].tags & self.grammar.light:
                self._take(d, (chunks[opened[1]].value,), d.with_, USING)  # "launching a raid on the town, X moved on"
                continue
            if d.c.voice == "ing" and not d.by and (k := self.barred.objects.main(chunks, d.c)) > 0:
                if users := self.subjects.before(chunks, k):
                    self._take(d, users, (), USING)
                    continue
            fallen = {a.name for a in d.against} if d.kind == "casualties" else set()  # nobody felled himself: "..., killing nine of them"
            before = [o for o in drafts[:i] if o.c.at < d.c.at and o.c.voice in ("active", "ing") and o.by and o.by[0].name not in fallen]
            coordinated = d.c.voice == "active" and self._coordinated(chunks, d.c.at)
            if coordinated and (k := self.subjects.over_helpers(chunks, d.c.at)) >= 0:
                self._take(d, (chunks[k].value,), d.with_, RELATED)
                continue
            if coordinated and d.c.form == "base" and (k := self.subjects.infinitive(chunks, d.c.at)) >= 0:
                self._take(d, (chunks[k].value,), (), MEANT)
                continue
            named = d.c.voice == "ing" and bool(chunks[d.c.at - 1].tags & self.grammar.determiner)  # "condemned the downing of a jet"
            if before and (coordinated or (d.c.voice == "ing" and not named)) and not self._apart(d, before[-1]):
                o = before[-1]
                holds = o.kind == "control_state" and self._barred(d, o.by[0])  # "shells hit a town that X holds, killing nine"
                if self.grammar.between(chunks, o.c.at, d.c.at).borders <= 1 and o.by != d.by and not holds:
                    self._take(d, o.by, o.with_, "the doer of the verb before")
                    continue
            if d.kind != "agreement" and (k := self.subjects.pronoun(chunks, d.c)) >= 0:
                who = self.subjects.meant(found, n, k, d.kind)
                if who:
                    self._take(d, who, (), MEANT)
                    continue
            if d.c.voice != "active":
                continue
            near = chunks[max(0, d.c.at - 3) : d.c.at]
            if any(x.tags & self.grammar.pronoun for x in near) and not any(x.kind == "actor" for x in near):
                known = [o for o in drafts[:i] if o.by and o.c.at < d.c.at]
                if known:
                    self._take(d, known[-1].by, known[-1].with_, MEANT)
                elif not d.by and ctx.by and n - ctx.by_at <= 1:
                    self._take(d, ctx.by, (), MEANT)
        self._of_clause(chunks, drafts)

    def _of_clause(self, chunks: list[Chunk], drafts: list[Draft]) -> None:
        """The harm of an act is the doing of whoever the clause behind the act's noun says carried it out: "the shelling that X
        unleashed on Y killed six", "six were killed in the shelling that X unleashed"."""
        for o in drafts:
            if o.kind != "incident" or o.c.voice != "noun" or o.c.sense.reciprocal or len(drafts) < 2:
                continue
            behind = chunks[min(o.c.at + 1, len(chunks) - 1)]
            if not behind.tags & self.grammar.relative or (k := self.subjects.of_clause(chunks, o.c.at)) < 0:
                continue
            who = chunks[k].value
            for d in drafts:
                if d.kind not in BLAMED or d.c.sense.by != "subject" or d.kind == "incident" or any(a is who for a in d.by):
                    continue
                after = d.c.at > k and d.c.voice in ("active", "noun", "passive", "adj")
                between = self.grammar.between(chunks, min(o.c.at, d.c.at), max(o.c.at, d.c.at))
                if between.borders <= after and between.verbs <= after and (after or self._in(chunks, o.c.at)):
                    self._take(d, (who,), (), RELATED)

    def _in(self, chunks: list[Chunk], at: int) -> bool:
        """Whether the act's noun is what something happened in, or by: "killed in the heavy shelling"."""
        k = before_count(self.grammar, chunks, at - 1)
        return bool(chunks[k].tags & (self.grammar.at | self.grammar.agent))

    def _of_noun(self, d: Draft, before: list[Draft]) -> bool:
        """The harm of a participle is the doing of whoever the clause right before it is about: "X, backed by Y, which has
        carried out raids, killing nine"."""
        acts = [o for o in before if o.c.at < d.c.at and o.kind != "statement"]
        o = acts[-1] if acts else None
        if o is None or o.trace.get("by") != RELATED or self.grammar.between(d.sent.chunks, o.c.at, d.c.at).borders > 1:
            return False
        self._take(d, o.by, o.with_, RELATED)
        return True

    def _barred(self, d: Draft, who: Any) -> bool:
        """Whether an actor whom the draft's sentence names cannot be its doer."""
        chunks = d.sent.chunks
        return any(chunks[k].value is who and self.barred.doer(d.sent, d.c, k) for k in self.grammar.mentions(chunks, "actor"))

    def _coordinated(self, chunks: list[Chunk], at: int) -> bool:
        """Whether the verb follows another one of the same subject: "they hold the hills and have shelled the town"."""
        k = at - 1
        while k > 0 and chunks[k].tags & self.grammar.aux and not chunks[k].tags & self.grammar.passive:
            k -= 1
        return k >= 0 and bool(chunks[k].tags & self.grammar.join)

    def _by_means(self, sent: Sent, d: Draft, before: list[Draft]) -> bool:
        """The means of a verb is its doer's: "the army killed 20 militants in air strikes"."""
        chunks = sent.chunks
        k = d.c.at - 1
        while k > d.c.at - 4 and k > 0 and (chunks[k].kind == "quantity" or chunks[k].tags & self.grammar.modifier):
            k -= 1
        if k <= 0 or not chunks[k].tags & self._means:
            return False
        acts = [o for o in before if o.c.voice in ("active", "ing") and "by" in o.own and o.c.at < k and not self._apart(d, o)]
        acts = [o for o in acts if not chunks[o.c.at].tags & self.grammar.reacting and o.c.sense.event != "repelled"]
        if not acts or self.grammar.between(chunks, acts[-1].c.at, d.c.at).borders:
            return False
        ours = {a.name for a in acts[-1].by} == {a.name for a in d.by}
        if ours or self._anothers(chunks, acts[-1].c.at, k) or self._barred(d, acts[-1].by[0]):
            return False
        self._take(d, acts[-1].by, acts[-1].with_, "the doer of the verb before")
        return True

    def _anothers(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether a further verb with a subject of its own stands between: "rebels killed ten and the army responded with"."""
        g = self.grammar
        named = [j for j in g.mentions(chunks, "actor") if at < j < k and not chunks[j].value.adjectival]
        return any(chunks[j - 1].tags & (g.join | g.determiner) and chunks[j + 1].tags & g.verb for j in named)

    def _its_own(self, sent: Sent, d: Draft) -> None:
        """ "The coalition said its raids had killed nine": whose act it is stands right before it as a pronoun, which means who
        was named last as more than somebody's adjective or object."""
        chunks, g = sent.chunks, self.grammar
        k = d.c.at - 1
        while k > 0 and k > d.c.at - _OWNED and chunks[k].kind == "word" and not chunks[k].tags & self._apart_from:
            k -= 1
        if k < 1 or not chunks[k].tags & g.possessive:
            return
        for j in range(k - 1, -1, -1):
            x = chunks[j]
            if x.kind == "actor" and not x.value.adjectival and x.value.name and not g.governor(chunks, j):
                if x.value.type not in BYSTANDERS and not any(x.value is a for a in d.against):
                    self._take(d, (x.value,), (), MEANT)
                return

    def _take(self, d: Draft, by: tuple[Any, ...], with_: tuple[Any, ...], why: str) -> None:
        if any(b is d_ for b in by for d_ in d.against if d.c.group is not None and d.c.group.actor is d_):
            return
        d.by, d.with_ = by, with_
        d.against = tuple(a for a in d.against if not any(a is b for b in by))
        d.own |= {"by"}
        d.trace["by"] = why

    def _apart(self, d: Draft, o: Draft) -> bool:
        return o.sent is d.sent and self.barred.apart(d.sent.chunks, d.c.at, o.c.at)
