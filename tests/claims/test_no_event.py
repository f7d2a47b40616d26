"""What tells of no event (duties, bans, conditions), who cannot have done it, and what a campaign has done so far."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()
HAPPENED = {"incident", "casualties", "damage", "movement", "control_change", "displacement"}


def read(text, published="2018-03-07"):
    return EXTRACTOR.text(text, published=published).claims


def roles(claim, role="by"):
    return [a.name for a in claim.actors if a.role == role]


@pytest.mark.parametrize(
    "text",
    [
        "The ceasefire bans air strikes on civilian areas.",
        "The deal prohibits shelling of Idlib.",
        "Rebels must withdraw from Saraqib, Russia said.",
        "Under the deal, heavy weapons must be withdrawn from the zone by Oct. 10.",
        "The deal allows fighters to leave for Idlib.",
        "Turkey will not withdraw from its observation posts in Idlib.",
    ],
)
def test_duties_bans_refusals_and_conditions_tell_of_no_event(text):
    assert [c for c in read(text) if c.kind in HAPPENED] == []


def test_what_is_threatened_is_at_most_planned():
    claims = read("Erdogan threatened to attack government forces if they hurt another Turkish soldier.")
    assert {c.modality for c in claims if c.kind in HAPPENED} <= {"planned"}


def test_what_did_happen_is_still_told():
    assert any(c.event == "withdrawal" for c in read("The rebels withdrew from Saraqib on Monday, Russia said."))
    assert any(c.event == "shelling" for c in read("The army shelled Ariha despite the ban."))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels withdrew from Khan Sheikhoun under heavy bombardment.",
        "Insurgents abandoned Kafr Zita on Tuesday under intense bombardment.",
        "Opposition fighters withdrew from Tal Mardikh after heavy shelling.",
        "Between five and seven soldiers were killed when a shell hit their position in Hama.",
    ],
)
def test_those_under_an_act_did_not_do_it(text):
    shelling = [c for c in read(text) if c.event == "shelling"]
    assert shelling and all(roles(c) == [] for c in shelling)


def test_a_side_that_left_under_attack_lost_the_place():
    left = next(c for c in read("Rebels withdrew from Hass as government forces advanced.") if c.kind == "control_change")
    assert left.event == "withdrew" and roles(left) == ["Syrian government forces"] and roles(left, "against") == ["opposition fighters"]


def test_a_thwarted_attempt_was_repelled_and_nothing_else_is_denied():
    claims = read("An attempt by government forces to advance on Saraqib was thwarted, the rebels said.")
    repelled = next(c for c in claims if c.event == "repelled")
    assert roles(repelled) == ["opposition fighters"] and roles(repelled, "against") == ["Syrian government forces"]
    claims = read("The SDF repulsed an Islamic State assault on Hajin, killing 22 militants.")
    assert not [c for c in claims if c.kind == "incident" and c.modality == "denied"]
    assert [c.modality for c in claims if c.kind == "casualties"] == ["asserted"]


def test_who_brokered_a_truce_neither_broke_it_nor_fought():
    claims = read("The cease-fire, brokered by Russia and Turkey, was violated dozens of times on Sunday.")
    assert [roles(c) for c in claims if c.event == "violated"] == [[]]
    claims = read("A ceasefire agreed by Russia and Turkey on Jan. 12 has largely failed to stop the fighting in Aleppo.")
    clash = next(c for c in claims if c.event == "clash")
    assert not {a.name for a in clash.actors} & {"Russia", "Turkey"}
    assert clash.time is None or clash.time.start != "2018-01-12"
    accused = next(c for c in read("Rebels accused Russia of violating the truce brokered by Turkey.") if c.event == "violated")
    assert roles(accused) == ["Russia"] and accused.modality == "accused"


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("The offensive has killed more than 250 civilians, the United Nations says.", 250),
        ("More than 500 people have died in the campaign, the Observatory said.", 500),
        ("Russian and Syrian air strikes have killed hundreds of civilians, rights groups say.", 200),
    ],
)
def test_what_a_campaign_has_done_so_far_is_no_toll_of_the_day(said, figure):
    claims = read(f"Shelling killed three people in Binnish on Monday. {said}")
    toll = next(c for c in claims if c.measure is not None and c.measure.min == figure)
    assert toll.scope == "period" and (toll.time is None or toll.time.start is None)
    three = next(c for c in claims if c.measure is not None and c.measure.min == 3)
    assert three.scope == "incident" and three.time.start == "2018-03-05"


def test_suspected_of_is_possible_and_a_rejection_happened():
    assert read("Israel was widely suspected of carrying out the strike on Hama.")[0].modality == "possible"
    rejected = next(c for c in read("The rebels rejected the truce.") if c.kind == "agreement")
    assert rejected.event == "rejected" and rejected.modality == "asserted"
