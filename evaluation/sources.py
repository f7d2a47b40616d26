#!/usr/bin/env python3
"""Is the first source, and the modality, of each annotated claim right, given its sentence?

    sources.py [--shared DIR] [--half seen|second|unseen] [--errors N] [--modality]

The claim's place in its sentence is taken from the words of its measure, else of its doer or place. The source is right
when there is none and none is found, or when a source found there plainly means the annotation's first. Statements are
left out, and so are holdings named in passing ("rebel-held"). The modality is judged at the word of the sentence that
a human would call the trigger: approximated by the best of the known triggers, so its figure is a lower bound.
"""

from __future__ import annotations

import argparse
from typing import Any

from actors import PARTS, documents, scorer, shared_folder
from trucewatch.find.actors import ActorFinder
from trucewatch.find.modality import ModalityFinder
from trucewatch.find.sources import SourceFinder, SourceMention
from trucewatch.rules import load
from trucewatch.text import Orthography, Sentence, Text


def anchor(text: Text, claim: dict[str, Any], start: int) -> int:
    """A token of the claim in its sentence."""
    quote = claim["quote"]
    words = [(claim.get("measure") or {}).get("text")]
    words += [p.get("text") for p in claim.get("places", [])[:1]]
    words += [a.get("text") for a in claim.get("actors", [])[:1]]
    for word in words:
        at = quote.find(word) if word else -1
        if at >= 0:
            return text.token_at(start + at)
    return text.token_at(start + len(quote) // 2)


def reaching(mentions: list[SourceMention], token: int) -> list[str]:
    """Names of the sources whose reach holds the token, narrowest reach first."""
    over = [m for m in mentions if m.content[0] <= token < m.content[1] or m.first <= token < m.last]
    over.sort(key=lambda m: m.content[1] - m.content[0])
    return [n for m in over[:1] for n in m.names if not m.own]


def sentence_of(text: Text, char: int) -> Sentence | None:
    return next((s for s in text.sentences if s.start <= char < s.end), None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared")
    parser.add_argument("--half", choices=PARTS)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--modality", action="store_true", help="list errors of modality instead of sources")
    args = parser.parse_args()
    shared = shared_folder(args.shared)
    same_name = scorer(shared).same_name
    packs = load(["en", "syria"])
    orthography = Orthography(packs)
    actor_finder, source_finder = ActorFinder(packs, orthography), SourceFinder(packs, orthography)
    modality_finder = ModalityFinder(packs, orthography)
    for half in (args.half,) if args.half else PARTS:
        missed = wrong = spurious = 0
        total = right = named = named_right = modal = modal_right = 0
        lines: list[str] = []
        for name, raw, meta, claims in documents(shared, half):
            text = Text(raw, orthography, title=meta.get("title"))
            actors = actor_finder.find(text, None, meta.get("published"))
            mentions = source_finder.find(text, None, actors, meta.get("publisher"))
            reader = modality_finder.read(text, actors)
            for claim in claims:
                start = claim.get("start", raw.find(claim["quote"]))
                sentence = sentence_of(text, start)
                if sentence is None:
                    continue
                token = anchor(text, claim, start)
                if claim["kind"] not in ("statement", "control_state"):
                    gold = claim.get("asserted_by") or []
                    got = reaching(mentions, token)
                    good = (not got) if not gold else any(same_name(gold[0], g) for g in got)
                    total += 1
                    right += good
                    missed += bool(gold) and not got
                    wrong += bool(gold) and bool(got) and not good
                    spurious += not gold and bool(got)
                    named += bool(gold)
                    named_right += bool(gold) and good
                    if not good and not args.modality:
                        lines.append(f"{name} gold {gold} got {got} | {claim['quote'][:300]}")
                modal += 1
                near = range(max(sentence.first, token - 8), min(sentence.last, token + 9))
                judged = {reader.judge(sentence, k, k + 1)[0] for k in near}
                good = claim["modality"] in judged if claim["modality"] != "asserted" else True
                modal_right += good
                if not good and args.modality:
                    what = f"{claim['modality']} {claim['kind']} {claim.get('event')}"
                    lines.append(f"{name} {what} | {claim['quote'][:300]}")
        share = named_right / max(1, named)
        counts = f"({named}; missed {missed}, wrong {wrong}, spurious {spurious})"
        print(
            f"{half:7s} claims {total:5d}  source {right / total:.3f}  where one is named {share:.3f} {counts}  "
            f"modality cue near {modal_right / max(1, modal):.3f}"
        )
        for line in lines[: args.errors if half != "unseen" else 0]:
            print("   ", line)


if __name__ == "__main__":
    main()
