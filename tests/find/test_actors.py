"""Parties under neutral names, whatever an outlet calls them."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from trucewatch.errors import PackError
from trucewatch.find.actors import ActorFinder, ActorMention, check
from trucewatch.find.actors_pack import ActorPack
from trucewatch.rules import Packs, load
from trucewatch.text import Orthography, Text

ROOT = Path(__file__).resolve().parent.parent.parent
PACKS = load(["en", "syria"])
ORTHOGRAPHY = Orthography(PACKS)
FINDER = ActorFinder(PACKS, ORTHOGRAPHY)


def read(raw: str, day: str | None = None) -> list[ActorMention]:
    return FINDER.find(Text(raw, ORTHOGRAPHY), None, day)


def measured(script: str, shared: Path, pattern: str) -> list[float]:
    """What an evaluation script prints for each part of the annotated articles."""
    command = [sys.executable, str(ROOT / "evaluation" / script), "--shared", str(shared)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(x) for x in re.findall(pattern, run.stdout)]


def names(raw: str, day: str | None = None) -> list[str]:
    return [m.name for m in read(raw, day)]


def test_the_packs_hold_together() -> None:
    assert check(PACKS) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("regime forces", "Syrian government forces"),
        ("Assad's forces", "Syrian government forces"),
        ("Assads forces", "Syrian government forces"),
        ("Syrian government forces", "Syrian government forces"),
        ("the Syrian army", "Syrian Army"),
        ("SAA", "Syrian Army"),
        ("the regime", "Syrian government"),
        ("the Assad regime", "Syrian government"),
        ("regime warplanes", "Syrian Air Force"),
        ("Syrian fighter jets", "Syrian Air Force"),
        ("Russian warplanes", "Russian Air Force"),
        ("Turkish troops", "Turkish Armed Forces"),
        ("the US-led coalition", "US-led coalition"),
        ("terrorists", "opposition fighters"),
        ("Takfiri militants", "opposition fighters"),
        ("rebel groups", "opposition fighters"),
        ("Turkish-backed rebels", "Turkish-backed opposition fighters"),
        ("ISIS", "Islamic State"),
        ("Isis", "Islamic State"),
        ("Daesh", "Islamic State"),
        ("IS", "Islamic State"),
        ("Jaish al-Islam", "Jaysh al-Islam"),
        ("Jeish al-Izza", "Jaysh al-Izza"),
        ("the White Helmets", "Syrian Civil Defence"),
        ("Erdoğan", "Recep Tayyip Erdogan"),
    ],
)
def test_one_party_has_one_name(words: str, name: str) -> None:
    assert names(f"On Monday {words} attacked a town.") == [name]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2015-03-28", "Jabhat al-Nusra"),
        ("2016-07-27", "Jabhat al-Nusra"),
        ("2016-07-28", "Jabhat Fatah al-Sham"),
        ("2017-01-28", "Hayat Tahrir al-Sham"),
        ("2019-12-24", "Hayat Tahrir al-Sham"),
    ],
)
def test_a_faction_is_named_by_date(day: str, name: str) -> None:
    assert names("Fighters of the Nusra Front left the village.", day) == [name]
    assert FINDER.name_on("jabhat-al-nusra", day) == name


def test_without_a_date_the_usual_name_stands() -> None:
    assert names("Fighters of al-Nusra left.") == ["Jabhat al-Nusra"]


def test_no_name_in_the_packs_is_one_sides_word() -> None:
    loaded = {"regime", "terrorist", "terrorists", "takfiri", "martyrs", "mercenaries", "thugs"}
    for record in ActorPack(PACKS).records.values():
        assert not loaded & set(record.name.casefold().split()), record.id


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Russian air strikes hit the town.", [("Russia", True)]),
        ("They live in rebel-held Idlib.", [("opposition fighters", True)]),
        ("Turkey’s offensive began.", [("Turkey", True)]),
        ("Syrian women fled.", []),
        ("A Russian singer spoke.", []),
    ],
)
def test_adjectives_count_only_before_acts(raw: str, expected: list[tuple[str, bool]]) -> None:
    assert [(m.name, m.adjectival) for m in read(raw)] == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Residents fled to Turkey.", []),
        ("A clinic in Damascus was hit.", []),
        ("Damascus denies using gas.", ["Syrian government"]),
        ("A truce was brokered by Moscow and Ankara.", ["Russia", "Turkey"]),
    ],
)
def test_a_capital_is_a_place_unless_it_acts(raw: str, expected: list[str]) -> None:
    assert names(raw) == expected


def test_joined_adjectives_share_their_noun() -> None:
    assert names("Russian and Syrian warplanes struck.") == ["Russian Air Force", "Syrian Air Force"]


def test_short_forms_follow_what_was_named() -> None:
    assert names("The Syrian Coalition met. The Coalition called for help.") == ["Syrian Coalition"] * 2
    assert names("The coalition hit a convoy.") == ["US-led coalition"]


def test_possessives_refer_back() -> None:
    assert names("Turkey said two of its soldiers were killed.") == ["Turkey", "Turkish Armed Forces"]


def test_aircraft_of_nobody_stay_unresolved() -> None:
    (mention,) = read("Warplanes struck the market.")
    assert not mention.resolved
    assert mention.name == ""
    assert mention.noun == "air"


def test_small_is_is_a_verb() -> None:
    assert names("It is quiet. Is it?") == []


def test_mentions_are_in_order_and_never_overlap() -> None:
    found = read("Syrian regime forces, Hezbollah and Russian warplanes fought Ahrar al-Sham and HTS near Hama.")
    assert len(found) == 5
    assert all(a.last <= b.first for a, b in itertools.pairwise(found))


def test_a_second_conflict_needs_no_code(tmp_path: Path) -> None:
    pack = tmp_path / "island"
    pack.mkdir()
    (pack / "pack.yaml").write_text("{name: island, type: conflict, title: An island, version: '1', requires: [en]}")
    actors = [
        {"id": "north", "name": "Northern League", "type": "faction", "forms": ["Northern League"], "bare": ["army"]},
    ]
    (pack / "actors.yaml").write_text(yaml.safe_dump({"actors": actors}))
    packs = load([str(pack)])
    finder = ActorFinder(packs, Orthography(packs))
    assert [m.name for m in finder.find(Text("The army shelled the port.", finder.orthography))] == ["Northern League"]


def test_a_taken_id_is_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "pack.yaml").write_text(f"{{name: {name}, type: conflict, title: t, version: '1'}}")
        (folder / "actors.yaml").write_text("actors: [{id: x, name: X, type: faction}]")
    with pytest.raises(PackError, match="the id is taken"):
        ActorPack(Packs([tmp_path / "a", tmp_path / "b"]))


def test_a_dangling_reference_is_reported(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("{name: a, type: conflict, title: t, version: '1'}")
    nouns = "actor_nouns: [{id: army, forms: [army]}]"
    (tmp_path / "actors.yaml").write_text(f"actors: [{{id: x, name: X, type: faction, part_of: [nobody]}}]\n{nouns}")
    fault = "a/actors.yaml#1 (actors: x): part_of names 'nobody', which no pack in force has"
    assert check(Packs([tmp_path])) == [fault]


@pytest.mark.shared
def test_actors_of_annotated_articles_are_found(shared: Path) -> None:
    shares = measured("actors.py", shared, r"found ([\d.]+)")
    assert min(shares) >= 0.88, shares
