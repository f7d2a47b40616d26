"""Verbs in the third person too: a rule that lists "retake" reads "the army retakes X", a headline's tense.

Section ``verbs`` of a language pack lists one verb an entry, its base form and what it is in the third person: ``take, takes``.
"""

from __future__ import annotations

from collections.abc import Iterator

from .loader import Packs
from .vocabulary import Person, Thing, Trigger


class Verbs:
    """The verbs of the packs, by their base forms."""

    def __init__(self, packs: Packs) -> None:
        self._present: dict[str, tuple[str, ...]] = {}
        for entry in packs.entries("verbs", str):
            base, *others = (w.strip() for w in entry.split(","))
            self._present[base] = tuple(others)
        triggers = packs.entries("triggers", Trigger)
        self._taken = {f for t in triggers for f in (*t.noun, *t.adj)}
        for trigger in triggers:  # a rule that lists "takes effect" alone means just that
            bases = {form for form, pos in trigger.surfaces() if pos == "base"}
            self._taken.update(bases - {third for base in bases for third in self._third(base)})
        self._things: set[str] = set()
        for thing in packs.entries("things", Thing):
            self._things.update((*thing.forms, *thing.singular))
        for person in packs.entries("persons", Person):
            self._taken.update((*person.forms, *person.singular))

    def _third(self, form: str) -> list[str]:
        word, space, rest = form.partition(" ")
        return [other + space + rest for other in self._present.get(word, ())]

    def presents(self, trigger: Trigger) -> Iterator[tuple[str, bool]]:
        """The third persons of a trigger's base forms that it does not list and that are no trigger's noun ("strikes"), each
        with whether it names things as well ("targets")."""
        known = {form for form, _ in trigger.surfaces()} | self._taken
        for form, pos in trigger.surfaces():
            for full in self._third(form) if pos == "base" else ():
                if full not in known:
                    known.add(full)
                    yield full, full in self._things
