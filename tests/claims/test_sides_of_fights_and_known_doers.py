"""Both sides of a fight and who stood beside one of them, those to whom an act only happened, forces that attack in a counted
number, operations and arms whose doer the packs know, and forces that strike together with different arms."""

import pytest
from reading import ENGINE, EXTRACTOR, actors, told

from trucewatch.rules.vocabulary import Campaign, Carrier


def roles(text, event, kind="incident"):
    """The names by role of the first incident of this event."""
    claims = EXTRACTOR.text(text, published="2019-08-20").claims
    found = next(c for c in claims if c.kind == kind and c.event == event)
    return {role: {a.name for a in found.actors if a.role == role} for role in ("by", "with", "against")}


ARMY, REBELS, MILITIAS = "Syrian government forces", "opposition fighters", "pro-government militias"


@pytest.mark.parametrize(
    ("text", "by", "beside", "against"),
    [
        ("Fighting took place between regime forces and militiamen loyal to them from a side, and the rebel factions from another "
         "side, near Tal Maraq.", {ARMY, MILITIAS}, set(), {REBELS}),
        ("Clashes go on between regime forces and allied militiamen against Hayat Tahrir al-Sham near Abu Dali.",
         {ARMY, MILITIAS}, set(), {"Hayat Tahrir al-Sham"}),
        ("Fighting broke out in Saraqib between Ahrar al-Sham as well as Suqour al-Sham on one side and Hayat Tahrir al-Sham on "
         "the other.", {"Ahrar al-Sham", "Suqour al-Sham"}, set(), {"Hayat Tahrir al-Sham"}),
        ("Government forces, backed by Russian jets, clashed with rebels near Hass.", {ARMY}, {"Russian Air Force"}, {REBELS}),
        ("Iraqi militiamen have come to southern Aleppo to fight alongside the Syrian army.", {MILITIAS}, {"Syrian Army"}, set()),
        ("SDF fighters backed by coalition air strikes took Shuhayl after clashes with Islamic State.",
         {"Syrian Democratic Forces"}, {"US-led coalition"}, {"Islamic State"}),
        ("Army units, in cooperation with Hezbollah, clashed with Islamic State fighters near Flita.",
         {"Syrian Army"}, {"Hezbollah"}, {"Islamic State"}),
        ("The Islamic factions clashed with regime forces backed by Hezbollah near Khan Tuman.", {REBELS}, set(), {ARMY, "Hezbollah"}),
        ("The army and the rebels battled for control of Khan Tuman on Friday.", {"Syrian Army"}, set(), {REBELS}),
    ],
)  # fmt: skip
def test_two_sides_of_a_fight(text, by, beside, against):
    assert roles(text, "clash") == {"by": by, "with": beside, "against": against}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Rockets were fired at regime troops near Jurin on Monday.", "shelling"),
        ("Mortar rounds were fired at Kurdish fighters in Sheikh Maqsoud.", "shelling"),
        ("Heavy artillery fire forced Jaysh al-Izza to leave the village of Tal Wasit.", "shelling"),
        ("Intense bombardment drove the rebels out of Zaytan.", "shelling"),
        ("The shelling hit the town of Harim, where rebels are holding a captured pilot.", "shelling"),
        ("A Turkish tank was hit by a missile near Afrin.", "shelling"),
        ("An army convoy was struck by two rockets near Khanasir.", "shelling"),
    ],
)
def test_an_act_only_happened_to_them(text, event):
    assert not roles(text, event)["by"]


def test_nobody_fired_at_wounded_anybody():
    claims = told("Shots were fired at demonstrators in Binnish on Friday, wounding three.")
    assert not [a for c in claims for a in c.actors if a.role == "by"]


@pytest.mark.parametrize("who", ["Islamic State", "SDF"])
def test_a_counted_force_attacks(who):
    name = {"SDF": "Syrian Democratic Forces"}.get(who, who)
    assert actors(f"Some 200 {who} fighters late on Sunday stormed army posts near Sukhna.", "incident") == [name]


@pytest.mark.parametrize(
    ("text", "event", "by"),
    [
        ("Operation Olive Branch began in January 2018.", "offensive", {"Turkish Armed Forces"}),
        ("The number of terrorists neutralised since the launch of Operation Olive Branch has reached 1,951.", "offensive",
         {"Turkish Armed Forces"}),
        ("The Wrath of Euphrates campaign was launched in November 2016.", "offensive", {"Syrian Democratic Forces"}),
        ("Free Syrian Army factions taking part in Operation Euphrates Shield seized Dabiq.", "offensive", {"Free Syrian Army"}),
        ("Helicopters dropped barrel bombs on Kansafra.", "air_strike", {"Syrian Air Force"}),
        ("Rebels shelled Nubl and helicopters dropped barrel bombs on Hayyan.", "air_strike", {"Syrian Air Force"}),
        ("Barrel bombs hit Kansafra.", "air_strike", set()),
        ("Russian helicopters bombed Khan Tuman.", "air_strike", {"Russian Air Force"}),
        ("Regime artillery and Russian warplanes pounded Kafr Nabl.", "air_strike", {"Russian Air Force"}),
        ("Regime artillery and Russian warplanes pounded Kafr Nabl.", "shelling", {ARMY}),
        ("The army was supported in its assault on Kafr Zita by Hezbollah.", "offensive", {"Syrian Army"}),
        ("The coalition carried out 20 strikes in both Syria and Iraq on Monday.", "air_strike", {"US-led coalition"}),
    ],
)  # fmt: skip
def test_known_doers(text, event, by):
    assert roles(text, event)["by"] == by


@pytest.mark.parametrize(
    ("text", "event", "by"),
    [
        ("Troops shelled Talmenes with more than 120 shells, while Russian jets carried out 14 raids on Babila.", "air_strike",
         {"Russian Air Force"}),
        ("The Syrian army backed by Afghan Lebanese and Iraqi militias and Russian jets launched a new offensive on Monday.",
         "offensive", {"Syrian Army"}),
        ("Rebels with Ahrar al-Sham attacked a checkpoint near Maan.", "ground_attack", {"Ahrar al-Sham"}),
        ("Militants with Islamic State ambushed a patrol near Shula.", "ground_attack", {"Islamic State"}),
        ("Clashes of rebels with Hayat Tahrir al-Sham continued in Saraqib.", "clash", {REBELS}),
        ("Nine men were arrested in a raid by coalition-backed SDF forces in Shuhayl.", "ground_attack", {"Syrian Democratic Forces"}),
        ("Helicopters threw more than 20 barrel bombs on Talmenes.", "air_strike", {"Syrian Air Force"}),
    ],
)  # fmt: skip
def test_the_subject_of_an_act(text, event, by):
    assert roles(text, event)["by"] == by


def test_a_shelling_beside_raids_is_no_raid():
    claims = EXTRACTOR.text("Troops shelled Hass with 90 shells, while Russian jets carried out 14 raids on Babila.").claims
    assert sorted((c.event, c.measure.min) for c in claims if c.kind == "incident") == [("air_strike", 14), ("shelling", 90)]


def test_an_unnamed_air_force_is_nobody():
    claims = EXTRACTOR.text("Army units, supported by the air force, targeted gatherings of rebels in Latamneh.").claims
    assert all(a.name for c in claims for a in c.actors)


def test_entry_of_a_convoy():
    text = "The entry of a Turkish military convoy through Kafr Lusin was reported on Sunday."
    assert actors(text, "movement", "entry") == ["Turkish Armed Forces"]


def test_who_supports_an_assault_is_not_its_victim():
    found = roles("The regime's assault on Kafr Zita, supported by Russian jets, began on Monday.", "ground_attack")
    assert found == {"by": {"Syrian government"}, "with": {"Russian Air Force"}, "against": set()}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("President Erdogan said that additional units would be sent to Idlib.", ["Turkey"]),
        ("Mazloum Abdi said fighters had withdrawn from Ras al-Ain.", []),
    ],
)
def test_an_official_who_tells_of_a_move_does_not_make_it(text, by):
    assert actors(text, "movement") == by


def test_packs_name_known_doers_as_their_actors_are_named():
    packs, record = EXTRACTOR.packs, ENGINE.finder.actors.record
    for known in (*packs.entries("campaigns", Campaign), *packs.entries("carriers", Carrier)):
        assert (record(known.actor).name, record(known.actor).side) == (known.by, known.side)
