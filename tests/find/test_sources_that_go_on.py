"""Sources: sentences that go on with what the source before them told."""

from __future__ import annotations

import pytest

from trucewatch.find.actors import ActorFinder
from trucewatch.find.sources import SourceFinder
from trucewatch.rules import load
from trucewatch.text import Orthography, Text

PACKS = load(["en", "syria"])
ORTHOGRAPHY = Orthography(PACKS)
ACTORS = ActorFinder(PACKS, ORTHOGRAPHY)
FINDER = SourceFinder(PACKS, ORTHOGRAPHY)
SOHR = "Syrian Observatory for Human Rights"


def names(raw: str, sentence: int) -> list[tuple[str, ...]]:
    text = Text(raw, ORTHOGRAPHY)
    return [m.names for m in FINDER.find(text, None, ACTORS.find(text)) if m.sentence == sentence]


@pytest.mark.parametrize(
    ("second", "carried"),
    [
        ("The blast injured six guards.", True),
        ("This bombardment also left a school in ruins.", True),
        ("The explosions damaged two vans.", True),
        ("And at least nine people were hurt in Homs.", True),
        ("These included four raids on a bakery.", True),
        ("Most raids hit the northern suburbs.", True),
        ("Two of the jihadists were killed.", True),
        ("A clinic in the next street was also hit.", True),
        ("During the raids six tents were destroyed.", True),
        ("Among some 30 wounded nine were children.", True),
        ("Also in Homs a mosque was burned.", True),
        ("Also in March a mosque was burned.", False),
        ("The council also owns a mill.", False),
        ("The fighting is now in its third month.", False),
        ("The raid came days after a truce was agreed.", False),
        ("The army captured a hill.", False),
    ],
)
def test_what_the_source_goes_on_to_tell(second: str, carried: bool) -> None:
    assert names(f"The Observatory said shells fell on the town. {second}", 1) == ([(SOHR,)] if carried else [])


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("The Hasakah governor said two men had died.", [("Hasakah governor",)]),
        ("Like Salma Haddad said she would not move.", [("Salma Haddad",)]),
        ("The envoys met in secret according to The Independent.", [("The Independent",)]),
        ("Turkey moved tanks up and on Sunday said its men had taken a hill.", [("Turkey",)]),
        ("The strikes lasted an hour, with residents blaming the coalition.", [("residents",)]),
        ("AFP reported a medic as saying that six were dead.", [("medic", "AFP")]),
        ("Local outlets quoted residents as saying that two shells fell.", [("residents", "local outlets")]),
        ("A mother and her son are among the dead, Umm Khalil, a local nurse, said by telephone.", [("Umm Khalil",)]),
        ("Some 40,000 people have moved north, UN data show, and few have gone home.", [("United Nations",)]),
        ("Six guards were hurt, the health office in Homs announced.", [("health office in Homs",)]),
        ("Gunmen left the village of Tell Sahra Kabir reports say after a raid.", [("reports",)]),
    ],
)
def test_who_is_named(raw: str, expected: list[tuple[str, ...]]) -> None:
    assert names(raw, 0) == expected
