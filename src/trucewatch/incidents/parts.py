"""Figures that are a named part of another one ("of those killed six were children"): no second toll.

A figure is told to be a part by the words around it (section ``toll_parts`` of a language's pack), or by what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from ..model import Claim
from ..rules import Packs

#: Keys of a breakdown that reports tell on their own beside the toll that holds them.
NAMED_PARTS = frozenset(("women", "men", "children", "families", "rescuers", "medics", "journalists"))
_STOPS = frozenset(",;:.()")
_TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*|[,;:.()]")


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that make a figure a part: ``after`` it or ``before`` it, with at most ``over`` words or commas between.

    In a phrase ``#`` is any one word, and a first ``^`` says that a clause opens there. Where one of ``unless`` stands
    between, the words are said of another figure. What is between is counted from the figure's first word; words that the
    figure's own text holds are always near. Examples have the figure in square brackets.
    """

    id: str
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    over: int = 0
    unless: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


def called_part(claim: Claim, cues: Sequence[Cue]) -> bool:
    """Whether the words around a claim's figure say that it is a part of a larger one."""
    text = claim.measure.text if claim.measure else None
    if not text:
        return False
    words, figure = _tokens(claim.quote), _tokens(text)
    at = next(_found(words, figure), None)
    return at is not None and any(_fits(cue, words, at, at + len(figure)) for cue in cues)


def check(packs: Packs) -> list[str]:
    """Run the cues' examples; one line for each that fails, naming file and cue."""
    out = []
    for where, cue in packs.located("toll_parts", Cue):
        for must, examples in ((True, cue.yes), (False, cue.no)):
            for example in examples:
                head, _, rest = example.partition("[")
                figure, _, tail = rest.partition("]")
                first, size = len(_tokens(head)), len(_tokens(figure))
                if _fits(cue, _tokens(head + figure + tail), first, first + size) != must:
                    out.append(f"{where} (toll_parts: {cue.id}): should {'' if must else 'not '}match {example!r}")
    return out


def _tokens(text: str) -> list[str]:
    return [t.casefold() for t in _TOKEN.findall(text)]


def _found(words: Sequence[str], phrase: Sequence[str]) -> Iterator[int]:
    """Where a phrase stands in a row of words."""
    opens, phrase = phrase[:1] == ["^"], [p for p in phrase if p != "^"]
    for at in range(len(words) - len(phrase) + 1 if phrase else 0):
        if all(p in ("#", w) for p, w in zip(phrase, words[at:], strict=False)):
            if not opens or at == 0 or words[at - 1] in _STOPS:
                yield at


def _fits(cue: Cue, words: Sequence[str], start: int, end: int) -> bool:
    def clear(between: Iterable[str]) -> bool:
        return not any(w in cue.unless for w in between)

    for phrase in cue.after:
        for at in _found(words, phrase.split()):
            if at > start and (at < end or at - start - 1 <= cue.over) and clear(words[end:at]):
                return True
    for phrase in cue.before:
        for at in _found(words, phrase.split()):
            last = at + len(phrase.removeprefix("^").split())
            if last <= start and start - last <= cue.over and clear(words[last:start]):
                return True
    return False
