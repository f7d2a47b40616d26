"""Counted people and things: "at least six women and four children", "35 villages", "dozens of air strikes"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import msgspec

from ..rules.vocabulary import Person, Thing
from ..text import Chunk, Sent, Text
from .vocabulary import ClaimSettings


class Group(msgspec.Struct):
    """Chunks ``first`` to ``last`` (inclusive): a number and what it counts.

    ``parts`` are named shares of the same people ("including two children"); ``noun`` is the index of the counted
    noun's chunk (-1 when bare); ``part_of`` points to the group that this one is a share of.
    """

    first: int
    last: int
    min: float | None
    max: float | None
    noun: int = -1
    person: Person | None = None
    thing: Thing | None = None
    actor: Any = None
    unit: str | None = None
    bare: bool = False
    others: bool = False
    article: bool = False
    lone: bool = False  # one person without a number: "His brother", "activist Omar Hassan"
    listed: bool = False  # one of a list of counts by place: "12 in Damascus, nine in Idlib"
    breakdown: dict[str, float] = {}
    victims: str | None = None
    share: bool = False  # worked out from the count before it: "half of them"
    part_of: Any = None
    text: str = ""

    @property
    def people(self) -> bool:
        return self.person is not None or (self.actor is not None and self.thing is None)


def _refs(chunk: Chunk, kind: type) -> Any:
    for e in chunk.refs:
        if isinstance(e.ref, kind):
            return e.ref
    return None


_ONE = frozenset(("PERSON", "SINGULAR"))
_APART = frozenset(("BREAK", "PAREN"))
_HIT = frozenset(("FACILITY", "VEHICLE"))
_NOUNS = frozenset(("PERSON", "THING", "WORD", "CAP", "NOUN"))
_UNKNOWN = frozenset(("WORD",))
_SUMMED = frozenset(("facilities", "vehicles"))


def _counted_act(chunk: Chunk) -> bool:
    """A trigger that is a noun here: right after a number "attacks" and "strikes" are no verbs."""
    tags = chunk.tags
    if chunk.kind != "word" or "TRIGGER" not in tags or not ("NOUN" in tags or "ADJ" in tags):
        return False
    return "V" not in tags or ("BASE" in tags and "NOUN" in tags)


def speaks(chunks: list[Chunk], g: Group, say: frozenset[str]) -> bool:
    """Whether those counted are the ones who say so: "..., two residents said"."""
    after = chunks[g.last + 1] if g.last + 1 < len(chunks) else None
    if after is None or not g.people or after.tags.isdisjoint(say) or not g.first:
        return False
    before = chunks[g.first - 1].tags
    if not ("COMMA" in before or "QUOTE" in before or "PERSON" in before):
        return False
    told = chunks[g.last + 2].tags if g.last + 2 < len(chunks) else frozenset(("BREAK",))
    return not told & {"DET", "DEFINITE"}


def _alike(a: Group, b: Group) -> bool:
    """Whether two conjoined counts are one toll: fallen of no named side ("31 jihadists and eight civilians")."""
    return not any(g.actor is not None and not g.actor.generic for g in (a, b))


class Grouper:
    """Finds groups in a sentence by the settings' tags."""

    def __init__(self, settings: ClaimSettings, persons: Iterable[Person] = ()) -> None:
        self.s = settings
        armed = [p for p in persons if p.victims == "combatant"]
        self.singular = frozenset(form for p in armed for form in p.singular)
        self.plural = frozenset(form for p in armed for form in p.forms)
        self.with_ = frozenset(settings.with_)
        self.modifier = frozenset(settings.modifier)
        self.of = frozenset(settings.of)
        self.join = frozenset(settings.conjunction)
        self.including = frozenset(settings.including)
        self.also = self.join - frozenset(("COMMA",))
        self.determiner = frozenset(settings.determiner)
        self.relative = frozenset(settings.relative)
        self.passive = frozenset(settings.passive)
        self.among = frozenset(settings.among)
        self.guess = frozenset(settings.verb)
        self.civilian = frozenset(settings.civilian)
        self.others = frozenset(settings.others)
        self.say = frozenset(settings.say)
        self.title_left = self.determiner | {"POSS", "CLAIMANT", "WORD"}
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
                    first = g.first - 2 if self._with_named(chunks, g) else g.first
                    g.text = text.slice(chunks[first].first, chunks[g.last].last)
                    groups.append(g)
                    i = g.last + 1
                    continue
            elif "THING" in c.tags and (start := self._joined_thing(chunks, i, groups)) >= 0:
                what = text.slice(chunks[start].first, chunks[i].last)
                groups.append(Group(start, i, 1, 1, noun=i, thing=_refs(c, Thing), article=True, text=what))
            elif i == 0 and c.kind == "actor" and self._headline(chunks):
                one = Group(0, 0, 1, 1, noun=0, actor=c.value, victims="combatant", lone=True, text=c.norm)
                one.breakdown = {"combatants": 1.0}
                groups.append(one)
            elif self._named(chunks, i):
                g = self._seal(Group(i, i, 1, 1, noun=i, person=_refs(c, Person), lone=True, text=c.norm))
                groups.append(g)
            i += 1
        self._shares(chunks, groups)
        return self._relate(chunks, groups, text)

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

    def _named(self, chunks: list[Chunk], i: int) -> bool:
        """Whether a noun for one person stands without an article between a verb and a name, or with a
        possessive ("killing activist Omar Hassan", "wounding his brother"), is joined to another of the fallen
        ("a woman and her child"), or is whom a past verb tells of ("His brother was killed")."""
        if not chunks[i].tags >= _ONE:
            return False
        if i < len(chunks) - 1 and self._told_of(chunks, i):
            return True
        if not 0 < i < len(chunks) - 1:
            return False
        before, after = chunks[i - 1], chunks[i + 1]
        if "CAP" in after.tags or ("COMMA" in after.tags and i + 2 < len(chunks) and "CAP" in chunks[i + 2].tags):
            k = i - 1  # "killing the group's leader, Abu Omar"
            while k > 0 and i - k < 5 and (chunks[k].kind == "actor" or not chunks[k].tags.isdisjoint(self.title_left)):
                k -= 1
            if k < i - 1 and chunks[k].tags >= {"TRIGGER", "V"} and chunks[k].tags & {"PAST", "ING", "BASE"}:
                return any(c.tags & self.determiner or "POSS" in c.tags for c in chunks[k + 1 : i])
        if "POSS" in before.tags and i > 1:
            before = chunks[i - 2]  # "wounding his brother"
            if i > 2 and "PERSON" in chunks[i - 3].tags and before.tags & self.join:
                return bool(before.tags & self.also or after.tags & self.also)  # "a woman and her child"
        elif "CAP" not in after.tags:
            return False
        return "TRIGGER" in before.tags and ("NOUN" not in before.tags or "PAST" in before.tags)

    def _told_of(self, chunks: list[Chunk], i: int) -> bool:
        """Whether one person, with a possessive or a name, is the subject of a passive: "His wife was wounded",
        "The group's leader, Abu Omar, was killed"; or opens a headline: "Syrian girl killed in shelling"."""
        if i <= 2 and self._opens(chunks, i) and self._fallen(chunks, i + 1):
            return True
        if i > 0 and "POSS" in chunks[i - 1].tags:
            if i > 1 and chunks[i - 2].tags & self.also and self._fallen(chunks, i + 1):
                return True  # "and his wife wounded"
            return self._passive_at(chunks, i + 1)
        if i > 0 and not chunks[i - 1].tags & (self.determiner | self.join) and "ACTOR" not in chunks[i - 1].tags:
            return False
        named = False
        for k in range(i + 1, min(len(chunks), i + 9)):
            if chunks[k].tags & self.passive:
                return named and self._passive_at(chunks, k)
            if chunks[k].kind == "quantity" or "BREAK" in chunks[k].tags or chunks[k].tags & self.guess:
                return False
            named = named or "CAP" in chunks[k].tags
        return False

    def _joined_thing(self, chunks: list[Chunk], i: int, groups: list[Group]) -> int:
        """Where one facility or vehicle begins that is joined to a count: "the school and a nearby house", "one of its
        centres and the nearby clinic"; -1 for any other."""
        tags = chunks[i].tags
        if "SINGULAR" not in tags or tags.isdisjoint(_HIT) or i < 1:
            return -1
        k = i - 1 if chunks[i - 1].tags & self.determiner else i - 2
        if k < 0 or not chunks[k].tags & self.determiner or (k == i - 2 and "WORD" not in chunks[i - 1].tags):
            return -1
        if i + 2 < len(chunks) and chunks[i + 1].tags & self.also and chunks[i + 2].kind == "quantity":
            return k
        before = k - 1
        if groups and groups[-1].thing is not None and chunks[before].tags & self.also:
            between = chunks[groups[-1].last + 1 : before]
            if not any(c.tags & (self.guess | self.join) or "BREAK" in c.tags for c in between) and len(between) <= 3:
                return k
        return -1

    def _headline(self, chunks: list[Chunk]) -> bool:
        """A headline on one of a side: "Turkish soldier killed in Idlib"."""
        if len(chunks) < 2 or not self._one_person(chunks, 0, False):
            return False
        return self._fallen(chunks, 1)

    def _fallen(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a participle without an object stands at ``k``: "killed in Idlib", "wounded, ..."."""
        if not {"TRIGGER", "PAST"} <= chunks[k].tags:
            return False
        after = chunks[k + 1] if k + 1 < len(chunks) else None
        return after is None or after.kind == "time" or bool(after.tags & (self.join | {"PREP", "BREAK", "SUB", "OTHERS"}))

    def _opens(self, chunks: list[Chunk], i: int) -> bool:
        return all(c.kind in ("actor", "place") or "CAP" in c.tags for c in chunks[:i])

    def _passive_at(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a passive of something that happens to people begins at ``k``: "was killed", "had also been killed"."""
        for n, c in enumerate(chunks[k : k + 4]):
            if "TRIGGER" in c.tags and "PAST" in c.tags:
                return n > 0
            if not (c.tags & self.passive or "HAVE" in c.tags or "ADV" in c.tags):
                return False
        return False

    def _group(self, chunks: list[Chunk], i: int) -> Group | None:
        q = chunks[i].value
        g = Group(i, i, q.min, q.max, unit=q.unit, article=q.head == "article")
        if q.head == "ordinal":
            return None
        if q.unit:
            return g
        j, steps = i + 1, 0
        seen_of = False
        pending_actor: tuple[int, Any] | None = None
        while j < len(chunks) and steps < 6:
            c = chunks[j]
            tags = c.tags
            person, thing = _refs(c, Person), _refs(c, Thing)
            if seen_of and person is None and thing is not None and j + 2 < len(chunks) and chunks[j + 1].kind == "quantity":
                if _refs(chunks[j + 2], Thing) is not None or _refs(chunks[j + 2], Person) is not None:
                    j, steps = j + 1, steps + 1  # "two of the town's three hospitals"
                    continue
            if person is not None or thing is not None:
                if g.article and "SINGULAR" not in tags and not seen_of:
                    return None
                if g.article and person is not None and not seen_of and self._names_act(chunks, j):
                    return None  # "a terrorist car bomb attack"
                if seen_of and g.min == g.max == 1 and chunks[j - 1].kind == "quantity" and self._told_by_relative(chunks, j + 1):
                    g.min, g.max = chunks[j - 1].value.min, chunks[j - 1].value.max  # "one of 150 men who were taken away"
                g.noun, g.last, g.person, g.thing = j, j, person, None if person is not None else thing
                if person is None and i and "SINGULAR" in tags and chunks[i - 1].tags & self.determiner and not seen_of:
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
            if _counted_act(c):
                if g.article:
                    return None
                while j + 1 < len(chunks) and "NOUN" in tags and _counted_act(chunks[j + 1]):
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
            if c.kind == "quantity" and seen_of and self._of_whole(chunks, j + 1):
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
                if _counted_act(following) or _refs(following, Person) or _refs(following, Thing):
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
            if at - i <= 4 and (actor.generic or not actor.adjectival):
                g.noun, g.last, g.actor, g.victims = at, at, actor, "combatant"
                if getattr(actor, "type", "") == "organisation" and actor.generic:
                    g.victims = "civilian"  # "three aid workers"
                    return g
                g.breakdown = {"combatants": g.min if g.min is not None else (g.max or 0)}
                return g
        after = chunks[i + 1] if i + 1 < len(chunks) else None
        if g.article and not self._alone(chunks, i):
            return None
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
            if chunks[i + 2].tags == _UNKNOWN and chunks[i + 2].kind == "word":
                return None  # "two main battlegrounds"
        counts_unknown = after is not None and after.kind == "word" and bool(after.tags & _UNKNOWN)
        if after is not None and counts_unknown and not g.others and not after.tags & self.guess:
            return None
        g.bare = True
        return g

    def _says_nothing(self, chunk: Chunk) -> bool:
        """A word that no pack gives a part of speech, such as an adjective."""
        return chunk.kind == "word" and all(t.startswith("=") for t in chunk.tags)

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
        return "CAP" in named or named >= _ONE

    def _with_named(self, chunks: list[Chunk], g: Group) -> bool:
        """ "Nayrab and four hamlets": the one that is named is counted with those that are not."""
        at = g.first - 2
        if at < 0 or g.thing is None or g.thing.measure != "settlements" or not chunks[at + 1].tags & self.also:
            return False
        if "level:settlement" not in chunks[at].tags or chunks[at].value.anaphor or (at and chunks[at - 1].tags & self.join):
            return False
        g.min, g.max = (None if n is None else n + 1 for n in (g.min, g.max))
        return True

    def _some(self, chunks: list[Chunk], g: Group) -> bool:
        """Whether a vague number alone says something more of those just counted."""
        after = chunks[g.last + 1].tags if g.last + 1 < len(chunks) else frozenset()
        return g.max is None and chunks[g.first].value.head in ("several", "vague") and not after & self.passive

    def _told_by_relative(self, chunks: list[Chunk], k: int) -> bool:
        return k < len(chunks) and not chunks[k].tags.isdisjoint(self.relative)

    def _of_whole(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the things that another number counts stand at ``k``, with or without a side's name before them."""
        if k + 1 < len(chunks) and (chunks[k].kind == "actor" or "CAP" in chunks[k].tags):
            k += 1
        return k < len(chunks) and (_refs(chunks[k], Thing) is not None or _refs(chunks[k], Person) is not None)

    def _alone(self, chunks: list[Chunk], i: int) -> bool:
        """Whether "one" or "another" stands for a person: "another was wounded", "one killed and two injured"."""
        after = chunks[i + 1].tags if i + 1 < len(chunks) else frozenset()
        if after & self.passive:
            return True
        follows = chunks[i + 2] if i + 2 < len(chunks) else None
        if after & self.of and follows is not None and follows.tags & self.determiner and i + 3 < len(chunks):
            return {"TRIGGER", "ADJ"} <= chunks[i + 3].tags  # "one of the wounded"
        if not ("TRIGGER" in after and "PAST" in after):
            return False
        if follows is not None and "PEOPLED" in follows.tags:
            return False  # "a besieged suburb"
        return follows is None or (follows.kind in ("word", "time") and not follows.tags & _NOUNS)

    def _attributive(self, chunks: list[Chunk], j: int) -> bool:
        """Whether a participle stands right before the noun that is counted."""
        if j + 1 >= len(chunks) or "TRIGGER" not in chunks[j].tags or "PAST" not in chunks[j].tags:
            return False
        return "SINGULAR" not in chunks[j + 1].tags and (
            _refs(chunks[j + 1], Person) is not None or _refs(chunks[j + 1], Thing) is not None
        )

    def _names_act(self, chunks: list[Chunk], j: int) -> bool:
        """Whether a word for one person only says whose act or thing the noun after it is."""
        after = chunks[j + 1].tags if j + 1 < len(chunks) else frozenset()
        return "THING" in after or ({"TRIGGER", "NOUN"} <= after and after.isdisjoint(("PAST", "BASE", "ADJ")))

    def _before_noun(self, chunks: list[Chunk], j: int, one: bool) -> bool:
        """Whether a word that says nothing of its own here stands right before the noun that is counted."""
        c = chunks[j]
        if one and j + 1 < len(chunks) and self._participle(chunks, j):
            return True
        if not one and c.kind == "word" and self._unknown(c):
            k = j + 1  # "three senior foreign IS leaders"
            while k < len(chunks) and k - j < 4 and (chunks[k].kind == "actor" or self._unknown(chunks[k])):
                k += 1
            if k > j + 1 and chunks[k - 1].kind == "actor" and "GENERIC" in chunks[k - 1].tags:
                return True
            if k < len(chunks) and k > j + 1 and "SINGULAR" not in chunks[k].tags and "TRIGGER" not in chunks[k].tags:
                return _refs(chunks[k], Person) is not None or _refs(chunks[k], Thing) is not None
        if j + 1 >= len(chunks) or c.kind != "word" or c.tags & (self.stop | self.join) or "TRIGGER" in c.tags:
            return False
        after = chunks[j + 1]
        if one and "SINGULAR" not in after.tags:
            return False
        return _refs(after, Thing) is not None or (one and _refs(after, Person) is not None)

    def _participle(self, chunks: list[Chunk], j: int) -> bool:
        """Whether a participle only describes the one thing after it: "a crowded market", "a training base",
        "a rebel-held hospital"."""
        tags, after = chunks[j].tags, chunks[j + 1]
        if "SINGULAR" not in after.tags or _refs(after, Thing) is None or chunks[j].kind != "word":
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
        if "THING" in after and "SINGULAR" in after:
            return False  # "a militant headquarters"
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

    def _relate(self, chunks: list[Chunk], groups: list[Group], text: Text) -> list[Group]:
        out: list[Group] = []
        self._spell_out(chunks, groups)
        for g in groups:
            prev = out[-1] if out else None
            if g.part_of is not None:
                out.append(g)
                continue
            if g.noun >= 0 and g.thing is None and chunks[g.noun].tags & self.including:
                g.thing = next((o.thing for o in reversed(out) if not o.part_of and (o.thing or o.people)), None)
            if g.share:
                out.append(g)
                continue
            if prev is not None and prev.thing is not None and g.thing is not None and self._things_part(chunks, prev, g):
                g.part_of = prev.part_of or prev
                out.append(g)
                continue
            if prev is not None and g.noun >= 0 and chunks[g.noun].tags & self.including and self._named_after(chunks, g):
                head = prev.part_of or prev
                if head.people and head.thing is None and (g.min or 0) < (head.min or head.max or 0):
                    self._of_them(chunks, head, g)  # "three people were killed, two of them women"
                    out.append(g)
                    continue
            if prev is not None and prev.thing is not None and g.people and chunks[g.first - 1].tags & self.including:
                whole = next((o for o in reversed(out) if o.people and o.thing is None), None)
                if whole is not None and (g.min or 0) < (whole.min or whole.max or 0):
                    if not any("BREAK" in c.tags for c in chunks[whole.last + 1 : g.first]):
                        g.part_of = whole.part_of or whole  # "48 people in a village, among them ten children"
                        out.append(g)
                        continue
            if prev is not None and self._things_joined(chunks, prev, g):
                self._add(prev, g, text, chunks)
                continue
            if prev is not None and (prev.people or prev.bare) and (g.people or g.bare):
                between = chunks[prev.last + 1 : g.first]
                last_tags = between[-1].tags if between else frozenset()
                head = prev.part_of or prev
                dash = bool(between) and len(between) <= 3 and "DASH" in between[0].tags  # "312 people – among them 87 children"
                inside = between[1:] if dash else between
                if g.bare and prev.people and len(between) == 1 and "COMMA" in last_tags and self._some(chunks, g):
                    g.part_of = head  # "40,000 people, many already displaced, fled"
                elif (
                    between
                    and last_tags & self.including
                    and g.people
                    and len(between) <= 6
                    and not any("BREAK" in c.tags for c in inside)
                ) or (
                    prev.part_of is not None
                    and g.people
                    and between
                    and len(between) <= 2
                    and all(c.tags & self.join or c.tags & self.determiner for c in between)
                    and (g.min or 0) < (head.min or head.max or 0)
                ):
                    g.part_of = head
                elif prev.people and prev.min is not None and not g.others and self._named_with(between) and (g.min or 0) < prev.min:
                    g.part_of = head  # "dozens of civilians, including children and a doctor"
                elif self._members_of(prev, g, between):
                    continue  # "seven members of one family"
                elif (
                    g.people
                    and (prev.people or (between and "POSS" in last_tags))
                    and prev.part_of is None
                    and (self._conjoined(between) or self._family(prev, g, between))
                    and not (prev.thing or g.thing)
                    and _alike(prev, g)
                    and not self._apart(chunks, prev, g)
                ):
                    self._add(prev, g, text, chunks)
                    continue
            out.append(g)
        for g in out:
            if g.part_of is not None and g.person is not None and g.person.key:
                n = g.min if g.min is not None else g.max
                if n is not None:
                    g.part_of.breakdown = {**g.part_of.breakdown, g.person.key: n}
        self._among(chunks, out)
        return out

    def _named_with(self, between: list[Chunk]) -> bool:
        """Whether a part is named right after others that are not counted: "including children and a doctor"."""
        at = next((k for k, c in enumerate(between) if c.tags & self.including), None)
        if at is None or at > 2 or not between[-1].tags & self.join or len(between) - at > 5:
            return False
        return all("PERSON" in c.tags or c.tags & self.join for c in between[at + 1 :])

    def _members_of(self, a: Group, b: Group, between: list[Chunk]) -> bool:
        """Whether the second count only says whose people the first are."""
        if a.person is None or b.person is None or b.person.key != "families" or a.person.key == "families":
            return False
        return b.min == b.max == 1 and len(between) == 1 and bool(between[0].tags & self.of)

    def _family(self, a: Group, b: Group, between: list[Chunk]) -> bool:
        """ "A woman with four of her children", "a little boy a little girl and two women": one toll."""
        if not (a.article and a.breakdown and b.breakdown):
            return False
        return not between or (len(between) == 1 and bool(between[0].tags & self.with_))

    def _apart(self, chunks: list[Chunk], a: Group, b: Group) -> bool:
        """Whether the second count begins a clause of its own: "killed 20 people and three children were wounded",
        "killed four civilians, two residents said"."""
        if speaks(chunks, b, self.say):
            return True
        before = chunks[a.first - 1].tags if a.first else frozenset()
        after = chunks[b.last + 1].tags if b.last + 1 < len(chunks) else frozenset()
        active = "TRIGGER" in before and "V" in before and ("NOUN" not in before or "PAST" in before)
        return active and bool(after & self.passive)

    def _conjoined(self, between: list[Chunk]) -> bool:
        """Nothing but "and", commas and a determiner: "a father and his two sons"."""
        if not between or len(between) > 3 or not between[0].tags & self.join:
            return False
        if any("SUB" in c.tags for c in between):
            return False  # "injured 20 others and that three children were among them"
        return all(c.tags & self.join or c.tags & self.determiner for c in between)

    def _things_part(self, chunks: list[Chunk], a: Group, b: Group) -> bool:
        """ "Three hospitals, two of them in Aleppo, were hit", "two of them a clinic": no count of its own."""
        if a.part_of is not None:
            return b.article and b.first == a.last + 1
        if not chunks[b.noun].tags & self.including or "COMMA" not in chunks[b.first - 1].tags:
            return False
        after = chunks[b.last + 1].tags if b.last + 1 < len(chunks) else frozenset()
        return not after & self.guess and not after & self.passive and "TRIGGER" not in after

    def _things_joined(self, chunks: list[Chunk], a: Group, b: Group) -> bool:
        """ "Three schools and a bakery": things of one measure are counted together where one of them has no number."""
        if a.thing is None or b.thing is None or a.thing.measure != b.thing.measure or a.thing.measure not in _SUMMED:
            return False
        if not (a.article or b.article):
            return False
        between = chunks[a.last + 1 : b.first]
        if between and between[0].tags & self.of and len(between) <= 5:  # "a centre of the local police and a bakery"
            if any(c.tags & self.guess or "BREAK" in c.tags for c in between):
                return False
            between = between[-1:]
        return self._conjoined(between) and all(c.tags & self.join for c in between)

    def _spell_out(self, chunks: list[Chunk], groups: list[Group]) -> None:
        """Numbers that only spell out the one before them: "five of them children", or a list that adds up to it."""
        n = 0
        while n < len(groups):
            head = groups[n]
            n += 1
            if not head.people or head.part_of is not None:
                continue
            total, last, k = 0.0, head.last, n
            whole = head.min if head.min is not None else head.max
            while k < len(groups) and groups[k].people and groups[k].min is not None and whole:
                between = chunks[last + 1 : groups[k].first]
                apart = between and not all(c.tags & self.join or not c.tags.isdisjoint(_APART) for c in between)
                if len(between) > 2 or apart or (k == n and any(c.tags & self.also for c in between)):
                    break
                if k == n and chunks[groups[k].noun].tags & self.including:
                    if groups[k].share and not self._named_after(chunks, groups[k]):
                        break  # "half of them displaced": told of the share alone
                    self._of_them(chunks, head, groups[k])
                    n, last, k = n + 1, groups[k].last, k + 1
                    continue
                total, last, k = total + (groups[k].min or 0.0), groups[k].last, k + 1
                if total == whole and k - n >= 2:
                    for g in groups[n:k]:
                        g.part_of = head
                    n = k
                if total >= whole:
                    break

    def _named_after(self, chunks: list[Chunk], g: Group) -> bool:
        """Whether a noun for people follows: "half of them children"."""
        return g.last + 1 < len(chunks) and _refs(chunks[g.last + 1], Person) is not None

    def _of_them(self, chunks: list[Chunk], head: Group, g: Group) -> None:
        g.part_of = head
        after = g.last + 1
        person = _refs(chunks[after], Person) if after < len(chunks) else None
        if person is not None:
            g.person, g.noun, g.last = person, after, after

    def _among(self, chunks: list[Chunk], groups: list[Group]) -> None:
        """ "Ten children were among at least 48 people": the first is a share of the second."""
        heads = [g for g in groups if g.part_of is None]
        for a, b in zip(heads, heads[1:], strict=False):
            if not (a.people and b.people):
                continue
            last = max([a.last, *(g.last for g in groups if g.part_of is a)])
            between = chunks[last + 1 : b.first]
            if 2 <= len(between) <= 3 and between[0].tags & self.passive and between[-1].tags & self.among:
                a.part_of = b
                if a.person is not None and a.person.key and a.min is not None:
                    b.breakdown = {**b.breakdown, a.person.key: a.min}

    def _add(self, a: Group, b: Group, text: Text, chunks: list[Chunk]) -> None:
        a.min = None if a.min is None or b.min is None else a.min + b.min
        a.max = None if a.max is None or b.max is None else a.max + b.max
        merged = dict(a.breakdown)
        for k, v in b.breakdown.items():
            merged[k] = merged.get(k, 0) + v
        a.breakdown = merged
        a.last = b.last
        if a.victims != b.victims:
            a.victims = "mixed"
        a.actor = a.actor or b.actor
        a.text = text.slice(chunks[a.first].first, chunks[a.last].last)
