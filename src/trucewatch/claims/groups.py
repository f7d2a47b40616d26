"""Counted people and things: "at least six women and four children", "35 villages", "dozens of air strikes"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from ..rules.vocabulary import Person, Thing
from ..text import Chunk, Sent, Text
from .compounds import columns, compound, out_of, shared, whence
from .group import Group, counted_act, names_more, of_whole, refs, told_of
from .lone import ONE, Lone
from .shares import owns
from .vocabulary import ClaimSettings
from .who import Who
from .wholes import Wholes

_HIT = frozenset(("FACILITY", "VEHICLE"))
_CLOSING = frozenset(("ADV", "AND", "BE", "BREAK", "COMMA", "HAVE", "PREP", "SUB", "BUT"))
_NOUNS = frozenset(("PERSON", "THING", "WORD", "CAP", "NOUN"))
_UNKNOWN = frozenset(("WORD",))


class Grouper:
    """Finds groups in a sentence by the settings' tags."""

    def __init__(self, settings: ClaimSettings, persons: Iterable[Person] = ()) -> None:
        self.s = settings
        self.wholes = Wholes(settings)
        everyone = list(persons)
        armed = [p for p in everyone if p.victims == "combatant"]
        self.heads = frozenset(form for p in everyone for form in p.singular)
        self.partitive = frozenset(settings.partitive)
        self.singular = frozenset(form for p in armed for form in p.singular)
        self.plural = frozenset(form for p in armed for form in p.forms)
        self.who = Who(settings, self.plural)
        self.lone = Lone(settings)
        self.modifier = frozenset(settings.modifier)
        self.of = frozenset(settings.of)
        self.join = frozenset(settings.conjunction)
        self.including = frozenset(settings.including)
        self.also = self.join - frozenset(("COMMA",))
        self.determiner = frozenset(settings.determiner)
        self.relative = frozenset(settings.relative)
        self.passive = frozenset(settings.passive)
        self.guess, self.harming = frozenset(settings.verb), frozenset(settings.harming)
        self.civilian, self.bodies = frozenset(settings.civilian), frozenset(settings.bodies)
        self.others, self.holding = frozenset(settings.others), frozenset(settings.holding)
        self.owner = self.determiner | {"POSS", "WORD", "THING"}
        self.stop = frozenset((*settings.verb, *settings.subordinator, *settings.agent, "BREAK", "PREP", "QTY", "TIME"))

    def find(self, sent: Sent, text: Text) -> list[Group]:
        """All groups of the sentence, parts attached to their wholes, conjoined counts summed."""
        groups: list[Group] = []
        chunks = sent.chunks
        i = 0
        while i < len(chunks):
            c = chunks[i]
            if c.kind == "quantity":
                g = self._group(chunks, i)
                if g is not None:
                    self.who.shared(chunks, g)
                    self.who.told(chunks, g)
                    first = g.first - 2 if self._with_named(chunks, g) else g.first
                    opens = c.value.opens if c.value.opens >= 0 else chunks[first].first
                    g.text = text.slice(opens, chunks[g.last].last)
                    groups.append(g)
                    i = g.last + 1
                    continue
            elif "THING" in c.tags and (start := self._joined_thing(chunks, i, groups)) >= 0:
                what = text.slice(chunks[start].first, chunks[i].last)
                groups.append(Group(start, i, 1, 1, noun=i, thing=refs(c, Thing), article=True, text=what))
            elif c.kind == "actor" and self._one_named(chunks, i):
                one = Group(i, i, 1, 1, noun=i, actor=c.value, victims="combatant", lone=True, text=text.slice(c.first, c.last))
                one.breakdown = {"combatants": 1.0}
                groups.append(one)
            elif n := self.lone.number(chunks, i):
                groups.append(self._seal(told_of(c, i, n, text.slice(c.first, c.last))))
            i += 1
        self._shares(chunks, groups)
        groups = [g for g in groups if not whence(chunks, g, self.s.origin)]
        groups = out_of(chunks, shared(chunks, groups, self.also, text), self.of)
        return self.wholes.relate(chunks, columns(chunks, groups, self.of), text)

    def _shares(self, chunks: list[Chunk], groups: list[Group]) -> None:
        """ "Three million people, half of them displaced": a share of those just counted is a count of its own."""
        for head, g in pairwise(groups):
            at = g.last + 1
            if g.unit != "percent" or not head.people or at >= len(chunks):
                continue
            if not chunks[at].tags & self.including or " " not in chunks[at].norm:
                continue  # "of them", "of whom"
            between = chunks[head.last + 1 : g.first]
            if len(between) > 8 or any("DOT" in c.tags for c in between):
                continue
            g.min, g.max = (
                None if share is None or whole is None else round(share * whole / 100)
                for share, whole in ((g.min, head.min), (g.max, head.max))
            )
            g.unit, g.noun, g.last, g.person, g.share = None, at, at, head.person, True
            g.victims = head.victims

    def _joined_thing(self, chunks: list[Chunk], i: int, groups: list[Group]) -> int:
        """Where one facility or vehicle begins that is joined to a count: "the school and a nearby house", "one of its
        centres and the nearby clinic"; -1 for any other."""
        tags = chunks[i].tags
        if "SINGULAR" not in tags or tags.isdisjoint(_HIT) or i < 1:
            return -1
        k = i - 1 if chunks[i - 1].tags & self.determiner else i - 2
        apart = k == i - 2 and not ("WORD" in chunks[i - 1].tags or self._says_nothing(chunks[i - 1]))
        if k < 0 or not chunks[k].tags & self.determiner or apart:
            return -1
        if i + 2 < len(chunks) and chunks[i + 1].tags & self.also and chunks[i + 2].kind == "quantity":
            return k
        before = k - 1
        if groups and groups[-1].thing is not None and chunks[before].tags & self.also:
            between = chunks[groups[-1].last + 1 : before]
            if not any(c.tags & (self.guess | self.join) or "BREAK" in c.tags for c in between) and len(between) <= 3:
                return k
        return -1

    def _one_named(self, chunks: list[Chunk], i: int) -> bool:
        """One of a side in a headline ("Turkish soldier killed in Idlib") or before a name ("terrorist Omar Said was killed")."""
        if i + 1 >= len(chunks) or not self._one_person(chunks, i, False):
            return False
        if i == 0 and self.lone.fallen(chunks, 1):
            return True
        return "CAP" in chunks[i + 1].tags and self.lone.by_name(chunks, i)

    def _group(self, chunks: list[Chunk], i: int) -> Group | None:
        q = chunks[i].value
        g = Group(i, i, q.min, q.max, unit=q.unit, article=q.head == "article")
        if q.head == "ordinal" or (i > 1 and not g.article and "CAPACITY" in chunks[i - 2].tags and "FORWORD" in chunks[i - 1].tags):
            return None  # "the third", "a camp built for 2,000 people"
        if g.article and self.lone.one_more(chunks, i + 1):
            g.last, g.bare, g.article = i + 1, True, False
            return g
        if q.unit:
            most = q.head == "share" and q.max is None
            return None if most and self._of_people(chunks, i + 1) else g  # "most of the residents" is no measure
        j, steps = i + 1, 0
        seen_of = False
        pending_actor: tuple[int, Any] | None = None
        while j < len(chunks) and steps < 6:
            c = chunks[j]
            tags = c.tags
            person, thing = refs(c, Person), refs(c, Thing)
            if seen_of and person is None and thing is not None and j + 2 < len(chunks) and chunks[j + 1].kind == "quantity":
                if refs(chunks[j + 2], Thing) is not None or refs(chunks[j + 2], Person) is not None:
                    j, steps = j + 1, steps + 1  # "two of the town's three hospitals"
                    continue
            if seen_of and person is None and thing is not None and owns(chunks, j, thing):
                j, steps = j + 1, steps + 1  # "half a million of the region's residents"
                continue
            if person is not None or thing is not None:
                if thing is not None and compound(chunks, j, seen_of):
                    j, steps = j + 1, steps + 1  # "an ammunition truck", "two of the town's clinics"
                    continue
                if g.article and "SINGULAR" not in tags and not seen_of and not self.lone.of_them(chunks, i):
                    return None
                if g.article and person is not None and not seen_of and self._names_act(chunks, j):
                    return None  # "a terrorist car bomb attack"
                if seen_of and g.min == g.max == 1 and chunks[j - 1].kind == "quantity" and self._told_by_relative(chunks, j + 1):
                    g.min, g.max = chunks[j - 1].value.min, chunks[j - 1].value.max  # "one of 150 men who were taken away"
                g.noun, g.last, g.person, g.thing = j, j, person, None if person is not None else thing
                if person is None and i and "SINGULAR" in tags and chunks[i - 1].tags & self.determiner and not seen_of:
                    if not names_more(chunks, j):
                        g.min = g.max = 1.0  # "a five-storey building"
                if pending_actor:
                    g.actor = pending_actor[1]
                nxt = j + 1
                many = chunks[nxt + 1] if nxt + 1 < len(chunks) and chunks[nxt].tags & self.of else None
                if g.article and person is not None and person.key == "families" and many and many.kind == "quantity":
                    g.min, g.max, g.last = many.value.min, many.value.max, nxt + 1  # "a family of five"
                    g.victims = person.victims
                    return g
                # "members of X", "fighters from X", "residents of ..."
                if (
                    person is not None
                    and nxt + 1 < len(chunks)
                    and (chunks[nxt].tags & self.of or chunks[nxt].tags & frozenset(self.s.origin))
                    and chunks[nxt + 1].kind == "actor"
                    and g.actor is None
                ):
                    g.actor = chunks[nxt + 1].value
                    if self.of & chunks[nxt].tags:
                        g.last = nxt + 1
                        if person.victims == "unknown":
                            g.victims = "combatant"
                return self._seal(g)
            if counted_act(c) and not (pending_actor and chunks[j - 1].norm in self.plural):  # but "took 15 soldiers captive"
                if g.article:
                    return None
                while j + 1 < len(chunks) and "NOUN" in tags and counted_act(chunks[j + 1]):
                    j += 1  # "21 shelling attacks"
                    tags = chunks[j].tags
                g.noun = j
                g.last = j if "NOUN" in tags else i
                return g
            if c.kind == "actor":
                if g.article and self._one_person(chunks, j, seen_of):
                    g.noun, g.last, g.actor, g.victims = j, j, c.value, "combatant"
                    g.breakdown = {"combatants": 1.0}
                    return g
                pending_actor = (j, c.value)
                j, steps = j + 1, steps + 1
                continue
            if c.kind == "quantity" and seen_of and of_whole(chunks, j + 1):
                j, steps = j + 1, steps + 1  # "18 of the 31 trucks", "four of the 12 Turkish posts"
                continue
            if tags & self.of and not seen_of and steps <= 2:
                seen_of = True
                j, steps = j + 1, steps + 1
                continue
            if c.kind == "place" and steps < 3:
                j, steps = j + 1, steps + 1
                continue
            if c.kind == "time" and steps < 2 and j + 1 < len(chunks) and not g.article:
                following = chunks[j + 1]  # "several overnight raids"
                if counted_act(following) or refs(following, Person) or refs(following, Thing):
                    j, steps = j + 1, steps + 1
                    continue
            if tags & self.civilian:
                g.victims = "civilian"
            if tags & self.others:
                g.others = True
                g.last = j
            elif self._attributive(chunks, j):
                pass  # "several damaged buildings", "ten wounded civilians"
            elif self._before_noun(chunks, j, g.article and not seen_of):
                pass  # "one of the group's ambulances", "two underground hospitals"
            elif not tags & self.modifier or tags & self.stop:
                break
            j, steps = j + 1, steps + 1
        if pending_actor is not None and not g.article:
            at, actor = pending_actor
            if (words := chunks[at].norm.split())[-1] in self.bodies and self.plural.isdisjoint(words):
                return None  # "three battalions", but "13 fighters of the factions"
            if at - i <= 4 and (actor.generic or not actor.adjectival):
                g.noun, g.last, g.actor, g.victims = at, at, actor, "combatant"
                if getattr(actor, "type", "") == "organisation" and actor.generic:
                    g.victims = "civilian"  # "three aid workers"
                    return g
                g.breakdown = {"combatants": g.min if g.min is not None else (g.max or 0)}
                return g
        after = chunks[i + 1] if i + 1 < len(chunks) else None
        stands = not g.article or self._alone(chunks, i) or self.lone.elsewhere(chunks, i) or self.lone.of_them(chunks, i)
        if not stands or (after is not None and after.kind == "place" and "UNNAMED" in after.tags):
            return None  # "in two parts of the province"
        if i > 1 and "NUMBER" in chunks[i - 2].tags and chunks[i - 1].tags & self.also:
            return None  # "two boys aged 10 and 12"
        if self._age(chunks, g):
            told = chunks[i + 2].tags if i + 2 < len(chunks) else frozenset()
            if not (told & self.passive or "HAVE" in told or {"TRIGGER", "PAST"} <= told):
                return None  # "Omar, 42, whose sons were wounded"
            g.min = g.max = 1.0
            g.last, g.bare = i + 1, True
            return g
        if after is not None and j == i + 1 and self._says_nothing(after) and i + 2 < len(chunks):
            if chunks[i + 2].tags == _UNKNOWN and chunks[i + 2].kind == "word" and not self.lone.unknown(chunks, i):
                return None  # "two main battlegrounds"
        counts_unknown = after is not None and after.kind == "word" and bool(after.tags & _UNKNOWN) and not self._says_nothing(after)
        if after is not None and counts_unknown and not g.others and not after.tags & self.guess and not self.lone.unknown(chunks, i):
            return None
        g.bare = True
        return g

    def _says_nothing(self, chunk: Chunk) -> bool:
        """A word that no pack gives a part of speech, such as an adjective."""
        return "LITERAL" in chunk.tags

    def _unknown(self, chunk: Chunk) -> bool:
        return chunk.kind == "word" and (chunk.tags == _UNKNOWN or self._says_nothing(chunk))

    def _age(self, chunks: list[Chunk], g: Group) -> bool:
        """Whether a bare number is the age of the one who is named before it: "Omar, 13, was killed"."""
        i = g.first
        if not 2 <= i < len(chunks) - 1 or g.min != g.max or g.min is None or not 1 <= g.min <= 110 or g.last != i:
            return False
        if "COMMA" not in chunks[i - 1].tags or "COMMA" not in chunks[i + 1].tags:
            return False
        named = chunks[i - 2].tags
        return "CAP" in named or named >= ONE

    def _with_named(self, chunks: list[Chunk], g: Group) -> bool:
        """ "Nayrab and four hamlets": the one that is named is counted with those that are not."""
        at = g.first - 2
        if at < 0 or g.thing is None or g.thing.measure != "settlements" or not chunks[at + 1].tags & self.also:
            return False
        if "level:settlement" not in chunks[at].tags or chunks[at].value.anaphor or (at and chunks[at - 1].tags & self.join):
            return False
        g.min, g.max = (None if n is None else n + 1 for n in (g.min, g.max))
        return True

    def _told_by_relative(self, chunks: list[Chunk], k: int) -> bool:
        return k < len(chunks) and not chunks[k].tags.isdisjoint(self.relative)

    def _of_people(self, chunks: list[Chunk], k: int) -> bool:
        """Whether people stand at ``k``, an article and plain words before them left aside."""
        end = min(len(chunks), k + 4)
        while k < end and refs(chunks[k], Person) is None:
            if chunks[k].kind != "place" and not chunks[k].tags & self.owner:
                return False
            k += 1
        return k < end and refs(chunks[k], Person) is not None

    def _alone(self, chunks: list[Chunk], i: int) -> bool:
        """Whether "one" or "another" stands for a person: "another was wounded", "one killed and two injured"."""
        after = chunks[i + 1].tags if i + 1 < len(chunks) else frozenset()
        if after & self.passive or self.lone.harmed(chunks, i):
            return True
        follows = chunks[i + 2] if i + 2 < len(chunks) else None
        if after & self.of and follows is not None and follows.tags & self.determiner and i + 3 < len(chunks):
            return {"TRIGGER", "ADJ"} <= chunks[i + 3].tags  # "one of the wounded"
        if not ("TRIGGER" in after and "PAST" in after):
            return False
        if follows is not None and "PEOPLED" in follows.tags:
            return False  # "a besieged suburb"
        if chunks[i].value.head == "article" and follows is not None and follows.kind == "word" and follows.tags.isdisjoint(_CLOSING):
            return False  # "toward a sealed border"
        return follows is None or (follows.kind in ("word", "time") and not follows.tags & _NOUNS)

    def _attributive(self, chunks: list[Chunk], j: int) -> bool:
        """Whether a participle stands right before the noun that is counted."""
        if j + 1 >= len(chunks) or "TRIGGER" not in chunks[j].tags or "PAST" not in chunks[j].tags:
            return False
        after = chunks[j + 1]
        if j > 1 and "qty:article" in chunks[j - 1].tags and chunks[j - 2].tags & self.harming and "V" in chunks[j - 2].tags:
            return after.norm in self.heads and chunks[j].tags.isdisjoint(self.harming)  # "killed a captured pilot"
        if after.kind == "actor" and j and chunks[j - 1].kind == "quantity":
            return after.norm in self.plural  # "eight captured soldiers"
        return "SINGULAR" not in after.tags and (refs(after, Person) is not None or refs(after, Thing) is not None)

    def _names_act(self, chunks: list[Chunk], j: int) -> bool:
        """Whether a word for one person only says whose act or thing the noun after it is."""
        after = chunks[j + 1].tags if j + 1 < len(chunks) else frozenset()
        return "THING" in after or ({"TRIGGER", "NOUN"} <= after and after.isdisjoint(("PAST", "BASE", "ADJ")))

    def _before_noun(self, chunks: list[Chunk], j: int, one: bool) -> bool:
        """Whether a word that says nothing of its own here stands right before the noun that is counted."""
        c = chunks[j]
        if j + 1 < len(chunks) and self._participle(chunks, j, one):
            return True
        if not one and c.kind == "word" and self._unknown(c):
            k = j + 1  # "three senior foreign IS leaders"
            while k < len(chunks) and k - j < 4 and (chunks[k].kind == "actor" or self._unknown(chunks[k])):
                k += 1
            if k > j + 1 and chunks[k - 1].kind == "actor" and "GENERIC" in chunks[k - 1].tags:
                return True
            if k < len(chunks) and k > j + 1 and "SINGULAR" not in chunks[k].tags and "TRIGGER" not in chunks[k].tags:
                return refs(chunks[k], Person) is not None or refs(chunks[k], Thing) is not None
        if j + 1 >= len(chunks) or c.kind != "word" or c.tags & (self.stop | self.join) or "TRIGGER" in c.tags:
            return False
        after = chunks[j + 1]
        if one and "SINGULAR" not in after.tags:
            return False
        if not one and chunks[j - 1].kind == "quantity" and self._says_nothing(c) and counted_act(after):
            return True  # "three separate clashes"
        if one or "PLURAL" in after.tags:  # "two army officers", "two Russian pilots"
            return refs(after, Thing) is not None or refs(after, Person) is not None
        return refs(after, Thing) is not None

    def _participle(self, chunks: list[Chunk], j: int, one: bool) -> bool:
        """Whether a participle only describes the one thing after it: "a crowded market", "a training base",
        "a rebel-held hospital"; of more than one, an unknown one right behind the number: "four improvised clinics"."""
        tags, after = chunks[j].tags, chunks[j + 1]
        if not one:
            guessed = "VERB" in tags and "WORD" in tags and "TRIGGER" not in tags and chunks[j - 1].kind == "quantity"
            return guessed and "SINGULAR" not in after.tags and refs(after, Thing) is not None
        if "SINGULAR" not in after.tags or refs(after, Thing) is None or chunks[j].kind != "word":
            return False
        if "TRIGGER" not in tags:
            return "VERB" in tags and "WORD" in tags
        if "NOUN" in tags or after.tags.isdisjoint(_HIT | {"SITE"}):
            return False
        return "ING" in tags or ("PAST" in tags and chunks[j - 1].kind in ("actor", "quantity"))

    def _one_person(self, chunks: list[Chunk], j: int, seen_of: bool) -> bool:
        """Whether a chunk that names a side ends in a word for one person: "a Syrian army soldier", "one of its soldiers"."""
        after = chunks[j + 1].tags if j + 1 < len(chunks) else frozenset()
        if "ADJ" in after and "TRIGGER" in after and "ADJECTIVAL" in chunks[j].tags:
            return False  # "a rebel-held area"
        if not seen_of and (self._names_act(chunks, j) or (after & self.holding and j + 2 < len(chunks) and "THING" in chunks[j + 2].tags)):
            return False  # "a terrorist car bomb attack", "a militant-held town"
        if "THING" in after and "SINGULAR" in after:
            return False  # "a militant headquarters"
        if not seen_of and chunks[j].tags & self.partitive and chunks[j].norm.partition(" ")[0] in self.heads:
            return True  # "a member of the security forces"
        return chunks[j].norm.rpartition(" ")[2] in (self.plural if seen_of else self.singular)

    def _seal(self, g: Group) -> Group:
        n = g.min if g.min is not None else g.max
        if g.person is not None:
            if g.actor is not None and g.person.victims == "unknown" and not g.actor.adjectival:
                g.victims = "combatant"
            g.victims = g.victims or g.person.victims
            if g.person.key and n is not None:
                g.breakdown = {g.person.key: n}
        return g
