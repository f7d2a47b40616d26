"""Nobody is named as a doer who only fell, held the place, watched, spoke, treated the wounded or made peace; who did it is."""

import pytest
from reading import EXTRACTOR

_HARM = ("incident", "casualties", "damage")


def blamed(text):
    """The names of those to whom any act or harm of a text is put down."""
    claims = EXTRACTOR.text(text, published="2019-12-31").claims
    assert any(c.kind in _HARM for c in claims), claims
    return {a.name for c in claims if c.kind in _HARM for a in c.actors if a.role == "by"}


@pytest.mark.parametrize("text", [
    "Rebels perished when a mine exploded in Azaz.",
    "Rebels died after a bomb exploded in Jarablus.",
    "Militants killed in drone strike in Idlib.",
    "Turkish soldiers killed in blast in Ras al-Ain.",
    "Soldiers die in Homs bombing.",
    "Troops loyal to Assad were killed when their bus was bombed in Palmyra.",
    "Kurdish fighters were wounded when a lorry bomb blew up in Manbij.",
    "Turkey's allies lost nine men in an ambush near Afrin.",
    "Kurdish forces came under artillery fire near Kobani.",
    "Syrian troops besieged in Deir ez-Zor came under rocket fire.",
    "The mortar attack left nine soldiers and two rebels dead in Homs.",
])  # fmt: skip
def test_nobody_who_fell(text):
    assert blamed(text) == set()


@pytest.mark.parametrize("text", [
    "Harem, which the rebels hold, was shelled on Friday.",
    "Kobani, which Kurdish forces control, came under artillery fire.",
    "Saraqib which the rebels captured last year was hit by air strikes.",
    "The rebels hold Salqin, which was shelled on Friday.",
    "Rebels control Arbin, where an air strike killed eleven people.",
    "Rockets hit the area the rebels control.",
    "Manbij, where Kurdish forces are in charge, was rocked by a blast.",
    "Mortars fell on a district of Aleppo that the government holds, killing five.",
    "A blast hit a bus carrying Syrian soldiers near Tadmur, killing thirteen.",
    "A strike on an Islamic State camp killed sixteen near Mayadin.",
    "A mortar attack on government forces in Sweida killed eleven.",
])  # fmt: skip
def test_nobody_who_was_there(text):
    assert blamed(text) == set()


@pytest.mark.parametrize("text", [
    "Turkish soldiers looked on as jets bombed Ariha.",
    "Rebels watched as shells fell on Aleppo.",
    "The rebels were asleep when a bomb exploded in Idlib.",
    "Qatar negotiated a deal to evacuate Madaya as shells fell on the town.",
    "Egypt mediated a truce in Ghouta hours after air strikes killed five.",
    "Turkey hosted talks while jets bombed Atareb.",
    "Russia vetoed a resolution on the day when barrel bombs killed seven in Aleppo.",
    "The UN envoy met rebels in Geneva as warplanes bombed Aleppo.",
    "Jordan treated forty people wounded by shells in Daraa.",
    "Turkey took in hundreds of people hurt in air strikes on Aleppo.",
    "Turkish troops discovered a mass grave with nine bodies in Afrin.",
    "The army dismantled mines that killed nine people in Deir ez-Zor.",
    "The death of nine civilians in Homs was announced by the army.",
    "In Turkey's version, the strike on Afrin killed eight people.",
    "The Free Syrian Army reported heavy shelling in Jisr al-Shughour.",
])  # fmt: skip
def test_nobody_who_watched_spoke_or_helped(text):
    assert blamed(text) == set()


@pytest.mark.parametrize(("text", "who"), [
    ("The Syrian army lost three depots to shells fired by Turkish forces.", "Turkish Armed Forces"),
    ("Turkish soldiers died in Idlib when Syrian jets bombed their convoy.", "Syrian Air Force"),
    ("The rebels lost two tanks to a strike by Russian jets.", "Russian Air Force"),
    ("Regime forces lost nine men and shelled Saraqib in revenge.", "Syrian government forces"),
    ("Rebels killed nine soldiers when they attacked a base near Hama.", "opposition fighters"),
    ("Harem, which the rebels hold, was shelled by the army.", "Syrian Army"),
    ("Harem, which the rebels shelled on Friday, is held by the army.", "opposition fighters"),
    ("The rebels, who hold Harem, shelled Salqin.", "opposition fighters"),
    ("Turkey, which occupies Afrin, bombed Tel Rifaat.", "Turkey"),
    ("The army controls Nubl, from where its artillery shelled Anadan.", "Syrian Army"),
    ("The army was shelling Douma when a bomb exploded in Damascus.", "Syrian Army"),
    ("Rebels watched the town as they shelled it.", "opposition fighters"),
    ("A bombing claimed by Islamic State killed nine in Damascus.", "Islamic State"),
    ("An attack by rebels on government forces in Sweida killed eleven.", "opposition fighters"),
    ("The offensive which Turkey launched in Afrin killed sixty civilians.", "Turkey"),
    ("The coalition reported it had conducted nine air strikes in Raqqa.", "US-led coalition"),
    ("The army has besieged Daraya and bombed it.", "Syrian Army"),
    ("Regime drops chlorine on Saraqib, nine injured.", "Syrian government"),
])  # fmt: skip
def test_who_did_it(text, who):
    assert blamed(text) == {who}


def test_the_headlines_doer_is_no_victim():
    claims = EXTRACTOR.text("Regime drops chlorine on Saraqib, nine injured.", published="2019-12-31").claims
    assert not [a for c in claims for a in c.actors if a.role == "against"]


def test_who_found_the_dead_did_not_lose_them():
    claims = EXTRACTOR.text("The army found the bodies of nine people killed in Palmyra.", published="2019-12-31").claims
    assert claims and not [a for c in claims for a in c.actors]


@pytest.mark.parametrize("text", [
    "The army's positions in Hama were shelled, killing six.",
    "The rebels' headquarters in Azaz was bombed, wounding four.",
    "Lebanon's army said a rocket from Syria hit Hermel.",
    "Turkey said that three mortar rounds had landed in Akcakale, killing two.",
])  # fmt: skip
def test_nobody_whose_post_it_was_or_who_said_so(text):
    assert blamed(text) == set()


@pytest.mark.parametrize(("text", "who"), [
    ("The rebels said they fired rockets at Hmeimim.", "opposition fighters"),
    ("The army said its shells hit a rebel depot in Douma.", "Syrian Army"),
    ("The army said shells fired by rebels killed nine in Aleppo.", "opposition fighters"),
    ("Harem and Salqin are towns that opposition factions have under siege.", "opposition fighters"),
    ("The army's failed campaign in Aleppo was meant to surround the city.", "Syrian Army"),
])  # fmt: skip
def test_whose_own_it_was(text, who):
    assert blamed(text) == {who}


@pytest.mark.parametrize("text", [
    "The bombing of an army bus killed fourteen in Damascus.",
    "The siege of Kurdish fighters in Sheikh Maqsoud went on.",
    "The strike hit a Turkish convoy, killing three.",
    "Air strikes forced rebels out of Morek and killed nine.",
    "The town of Harem is held by rebels and was shelled on Friday.",
    "When shells fell on Aleppo, rebels took cover.",
    "While Turkish soldiers looked on, jets bombed Ariha.",
    "After shells killed nine in Aleppo, Russia called for a truce.",
    "The army pulled out of Saraqib after drones killed nine soldiers.",
    "Witnesses told the army that shells had hit Nubl.",
])  # fmt: skip
def test_nobody_at_whom_it_was_aimed_or_who_reacts(text):
    assert blamed(text) == set()


def test_who_arrests_the_bomber_did_not_bomb():
    text = "The army arrested a man who planted a bomb that killed nine in Damascus."
    claims = EXTRACTOR.text(text, published="2019-12-31").claims
    killed = [c for c in claims if c.measure is not None and c.measure.what == "killed"]
    assert killed and not any(c.actors for c in killed)


@pytest.mark.parametrize("text", [
    "Shells hit Sarmin, stronghold of the rebels, killing five.",
    "Nine died in Salqin, a bastion of rebels, when jets bombed a market.",
])  # fmt: skip
def test_nobody_whose_stronghold_it_is(text):
    assert blamed(text) == set()
