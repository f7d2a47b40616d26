"""Who did it and who says so, where the words around put others in between: asides about a speaker, claims to have done
something, the aim of an attack, resistance, and strikes that come from a state."""

import pytest
from reading import actors, first, teller


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("The Sham Legion, part of the rebel alliance, said it had begun an offensive on Zahra in Aleppo.", "incident", ["Faylaq al-Sham"]),
        ("The militia, part of the army, said it had taken a hill near Hama.", "control_change", ["pro-government militias"]),
        ("Ahrar al-Sham claimed to have destroyed a tank near Hama.", "damage", ["Ahrar al-Sham"]),
        ("The group Jaysh al-Izza claimed to have killed nine soldiers in Hama.", "casualties", ["Jaysh al-Izza"]),
        ("The army claims to have retaken three villages and to have killed 20 militants in Hama.", "casualties", ["Syrian Army"]),
        ("The push was backed by heavy air strikes from Russia on Idlib.", "incident", ["Russia"]),
        ("Raids from Israel killed nine people near Damascus.", "casualties", ["Israel"]),
        ("Seven soldiers died in battles against Islamic State near Palmyra.", "incident", ["Syrian Army"]),
        ("Fighting to retake Jobar from the rebels went on.", "incident", []),
    ],
)
def test_who_did_it(text, kind, who):
    assert actors(text, kind) == who


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The army met stiff resistance from rebels in Daraa.", ["opposition fighters"]),
        ("Rebels have been trying to mount resistance to Islamic State in Deir al-Zor.", ["Islamic State"]),
        ("Government forces were met with fierce resistance from rebel fighters in Jobar.", ["opposition fighters"]),
        ("The SDF launched an offensive to seize Raqqa from Islamic State.", ["Islamic State"]),
        ("The battle to retake Jobar from the rebels began on Monday.", ["opposition fighters"]),
        ("Kurdish forces began an assault to drive rebels out of Tel Rifaat.", ["opposition fighters"]),
        ("Turkey began a campaign to push Islamic State away from Jarablus.", ["Islamic State"]),
        ("Turkey launched an offensive to support rebels in Idlib.", []),
        ("The army launched an offensive on Daraa from Ezraa.", []),
        ("Seven soldiers died in battles against Islamic State near Palmyra.", ["Islamic State"]),
    ],
)
def test_against_whom(text, whom):
    assert actors(text, "incident", role="against") == whom


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Islamic State, which lost Raqqa to the SDF, said it had attacked a checkpoint near Hasakah.", "damage", "Islamic State"),
        ("The White Helmets, who work in Douma, said nine people were killed by shelling.", "casualties", "Syrian Civil Defence"),
        ("Ahrar al-Sham, a rebel group backed by Turkey, claims to have shelled the airport at Hama.", "incident", "Ahrar al-Sham"),
        ("Harakat Hazm, a band backed by Washington, claims to have captured a hill near Hama.", "control_change", "Harakat Hazm"),
        ("Six people were killed in Idlib, the Observatory said to reporters.", "casualties", "Syrian Observatory for Human Rights"),
    ],
)
def test_who_says_so(text, kind, who):
    assert teller(text, kind) == who


@pytest.mark.parametrize("who", ["Defense Ministry spokesman", "ministry spokesman", "ministry's spokesman"])
def test_the_spokesman_of_a_body_is_who_spoke_for_it(who):
    text = "Russian Defence Ministry spokesman Igor Konashenkov said jets hit Hama. Six rebels were killed in Idlib, the {} said."
    assert teller(text.format(who)) == "Igor Konashenkov"


def test_the_spokesman_of_another_state_is_another():
    text = "Russian Defence Ministry spokesman Igor Konashenkov said jets hit Hama. Six men died, the Turkish ministry spokesman said."
    assert teller(text) != "Igor Konashenkov"


def test_who_speaks_beside_nobody():
    claim = first("Fire has risen, with the Syrian Observatory for Human Rights saying shelling hit a school in Jisreen.", "incident")
    assert not claim.actors and claim.asserted_by == ("Syrian Observatory for Human Rights",)
