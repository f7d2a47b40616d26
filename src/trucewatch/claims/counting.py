"""Whom a trigger counts: each group of people goes to the verb or noun that it suits best, lists are carried on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..rules.vocabulary import Sense
from ..text import Chunk, Sent
from .counted_apart import on_another_day, settle
from .grammar import Between, Grammar
from .group import Group, Wanting, reports, speaks
from .scorers import Part, Scorers, bucket
from .shares import in_next_clause, of_others, said_of_share, stands_off
from .sums import counted_in, leave_out_parts
from .totals import exceeded, figure_verb, holds_verb

_LISTED = frozenset(("casualties", "population", "displacement"))
_NOUNISH = frozenset(("THING", "PERSON", "WORD", "CAP"))
_LEFT = frozenset(("evacuated", "displaced"))
_SUBJECT = 5  # the last chunk of what opens a sentence
_MARKS = ("COMMA", "DASH", "PAREN")  # what sets off an aside


class Counting:
    """Assigns groups to triggers; a pure function of a sentence, its groups and what fired in it."""

    def __init__(self, grammar: Grammar, scorers: Scorers) -> None:
        self.grammar = grammar
        self.scorer = scorers["count"]
        self.civilian = grammar.civilian
        self.finite = grammar.verb - grammar.aux
        self.closing = grammar.say | grammar.border | grammar.relative  # no total's words go on behind these

    def assign(self, sent: Sent, groups: list[Group], wanting: Wanting, acts: set[int]) -> dict[int, list[tuple[Group, str]]]:
        """Each group of people goes to the trigger it suits best; ``acts`` are triggers that name acts."""
        chunks = sent.chunks
        out: dict[int, list[tuple[Group, str]]] = {}
        last: tuple[Group, int, str] | None = None
        totals = {i for i, s, _, _ in wanting if s.counted == "total"}
        for g in groups:
            if g.part_of is not None and self._told_apart(chunks, g, wanting):
                g.part_of = None
        owners = [self._owner(chunks, g, wanting) for g in groups]
        for n, g in enumerate(groups):
            if g.part_of is not None or g.thing is not None or g.unit is not None:
                continue
            if not (g.people or g.bare or g.noun >= 0) or (g.first <= 1 and reports(chunks, g, self.grammar.say)):
                continue
            best = owners[n]
            top = 0.0
            for i, s, form, voice in wanting if best is None else ():
                if not (g.people or g.bare or g.noun == i) or self._part_owned(chunks, groups, owners, n, i, s.counted):
                    continue
                if counted_in(chunks, groups, g, i, self.grammar.verb):
                    continue
                if g.noun == i and s.measure == "killed" and i in acts:
                    continue  # "a series of executions" counts no dead
                if (g.lone and s.kind != "casualties") or (s.kind == "casualties" and g.max == 1 and _household(g)):
                    continue  # "wiped out a family": of how many is not said
                if g.last < i and s.counted == "object" and voice == "active" and self._has_object(chunks, groups, n, i):
                    continue  # "two bombers killed eight people"
                if i < g.first and (speaks(chunks, g, self.grammar.say) or self._of_another_verb(chunks, i, g, s)):
                    continue
                score = self.scorer.score(self._features(chunks, groups, n, g, i, s, form, voice))
                if score > top:
                    best, top = (i, s), score
            if best is not None:
                i, s = best
                if g.bare and "NOUN" in chunks[i].tags and (chunks[i].tags | chunks[max(0, i - 1)].tags) & self.civilian:
                    g.victims = "civilian"  # "the civilian death toll stands at 64"
                if g.noun == i and not (g.person or g.bare):
                    g.victims = g.victims or "unknown"
                out.setdefault(i, []).append((g, str(s.measure)))
                last = (g, i, str(s.measure)) if s.kind in _LISTED else None
            elif last is not None and (self._listed(chunks, last[0], g) or (last[1] in totals and self._next(chunks, last[0], g))):
                g.listed = not self._and_then(chunks[last[0].last + 1 : g.first])
                if chunks[g.noun].tags & self.grammar.including and g.noun >= 0:
                    last[0].foreign |= self._whereabouts(chunks, g)
                out[last[1]].append((g, last[2]))
                last = (g, *last[1:])
        self._lead(chunks, groups, out)
        counted = {g.first: g for held in out.values() for g, _ in held}
        if len(counted) > 1:
            leave_out_parts(self.grammar, chunks, out)
            left = all(measure in _LEFT for held in out.values() for _, measure in held)
            settle(self.grammar, chunks, [counted[k] for k in sorted(counted)], left)
        return out

    def _lead(self, chunks: list[Chunk], groups: list[Group], out: dict[int, list[tuple[Group, str]]]) -> None:
        """The first of a list of people counts with the others: "236 civilians, 527 soldiers and 641 rebels had been killed"."""
        given = {held.first: (i, measure) for i, pairs in out.items() for held, measure in pairs}
        for g, after in reversed(list(pairwise(groups))):
            if g.first in given or after.first not in given or g.part_of is not None or g.thing is not None or not g.people or after.share:
                continue
            i, measure = given[after.first]
            between = chunks[g.last + 1 : after.first]
            if i > after.last and len(between) <= 2 and all(c.tags & self.grammar.join for c in between) and after.people and not g.lone:
                out[i].insert(0, (g, measure))
                given[g.first] = (i, measure)

    def _owner(self, chunks: list[Chunk], g: Group, wanting: Wanting) -> tuple[int, Sense] | None:
        """The participle that a count stands right before or is joined to after: "eight injured", "killed along with six"."""
        if g.part_of is None and (off := stands_off(self.grammar, chunks, g, wanting)) is not None:
            return off
        if g.part_of is not None or g.article:
            return None
        if g.bare and holds_verb(self.grammar, chunks, g) and (toll := exceeded(chunks, g, wanting)) is not None:
            return toll
        if g.last + 1 < len(chunks) and chunks[g.last + 1].tags & self.grammar.including:  # "seven of whom later died"
            k = g.last + 2 + any("ADV" in x.tags for x in chunks[g.last + 2 : g.last + 3])
            return next(((i, s) for i, s, _, v in wanting if i == k and s.counted == "subject" and v == "active"), None)
        after = chunks[g.last + 2] if g.last + 2 < len(chunks) else None
        if after is not None and (after.kind in ("place", "actor") or after.tags & _NOUNISH):
            after = None
        for i, s, form, voice in wanting:
            if s.kind != "casualties" or s.counted != "object" or form not in ("past", "adj"):
                continue
            if i == g.last + 1 and g.lone and form == "past":
                return i, s  # "Turkish soldier killed, three wounded"
            if i == g.last + 1 and voice in ("passive", "adj") and (form == "past" or after is not None):
                return i, s
            joined = i == g.first - 2 and " " in chunks[i + 1].norm and chunks[i + 1].tags & self.grammar.join
            if joined and voice == "passive":
                return i, s
        if any(i in (g.noun, g.last + 1) and s.kind == "casualties" for i, s, _, _ in wanting):
            return None  # "the toll rose to 42 dead"
        return next(((i, s) for i, s, _, _ in wanting if s.counted == "total" and self._totalled(chunks, i, g)), None)

    def _totalled(self, chunks: list[Chunk], i: int, g: Group) -> bool:
        """Whether a count is what the total at ``i`` has come to, whatever says what it is a total of: "the toll from the raids
        on the city rose to 12", "was put at 12"."""
        k = figure_verb(self.grammar, chunks, i, g)
        if k < 0:
            return False
        told = True  # that a relative clause has had its verb: "the toll from a bomb that hit the market rose to 60"
        for n in range(i + 1, k):
            tags = chunks[n].tags
            if told and tags & self.grammar.relative and n > i + 2:
                told = False
            elif "BREAK" in tags or tags & self.closing:
                return False
            elif tags & self.finite and "NOUN" not in tags and "ING" not in tags and not (told and self._adjectival(chunks, n)):
                if told:
                    return False
                told = True
        return told

    def _told_apart(self, chunks: list[Chunk], g: Group, wanting: Wanting) -> bool:
        """Whether a part has a participle of its own, by which it is a figure of its own: "3 million people, a third of a million of
        them uprooted since May"."""
        i = self._own_participle(chunks, g)
        return i is not None and any(k == i and s.kind == "displacement" and voice in ("passive", "adj") for k, s, _, voice in wanting)

    def _own_participle(self, chunks: list[Chunk], g: Group) -> int | None:
        """The trigger right behind a part "of them" or "of whom", if no auxiliary stands between."""
        if g.noun < 0 or g.noun != g.last or not chunks[g.noun].tags & self.grammar.including:
            return None
        i = g.last + 1
        while i < len(chunks) and "ADV" in chunks[i].tags and "TRIGGER" not in chunks[i].tags:
            i += 1
        return i if i < len(chunks) and {"TRIGGER", "PAST"} <= chunks[i].tags else None

    def _reduced(self, chunks: list[Chunk], n: int) -> bool:
        """Whether a participle only says of whom: "the number of rebels killed in the battle"."""
        right = chunks[n + 1].tags
        return "PAST" in chunks[n].tags and ("PREP" in right or "TIME" in right or bool(right & self.grammar.agent))

    def _adjectival(self, chunks: list[Chunk], n: int) -> bool:
        """Whether what may be a verb is none of the clause's: "the number of rebels killed in the battle", "a many-sided war"."""
        return self._reduced(chunks, n) or ("WORD" in chunks[n].tags and "WORD" in chunks[n - 1].tags)

    def _has_object(self, chunks: list[Chunk], groups: list[Group], n: int, i: int) -> bool:
        """Whether the count after this one is the object right behind a verb whose subject this one is."""
        g = groups[n]
        after = next((o for o in groups[n + 1 :] if o.first > i), None)
        if after is None or after.first != i + 1 or not (after.people or after.bare) or after.unit is not None:
            return False
        near = self.grammar.between(chunks, g.last, i)
        return near.verbs == 0 and near.borders == 0 and near.distance <= 3

    def _of_another_verb(self, chunks: list[Chunk], i: int, g: Group, s: Sense) -> bool:
        """Whether a count is the object of another verb that follows: "killed 40 soldiers and expelling many others"."""
        k = g.first - 1
        if (s.counted == "object" and in_next_clause(self.grammar, chunks, g, i)) or of_others(self.grammar, chunks, g, i):
            return True
        if s.counted != "object" or k - i < 2 or chunks[k].kind != "word":
            return False
        tags, left = chunks[k].tags, chunks[k - 1].tags
        plain = "LITERAL" in tags  # a word that only some rule names: "and released 12 of them"
        if (tags.isdisjoint(self.grammar.verb) and not plain) or tags & (self.grammar.including | self.grammar.say | self.grammar.passive):
            return False
        if "NOUN" in tags or "ADJ" in tags or not left & self.grammar.join:
            return False
        return any(c.kind == "quantity" for c in chunks[i + 1 : k])

    def _part_owned(
        self, chunks: list[Chunk], groups: list[Group], owners: list[tuple[int, Sense] | None], n: int, i: int, counted: str
    ) -> bool:
        """Whether the trigger belongs to a part of this count: "700 people including 47 wounded"."""
        share = groups[n + 1] if n + 1 < len(groups) else None
        if share is not None and i == self._own_participle(chunks, share) and owners[n + 1] is None:
            return True
        if share is not None and said_of_share(self.grammar, chunks, share, i):
            return True
        if share is not None and share.part_of is groups[n] and i == share.last + 1 and "PAST" in chunks[i].tags and counted != "subject":
            if any(c.tags & self.grammar.passive or "HAVE" in c.tags for c in chunks[i + 1 :]):
                return True  # "300 people, many of them civilians trapped in the fighting, have been killed"
        owner = owners[n + 1] if n + 1 < len(groups) else None
        if owner is None or owner[0] != i or i < groups[n + 1].first:
            return False
        between = chunks[groups[n].last + 1 : groups[n + 1].first]
        if len(between) == 1 and between[0].tags & self.grammar.besides:
            return True  # "the toll rose to eight civilians in addition to 12 injured"
        return any(c.tags & self.grammar.including for c in between)

    def _listed(self, chunks: list[Chunk], before: Group, g: Group) -> bool:
        """A bare count with a place of its own in a list: "38 fell in Aleppo, 12 in Damascus and nine in Idlib"."""
        after = chunks[g.last + 1 : g.last + 6]
        between = chunks[before.last + 1 : g.first]
        if g.min is None or g.unit is not None or any("DOT" in c.tags or c.tags & self.grammar.say for c in between):
            return False
        if self._some_elsewhere(chunks, before, g, after):
            return True
        if not (g.bare or (before.people and g.person is before.person)):
            return False
        if g.bare and (self._by_whom(after, between) or self._and_then(between)):
            return True
        if on_another_day(self.grammar, between, g, after):
            return True
        if not after or after[0].tags.isdisjoint(self.grammar.at | self.grammar.goal):
            return False
        reach = next((k for k, c in enumerate(after) if c.kind == "place"), None)
        if reach is None or any(c.tags & self.grammar.verb or "BREAK" in c.tags for c in after[:reach]):
            return False
        return not chunks[g.first - 1].tags & self.grammar.including

    def _next(self, chunks: list[Chunk], before: Group, g: Group) -> bool:
        """Whether people are listed right behind others in a total: "as follows: 52 civilians, 31 rebels, 24 soldiers"."""
        between = chunks[before.last + 1 : g.first]
        if not (g.people and before.people) or len(between) > 4:
            return False
        return not any(c.tags & self.grammar.verb or c.tags & {"BREAK", "PREP", "TRIGGER"} for c in between)

    def _some_elsewhere(self, chunks: list[Chunk], before: Group, g: Group, after: list[Chunk]) -> bool:
        """Whether a part has a day, a place or an act of its own: "38 people were killed, eleven of them in a raid on Sarmin"."""
        if g.share or g.noun != g.last or not chunks[g.noun].tags & self.grammar.including:
            return False
        whole = before.min if before.min is not None else before.max
        left = chunks[g.first - 1]
        if left.tags & self.grammar.verb or "LITERAL" in left.tags:
            return False  # "and released twelve of them on Monday"
        if whole is None or (g.min or 0) >= whole or not after:
            return False
        if after[0].kind == "time" or (after[0].tags & self.grammar.agent and any(c.kind == "actor" for c in after[1:4])):
            return True
        if after[0].tags.isdisjoint(self.grammar.at):
            return False
        reach = next((k for k, c in enumerate(after) if c.kind == "place" or {"TRIGGER", "NOUN"} <= c.tags), None)
        return reach is not None and not any(c.tags & self.grammar.verb or "BREAK" in c.tags for c in after[1:reach])

    def _whereabouts(self, chunks: list[Chunk], g: Group) -> frozenset[int]:
        """The days and places of a part, which are not the whole's."""
        out = []
        for k in range(g.last + 1, len(chunks)):
            if chunks[k].tags & self.grammar.verb or "BREAK" in chunks[k].tags:
                break
            if chunks[k].kind in ("time", "place"):
                out.append(k)
        return frozenset(out)

    def _and_then(self, between: list[Chunk]) -> bool:
        """Whether a total went on to a count: "rose to 22, then to 33"."""
        if len(between) != 3 or "COMMA" not in between[0].tags or between[1].tags & self.grammar.verb:
            return False
        return bool(between[2].tags & self.grammar.goal)

    def _by_whom(self, after: list[Chunk], between: list[Chunk]) -> bool:
        """A count with a doer of its own in a list: "59 by Russian forces", "and Russian forces for 59"."""
        if after and after[0].tags & self.grammar.agent and any(c.kind == "actor" for c in after[1:3]):
            return True
        told = len(between) <= 8 and len(between) >= 2 and "FORWORD" in between[-1].tags and between[-2].kind == "actor"
        return told and not any(c.tags & self.grammar.verb for c in between)

    def over_aside(self, chunks: list[Chunk], last: int, i: int, b: Between) -> Between:
        """What stands between a subject and its verb without the aside that commas set off right before the verb:
        "Three women from Madaya, west of the capital, were killed", or a relative clause: "Forty men who had refused to fight were
        shot"."""
        if chunks[last + 1].tags & self.grammar.relative and chunks[i - 1].tags & self.grammar.passive:
            clause = chunks[last + 2 : i - 1]
            if not any(c.kind == "quantity" or "BREAK" in c.tags or c.tags & (self.grammar.say | self.grammar.border) for c in clause):
                return b._replace(distance=min(b.distance, 3), borders=0, verbs=0, triggers=0)
        if i == last + 2 and last < _SUBJECT and "COMMA" in chunks[last + 1].tags and "PAST" in chunks[i].tags:
            end = next((n for n in range(i + 1, len(chunks) - 1) if "COMMA" in chunks[n].tags), 0)
            if end and ("HAVE" in chunks[end + 1].tags or chunks[end + 1].tags & self.grammar.aux):
                return b._replace(distance=0, borders=0)  # "Five people, killed on Monday, have been buried"
        k = i - 1
        while k > last and (chunks[k].tags & self.grammar.passive or "HAVE" in chunks[k].tags or "ADV" in chunks[k].tags):
            k -= 1
        if last < k < i - 1 and chunks[k].tags & self.grammar.infinitive and self._supposed(chunks[last + 1 : k]):
            return b._replace(distance=min(b.distance, 2), borders=0, verbs=0)  # "Ten people are believed to have been shot"
        mark = next((m for m in _MARKS if m in chunks[k].tags), None)
        first = None if mark is None else next((n for n in range(last + 1, k) if mark in chunks[n].tags), None)
        if first is None or k <= first:
            return b
        if mark != "COMMA":
            inner = self.grammar.between(chunks, first - 1, k + 1)  # "312 people – 87 of them children – were killed"
            return b._replace(
                distance=b.distance - inner.distance,
                borders=max(0, b.borders - inner.borders),
                verbs=max(0, b.verbs - inner.verbs),
                triggers=max(0, b.triggers - inner.triggers),
            )
        if any(c.kind == "quantity" or "BREAK" in c.tags or c.tags & self.grammar.say for c in chunks[first:k]):
            return b
        near = self.grammar.between(chunks, last, first)
        return near._replace(distance=near.distance + i - k - 1)

    def _supposed(self, between: list[Chunk]) -> bool:
        """Whether only "are believed", "were reported" stands between a subject and "to have been"."""
        said = [x for x in between if not (x.tags & self.grammar.passive or "HAVE" in x.tags or "ADV" in x.tags)]
        return len(between) > len(said) == 1 and said[0].kind == "word" and not said[0].tags.isdisjoint(("PAST", "VERB", "SAY", "LITERAL"))

    def _broken(self, chunks: list[Chunk], last: int, i: int) -> bool:
        """Whether a break stands between a subject and its verb; two dashes that set off an aside are none."""
        breaks = [c for c in chunks[last + 1 : i] if "BREAK" in c.tags]
        return bool(breaks) and not (len(breaks) == 2 and all("DASH" in c.tags for c in breaks))

    def _of_part(self, between: list[Chunk]) -> bool:
        """Whether the verb may be a part's own: "ten people including two who died"."""
        named = next((k for k, c in enumerate(between) if c.tags & self.grammar.including), None)
        return named is not None and any(c.tags & self.grammar.relative for c in between[named:])

    def _features(
        self, chunks: list[Chunk], groups: list[Group], n: int, g: Group, i: int, s: Sense, form: str, voice: str
    ) -> list[Part]:
        own = g.first <= i <= g.last or g.noun == i
        side = "own" if own else ("after" if g.first > i else "before")
        edge = g.first if g.first > i else g.last
        b = self.grammar.between(chunks, i, edge) if not own else None
        if b is not None and b.verbs and side == "before":  # "15 people, including two women, died": no verb between
            b = b._replace(verbs=max(0, b.verbs - sum(not c.tags.isdisjoint(self.grammar.including) for c in chunks[g.last + 1 : i])))
        if b is not None and side == "before":
            b = self.over_aside(chunks, g.last, i, b)
        lo, hi = (i, g.first) if g.first > i else (g.last, i)
        others = sum(
            1 for k, o in enumerate(groups)
            if k != n and o.part_of is None and (o.people or o.bare) and o.unit is None and lo < o.first < hi
        )  # fmt: skip
        kind = "person" if g.person is not None else "actor" if g.actor is not None else "bare" if g.bare else "noun"
        out: list[Part] = [(_counts, s.counted, voice, side, s.kind, kind, s.measure, form)]
        if b is not None:
            out.append((_stands, side, b, min(others, 2)))
            if b.distance == 0:
                out.append(f"adjacent:{voice}:{side}")
            left = chunks[i - 1].tags if i else frozenset()
            out.append(f"{s.counted}:{kind}")
            if side == "before" and self._of_part(chunks[g.last + 1 : i]):
                out.append(f"part-between:{s.counted}:{voice}")
            if side == "before" and self._broken(chunks, g.last, i):
                out.append("break")
            if form in ("adj", "noun") and side == "before" and left & self.grammar.passive:
                out.append("predicate")
        if g.article:
            out.append("article")
        right = chunks[i + 1] if i + 1 < len(chunks) else None
        if form == "adj" and not own and right is not None:
            if right.kind in ("place", "actor") or right.tags & _NOUNISH:
                out.append("attributive")
        return out


def _household(g: Group) -> bool:
    return g.person is not None and g.person.key == "families"


def _counts(counted: str, voice: str, side: str, kind: str, of: str, measure: str | None, form: str) -> Sequence[str]:
    """What is counted, and on which side of its trigger the count stands."""
    return (
        f"{counted}:{voice}:{side}", f"kind:{kind}:{of}", f"{measure}:{of}", f"form:{form}", f"{kind}:{voice}:{side}",
    )  # fmt: skip


def _stands(side: str, b: Between, groups: int) -> Sequence[str]:
    """What stands between a count and its trigger."""
    return (
        f"{side}:d{bucket(b.distance)}", f"borders:{min(b.borders, 2)}", f"verbs:{min(b.verbs, 2)}",
        f"triggers:{min(b.triggers, 2)}", f"groups:{groups}",
    )  # fmt: skip
