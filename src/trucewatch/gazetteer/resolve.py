"""Which place a name means here: candidates weighed by named, documented features, and refused when weak."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import log10
from statistics import median

import msgspec

from ..model import Place
from .geo import distance_km

#: What speaks for and against a candidate, added to its spelling's similarity (0.8 to 1).
WEIGHTS = {
    "level fits": 0.10, "level differs": -0.15, "settlement": 0.02, "spelling exact": 0.05, "usual meaning": 0.20,
    "area named": 0.14, "other area named": -0.25, "near the text's places": 0.09, "in reach": 0.04,
    "far from the text's places": -0.10, "near its list": 0.06, "far from its list": -0.30,
    "country in focus": 0.05, "other country": -0.04,
    "population": 0.012,  # for each factor of ten
}  # fmt: skip
ACCEPT = 0.88  # a score below this is refused
MARGIN = 0.03  # and so is one that beats another place by less
_NEAR_KM, _REACH_KM, _FAR_KM, _SAME_KM = 30.0, 90.0, 250.0, 6.0
_WELL_KNOWN = 50_000  # people: a list of villages may name such a town from afar


class Candidate(msgspec.Struct, frozen=True):
    """A place that the name may mean; ``via`` is the gazetteer's spelling that met it, ``why`` the features."""

    place: Place
    similarity: float
    via: str = ""
    score: float = 0.0
    why: tuple[str, ...] = ()


class Resolution(msgspec.Struct, frozen=True):
    """The judgement: ``place`` is ``None`` where it was refused. ``id`` is the place's, or the unresolved identity."""

    place: Place | None
    score: float
    reason: str
    candidates: tuple[Candidate, ...] = ()
    id: str = ""


def choose(
    surface: str,
    candidates: Sequence[Candidate],
    level_word: str | None,
    areas: Sequence[str],
    points: Sequence[tuple[float, float]],
    bare: Collection[str],
    focus: Collection[str],
    beside: Sequence[tuple[float, float]] = (),
) -> Resolution:
    """Score and judge. ``points`` are the document's other places, ``bare`` the ids that a bare name means, ``beside`` the
    other members of the list that the name stands in, where these lie close together."""
    if not candidates:
        return Resolution(None, 0.0, f"'{surface}' is in no gazetteer that is loaded")
    scored = sorted(
        (_score(c, level_word, areas, points, bare, focus, beside) for c in candidates), key=lambda c: (-c.score, c.place.id)
    )
    kept = tuple(scored)
    scored = [c for c in scored if not _doubtful(c, focus)]
    if not scored:
        c = kept[0]
        reason = (
            f"weak: only like '{c.via}' ({c.place.name}, {c.similarity:.2f}), and nothing in the text speaks for it"
        )
        return Resolution(None, c.score, reason, kept)
    first = scored[0]
    if first.score < ACCEPT:
        why = f"the nearest spelling is {first.place.name} ({first.score:.2f}, needs {ACCEPT})"
        return Resolution(None, first.score, f"weak: {why}", kept)
    for other in scored[1:]:
        if first.score - other.score >= MARGIN:
            break
        if not _one_spot(first.place, other.place):
            reason = (
                f"undecided between {_label(first.place)} and {_label(other.place)}: nothing in the text tells which"
            )
            return Resolution(None, first.score, reason, kept)
    return Resolution(first.place, first.score, "; ".join(first.why), kept, first.place.id)


def _doubtful(c: Candidate, focus: Collection[str]) -> bool:
    """A folded spelling that nothing else in the text supports, or one of a country that is not in focus."""
    if focus and c.similarity < 1 and c.place.country not in (None, *focus):
        return True
    supported = any(w.startswith(("area named", "near the text's places", "near its list")) for w in c.why)
    return c.similarity < 0.95 and not supported


def _score(
    c: Candidate,
    level_word: str | None,
    areas: Sequence[str],
    points: Sequence[tuple[float, float]],
    bare: Collection[str],
    focus: Collection[str],
    beside: Sequence[tuple[float, float]] = (),
) -> Candidate:
    p = c.place
    exact = c.similarity == 1
    why = [] if exact else [f"spelling like '{c.via}' ({c.similarity:.2f})"]
    score = c.similarity

    def weigh(feature: str, times: float = 1.0) -> None:
        nonlocal score
        score += WEIGHTS[feature] * times
        why.append(f"{feature} {WEIGHTS[feature] * times:+.2f}")

    if exact:
        weigh("spelling exact")
    if level_word and {level_word, p.level} == {"district", "settlement"}:
        pass  # a suburb may be either
    elif level_word:
        weigh("level fits" if _fits(level_word, p.level) else "level differs")
    elif p.level == "settlement":
        weigh("settlement")
    if exact and p.id in bare and (not level_word or _fits(level_word, p.level)):
        weigh("usual meaning")
    if areas:
        holds = [a for a in areas if a in p.admin or a == p.name]
        if holds:
            weigh("area named")
        elif p.admin and p.level in ("settlement", "site", "district"):
            weigh("other area named")
    if p.lat is not None and p.lon is not None and points and p.level not in ("country", "governorate"):
        reach = sorted(distance_km(p.lat, p.lon, y, x) for y, x in points)
        typical = median(reach[: max(1, (len(reach) + 1) // 2)])
        if typical <= _NEAR_KM:
            weigh("near the text's places", 1.0 - 0.5 * typical / _NEAR_KM)
        elif typical <= _REACH_KM:
            weigh("in reach")
        elif typical > _FAR_KM:
            weigh("far from the text's places")
    if p.lat is not None and p.lon is not None and beside and p.level in ("settlement", "site", "district"):
        away = min(distance_km(p.lat, p.lon, y, x) for y, x in beside)
        if away <= _NEAR_KM:
            weigh("near its list")
        elif away > _REACH_KM and (p.population or 0) < _WELL_KNOWN and p.name not in p.admin:
            weigh("far from its list")
    if focus and p.level != "country" and p.country is not None:
        weigh("country in focus" if p.country in focus else "other country")
    if p.population:
        weigh("population", round(min(log10(p.population), 6.5), 2))
    return Candidate(p, c.similarity, c.via, round(score, 4), tuple(why))


def _fits(word: str, level: str) -> bool:
    if word == level:
        return True
    return {word, level} in (
        {"site", "settlement"},
        {"region", "governorate"},
        {"zone", "region"},
    ) and word != "settlement"


def _one_spot(a: Place, b: Place) -> bool:
    """Whether two rows are so close, or so nested, that choosing the first misleads nobody."""
    if None in (a.lat, a.lon, b.lat, b.lon):
        return a.name == b.name and (a.admin[-1:] == b.admin[-1:] or "governorate" in (a.level, b.level))
    if a.name == b.name and a.level != b.level and "governorate" in (a.level, b.level):
        return True
    d = distance_km(a.lat, a.lon, b.lat, b.lon)  # type: ignore[arg-type]
    return d <= (_SAME_KM if a.level == b.level else 4 * _SAME_KM)


def _label(p: Place) -> str:
    return f"{p.name} ({p.level}{', ' + p.admin[-1] if p.admin else ''})"
