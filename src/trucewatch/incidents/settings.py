"""What the ontology pack says about incidents: families of acts, the table of weights, limits, the grades' words."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from ..errors import PackError
from ..rules import Packs
from . import parts
from .wording import words_of

#: Features of a pair that the code can compute; the pack must weigh each of them and no other.
FEATURES = (
    "same_day", "guessed_same_day", "next_day", "night_between", "night_perhaps", "window_holds_day", "days_apart",
    "date_unknown", "just_reported", "recent", "long_before", "published_together", "guessed_day", "same_site",
    "other_site", "same_settlement", "same_city", "guessed_place", "guessed_apart", "other_place", "near", "vicinity",
    "nested", "same_area", "place_unknown", "same_event", "same_family", "vague_family", "hinted_family", "spoken_family",
    "related_family", "other_family", "uncommon_family", "rare_family", "same_doer", "other_doer", "same_target",
    "other_target", "same_trait", "other_trait", "same_killed", "same_notable_killed", "same_vast_killed",
    "close_killed", "far_killed", "risen_killed", "same_injured", "same_parts", "same_strikes",
    "source_differs_with_itself", "shared_words", "same_wording", "same_document", "bare_in_document",
)  # fmt: skip
#: Features by which a claim joins what its document said before; the pack must weigh each of them and no other.
TELLING = (
    "join", "guessed_share", "same_act", "other_act", "hint_fits", "hint_differs", "harm_of_campaign", "same_time",
    "time_fits", "time_holds", "time_unknown", "guessed_time_differs", "same_site", "same_settlement", "same_city",
    "nested", "same_area", "other_place", "place_unknown", "same_side", "other_side", "own_side_harmed",
    "same_sentence", "next_sentence", "far_in_text", "told_last", "points_back_to_last", "points_back",
    "bare_figure_to_lead", "same_killed", "far_killed",
)  # fmt: skip
GRADES = ("discounted", "contested", "confirmed", "fair", "weak")


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Kinds of act that reports of one event may use for it. ``apart`` families never
    merge with one that is not related, ``uncommon`` acts are not of every day, so that two
    reports are likelier of one; ``rare`` ones are found again without a date, too."""

    id: str
    title: str
    events: tuple[str, ...] = ()
    apart: bool = False
    uncommon: bool = False
    rare: bool = False


class Weight(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points of one feature, and the reason in words."""

    points: float
    why: str


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points from which things happen; see the comments in the pack."""

    link: float
    merge: float
    attach: float
    margin: float
    near_miss: float
    renown: float


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Distances in km, spans in days, and the toll from which an event is notable."""

    near_km: float
    far_km: float
    rare_km: float
    date_doubt_days: int
    background_days: int
    notable_killed: float
    vast_killed: float


class Matching(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section ``incident_matching``."""

    related: tuple[tuple[str, str], ...]
    thresholds: Thresholds
    limits: Limits
    weights: dict[str, Weight]
    telling: dict[str, Weight]


class GradeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One grade and its published rule, strongest reason first."""

    grade: str
    text: str


class Origin(msgspec.Struct, frozen=True):
    """What a conflict pack says about one actor or source (section ``actors``; other fields are not read here).

    ``belligerent`` says whether it fights (by default what its ``type`` says), ``part_of`` whom it belongs to,
    ``represents`` for whom a person speaks,
    ``guarantor_media_of`` the party or guarantor whose state medium it is, ``publishers`` the outlets' names that it
    goes by, ``generic`` that it names no one in particular ("activists").
    """

    name: str
    id: str
    type: str = ""
    part_of: tuple[str, ...] = ()
    represents: str | None = None
    belligerent: bool | None = None
    guarantor_media_of: str | None = None
    publishers: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    generic: bool = False


class State(msgspec.Struct, frozen=True):
    """What is read here of a row of the section ``states``: a state, its armed forces and its air force."""

    id: str
    name: str
    adjectives: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    forces: str | None = None
    air: str | None = None

    def origins(self, fights: bool) -> Iterator[Origin]:
        """Its three actors; a state that does not fight in this conflict is no party to it."""
        forms = (*self.adjectives, *self.names, *self.capitals)
        yield Origin(self.name, self.id, type="state" if fights else "foreign", belligerent=fights, forms=forms)
        for name, suffix in ((self.forces, "forces"), (self.air, "air")):
            if name:
                kind = "armed_force" if fights else "foreign"
                yield Origin(name, f"{self.id}-{suffix}", type=kind, belligerent=fights, part_of=(self.id,))


class Tie(msgspec.Struct, frozen=True):
    """What is read here of the section ``actor_ties``: which states fight in this conflict."""

    id: str
    belligerent: bool = False


SPEAKING = frozenset(("monitor", "media", "organisation"))
FIGHTING = frozenset(("state", "armed_force", "armed_group", "faction", "alliance", "government"))


class Settings:
    """Typed view of the packs for everything in this package. Build once per set of packs with :func:`settings`."""

    def __init__(self, packs: Packs) -> None:
        self.countries = frozenset(packs.countries)
        self.families = {f.id: f for f in packs.entries("event_families", Family)}
        self.family_of = {e: f.id for f in self.families.values() for e in f.events}
        raw = packs.mapping("incident_matching")
        try:
            matching = msgspec.convert(raw, Matching)
        except msgspec.ValidationError as err:
            raise PackError(f"incident_matching: {err}") from err
        for section, wanted, table in (("weights", FEATURES, matching.weights), ("telling", TELLING, matching.telling)):
            missing = [f for f in wanted if f not in table]
            unknown = [f for f in table if f not in wanted]
            if missing or unknown:
                raise PackError(
                    f"incident_matching.{section}: missing {missing or 'none'}, unknown {unknown or 'none'}"
                )
        self.telling = {name: w.points for name, w in matching.telling.items()}
        self.points = {name: w.points for name, w in matching.weights.items()}
        self.why = {name: w.why for name, w in matching.weights.items()}
        self.thresholds = matching.thresholds
        self.limits = matching.limits
        self.related = frozenset(frozenset(pair) for pair in matching.related)
        for pair in self.related:
            for name in pair:
                if name not in self.families:
                    raise PackError(f"incident_matching.related: no family '{name}' in event_families")
        self.grades = {g.grade: g.text for g in packs.entries("incident_grades", GradeRule)}
        if set(self.grades) != set(GRADES):
            raise PackError(f"incident_grades: must define exactly {', '.join(GRADES)}")
        self.night_words = frozenset(w for p in packs.parts("night_words") for w in p.data or ())
        self.back_words = frozenset(w for p in packs.parts("back_references") for w in p.data or ())
        self._hints = self._words(packs, "event_words")
        for name in {h for many in self._hints.values() for h in many}:
            if name not in self.families:
                raise PackError(f"event_words: no family '{name}' in event_families")
        self._traits = self._words(packs, "event_traits")
        self.part_cues = tuple(packs.entries("toll_parts", parts.Cue))
        self.origins: dict[str, Origin] = {}
        self.names: dict[str, str] = {}
        fighting = {t.id for t in packs.entries("actor_ties", Tie) if t.belligerent}
        states = [o for row in packs.entries("states", State) for o in row.origins(row.id in fighting)]
        for origin in (*states, *packs.entries("actors", Origin)):
            self.names.setdefault(origin.id, origin.name)
            self.origins.setdefault(origin.name.casefold(), origin)
            for name in origin.publishers:
                self.origins.setdefault(name.casefold(), origin)
        said = (n for o in self.origins.values() for n in (o.name, *o.forms, *o.publishers))
        listed = (str(w) for part in packs.parts("common_names") for w in part.data or ())
        self.common_words = frozenset(w.casefold() for text in (*said, *listed) for w in words_of(text))
        self._types = {o.id: o.type for o in self.origins.values()}
        self._above = {o.id: (*o.part_of, *((o.represents,) if o.represents else ())) for o in self.origins.values()}

    @staticmethod
    def _words(packs: Packs, section: str) -> dict[str, frozenset[str]]:
        """Phrase -> the names under which the packs list it."""
        out: dict[str, frozenset[str]] = {}
        for name, words in packs.mapping(section).items():
            for word in words:
                out[word] = out.get(word, frozenset()) | {name}
        return out

    def hinted(self, said: frozenset[str]) -> frozenset[str]:
        """Families of acts that these phrases speak of."""
        return frozenset(h for p in said & self._hints.keys() for h in self._hints[p])

    def traits_of(self, said: frozenset[str]) -> frozenset[str]:
        """Particulars by which these phrases tell one event from another ("wedding", "bus")."""
        return frozenset(t for p in said & self._traits.keys() for t in self._traits[p])

    def speaks_as(self, name: str) -> str:
        """The source behind a name: a monitor's, a medium's or a relief organisation's own people count as it."""
        known = self.origins.get(name.casefold())
        if known is None:
            return name
        above = known.represents
        if above and self._types.get(above) in SPEAKING:
            return self.names[above]
        return known.name

    def fighting(self, ids: frozenset[str]) -> bool:
        """Whether any of these actors fights, by its type."""
        return any(self._types.get(i) in FIGHTING for i in ids)

    def parties(self, name: str) -> frozenset[str]:
        """Ids of an actor and of everything that it is part of; the name itself where no pack knows it."""
        known = self.origins.get(name.casefold())
        if known is None:
            return frozenset((name,))
        out: list[str] = [known.id]
        for id_ in out:
            out.extend(x for x in self._above.get(id_, ()) if x not in out)
        return frozenset(out)

    def family(self, event: str | None) -> str:
        """The family of an act; ``harm`` where a claim names none."""
        return self.family_of.get(event or "", "harm")

    def compatible(self, a: str, b: str) -> bool:
        """Whether reports of one event may put it in both families."""
        return a == b or frozenset((a, b)) in self.related


@functools.lru_cache(maxsize=8)
def settings(packs: Packs) -> Settings:
    """The settings of these packs (cached)."""
    return Settings(packs)


def check(packs: Packs) -> list[str]:
    """What is wrong with the packs' incident sections and their examples, as messages; empty when all is well."""
    try:
        Settings(packs)
    except PackError as err:
        return [str(err)]
    return parts.check(packs)
