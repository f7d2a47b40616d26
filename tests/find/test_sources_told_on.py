"""Sources: tolls given by somebody, what was posted, whoever said and added, "the source" told before; patterns that are no patterns."""

from __future__ import annotations

import pytest

from trucewatch.errors import PackError
from trucewatch.find.actors import ActorFinder
from trucewatch.find.sources import SourceFinder
from trucewatch.find.sources_patterns import Coder
from trucewatch.rules import load
from trucewatch.text import Orthography, Text

PACKS = load(["en", "syria"])
ORTHOGRAPHY = Orthography(PACKS)
ACTORS = ActorFinder(PACKS, ORTHOGRAPHY)
FINDER = SourceFinder(PACKS, ORTHOGRAPHY)
SOHR = "Syrian Observatory for Human Rights"
WHITE_HELMETS = "Syrian Civil Defence"


def names(raw: str) -> list[tuple[str, ...]]:
    """Who is named in the last sentence."""
    text = Text(raw, ORTHOGRAPHY)
    last = text.sentences[-1].index
    return [m.names for m in FINDER.find(text, None, ACTORS.find(text)) if m.sentence == last]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("A shell hit the mill in Binnish, said the Observatory, which added that two bakers were hurt.", (SOHR,)),
        ("A shell hit the mill in Binnish, said the Observatory, and added that two bakers were hurt.", (SOHR,)),
        ("Two bakers, the White Helmets said, were hurt by a shell in Binnish.", (WHITE_HELMETS,)),
        ("Two bakers, a medic said, were hurt by a shell in Binnish.", ("medic",)),
        ("Two bakers were hurt, a figure given by the health directorate.", ("health directorate",)),
        ("The toll, provided by the White Helmets, was nine dead.", (WHITE_HELMETS,)),
        ("The White Helmets posted on Facebook that two bakers were hurt.", (WHITE_HELMETS,)),
        ("The White Helmets, speaking to Al Arabiya, said two bakers were hurt.", (WHITE_HELMETS, "Al Arabiya")),
        ("Per a local activist, two bakers were hurt.", ("local activist",)),
        ("The Observatory said jets had bombed Binnish. The source said two bakers were hurt.", (SOHR,)),
        ("The Observatory said jets had bombed Binnish. According to the same source, two bakers were hurt.", (SOHR,)),
        ("The Observatory said jets had bombed Binnish. Two bakers were hurt, it went on.", (SOHR,)),
    ],
)
def test_who_says_so(raw: str, expected: tuple[str, ...]) -> None:
    assert names(raw)[0] == expected


@pytest.mark.parametrize(
    "raw",
    [
        "The army posted guards on the road that leads to Binnish.",
        "The figure was cited by rivals of the plan.",
        "Prices rose to 900 pounds, per family.",
        "As the raids grew heavier, the army continued.",
    ],
)
def test_nobody_says_so(raw: str) -> None:
    assert names(raw) == []


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(<source: .> | <source: . .>) [said] .*", "stands twice"),
        ("(<source: .> [said] .*", "leaves a group open"),
        ("<source: .>) [said] .*", "closes a group"),
    ],
)
def test_a_pattern_that_is_none_is_named(pattern: str, words: str) -> None:
    coder = Coder(ORTHOGRAPHY, {}, [pattern], {})
    with pytest.raises(PackError, match=f"mine: .*{words}"):
        coder.split(pattern, "mine")
