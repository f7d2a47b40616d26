"""What was struck where no number says so: one clinic, one helicopter, what a clause behind it only tells more of."""

from __future__ import annotations

import msgspec

from ..rules.vocabulary import Thing
from ..text import Chunk
from .compounds import compound
from .grammar import Grammar
from .group import Group
from .things import any_ref

_HITTABLE = frozenset(("FACILITY", "VEHICLE", "SITE"))
_BUILT = frozenset(("FACILITY", "VEHICLE"))
_FLYERS = frozenset(("AIRCRAFT", "DRONES"))
_REACH = 7  # chunks from a trigger to the one thing it tells of
_BEFORE = 3  # chunks from a noun back to "home to"
_ASIDE = 14  # chunks of an aside between a subject and its verb
_TELLING = 3  # chunks of an aside on who says so: "the source said"
_MEANS = frozenset(("with", "agent", "from"))
_TYPE = 2  # words that name one aircraft by its type


class Struck:
    """Answers for a trigger and what stands where its object stands; ``flyers`` are words for one aircraft."""

    def __init__(self, grammar: Grammar, flyers: frozenset[str]) -> None:
        self.grammar = grammar
        self.flyers = flyers

    def single(self, chunks: list[Chunk], i: int, voice: str, counts: tuple[str, ...], counted: str) -> list[tuple[Group, str]]:
        """One facility or vehicle that is named in the singular ("the clinic was levelled") counts as one."""
        before = voice == "passive" or counted == "subject"
        end = subject_end(self.grammar, chunks, i, counted == "subject") if before else i
        span = range(max(0, end - _REACH), end) if before else range(i + 1, min(len(chunks), i + _REACH))
        for k in span:
            tags = chunks[k].tags
            thing = any_ref(chunks[k], Thing)
            if self._one_flyer(chunks, i, k) and "vehicles" in counts:
                return [(Group(k, k, 1.0, 1.0, noun=k), "vehicles")]
            if thing is None or not tags & _HITTABLE or compound(chunks, k) or "HOMETO" in chunks[k - 1].tags:
                continue
            if "SINGULAR" not in tags and not before:
                break  # "burnt-out cars lined the road"
            if "SINGULAR" not in tags or thing.measure not in counts:
                continue
            b = self.grammar.between(chunks, end if before else i, k)
            numbered = any(c.kind == "quantity" for c in chunks[max(0, k - 2) : k]) and end == i
            if b.verbs <= (counted == "subject") and b.borders == 0 and not numbered:
                return [(Group(k, k, 1.0, 1.0, noun=k, thing=thing), thing.measure)]
        return []

    def _one_flyer(self, chunks: list[Chunk], i: int, k: int) -> bool:
        """A single aircraft, which is an actor elsewhere, as what was shot down or crashed."""
        if not self._flyer(chunks[k]):
            return False
        between = chunks[min(i, k) + 1 : max(i, k)]
        if i < k and between and between[0].tags & self.grammar.of:
            between = between[1:]  # "the downing of a helicopter"
        return not any("PREP" in x.tags or "SUB" in x.tags or "BREAK" in x.tags for x in between)

    def _flyer(self, c: Chunk) -> bool:
        if c.kind != "actor" or not c.tags & _FLYERS:
            return False
        words = c.norm.split()
        owned = "OFINSIDE" in c.tags  # "a jet of the air force": what it is stands before whose
        return words[-1] in self.flyers or (owned and not self.flyers.isdisjoint(words[:_TYPE]))

    def listed_flyers(self, chunks: list[Chunk], counted: list[tuple[Group, str]]) -> list[tuple[Group, str]]:
        """Counted vehicles, and the one aircraft that is listed with them: "a helicopter, six tanks and two drones"; of two that
        an article alone counts, the number of both."""
        out = list(counted)
        for g, measure in counted:
            k = self._beside(chunks, g)
            if measure != "vehicles" or k is None:
                continue
            one = Group(k - 1, k, 1.0, 1.0, noun=k, article=True)
            if g.article and g.min == g.max is not None:
                out[out.index((g, measure))] = (msgspec.structs.replace(g, min=g.max + 1, max=g.max + 1), measure)
            else:
                out.append((one, measure))
        return out

    def uncounted(self, chunks: list[Chunk], i: int, voice: str, counted: list[tuple[Group, str]]) -> bool:
        """Whether things that no number counts stand before those that one does: "destroyed bunkers and several trucks"."""
        first = min(g.first for g, _ in counted)
        if voice not in ("active", "ing") or not i + 2 < first <= i + _REACH or not chunks[first - 1].tags & self.grammar.join:
            return False
        row = chunks[i + 1 : first - 1]
        things = [c for c in row if c.tags & _HITTABLE and c.kind == "word"]
        apart = any("PREP" in c.tags or "BREAK" in c.tags or c.kind in ("quantity", "actor") for c in row)
        return bool(things) and not apart and "SINGULAR" not in things[0].tags and self.grammar.between(chunks, i, first).verbs == 0

    def _beside(self, chunks: list[Chunk], g: Group) -> int | None:
        """Where one aircraft stands that is joined to a count, right before or behind it."""
        join = self.grammar.join
        before, after = g.first - 1, g.last + 1
        if before >= 2 and chunks[before].tags & join and self._one(chunks, before - 1):
            return before - 1
        while after < len(chunks) and chunks[after].tags & join:
            after += 1
        return after + 1 if after > g.last + 1 and after + 1 < len(chunks) and self._one(chunks, after + 1) else None

    def _one(self, chunks: list[Chunk], k: int) -> bool:
        return chunks[k - 1].kind == "quantity" and chunks[k - 1].value.head == "article" and self._flyer(chunks[k])


def subject_end(grammar: Grammar, chunks: list[Chunk], i: int, alone: bool = False) -> int:
    """Where the subject of the verb at ``i`` ends: before its auxiliaries, before the pronoun of a relative clause ("a clinic
    that was hit"), before an aside that commas set off ("the clinic, which serves the town, was hit", "the clinics, he said, were
    hit"); ``alone``: also of a verb without auxiliaries ("the clinic, which serves the town, collapsed")."""
    k = i - 1
    while k > 0 and chunks[k].tags & (grammar.aux | grammar.skip) and not chunks[k].tags & grammar.relative:
        k -= 1
    if k > 1 and chunks[k].tags & grammar.relative:
        return k - 1 if "COMMA" in chunks[k - 1].tags else k
    if k < 3 or "COMMA" not in chunks[k].tags or (k == i - 1 and not alone):
        return i
    first = next((n for n in range(k - 1, max(0, k - _ASIDE), -1) if "COMMA" in chunks[n].tags or "BREAK" in chunks[n].tags), 0)
    aside = chunks[first + 1 : k]
    if not first or "BREAK" in chunks[first].tags or len(aside) < 2:
        return i
    if any(c.tags & grammar.say for c in aside) and not (len(aside) <= _TELLING and aside[-1].tags & grammar.say):
        return i
    for c in reversed(chunks[max(0, first - _REACH) : first]):
        if c.tags & _HITTABLE:
            return first
        if "BREAK" in c.tags:
            break
    return i  # "one, a clinic in Sarmin, was hit"


def facility(grammar: Grammar, chunks: list[Chunk], at: int, voice: str) -> bool:
    """Whether a facility or a vehicle stands where the object of the trigger at ``at`` stands, not as the means of it."""
    passive = voice == "passive"
    end = subject_end(grammar, chunks, at) if passive else at
    for k in range(max(0, end - 5), end) if passive else range(at + 1, min(len(chunks), at + _REACH)):
        tags = chunks[k].tags
        if tags.isdisjoint(_BUILT) or "QUARTER" in tags or any_ref(chunks[k], Thing) is None:
            continue
        b = grammar.between(chunks, end, k)
        if b.verbs == 0 and b.borders == 0 and (passive or not by_means(grammar, chunks, k)) and not housed(chunks, k):
            return True
    return False


def housed(chunks: list[Chunk], k: int) -> bool:
    """Whether what stands at ``k`` only tells what a place has: "bombed Hass, home to a large school"."""
    for c in reversed(chunks[max(0, k - _BEFORE) : k]):
        if "HOMETO" in c.tags:
            return True
        if c.kind not in ("word", "quantity") or "COMMA" in c.tags or "PREP" in c.tags:
            return False
    return False


def by_means(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether what stands at ``k`` is what something was done with: "attacked the post with three tanks"."""
    return grammar.governor(chunks, k) in _MEANS


def misses(grammar: Grammar, chunks: list[Chunk], i: int, k: int, voice: str, counted: str) -> bool:
    """Whether what begins at ``k`` behind the trigger at ``i`` was not struck: the means, or where it was ("blew up outside a
    bakery")."""
    aside = voice == "active" and counted == "object" and k == i + 2 and "PREP" in chunks[i + 1].tags
    return aside or by_means(grammar, chunks, k)
