"""The shapes of number rules and units in packs, and of the examples that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from ..errors import PackError
from ..rules import Packs

_NEAR = 10  # words back to one that speaks against a range


class NumberRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``number_rules``: words beside a number and what they do to it.

    ``place``: the words stand ``before`` the number, ``after`` it, or ``between`` two numbers (``opens`` names words
    that must stand before the first). ``effect``: ``at_least``, ``at_most``, ``about``, ``exact``, ``range``, ``none`` (the
    number is no quantity) or ``age`` (nor is this, but an article before it counts one: "a 12-year-old boy"). ``least``: only
    for numbers from there on; ``dimensions``: only with a unit of these; ``near``: only where the second number is at most
    twice the first; ``closed``: not where one of these stands before the first; ``reach``: up to so many words may stand
    between ("20 people or more"); ``itself``: only numbers that begin with one of these words ("how many", but "how dozens");
    ``led``: where one of these stands before the words, or nothing, ``least`` and ``closed`` do not hold ("killed over nine
    people", "killed from 30 to 40"), ``unless_near`` names words that speak against that ("the toll of those killed from").
    """

    id: str
    place: str
    effect: str
    says: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    least: float | None = None
    dimensions: tuple[str, ...] = ()
    near: bool = False
    closed: tuple[str, ...] = ()
    reach: int = 0
    itself: tuple[str, ...] = ()
    led: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    def leads(self, norms: Sequence[str], first: int) -> bool:
        """Whether the words that begin at ``first`` tell a bound by what stands before them."""
        return first == 0 or (norms[first - 1] in self.led and not set(norms[max(0, first - _NEAR) : first]).intersection(self.unless_near))

    def fits(self, unit: tuple[Unit, int] | None, value: float) -> bool:
        """Whether the rule may apply to this number with this unit."""
        if self.dimensions and (unit is None or unit[0].dimension not in self.dimensions):
            return self.least is not None and value >= self.least
        return self.least is None or value >= self.least or bool(self.dimensions and unit)


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``units``: ``name`` is the base unit (km, km2, percent, days ...), ``factor`` turns the words' into it.

    ``exact`` factors are definitions within a system (500 m is 0.5 km); others are rounded as finely as written.
    """

    name: str
    dimension: str
    says: tuple[str, ...]
    factor: float = 1
    exact: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Example(msgspec.Struct, frozen=True):
    """One example of a rule; ``must`` is false where nothing may be found."""

    text: str
    must: bool


class Wanted(msgspec.Struct, frozen=True):
    """An example taken apart: the plain text, where the quantity stands in it and what it is worth."""

    plain: str
    start: int = 0
    end: int = 0
    min: float | None = None
    max: float | None = None
    unit: str | None = None
    article: bool = False



def bracketed(example: str) -> Wanted:
    """``"[at least 20] people => 20.."`` -> text, span and bounds; without ``=>`` just the text."""
    if "=>" not in example:
        return Wanted(example)
    left, _, right = (part.strip() for part in example.partition("=>"))
    start, end = left.find("["), left.rfind("]")
    plain = left.replace("[", "").replace("]", "")
    if start < 0 or end < 0:
        raise PackError(f"example '{example}': put the quantity in [square brackets]")
    bounds, _, unit = right.partition(" ")
    low, dots, high = bounds.partition("..")
    try:
        return Wanted(
            plain,
            start,
            end - 1,
            float(low) if low else None,
            (float(high) if high else None) if dots else float(low),
            unit.strip() or None,
            True,
        )
    except ValueError as err:
        raise PackError(f"example '{example}': after => comes 5, 5..7, 5.. or ..7 and maybe a unit") from err


class Checks:
    """All number examples of all packs with where they stand."""

    @staticmethod
    def of(packs: Packs) -> Iterator[tuple[str, Example]]:
        for section, type_ in (("number_rules", NumberRule), ("units", Unit)):
            for where, rule in packs.located(section, type_):
                name = getattr(rule, "id", None) or getattr(rule, "name", "")
                for text in getattr(rule, "yes", ()):
                    yield f"{where} ({name})", Example(text, True)
                for text in getattr(rule, "no", ()):
                    yield f"{where} ({name})", Example(text, False)
        for part in packs.parts("numbers"):
            data = part.data if isinstance(part.data, dict) else {}
            for text in data.get("yes") or ():
                yield f"{part.pack}/{part.file} (numbers)", Example(text, True)
            for text in data.get("no") or ():
                yield f"{part.pack}/{part.file} (numbers)", Example(text, False)
