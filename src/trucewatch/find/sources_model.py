"""The records of attribution: what a rule is, what it finds, and the finished mention."""

from __future__ import annotations

from typing import Literal

import msgspec

from ..text import Sentence

SourceKind = Literal["said", "according", "told", "quoted", "colon", "dash", "carry_over", "accuse", "deny"]


class SourceMention(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution. All spans are tokens, end exclusive.

    ``first``/``last`` are the words that name the source, ``cue`` the word that attributes, ``content`` the part of the
    sentence whose claims it reaches. ``name`` is the nearest source under its neutral name, ``nested`` those behind it,
    nearest first (``names`` is both). ``carries``: the source was named earlier ("it said", a quotation that goes on).
    ``own``: the source is the publisher itself, which counts as the publisher's own voice.
    """

    first: int
    last: int
    name: str
    cue: tuple[int, int]
    content: tuple[int, int]
    kind: SourceKind
    nested: tuple[str, ...] = ()
    carries: bool = False
    own: bool = False
    actor_id: str | None = None
    sentence: int = 0
    rule: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The source and those behind it, nearest first: a claim's ``asserted_by``."""
        return (self.name, *self.nested)


class SourceExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in which a rule must find a source of these names."""

    text: str
    names: tuple[str, ...] = ()
    title: bool = False


class SourceRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``source_rules``: a pattern with one ``[cue]``; ``content`` is the part of the sentence it reaches
    (``on``: from the cue on, where the cue may itself tell of the act: "denied responsibility").

    A rule with ``title`` holds in headlines only. ``outer_first``: the one who cites is named before the one cited.
    Without ``passive`` a cue after a form of "be" is none ("was blamed").
    """

    id: str
    kind: SourceKind
    pattern: str
    content: Literal["before", "after", "all", "on"]
    title: bool = False
    outer_first: bool = False
    passive: bool = False
    yes: tuple[SourceExample, ...] = ()
    no: tuple[str, ...] = ()


class CarryRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``source_carries``: a sentence that goes on about what the source of the sentence before it counted.

    Examples are two sentences; in ``yes`` the second has the first one's source, in ``no`` it has none.
    """

    id: str
    pattern: str
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Said(msgspec.Struct):
    """An attribution before its source is named."""

    rule: SourceRule
    sentence: Sentence
    source: tuple[int, int]
    outer: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[int, int]
    also: tuple[int, int] | None = None  # a source before it that says the same: "a monitor and a rebel commander said"
