"""Strikes and fire of every sort in the frames that reports tell them in: what was used, who did it, where it came down."""

import pytest
from tests.claims.reading import EXTRACTOR, actors, first, places


def acts(text):
    """Event and modality of each act of a text."""
    return {(c.event, c.modality) for c in EXTRACTOR.text(text, published="2018-02-14").claims if c.kind == "incident"}


@pytest.mark.parametrize("rounds", ["RPG rounds", "Rifle grenades", "Improvised rockets", "Homemade mortars", "Grads"])
@pytest.mark.parametrize("frame", ["{} landed in Binnish.", "{} hit Binnish on Monday.", "Two people were killed by {} in Binnish."])
def test_rounds_by_other_names(frame, rounds):
    name = rounds if frame.startswith("{") or rounds.startswith(("RPG", "Grad")) else rounds.lower()
    assert first(frame.format(name), "incident").event == "shelling"


@pytest.mark.parametrize(
    "verb", ["slammed into", "crashed into", "smashed into", "ploughed into", "tore into", "came down in", "impacted in", "poured down on"]
)
def test_where_shells_came_down(verb):
    assert places(f"Three rockets {verb} the town of Binnish on Monday.", "incident", "shelling") == ["Binnish"]


def test_where_others_were_driven_is_no_place_of_shells():
    assert places("Shells hit Binnish and drove hundreds to Idlib.", "incident", "shelling") == ["Binnish"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Having bombed Binnish, Russian jets returned to base.", "Russian Air Force"),
        ("Having shelled Binnish for hours, the army stormed the town.", "Syrian Army"),
        ("After striking Binnish, Russian jets hit Ariha.", "Russian Air Force"),
        ("Striking Ariha, Binnish and Has overnight, Russian jets killed six people.", "Russian Air Force"),
    ],
)
def test_the_subject_behind_an_opening_participle_did_it(text, doer):
    assert (actors(text, "incident"), actors(text, "incident", role="against")) == ([doer], [])


@pytest.mark.parametrize(
    "text", ["Having been shelled for hours, the rebels left Binnish.", "After being shelled in Binnish, the rebels fled."]
)
def test_the_subject_behind_an_opening_passive_suffered_it(text):
    assert (actors(text, "incident"), actors(text, "incident", role="against")) == ([], ["opposition fighters"])


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The army targeted Binnish with a drone.", "drone_strike"),
        ("A Bayraktar hit Binnish on Monday.", "drone_strike"),
        ("A drone bombardment of Binnish killed two men.", "drone_strike"),
        ("The army shelled Douma with chlorine.", "chemical_attack"),
        ("Six people choked on phosgene in Douma.", "chemical_attack"),
        ("A chlorine raid on Douma killed six people.", "chemical_attack"),
        ("Poisonous substances were used in Douma on Monday.", "chemical_attack"),
        ("An SVBIED hit a post in Azaz.", "explosion"),
        ("An explosives-laden truck killed six people in Azaz.", "explosion"),
        ("A huge detonation rocked Azaz on Monday.", "explosion"),
        ("A bus struck an anti-tank mine near Azaz.", "explosion"),
        ("A hand grenade killed two people in Azaz.", "explosion"),
        ("Random gunfire killed a boy in Azaz.", "shooting"),
        ("Two people died from sniper bullets in Azaz.", "shooting"),
        ("Two MiGs attacked Binnish on Monday.", "air_strike"),
        ("Warplanes flattened Binnish.", "air_strike"),
        ("A hail of barrel bombs hit Binnish.", "air_strike"),
        ("The army, supported by Russian jets, shelled Binnish.", "shelling"),
        ("The army, backed by Russia, bombarded Binnish.", "shelling"),
    ],
)
def test_by_what_means(text, event):
    assert {e for e, _ in acts(text)} == {event}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("A drone strike on Binnish by the army killed two men.", "Syrian Army"),
        ("Drone strikes, carried out by Turkish forces, hit Binnish.", "Turkish Armed Forces"),
        ("Islamic State claimed responsibility for a car bombing in Azaz.", "Islamic State"),
        ("Islamic State claimed responsibility for a mine blast in Azaz.", "Islamic State"),
    ],
)
def test_who_did_it(text, doer):
    assert actors(text, "incident") == [doer]


@pytest.mark.parametrize(
    "text",
    [
        "The army has avoided shelling Binnish since Sunday.",
        "Binnish has been spared air strikes since Sunday.",
        "Binnish saw no air strikes on Monday.",
        "Air strikes could hit Binnish again.",
        "Turkey asked the army not to bomb Binnish.",
        "If Russia bombs Binnish, its people will leave.",
        "The truce will collapse if the army shells Binnish again.",
        "The army is ready to use chlorine in Douma.",
        "The army stopped firing rockets at Binnish.",
        "Air raid sirens sounded in Binnish.",
        "Cellars were dug as shelters in Binnish against air strikes.",
        "Doctors in Binnish went on strike.",
        "A car bomb failed to explode in Azaz.",
        "A man was arrested with a car bomb in Azaz.",
        "A roadside bomb was defused near Azaz.",
    ],
)
def test_what_did_not_happen(text):
    assert not [a for a in acts(text) if a[1] == "asserted" and a[0] != "detention"]


def test_what_may_have_been_used():
    assert acts("The army may have used chlorine in Douma.") == {("chemical_attack", "possible")}


@pytest.mark.parametrize("text", ["After air strikes on Binnish families fled.", "In Binnish families fled shelling on Monday."])
def test_families_behind_a_place_are_no_surname(text):
    assert places(text, "incident") == ["Binnish"]


@pytest.mark.parametrize(
    ("text", "event", "doer"),
    [
        ("Russian artillery hit Binnish on Monday.", "shelling", ["Russian Armed Forces"]),
        ("Coalition artillery pounded a school in Binnish.", "shelling", ["US-led coalition"]),
        ("Binnish was struck by government tanks.", "shelling", ["Syrian government"]),
        ("Fire from rebel snipers killed a boy in Binnish.", "shooting", ["opposition fighters"]),
        ("Fire from army helicopters killed a boy in Binnish.", "air_strike", ["Syrian Air Force"]),
        ("ISIS's shelling of Binnish killed four people.", "shelling", ["Islamic State"]),
        ("The SDF sprayed bullets at a bus in Binnish.", "shooting", ["Syrian Democratic Forces"]),
        ("The SDF machine-gunned a bus in Binnish.", "shooting", ["Syrian Democratic Forces"]),
        ("The army fired indiscriminately at a crowd in Binnish.", "shooting", ["Syrian Army"]),
        ("Two Islamic State suicide bombers attacked Binnish.", "explosion", ["Islamic State"]),
        ("Syrian air defences intercepted hostile missiles over Binnish.", "shelling", []),
        ("Bullets killed a woman in Binnish.", "shooting", []),
        ("It was rockets that damaged a mosque in Binnish.", "shelling", []),
        ("Three mortar rounds that came down near Binnish killed six people.", "shelling", []),
    ],
)
def test_what_was_done_and_by_whom(text, event, doer):
    assert ({e for e, _ in acts(text)}, actors(text, "incident")) == ({event}, doer)


@pytest.mark.parametrize(
    "text", ["Prices shot up in Binnish.", "The crew shot a video in Binnish.", "A bomb squad reached Binnish."]
)
def test_other_senses_of_shots_and_bombs(text):
    assert not acts(text)
