"""What the claims stage reads from packs: events, families and the tables that every conflict shares."""

from __future__ import annotations

import msgspec

from ..rules import Packs


class ClaimSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Mapping section ``claims`` of the language packs: tags that the engine asks for by role, never by word."""

    auxiliaries: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    passive_progressive: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()
    perfect: tuple[str, ...] = ()
    having: tuple[str, ...] = ()  # what opens a clause of what was done before: "having shelled X, ..."
    landing: tuple[str, ...] = ()  # verbs whose subject, a shell, came down where they lead to: "slammed into"
    agent: tuple[str, ...] = ()
    conjunction: tuple[str, ...] = ()
    subordinator: tuple[str, ...] = ()
    including: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    among_fallen: tuple[str, ...] = ()  # what says of one person that he fell: "was among the dead"
    harming: tuple[str, ...] = ()  # verbs whose object is people, whatever the noun: "killed 17 muleteers"
    definite: tuple[str, ...] = ()
    nation: tuple[str, ...] = ()
    deal: tuple[str, ...] = ()
    dealt: tuple[str, ...] = ()  # how a deal was made: "a truce brokered by ... in August"
    infinitive: tuple[str, ...] = ()
    achieved: tuple[str, ...] = ()
    spent: tuple[str, ...] = ()
    civilian: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    noun_before: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    course: tuple[str, ...] = ()  # what a verb's means or occasion stands behind: "killed 20 in air strikes", "during clashes"
    against: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    fought_with: tuple[str, ...] = ()  # those of them before whom somebody fought against: "clashed with"
    where: tuple[str, ...] = ()  # what opens a clause about a place: "where"
    of_one_side: tuple[str, ...] = ()  # what stands behind the first of two sides: "on one side"
    excepting: tuple[str, ...] = ()  # before what is named only to be left out: "all of X except Y"
    besides: tuple[str, ...] = ()  # what begins a count of others: "in addition to 12 injured"
    goal: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()  # verbs of those who count acts of others ("recorded nine breaches")
    downed: tuple[str, ...] = ()  # verbs whose subject, an aircraft, came down: "was shot down", "crashed"
    bodies_told: tuple[str, ...] = ()  # what a body told of before is called: "the agency"
    voices: tuple[str, ...] = ()  # people who speak without a name: "activists"
    frontier: tuple[str, ...] = ()  # what runs between two states: "the border", "a crossing"
    amid: tuple[str, ...] = ()  # "between"
    put_on: tuple[str, ...] = ()  # before whoever an act is blamed on
    custody: tuple[str, ...] = ()  # where somebody holds his prisoners
    permitting: tuple[str, ...] = ()  # what says that something may be done, not that it must
    staging: tuple[str, ...] = ()  # verbs whose subject declares, extends, suspends, ends, offers or turns down a deal
    verb: tuple[str, ...] = ()
    say: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    occur: tuple[str, ...] = ()
    negation: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    pronoun: tuple[str, ...] = ()
    determiner: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    two: tuple[str, ...] = ()  # says that those named are two: "both"
    one_more: tuple[str, ...] = ()  # who stands for one besides those just counted: "a fourth died"
    title: tuple[str, ...] = ()
    joined_over: tuple[str, ...] = ()  # what may stand before the second of two doers: "the army and other allied militias"
    under: tuple[str, ...] = ()
    campaign: tuple[str, ...] = ()  # acts of days or more, whose tolls are of all their days
    hostilities: tuple[str, ...] = ()  # acts of which a large toll is of many
    munition: tuple[str, ...] = ()
    demonstrative: tuple[str, ...] = ()
    using: tuple[str, ...] = ()  # participles whose object is the means of their subject's act: "using car bombs"
    owning: tuple[str, ...] = ()  # "whose"
    condition: tuple[str, ...] = ()  # "if", "unless": who acts behind these did not do what they hang on
    personal: tuple[str, ...] = ()  # pronouns that stand for one person
    third: tuple[str, ...] = ()  # pronouns for a party told before that may be a subject: "it", "they"
    plural_pronoun: tuple[str, ...] = ()  # those of them that mean more than one
    bodies: tuple[str, ...] = ()  # many men under one name, of whom a number counts no men: "three battalions"
    band: tuple[str, ...] = ()  # armed people whom no pack names
    loose: tuple[str, ...] = ()  # words for an enemy that more than one side may be: "militants"
    reacting: tuple[str, ...] = ()  # words that answer an act and were not its doer's: "condemned", "in protest at"
    occasion: tuple[str, ...] = ()  # what opens a clause of time or cause: "after", "because"
    contrasting: tuple[str, ...] = ()  # what sets a clause against the one before it: "while", "but", a semicolon
    of_itself: tuple[str, ...] = ()  # nouns of what none of those told of before has set going: "a car bomb", "aid trucks"
    laid: tuple[str, ...] = ()  # participles of putting an act down to somebody: "attributed to", "blamed on"
    laying: tuple[str, ...] = ()  # participles of whoever puts it down to somebody: "blaming X"
    answerable: tuple[str, ...] = ()  # what puts a count down to its subject: "was responsible for 41 of the deaths"
    possessive: tuple[str, ...] = ()
    allied: tuple[str, ...] = ()  # nouns for whoever stands with or against another: "Iran, a key ally of X"
    opposing: tuple[str, ...] = ()  # before the name of whom something is against: "the anti-X campaign"
    holding: tuple[str, ...] = ()  # participles that say whose a place is: "a town held by"
    no_party: tuple[str, ...] = ()  # ids of those who act but are no party to the conflict by themselves
    partitive: tuple[str, ...] = ()  # inside the name of one by what he belongs to: "a member of X"
    reckoned: tuple[str, ...] = ()  # before one who is of those just named and named besides: "rebels including"
    admitting: tuple[str, ...] = ()  # verbs of whoever owns up to what befell him: "conceded the loss of"
    place_noun: tuple[str, ...] = ()
    unceasing: tuple[str, ...] = ()  # adjectives of an act that has not stopped ("ongoing")
    plural_endings: tuple[str, ...] = ()  # endings of a noun of act in the plural ("strikes")
    another: tuple[str, ...] = ()  # what says, before the noun of a place, that it is not the one told of last
    exceeding: tuple[str, ...] = ()  # verbs that a number holds: "deaths exceeded 40"
    genitives: tuple[str, ...] = ()  # endings of a name that owns the noun after it
    genitive_days: tuple[str, ...] = ()  # endings of a weekday that owns the noun after it, where the apostrophe is lost


def settings(packs: Packs) -> ClaimSettings:
    """The merged settings; fields that no pack gives stay empty."""
    return msgspec.convert(packs.mapping("claims"), ClaimSettings)
