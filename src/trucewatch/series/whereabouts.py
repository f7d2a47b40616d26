"""What a claim's places are now, and which of them only say where something happened."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any

from ..gazetteer import Gazetteer
from ..model import Place
from ..rules import Packs
from .reports import Where

#: relations (pack section ``place_relations``) that give a place as a location
_LOCATING = ("in", "near", "between", "on")
_DIRECTED = ("of", "from", "to")


def locator(
    gazetteer: Gazetteer, decided: Mapping[str, Place] | None = None
) -> Callable[[str | None, str, str], Where]:
    """``locate(place id, name, level)``: the place under its present id. One that was in no gazetteer when the text was
    read is looked up again, so that coordinates which came later fill in everywhere; ``decided`` are places that
    reviewers have put somewhere, by id and by the identity that they had before."""
    placed = decided or {}

    @functools.cache
    def locate(ident: str | None, name: str, level: str) -> Where:
        place = placed.get(_bare(ident) or "") or (gazetteer.get(ident) if ident else None)
        if place is None and ident and not ident.startswith("p_"):
            return Where(id=ident, name=name, level=level)
        if place is None:
            area = ident.split("@", 1)[1] if ident and "@" in ident else None
            found = gazetteer.resolve(name, level_word=level, admin_hint=area)
            named = gazetteer.area_name(area) or area
            place = found.place if found.place is not None and _sure(found.candidates[0].similarity, ident) else None
            if place is not None and named and place.admin and named not in (*place.admin, place.name):
                place = None  # the text puts it in another area than its homonym
            if place is None:
                return Where(id=_bare(ident) or _bare(found.id) or name, name=name, level=level, area=named)
        own = level if place.level in ("governorate", "country", "region", "zone") else place.level
        return Where(
            id=place.id,
            name=place.name,
            level=place.level if place.level == level else own,
            area=place.admin[-1] if place.admin else None,
            place=place,
            abroad=bool(gazetteer.countries) and place.country not in (None, *gazetteer.countries),
        )

    return locate


def _sure(similarity: float, ident: str | None) -> bool:
    return similarity >= 0.97 or ident is None


def _bare(ident: str | None) -> str | None:
    """An unresolved identity without its area: the same name without one is the same place until texts tell two."""
    return ident.split("@", 1)[0] if ident else ident


class Located:
    """``located(quote, place text, event)``: whether the words before a place make it a location, not what was taken."""

    def __init__(self, packs: Packs) -> None:
        relations = packs.mapping("place_relations")
        words = [str(w) for r in _LOCATING for w in relations.get(r) or ()]
        directed = [str(w) for r in _DIRECTED for w in relations.get(r) or ()]
        directions = [str(d) for p in packs.parts("place_directions") for g in p.data or () for d in g]
        anaphors: dict[str, Any] = packs.mapping("place_anaphors")
        held = r"(?:\s+\w+-\w+)?"  # one compound adjective: "rebel-held"
        gap = rf"(?:\s+(?:{_any([str(w) for w in anaphors.get('definite') or ()])}|{_any(directions)}))*{held}\s+$"
        self._near = re.compile(rf"\b(?:{_any(words)}){gap}", re.I)
        between = [str(w) for w in relations.get("between") or ()]
        self._second = re.compile(rf"\b(?:{_any(between)})\s+[^,.;]{{1,60}}\s\w{{1,4}}{gap}", re.I)
        self._from = re.compile(rf"\b(?:{_any([str(w) for w in relations.get('from') or ()])}){gap}", re.I)
        self._directed = re.compile(rf"\b(?:{_any(directions)})\s+(?:{_any(directed)}){gap}", re.I)

    def __call__(self, quote: str, text: str, event: str | None) -> bool:
        """True for "in X", "near X", "north of X"; not for repelled attacks, where the place is what was attacked."""
        if event == "repelled":
            return False
        at = quote.find(text)
        if at <= 0:
            return False
        before = quote[max(0, at - 60) : at]
        return any(p.search(before) for p in (self._near, self._directed, self._second))

    def left(self, quote: str, text: str) -> bool:
        """True for "from X"."""
        at = quote.find(text)
        return at > 0 and self._from.search(quote[max(0, at - 60) : at]) is not None


class Nowhere:
    """For claims whose places are all objects (tests, hand-made claims): no place is a mere location."""

    def __call__(self, quote: str, text: str, event: str | None) -> bool:
        """Never."""
        return False

    def left(self, quote: str, text: str) -> bool:
        """Always: the place of a withdrawal is the one that was left."""
        return True


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) or r"(?!)"
