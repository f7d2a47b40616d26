"""The packs' number words, and what the figures of a token are worth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from ..errors import PackError
from ..rules import Packs
from ..text import Orthography
from .numbers_rules import Unit
from .phrases import Phrases


class Words(msgspec.Struct, forbid_unknown_fields=True):
    """Section ``numbers`` of the language packs, merged. Values are numbers; keys are words or phrases.

    ``vague`` gives floors ("dozens"), ``several`` floors that a scale multiplies ("several hundred"), ``exact``
    phrases that mean one number ("a couple"), ``counted`` nouns that carry their number ("two civilians" as one
    Arabic dual), ``fractions`` shares of a whole, ``shares`` floors of a share in percent ("most of"). ``year_*`` say
    when four digits are a year, ``month_in`` and ``month_next`` when a number after a month is no day,
    ``month_of`` what may link a day to its month, ``month_joins`` two days of one month (after ``month_spans`` whatever
    follows); ``ratios`` stand between a part and its whole ("four in five"), where a word of ``ratio_next`` follows;
    ``part_owners`` ends the name of whoever owns a whole ("half of X's 22 million").
    """

    cardinals: dict[str, float] = {}
    scales: dict[str, float] = {}
    glued_scales: dict[str, float] = {}
    vague: dict[str, float] = {}
    several: dict[str, float] = {}
    exact: dict[str, float] = {}
    counted: dict[str, float] = {}
    fractions: dict[str, float] = {}
    shares: dict[str, float] = {}
    share_next: tuple[str, ...] = ()
    share_of: tuple[str, ...] = ()
    ratios: tuple[str, ...] = ()
    ratio_next: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    one: tuple[str, ...] = ()
    and_: tuple[str, ...] = msgspec.field(default=(), name="and")
    and_prefix: tuple[str, ...] = ()
    ordinal_suffixes: tuple[str, ...] = ()
    currency: tuple[str, ...] = ()
    dashes: tuple[str, ...] = ("-",)
    groups: tuple[str, ...] = ()
    decimals: tuple[str, ...] = (".",)
    part_words: tuple[str, ...] = ()
    part_owners: tuple[str, ...] = ()
    part_stops: tuple[str, ...] = ()
    part_reach: int = 7
    year_from: int = 1900
    year_to: int = 2035
    year_after: tuple[str, ...] = ()
    year_not_after: tuple[str, ...] = ()
    year_not_before: tuple[str, ...] = ()
    month_in: tuple[str, ...] = ()
    month_of: tuple[str, ...] = ()
    month_joins: tuple[str, ...] = ()
    month_next: tuple[str, ...] = ()
    month_spans: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Lexis:
    """The packs' number words in their comparison forms, with clitic variants where the script writes them on."""

    def __init__(self, packs: Packs, orthography: Orthography) -> None:
        data = packs.mapping("numbers")
        try:
            words = msgspec.convert(data, Words)
        except msgspec.ValidationError as err:
            raise PackError(f"section 'numbers' of the packs {', '.join(packs.names)}: {err}") from err
        norm, phrase = orthography.norm, orthography.phrase
        prefixes = [p for p in (norm(p) for p in orthography.prefixes) if not p.isascii()]

        def folded(forms: Iterable[str]) -> frozenset[str]:
            return frozenset(map(norm, forms))

        def single(table: Mapping[str, float]) -> dict[str, float]:
            out = {norm(k): float(v) for k, v in table.items()}
            for key in [k for k in out if not k.isascii()]:
                for p in prefixes:
                    out.setdefault(p + key, out[key])
            return out

        self.cardinals = single(words.cardinals)
        self.scales = single(words.scales)
        self.glued_scales = {norm(k): v for k, v in words.glued_scales.items()}
        #: Words that are units as well: figures without decimals before them are measured, not scaled ("500m").
        self.units = folded(w for u in packs.entries("units", Unit) for w in u.says)
        self.and_words = folded(words.and_)
        self.and_cardinals = {
            norm(p) + norm(k): float(v) for p in words.and_prefix for k, v in words.cardinals.items() if not k.isascii()
        }
        self.articles = folded(words.articles)
        self.one = folded(words.one)
        self.ordinal_suffixes = frozenset(words.ordinal_suffixes)
        self.currency = frozenset(words.currency)
        self.dashes = frozenset(words.dashes)
        self.share_next = folded(words.share_next)
        self.ratios = tuple(key for says in words.ratios if (key := phrase(says)))
        self.ratio_next = folded(words.ratio_next)
        self.share_of = folded(words.share_of)
        self.part_words = folded(words.part_words)
        self.part_owners = words.part_owners
        self.part_stops = folded(words.part_stops)
        self.part_reach = words.part_reach
        self.years = (words.year_from, words.year_to)
        self.year_after = folded(words.year_after)
        self.year_not_after = folded(words.year_not_after)
        self.year_not_before = folded(words.year_not_before)
        self.month_in = folded(words.month_in)
        self.month_of = folded(words.month_of)
        self.month_joins = folded(words.month_joins)
        self.month_next = folded(words.month_next)
        self.month_spans = folded(words.month_spans)
        times: dict[str, Any] = packs.mapping("times")
        months = [key for name in times.get("month") or {} if (key := phrase(str(name)))]
        self.month_starts = frozenset(key[0] for key in months) | {p + k[0] for k in months for p in prefixes}
        self.month_ends = frozenset(key[-1] for key in months)
        self.phrases: Phrases[tuple[str, float]] = Phrases()
        kinds = ("vague", "several", "exact", "counted", "fractions", "shares")
        for kind in kinds:
            for says, value in getattr(words, kind).items():
                key = phrase(says)
                self.phrases.add(key, (kind, float(value)))
                if key and not key[0].isascii():
                    for p in prefixes:
                        self.phrases.add((p + key[0], *key[1:]), (kind, float(value)))
        self.starts = frozenset((*self.phrases.edges(), *self.cardinals, *self.scales, *self.articles))
        groups, points = "".join(words.groups), "".join(words.decimals)
        self._grouped = re.compile(rf"^\d{{1,3}}(?:[{re.escape(groups)}]\d{{3}})+$") if groups else None
        self._dotted = re.compile(r"^\d{1,3}(?:\.\d{3}){2,}$")
        self._decimal = re.compile(rf"^(\d+)[{re.escape(points)}](\d+)$")
        self._group_chars = re.compile(rf"[{re.escape(groups)}.]") if groups else re.compile(r"\.")

    def digits(self, word: str) -> tuple[float, int] | None:
        """``"1,800"`` -> (1800, 0), ``"1.8"`` -> (1.8, 1); ``None`` for what is no number ("03.11.2019")."""
        if word.isdigit():
            return float(int(word)), 0
        if (self._grouped is not None and self._grouped.match(word)) or self._dotted.match(word):
            return float(int(self._group_chars.sub("", word))), 0
        m = self._decimal.match(word)
        if m is not None:
            return float(f"{int(m[1])}.{''.join(str(int(d)) for d in m[2])}"), len(m[2])
        return None
