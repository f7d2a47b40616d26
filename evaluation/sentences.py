"""The rules' own examples as sentences to learn acceptance from: bare, with no article around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from trucewatch.claims import scorers
from trucewatch.claims.check import split
from trucewatch.claims.engine import Claimer
from trucewatch.read import Raw, to_document
from trucewatch.rules import Packs
from trucewatch.rules.vocabulary import Trigger

DAY = "2019-12-29"  # the day that bare sentences are read on

#: what is found in a sentence, the rule whose example it is, and the acts that it is an example of (``None``: of none)
Sentence = tuple[Any, str, set[tuple[str, str | None]] | None]


def sentences(packs: Packs, finder: Any) -> list[Sentence]:
    """All ``yes`` and ``no`` examples of the packs' triggers."""

    def found(text: str) -> Any:
        return finder.find(to_document(Raw(data=text.encode(), text=text), packs, published=DAY))

    out: list[Sentence] = []
    for _, t in packs.located("triggers", Trigger):
        out += [(found(text), t.id, wanted) for wanted, text in (split(example, t) for example in t.yes)]
        out += [(found(text), t.id, None) for text in t.no]
    return out


def told_of(claimer: Claimer, sentence: Sentence) -> Iterator[tuple[list[str], bool]]:
    """Features and label of a rule's own drafts: what it is to match in its sentence is taken, what it is not to match is
    left; other drafts of the sentence say nothing."""
    found, rule, wanted = sentence
    for d in claimer.drafts(found)[0]:
        if d.c.trigger.id == rule and (wanted is None or (d.kind, d.c.sense.event) in wanted):
            yield scorers.names(d.features), wanted is not None
