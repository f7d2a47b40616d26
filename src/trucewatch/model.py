"""The records that flow through trucewatch. Every stage takes and gives these; nothing else crosses a stage's border.

Dates are ISO strings, inclusive. Offsets are Unicode code points into :attr:`Document.text`, end exclusive.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from . import display

Basis = Literal["stated", "inferred", "given", "unknown"]
Kind = Literal[
    "incident", "casualties", "displacement", "control_change", "control_state", "damage",
    "agreement", "term", "movement", "position", "population", "statement",
]  # fmt: skip
Scope = Literal["incident", "period", "total"]
Modality = Literal["asserted", "possible", "planned", "denied", "accused"]
Role = Literal["by", "with", "against", "party"]
Level = Literal["site", "settlement", "district", "governorate", "country", "region", "zone", "road"]
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]


class Shows:
    """Records that a notebook shows as a card."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return display.card(self)  # type: ignore[arg-type]


class Published(msgspec.Struct, frozen=True):
    """When a document was published: a range of days, how it is known, and the reasoning in words."""

    start: str | None = None
    end: str | None = None
    basis: Basis = "unknown"
    receipt: str = ""


class Document(Shows, msgspec.Struct, frozen=True, kw_only=True):
    """One text as received. ``text`` is the decoded text, never altered; ``masked`` are regions that carry no claims.

    ``id`` is ``sha256:<hex>`` of the archived bytes (of the record's own bytes for a feed, WARC, JSON lines or CSV).
    ``origin`` names the near-copy group: documents that share it count as one origin. ``known`` is the day from which
    the ledger may use it (its publication's last possible day, else the day it was added): the second clock.
    """

    id: str
    text: str
    path: str = ""
    publisher: str | None = None
    title: str | None = None
    published: Published = Published()
    language: str | None = None
    origin: str | None = None
    masked: tuple[tuple[int, int, str], ...] = ()
    media_type: str = "text/plain"
    url: str | None = None
    known: str | None = None
    quotes: tuple[str, ...] = ()  # ids of documents, or names of agencies, that this one says it copies


class Measure(msgspec.Struct, frozen=True):
    """A quantity with bounds as written. ``text`` is the words that carry it."""

    what: str
    min: float | None = None
    max: float | None = None
    text: str | None = None


class When(msgspec.Struct, frozen=True):
    """When the thing happened; ``text`` is ``None`` where the time comes from context."""

    start: str | None = None
    end: str | None = None
    text: str | None = None


class Where(msgspec.Struct, frozen=True):
    """A place as written and by its usual English name."""

    text: str | None
    name: str
    level: Level = "settlement"


class Actor(msgspec.Struct, frozen=True):
    """A party in a role. ``text`` is ``None`` where it comes from context."""

    role: Role
    text: str | None
    name: str


class Claim(Shows, msgspec.Struct, frozen=True, kw_only=True):
    """One reported assertion (see docs/claims.md). ``place_ids`` and ``actor_ids`` run parallel to ``places``/``actors``.

    ``trace`` gives, slot by slot, the rule or reason that filled it.
    """

    doc: str
    quote: str
    start: int
    end: int
    kind: Kind
    event: str | None = None
    measure: Measure | None = None
    scope: Scope | None = None
    breakdown: dict[str, float] = {}
    victims: Literal["civilian", "combatant", "mixed", "unknown"] | None = None
    time: When | None = None
    places: tuple[Where, ...] = ()
    actors: tuple[Actor, ...] = ()
    targets: tuple[str, ...] = ()
    asserted_by: tuple[str, ...] = ()
    modality: Modality = "asserted"
    id: str = ""
    document: str = ""
    rule: str = ""
    place_ids: tuple[str | None, ...] = ()
    actor_ids: tuple[str | None, ...] = ()
    confidence: float = 1.0
    trace: dict[str, str] = {}


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Something found on the way. ``value`` holds the type's own fields as in docs/cli.md."""

    doc: str
    type: Literal["time", "place", "actor", "quantity", "source", "trigger"]
    start: int
    end: int
    text: str
    rule: str
    value: dict[str, Any] = {}


class Silent(msgspec.Struct, frozen=True):
    """A sentence that holds a number or a trigger but gave no claim, and why as far as is known."""

    start: int
    end: int
    quote: str
    why: str


class Extraction(msgspec.Struct, frozen=True):
    """What reading one document gave."""

    claims: tuple[Claim, ...]
    silent: tuple[Silent, ...]
    mentions: tuple[Mention, ...] = ()


class Place(Shows, msgspec.Struct, frozen=True, kw_only=True):
    """A gazetteer entry. ``lat``/``lon`` are WGS 84 degrees or ``None`` where only the identity is known.

    ``admin`` are the names of the areas that hold it, nearest first; ``over`` those of the areas that a region lies over, in whole
    or in part; ``pcode`` is OCHA's code where there is one.
    """

    id: str
    name: str
    level: Level
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    population: int = 0
    pcode: str | None = None
    source: str = ""


class OriginToll(msgspec.Struct, frozen=True, kw_only=True):
    """One origin's figure: the latest counts, the earlier ones are its history (oldest first)."""

    origin: str
    min: float | None
    max: float | None
    claim: str
    known: str | None = None
    history: tuple[tuple[str | None, float | None, float | None, str], ...] = ()  # known, min, max, claim id
    marks: tuple[str, ...] = ()  # e.g. "belligerent about itself", "media of a guarantor state"


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """One measure of one incident over its origins."""

    min: float | None
    max: float | None
    agreed: float | None = None
    contradiction: bool = False
    breakdown: dict[str, tuple[float | None, float | None]] = {}
    by_origin: tuple[OriginToll, ...] = ()


class Incident(Shows, msgspec.Struct, frozen=True, kw_only=True):
    """What the claims of any number of documents say about one event.

    ``id`` is ``i_`` plus the anchor claim's hash; an older id resolves through the claim it names. ``blame`` lists who
    blames whom and who denies, never collapsed to one culprit. ``flags`` names look-alikes and doubts.
    """

    id: str
    event: str
    family: str
    time: When
    place: Where | None
    place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    places: tuple[Where, ...] = ()
    actors: tuple[Actor, ...] = ()
    targets: tuple[str, ...] = ()
    toll: dict[str, Toll] = {}
    grade: Grade = "weak"
    grade_why: str = ""
    pivot: str | None = None  # the single claim whose removal would change the grade
    blame: tuple[dict[str, Any], ...] = ()
    contradictions: tuple[dict[str, Any], ...] = ()
    origins: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    first_known: str | None = None


class ControlChange(Shows, msgspec.Struct, frozen=True, kw_only=True):
    """A settlement changing hands, or an unnamed remainder of ``unnamed`` places in ``place``."""

    place_id: str
    place: str
    start: str | None
    end: str | None
    event: str
    by: str | None
    against: str | None
    claims: tuple[str, ...]
    unnamed: int = 0
    modality: Modality = "asserted"
    sources: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


class Holding(Shows, msgspec.Struct, frozen=True, kw_only=True):
    """Who holds a place at a date. ``as_of`` is the day of a report that gives the holding no beginning (no ``since``)."""

    place_id: str
    place: str
    holder: str | None
    since: str | None
    as_of: str | None = None
    contested: bool = False
    holders: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    basis: str = ""  # "baseline", "change", "state", "unknown"
    lat: float | None = None
    lon: float | None = None


class Finding(Shows, msgspec.Struct, frozen=True, kw_only=True):
    """A candidate finding of the ledger, or an allegation: one incident against one clause."""

    id: str
    agreement: str
    clause: str
    incident: str | None
    alleged_by: tuple[str, ...] = ()
    party: str | None = None
    in_force: Literal["yes", "no", "disputed"] = "yes"
    in_zone: Literal["in", "out", "uncertain", "unknown"] = "unknown"
    carve_out: Literal["none", "claimed", "applicable", "unclear"] = "none"
    basis: Literal["candidate", "alleged"] = "candidate"
    grade: Grade = "weak"
    reasons: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    date: When = When()
    place: str | None = None
    zone: str | None = None
    event: str | None = None


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """The filters every query takes. ``as_of`` is the day a state is asked for, ``as_known_on`` the second clock:
    only documents known by that day count."""

    zone: str | None = None
    place: str | None = None
    actor: str | None = None
    kind: str | None = None
    event: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    as_known_on: str | None = None
    grade: str | None = None
    publisher: str | None = None


class Decision(Shows, msgspec.Struct, frozen=True, kw_only=True):
    """A reviewer's decision. ``subject`` is a claim, incident or document id; ``value`` depends on ``verb``.

    Verbs: accept, reject, edit {field: value}, same {with}, different {with}, split {claims}, date {start, end},
    place {id | name, lat, lon}, grade {grade}, annotate {text}, undo (subject is a decision id).
    """

    id: str
    verb: str
    subject: str
    value: dict[str, Any] = {}
    who: str
    when: str
    why: str = ""
    about: dict[str, tuple[str, str, str]] = {}  # claim id -> document, kind, quote: to find claims again when ids change


def record_id(prefix: str, *parts: object) -> str:
    """A short stable id: ``prefix_`` and 16 hex digits of SHA-256 over the parts' JSON."""
    import hashlib

    return f"{prefix}_{hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:16]}"


def to_builtins(record: Any) -> Any:
    """Any record as plain dicts and lists, ready for JSON."""
    return msgspec.to_builtins(record)
