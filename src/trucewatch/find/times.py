"""When: time expressions in a text, and the days they mean.

The words and their grammar are the packs' (sections ``times``, ``time_rules``, ``calendar``); ``times_grammar`` reads
them, ``times_resolve`` does the arithmetic. Conventions: docs/times-and-numbers.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from ..errors import PackError
from ..rules import Packs
from ..text import Orthography, Text
from ..values import Interval
from .numbers_lexis import Lexis
from .numbers_reader import Reader
from .phrases import Phrases
from .times_context import antecedent, resolve, resolve_all
from .times_figures import Marks, specials
from .times_grammar import Grammar, Node, Reading, TimeRule
from .times_resolve import operations
from .times_span import TimeSpan
from .times_value import anchored, unanchored

__all__ = ["Moment", "TimeFinder", "TimeSpan", "antecedent", "check", "resolve", "resolve_all", "timex"]


_DATED = frozenset(("date", "weekday", "month", "since", "relative"))
_ENTRIES = 3  # dates set off at the head of a sentence, from which a text is a timeline
_LEANING = frozenset(("then", "until_then", "event", "clock", "same_span", "on_from", "next_n", "length_to", "within_n", "reported"))
_AROUND = 8  # tokens around a date in which words say what happened then
_NEAR, _FAR = 6, 18  # tokens between a reading's first word and its first telling one


class Moment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``calendar``: a named moment, or one that recurs (``occurs``: pairs of first and last day).

    ``conflict`` marks the beginning of the pack's conflict, on which "eight years of war" leans.
    """

    id: str
    says: tuple[str, ...]
    occurs: tuple[tuple[str, str], ...]
    source: str
    conflict: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``time_settings``: ``order`` of 3/11/2019, words that count only when capitalised (``cased``), words too
    common to begin a search (``weak``, and the classes ``quiet``), the rules' example day, words of date lines, words whose
    first is the verb's before them ("kicked in at midnight": ``phrasal``).
    """

    order: str = "dmy"
    cased: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    decades: tuple[str, ...] = ()
    example_day: str = "2019-12-24"
    dateline_words: tuple[str, ...] = ()
    phrasal: tuple[str, ...] = ()


class TimeFinder:
    """Compiled once for a set of packs; :meth:`find` is a pure function of the text."""

    def __init__(self, packs: Packs, orthography: Orthography) -> None:
        self.settings = msgspec.convert(packs.mapping("time_settings"), Settings)
        reader = Reader(Lexis(packs, orthography))
        moments = packs.entries("calendar", Moment)
        classes: dict[str, dict[str, Any]] = {}
        for name, words in packs.mapping("times").items():
            classes[name] = dict(words) if isinstance(words, dict) else {str(w): str(w) for w in words}
        for m in moments:
            for a, b in m.occurs:
                if date.fromisoformat(a) > date.fromisoformat(b):
                    raise PackError(f"calendar entry '{m.id}': {a} lies after {b}")
        classes["named"] = {says: {"id": m.id, "occurs": m.occurs} for m in moments for says in m.says}
        conflict = next(({"id": m.id, "occurs": m.occurs} for m in moments if m.conflict), None)
        rules = []
        for where, rule in packs.located("time_rules", TimeRule):
            if rule.op not in operations() and not rule.drop:
                raise PackError(f"{where} ({rule.id}): op must be one of {', '.join(operations())}; found '{rule.op}'")
            if rule.with_.get("moment") == "conflict":
                rule = msgspec.structs.replace(rule, with_={**rule.with_, "moment": conflict})
            rules.append((where, rule))
        norm, phrase = orthography.norm, orthography.phrase
        marks = Marks(
            self.settings.order,
            _phrases(classes.get("half_day", {}), orthography),
            _phrases(classes.get("zone", {}), orthography),
            frozenset(norm(w) for w in self.settings.decades),
            frozenset(norm(w) for w in self.settings.weak),
        )
        self._suffixes = reader.lexis.ordinal_suffixes
        self._phrasal: dict[str, dict[str, tuple[str, ...]]] = {}
        for first, second, *rest in (phrase(says) for says in self.settings.phrasal):
            self._phrasal.setdefault(first, {})[second] = tuple(rest)
        self._grammar = Grammar(
            rules,
            classes,
            specials(reader, marks),
            orthography,
            frozenset(norm(w) for w in self.settings.cased),
            reader,
        )
        self._weak = frozenset(norm(w) for w in self.settings.weak)
        vocabulary = self._grammar.vocabulary(frozenset(self.settings.quiet))
        self._triggers = frozenset(vocabulary - self._weak - reader.lexis.starts)
        self._far = self._grammar.far()
        self._starts = self._grammar.starts
        signs = {**classes.get("eventword", {}), **classes.get("event_sign", {})}
        self._signs = {key[0]: str(kind) for word, kind in signs.items() if len(key := phrase(str(word))) == 1}
        self._dateline_words = frozenset(w for says in self.settings.dateline_words for w in phrase(says))

    def find(self, text: Text) -> list[TimeSpan]:
        """All time expressions in text order, none overlapping, never across a sentence border."""
        out: list[TimeSpan] = []
        norms, numeric, starts, triggers, far = text.norms, text.numeric, self._starts, self._triggers, self._far
        best, sentences, phrasal = self._grammar.best, text.sentences, self._phrasal
        hints = [i for i, norm in enumerate(norms) if norm in triggers or (numeric[i] and self._telling(text, i))]
        upcoming = iter(hints)
        hint = next(upcoming, len(norms))
        done, border, index = 0, 0, -1
        reading: Reading | None = None
        for i in [i for i, norm in enumerate(norms) if norm in starts or numeric[i]]:
            if i < done:
                continue
            while hint < i:
                hint = next(upcoming, len(norms))
            if hint - i > (_FAR if norms[i] in far else _NEAR):
                continue
            while i >= border:
                index, reading = index + 1, None
                border = sentences[index].last
            if hint >= border:
                continue
            if norms[i] in phrasal and i + 1 < border and norms[i + 1] in phrasal[norms[i]]:
                rest = phrasal[norms[i]][norms[i + 1]]
                if not rest or tuple(norms[i + 2 : i + 2 + len(rest)]) == rest:
                    continue
            reading = reading or Reading(text, sentences[index].first, border)
            got = best(reading, i)
            if got is not None:
                done, node, rule = got
                if not rule.drop:
                    out.append(self._span(text, i, done, node, rule))
        if any(s.event is not None for s in out):
            out = [self._beside(text, s) for s in out]
        return self._datelines(text, out)

    def _beside(self, text: Text, span: TimeSpan) -> TimeSpan:
        """The span with the kinds of events that the words around it tell of."""
        if span.kind not in _DATED or span.event is not None:
            return span
        kinds: dict[str, int] = {}
        for i in range(max(0, span.first - _AROUND), min(len(text.starts), span.last + _AROUND)):
            kind = self._signs.get(text.norms[i])
            if kind is not None:
                off = span.first - i if i < span.first else i - span.last + 2
                kinds[kind] = min(off, kinds.get(kind, off))
        return msgspec.structs.replace(span, events=tuple(kinds.items())) if kinds else span

    def _telling(self, text: Text, i: int) -> bool:
        """Whether figures may be a date, a year or a clock time by their shape alone."""
        word = text.words[i]
        if i + 1 < len(text.starts) and text.norms[i + 1] in self._suffixes:
            return text.ends[i] == text.starts[i + 1]
        if len(word) == 4 and word.isdigit():
            return True
        if "." in word:
            return word.count(".") == 2
        return i + 1 < len(text.starts) and text.words[i + 1] in (":", "/") and text.ends[i] == text.starts[i + 1]

    def _span(self, text: Text, first: int, last: int, node: Node, rule: TimeRule) -> TimeSpan:
        part, minutes, context, vague, event = _marks(node)
        glued = last - first > 1 and text.gap(last - 2) in ("-", "‐", "‑")
        return TimeSpan(
            first=first,
            last=last,
            kind=node.kind,
            timex=unanchored(node),
            node=node,
            rule=rule.id,
            text=text.slice(first, last),
            vague=vague or rule.vague,
            context=context,
            adjective=glued,
            forward=rule.forward,
            part=part,
            clock=minutes,
            event=event,
        )

    def _datelines(self, text: Text, spans: list[TimeSpan]) -> list[TimeSpan]:
        """Mark the dates that date the text: alone on a line, or in an agency's opening "CITY, Oct 29 (Agency) -"."""
        out = []
        sentences = text.sentences
        heads = {s.first for s in sentences}
        entries = {x.first for x in spans if x.first in heads and self._heads(text, x)}
        for span in spans:
            if sentences[0].title and span.last <= sentences[0].last:
                span = msgspec.structs.replace(span, title=True)
            listed = len(entries) >= _ENTRIES and span.first in entries  # "July 17, 2016 - Troops cut the road", in a timeline
            if span.kind in ("date", "weekday", "clock", "month") and span.first < 120 and not listed:
                s = next(s for s in sentences if s.first <= span.first < s.last)
                if (
                    self._opens(text, span, s.first, s.last)
                    or self._alone(text, span, s.first, s.last)
                    or self._stamped(text, span)
                ):
                    span = msgspec.structs.replace(span, dateline=True)
            out.append(span)
        return out

    @staticmethod
    def _heads(text: Text, span: TimeSpan) -> bool:
        """Whether a dash or a colon sets a date off from what is told of it."""
        if span.kind not in ("date", "month", "year") or span.last >= len(text.starts):
            return False
        gap = text.gap(span.last - 1)
        return text.words[span.last] == ":" or any(d in gap for d in (" - ", "—", "–"))

    def _alone(self, text: Text, span: TimeSpan, first: int, last: int) -> bool:
        """Nothing else stands in the line but names, figures and words like "published"."""
        if last - first > 16 or span.kind in ("weekday", "month"):
            return False
        rest = [i for i in range(first, last) if not span.first <= i < span.last]
        return all(
            text.norms[i] in self._dateline_words or text.numeric[i] or not text.words[i][0].isalnum() for i in rest
        )

    def _stamped(self, text: Text, span: TimeSpan) -> bool:
        """A full date that no word leads to or on from: "TOWN SHELLED 3 May 2016 Two people were ..."."""
        if span.kind != "date" or not span.timex[:4].isdigit() or span.first == 0 or span.last >= len(text.starts):
            return False
        before, after = span.first - 1, span.last
        if text.norms[span.first] in self._weak:
            return False
        stamps = self._dateline_words - self._weak
        leads = text.words[before][0].islower() and text.norms[before] not in stamps
        follows = text.words[after][0].islower() and text.norms[after] not in stamps
        if leads or follows:
            return text.raw[text.ends[before] : text.starts[span.first]].count("\n") > 0 and not follows
        if text.words[after] in (",", ")"):
            return "\n" in text.gap(before) or text.numeric[before] or text.norms[before] in self._dateline_words
        return True

    @staticmethod
    def _opens(text: Text, span: TimeSpan, first: int, last: int) -> bool:
        if span.first - first > 8 or span.first == first:
            return False
        lead = [text.words[i] for i in range(first, span.first) if text.words[i][0].isalpha()]
        if not lead or any(w[0].islower() for w in lead) or text.words[span.first][0].islower():
            return False
        for i in range(span.last - 1, min(span.last + 7, last - 1)):
            gap = text.gap(i)
            if len(gap) > 1 and any(d in gap for d in ("—", "–", "-")):
                return True
            if i >= span.last and text.words[i][0].islower():
                return False
        return False


def timex(span: TimeSpan, interval: Interval) -> str:
    """The TIMEX3 value once the days are known: 2019-12-23TNI, 2013-W11, 2017-10, P4D."""
    return anchored(span.timex, interval, span.part)


def _phrases(words: Mapping[str, Any], orthography: Orthography) -> Any:
    table: Phrases[Any] = Phrases()
    for says, value in words.items():
        table.add(orthography.phrase(says), value)
    return table


def _marks(node: Node) -> tuple[str | None, int | None, bool, bool, str | None]:
    """Part of day, clock, context, vagueness and event of a reading and all its parts."""
    part = node.args.get("part")
    clock = node.args.get("clock")
    minutes = clock.get("minutes") if isinstance(clock, dict) else None
    context = node.op in _LEANING or bool(node.args.get("nth")) or (
        node.op in ("near", "first_of") and "of" not in node.args and node.args.get("base") != "reference"
    )
    vague = node.vague
    event = node.args.get("name")
    for value in node.args.values():
        if isinstance(value, Node):
            inner = _marks(value)
            part = part or inner[0]
            minutes = minutes if minutes is not None else inner[1]
            context, vague, event = context or inner[2], vague or inner[3], event or inner[4]
    return part, minutes, context, vague, event


def check(packs: Packs) -> list[str]:
    """Run every time rule's and moment's examples; one line for each that fails, naming file and rule."""
    from .times_check import run

    orthography = Orthography(packs)
    return run(packs, TimeFinder(packs, orthography), orthography)
