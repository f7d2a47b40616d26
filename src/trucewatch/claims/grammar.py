"""Shallow grammar over chunks: voice of a trigger, what governs a chunk, what lies between two chunks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import msgspec

from ..text import Chunk, Remembered
from . import participles
from .attributive import Attributive
from .set_off import agreeing, before_aside
from .vocabulary import ClaimSettings


class Between(NamedTuple):
    """What stands between two chunks: number of chunks, clause borders, verbs, triggers."""

    distance: int
    borders: int
    verbs: int
    triggers: int


_COUNTABLE, _FLYERS = frozenset(("QTY", "PERSON", "THING", "OTHERS")), frozenset(("AIRCRAFT", "DRONES"))
_COUNTED = _COUNTABLE | {"GENERIC"}


def _participle(tags: frozenset[str]) -> bool:
    """A trigger that may stand after what it counts: "dead", "killed"."""
    return "TRIGGER" in tags and ("PAST" in tags or "ADJ" in tags)


_NOTHING, _NO_MARKS = Between(0, 0, 0, 0), (0, 0, 0, 0)
_ROWS = 400  # rows whose counts are kept


class _Row(msgspec.Struct):
    """What is known of a row: counts of borders, verbs and triggers before each chunk, whether it names a deal, where its
    mentions of each kind stand, all its tags."""

    chunks: list[Chunk]
    borders: list[int]
    verbs: list[int]
    triggers: list[int]
    deal: bool
    governors: dict[int, str]
    mentions: dict[str, list[int]]
    tags: frozenset[str]
    parts: str | None = None  # one character a chunk: the part that it plays
    points: bool | None = None  # whether it points back at an act told before
    kept: dict[str, Any] = {}  # what other modules draw up once for the row


class Grammar:
    """Questions about a row of chunks, answered by the settings' tags alone."""

    def __init__(self, settings: ClaimSettings) -> None:
        f = frozenset
        self._rows: dict[int, _Row] = {}
        self._at: list[Chunk] = []  # the row last asked for
        self._row_at = _Row([], [], [], [], False, {}, {}, frozenset())
        self._marks = Remembered(self._mark)
        self._parts = Remembered(self._part)
        self._roles = Remembered(self._role)
        self._attributive = Attributive(settings)
        self.aux = f(settings.auxiliaries)
        self.passive, self.complete = f(settings.passive), f(settings.complete)
        self.being = f(settings.passive_progressive)
        self.perfect, self.having, self.landing = f(settings.perfect), f(settings.having), f(settings.landing)
        self.agent = f(settings.agent)
        self.join = f(settings.conjunction)
        self.border = f(settings.subordinator)
        self.genitive_days, self.genitives = settings.genitive_days, settings.genitives
        self.plural_endings, self.another, self.unceasing = settings.plural_endings, f(settings.another), f(settings.unceasing)
        self.exceeding, self.among = f(settings.exceeding), f(settings.among)
        self.place_noun = f(settings.place_noun)
        self.verb = f(settings.verb)
        self.at = f(settings.at)
        self.against = f(settings.against)
        self.origin, self.custody = f(settings.origin), f(settings.custody)
        self.course = f(settings.course)
        self.with_, self.fought_with, self.of_one_side = f(settings.with_), f(settings.fought_with), f(settings.of_one_side)
        self.excepting = f(settings.excepting)
        self.besides = f(settings.besides)
        self.goal = f(settings.goal)
        self.band = f(settings.band)
        self.reacting = f(settings.reacting)
        self.occasion = f(settings.occasion)
        self.possessive = f(settings.possessive)
        self.contrasting, self.of_itself, self.answerable = f(settings.contrasting), f(settings.of_itself), f(settings.answerable)
        self.laid, self.laying = f(settings.laid), f(settings.laying)
        self.allied, self.opposing = f(settings.allied), f(settings.opposing)
        self.holding = f(settings.holding)
        self.reckoned, self.admitting = f(settings.reckoned), f(settings.admitting)
        self.downed = f(settings.downed)
        self.voices, self.bodies_told, self.among_fallen = f(settings.voices), f(settings.bodies_told), f(settings.among_fallen)
        self.frontier = f(settings.frontier)
        self.amid = f(settings.amid)
        self.put_on, self.staging, self.permitting = f(settings.put_on), f(settings.staging), f(settings.permitting)
        self.counted, self.of = f(settings.counted), f(settings.of)
        self.say = f(settings.say)
        self.light = f(settings.light)
        self.occur = f(settings.occur)
        self.modifier = f(settings.modifier)
        self.determiner = f(settings.determiner)
        self.negation = f(settings.negation)
        self.civilian = f(settings.civilian)
        self.skip = f(("ADV", *settings.negation))
        self.subject = f(settings.subject)
        self.relative, self.where = f(settings.relative), f(settings.where)
        self.including = f(settings.including)
        self.definite = f(settings.definite)
        self.title = f(settings.title)
        self.under, self.campaign = f(settings.under), f(settings.campaign)
        self.hostilities = f(settings.hostilities)
        self.munition = f(settings.munition)
        self.demonstrative = f(settings.demonstrative)
        self.using = f(settings.using)
        self.owning = f(settings.owning)
        self.third, self.personal, self.condition = f(settings.third), f(settings.personal), f(settings.condition)
        self.plural_pronoun = f(settings.plural_pronoun)
        self.joined_over = f(settings.joined_over)
        self.nation = f(settings.nation)
        self.pronoun = f(settings.pronoun)
        self.deal, self.dealt = f(settings.deal), f(settings.dealt)
        self.infinitive = f(settings.infinitive)
        self.achieved, self.spent = f(settings.achieved), f(settings.spent)
        self.noun_before = f(settings.noun_before)
        self._signs = (
            ("&", self.join), ("r", self.relative), ("b", self.agent), ("w", self.with_), ("g", self.against), ("f", self.origin),
            ("t", self.goal), ("o", self.of), ("i", self.at), ("s", self.border), ("x", self.aux), ("y", self.say),
            ("X", f(("TRIGGER",))), ("V", self.verb), ("p", self.pronoun), (" ", self.determiner | self.skip | self.modifier),
        )  # fmt: skip

    def _role(self, tags: frozenset[str]) -> str:
        """What a word of these tags governs: agent, against, from, with, to, of, at, or ''."""
        roles = (
            ("agent", self.agent), ("against", self.against), ("from", self.origin), ("with", self.with_),
            ("to", self.goal), ("of", self.of), ("at", self.at),
        )  # fmt: skip
        return next((name for name, kinds in roles if not tags.isdisjoint(kinds)), "")

    def reading(self, chunks: list[Chunk], i: int) -> str:
        """``noun`` or ``verb`` for a form that may be either ("strikes"), by its neighbours; '' when it is not in doubt."""
        tags = chunks[i].tags
        if "BASE" not in tags or "NOUN" not in tags:
            return ""
        j, k = i - 1, i + 1
        while j > 0 and (chunks[j].tags & self.skip or "time:vague" in chunks[j].tags) and "ADV" not in chunks[j - 1].tags:
            j -= 1
        before = chunks[j].tags if j >= 0 else frozenset()
        left = before_aside(chunks, i) or (before if "ACTOR" in before or before & self.subject or not i else chunks[i - 1].tags)
        while k < len(chunks) and "ACTOR" in left and chunks[k].tags & self.skip:
            k += 1  # "rebels control almost all of X"
        right = chunks[k].tags if k < len(chunks) else frozenset(("BREAK",))
        if left & self.subject or (left & self.relative and not left & self.determiner):
            return "verb"  # "rebels who control most of X"
        other = "THING" in right or "UNNAMED" in right or ("PERSON" in right and left & self.deal)  # "the truce permits families"
        agrees = agreeing(chunks, i, left, self.plural_endings)  # "drone hits car"
        many = other and (agrees or "SINGULAR" not in right)  # "rebels control parts of X"
        apart = agrees or (i > 1 and "COMMA" in chunks[i - 2].tags and chunks[i - 1].tags & {"ADV", "REGULAR"})  # "jets, both, often bomb"
        if ("AIRCRAFT" in left or left & self.negation or apart) and (many or "PLACE" in right or right & self.determiner):
            return "verb"  # "did not bomb X", "jets bomb the town"
        if left & (self.noun_before | self.join) or right & self.verb or "PREP" in right or "BREAK" in right:
            return "noun"
        if ("ACTOR" in left or left & self.deal) and (many or right & self.determiner or "PLACE" in right or "QTY" in right):
            return "verb"
        if i == 1 and "ACTOR" in left and "ADJECTIVAL" not in left and ("ACTOR" in right or "CAP" in right or other):
            return "verb"  # a headline's "Israel bombs Iranian targets", "Drone hits car"
        return "noun"

    def voice(self, chunks: list[Chunk], i: int, form: str) -> str:
        """``active``, ``passive``, ``ing``, ``noun`` or ``adj`` for the trigger at ``i``."""
        if form in ("noun", "adj"):
            return form
        j = i - 1
        while j >= 0 and (chunks[j].tags & self.skip or "QUOTE" in chunks[j].tags or (j > 0 and self._reported(chunks, j))):
            j -= 1
        left = chunks[j].tags if j >= 0 else frozenset()
        if form == "ing":
            of = left & self.determiner and chunks[min(i + 1, len(chunks) - 1)].tags & self.of  # "the kidnapping of"
            return "noun" if of else "passive" if left & self.being else "ing"
        if form == "past":
            if (left | chunks[i].tags) & self.passive:  # "been hit" may be one chunk
                return "passive"
            if left & self.perfect:
                return "ing" if left & self.having else "active"
            if "QTY" in left and j > 0 and chunks[j - 1].tags & self.besides:
                return "passive"  # "seven killed in addition to 12 injured a source said"
            right = chunks[i + 1].tags if i + 1 < len(chunks) else frozenset(("BREAK",))
            k = i + 1
            while k + 1 < len(chunks) and chunks[k].tags & self.skip:
                k += 1  # "controlled mostly by rebels"
            if (k < len(chunks) and chunks[k].tags & self.agent) or (left & _COUNTED and self._paired(chunks, i, j)):
                return "passive"
            if right & self.join and "GENERIC" in left and j > 0 and chunks[j - 1].kind == "quantity":
                return "passive"  # "304 militants killed and more than 170 wounded"
            ends = right & self.at or "TIME" in right or right & self.border or "PREP" in right
            if not chunks[i].tags & self.complete and (ends or right & self.join or "OTHERS" in right) and (
                left & _COUNTABLE or (left & _FLYERS and chunks[i].tags & self.downed) or participles.of_counted_side(chunks, i, j)
            ):
                return "passive"
        return "active"

    def _paired(self, chunks: list[Chunk], i: int, j: int) -> bool:
        """ "Two dead and eight others injured", "60 killed tens injured", "47 wounded had": a count and its participle."""
        n, right = len(chunks), chunks[i + 1] if i + 1 < len(chunks) else None
        if right is not None and right.tags & (self.perfect | self.passive):
            return True
        k = i + 1
        while k < n and k <= i + 4 and chunks[k].tags & _COUNTED:
            k += 1
        if k > i + 1 and k < n and _participle(chunks[k].tags) and not chunks[min(k + 1, n - 1)].tags & _COUNTED:
            return True
        while j >= 0 and i - j <= 4 and chunks[j].tags & _COUNTED:
            j -= 1
        while j >= 0 and chunks[j].tags & self.join:
            j -= 1
        if j < 1 or not _participle(chunks[j].tags) or not chunks[j - 1].tags & _COUNTED:
            return False
        return "ADJ" in chunks[j].tags or bool(right is None or not right.tags & _COUNTED)

    def is_definite(self, chunks: list[Chunk], i: int) -> bool:
        """Whether a definite determiner stands before the noun at ``i`` (at most two modifiers between)."""
        for j in range(i - 1, max(-1, i - 4), -1):
            if chunks[j].tags & self.definite:
                return True
            if not chunks[j].tags & self.modifier or chunks[j].tags & self.determiner:
                return False
        return False

    def _reported(self, chunks: list[Chunk], j: int) -> bool:
        """Words of reporting inside a passive: "were reported killed", "have been reported as wounded"."""
        if chunks[j].tags & self.say and chunks[j - 1].tags & self.passive:
            return True
        return (
            bool(chunks[j].tags & self.border)
            and chunks[j].kind == "word"
            and j > 1
            and bool(chunks[j - 1].tags & self.say)
            and bool(chunks[j - 2].tags & self.passive)
        )

    def governor(self, chunks: list[Chunk], i: int) -> str:
        """As :meth:`_governor`, remembered for the row."""
        governors = self._known(chunks).governors
        got = governors.get(i)
        if got is None:
            got = governors[i] = self._governor(chunks, i)
        return got

    def kept(self, chunks: list[Chunk], key: str, make: Callable[[], Any]) -> Any:
        """What ``make`` gives for the row, drawn up once under ``key``."""
        kept = self._known(chunks).kept
        if key not in kept:
            kept[key] = make()
        return kept[key]

    def names_deal(self, chunks: list[Chunk]) -> bool:
        """Whether any chunk of the row names an agreement."""
        return self._known(chunks).deal

    def points_back(self, chunks: list[Chunk]) -> bool:
        """Whether the row points back at an act told before ("accused them of that attack", "these raids"); a "that" which
        opens a clause after a verb of saying is no pointing. Remembered for the row."""
        row = self._known(chunks)
        if row.points is None:
            row.points = not self.demonstrative.isdisjoint(row.tags) and self._points_back(chunks)
        return row.points

    def _points_back(self, chunks: list[Chunk]) -> bool:
        for k, x in enumerate(chunks[:-1]):
            if x.tags & self.demonstrative and not (k and chunks[k - 1].tags & self.say):
                after = next((y.tags for y in chunks[k + 1 : k + 3] if not y.tags & self.modifier), frozenset())
                if "TRIGGER" in after and "NOUN" in after:
                    return True
        return False

    def mentions(self, chunks: list[Chunk], kind: str) -> Sequence[int]:
        """Where the row's times, places, actors or quantities stand."""
        return self._known(chunks).mentions.get(kind, ())

    def tags(self, chunks: list[Chunk]) -> frozenset[str]:
        """All tags of the row's chunks."""
        return self._known(chunks).tags

    def _governor(self, chunks: list[Chunk], i: int) -> str:
        """The role word that governs the noun phrase holding chunk ``i``: agent, at, against, from, with, to, of, or ''."""
        j, steps, closed = i - 1, 0, False
        while j >= 0 and steps < 5:
            tags = chunks[j].tags
            if closed and chunks[j].kind == "quantity":
                return ""  # a new phrase: "to the one the army committed"
            if closed and chunks[j].kind == "actor" and i + 1 < len(chunks) and chunks[i + 1].tags & self.verb:
                return ""  # and where a scraper took the comma: "after clashes with X the rebels captured"
            closed = closed or bool(tags & self.definite)
            name = self._roles[tags]
            if name:
                return name
            if "PREP" in tags:
                return chunks[j].norm
            if (tags & self.verb and not self._attributive.describing(chunks, j)) or tags & self.border:
                return ""
            if "COMMA" in tags and i + 1 < len(chunks) and chunks[i + 1].tags & self.verb:
                return ""  # a comma, a noun and its verb open a clause: "after clashes with rebels, the army took"
            if chunks[j].kind in ("actor", "place"):
                if not (tags & frozenset(("ADJECTIVAL",))) and steps == 0 and chunks[i].kind == "place":
                    return ""
                if j + 1 < i and chunks[i - 1].tags & self.join:
                    pass
            elif (
                chunks[j].kind == "quantity"
                or tags & self.determiner
                or tags & self.modifier
                or tags & self.join
                or "THING" in tags
                or "PERSON" in tags
                or "ADJECTIVAL" in tags or "ADJ" in tags
                or self._attributive.describing(chunks, j)
            ):
                pass
            else:
                return ""
            j, steps = j - 1, steps + 1
        return ""

    def agent_of_other(self, chunks: list[Chunk], k: int, at: int) -> bool:
        """Whether the agent phrase of chunk ``k`` belongs to another verb than the one at ``at`` ("held by X")."""
        j = k - 1
        while j > 0 and k - j <= 5 and not chunks[j].tags & self.agent:
            j -= 1
        if j <= 0 or not chunks[j].tags & self.agent:
            return False
        before = chunks[j - 1].tags
        return j - 1 != at and bool(before & self.verb or "TRIGGER" in before or "VERB" in before)

    def between(self, chunks: list[Chunk], a: int, b: int) -> Between:
        """What lies strictly between chunks ``a`` and ``b``, in either order."""
        lo, hi = (a, b) if a < b else (b, a)
        if hi - lo <= 1:
            return _NOTHING if hi > lo else Between(-1, 0, 0, 0)
        row = self._known(chunks)
        borders, verbs, triggers = row.borders, row.verbs, row.triggers
        return Between(
            hi - lo - 1,
            borders[hi] - borders[lo + 1],
            verbs[hi] - verbs[lo + 1],
            triggers[hi] - triggers[lo + 1],
        )

    def way(self, chunks: list[Chunk], a: int, b: int) -> tuple[str, str, str]:
        """The parts that the chunks strictly between ``a`` and ``b`` play, one character each; articles and modifiers are left
        out, nouns in a row count once; then the parts right before and after ``b``."""
        row = self._known(chunks)
        if row.parts is None:
            row.parts = "".join([self._parts[c.tags] for c in chunks])
        lo, hi = (a, b) if a < b else (b, a)
        between = row.parts[lo + 1 : hi].replace(" ", "")
        while "NN" in between:
            between = between.replace("NN", "N")
        return between, row.parts[b - 1 : b] or "^", row.parts[b + 1 : b + 2] or "$"

    def _part(self, tags: frozenset[str]) -> str:
        for sign, tag in (("A", "ACTOR"), ("P", "PLACE"), ("T", "TIME"), ("Q", "QTY"), (",", "COMMA"), (".", "BREAK"), ("'", "QUOTE")):
            if tag in tags:
                return sign
        return next((sign for sign, kinds in self._signs if tags & kinds), "N")

    def _known(self, chunks: list[Chunk]) -> _Row:
        """Running counts of a row, drawn up once and kept for the rows of the article at hand."""
        if chunks is self._at:
            return self._row_at
        row = self._rows.get(id(chunks))
        if row is None or row.chunks is not chunks:
            if len(self._rows) >= _ROWS:
                self._rows.clear()
            row = self._rows[id(chunks)] = self._row(chunks)
        self._at, self._row_at = chunks, row
        return row

    def _row(self, chunks: list[Chunk]) -> _Row:
        marks = [self._marks[c.tags] for c in chunks]
        for i in range(2, len(chunks) - 1):
            if marks[i][1] and self._attributive.holds(chunks, i):
                marks[i] = (marks[i][0], False, *marks[i][2:])
        columns = zip(_NO_MARKS, *marks, strict=True)
        borders, verbs, triggers, deals = (list(accumulate(column)) for column in columns)
        mentions: dict[str, list[int]] = {}
        for k, c in enumerate(chunks):
            if c.kind != "word":
                mentions.setdefault(c.kind, []).append(k)
        return _Row(chunks, borders, verbs, triggers, deals[-1] > 0, {}, mentions, frozenset().union(*[c.tags for c in chunks]))

    def _mark(self, tags: frozenset[str]) -> tuple[int, int, int, int]:
        """Whether a chunk of these tags is a clause border, a verb, a trigger, the name of an agreement."""
        verb = not tags.isdisjoint(self.verb) and tags.isdisjoint(self.aux)
        return (not tags.isdisjoint(self.border), verb, "TRIGGER" in tags, not tags.isdisjoint(self.deal))
