"""One person without a number among those counted: "His brother was killed", "killing activist Omar Hassan", "a third was
wounded"."""

from __future__ import annotations

from ..text import Chunk
from .participles import harms
from .vocabulary import ClaimSettings

ONE = frozenset(("PERSON", "SINGULAR"))
_HARMS = frozenset(("killed", "injured"))
_UNKNOWN = frozenset(("WORD",))
_OPENS = frozenset(("CAP", "SINGULAR", "EARLIER"))
_AGE = frozenset(("NUMBER",))  # "the 82-year-old scholar Omar Saleh"
_CLOSES = frozenset(("BREAK", "COMMA", "AND", "PREP", "BE", "HAVE", "PAST"))
_NAMED = frozenset(("WORD", "CAP"))
_PLAIN = frozenset(("WORD", "CAP", "LITERAL", "ADJ"))
_DESCRIBED, _JOINED = 3, 6  # words before one who is told of, chunks of those joined to him


class Lone:
    """Reads single persons by the settings' tags."""

    def __init__(self, settings: ClaimSettings) -> None:
        self.join = frozenset(settings.conjunction)
        self.also = self.join - frozenset(("COMMA",))
        self.determiner = frozenset(settings.determiner)
        self.passive = frozenset(settings.passive)
        self.guess = frozenset(settings.verb)
        self.another = frozenset(settings.one_more)
        self.of = frozenset(settings.of)
        self.at = frozenset(settings.at)
        self.among_fallen = frozenset(settings.among_fallen)
        self.among = frozenset(settings.among)
        self.including = frozenset(settings.including)
        self.harming = frozenset(settings.harming)
        self.two = frozenset(settings.two)
        self.definite = frozenset(settings.definite)
        self.genitive = frozenset(settings.genitives)
        self.title_left = self.determiner | {"POSS", "CLAIMANT", "WORD"}

    def number(self, chunks: list[Chunk], i: int) -> int:
        """How many people a noun without a number stands for: one, two who were both harmed, or 0."""
        return 2 if self._pair(chunks, i) else int(self.named(chunks, i))

    def _pair(self, chunks: list[Chunk], i: int) -> bool:
        """Whether "both" stands before people who were harmed: "both crewmen were killed", "killing both pilots"."""
        if "SINGULAR" in chunks[i].tags or not ("PERSON" in chunks[i].tags or chunks[i].kind == "actor"):
            return False
        k = i - 1
        while k >= 0 and i - k <= _DESCRIBED and not chunks[k].tags & self.two:
            if not (chunks[k].kind == "actor" or chunks[k].tags <= _PLAIN or chunks[k].tags & self.determiner):
                return False
            k -= 1
        if k < 0 or not chunks[k].tags & self.two or (i + 1 < len(chunks) and chunks[i + 1].tags & self.join):
            return False
        if k and _harming(chunks[k - 1]):
            return True
        return i + 1 < len(chunks) and (self._harmed_next(chunks, i + 1) or harms(chunks[i + 1], "subject"))

    def named(self, chunks: list[Chunk], i: int) -> bool:
        """Whether a noun for one person stands without an article between a verb and a name, or with a
        possessive ("killing activist Omar Hassan", "wounding his brother"), is joined to another of the fallen
        ("a woman and her child", "a woman and child"), or is whom a past verb tells of ("His brother was killed")."""
        if not chunks[i].tags >= ONE:
            return self.with_kin(chunks, i)
        if self._the_one(chunks, i):
            return True
        if i < len(chunks) - 1 and self._told_of(chunks, i):
            return True
        if not 0 < i < len(chunks) - 1:
            return False
        before, after = chunks[i - 1], chunks[i + 1]
        if i > 2 and before.tags & self.also and chunks[i - 2].tags >= ONE and chunks[i - 3].kind == "quantity":
            return not after.tags.isdisjoint(_CLOSES | self.passive)  # "a woman and child"
        aside = "COMMA" in after.tags and i + 2 < len(chunks) and "CAP" in chunks[i + 2].tags
        if "CAP" in after.tags or "actor:official" in after.tags or aside:
            k = i - 1  # "killing the group's leader, Abu Omar"
            while k > 0 and i - k < 8 and (chunks[k].kind == "actor" or not chunks[k].tags.isdisjoint(self.title_left | _AGE)):
                k -= 1
            if k < i - 1 and chunks[k].tags >= {"TRIGGER", "V"} and chunks[k].tags & {"PAST", "ING", "BASE"}:
                return any(c.tags & self.determiner or "POSS" in c.tags for c in chunks[k + 1 : i])
        if "POSS" in before.tags and i > 1:
            before = chunks[i - 2]  # "wounding his brother"
            if i > 2 and "PERSON" in chunks[i - 3].tags and before.tags & self.join:
                return bool(before.tags & self.also or after.tags & self.also)  # "a woman and her child"
            if "ING" in before.tags and (i < 3 or not chunks[i - 3].tags & (self.determiner | {"PREP"})):
                return "TRIGGER" in before.tags  # "shot down a jet, killing its pilot"
        elif "CAP" not in after.tags:
            return False
        return "TRIGGER" in before.tags and ("NOUN" not in before.tags or "PAST" in before.tags)

    def _told_of(self, chunks: list[Chunk], i: int) -> bool:
        """Whether one person, with a possessive or a name, is the subject of a passive: "His wife was wounded",
        "The group's leader, Abu Omar, was killed"; or opens a headline: "Syrian girl killed in shelling"."""
        if i <= 2 and self._opens(chunks, i) and self.fallen(chunks, i + 1):
            return True
        if i > 0 and "POSS" in chunks[i - 1].tags:
            if i > 1 and chunks[i - 2].tags & self.also and self.fallen(chunks, i + 1):
                return True  # "and his wife wounded"
            if chunks[i + 1].tags >= {"TRIGGER", "V", "PAST"} and harms(chunks[i + 1], "subject", measures=_HARMS):
                return True  # "his son survived with injuries"
            if self._passive_at(chunks, i + 1):
                return True
        elif i > 0 and not self._titled(chunks, i):
            return False
        return self.by_name(chunks, i)

    def _the_one(self, chunks: list[Chunk], i: int) -> bool:
        """Whether one person is whom the sentence tells of as harmed, by a definite noun or in a headline: "killing the driver",
        "the driver was killed", "kills shepherd near X", "the commander and two of his guards died"."""
        after = chunks[i + 1] if i + 1 < len(chunks) else None
        if after is not None and (after.kind == "actor" or after.tags & {"PERSON", "THING", "CAP"} or after.norm in self.genitive):
            return False
        k = i - 1
        while k >= 0 and i - k <= _DESCRIBED and chunks[k].kind == "word" and chunks[k].tags <= _PLAIN:
            k -= 1
        if k < 0:
            return False
        if chunks[k].tags & self.definite:
            if k and _harming(chunks[k - 1]):
                return True
            if after is not None and self._harmed_next(chunks, i + 1):
                return True
            return self._and_his(chunks, i)
        ends = after is None or after.kind == "time" or bool(after.tags & (self.join | {"PREP", "BREAK"}))
        return k == i - 1 and ends and _harming(chunks[k]) and "BASE" in chunks[k].tags and "NOUN" not in chunks[k].tags

    def _harmed_next(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a passive of harm begins at ``k``: "was killed", "had also been wounded"."""
        for n, c in enumerate(chunks[k : k + 4]):
            if n and {"TRIGGER", "PAST"} <= c.tags:
                return harms(c)
            if not (c.tags & self.passive or "HAVE" in c.tags or "ADV" in c.tags):
                return False
        return False

    def with_kin(self, chunks: list[Chunk], i: int) -> bool:
        """Whether a name ends at ``i`` that is joined to people of his or hers who were harmed: "Abu Omar and his two sons"."""
        if not chunks[i].tags <= _NAMED or "CAP" not in chunks[i].tags or i + 3 >= len(chunks) or "POSS" not in chunks[i + 2].tags:
            return False
        return self._and_his(chunks, i)

    def _and_his(self, chunks: list[Chunk], i: int) -> bool:
        """Whether others are joined to the one at ``i``, of whom harm is told before or behind."""
        if i + 3 >= len(chunks) or not chunks[i + 1].tags & self.also:
            return False
        k = i + 2
        while k < len(chunks) and k <= i + _JOINED and "PERSON" not in chunks[k].tags and chunks[k].kind != "actor":
            if chunks[k].kind != "quantity" and not chunks[k].tags & (self.of | self.determiner | {"POSS", "WORD"}):
                return False
            k += 1
        if k == i + 2 or k >= len(chunks) or not ("PERSON" in chunks[k].tags or chunks[k].kind == "actor"):
            return False
        first = i - 1
        while first > 0 and i - first <= _DESCRIBED and chunks[first].kind == "word" and (
            chunks[first].tags <= _NAMED or chunks[first].tags & self.definite
        ):
            first -= 1
        if first >= 0 and _harming(chunks[first]):
            return True
        return any(c.tags >= {"TRIGGER", "PAST"} and harms(c) for c in chunks[k + 1 : k + 4])

    def _titled(self, chunks: list[Chunk], i: int) -> bool:
        """Whether what stands before a title goes with it: "the group's leader", "and the mayor", "its field commander"."""
        left = chunks[i - 1]
        if left.tags & (self.determiner | self.join) or "ACTOR" in left.tags:
            return True
        k = i - 1
        while k > 0 and i - k < 4 and not chunks[k].tags & self.determiner:
            if chunks[k].kind != "place" and not chunks[k].tags & self.title_left:
                break
            k -= 1
        return k < i - 1 and bool(chunks[k].tags & self.determiner)

    def by_name(self, chunks: list[Chunk], i: int) -> bool:
        """Whether a name and a passive of something that happens to people follow a title: "leader, Abu Omar, was killed"."""
        named = False
        for k in range(i + 1, min(len(chunks), i + 9)):
            if chunks[k].tags & self.passive:
                return named and self._passive_at(chunks, k)
            if named and " " in chunks[k].norm and self.fallen(chunks, k):
                return True  # "was wounded", where a pack has it as one
            if chunks[k].kind == "quantity" or "BREAK" in chunks[k].tags or chunks[k].tags & self.guess:
                return False
            named = named or "CAP" in chunks[k].tags
        return False

    def fallen(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a participle without an object stands at ``k``: "killed in Idlib", "wounded, ..."."""
        if not {"TRIGGER", "PAST"} <= chunks[k].tags:
            return False
        after = chunks[k + 1] if k + 1 < len(chunks) else None
        return after is None or after.kind == "time" or bool(after.tags & (self.join | {"PREP", "BREAK", "SUB", "OTHERS"}))

    def one_more(self, chunks: list[Chunk], k: int) -> bool:
        """ "Two men were killed and a third was wounded": an ordinal that stands alone."""
        if k + 1 >= len(chunks) or not chunks[k].tags & self.another:
            return False
        after = chunks[k + 1]
        if after.tags & self.of or after.kind not in ("word", "time"):
            return False
        if k + 2 < len(chunks) and chunks[k + 2].kind == "quantity":
            return False  # "a third killed two"
        return after.kind == "time" or not after.tags.isdisjoint(_CLOSES)

    def harmed(self, chunks: list[Chunk], i: int) -> bool:
        """Whether "one" or "another" is all that a verb's object is: "killed one and wounded two", "injured another in Nawa"."""
        if not i or not chunks[i - 1].tags >= {"TRIGGER", "V"} or not chunks[i - 1].tags & {"PAST", "ING"}:
            return False
        after = chunks[i + 1] if i + 1 < len(chunks) else None
        return after is None or after.kind == "time" or bool(after.tags & (self.join | self.at | {"BREAK", "COMMA"}))

    def unknown(self, chunks: list[Chunk], i: int) -> bool:
        """Whether a noun that no list holds can only be people, by what is done to them: "killed 17 muleteers", "17 muleteers were
        wounded", "17 muleteers died"."""
        if i and "V" in chunks[i - 1].tags and chunks[i - 1].tags & self.harming:
            return True
        for c in chunks[i + 2 : i + 6]:
            if c.tags & self.harming:
                return "PAST" in c.tags
            if not (c.tags & self.passive or "HAVE" in c.tags or "ADV" in c.tags or c.tags == _UNKNOWN or c.tags == _NAMED):
                return False
        return False

    def elsewhere(self, chunks: list[Chunk], i: int) -> bool:
        """Whether "one" goes on with a list of counts by place: "three died in Hama and one in the town of Homs"."""
        if i < 4 or i + 2 >= len(chunks) or not chunks[i - 1].tags & self.also or not chunks[i + 1].tags & self.at:
            return False
        if not any(c.kind == "place" for c in chunks[i + 2 : i + 4]):
            return False
        told = next((k for k in range(i - 2, max(-1, i - 12), -1) if chunks[k].kind == "quantity"), None)
        return told is not None and chunks[told].value.head == "cardinal" and "THING" not in chunks[told + 1].tags

    def of_them(self, chunks: list[Chunk], i: int) -> bool:
        """Whether "one of them" or "one of whom" stands before what happened to that one: "one of them died on Tuesday"."""
        if i + 2 >= len(chunks) or not chunks[i + 1].tags & self.including or " " not in chunks[i + 1].norm:
            return False
        if i > 1 and harms(chunks[i - 2 if chunks[i - 1].tags & self.of else i - 1], measures=_HARMS):
            return True  # "killing one of them", "led to the death of one of them"
        for c in chunks[i + 2 : i + 6]:
            if {"TRIGGER", "PAST"} <= c.tags:
                return True
            if not (c.kind == "time" or c.tags & self.passive or "HAVE" in c.tags or "ADV" in c.tags):
                return False
        return False

    def _opens(self, chunks: list[Chunk], i: int) -> bool:
        return all(c.kind in ("actor", "place") or not c.tags.isdisjoint(_OPENS) for c in chunks[:i])

    def _passive_at(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a passive of something that happens to people begins at ``k``: "was killed", "had also been killed"; or "was among
        the dead", "was among the rebels killed"."""
        for n, c in enumerate(chunks[k : k + 4]):
            if "TRIGGER" in c.tags and ("PAST" in c.tags or c.tags & self.among_fallen):
                return n > 0
            if n and c.tags & self.among:
                return any({"TRIGGER", "PAST"} <= x.tags for x in chunks[k + n + 2 : k + n + 4])
            if not (c.tags & self.passive or "HAVE" in c.tags or "ADV" in c.tags):
                return False
        return False


def _harming(x: Chunk) -> bool:
    """Whether a chunk is a verb of killing, wounding or taking whose object follows: "killing", "have wounded"."""
    return {"TRIGGER", "V"} <= x.tags and bool(x.tags & {"PAST", "ING", "BASE"}) and harms(x, "object")
