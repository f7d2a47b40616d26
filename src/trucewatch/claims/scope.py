"""Incident, period or total: what a figure sums over."""

from __future__ import annotations

import msgspec

from ..rules import Packs
from ..text import Chunk, Found
from ..values import Interval, shift, to_date
from .ahead import dated
from .draft import Draft, length
from .grammar import Grammar
from .onsets import begun_at, by_its_launch, forms, from_onset, since_its_onset

_SUMS = frozenset(("casualties", "displacement"))
_STOCKS = frozenset(("population", "control_state", "position"))
_SPANS = frozenset(("since", "duration", "month", "season", "year", "until", "range"))
COUNTRYWIDE = "a countrywide truce"  # the reason in the trace
WHOLE = "the conflict's own"
SO_FAR = "a campaign's toll so far"
_MANY = 100  # so many fell not in one act of "the fighting" or of "air strikes"
_NEARBY = 4  # sentences from a campaign's toll to those that tell since when
_STARTS = frozenset(("since", "date", "weekday", "month"))  # "since rebels attacked on 3 May" is dated by a day
_DEADLY = frozenset(("incident", "casualties", "damage", "control_change", "displacement"))
_MILLION = 1_000_000
_CAMPAIGN = 200  # days, in fewer of which no toll as large as the whole war's can fall
_WHOSE = 4  # chunks from a share in which it says of whose people ("half of its population")
_SUMMED_UP = 10  # facilities that no one act put out of service
_HAVING = 4  # chunks before a verb in which its auxiliary stands
_AROUND = 12  # chunks from a toll to the campaign that it is of
_SUMMED = frozenset(("since", "duration", "until", "range", "vague"))
_WAGED = frozenset(("air_strike", "offensive"))
_POWERS = frozenset(("state", "armed_force"))
_LONG_AGO = 60  # days before the news
_NOUN = 4  # chunks from an article to its noun
_SINGLE = frozenset(
    ("air_strike", "drone_strike", "shelling", "explosion", "chemical_attack", "ground_attack", "execution", "shooting")
)  # acts of a day; a figure over a campaign's span may be of all its days


def judge_scope(d: Draft, found: Found, war: Conflict | None, grammar: Grammar) -> None:
    """Set a draft's scope, and what follows from it for its time, place and doer."""
    if d.kind == "agreement":
        _countrywide(d, war, grammar)
    so_far = _so_far(d, grammar)
    d.scope = _scope(d, war, grammar, so_far)
    if "time" in d.own and d.kind in _SUMS and found.reference and since_its_onset(d, grammar):
        d.scope, d.when = "period", Interval(d.when.start, found.reference) if d.when else None
    elif "time" in d.own and d.kind in _SUMS and d.when is not None and by_its_launch(d, grammar):
        d.scope, d.when = "period", Interval(d.when.start, None)  # how long it went on is not said
    elif so_far and d.scope == "period":
        d.when = from_onset(d, found, grammar) if found.reference else None
        d.trace["time"] = SO_FAR
    else:
        _whole_war(d, found, war)


def _countrywide(d: Draft, war: Conflict | None, grammar: Grammar) -> None:
    """A truce that is called nationwide, or that those brokered whose truces are, is of the war's country: the town that was
    bombed in spite of it is not its place, unless it stands right behind the truce."""
    chunks, at = d.sent.chunks, d.c.at
    if war is None or "TRUCE" not in chunks[at].tags or any(x.kind == "place" for x in chunks[at + 1 : at + 3]):
        return
    parties = {getattr(a, "actor_id", None) for a in d.by}
    if any(x.tags & grammar.nation for x in chunks[max(0, at - 2) : at]) or any(parties == set(b) for b in war.brokers):
        d.places = (war.country,)
        d.own |= {"place"}
        d.trace["place"] = COUNTRYWIDE


def date_campaigns(drafts: list[Draft], found: Found, war: Conflict | None) -> None:
    """A campaign's toll so far runs from the day since when the nearest sentences tell of it: "since rebels attacked on 3 May
    raids have killed 40. Another 90 have died in the fighting"."""
    since = [o for o in drafts if "time" in o.own and o.kind in _DEADLY and _ever_since(o, found, war)]
    for d in drafts if since else ():
        if d.trace.get("time") != SO_FAR or d.kind != "casualties":
            continue
        doers = {a.name for a in d.by}
        o = min(since, key=lambda o: (doers.isdisjoint({a.name for a in o.by}), abs(o.at - d.at), o.at > d.at))
        if abs(o.at - d.at) <= _NEARBY:
            for x in drafts:
                if x is d or (x.at == d.at and x.kind == "incident" and "time" not in x.own):
                    x.when = o.when  # the fighting in which they died, too


def _ever_since(o: Draft, found: Found, war: Conflict | None) -> bool:
    """Whether a draft is told of all that passed since a day of which it names."""
    when = o.when
    if when is None or when.start is None or when.end != found.reference or getattr(o.time, "kind", "") not in _STARTS or o.retold:
        return False
    return not from_the_start(when, war) and when.start != when.end


def _scope(d: Draft, war: Conflict | None, grammar: Grammar, so_far: bool) -> str | None:
    """Scope by the pack's words for the whole war (tag ``WHOLEWAR``), a span that begins with it, the length of the
    time, whether a campaign has done it so far, and the kind."""
    if d.c.group is None or d.c.measure is None:
        return None
    if d.kind in _STOCKS:
        return "total"
    number = d.c.group.min if d.c.group.min is not None else d.c.group.max
    if d.kind in ("casualties", "displacement") and (number or 0) >= 2000:
        if of_the_war(d) or from_the_start(d.when, war):
            return "total"
    if so_far:
        return "period"
    if d.kind == "damage" and d.c.sense.counted == "total":
        return "period"  # "bringing to 53 the number of clinics hit since May"
    if d.kind == "damage" and (number or 0) >= _SUMMED_UP and "time" not in d.own and _perfect(d, grammar):
        return "total" if d.c.sense.counted == "subject" else "period"  # "have suspended services", "have been damaged"
    if d.kind == "displacement" and "time" not in d.own:
        return "total" if (number or 0) >= 2000 else "incident"
    when = d.when
    if when is not None and "time" in d.own:
        if when.start is None and when.end is not None:
            return "period" if getattr(d.time, "kind", "") == "vague" or _first_days(d) else "total"
        if when.start is not None and when.end is not None:
            length = (to_date(when.end) - to_date(when.start)).days
            kind = "" if d.time is None else dated(d, d.time).kind  # "since May, when a raid killed 12"
            if length >= 3 or (length >= 1 and kind in _SPANS):
                loosely = kind not in _SUMMED and _one_act(d, grammar)
                return "incident" if loosely else "period"
    if d.kind == "displacement" and (number or 0) >= 100000:
        return "total"
    if war is not None and "time" not in d.own and (number or 0) >= war.many and not _names_an_act(d):
        return "total"
    return "incident"


def _so_far(d: Draft, grammar: Grammar) -> bool:
    """Whether a toll without a time of its own is what acts of many days have done so far: "the offensive has killed 250
    civilians", "more than 500 have died in the campaign", "air strikes have killed hundreds"."""
    if "time" in d.own or d.kind not in ("casualties", "displacement") or d.c.group is None:
        return False
    chunks, at = d.sent.chunks, d.c.at
    if not _perfect(d, grammar):
        return False
    if any(begun_at(chunks, k, at, grammar) for k in grammar.mentions(chunks, "time")):
        return True
    words = grammar.campaign | grammar.hostilities if d.c.group.number >= _MANY else grammar.campaign
    return any(x.tags & words for x in chunks[max(0, at - _AROUND) : at + _AROUND])


def _perfect(d: Draft, grammar: Grammar) -> bool:
    return any(x.tags & grammar.perfect for x in d.sent.chunks[max(0, d.c.at - _HAVING) : d.c.at + 1])


def _names_an_act(d: Draft) -> bool:
    """Whether the sentence has a trigger of an incident beside the figure's own."""
    others = (x for k, x in enumerate(d.sent.chunks) if k != d.c.at)
    return any(s.kind == "incident" for x in others for form in forms(x) for s in form.trigger.gives)


def _first_days(d: Draft) -> bool:
    """ "The first ten days of the campaign": a span, though nobody says when it began."""
    return d.time is not None and d.time.node.op == "first_of"


def _one_act(d: Draft, grammar: Grammar) -> bool:
    """Whether the figure is of one act that its sentence dates loosely: "last week a raid on a market killed 12"."""
    chunks = d.sent.chunks
    for k, x in enumerate(chunks):
        if k == d.c.at or "TRIGGER" not in x.tags:
            continue
        told = single(x)
        if "noun" in told and pointed(chunks, k, grammar):
            return True
        if told - {"noun"} and any("OCCASION" in y.tags for y in chunks[d.c.at + 1 : k]):
            return True
    return False


def single(x: Chunk) -> set[str]:
    """The forms in which a chunk tells of an act that happens once, no campaign."""
    return {f.form for f in forms(x) if any(s.event in _SINGLE for s in f.trigger.gives)}


def of_one_act(d: Draft, grammar: Grammar) -> bool:
    """Whether a toll is that of an act told before: "dozens were wounded in the blast", "the attack killed 11"."""
    if d.kind != "casualties":
        return False
    chunks, at = d.sent.chunks, d.c.at
    for k in range(max(0, at - _NOUN), min(len(chunks), at + _NOUN + 1)):
        if chunks[k].tags >= {"TRIGGER", "NOUN"} and not chunks[k].tags & (grammar.campaign | grammar.hostilities | {"WHOLEWAR"}):
            if pointed(chunks, k, grammar) and grammar.is_definite(chunks, k):
                return True
    return False


def intervening(d: Draft, found: Found, grammar: Grammar) -> bool:
    """Whether a power's campaign is told of from its beginning long ago, by whose side it is on: "Russia, which began its air
    campaign last September in support of X", "has waged an air campaign for nearly a year to prop up X"."""
    chunks, at, when = d.sent.chunks, d.c.at, d.when
    if d.c.sense.event not in _WAGED or "time" not in d.own or when is None or found.reference is None or d.definite:
        return False
    if "SUSTAIN" not in grammar.tags(chunks) or not d.by or getattr(d.by[0], "type", "") not in _POWERS:
        return False
    told = shift(found.reference, -_LONG_AGO)
    if (when.start is None and getattr(d.time, "kind", "") != "duration") or (when.start is not None and when.start > told):
        return False
    for k in range(at + 1, min(len(chunks) - 1, at + _AROUND)):
        if "SUSTAIN" in chunks[k].tags and chunks[k - 1].tags & (grammar.goal | grammar.at):
            return any(x.kind == "actor" for x in chunks[k + 1 : k + 1 + _NOUN])
    return False


def pointed(chunks: list[Chunk], k: int, grammar: Grammar) -> bool:
    """Whether the noun at ``k`` stands for one act: in the singular, behind an article or a demonstrative."""
    if chunks[k].norm.endswith(grammar.plural_endings):
        return False
    pointing = grammar.definite | grammar.demonstrative
    return any(y.tags & pointing or (y.kind == "quantity" and y.value.head == "article") for y in chunks[max(0, k - _NOUN) : k])


class Zone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a deal made: the nouns that stand for it from the day ``since``, alone or with a place that it is ``within``; ``again``
    are those that do so behind them."""

    place: str
    since: str
    words: tuple[str, ...]
    within: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    place_id: str | None = None

    @property
    def mention(self) -> ConflictPlace:
        """The zone in the shape of a place mention."""
        return ConflictPlace(self.place, level="zone", place_id=self.place_id)


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of what area a party's deals, alone or ``with`` another, were from one day to another."""

    place: str
    level: str
    of: str
    since: str
    until: str = "9999-12-31"
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    place_id: str | None = None

    @property
    def mention(self) -> ConflictPlace:
        """The area in the shape of a place mention."""
        return ConflictPlace(self.place, level=self.level, place_id=self.place_id)


class Conflict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Mapping section ``conflict``: what "the war" is. ``start`` is the ISO date that sources commonly give."""

    name: str
    place: str
    start: str
    place_id: str | None = None
    many: float = 1000  # so many killed without a day, a place in time or an act beside them are of more than one act
    large: float = 50000  # a toll this large without a place of its own can only be the whole war's
    brokers: tuple[tuple[str, ...], ...] = ()  # parties whose truces are of the whole country, by id
    zones: tuple[Zone, ...] = ()
    areas: tuple[Area, ...] = ()
    source: str = ""

    @property
    def country(self) -> ConflictPlace:
        """The country in the shape of a place mention."""
        return ConflictPlace(self.place, place_id=self.place_id)


class ConflictPlace(msgspec.Struct, frozen=True):
    """The conflict's country in the shape of a place mention that no word carries."""

    name: str
    level: str = "country"
    place_id: str | None = None
    text: str = ""
    first: int = -1
    last: int = -1
    relation: str = ""


def conflict(packs: Packs) -> Conflict | None:
    """The conflict of the packs, if any declares one."""
    data = packs.mapping("conflict")
    return msgspec.convert(data, Conflict) if data else None


def of_the_war(d: Draft) -> bool:
    """Whether the sentence speaks of the whole war."""
    return any("WHOLEWAR" in c.tags for c in d.sent.chunks)


def from_the_start(when: Interval | None, war: Conflict | None) -> bool:
    """Whether a span begins in the conflict's first months."""
    if when is None or war is None or when.start is None or when.start == when.end:
        return False
    return abs((to_date(when.start) - to_date(war.start)).days) <= 120


def share_war(drafts: list[Draft]) -> None:
    """Give what a sentence counts beside a toll of the whole war, at no time or place of its own, the war's time: "the war has
    killed 200,000 people and left many homeless"."""
    whole = {d.at: d for d in drafts if d.kind in _SUMS and d.trace.get("time") == WHOLE and of_the_war(d)}
    for d in drafts if whole else ():
        o = whole.get(d.at)
        if o is None or d.kind not in _SUMS or "time" in d.own or "place" in d.own or d.c.measure in _HOSTED or d.c.group is None:
            continue
        d.when, d.trace = o.when, {**d.trace, "time": WHOLE}
        d.scope = "total" if d.scope == "incident" else d.scope


def too_many_for_a_day(d: Draft) -> bool:
    """Whether a draft is a toll of the whole war, and all times that its sentence names are days: "the war has killed 300,000,
    and hundreds fled on Monday"."""
    if d.kind != "casualties" or d.trace.get("time") != WHOLE:
        return False
    return all(x.value.kind in _DAYS for x in d.sent.chunks if x.kind == "time")


def _of_the_people(d: Draft) -> bool:
    """Whether a share of a whole country's people has fled, or of "the population": no act of a day drove them out."""
    g = d.c.group
    if g is None or d.kind != "displacement" or d.c.measure != "share_pct":
        return False
    if "place" in d.own:
        return bool(d.places[0].level == "country")
    return not any("POSS" in x.tags for x in d.sent.chunks[g.first : g.last + _WHOSE])


_DAYS = frozenset(("weekday", "date", "relative", "clock"))
_HOSTED = frozenset(("sheltering",))


def _whole_war(d: Draft, found: Found, war: Conflict | None) -> None:
    """A toll of the whole war takes the war's country and span where its sentence gives none, and no doer."""
    if war is None or d.kind not in ("casualties", "displacement") or d.c.group is None:
        return
    number = d.c.group.min if d.c.group.min is not None else d.c.group.max or 0
    large = war.large if d.kind == "casualties" else _MILLION  # a campaign may drive hundreds of thousands from their homes
    if not (number >= large or (d.scope == "total" and number >= 2000 and of_the_war(d)) or _of_the_people(d)):
        return
    d.scope = "total" if d.scope != "period" else d.scope
    beyond = d.kind == "casualties" and number >= war.large  # so many fell nowhere but in the whole country
    if "place" not in d.own or (beyond and d.places and d.places[0].level != "country"):
        d.own -= {"place"}
        d.places = (war.country,)
        d.trace["place"] = WHOLE
    if beyond and d.when is not None and d.when.start is not None and d.when.end is not None and length(d.when) < _CAMPAIGN:
        d.own -= {"time"}  # nor in days or weeks: "has since killed 300,000", "by now 300,000 have died"
    if "time" not in d.own and d.c.measure not in _HOSTED and not d.c.sense.host:  # who shelters somewhere does so when it is said
        d.when = Interval(war.start, found.reference)
        d.trace["time"] = WHOLE
    if "by" not in d.own or d.c.voice != "active":
        d.by, d.with_ = (), ()
        d.trace.pop("by", None)
