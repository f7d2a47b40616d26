"""Which of the pack's agreements does a sentence speak of? A sum of named features; unmatched ones may be new deals.

The weights stand in the ontology pack (``agreement_matching``). Names and places of signature decide where they are
given; else the parties, the dates, the place, what was in force, and what the text spoke of before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

import msgspec

from ..errors import PackError
from ..model import Claim, Document, record_id
from .rulebook import Rulebook, first_day
from .schema import Agreement, Matching
from .status import party_standing, place_standing, time_standing
from .when import span
from .zones import Spot, Zones

_DATED = {
    "signed": ("signed", "announced", "in_force"), "announced": ("announced", "signed", "in_force"),
    "proposed": ("announced", "signed"), "in_force": ("in_force", "signed", "announced"), "extended": ("extended",),
    "suspended": ("suspended", "ended"), "ended": ("ended", "suspended", "expires"),
    "rejected": ("signed", "announced"),
}  # fmt: skip


#: "the truce" means the one spoken of at most this many characters before
_REACH = 4000
_MONTH = 31
#: types of agreement that stop the fighting: what "the truce" of a bare allegation can stand for
_TRUCES = ("ceasefire", "local truce", "zones")


_What = Literal["agreement", "allegation"]


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A claim about an agreement, tied to one (or to none, with the reason). ``features`` are points by name."""

    claim: str
    kind: str
    event: str | None
    agreement: str | None
    reason: str
    features: dict[str, float] = {}


class Possible(msgspec.Struct, frozen=True, kw_only=True):
    """Claims that speak of a deal that the pack does not hold, taken together by place and month; or (``what``)
    allegations that no one agreement could be tied to."""

    id: str
    what: _What = "agreement"
    where: str | None
    since: str | None
    parties: tuple[str, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    reason: str


class Matcher:
    """Ties ``agreement`` and ``term`` claims to the agreements of a rulebook."""

    def __init__(self, book: Rulebook, zones: Zones) -> None:
        if book.settings is None:
            raise PackError("no pack has the section 'agreement_matching'; the pack 'ontology' brings it")
        self.book, self.zones, self.weights = book, zones, book.settings
        names: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for agreement in book.agreements:
            for kind, forms in (("name", (agreement.name, *agreement.names)), ("zone_word", agreement.zone_words),
                                ("made_in", agreement.made_in)):  # fmt: skip
                for form in forms:
                    key = book.orthography.phrase(form)
                    if key:
                        names.setdefault(key, []).append((kind, agreement.id))
        self._names = names
        self._longest = max((len(k) for k in names), default=0)

    def document(self, claims: Iterable[Claim], document: Document | None) -> list[Link]:
        """Links of one document's claims, in the order of the text (what was spoken of before counts)."""
        last: str | None = None
        at = -_REACH
        when: str | None = None
        out: list[Link] = []
        for claim in sorted(claims, key=lambda c: (c.start, c.kind != "agreement", c.id)):
            if claim.kind not in ("agreement", "term"):
                continue
            if claim.start - at > _REACH:
                last = None
            undated = claim.time is None or (claim.time.start is None and claim.time.end is None)
            told = when if undated and last is not None and self._generic(claim) else None
            link = self.match(claim, told or _latest(document), last, same_sentence=claim.end == at)
            out.append(link)
            if link.agreement is not None:
                last, at = link.agreement, claim.end
                when = (claim.time.end or claim.time.start if claim.time else None) or when
        return out

    def match(
        self, claim: Claim, day: str | None, context: str | None = None, *, same_sentence: bool = False
    ) -> Link:
        """One claim. ``day`` is the last day it can speak of (its document's); ``context`` the agreement last named."""
        named = self._named(claim)
        referring = same_sentence or self._generic(claim)
        scored = [(self._score(claim, a, day, context if referring else None, named), a) for a in self.book.agreements]
        ranked = sorted(scored, key=lambda s: (-sum(s[0].values()), s[1].id))

        def link(agreement: Agreement | None, reason: str, features: Mapping[str, float]) -> Link:
            return Link(claim=claim.id, kind=claim.kind, event=claim.event, reason=reason, features=dict(features),
                        agreement=agreement.id if agreement else None)  # fmt: skip

        if not ranked:
            return link(None, "the pack holds no agreements", {})
        (best, first), rest = ranked[0], ranked[1:]
        total = sum(best.values())

        def doubtful(reason: str) -> Link:
            only = self._only_one_that_binds(claim, day)
            if only is None:
                return link(None, reason, best)
            return link(only, f"{only.name} is the one truce in force that day that binds the party accused", {})

        if total < self.weights.tie:
            return doubtful(f"nothing ties it to a known agreement firmly enough (nearest: {first.name})")
        if rest:
            other, second = rest[0]
            if total - sum(other.values()) < self.weights.lead:
                newer = self._newer(first, second)
                if newer is None:
                    return doubtful(f"{first.name} and {second.name} fit equally well")
                best, first = (best, first) if newer is first else (other, second)
        why = ", ".join(f"{name.replace('_', ' ')} {value:+g}" for name, value in best.items())
        return link(first, f"fits {first.name}: {why}", best)

    def _newer(self, one: Agreement, two: Agreement) -> Agreement | None:
        """Of two agreements of which one builds on the other, the later; else ``None``."""
        if two.id in one.builds_on:
            return one
        return two if one.id in two.builds_on else None

    def _only_one_that_binds(self, claim: Claim, day: str | None) -> Agreement | None:
        """For an allegation of a truce that it does not name: the one in force that day that binds whoever is accused. Of
        those that build on one another the last counts; ``None`` where several are left."""
        accused = [a.name for a in claim.actors if a.role == "by"]
        at = (claim.time.end or claim.time.start if claim.time else None) or day
        if claim.event != "violated" or not accused or at is None or not self._generic(claim):
            return None
        standing = {a.id: a for a in self.book.agreements if a.type in _TRUCES and self._binds(a, accused, at)}
        older: set[str] = set()
        todo = [b for a in standing.values() for b in a.builds_on]
        while todo:
            one = todo.pop()
            if one not in older:
                older.add(one)
                todo += self.book.by_id[one].builds_on if one in self.book.by_id else ()
        left = [a for a in standing.values() if a.id not in older]
        return left[0] if len(left) == 1 and "outside" not in self._place(claim, left[0], self.weights) else None

    def _binds(self, agreement: Agreement, accused: Iterable[str], day: str) -> bool:
        """Whether a prohibition of the agreement is in force for all of these actors in any of its zones."""
        return any(
            all(party_standing(self.book, agreement, clause, name, day)[0] == "yes" for name in accused)
            and any(
                time_standing(agreement, clause, day, self.book.sides.of(name), zone)[0] != "no"
                for name in accused for zone in clause.zones or agreement.zones or (None,)
            )
            for clause in agreement.clauses if clause.mode == "prohibits"
        )  # fmt: skip

    def _named(self, claim: Claim) -> dict[str, set[str]]:
        """Agreement id -> how the sentence names it (longest names first, names inside them not counted)."""
        words = self.book.orthography.phrase(claim.quote)
        out: dict[str, set[str]] = {}
        at = 0
        while at < len(words):
            for size in range(min(self._longest, len(words) - at), 0, -1):
                hit = self._names.get(words[at : at + size])
                if hit:
                    for kind, agreement in hit:
                        out.setdefault(agreement, set()).add(kind)
                    at += size - 1
                    break
            at += 1
        for where in claim.places:
            for kind, agreement in self._names.get(self.book.orthography.phrase(where.name), ()):
                out.setdefault(agreement, set()).add(kind)
        return out

    def _generic(self, claim: Claim) -> bool:
        words = self.book.orthography.phrase(claim.quote)
        return any(words[i : i + len(g)] == g for g in self.book.generic for i in range(len(words)))

    def _score(
        self, claim: Claim, agreement: Agreement, day: str | None, context: str | None, named: dict[str, set[str]]
    ) -> dict[str, float]:
        w = self.weights
        f: dict[str, float] = {}
        how = named.get(agreement.id, set())
        for kind in ("name", "zone_word", "made_in"):
            if kind in how:
                f[kind] = getattr(w, kind)
        f |= self._parties(claim, agreement, w)
        f |= self._dates(claim, agreement, w)
        f |= self._place(claim, agreement, w)
        at = (claim.time.end or claim.time.start if claim.time else None) or day
        if at is not None:
            if first_day(agreement) > at:
                f["not_yet"] = w.not_yet
            elif self._in_force(agreement, at):
                f["in_force"] = w.in_force
                f["newest"] = w.newest * self._recency(agreement, at)
        others = {a for a in named if "name" in named[a] or "zone_word" in named[a]} - {agreement.id}
        if context == agreement.id and not others:
            f["context"] = w.context
        return {k: round(v, 3) for k, v in f.items() if v}

    def _parties(self, claim: Claim, agreement: Agreement, w: Matching) -> dict[str, float]:
        roles = ("party", "by") if claim.kind == "agreement" else ("party",)
        named = [a.name for a in claim.actors if a.role in roles]
        if not named:
            return {}
        concerned = {p.side for p in (*agreement.parties, *agreement.guarantors)}
        makers = {p.side for p in agreement.guarantors} or concerned
        inside = [n for n in named if self.book.sides.of(n) & concerned]
        outside = [n for n in named if n not in inside]
        met = {s for n in inside for s in self.book.sides.of(n)} & makers
        out = {}
        if met:
            out["party"] = w.party * len(met) / len(makers)
        if outside:
            out["other_parties"] = w.other_parties * len(outside)
        return out

    def _dates(self, claim: Claim, agreement: Agreement, w: Matching) -> dict[str, float]:
        time = claim.time
        if claim.kind != "agreement" or time is None or (time.start is None and time.end is None):
            return {}
        first, last = time.start or time.end or "", time.end or time.start or ""
        wanted = _DATED.get(claim.event or "", ())
        facts = [f for f in agreement.history if f.event in wanted]
        gaps = [_gap(first, last, *span(f.date)) for f in facts]
        if not gaps:
            fresh = claim.event in ("signed", "announced", "extended")
            return {"other_date": w.other_date} if fresh else {}
        if _gap(first, first, last, last) > _MONTH:
            # for a deal that stands, a span of months is when it stood: only its beginning tells;
            # for one that was made, it is a loose date
            if time.start is None:
                return {}
            if claim.event != "in_force":
                return {"date": w.date / 2} if min(gaps) == 0 else {"other_date": w.other_date}
            starts = [_gap(first, first, *span(f.date)) for f in facts]
            return {"date": w.date / 2} if min(starts) <= _MONTH else {"other_date": w.other_date}
        gap = min(gaps)
        if gap <= w.date_days:
            return {"date": w.date if gap == 0 else w.date / 2}
        if claim.event == "in_force" and self._in_force(agreement, last):
            return {}
        # many a truce is declared over more than once
        loose = claim.event in ("ended", "suspended", "rejected")
        return {"other_date": w.other_date / 2 if loose else w.other_date}

    def _place(self, claim: Claim, agreement: Agreement, w: Matching) -> dict[str, float]:
        made = {self.book.orthography.phrase(m) for m in agreement.made_in}
        answers = []
        for n, where in enumerate(claim.places):
            if where.text is None or where.level == "country":
                continue  # a place taken over from the context is no evidence
            signed_there = self.book.orthography.phrase(where.name) in made
            spot = Spot(name=where.name, level=where.level,
                        place_id=claim.place_ids[n] if n < len(claim.place_ids) else None)  # fmt: skip
            for clause in agreement.clauses:
                zone, at, _ = place_standing(self.zones, agreement, clause, spot)
                # that a place lies in the country says nothing for a countrywide deal
                wide = zone is not None and self.zones.zones[zone].unlocated == "uncertain"
                answers.append("unknown" if wide or (signed_there and at == "out") else at)
        if "in" in answers:
            return {"zone": w.zone}
        if "uncertain" in answers:
            return {"zone": w.zone / 2}
        return {"outside": w.outside} if answers and set(answers) == {"out"} else {}

    def _in_force(self, agreement: Agreement, day: str) -> bool:
        zones: tuple[str | None, ...] = agreement.zones or (None,)
        return any(time_standing(agreement, c, day, zone=z)[0] != "no" for c in agreement.clauses for z in zones)

    def _recency(self, agreement: Agreement, day: str) -> float:
        """1 for the newest agreement that stood on the day, less for each newer one."""
        newer = sum(1 for a in self.book.agreements if first_day(agreement) < first_day(a) <= day)
        return 1 / (1 + newer)


def unmatched(
    links: Iterable[Link], claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> list[Possible]:
    """Unmatched claims as possible new agreements, and unmatched allegations, put together by place and month."""
    groups: dict[tuple[_What, str | None, str | None], list[tuple[Claim, Link]]] = {}
    for link in links:
        claim = claims[link.claim]
        what = _what(claim) if link.agreement is None else None
        if what is None:
            continue
        where = next((p.name for p in claim.places if p.level not in ("country", "region")), None)
        where = where or (claim.places[0].name if claim.places else None)
        day = (claim.time.start or claim.time.end if claim.time else None) or _latest(documents.get(claim.document))
        groups.setdefault((what, where, day[:7] if day else None), []).append((claim, link))
    out = []
    for (what, where, month), members in sorted(groups.items(), key=lambda g: (g[0][2] or "", g[0][1] or "", g[0][0])):
        own = [c for c, _ in members]
        roles = ("by",) if what == "allegation" else ("party", "by")
        out.append(Possible(
            id=record_id("n", *sorted(c.id for c in own)), what=what, where=where, since=month,
            parties=tuple(dict.fromkeys(a.name for c in own for a in c.actors if a.role in roles)),
            claims=tuple(c.id for c in own), documents=tuple(dict.fromkeys(c.document for c in own)),
            reason=members[0][1].reason,
        ))  # fmt: skip
    return out


def alleges(claim: Claim) -> bool:
    """Whether a claim alleges that an agreement was broken."""
    return claim.kind == "term" and claim.event == "violated" and claim.modality not in ("denied", "planned")


def _what(claim: Claim) -> _What | None:
    """As what a claim is listed that no agreement was tied to."""
    if claim.kind == "agreement" and claim.event != "rejected":
        return "agreement"
    return "allegation" if alleges(claim) else None


def _latest(document: Document | None) -> str | None:
    return (document.published.end or document.published.start) if document is not None else None


def _gap(first: str, last: str, other_first: str, other_last: str) -> int:
    if first <= other_last and other_first <= last:
        return 0
    a, b = (last, other_first) if last < other_first else (other_last, first)
    return (date.fromisoformat(b) - date.fromisoformat(a)).days
