"""Who says so: other states' media, two speakers with a place, participles behind the speaker, reports that count, "it"."""

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


def names(raw: str) -> list[tuple[str, ...]]:
    text = Text(raw, ORTHOGRAPHY)
    return [m.names for m in FINDER.find(text, None, ACTORS.find(text))]


def reach(raw: str) -> list[str]:
    text = Text(raw, ORTHOGRAPHY)
    return [text.slice(*m.content) for m in FINDER.find(text, None, ACTORS.find(text))]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Iran's state television", "Iranian state television"),
        ("Irans state TV", "Iranian state television"),
        ("Russian state TV", "Russian state television"),
        ("Turkish state media", "Turkish state media"),
        ("Turkey's state-run news agency", "Anadolu Agency"),
        ("Iran's official news agency", "IRNA"),
        ("Lebanon's official National News Agency", "National News Agency"),
        ("Israel's army radio", "Israeli Army Radio"),
        ("State television", "Syrian state television"),
        ("Syria's state news agency", "SANA"),
        ("State-run Al-Ikhbariya TV", "Al-Ikhbariya"),
        ("Syria TV", "Syria TV"),
        ("Siege Watch", "Siege Watch"),
        ("UN investigators", "UN investigators"),
        ("The UN Commission of Inquiry", "UN Commission of Inquiry on Syria"),
        ("MSF", "Doctors Without Borders"),
        ("Two men interviewed", "two men"),
        ("A charity working in rebel-held areas", "charity working in rebel-held areas"),
    ],
)
def test_a_speaker_by_name(who: str, name: str) -> None:
    assert names(f"{who} said ten people died.") == [(name,)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("A raid on Monday killed 20 people an aid group and medics in the rebel-held area said.",
         [("aid group", "medics in the rebel-held area")]),
        ("Ten died the minister said according to the Arabic-language Al-Manar channel.", [("minister",), ("Al-Manar", "minister")]),
        ("On Tuesday Ankara called for a truce in the city where it said two million people lacked water.", [("Turkey",)]),
        ("The Observatory said ten died in a raid where it said bombs fell.", [(SOHR,), (SOHR,)]),
        ("The report records at least 14 massacres in the province.", [("report",)]),
        ("SANA said a raid killed two. Also on Monday a soldier was shot in Homs.", [("SANA",), ("SANA",)]),
        ("SANA said a raid killed two. The governor also left.", [("SANA",)]),
        ("Ten died, the Observatory said; its men could not reach the street.", [(SOHR,)]),
        ("Troops seized a hill, a war monitor and a rebel commander said, as shells fell.", [(SOHR, "rebel commander")]),
        ("Five clinics were hit, according to the Union of Medical Care and Relief Organizations.",
         [("Union of Medical Care and Relief Organizations",)]),
        # many without one voice are no "it"; who has a name of its own is nobody named before
        ("Amnesty International said two died. Rebels said four died. It said a child was among them.",
         [("Amnesty International",), ("opposition fighters",), ("Amnesty International",)]),
        ("The Observatory said two died. The Orontes mission said four died.", [(SOHR,), ("Orontes mission",)]),
        ("A doctor treating the wounded said ten died.", [("doctor treating the wounded",)]),
        ("Residents fleeing the fighting said ten died.", [("residents fleeing the fighting",)]),
        ("Medics responding to the attacks said ten died.", [("medics responding to the attacks",)]),
    ],
)  # fmt: skip
def test_who_says_so(raw: str, expected: list[tuple[str, ...]]) -> None:
    assert names(raw) == expected


def test_a_report_of_whoever_was_named_is_theirs_whatever_the_headline_calls_it() -> None:
    raw = "The report says 40 died. The Orontes Rights Network said shells killed 40. The report adds that nine were children."
    assert names(raw)[1:] == [("Orontes Rights Network",), ("Orontes Rights Network",)]


@pytest.mark.parametrize(
    "raw",
    [
        "Five shells hit the school the source said using the government's usual word for its foes.",
        '"Five shells hit the school" Hassan Qasim said speaking on condition of anonymity.',
        "Five shells hit the school Hassan Qasim stated commenting on raids near the town.",
        "Five shells hit the school state media said while activists said three tanks burned.",
    ],
)
def test_what_stands_before_a_speaker_is_told_by_it(raw: str) -> None:
    assert "Five shells hit the school" in reach(raw)[0]
