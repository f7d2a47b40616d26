"""Sentences to learn acceptance from, bare, with no article around them: the rules' own examples and ``evaluation/plain``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import plain
from trucewatch.claims import scorers
from trucewatch.claims.check import split
from trucewatch.claims.engine import Claimer
from trucewatch.read import Raw, to_document
from trucewatch.rules import Packs
from trucewatch.rules.vocabulary import Trigger

DAY = "2019-12-29"  # the day that the rules' examples are read on

#: what is found in a sentence, the rule whose example it is, and the acts that it is an example of (``None``: of none)
Sentence = tuple[Any, str, set[tuple[str, str | None]] | None]


def found_in(text: str, packs: Packs, finder: Any, day: str) -> Any:
    """What is found in a text that was published on a day."""
    return finder.find(to_document(Raw(data=text.encode(), text=text), packs, published=day))


def sentences(packs: Packs, finder: Any) -> list[Sentence]:
    """All ``yes`` and ``no`` examples of the packs' triggers."""

    def found(text: str) -> Any:
        return found_in(text, packs, finder, DAY)

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


#: what is found in a sentence of ``evaluation/plain``, and the claims that it carries
Plain = tuple[Any, list[dict[str, Any]]]


def plain_sentences(packs: Packs, finder: Any, folder: Path = plain.FOLDER) -> list[Plain]:
    """All sentences of the folder with their claims."""
    told = (each for path in sorted(folder.glob("*.jsonl")) for each in plain.sentences(path))
    return [(found_in(text, packs, finder, plain.DAY), gold) for text, gold in told]


def told_plainly(claimer: Claimer, sentence: Plain) -> Iterator[tuple[list[str], bool]]:
    """Features and label of all drafts of a sentence: those that tell one of its claims are taken, all others left."""
    found, gold = sentence
    acts = {(c["kind"], c["event"], _bounds(c["measure"])) for c in gold}
    for d in claimer.drafts(found)[0]:
        g = d.c.group
        counted = (d.c.measure, g.min, g.max) if g else None
        told = any(k == d.kind and e in (None, d.c.sense.event) and m in (None, counted) for k, e, m in acts)
        yield scorers.names(d.features), told


def _bounds(measure: dict[str, Any] | None) -> tuple[str, float | None, float | None] | None:
    return (measure["what"], measure.get("min"), measure.get("max")) if measure else None
