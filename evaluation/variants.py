"""The rules' own examples with a change that keeps what they tell: how many are no longer read.

    python evaluation/variants.py [--sample N] [--show VARIANT]

Every ``yes`` example of the packs' triggers whose one town, one actor or one verb can take the change is read with it; a claim of
the example that no candidate of the changed sentence gives (kind, event and figures) is a loss. Acceptance is not asked: what
counts is whether the rules still see it. ``--show`` prints the losses of one variant.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from sentences import DAY, found_in
from trucewatch import flow
from trucewatch.claims.check import split
from trucewatch.extraction import Extractor
from trucewatch.rules.vocabulary import Trigger

SEED = 3
#: what gives no place to an insertion: a possessive, a hyphen, a comma or the sentence's end
CLOSING = (".", ",", "'", "’", "-", "–")
Variant = Callable[[str, Any, list[Any]], str | None]


def chunks(drafts: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Every chunk of the sentences that gave a draft."""
    for sent in {id(d.sent): d.sent for d in drafts}.values():
        for x in sent.chunks:
            yield sent, x


def only(drafts: list[Any], kind: str) -> Any:
    """The one settlement or actor of a sentence, ``None`` where there are several."""
    found = [x for _, x in chunks(drafts) if x.kind == kind]
    if kind == "place":
        found = [x for x in found if x.value.level == "settlement" and not x.value.anaphor]
    elif found and found[0].value.adjectival:
        return None
    return found[0] if len(found) == 1 else None


def behind(kind: str, words: str, opens: bool = False) -> Variant:
    """Puts words behind the one place or actor (``opens``: only one that opens the sentence)."""

    def change(text: str, found: Any, drafts: list[Any]) -> str | None:
        x = only(drafts, kind)
        if x is None or (opens and x.first > 2):
            return None
        end = found.text.ends[x.last - 1]
        return None if text[end:].startswith(CLOSING) else text[:end] + words + text[end:]

    return change


def instead(words: str) -> Variant:
    """Puts another name for the place of the one settlement."""

    def change(text: str, found: Any, drafts: list[Any]) -> str | None:
        x = only(drafts, "place")
        if x is None:
            return None
        start, end = found.text.starts[x.first], found.text.ends[x.last - 1]
        if text[end:].startswith(("'", "’", "-")) or text[:start].endswith((" of ", " the ")):
            return None
        return text[:start] + (words[0].upper() + words[1:] if not start else words) + text[end:]

    return change


def before(words: str) -> Variant:
    """Puts words before the sentence; an article that opened it becomes small."""

    def change(text: str, found: Any, drafts: list[Any]) -> str | None:
        article = any(x.first == 0 and "DET" in x.tags for _, x in chunks(drafts))
        return words + (text[0].lower() + text[1:] if article else text)

    return change


def also(text: str, found: Any, drafts: list[Any]) -> str | None:
    """Puts "also" before the first verb in the past that may begin a claim."""
    for _, x in chunks(drafts):
        if x.kind == "word" and x.first and x.tags >= {"V", "PAST", "TRIGGER"}:
            start = found.text.starts[x.first]
            return text[:start] + "also " + text[start:]
    return None


VARIANTS: dict[str, Variant] = {
    "town apposed": behind("place", ", a town in the north,"),
    "two towns": behind("place", " and Sarmin"),
    "three towns": behind("place", ", Binnish and Sarmin"),
    "town held": instead("the rebel-held town of Saraqib"),
    "town praised": instead("the strategic town of Saraqib"),
    "near a town": instead("a village near Saraqib"),
    "around a town": instead("areas around Saraqib"),
    "actor backed": behind("actor", ", backed by Russia,", opens=True),
    "actor and others": behind("actor", " and allied militias"),
    "also": also,
    "according to": before("According to activists, "),
    "while": before("While talks went on in Geneva, "),
}


class Variants:
    """Reads the examples and their variants."""

    def __init__(self) -> None:
        self.extractor = Extractor()
        self.engine = flow.engine(self.extractor.packs, self.extractor.gazetteer)

    def examples(self, sample: int) -> list[tuple[str, set[tuple[str, str | None]] | None, str]]:
        """Rule, the acts that its example is of (``None``: any) and the example, for a sample or (0) for all of them."""
        out: list[tuple[str, set[tuple[str, str | None]] | None, str]] = []
        for _, t in self.extractor.packs.located("triggers", Trigger):
            out += [(t.id, *split(e, t)) for e in t.yes]
        out = [x for x in out if x[2].isascii() or "“" in x[2]]  # variants are English
        return random.Random(SEED).sample(out, min(sample, len(out))) if sample else out

    def read(self, text: str) -> tuple[Any, list[Any]]:
        """What is found in a text, and its drafts."""
        found = found_in(text, self.extractor.packs, self.engine.finder, DAY)
        return found, self.engine.claimer.drafts(found)[0]

    def losses(self, sample: int = 0) -> Iterator[tuple[str, str, bool]]:
        """Variant, sentence and whether it is a loss, for each claim of each example that can take the variant."""
        for rule, wanted, text in self.examples(sample):
            found, drafts = self.read(text)
            told = {_told(d) for d in drafts if d.c.trigger.id == rule and (wanted is None or (d.kind, d.c.sense.event) in wanted)}
            if not told:
                continue
            for name, change in VARIANTS.items():
                new = change(text, found, drafts)
                if new is None:
                    continue
                still = {_told(d) for d in self.read(new)[1]}
                for claim in told:
                    yield name, new, claim not in still


def _told(d: Any) -> tuple[Any, ...]:
    g = d.c.group
    return d.kind, d.c.sense.event, (g.min, g.max) if g else None


def rates(losses: Iterator[tuple[str, str, bool]]) -> dict[str, tuple[int, int]]:
    """Losses and claims by variant."""
    claims: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for name, _, is_lost in losses:
        claims[name] += 1
        lost[name] += is_lost
    return {name: (lost[name], claims[name]) for name in VARIANTS}


def main() -> None:
    """Print the losses of every variant, or the sentences lost by one."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sample", type=int, default=1500, help="examples to read (0: all)")
    ap.add_argument("--show", choices=sorted(VARIANTS))
    a = ap.parse_args()
    losses = list(Variants().losses(a.sample))
    if a.show:
        print(*(text for name, text, lost in losses if lost and name == a.show), sep="\n")
    for name, (lost, claims) in rates(iter(losses)).items():
        print(f"{name:18} lost {lost:4} of {claims:5}  {lost / max(1, claims):.3f}")


if __name__ == "__main__":
    main()
