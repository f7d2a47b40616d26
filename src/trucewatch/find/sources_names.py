"""Naming sources in the order of the text, with a memory for "he", "it" and "the group"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ..text import Text
from .actors import ActorMention
from .actors_pack import ActorRecord
from .sources_model import Said, SourceMention

#: Classes of words that are no part of a name, whatever their first letter.
NEVER_NAMES = ("DET", "ROLE", "DAY", "SAY", "PRONOUN", "EARLY", "MOD", "GENERIC", "PREP")


class Namer:
    """Names sources in the order of the text and remembers them for "he", "it" and "the group"."""

    def __init__(
        self,
        text: Text,
        actors: Sequence[ActorMention],
        sets: Mapping[str, frozenset[str]],
        never: frozenset[str],
        records: Mapping[str, ActorRecord],
        publisher: str | None,
        speaks: Mapping[str, str],
    ) -> None:
        self.text = text
        self.sets = sets
        self.never = never
        self.records = records
        self.speaks = speaks
        self.actors = [m for m in actors if not m.adjectival and not m.rule.startswith("anaphor")]
        self.anaphors = {m.first: m for m in actors if m.rule.startswith("anaphor")}
        self.starts = {m.first: m for m in self.actors}
        self.publisher = (publisher or "").casefold()
        self.people: dict[str, tuple[str, ...]] = {}
        self.last_person: tuple[str, ...] | None = None
        self.last: tuple[str, ...] | None = None
        self.last_org: tuple[str, ...] | None = None
        self.last_sentence = -1
        self.heard: list[tuple[str, ...]] = []  # everybody named so far
        self.own_names: set[str] = set()
        self.by_noun: dict[str, tuple[str, ...]] = {}
        self.empty: frozenset[str] = frozenset()
        # adjectives of states: as they are written in names ("U.S. official" is "US official")
        self.labels = {a: r.label for r in records.values() if r.label for a in r.adjectives}
        self.media = {m.name for m in self.actors if m.type in ("media", "monitor")}
        self.bodies: dict[str, str] = {}  # unknown institutions of this text, by head noun and by initials

    def introduce(self, runs: Iterable[re.Match[str]]) -> None:
        """Remember full names of people, so that a surname alone can be told from any other capitalised word."""
        for m in self.actors:
            if m.type in ("official", "person") and not m.generic:
                self.people.setdefault(self.text.norms[m.last - 1], (m.name,))
        institutions = not self.sets.get("INSTITUTION", self.empty).isdisjoint(self.text.norms)
        for run in runs:
            first, last = run.span()
            body = self._institution(first, last) if institutions else None
            if body is not None:
                name = self.text.slice(*body)
                self.bodies.setdefault(self._head(*body), name)
                self.bodies.setdefault(self._initials(*body), name)
                continue
            while first < last and not self._proper(first):
                first += 1
            last = self._trimmed(first, last)
            if last - first > 1:
                self.people.setdefault(self.text.norms[last - 1], (self.text.slice(first, last),))

    def _institution(self, first: int, last: int) -> tuple[int, int] | None:
        """An institution that no pack knows, by its capitals and its head: "the Orontes Rights Network"."""
        words, limit = self.text.words, len(self.text.words)
        while first > 0 and words[first - 1][0].isupper() and self._in("MOD", first - 1):
            first -= 1
        stop = last
        while stop < limit and words[stop][0].isupper() and (self._in("INSTITUTION", stop) or self._in("MOD", stop)):
            stop += 1
        head = next((k for k in range(first + 1, stop) if words[k][0].isupper() and self._in("INSTITUTION", k)), None)
        if head is None or not any(self._proper(k) for k in range(first, head)):
            return None
        if any(words[k][0].islower() and not self._in("PARTICLE", k) and not self._in("AND", k) for k in range(first, head)):
            return None
        if any(k in self.starts and self.starts[k].last > k + 1 for k in range(max(0, first - 3), head + 1)):
            return None  # a name that is known
        end = head + 1
        if end < limit and words[end] in ("of", "for"):
            k = end + 1
            while k < limit and (words[k][0].isupper() or words[k] in ("and", "in", "of")):
                k += 1
            while not words[k - 1][0].isupper():
                k -= 1
            end = max(end, k)
        return first, end

    def _head(self, first: int, last: int) -> str:
        return next(self.text.norms[k] for k in range(first + 1, last) if self._in("INSTITUTION", k))

    def _initials(self, first: int, last: int) -> str:
        words = self.text.words
        return "".join(words[k][0] for k in range(first, last) if words[k][0].isupper())

    def name(self, item: Said) -> SourceMention | None:
        names, carries = self._names(*item.source, item)
        if not names:
            return None
        if item.also is not None:
            also, _ = self._names(*item.also, item)
            names = tuple(dict.fromkeys((*also, *names)))
        self.last_sentence = item.sentence.index
        if item.outer is not None:
            kept = (names, self.last, self.last_person, self.last_org)
            outer, _ = self._names(*item.outer, item)
            if item.rule.kind == "told" and (len(names) > 1 or (outer[:1] and outer[0] not in self.media)):
                outer = ()  # one who speaks for a body, or told no medium ("told the council")
            names = (*outer, *names) if item.rule.outer_first else (*names, *outer)
            names = tuple(dict.fromkeys(names))
            if item.rule.kind == "told":  # "the source added" is who spoke, with the medium it spoke to
                before, self.last, self.last_person, self.last_org = kept
                self.last = names if self.last == before else self.last
                self.by_noun |= {noun: names for noun, known in self.by_noun.items() if known == before}
        first, last = item.source
        if item.rule.kind == "dash" and names[0] not in self.media:
            return None
        found = [self.starts[i] for i in range(first, last) if i in self.starts]
        actor = next((m.actor_id for m in found if m.name == names[0]), found[0].actor_id if found else None)
        return SourceMention(
            first=first, last=last, name=names[0], nested=names[1:], cue=item.cue, content=item.content,
            kind="carry_over" if carries and item.rule.kind == "said" else item.rule.kind, carries=carries,
            actor_id=actor, sentence=item.sentence.index, rule=item.rule.id,
            own=self._is_own(actor, names[0]),
        )  # fmt: skip

    def _in(self, name: str, i: int) -> bool:
        return self.text.norms[i] in self.sets.get(name, self.empty)

    def _names(self, first: int, last: int, item: Said) -> tuple[tuple[str, ...], bool]:
        """Neutral names of the source in these tokens, nearest first, and whether they were named earlier."""
        if last - first == 1 and self._in("PRONOUN", first):
            party = self._party(first, item) if item.rule.kind == "deny" else ()
            return party or self._recalled(first, item), True
        if self._in("NOBODY", first):
            return (), False
        norms, sets, empty = self.text.norms, self.sets, self.empty
        if self.last and not sets.get("SAME", empty).isdisjoint(norms[first : last - 1]):
            return self.last, True  # "the same source"
        body = self._unknown_body(first, last)
        if body:
            self._remember((body,), named=True)
            return (body,), False
        issued = next((k for k in range(first + 2, last - 1) if self._in("BY", k) and self._in("ISSUED", k - 1)), None)
        if issued is not None and any(self._in("DOCUMENT", k) for k in range(first, issued)):
            got = self._names(issued + 1, last, item)  # "a statement issued by the brigade"
            if got[0]:
                return got
        people, bodies, unknown = self._parts(first, last)
        both = self._both(first, last) if not people else ()
        if both:
            self._remember(both[:1], named=True)
            return both, False
        bodies.sort(key=lambda name: name not in self.media)
        named = {k for i in range(first, last) if i in self.starts for k in range(i, self.starts[i].last)}
        relative, generic = sets.get("RELATIVE", empty), sets.get("GENERIC", empty)
        core = next((k for k, norm in enumerate(norms[first + 1 : last], first + 1) if norm in relative), last)
        heads = [k for k, norm in enumerate(norms[first:core], first) if norm in generic and k not in named]
        role = not sets.get("ROLE", empty).isdisjoint(norms[first:last])
        for a, b in unknown:
            if (a > first and self._in("PREP", a - 1)) or self._holds_preposition(a, b):
                continue
            if b - a == 1 and self.text.words[a] in self.labels:
                continue  # "Syrias official agency"
            if b < last and (self._in("BASED", b) or self.text.words[b - 1].endswith(("'s", "’s"))):
                continue  # "Turkey-based", "Lebanon's Al-Manar"
            lone = b - a == 1 and a == item.sentence.first and self.text.norms[a] not in self.people
            if lone and not self._in("SPEECH", item.cue[0]):
                continue
            if heads and b < heads[0] and self.text.numeric[b] and all(self._in("MOD", k) for k in range(b + 1, heads[0])):
                name = self.text.slice(a, b + 1)  # "the Jazira 24 monitoring group"
                self._remember((name,), named=True)
                return (name,), False
            plural = heads and (self._in("SPEAKERS", heads[0]) or self.text.norms[heads[0]] == "media")
            if plural and all(self._in("MOD", k) and self.text.words[k][0].islower() for k in range(b, heads[0])):
                first = b if b < heads[0] else first
                continue  # "... the town of Taftanaz local media reported"
            if heads and b == heads[0] and not self._in("ROLE", b):
                continue  # what stands before "activists" qualifies them, or is a headline that ran on
            medium = a > first and b == last and self._in("MEDIUM", a - 1)  # "broadcaster NTV"
            if role or not heads or b - a > 1 or medium:
                title = a > first and (self._in("ROLE", a - 1) or self._in("GENERIC", a - 1))
                people.insert(0 if title else len(people), self._person_name(a, b))
        if people:
            voice = not bodies and any(self._in("VOICE", k) and self._in("SPOKES", k) for k in range(first, last))
            names = tuple(dict.fromkeys((people[0], *self._represented(first, last, voice=voice), *bodies)))
            self._remember(names, person=True)
            return names, False
        chief = self._chief_of(bodies, heads, first)
        if chief:
            self._remember(chief, person=True)
            return chief, True
        if bodies and not (heads and self._phrase_is_generic(first, last, heads)):
            self._remember((bodies[0],), named=True)
            for head in heads:
                self.by_noun[self.text.norms[head]] = (bodies[0],)
            return (bodies[0],), False
        return self._generic(first, last, heads, item) if heads else ((), False)

    def _chief_of(self, bodies: list[str], heads: list[int], first: int) -> tuple[str, ...]:
        """"The Observatory's director": the one who was named as speaking for that body before."""
        if len(bodies) != 1 or not heads or not self._in("CHIEF", heads[-1]):
            return ()
        for m in reversed([m for m in self.actors if m.last <= first and m.type == "person"]):
            record = self.records.get(m.actor_id or "")
            body = self.records.get(record.represents or "") if record is not None else None
            if body is not None and body.name == bodies[0]:
                return (m.name, body.name)
        return ()

    def _unknown_body(self, first: int, last: int) -> str | None:
        """An institution of this text that the phrase names in full, by its initials, or by its head noun."""
        if not self.bodies:
            return None
        start = first
        while start < last - 1 and self._in("DET", start):
            start += 1
        if last - start == 1:
            word = self.text.words[start]
            short = word if word.isupper() else self.text.norms[start] if start > first and word[0].isupper() else ""
            return self.bodies.get(short)
        k = next((k for k in range(start, last) if self.text.words[k][0].isupper() and not self._in("DET", k)), None)
        body = self._institution(k, last) if k is not None and k - start <= 1 else None
        return self.text.slice(*body) if body is not None else None

    def _both(self, first: int, last: int) -> tuple[str, ...]:
        """Two speakers that are joined and nothing else: "Moscow and Damascus", "a war monitor and a rebel commander"."""
        row = self._row(first, last)
        if row:
            return row
        join = next((k for k in range(first + 1, last - 1) if self._in("AND", k)), None)
        if join is None:
            return ()
        out: list[str] = []
        for a, b in ((first, join), (join + 1, last)):
            while a < b - 1 and self._in("DET", a):
                a += 1
            m = self.starts.get(a)
            if m is not None and m.last == b and m.name:
                out.append(m.name)
            elif self._in("GENERIC", b - 1) and all(self._in("MOD", k) or self._in("ROLE", k) for k in range(a, b - 1)):
                out.append(self._phrase(a, b))
            else:
                return ()
        return tuple(dict.fromkeys(out))

    def _party(self, i: int, item: Said) -> tuple[str, ...]:
        """The party named before "it denied" in the same sentence: one that speaks for itself, no medium."""
        near = [m for m in self.actors if item.sentence.first <= m.first < i and m.name]
        near = [m for m in near if m.type in ("state", "armed_force", "faction", "group")]
        return () if self._in("HESHE", i) or not near else (near[-1].name,)

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

    def _recalled(self, i: int, item: Said) -> tuple[str, ...]:
        """Whom a pronoun means; nobody when the last source is too far back."""
        if item.sentence.index - self.last_sentence > 3:
            return ()
        if self._in("HESHE", i):
            return self.last_person or self.last or ()
        return (self.last if self._in("PLURAL", i) else self.last_org) or self.last or ()

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
                if m.name:
                    own = self._speaking(m)
                    (people if m.type in ("official", "person") and not m.generic else bodies).append(own)
                    generic.update((m.name,) if m.generic else ())
                i = m.last
            elif self._proper(i):
                j = i + 1
                while j < last and j not in self.starts and (self._proper(j) or self._joins(j, last)):
                    j += 1
                while j > i + 1 and not self._proper(j - 1):
                    j -= 1
                unknown.append((i, j))
                i = j
            else:
                i += 1
        bodies.sort(key=generic.__contains__)  # "the rebel group Ahrar al-Sham"
        return people, bodies, unknown

    def _speaking(self, m: ActorMention) -> str:
        """The name of an actor as a source: a ministry speaks under its own name, where it acts for the state."""
        record = self.records.get(m.actor_id or "")
        office = self.speaks.get(m.noun or "")
        return f"{record.label or record.name} {office}" if office and record is not None and record.type == "state" else m.name

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

    def _proper(self, i: int) -> bool:
        return self.text.words[i][0].isupper() and self.text.norms[i] not in self.never

    def _holds_preposition(self, first: int, last: int) -> bool:
        """A capitalised run with "in" or "from" inside is a headline, no person."""
        return any(self._in("PREP", k) and not self._in("OF", k) for k in range(first, last))

    def _joins(self, i: int, last: int) -> bool:
        if self.text.words[i] == "." and len(self.text.words[i - 1]) == 1:
            return i + 1 < last and self._proper(i + 1)  # "John F. Kirby"
        return self._in("PART", i) and i + 1 < last and (self._proper(i + 1) or self._in("PART", i + 1))

    def _trimmed(self, first: int, last: int) -> int:
        """Where a person's name ends: before the first small word that is no particle ("Omar Darwish of the ...")."""
        for k in range(first + 1, last):
            if self.text.words[k][0].islower() and not self._in("PARTICLE", k):
                return last if k - first == 1 and self._in("PREP", k) else k
        return last

    def _person_name(self, first: int, last: int) -> str:
        last = self._trimmed(first, last)
        words = self.text.slice(first, last)
        key = self.text.norms[last - 1]
        known = self.people.get(key)
        if known is not None and last - first <= 2:
            return known[0]
        if last - first > 1:
            self.people[key] = (words,)
        return words

    def _phrase_is_generic(self, first: int, last: int, heads: list[int]) -> bool:
        """"UN officials", "a source in the Syrian militia": the body only qualifies the noun."""
        head = heads[-1] if self._in("DOCUMENT", heads[-1]) else heads[0]
        if self._in("DOCUMENT", head) or self._in("VOICE", head):
            return False
        inside = [self.starts[i] for i in range(first, last) if i in self.starts]
        if any(m.first > first and self._in("SIDING", m.first - 1) for m in inside):
            return True  # "pro-opposition media"
        lead = next((m for m in inside if m.first <= first + 1 and m.last < last), None)
        if lead is not None and (self._in("DET", lead.last) or self.text.words[lead.last] == ","):
            return False  # "the White Helmets, a rescue service"
        apposed = lead is not None and lead.type in ("monitor", "media") and heads[0] - lead.last <= 1
        if apposed and self._in("MEDIUM", heads[-1]):
            return False  # "the Local Coordination Committees activist network"
        if self._in("MEDIUM", head):
            return lead is not None and lead.type in ("group", "generic_armed")  # "opposition media"
        if any(m.first > head and not self._governed(m.first, first) for m in inside):
            return False  # "another activist group the Local Coordination Committees"
        return bool(inside)

    def _governed(self, i: int, first: int) -> bool:
        """Whether a preposition stands before the name at token ``i``, articles and modifiers between aside."""
        k = i - 1
        while k > first and (self._in("DET", k) or self._in("MOD", k) or self.text.words[k][0].isupper()):
            k -= 1
        return self._in("PREP", k)

    def _generic(self, first: int, last: int, heads: list[int], item: Said) -> tuple[tuple[str, ...], bool]:
        text = self.text
        start = first
        the = self._in("THE", first)
        while start < last - 1 and self._in("ARTICLE", start):
            start += 1
        head = text.norms[heads[0]]
        near = heads[0] - start <= 1 or (heads[0] - start <= 3 and self._in("BASED", heads[0] - 1))
        if the and near and (last - heads[0] <= 1 or self._in("PREP", heads[0] + 1) or self._in("RELATIVE", heads[0] + 1)):
            vague = self.last_org if self._in("VAGUE", heads[0]) else None
            known = vague or self.by_noun.get(head) or self._meant(heads[0])
            if not known and heads[0] in self.anaphors:
                known = (self.anaphors[heads[0]].name,)
            if not known and self._in("VAGUE", heads[0]):  # one that acts rather than speaks: "... the group said"
                acting = [m for m in self.actors if first - 60 <= m.first < first and not m.generic]
                acting = [m for m in acting if m.name and m.type in ("organisation", "monitor")]
                known = (acting[-1].name,) if acting else None
            if known:
                return known, True
        if the and self.last_org and self._in("DOCUMENT", heads[-1]) and text.numeric[first + 1]:
            return self.last_org, True  # "the 23-page report"
        if self._in("DOCUMENT", heads[-1]):
            issuer = self._issuer(first, heads[-1])
            if issuer:
                return issuer, True
        articles = [k for k in range(start + 1, heads[0]) if self._in("ARTICLE", k) and not self._in("PREP", k - 1)]
        start = articles[-1] + 1 if articles else start
        if text.words[heads[0]][0].isupper() and text.words[heads[0] - 1][0].isupper() and heads[0] > start:
            whole = the and start == first + 1 and all(text.words[k][0].isupper() for k in range(start, heads[0]))
            start = start if whole else heads[0]  # "the Damascus Media Office", or a headline that ran on
        spoken = self._in("SPEAKERS", heads[0]) or text.norms[heads[0]] == "media"
        behind = first > 0 and self._in("PREP", first - 1) and item.rule.kind != "according" and not self._in("BY", first - 1)
        if spoken and behind and start == first < heads[0] and text.words[first][0].isupper() and text.words[first] not in self.labels:
            # "... the border with Turkey local sources said"
            start += text.words[first + 1][0].islower() or text.words[first + 1] in self.labels
        dates = [k for k in range(start, heads[0]) if self._in("DAY", k) or text.numeric[k]]
        start = dates[-1] + 1 if dates else start
        stop = next((k for k in range(heads[0] + 1, last) if self._in("RELATIVE", k) or text.words[k] == ","), last)
        name = self._phrase(start, stop)
        named = start in self.starts and not self._in("GENERIC", start)  # "opposition sources" is no name
        if start == first == item.sentence.first and text.words[start] not in self.labels and not named and not self._proper(start):
            name = name[:1].lower() + name[1:]
        names = (name,)
        noun = heads[0]
        while noun + 1 in heads:  # "military source" is a source
            noun += 1
        self.by_noun[text.norms[noun]] = names
        self._remember(names, named=self._in("MEDIUM", heads[0]) or self._in("DOCUMENT", heads[0]))
        return names, False

    def _issuer(self, first: int, head: int) -> tuple[str, ...] | None:
        """The institution named before whose name holds a word that stands before "statement": "the ministry statement"."""
        words = {self.text.norms[k] for k in range(first, head) if self.text.words[k][0].isupper()}
        for names in (self.last_org, self.last):
            if names and any(words & set(name.casefold().split()) for name in names):
                return names
        return None

    def _meant(self, head: int) -> tuple[str, ...] | None:
        """Whom "the statement", "the colonel" or "the group" means when nobody was called so before."""
        if self._in("SPEAKERS", head):
            return None
        if self._in("SPECIFIC", head):
            word = self.text.norms[head]
            known = (self.last_org, self.last, *reversed(self.heard))
            return next((names for names in known if names and any(word in n.casefold() for n in names)), None)
        if self._in("DOCUMENT", head):
            return self.last
        return self.last_person if self._in("ROLE", head) else self.last_org

    def _phrase(self, first: int, last: int) -> str:
        """The words of a generic source, with the neutral names of the actors among them."""
        out: list[str] = []
        replaced = False
        i = first
        while i < last:
            m = self.starts.get(i)
            if i > first:
                out.append(self.text.gap(i - 1) or " ")
            if m is not None and m.last <= last and m.name and (m.rule == "name" or self._loaded(m)):
                record = self.records.get(m.actor_id or "")
                out.append((m.last < last and record and record.label) or m.name)
                replaced = True
                i = m.last
            else:
                word = self.text.words[i]
                replaced = replaced or (word in self.labels and "." in word)
                out.append(self.labels[word] if "." in word and word in self.labels else word)
                i += 1
        return "".join(out) if replaced else self.text.slice(first, last)

    def _loaded(self, m: ActorMention) -> bool:
        return any(self._in("LOADED", k) for k in range(m.first, m.last))

    def _remember(self, names: tuple[str, ...], *, person: bool = False, named: bool = False) -> None:
        self.last = names
        self.heard.append(names)
        if person:
            self.last_person = names
            if len(names) > 1:
                self.last_org = names[1:]
        elif named:
            self.last_org = names
