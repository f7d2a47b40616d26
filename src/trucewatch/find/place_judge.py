"""Drafts of a document -> mentions: the gazetteer's judgement over all of the document's places together."""

from __future__ import annotations

from typing import NamedTuple

from ..gazetteer import Gazetteer, Resolution
from ..gazetteer.geo import distance_km
from ..model import Level
from ..text import Text
from .place_mentions import Draft, PlaceMention
from .place_words import PlaceWords


class Judge:
    """Names that need no context first; these then speak for the others."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.gazetteer = gazetteer
        self.words = words
        self._plain: dict[tuple[str, str | None], tuple[Resolution, bool]] = {}

    def judge(self, text: Text, drafts: list[Draft]) -> list[PlaceMention]:
        """The mentions of a document, in the order of the drafts."""
        gaz = self.gazetteer
        named = [d for d in drafts if d.anaphor is None]
        first: dict[int, tuple[Resolution, bool]] = {}
        points: list[tuple[float, float]] = []
        seen: set[str] = set()
        hints: dict[str, tuple[str, ...]] = {}
        for d in named:
            found, clear = first[id(d)] = self._alone(d)
            p = found.place
            if p is not None and p.lat is not None and p.lon is not None and p.id not in seen:
                seen.add(p.id)
                if p.level in ("settlement", "site", "district", "road") and clear:
                    points.append((p.lat, p.lon))
            if d.hint:
                hints.setdefault(d.surface, d.hint)
        lists = _lists(named, first)
        beside: dict[str, list[Spot]] = {}
        for d in named:
            if close := _beside(d, lists.get(d.group, []) if d.group is not None else []):
                beside.setdefault(d.surface, close)
        done: dict[tuple[str, str | None, tuple[str, ...]], Resolution] = {}
        results: dict[int, PlaceMention] = {}
        for d in named:
            hint = d.hint or hints.get(d.surface, ())
            found, clear = first[id(d)]
            others = [(m.lat, m.lon) for m in beside.get(d.surface, ())]
            astray = _astray(found, others)
            if astray and not hint:
                hint = _common(beside[d.surface])
            if not clear or (found.place is not None and (astray or (hint and not _agrees(found, hint)))):
                key = (d.surface, d.level, hint)
                if key not in done:
                    done[key] = gaz.resolve(
                        d.surface, level_word=d.level, admin_hint=hint, context=points, beside=others
                    )
                found = done[key]
            results[id(d)] = self._mention(text, d, found, hint)
        out = []
        for d in drafts:
            if d.anaphor is None:
                out.append(results[id(d)])
            else:
                out.append(_again(text, d, results[id(d.anaphor)]))
        return out

    def _alone(self, d: Draft) -> tuple[Resolution, bool]:
        """What the name means without any context, and whether it needs none."""
        key = (d.surface, d.level)
        got = self._plain.get(key)
        if got is None:
            found = self.gazetteer.resolve(d.surface, level_word=d.level)
            got = found, _clear(found)
            if len(self._plain) > 50_000:
                self._plain.clear()
            self._plain[key] = got
        return got

    def _site(self, text: Text, d: Draft, found: Resolution, hint: tuple[str, ...]) -> PlaceMention:
        """ "X hospital", "X hill": a site with a name of its own, near X where X is a known settlement."""
        near = found.place if found.candidates and found.candidates[0].similarity >= 0.97 else None
        if text.norms[d.core[0]] in self.words.starts:
            d.level = None if near else d.level  # "Tal X hilltop": the name says already that it is a hill
            d.core = (d.core[0], d.last)
            return self._mention(text, d, found, hint)
        surface = f"{d.surface} {text.slice(d.core[1], d.last)}"
        area = near.admin[-1] if near and near.admin else None
        return PlaceMention(
            first=d.first,
            last=d.last,
            text=text.slice(d.first, d.last),
            name=_display(surface),
            level=d.level,  # type: ignore[arg-type]
            place_id=self.gazetteer.unresolved_id(surface, hint[0] if hint else area),
            lat=near.lat if near else None,
            lon=near.lon if near else None,
            relation=d.relation,
            part=d.part,
            direction=d.direction,
            core=(d.core[0], d.last),
            group=d.group,
            index=d.index,
            admin=near.admin if near else hint,
            reason=f"a site named after {near.name}" if near else f"'{surface}' is in no gazetteer that is loaded",
            rule=d.rule,
        )

    def _adjective(self, d: Draft) -> str:
        """ "north" of "the north of X", "northern part" -> "northern"; more than one direction as written."""
        said = d.part.casefold().replace("the ", "")
        words = said.split()
        if "-" in said and len(words) == 1 and self.words.directions.starting([said.replace("-", "")], 0, 1):
            words = [said.replace("-", "")]  # "north-west" is one direction
        elif any("-" in word for word in words) and self.words.directions.starting(words, 0, len(words)) is None:
            words = said.replace("-", " - ").split()
        step = self.words.directions.starting(words, 0, len(words))
        rest = words[step[0] :] if step else words
        if step is None or any(self.words.directions.starting(rest, k, len(rest)) for k in range(len(rest))):
            return said
        return self.words.adjectives.get(d.direction, said)

    def _mention(self, text: Text, d: Draft, found: Resolution, hint: tuple[str, ...]) -> PlaceMention:
        place = found.place
        if d.level == "site" and place is not None and place.level == "country" and d.last > d.core[1]:
            d.level, d.last = None, d.core[1]  # "Syria market hit": some market of a country, no name of one
        if d.level in ("site", "road") and (place is None or place.level != d.level) and d.last > d.core[1]:
            return self._site(text, d, found, hint)
        level: Level = place.level if place else (d.level or "settlement")  # type: ignore[assignment]
        name = place.name if place else _display(d.surface)
        ident = place.id if place else found.id
        if place is not None and place.level == "country" and d.direction:
            name, level = f"{self._adjective(d)} {name}".strip(), "region"
            ident = self.gazetteer.region_id(name) or ident
        return PlaceMention(
            first=d.first,
            last=d.last,
            text=text.slice(d.first, d.last),
            name=name,
            level=level,
            place_id=ident,
            lat=place.lat if place else None,
            lon=place.lon if place else None,
            relation=d.relation,
            part=d.part,
            direction=d.direction,
            core=d.core,
            group=d.group,
            index=d.index,
            resolved=place is not None,
            anaphor=d.rule == "anaphor",
            admin=place.admin if place else hint,
            reason=found.reason,
            rule=d.rule,
        )


def _again(text: Text, d: Draft, of: PlaceMention) -> PlaceMention:
    values = {f: getattr(of, f) for f in of.__struct_fields__}
    values.update(
        first=d.first, last=d.last, text=text.slice(d.first, d.last), core=(d.first, d.last), anaphor=True,
        relation=d.relation, part="", direction="", group=None, index=0, rule="anaphor",
        reason=f"stands for '{of.text}'",
    )  # fmt: skip
    return PlaceMention(**values)


def _clear(found: Resolution) -> bool:
    """Whether the judgement needs no context: one exact or closely folded spelling, nothing else near."""
    if found.place is None or found.candidates[0].similarity < 0.96:
        return False
    rivals = [c for c in found.candidates[1:] if c.score > found.score - 0.12]
    return all(c.place.level != found.place.level or c.place.name == found.place.name for c in rivals)


#: km: how far apart the other members of a list may lie for it to speak of one neighbourhood, and what lies outside it
_CLOSE_KM, _OUTSIDE_KM = 40.0, 90.0


class Spot(NamedTuple):
    """A member of a list with a position."""

    surface: str
    lat: float
    lon: float
    admin: tuple[str, ...]


def _lists(named: list[Draft], first: dict[int, tuple[Resolution, bool]]) -> dict[int, list[Spot]]:
    """The members of each list that have a position, by the list's number."""
    out: dict[int, list[Spot]] = {}
    for d in named:
        p = first[id(d)][0].place
        if d.group is None or p is None or p.lat is None or p.lon is None:
            continue
        if p.level in ("settlement", "site", "district"):
            out.setdefault(d.group, []).append(Spot(d.surface, p.lat, p.lon, p.admin))
    return out


def _beside(d: Draft, members: list[Spot]) -> list[Spot]:
    """The largest neighbourhood that two or more of a list's other members make up, if most of these lie in it."""
    others = list({m.surface: m for m in members if m.surface != d.surface}.values())
    best: list[Spot] = []
    for o in others:
        close = [m for m in others if distance_km(o.lat, o.lon, m.lat, m.lon) <= _CLOSE_KM]
        if len(close) > len(best):
            best = close
    return best if len(best) >= 2 and len(best) * 2 > len(others) else []


def _common(members: list[Spot]) -> tuple[str, ...]:
    """The largest area that holds all of them, where they share it."""
    areas = {m.admin[-1] for m in members if m.admin}
    return tuple(areas) if len(areas) == 1 else ()


def _astray(found: Resolution, others: list[tuple[float, float]]) -> bool:
    """Whether a place lies outside the neighbourhood that its list speaks of."""
    p = found.place
    if p is None or not others or p.lat is None or p.lon is None:
        return False
    return min(distance_km(p.lat, p.lon, y, x) for y, x in others) > _OUTSIDE_KM


def _agrees(found: Resolution, hint: tuple[str, ...]) -> bool:
    p = found.place
    return p is None or not p.admin or any(h in p.admin or h == p.name for h in hint)


def _display(surface: str) -> str:
    return surface[:1].upper() + surface[1:]


