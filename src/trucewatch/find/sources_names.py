"""Naming sources in the order of the text, with a memory for "he", "it" and "the group"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..text import Text
from .actors_mention import PEOPLE, ActorMention
from .sources_bodies import Bodies
from .sources_generic import Generic
from .sources_memory import Memory, Names
from .sources_model import Said, SourceMention
from .sources_owners import Owners
from .sources_passage import EMPTY, Passage, SourceWords

_ARMED = frozenset(("armed_force", "faction", "generic_armed"))
_NOUN = 4  # tokens from an article to its noun
_HEAD = 2  # tokens before the name that a sentence begins with: "On Tuesday Ankara"


class Namer:
    """Names sources in the order of the text and remembers them for "he", "it" and "the group"."""

    def __init__(self, text: Text, actors: Sequence[ActorMention], words: SourceWords, publisher: str | None) -> None:
        self.text = text
        self.passage = Passage(text, actors, words)
        self.memory = Memory(self.passage)
        self.bodies = Bodies(self.passage)
        self.generic = Generic(self.passage, self.memory)
        self.owners = Owners(self.passage, self.memory)
        self.publisher = (publisher or "").casefold()
        self.people: dict[str, tuple[str, ...]] = {}  # by surname
        self.own_names: set[str] = set()
        self.records = words.records
        self.starts = self.passage.starts
        self._in, self._proper = self.passage.has, self.passage.proper

    def introduce(self, runs: Iterable[re.Match[str]]) -> None:
        """Remember full names of people, so that a surname alone can be told from any other capitalised word."""
        for m in self.passage.actors:
            if m.type in PEOPLE and not m.generic:
                self.people.setdefault(self.text.norms[m.last - 1], (m.name,))
        for run in runs:
            first, last = run.span()
            if self.bodies.introduce(first, last):
                continue
            while first < last and not self._proper(first):
                first += 1
            last = self.passage.trimmed(first, last)
            if last - first > 1 and not self._headline(first, last):
                self.people.setdefault(self.text.norms[last - 1], (self.text.slice(first, last),))

    def _headline(self, first: int, last: int) -> bool:
        """Whether a run of capitalised words is no name of one person: a state stands in it, a dash or a figure."""
        labels, words = self.passage.words.labels, self.text.words
        return any(words[k] in labels or words[k] in "-–—" or self.text.numeric[k] for k in range(first, last))

    def name(self, item: Said) -> SourceMention | None:
        """The attribution with its source named; ``None`` where it names nobody."""
        names, carries = self._names(*item.source, item)
        if not names:
            return None
        if item.also is not None:
            also, _ = self._names(*item.also, item)
            names = tuple(dict.fromkeys((*also, *names)))
        self.memory.last_sentence = item.sentence.index
        if item.outer is not None:
            names = self._with_outer(names, item.outer, item)
        first, last = item.source
        if item.rule.kind == "dash" and names[0] not in self.passage.bodies:
            return None
        found = [self.starts[i] for i in range(first, last) if i in self.starts]
        actor = next((m.actor_id for m in found if m.name == names[0]), found[0].actor_id if found else None)
        if item.also is not None and 0 < first - item.also[1] <= 2:
            first = item.also[0]  # "rebels and residents said": both speak
        return SourceMention(
            first=first, last=last, name=names[0], nested=names[1:], cue=item.cue, content=item.content,
            kind="carry_over" if carries and item.rule.kind == "said" else item.rule.kind, carries=carries,
            actor_id=actor, sentence=item.sentence.index, rule=item.rule.id,
            own=self._is_own(actor, names[0]),
        )  # fmt: skip

    def _before_aside(self, first: int, last: int) -> int:
        """The end of a state's name that an aside in commas follows: "Moscow, Assad's main ally, said"."""
        state, norms = self.starts.get(first), self.text.norms
        if state is None or state.type != "state" or state.last >= last - 1 or norms[state.last] != ",":
            return last
        beside = self.starts.get(state.last + 1)
        if beside is not None and beside.type == "state" and not beside.text.endswith(("'s", "’s")):
            return last  # "Russia, Turkey and Iran"
        return state.last if "," in (norms[last - 1], *norms[last : last + 1]) else last

    def _before_who(self, first: int, last: int) -> int:
        """The end of what names a speaker: before a clause about one without a name ("an activist who asked Reuters")."""
        who = next((k for k in range(first + 1, last) if self._in("WHO", k)), last)
        told = any(self._in("PERSONAL", k) or self._in("SPEAKERS", k) for k in range(first, who)) and who < last
        return who if told else last

    def _with_outer(self, names: tuple[str, ...], outer: tuple[int, int], item: Said) -> tuple[str, ...]:
        """The names with the one who stands behind them: who cites or is cited, the medium that was told."""
        memory = self.memory
        before, *kept = names, memory.last, memory.last_person, memory.last_org
        others, _ = self._names(*outer, item)
        if item.rule.kind == "told" and (len(names) > 1 or (others[:1] and others[0] not in self.passage.media)):
            others = ()  # one who speaks for a body, or told no medium ("told the council")
        names = tuple(dict.fromkeys((*others, *names) if item.rule.outer_first else (*names, *others)))
        if item.rule.kind == "told":  # "the source added" is who spoke, with the medium it spoke to
            memory.last, memory.last_person, memory.last_org = kept
            memory.last = names if memory.last == before else memory.last
            memory.by_noun |= {noun: names for noun, known in memory.by_noun.items() if known == before}
        return names

    def _names(self, first: int, last: int, item: Said) -> tuple[tuple[str, ...], bool]:
        """Neutral names of the source in these tokens, nearest first, and whether they were named earlier."""
        if last - first == 1 and self._in("PRONOUN", first):
            party = self._party(first, item) if item.rule.kind == "deny" else self._who_acts(first, item) or self._stepped_in(first, item)
            return party or self.memory.recalled(first, item) or self._began(first, item), True
        if self._in("NOBODY", first):
            return (), False
        norms, sets, memory = self.text.norms, self.passage.sets, self.memory
        owner = self.owners.names(first, last, item)
        if owner:
            return owner, True
        owner = self.owners.genitive(first, last, item.cue[0])
        if owner:
            return owner, False
        last = self._before_aside(first, last)
        if memory.last and not sets.get("SAME", EMPTY).isdisjoint(norms[first : last - 1]):
            return memory.last, True  # "the same source"
        body = self.bodies.meant(first, last)
        if body:
            memory.remember((body,), named=True)
            memory.by_noun |= {norms[k]: (body,) for k in range(first, last) if self._in("INSTITUTION", k)}
            return (body,), False
        issued = next((k for k in range(first + 2, last - 1) if self._in("BY", k) and self._in("ISSUED", k - 1)), None)
        if issued is not None and any(self._in("DOCUMENT", k) for k in range(first, issued)):
            got = self._names(issued + 1, last, item)  # "a statement issued by the brigade"
            if got[0]:
                return got
        people, bodies, unknown = self._parts(first, self._before_who(first, last))
        both = (self.generic.shared(first, last, item) or self._both(first, last)) if not people else ()
        if both:
            memory.remember(both[:1], named=True)
            memory.by_noun[norms[last - 1]] = both
            return both, False
        bodies.sort(key=lambda name: name not in self.passage.media)
        named = {k for i in range(first, last) if i in self.starts for k in range(i, self.starts[i].last)}
        relative, generic = sets.get("RELATIVE", EMPTY), sets.get("GENERIC", EMPTY)
        core = next((k for k, norm in enumerate(norms[first + 1 : last], first + 1) if norm in relative), last)
        heads = [k for k, norm in enumerate(norms[first:core], first) if norm in generic and k not in named]
        role = not sets.get("ROLE", EMPTY).isdisjoint(norms[first:last])
        for a, b in unknown:
            left = a - 1 - (a - 1 > first and self._in("PARTICLE", a - 1) and not self._in("PREP", a - 1))
            placed = a == first > 0 and (self._in("PLACING", first - 1) or self._in("OF", first - 1))
            if placed and heads and b < heads[0] and self._in("DET", b):
                first = b  # "... in Deir al-Adas a military source told"
                continue
            if (a > first and self._in("PREP", left)) or self.passage.holds_preposition(a, b):
                continue  # "the director of al-Razi Hospital"
            if a > core and (people or any(first <= k < core for k in named)):
                continue  # one met in what is told of the speaker: "A, speaking beside his colleague B", "X, which lost the city of Y"
            if bodies and b - a == 1 and self.passage.behind_preposition(first, a):
                continue  # "the White Helmets in the central Hama province"
            if b - a == 1 and self.text.words[a] in self.passage.words.labels:
                continue  # "Syrias official agency"
            if b < last and (self._in("BASED", b) or self.text.words[b - 1].endswith(("'s", "’s"))):
                continue  # "Turkey-based", "Lebanon's Al-Manar"
            if b - a == 1 < last - b and self.text.words[b][0].isupper() and self.text.norms[a] not in self.people and b not in self.starts:
                continue  # a headline that ran on: "Attack Targets Damascus School Claims"
            lone = b - a == 1 and a == item.sentence.first and self.text.norms[a] not in self.people
            if lone and not self._in("SPEECH", item.cue[0]):
                continue
            if heads and b < heads[0] and self.text.numeric[b] and all(self._in("MOD", k) for k in range(b + 1, heads[0])):
                name = self.text.slice(a, b + 1)  # "the Jazira 24 monitoring group"
                memory.remember((name,), named=True)
                return (name,), False
            plural = heads and (self._in("SPEAKERS", heads[0]) or self.text.norms[heads[0]] == "media")
            if plural and all(self._in("MOD", k) and self.text.words[k][0].islower() for k in range(b, heads[0])):
                first = b if b < heads[0] else first
                continue  # "... the town of Taftanaz local media reported"
            if heads and b == heads[0] and (not self._in("ROLE", b) or (b - a == 1 and a > first and self._in("THE", a - 1))):
                continue  # what stands before "activists" qualifies them ("the Homs governor"), or is a headline that ran on
            medium = a > first and b == last and self._in("MEDIUM", a - 1)  # "broadcaster NTV"
            if role or not heads or b - a > 1 or medium:
                title = a > first and (self._in("ROLE", a - 1) or self._in("GENERIC", a - 1))
                people.insert(0 if title else len(people), self._person_name(a, b))
        if people:
            bodies = self._voiced(bodies, first, last)
            voice = not bodies and any(self._in("VOICE", k) and self._in("SPOKES", k) for k in range(first, last))
            names = tuple(dict.fromkeys((people[0], *self._represented(first, last, voice=voice), *bodies)))
            memory.remember(names, person=True)
            return names, False
        chief = self._chief_of(bodies, heads, first)
        if chief:
            memory.remember(chief, person=True)
            return chief, True
        if bodies and not (heads and self.generic.qualified(first, last, heads)):
            memory.remember((bodies[0],), named=not self._many(bodies[0]))
            for head in heads:
                memory.by_noun[self.text.norms[head]] = (bodies[0],)
                memory.last_person = (bodies[0],) if self._in("VOICE", head) else memory.last_person
            return (bodies[0],), False
        return self.generic.name(first, last, heads, item) if heads else ((), False)

    def _voiced(self, bodies: list[str], first: int, last: int) -> list[str]:
        """The bodies that a person speaks for: "Omar of the Northern Brigade" is one of its men, its spokesman its voice."""
        if any(self._in("VOICE", k) or self._in("SPOKES", k) for k in range(first, last)):
            return bodies
        armed = {m.name for i in range(first, last) if (m := self.starts.get(i)) is not None and m.type in _ARMED}
        return [name for name in bodies if name not in armed]

    def _chief_of(self, bodies: list[str], heads: list[int], first: int) -> tuple[str, ...]:
        """"The Observatory's director": the one who was named as speaking for that body before."""
        if len(bodies) != 1 or not heads or not self._in("CHIEF", heads[-1]):
            return ()
        for m in reversed([m for m in self.passage.actors if m.last <= first and m.type == "person"]):
            record = self.records.get(m.actor_id or "")
            body = self.records.get(record.represents or "") if record is not None else None
            if body is not None and body.name == bodies[0]:
                return (m.name, body.name)
        return ()

    def _both(self, first: int, last: int) -> tuple[str, ...]:
        """Two speakers that are joined and nothing else: "Moscow and Damascus", "a war monitor and a rebel commander"."""
        row = self._row(first, last)
        if row:
            return row
        join = next((k for k in range(first + 1, last - 1) if self._in("AND", k)), None)
        if join is None or any(m.first < join < m.last for m in self.passage.actors):
            return ()
        out: list[str] = []
        for a, b in ((first, join), (join + 1, last)):
            while a < b - 1 and self._in("DET", a):
                a += 1
            m = self.starts.get(a)
            if m is not None and m.last == b and m.name:
                out.append(m.name)
            elif self._in("GENERIC", head := self._head(a, b)) and all(self._in("MOD", k) or self._in("ROLE", k) for k in range(a, head)):
                out.append(self.passage.phrase(a, b))
            else:
                return ()
        return tuple(dict.fromkeys(out))

    def _head(self, first: int, last: int) -> int:
        """The noun of a phrase: the last word before "in the area", "of the town"."""
        return next((k for k in range(first + 1, last) if self._in("PREP", k)), last) - 1

    def _many(self, name: str) -> bool:
        """Whether a name stands for many without one voice ("rebels"): "it said" is somebody else's."""
        return name in self.passage.many

    def _party(self, i: int, item: Said) -> tuple[str, ...]:
        """The party named before "it denied" in the same sentence: one that speaks for itself, no medium."""
        near = [m for m in self.passage.actors if item.sentence.first <= m.first < i and m.name]
        near = [m for m in near if m.type in ("state", "armed_force", "faction", "group")]
        return () if self._in("HESHE", i) or not near else (near[-1].name,)

    def _who_acts(self, i: int, item: Said) -> tuple[str, ...]:
        """Who begins a sentence that goes on "where it said", "which they call": the doer of the main clause speaks."""
        start = item.sentence.first
        if i == start or not self._in("WHERE", i - 1) or self.memory.last_sentence == item.sentence.index:
            return ()
        kinds = PEOPLE if self._in("HESHE", i) else ("state", "armed_force", "faction", "group", "organisation", "monitor")
        near = [m for m in self.passage.actors if start <= m.first <= start + _HEAD and m.last < i - 1 and m.name]
        return (self.passage.speaking(near[0]),) if near and near[0].type in kinds else ()

    def _stepped_in(self, i: int, item: Said) -> tuple[str, ...]:
        """The person with whom the sentence before begins, in full or with an office, where nobody speaks in it: "President X gave
        them a week. ..., he told reporters"; one who adds has spoken before."""
        n = item.sentence.index - 1
        new = self._in("SPEECH", item.cue[0]) and not self._in("FURTHER", item.cue[0]) and self.memory.last_sentence < n
        if not new or not self._in("HESHE", i):
            return ()
        start = self.text.sentences[n].first if n >= 0 else i
        m = next((m for m in self.passage.actors if start <= m.first <= start + _HEAD), None)
        if m is None or m.generic or m.type not in PEOPLE or m.last - start < 2 or m.last >= i:
            return self._one(start, item.sentence.first)
        self.memory.remember((m.name,), person=True)
        return (m.name,)

    def _one(self, start: int, stop: int) -> tuple[str, ...]:
        """The person without a name with whom a sentence begins, and where he is from: "A farmer from X told another story. ..., he
        said"."""
        if not self._in("ARTICLE", start) or self._in("THE", start):
            return ()
        noun = next((k for k in range(start + 1, min(stop, start + _NOUN)) if self._in("PERSONAL", k) or self._in("PREP", k)), start)
        if noun == start or self._in("PREP", noun) or any(k in self.starts for k in range(start, noun + 1)):
            return ()
        last = noun + 1
        if self._in("PREP", last):
            k = last + 1
            while k < stop and (self._in("DET", k) or self.text.words[k][0].isupper()):
                k += 1
            placed = self.text.words[k - 1][0].isupper()
            last = k + 1 if self.text.words[k + 1 : k + 2] == [","] else k if placed else last  # "of the X tribe, reached by"
        names = (self.passage.phrase(start + 1, last),)
        self.memory.remember(names, person=True)
        self.memory.by_noun[self.text.norms[noun]] = names
        return names

    def _began(self, i: int, item: Said) -> Names:
        """Whom "it said" means where nobody spoke lately: who begins the sentence before, one or many as the pronoun has it."""
        n = item.sentence.index - 1
        if n < 0 or self.text.sentences[n].title:
            return ()
        start, many = self.text.sentences[n].first, self._in("PLURAL", i)
        m = next((m for m in self.passage.actors if start <= m.first <= start + _HEAD), None)
        if m is None or not m.name or m.last > i or (m.name in self.passage.many) != many:
            return ()
        person = m.type in PEOPLE
        return (self.passage.speaking(m),) if person == self._in("HESHE", i) else ()

    def _row(self, first: int, last: int) -> tuple[str, ...]:
        """Three speakers or more and nothing else: "Turkey, Iran and Russia"."""
        names: list[str] = []
        i = first
        while i < last:
            m = self.starts.get(i)
            if m is not None and m.name and m.last <= last:
                names.append(m.name)
                i = m.last
            elif self.text.words[i] == "," or self._in("AND", i) or self._in("THE", i):
                i += 1
            else:
                return ()
        return tuple(dict.fromkeys(names)) if len(names) > 2 and any(self._in("AND", k) for k in range(first, last)) else ()

    def _parts(self, first: int, last: int) -> tuple[list[str], list[str], list[tuple[int, int]]]:
        """Known people, known bodies, and runs of unknown capitalised words."""
        people: list[str] = []
        bodies: list[str] = []
        unknown: list[tuple[int, int]] = []
        generic: set[str] = set()
        i = first
        while i < last:
            m = self.starts.get(i)
            if m is not None and m.last <= last:
                if m.name and not self._apposed(m, last):
                    own = self.passage.speaking(m)
                    (people if m.type in PEOPLE and not m.generic else bodies).append(own)
                    generic.update((m.name,) if m.generic else ())
                i = m.last
            elif self._proper(i):
                j = i + 1
                while j < last and j not in self.starts and (self._proper(j) or self.passage.joins(j, last)):
                    j += 1
                while j > i + 1 and not self._proper(j - 1):
                    j -= 1
                unknown.append((i, j))
                i = j
            else:
                i += 1
        bodies.sort(key=generic.__contains__)  # "the rebel group Ahrar al-Sham"
        return people, bodies, unknown

    def _apposed(self, m: ActorMention, last: int) -> bool:
        """Whether a medium that is only described has its name behind it: "the party's official television channel Al-Manar"."""
        k = m.last
        while k < min(last, m.last + 3) and self._in("MEDIUM", k) and k not in self.starts:
            k += 1
        own = self.starts.get(k) if k < last else None
        return own is not None and m.type == own.type == "media" and own.name != m.name

    def _represented(self, first: int, last: int, *, voice: bool) -> tuple[str, ...]:
        """The monitors and bodies that the people in these tokens are known to speak for; an official's body only where
        he is called its ``voice`` ("ministry spokesman Igor Konashenkov")."""
        out: list[str] = []
        for i in range(first, last):
            m = self.starts.get(i)
            record = self.records.get(m.actor_id) if m is not None and m.actor_id else None
            body = self.records.get(record.represents or "") if record is not None and (voice or record.type == "person") else None
            if body is not None:
                out.append(body.name)
        return tuple(out)

    def _is_own(self, actor_id: str | None, name: str) -> bool:
        if self._own(actor_id) and self.records[actor_id or ""].name == name:
            self.own_names.add(name)
        return name in self.own_names

    def _own(self, actor_id: str | None) -> bool:
        record = self.records.get(actor_id) if actor_id else None
        return bool(self.publisher) and record is not None and self.publisher in {
            record.name.casefold(), *(x.casefold() for x in record.publishers)
        }  # fmt: skip

    def _person_name(self, first: int, last: int) -> str:
        last = self.passage.trimmed(first, last)
        words = self.text.slice(first, last)
        key = self.text.norms[last - 1]
        known = self.people.get(key)
        if known is not None and last - first <= 2:
            return known[0]
        if last - first > 1:
            self.people[key] = (words,)
        return words
