"""What packs say about words: closed classes, people, things that are counted or hit, and triggers of claims."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``words``: words that only carry a grammatical tag."""

    tag: str
    forms: tuple[str, ...]
    inside: bool = False  # the tag also marks an actor or place chunk that holds such a word ("Russian warplanes")


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``shapes``: what the ending of an unknown word suggests, e.g. ``-ed``. Guesses, so tags end in ``?``."""

    suffix: str
    tag: str
    min_length: int = 5
    not_: tuple[str, ...] = msgspec.field(default=(), name="not")


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``persons``: nouns for people. ``key`` is the breakdown key, ``victims`` the class they suggest."""

    id: str
    forms: tuple[str, ...]
    singular: tuple[str, ...] = ()
    key: str | None = None
    victims: str | None = None
    tags: tuple[str, ...] = ()
    count: float | None = None  # how many one of them stands for ("a couple")


class Thing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``things``: nouns for what is counted, held, moved or hit."""

    id: str
    forms: tuple[str, ...]
    singular: tuple[str, ...] = ()
    measure: str | None = None
    target: str | None = None
    tags: tuple[str, ...] = ()


class Campaign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``campaigns``: names of operations. ``by``: the neutral name of who wages it, with his ``actor`` id and ``side``."""

    id: str
    forms: tuple[str, ...]
    by: str
    actor: str
    side: str


class Carrier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``carriers``: whose an act is where one form of each group of ``words`` stands by it, no doer being named."""

    id: str
    event: str
    words: tuple[tuple[str, ...], ...]
    by: str
    actor: str
    side: str
    source: str


class Sense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One claim that a trigger may give.

    ``measure`` is what a group of people becomes; ``counts`` which measures of things may fill the claim; ``needs``
    names slots without which there is no claim (``measure``, ``place``, ``actor``, ``object``, ``target``);
    ``modality`` is set by the wording itself; ``by`` names the grammatical function of the doer where it is not the
    subject (``object`` for "fell to", ``none``).
    """

    kind: str
    event: str | None = None
    measure: str | None = None
    counts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    modality: str | None = None
    scope: str | None = None
    by: str = "subject"
    counted: str = "object"  # the counted people are the verb's ``object`` (killed 5), its
    #: ``subject`` (5 died), a ``total`` that may stand far off (the toll has risen to 5), the ``goal`` of a verb
    #: of moving ("landed on a school"), or the ``whole`` of which the trigger tells a share ("half the population of 22 million")
    targets: tuple[str, ...] = ()
    time: str | None = None  # "none": never has a time; "own": only a time that its sentence gives
    ahead: bool = False  # an end that it names lies ahead: "extended until Friday"
    sourced: bool = True  # false for what is only mentioned in passing ("rebel-held X"): the outlet's own voice
    host: bool = False  # the state that takes people in is where they are: each count of a list has its own host
    reciprocal: bool = False  # both sides act ("clashed with"): the first named is ``by``, the other ``against``
    shared: bool = False  # those who do it together are parties to it: "A and B held talks"
    vague: bool = False  # names an act without its means; gives way to one that the article tells more exactly
    echoes: bool = False  # speaks of the act told just before ("denied responsibility"), whose event it takes
    another: bool = False  # one more of a list of which each is a claim ("calls for a truce, the return of the displaced and ...")
    group: str | None = None  # of the senses of one group only the first that holds is taken
    when: tuple[str, ...] = ()  # patterns, one of which must hold for this sense
    unless: tuple[str, ...] = ()


class Trigger(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``triggers``: words that may carry a claim, what they give, and examples that must and must not.

    ``verb`` is ``base forms | past forms | -ing forms`` separated by commas within; ``noun`` and ``adj`` list forms.
    An example under ``yes`` must give a claim of the first sense's kind and event (or ``kind/event: text``).
    """

    id: str
    gives: tuple[Sense, ...]
    verb: str = ""
    noun: tuple[str, ...] = ()
    adj: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()  # chunks that trigger by what they are ("unit:km"), not by a word
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    def surfaces(self) -> Iterator[tuple[str, str]]:
        """Every form with its part of speech: ``base``, ``past``, ``ing``, ``noun``, ``adj``."""
        if self.verb:
            parts = [[w.strip() for w in p.split(",") if w.strip()] for p in self.verb.split("|")]
            for name, forms in zip(("base", "past", "ing"), parts, strict=False):
                for form in forms:
                    yield form, name
        for form in self.noun:
            yield form, "noun"
        for form in self.adj:
            yield form, "adj"


class TriggerForm(msgspec.Struct, frozen=True):
    """One form of a trigger in a lexicon."""

    trigger: Trigger
    form: str
