"""Counts of things by how their nouns stand together: "a number of houses and cars", "a school bus", "of the six clinics, two"."""

from __future__ import annotations

from ..rules.vocabulary import Thing
from ..text import Chunk, Text
from .group import Group, refs

_STRUCK = frozenset(("facilities", "vehicles"))
_CLOSES = frozenset(("PREP", "BREAK", "SUB", "DET", "COMMA", "AND", "PERSON"))
_ONE_OF_MANY = frozenset(("VEHICLE", "SINGULAR"))
_BETWEEN = 3  # words between a column and the "of" that counts its vehicles
_THEM = frozenset(("PRON", "INCLUDING"))
_FILLING = 2  # words that may describe the second kind


def shared(chunks: list[Chunk], groups: list[Group], also: frozenset[str], text: Text) -> list[Group]:
    """The groups, and one more behind each whose vague number two kinds of things share; a number is of both together."""
    out: list[Group] = []
    for g in groups:
        out.append(g)
        if g.thing is None or g.max is not None or g.min is None or g.thing.measure not in _STRUCK or g.noun != g.last:
            continue
        k = _second(chunks, g.last + 1, also)
        thing = refs(chunks[k], Thing) if k else None
        if thing is None or thing.measure == g.thing.measure or thing.measure not in _STRUCK:
            continue
        said = text.slice(chunks[g.first].first, chunks[k].last)
        out.append(Group(k, k, g.min, None, noun=k, thing=thing, text=said))
    return out


def _second(chunks: list[Chunk], at: int, also: frozenset[str]) -> int:
    """Where the noun in the plural stands that "and" joins to the one before ``at``, or 0."""
    if at >= len(chunks) or not chunks[at].tags & also:
        return 0
    for k in range(at + 1, min(len(chunks), at + 2 + _FILLING)):
        tags = chunks[k].tags
        if "THING" in tags:
            return 0 if "SINGULAR" in tags else k
        if chunks[k].kind != "word" or not tags.isdisjoint(_CLOSES) or ("TRIGGER" in tags and "PAST" not in tags):
            return 0
    return 0


def compound(chunks: list[Chunk], j: int, of_whole: bool = False) -> bool:
    """Whether a thing only says of what kind the one right behind it is: "an ammunition truck", "a school bus"; or, ``of_whole``,
    whose it is: "two of the town's clinics"."""
    if j + 1 >= len(chunks) or chunks[j].kind != "word" or chunks[j + 1].kind != "word":
        return False
    if "PERSON" in chunks[j + 1].tags and chunks[j - 1].kind == "quantity" and chunks[j - 1].value.head != "article":
        return {"FACILITY", "SINGULAR"} <= chunks[j].tags and "SINGULAR" not in chunks[j + 1].tags  # "nine factory hands"
    if "THING" not in chunks[j + 1].tags:
        return False
    if chunks[j].tags >= _ONE_OF_MANY:
        return False  # "a 26-lorry convoy"
    return of_whole or "SINGULAR" in chunks[j + 1].tags or "SINGULAR" in chunks[j].tags


def whence(chunks: list[Chunk], g: Group, origin: tuple[str, ...]) -> bool:
    """Whether a count only says where those counted before are from: "nine people, most of them from two families"."""
    k = g.first - 2
    if k < 1 or chunks[k + 1].tags.isdisjoint(origin) or chunks[k].tags.isdisjoint(_THEM):
        return False
    return chunks[k].tags >= {"INCLUDING"} or "qty:share" in chunks[k - 1].tags


def out_of(chunks: list[Chunk], groups: list[Group], of: frozenset[str]) -> list[Group]:
    """The groups without a whole of things of which a bare number tells: "of the 25 hospitals in X, eight were hit"."""
    out = list(groups)
    for whole, part in zip(groups, groups[1:], strict=False):
        if whole.thing is None or not part.bare or part.unit is not None or not 2 <= whole.first <= 3:
            continue
        opens = chunks[whole.first - 2].tags & of and "DET" in chunks[whole.first - 1].tags
        if opens and "COMMA" in chunks[part.first - 1].tags and (part.min or 0) < (whole.min or 0):
            part.thing, part.noun, part.bare = whole.thing, part.last, False
            out.remove(whole)
    return out


def columns(chunks: list[Chunk], groups: list[Group], of: frozenset[str]) -> list[Group]:
    """The groups without a column that only says how vehicles counted beside it go: "a convoy of 12 trucks", "18 trucks of a
    UN convoy", "a 40-truck convoy"."""
    rows = [g for g in groups if g.article and g.thing is not None and "COLUMN" in g.thing.tags]
    counted = [g for g in groups if not g.article and g.thing is not None and "VEHICLE" in g.thing.tags and "COLUMN" not in g.thing.tags]

    def told(row: Group) -> bool:
        return any(
            (row.last < g.first <= row.last + _BETWEEN and chunks[row.last + 1].tags & of)
            or (g.last < row.first <= g.last + _BETWEEN and chunks[g.last + 1].tags & of)
            for g in counted
        )

    return [g for g in groups if g not in rows or not told(g)]
