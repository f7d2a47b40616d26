"""Who declares or rejects a deal, who speaks or protests, whom a loose name means, and that no state harms its own."""

import pytest
from tests.claims.reading import actors, first, told


@pytest.mark.parametrize(
    ("text", "event", "who"),
    [
        ("The rebel factions have rejected the ceasefire announced by Russia.", "rejected", ["opposition fighters"]),
        ("Rebels in eastern Aleppo rejected a Russian-proposed truce on Thursday.", "rejected", ["opposition fighters"]),
        ("Russia's Defence Ministry announced a daily five-hour pause in Eastern Ghouta.", "announced", ["Russian Defence Ministry"]),
        ("Damascus announced that a truce had been agreed with the rebels in Daraa.", "announced", ["Syrian government"]),
        ("Ahrar al-Sham said it had suspended its participation in the truce.", "suspended", ["Ahrar al-Sham"]),
        ("Ankara and Tehran scrapped the deal.", "ended", ["Turkey", "Iran"]),
        ("Turkey, which backs the rebels, suspended the agreement with Russia on Monday.", "suspended", ["Turkey"]),
        ("State television announced a truce in Homs.", "announced", []),
    ],
)
def test_a_deal_is_declared_or_rejected_by_the_subject_of_its_verb(text, event, who):
    assert actors(text, "agreement", event) == who


def test_two_who_announce_a_truce_are_its_parties():
    text = "Russia and the United States announced a ceasefire in southwestern Syria."
    assert actors(text, "agreement", "announced", "party") == ["Russia", "United States"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('"The regime\'s use of barrel bombs is a war crime," said Kenneth Roth, an activist.', "Kenneth Roth"),
        ('"Russia must stop bombing hospitals," said Raed Saleh, head of the White Helmets.', "Raed Saleh"),
        ("Dozens of residents demonstrated in Saraqib, calling for the fall of the regime.", "residents"),
        ("The head of the Uqaydat tribe, Sheikh Ibrahim al-Hifl, called on Monday on others to fight IS.", "Sheikh Ibrahim al-Hifl"),
    ],
)
def test_who_speaks_after_the_quotation_or_protests_makes_the_statement(text, who):
    assert actors(text, "statement") == [who]


def test_who_is_only_addressed_or_protested_against_makes_no_statement():
    text = "The charity condemned the bombing and urged the Security Council to protect hospitals in Idlib."
    assert "UN Security Council" not in actors(text, "statement")
    text = "Thousands of people demonstrated against Jaish al-Islam in Douma on Friday."
    assert actors(text, "statement") == []
    assert actors(text, "statement", role="against") == ["Jaysh al-Islam"]


def test_with_whom_somebody_talks_is_a_party():
    text = "Staffan de Mistura met an Iranian delegation in Geneva on Monday."
    assert actors(text, "statement", role="party") == ["Iranian delegation"]


def test_the_loose_word_means_the_faction_told_of_right_before():
    text = "ISIS terrorists fired 20 shells on a quarter of Deir Ezzor. The terrorist attack killed four civilians."
    assert actors(text, "casualties") == ["Islamic State"]
    text = "Terrorists fired 20 shells on a quarter of Deir Ezzor, killing four civilians."
    assert actors(text, "casualties") == ["opposition fighters"]


@pytest.mark.parametrize(
    ("text", "by", "against"),
    [
        ("Fighting between Kurdish forces and IS near Tabqa left 11 extremists dead.", ["Kurdish forces"], ["Islamic State"]),
        ("Clashes between the army and HTS in Handarat killed nine jihadists.", ["Syrian Army"], ["Hayat Tahrir al-Sham"]),
    ],
)
def test_the_loosely_named_who_fell_in_a_fight_are_its_factions(text, by, against):
    assert actors(text, "casualties") == by
    assert actors(text, "casualties", role="against") == against


def test_a_terrorist_bombing_is_nobodys_until_one_is_named():
    assert actors("A terrorist bombing in Homs killed nine people on Sunday.", "casualties") == []
    assert actors("A terrorist bombing in Homs killed nine people on Sunday.", "incident") == []
    assert actors("Terrorists detonated a car bomb in Homs on Sunday, killing nine people.", "casualties") == ["opposition fighters"]


def test_no_state_harms_its_own():
    text = "The army continued its operations in Jobar in cooperation with popular defense groups, killing 12 militants."
    assert all("pro-government militias" not in [a.name for a in c.actors if a.role == "against"] for c in told(text))
    text = "Government forces attacked Kabani on Sunday. Fourteen pro-regime militiamen were killed, the monitor said."
    assert not {"Syrian government forces"} & {a.name for a in first(text, "casualties").actors if a.role == "by"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Under the accord, the rebels keep their light weapons.", ["opposition fighters"]),
        ("Under an accord signed in Sochi, Turkey was to clear the buffer zone of radical groups.", ["Turkey"]),
        ("If the deal is implemented, the Syrian air force would stop bombing rebel-held areas.", ["Syrian Air Force"]),
        ("Under the deal, the rebels may leave for Idlib.", []),
        ("Under the deal, the rebels are to be taken to Idlib.", []),
    ],
)
def test_a_term_binds_whoever_is_told_to_act_under_the_deal(text, who):
    assert actors(text, "term") == who


def test_the_factions_are_those_of_the_opposition():
    text = "The factions attacked a convoy of the regime near Morek on Sunday and killed six of its fighters."
    assert actors(text, "casualties") == ["opposition fighters"]
    assert actors(text, "casualties", role="against") == ["Syrian government forces"]
    assert actors("Both factions accuse each other of breaking the truce in Douma.", "term") == []


@pytest.mark.parametrize("where", ["the regime's prisons", "the detention centres of the regime", "regime custody"])
def test_who_died_in_prison_is_the_jailers(where):
    assert actors(f"Nine men from Hama died under torture in {where} in May, the network said.", "casualties") == ["Syrian government"]


def test_who_hits_a_prison_is_not_its_owner():
    assert actors("Twelve people were killed in a raid on an IS prison in Raqqa.", "casualties") == []


def test_the_author_of_a_blast_is_that_of_its_later_tolls():
    before = "A bomb blast claimed by Daesh killed at least 44 people in Qamishli on Wednesday."
    found = [c for c in told(f"{before} At least 140 people were wounded in the blast, the Observatory said.") if c.kind == "casualties"]
    assert [[a.name for a in c.actors] for c in found] == [["Islamic State"], ["Islamic State"]]
    found = [c for c in told(f"{before} Another car bomb exploded in Azaz. The blast wounded 12 people.") if c.kind == "casualties"]
    assert [a.name for a in found[-1].actors] == []


def test_those_counted_beside_others_are_no_part_of_them():
    text = "At least 19 members of the regime forces and 13 fighters of the factions were killed in clashes in Latakia."
    assert actors(text, "casualties", role="against") == ["Syrian government forces"]


def test_who_bombed_is_not_whose_the_victims_are():
    text = "Warplanes of the Russian occupation bombed Kansafra and its outskirts and one woman was killed."
    assert actors(text, "casualties", role="against") == []


def test_who_heads_a_body_speaks_alone():
    text = "The head of the Syrian Coalition, Nasr al-Hariri, called on the Arab League to convene an emergency meeting."
    assert actors(text, "statement") == ["Nasr al-Hariri"]
