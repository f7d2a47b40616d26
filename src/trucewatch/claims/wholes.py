"""Counts of one sentence among one another: parts of wholes, sums, shares, what only spells out another."""

from __future__ import annotations

from ..rules.vocabulary import Person
from ..text import Chunk, Text
from .group import Group, joined_people, refs, speaks
from .sums import among_them, told_of_each
from .vocabulary import ClaimSettings

_APART = frozenset(("BREAK", "PAREN"))
_KINDS = frozenset(("men", "women", "children"))  # none of which is a part of another
_ONE = frozenset(("PERSON", "SINGULAR"))
_DONE = frozenset(("TRIGGER", "V", "PAST"))
_SUMMED = frozenset(("facilities", "vehicles"))


def _alike(a: Group, b: Group) -> bool:
    """Whether two conjoined counts are one toll: fallen of no named side ("31 jihadists and eight civilians"), or of one
    ("four Kurdish fighters and 11 jihadists" are of two)."""
    if a.actor is not None and b.actor is not None and a.actor.name != b.actor.name:
        return False
    if (b.actor is None or (a.actor is None and (a.article or a.lone))) and a.victims == b.victims == "combatant":
        return True  # "two Turkish soldiers and an officer", "an officer and two Turkish soldiers"
    return not any(g.actor is not None and not g.actor.generic for g in (a, b))


def _set_off(chunk: Chunk) -> bool:
    """A mark behind which a list may spell out a number."""
    return not chunk.tags.isdisjoint(_APART) and "DOT" not in chunk.tags


class Wholes:
    """Relates the groups of a sentence by the settings' tags."""

    def __init__(self, settings: ClaimSettings) -> None:
        self.with_ = frozenset(settings.with_)
        self.of = frozenset(settings.of)
        self.origin = frozenset(settings.origin)
        self.join = frozenset(settings.conjunction)
        self.including = frozenset(settings.including)
        self.reckoned = frozenset(settings.reckoned)
        self.also = self.join - frozenset(("COMMA",))
        self.determiner = frozenset(settings.determiner)
        self.listed = self.join | self.determiner  # what stands in a list between its counts: ", his two sons"
        self.passive = frozenset(settings.passive)
        self.among = frozenset(settings.among)
        self.besides = frozenset(settings.besides)
        self.guess, self.goal = frozenset(settings.verb), frozenset(settings.goal)
        self.say = frozenset(settings.say)
        self.with_ = frozenset(settings.with_)

    def relate(self, chunks: list[Chunk], groups: list[Group], text: Text) -> list[Group]:
        out: list[Group] = []
        self._spell_out(chunks, groups)
        for g in groups:
            prev = out[-1] if out else None
            if g.part_of is not None:
                out.append(g)
                continue
            if self._whose(chunks, g, prev) or (g.bare and self._parent_of(chunks, g)) or (g.article and self._source(chunks, g)):
                continue  # "all the dead were from six families", "five civilians, all of one family"
            if g.noun >= 0 and g.thing is None and chunks[g.noun].tags & self.including:
                whole = next((o for o in reversed(out) if not o.part_of and (o.thing or o.people)), None)
                if whole is not None and not (whole.max is not None and (g.min or 0) > whole.max):
                    g.thing = whole.thing  # "a vehicle with 12 of them on board": no 12 vehicles
            if (
                prev is not None
                and prev.thing is None
                and g.people
                and not g.share
                and among_them(self.reckoned, self.join, chunks, groups, g, prev)
            ):
                g.part_of = prev.part_of or prev  # "nine people dead, two girls among them"
                out.append(g)
                continue
            if g.share and not self._named_after(chunks, g):
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
            if prev is not None and self._killed_with(chunks, prev, g):
                last = prev.last
                self._add(prev, g, text, chunks)
                prev.last = last
                continue
            if prev is not None and self._said_again(chunks, prev, g):
                prev.min, prev.max, prev.person, prev.noun, prev.last, prev.text = g.min, g.max, g.person, g.noun, g.last, g.text
                continue
            if prev is not None and (prev.people or prev.bare) and (g.people or g.bare):
                between = chunks[prev.last + 1 : g.first]
                last_tags = between[-1].tags if between else frozenset()
                head = prev.part_of or prev
                dash = bool(between) and len(between) <= 3 and "DASH" in between[0].tags  # "312 people – among them 87 children"
                inside = between[1:] if dash else between
                if g.bare and prev.people and len(between) == 1 and "COMMA" in last_tags and self._some(chunks, g):
                    g.part_of = head  # "40,000 people, many already displaced, fled"
                elif g.bare and between and last_tags & self.including and self._made_of(chunks, head, g):
                    g.part_of = head  # "700,000 people, of whom 400,000 are children"
                    g.person = refs(chunks[g.last + 2], Person)
                elif g.bare and prev.people and self._of_whom(chunks, head, g):
                    g.part_of = head
                    g.person = refs(chunks[g.last + 3], Person)
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
                    and not (len(between) > 1 and last_tags & self.besides)  # "including nine children, as well as two medics"
                    and (g.min or 0) < (head.min or head.max or 0)
                ):
                    g.part_of = head
                elif prev.people and prev.min is not None and not g.others and self._named_with(between) and (g.min or 0) < prev.min:
                    g.part_of = head  # "dozens of civilians, including children and a doctor"
                elif prev.people and g.people and len(between) == 1 and self._bracketed(chunks, head, g):
                    g.part_of = head  # "twelve people (four children)"
                elif self._members_of(prev, g, between):
                    continue  # "seven members of one family"
                elif self._members_of(g, prev, between) and prev.part_of is None and chunks[prev.last].tags.isdisjoint(self.of):
                    out[-1] = g  # "two families of ten members"
                    continue
                elif (
                    g.people
                    and (prev.people or (between and "POSS" in last_tags))
                    and prev.part_of is None
                    and (self._conjoined(between) or self._family(prev, g, between))
                    and not (prev.thing or g.thing)
                    and _alike(prev, g)
                    and not self._apart(chunks, prev, g)
                    and not told_of_each(chunks, prev, g)
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

    def _made_of(self, chunks: list[Chunk], head: Group, g: Group) -> bool:
        """Whether a bare count says how many of the whole are such people: "of whom 400,000 are children"."""
        if g.last + 2 >= len(chunks) or (g.min or 0) >= (head.min or head.max or 0):
            return False
        are, whom = chunks[g.last + 1], chunks[g.last + 2]
        return bool(are.tags & self.passive) and "PERSON" in whom.tags and "TRIGGER" not in whom.tags

    def _of_whom(self, chunks: list[Chunk], head: Group, g: Group) -> bool:
        """Whether a bare count begins a clause on how many of the whole are such people: "ten men, three of whom were medics"."""
        k = g.last + 1
        if k + 2 >= len(chunks) or not chunks[k].tags & self.including or (g.min or 0) >= (head.min or head.max or 0):
            return False
        whom = chunks[k + 2].tags
        return bool(chunks[k + 1].tags & self.passive) and "PERSON" in whom and "TRIGGER" not in whom

    def _killed_with(self, chunks: list[Chunk], a: Group, b: Group) -> bool:
        """ "22 children were killed along with six teachers": one toll."""
        if not (a.people and b.people) or a.part_of is not None or b.others or not _alike(a, b):
            return False
        between = chunks[a.last + 1 : b.first]
        if not 3 <= len(between) <= 5 or " " not in between[-1].norm or not between[-1].tags & self.also:
            return False
        done = between[-2].tags
        return {"TRIGGER", "PAST"} <= done and all(c.tags & self.passive or c.tags & {"HAVE", "ADV"} for c in between[:-2])

    def _bracketed(self, chunks: list[Chunk], head: Group, g: Group) -> bool:
        """Whether a smaller count stands alone in brackets behind another."""
        ends = g.last + 1 < len(chunks) and "PAREN" in chunks[g.last + 1].tags
        return ends and "PAREN" in chunks[g.first - 1].tags and (g.min or 0) < (head.min or head.max or 0)

    def _named_with(self, between: list[Chunk]) -> bool:
        """Whether a part is named right after others that are not counted: "including children and a doctor"."""
        at = next((k for k, c in enumerate(between) if c.tags & self.including), None)
        if at is None or at > 2 or not between[-1].tags & self.join or len(between) - at > 5:
            return False
        return all("PERSON" in c.tags or c.tags & self.join for c in between[at + 1 :])

    def _whose(self, chunks: list[Chunk], g: Group, prev: Group | None) -> bool:
        """Whether a number of families only says whose people others are."""
        if g.person is None or g.person.key != "families":
            return False
        k = g.first - 2 if g.first > 1 and chunks[g.first - 1].tags & self.determiner else g.first - 1
        if prev is not None and prev.people:
            return k > 0 and g.min == g.max == 1.0 and bool(chunks[k].tags & self.of) and k > prev.last + 1
        return k > 0 and bool(chunks[k].tags & self.origin)

    def _source(self, chunks: list[Chunk], g: Group) -> bool:
        """Whether one is only who says so: "according to an official, 16 people died"."""
        k = g.first - 2
        return k >= 0 and g.people and bool(chunks[k].tags & self.say and chunks[k + 1].tags & self.goal)

    def _parent_of(self, chunks: list[Chunk], g: Group) -> bool:
        """Whether a bare number says how many children one has: "a mother of four"."""
        k = g.first - 2
        one = k >= 0 and chunks[k].tags >= _ONE and "TRIGGER" not in chunks[k].tags  # but "the death of four"
        return one and bool(chunks[k + 1].tags & self.of) and chunks[g.first].value.head == "cardinal"

    def _members_of(self, a: Group, b: Group, between: list[Chunk]) -> bool:
        """Whether the second count only says whose people the first are: "seven members of one family", "ten women from the
        six families"."""
        if a.person is None or b.person is None or b.person.key != "families" or a.person.key == "families" or not between:
            return False
        if between[0].tags & self.origin:
            return len(between) == 1 or (len(between) == 2 and bool(between[1].tags & self.determiner))
        return len(between) == 1 and bool(between[0].tags & self.of)

    def _said_again(self, chunks: list[Chunk], a: Group, b: Group) -> bool:
        """Whether the second count says of how many people the families before it are: "400 families, about 2,000 people, fled", "400
        families, or 2,000 people"."""
        if a.person is None or a.person.key != "families" or a.part_of is not None or a.noun != a.last or b.number <= a.number:
            return False
        if b.person is None or (b.person.key and b.person.key != "civilians") or b.others or "PLURAL" not in chunks[b.noun].tags:
            return False
        between = chunks[a.last + 1 : b.first]
        return bool(between) and "COMMA" in between[0].tags and all("OTHERWISE" in c.tags for c in between[1:])

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
        if "COMMA" in chunks[b.first - 1].tags and any(c.tags & self.besides for c in chunks[max(0, a.first - 2) : a.first]):
            return True  # "in addition to the five dead, 12 people were wounded"
        before = chunks[a.first - 1].tags if a.first else frozenset()
        after = chunks[b.last + 1].tags if b.last + 1 < len(chunks) else frozenset()
        active = "TRIGGER" in before and "V" in before and ("NOUN" not in before or "PAST" in before) and not before & self.say
        return active and (bool(after & self.passive) or (after >= _DONE and b.people))

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
        carries = b.last + 2 < len(chunks) and bool(chunks[b.last + 2].tags & self.with_)  # "one of them armed with a gun"
        return "TRIGGER" not in after and (carries or not after & (self.guess | self.passive))

    def _things_joined(self, chunks: list[Chunk], a: Group, b: Group) -> bool:
        """ "A school and a bakery": things of one measure are counted together where neither has a number; "three schools and a
        bakery" are two counts."""
        if a.thing is None or b.thing is None or a.thing.measure != b.thing.measure or a.thing.measure not in _SUMMED:
            return False
        if not (a.article and b.article):
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
            if not (head.people or head.bare) or head.part_of is not None or head.unit is not None:
                continue
            total, last, k = 0.0, head.last, n
            whole = head.min if head.min is not None else head.max
            while k < len(groups) and groups[k].people and groups[k].min is not None and whole:
                between = chunks[last + 1 : groups[k].first]
                if k == n and len(between) > 1 and "TRIGGER" in between[0].tags and _set_off(between[1]):
                    between = between[1:]  # "four dead -- a guard and three inmates"
                if len(between) == 2 and _set_off(between[0]) and between[0].norm == between[1].norm:
                    between = between[1:]
                if k == n and head.people and self._other_kind(head, groups[k]) and not (between and _set_off(between[0])):
                    break  # "three men, a woman and two children"
                if k == n and not head.people and not (between and _set_off(between[0])):
                    break  # "the toll to 41 (24 soldiers and 17 rebels)"
                apart = between and not all(c.tags & self.listed or not c.tags.isdisjoint(_APART) for c in between)
                if len(between) > 2 or apart or (k == n and any(c.tags & self.also for c in between)):
                    break
                if k == n and chunks[groups[k].noun].tags & self.including:
                    if groups[k].share and not self._named_after(chunks, groups[k]):
                        break  # "half of them displaced": told of the share alone
                    self._of_them(chunks, head, groups[k])
                    n, last, k = n + 1, groups[k].last, k + 1
                    continue
                total, last, k = total + (groups[k].min or 0.0), groups[k].last, k + 1
                after = chunks[last + 1].tags if last + 1 < len(chunks) else frozenset()
                if total == whole and k - n >= 2 and after.isdisjoint(self.passive):
                    for g in groups[n:k]:
                        g.part_of = head
                    kinds = {g.victims for g in groups[n:k]}
                    if head.bare and len(kinds) == 1:
                        head.victims = kinds.pop()
                    n = k
                if total >= whole:
                    break

    def _other_kind(self, head: Group, g: Group) -> bool:
        """Whether a count cannot be a part of another: women are no men."""
        kinds = {x.person.key for x in (head, g) if x.person is not None} & _KINDS
        return len(kinds) == 2

    def _named_after(self, chunks: list[Chunk], g: Group) -> bool:
        """Whether a noun for people follows: "half of them children", "three of whom were children"."""
        k = g.last + 1
        if k + 1 < len(chunks) and chunks[k].tags & self.passive and "TRIGGER" not in chunks[k + 1].tags:
            k += 1
        return k < len(chunks) and refs(chunks[k], Person) is not None

    def _of_them(self, chunks: list[Chunk], head: Group, g: Group) -> None:
        g.part_of, g.share = head, False
        after = g.last + 1
        if after + 1 < len(chunks) and chunks[after].tags & self.passive:
            after += 1
        person = refs(chunks[after], Person) if after < len(chunks) else None
        if person is not None:
            g.person, g.noun, g.last = person, after, after
            if joined_people(chunks, after, self.also) is not None:
                g.person, g.last = None, after + 2  # "80 percent of them women and children": of neither is it told how many

    def _among(self, chunks: list[Chunk], groups: list[Group]) -> None:
        """ "Ten children were among at least 48 people": the first is a share of the second."""
        heads = [g for g in groups if g.part_of is None]
        for a, b in zip(heads, heads[1:], strict=False):
            if not (a.people and b.people):
                continue
            last = max([a.last, *(g.last for g in groups if g.part_of is a)])
            between = chunks[last + 1 : b.first]
            if between and between[-1].tags & self.determiner:
                between = between[:-1]
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
        if a.victims != b.victims:
            kin = any("POSS" in c.tags for c in chunks[a.last + 1 : b.last + 1])  # "a father and his three sons"
            armed = "combatant" in (a.victims, b.victims) or "mixed" in (a.victims, b.victims)
            a.victims = "mixed" if armed else "civilian" if kin else "unknown"
        if a.lone and a.noun >= 0 and a.person is None:
            a.person, a.noun, a.bare = b.person, b.noun, False  # "Abu Omar and his two sons"
        a.last, a.lone = b.last, a.lone and b.lone
        a.actor = a.actor or b.actor
        a.text = text.slice(chunks[a.first].first, chunks[a.last].last)

    def _some(self, chunks: list[Chunk], g: Group) -> bool:
        """Whether a vague number alone says something more of those just counted."""
        after = chunks[g.last + 1].tags if g.last + 1 < len(chunks) else frozenset()
        if {"TRIGGER", "PAST"} <= after and "ADJ" in chunks[g.first - 2].tags and "TRIGGER" in chunks[g.first - 2].tags:
            return False  # "eight dead, dozens wounded"
        return g.max is None and chunks[g.first].value.head in ("several", "vague") and not after & self.passive
