"""Who says so: speakers who share a noun, partial quotations, eyewitnesses, agencies behind their owners, accounts that go on."""

from __future__ import annotations

import pytest

from trucewatch.extraction import Extractor
from trucewatch.find.actors import ActorFinder
from trucewatch.find.sources import SourceFinder
from trucewatch.rules import load
from trucewatch.text import Orthography, Text

PACKS = load(["en", "syria"])
ORTHOGRAPHY = Orthography(PACKS)
ACTORS = ActorFinder(PACKS, ORTHOGRAPHY)
FINDER = SourceFinder(PACKS, ORTHOGRAPHY)
EXTRACTOR = Extractor()
SOHR = "Syrian Observatory for Human Rights"


def names(raw: str) -> list[tuple[str, ...]]:
    text = Text(raw, ORTHOGRAPHY)
    return [m.names for m in FINDER.find(text, None, ACTORS.find(text))]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # two who share a noun, two who are joined
        ("Local and medical sources said jets bombed the market.", [("local sources", "medical sources")]),
        ("Jets bombed the market local and medical sources said.", [("local sources", "medical sources")]),
        ("US and Turkish officials said the truce held.", [("US officials", "Turkish officials")]),
        ("Troops left posts they had held for a year the Syrian government and activists said.", [("Syrian government", "activists")]),
        ("Rebels shelled the army and residents said ten people died.", [("residents",)]),
        # a partial quotation, a participle of saying behind the speaker
        ('The Observatory "has documented the killing of 30 civilians in raids" this year.', [(SOHR,)]),
        ("Four men died on Sunday, said the Observatory, bringing the toll of the week to 19.", [(SOHR,)]),
        ("SANA quoted the governor Talal al-Barazi as putting the toll at four.", [("Talal Barazi", "SANA")]),
        ("The road is cut, the governor specified.", [("governor",)]),
        # eyewitnesses and pictures
        ("An AFP journalist in the town saw burnt houses.", [("AFP",)]),
        ("State television showed footage of a burnt bus.", [("Syrian state television",)]),
        # announcements
        ("The SDF announced the start of an offensive on the valley.", [("Syrian Democratic Forces",)]),
        ("The ministry went on to say that two depots had been hit.", [("ministry",)]),
        # a medium's own name stands behind what it is
        ("According to Hezbollah's official television station Al-Manar two men died.", [("Al-Manar",)]),
        ("Russia's state news agency TASS said two men died.", [("TASS",)]),
        # a body that no pack knows, at its first mention
        ("According to Orontes Turks Association tanks were used.", [("Orontes Turks Association",)]),
        # the place of a body is no speaker
        ("The White Helmets in the central Hama province said two men died.", [("Syrian Civil Defence",)]),
        ("Opponents of Bashar al-Assad said his troops shelled the town.", [("Syrian opposition",)]),
        # who goes on
        ("Omar Darwish said five died. A resident of Homs said shells fell. He said ten were hurt.",
         [("Omar Darwish",), ("resident of Homs",), ("resident of Homs",)]),
        ("Shells hit Ariha for hours the Observatory said and nobody could leave.", [(SOHR,)]),
    ],
)  # fmt: skip
def test_who_says_so(raw: str, expected: list[tuple[str, ...]]) -> None:
    assert names(raw) == expected


@pytest.mark.parametrize(
    "more",
    [
        "The toll includes nine women.",
        "Another mortar shell hit a school in Ariha.",
        "Three more soldiers were killed near Ariha.",
        "Two soldiers were also killed.",
    ],
)
def test_an_account_goes_on(more: str) -> None:
    assert names(f"The Observatory said a raid killed 19 people in Ariha. {more}") == [(SOHR,), (SOHR,)]


@pytest.mark.parametrize(
    "more",
    [
        "More than 300000 people have been killed since 2011.",
        "The war began in 2011.",
        "The governor was killed in 2013.",
    ],
)
def test_background_is_nobodys_account(more: str) -> None:
    assert names(f"The Observatory said a raid killed 19 people in Ariha. {more}") == [(SOHR,)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A raid killed nine people in Ariha, a town held by Islamic State, the Observatory said.", ()),
        ("A raid killed nine people in Ariha, which is held by rebels, the Observatory said.", ()),
        ("A raid killed nine people in Raqqa, a stronghold of Islamic State, the Observatory said.", ()),
        ("The Observatory said Ariha is now held by rebels.", (SOHR,)),
        ("The Observatory said rebels control the town of Ariha.", (SOHR,)),
    ],
)
def test_who_holds_a_place_named_on_the_way_is_not_what_the_source_tells(sentence: str, told: tuple[str, ...]) -> None:
    claims = EXTRACTOR.text(sentence, published="2016-09-20").claims
    assert [c.asserted_by for c in claims if c.kind == "control_state"] == [told]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("On 2 July IS said its men had destroyed a statue.", ("Islamic State",)),
        ("The strike, which was said to have killed two, hit a mill.", None),
        ("Footage released by DAESH affiliated news agency Amaq showed a burning jet.", ("Amaq News Agency",)),
        ("Lavrov speaking at a news conference in the city of Sochi with his colleague Hassan Qasim said the truce held.",
         ("Sergei Lavrov",)),
        ("After talks in Geneva US Secretary of State John Kerry and Russian Foreign Minister Sergei Lavrov said the truce held.",
         ("John Kerry", "Sergei Lavrov")),
        ("A human rights monitoring group said ten men died.", (SOHR,)),
    ],
)  # fmt: skip
def test_capitals_and_long_names(raw: str, expected: tuple[str, ...] | None) -> None:
    assert names(raw)[:1] == ([expected] if expected else [])


def test_only_the_act_is_blamed() -> None:
    claims = EXTRACTOR.text("Nine people died in Ariha in an air raid that Ankara blamed on Moscow.", published="2016-09-20").claims
    assert {c.kind: c.asserted_by for c in claims} == {"casualties": (), "incident": ("Turkey",)}
