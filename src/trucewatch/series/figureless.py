"""Words that give no figure: "many fled" says neither how many nor of what order, whatever floor a number word is given."""

from __future__ import annotations

import re
from typing import Any

from ..model import Claim
from ..rules import Packs

#: number words with a floor up to this tell nothing but "some" (docs/claims.md: "many", "several": 3; "dozens" is 24)
SOME = 3


class Figureless:
    """Whether a claim's measure rests on such words alone; the words are the number packs' ``vague`` and ``several``."""

    def __init__(self, packs: Packs) -> None:
        numbers: dict[str, Any] = packs.mapping("numbers")
        words = [
            str(word)
            for section in ("vague", "several")
            for word, floor in (numbers.get(section) or {}).items()
            if float(floor) <= SOME
        ]
        found = "|".join(r"\s+".join(map(re.escape, w.split())) for w in sorted(words, key=len, reverse=True))
        self._some = re.compile(rf"\b(?:{found})\b", re.IGNORECASE) if words else None

    def __call__(self, claim: Claim) -> bool:
        m = claim.measure
        if m is None or self._some is None or m.max is not None or m.min is None or m.min > SOME or not m.text:
            return False
        return self._some.search(m.text) is not None
