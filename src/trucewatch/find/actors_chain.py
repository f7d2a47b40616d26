"""The run of qualifiers and names before a noun ("Syrian government", "the Islamist group Ahrar al-Sham")."""

from __future__ import annotations

from ..text import Text
from .actors_mention import Reading
from .actors_pack import ActorRecord
from .actors_sweep import Unit

Run = tuple[list[Unit], list[Unit], int]  # the chain, the nouns that close it, and the token at which it ends


class Chains:
    """Puts units together; ``soft`` words may stand between them."""

    def __init__(self, soft: frozenset[str]) -> None:
        self._soft = soft

    def run(self, text: Text, units: list[Unit], at: int, limit: int) -> Run:
        """The run of qualifiers and names that starts at ``at``, the nouns that close it, and where it ends."""
        chain: list[Unit] = []
        nouns: list[Unit] = []
        last = units[at].first
        i = at
        while i < len(units) and units[i].first < limit:
            unit = units[i]
            if unit.first != last and not self._bridged(text, last, unit.first):
                break
            alone = not chain and not nouns
            more = alone and (unit.name or unit.short or unit.adjective)
            if unit.noun is not None and not more and not _opens(unit, units, i):
                nouns.append(unit)
            elif nouns or (chain and chain[-1].place is not None):
                break
            else:
                if chain and text.gap(last - 1) == "-" and chain[-1].adjective and unit.adjective and not unit.name:
                    break
                if chain and unit.adjective is None and (unit.name is None or chain[-1].name is not None):
                    break
                chain.append(unit)
            last = unit.last
            i += 1
        return chain, nouns, last

    def _bridged(self, text: Text, last: int, first: int) -> bool:
        return 0 < first - last <= 2 and all(text.norms[k] in self._soft for k in range(last, first))


def head(chain: list[Unit], reading: Reading) -> ActorRecord | None:
    """The record that a chain of qualifiers stands for: the last one that names somebody in particular."""
    particular = any(u.name is not None and not u.name.generic and u.name.type == "faction" for u in chain)
    for unit in reversed(chain):
        said = unit.name or unit.adjective
        if particular and said is not None and said.generic:
            continue  # "the Ahrar al-Sham Islamist faction" is the one that is named
        if unit.short and (unit.name is None or unit.name.generic):
            got = _short(unit.short, reading)
            if got is not None and len(chain) > 1 and got.id not in reading.seen and got.id not in reading.named:
                continue  # "a Russian-led alliance": not the one that the word alone would mean
            if got is not None:
                return got
        if unit.name is not None:
            return unit.name
        if unit.adjective is not None:
            return unit.adjective
        if unit.place is not None:
            return unit.place
    return None


def _opens(unit: Unit, units: list[Unit], i: int) -> bool:
    """A word that is noun and adjective both ("rebel", "government") opens a name when a noun follows."""
    if unit.adjective is None:
        return False
    return i + 1 < len(units) and units[i + 1].first == unit.last and units[i + 1].noun is not None


def _short(records: list[ActorRecord], reading: Reading) -> ActorRecord | None:
    """The one of these that a short form means here."""
    seen = reading.seen
    latest = max(seen, key=lambda k: seen[k]) if seen else None
    following = [r for r in records if latest in r.short_after]
    if following:
        return following[0]
    records = [r for r in records if not r.short_after]
    before = [r for r in records if r.id in seen]
    if before:
        return max(before, key=lambda r: seen[r.id])
    somewhere = [r for r in records if r.id in reading.named]
    if somewhere:
        return somewhere[0]
    return next((r for r in records if r.short_default), None)
