"""People who leave, return, shelter and live somewhere, deals, terms and statements, each in several shapes of a sentence."""

import pytest
from tests.claims.reading import first, told


def of(text, kind):
    return [c for c in told(text, "2018-02-14") if c.kind == kind]


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Some 900 residents were obliged to leave Hass on Monday.", 900),
        ("More than 700 families have been evicted from Hass.", 700),
        ("There are 4,000 people forced out by the fighting in Hama.", 4000),
        ("Hundreds of civilians quit their homes on Monday as tanks neared Hass.", 200),
        ("Thousands of villagers have moved out since Monday.", 2000),
        ("Some 300 people were seen streaming out of Hass on Friday.", 300),
        ("The raids on Hass led to the expulsion of more than 6,000 people.", 6000),
        ("Jets struck Hass, prompting 800 residents to leave.", 800),
        ("Some 2,000 people who left from Hass are now in Azaz.", 2000),
        ("On Sunday 500 people made it to Azaz from Hass, the council said.", 500),
        ("Families, some 1,200 people in all, made for the frontier on Friday.", 1200),
        ("The number of people who have abandoned their homes in Hama has reached 8,700.", 8700),
        ("Some 400 families moved to Azaz from Hass last week.", 400),
    ],
)
def test_people_who_left(text, least):
    assert any(c.measure.what == "displaced" and c.measure.min == least for c in of(text, "displacement"))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Some 600 people made their way back to Hass on Friday.", "returned"),
        ("Hundreds of families are drifting back to Hass.", "returned"),
        ("The repatriation of 900 refugees from Lebanon was completed on Sunday.", "returned"),
        ("Some 800 families have pitched tents around the camps near Atmeh.", "sheltering"),
        ("Nearly 3,000 people are packed into schools and mosques in Ariha.", "sheltering"),
        ("Some 5,000 people entered Jordan on Monday, the UNHCR said.", "refugees"),
        ("Some 5,000 people poured across the frontier into Lebanon.", "refugees"),
        ("Some 4,000 people sought refuge in Azaz.", "displaced"),
        ("Some 4,000 people sought refuge in Lebanon.", "refugees"),
    ],
)
def test_what_became_of_people(text, what):
    assert first(text, "displacement").measure.what == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("In Rastan some 9,000 people have been left without water.", "in_need"),
        ("Some 9,000 people in Rastan are starving.", "in_need"),
        ("The raid cut off water to some 9,000 people in Rastan.", "in_need"),
        ("The army is besieging some 20,000 people in Madaya.", "population"),
        ("The plight of some 40,000 people in Madaya is getting worse.", "population"),
        ("The army shelled Madaya, with about 40,000 inhabitants.", "population"),
        ("The town, once a resort, now has fewer than 5,000 inhabitants.", "population"),
        ("An estimated 9,500 people are holed up in Baghouz.", "population"),
        ("Some 9,000 civilians are caught in Madaya.", "population"),
    ],
)
def test_people_living_and_in_need(text, what):
    assert first(text, "population").measure.what == what


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A truce has been struck between the elders of Rastan and the army.", "signed"),
        ("Russia and Turkey managed to broker a ceasefire in Homs.", "signed"),
        ("The rebels said they had ended the truce.", "ended"),
        ("The truce in Homs has run out, the rebels said.", "ended"),
        ("Less than a day later the truce lay in ruins.", "ended"),
        ("The army no longer recognises the truce.", "ended"),
        ("The UN envoy floated a truce in Aleppo.", "proposed"),
        ("A truce was put forward by the UN envoy on Monday.", "proposed"),
    ],
)
def test_stages_of_deals(text, event):
    assert event in {c.event for c in of(text, "agreement")}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The accord demands the lifting of the siege.", "requires"),
        ("The truce permits families to return.", "requires"),
        ("The deal would see 900 fighters leave for Idlib.", "requires"),
        ("A truce was announced on Monday. It obliges the army to lift the siege.", "requires"),
        ("The agreement between the army and the rebels stipulates that fighters hand over their arms.", "requires"),
        ("Damascus and Ahrar al-Sham hammered out a swap under which 1,500 residents shall leave.", "requires"),
        ("The pact obliges both camps to silence their guns and bars warplanes from the skies over Homs.", "prohibits"),
        ("Ahrar al-Sham said it had stuck to its part of the bargain.", "kept"),
        ("According to the evacuation deal, fighters will leave the town.", "requires"),
        ("Under a settlement agreement with the army the rebels will hand over their arms.", "requires"),
        ("As part of a surrender accord, the gunmen will hand over their mortars.", "requires"),
        ("In line with the pact, the army must lift the siege.", "requires"),
        ("In line with the memorandum, both sides shall withdraw from the zone.", "requires"),
        ("As part of the truce, the army will not enter the town.", "prohibits"),
        ("As part of the truce, attacks are prohibited.", "prohibits"),
        ("Under the Sochi memorandum the army may not enter the town.", "prohibits"),
    ],
)
def test_terms(text, event):
    assert event in {c.event for c in of(text, "term")}


@pytest.mark.parametrize(
    "text",
    [
        "Turkey castigated the plan on Monday.",
        "Turkey, speaking in Ankara, wants an end to the siege.",
        "Turkey repeated its demand for humanitarian access to Aleppo.",
        "Jordan told all parties to lift the siege.",
        "Turkey announced that it would hit back at any attack.",
        "Ankara put the blame on Moscow on Monday.",
        "The Russian and Turkish presidents are holding talks in Sochi.",
        "Jordan is seeking an end to the siege of Rastan.",
    ],
)
def test_said_by_a_party(text):
    assert [a.name for a in first(text, "statement").actors if a.role == "by"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nobody knows how many people remain in Rastan.", "population"),
        ("Jordan expelled 12 diplomats on Monday.", "displacement"),
        ("Some 200 soldiers made their way back to Hama.", "displacement"),
        ("Some 200 fighters moved to Azaz from Hass.", "displacement"),
        ("The return of the bodies of 12 men was agreed.", "displacement"),
        ("If the army and the rebels of Rastan sign a deal, buses will come.", "agreement"),
        ("The rebels failed to sign a deal on the evacuation of Rastan.", "agreement"),
        ("The ministry issued a decree. It allows families to return.", "term"),
        ("The army surrounded 12 villages near Hass.", "population"),
    ],
)
def test_told_of_none(text, kind):
    assert not of(text, kind)
