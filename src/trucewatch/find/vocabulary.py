"""Pack vocabulary -> lexicon entries and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rules import Packs
from ..rules.inflection import Verbs
from ..rules.vocabulary import Campaign, Person, Shape, Thing, Trigger, TriggerForm, Words
from ..text import Entry, Orthography

_LITERAL = re.compile(r"=([^\s|()?*+{}]+)")


def entries(packs: Packs) -> Iterator[tuple[str, Entry]]:
    """Lexicon entries for closed-class words, people, things and triggers."""
    for words in packs.entries("words", Words):
        for form in words.forms:
            yield form, Entry("word", (words.tag, f"={form}") if " " not in form else (words.tag,))
    for person in packs.entries("persons", Person):
        for form in person.forms:
            yield form, Entry("person", ("PERSON", "PLURAL", *person.tags), person)
        for form in person.singular:
            yield form, Entry("person", ("PERSON", "SINGULAR", *person.tags), person)
    for thing in packs.entries("things", Thing):
        for form in thing.forms:
            yield form, Entry("thing", ("THING", *thing.tags), thing)
        for form in thing.singular:
            yield form, Entry("thing", ("THING", "SINGULAR", *thing.tags), thing)
    for campaign in packs.entries("campaigns", Campaign):
        for form in campaign.forms:
            yield form, Entry("word", ("WORD", "CAP", "CAMPAIGNNAME"), campaign)
    verbs = Verbs(packs)
    for trigger in packs.entries("triggers", Trigger):
        for source in (*trigger.when, *trigger.unless, *(p for s in trigger.gives for p in (*s.when, *s.unless))):
            for word in _LITERAL.findall(source):
                yield word, Entry("word", (f"={word}",))
        for form, pos in trigger.surfaces():
            tags = {"base": ("V", "BASE"), "past": ("V", "PAST"), "ing": ("V", "ING")}.get(pos, (pos.upper(),))
            yield form, Entry("trigger", ("TRIGGER", f"t:{trigger.id}", *tags), TriggerForm(trigger, pos))
        for form, names in verbs.presents(trigger):
            both = ("NOUN",) if names else ()
            yield form, Entry("trigger", ("TRIGGER", f"t:{trigger.id}", "V", "BASE", *both), TriggerForm(trigger, "base"))


def inside(packs: Packs, orthography: Orthography) -> dict[str, tuple[str, ...]]:
    """Words and pairs of words that also mark an actor or a place that holds them: comparison form -> tags."""
    out: dict[str, tuple[str, ...]] = {}
    for words in packs.entries("words", Words):
        if words.inside:
            for form in words.forms:
                key = orthography.phrase(form)
                if len(key) <= 2:
                    form = " ".join(key)
                    out[form] = (*out.get(form, ()), words.tag)
    return out


class Shapes:
    """Guesses about unknown words by their ending."""

    def __init__(self, packs: Packs) -> None:
        self._shapes = packs.entries("shapes", Shape)
        self._cache: dict[str, tuple[str, ...]] = {}

    def tags(self, norm: str) -> tuple[str, ...]:
        got = self._cache.get(norm)
        if got is None:
            got = tuple(
                s.tag
                for s in self._shapes
                if len(norm) >= s.min_length and norm.endswith(s.suffix) and norm not in s.not_
            )
            self._cache[norm] = got
        return got
