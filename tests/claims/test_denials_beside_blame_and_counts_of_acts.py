"""Acts that one side denies and another is blamed for, acts told in answer to others, and how many acts were whose and where."""

from tests.claims.reading import counted, told

RAID = "Jets bombed a school in Hass on Monday, killing nine people. "


def _acts(text, event):
    return [(c.modality, [a.name for a in c.actors if a.role == "by"], list(c.asserted_by)) for c in told(text) if c.event == event]


def test_a_denial_and_the_blame_in_one_sentence_are_two_claims():
    text = "A gas attack killed 20 people in Saraqib on Monday. Damascus denied responsibility and blamed the rebels."
    acts = {modality: by for modality, by, _ in _acts(text, "chemical_attack")}
    assert acts["denied"] == ["Syrian government"]
    assert acts["accused"] == ["opposition fighters"]


def test_whoever_is_blamed_is_the_doer_of_the_act_that_another_denies():
    acts = _acts(RAID + "The council blamed the army, a charge denied by Damascus.", "air_strike")
    assert ("accused", ["Syrian Army"], ["council"]) in acts
    assert ("denied", ["Syrian Army"], ["Syrian government"]) in acts


def test_two_who_deny_it_make_two_claims():
    text = "Damascus denied using poison gas in Douma, and the Russian ministry of defence called the reports a hoax."
    sources = [source for modality, _, source in _acts(text, "chemical_attack") if modality == "denied"]
    assert len(sources) == 2 and sources[0] != sources[1]


def test_a_denial_with_the_blame_put_elsewhere_stays_a_denial():
    text = "The army denies shelling Douma and has laid the blame on rebels."
    assert "denied" in [modality for modality, _, _ in _acts(text, "shelling")]


def test_what_a_truce_did_not_stop_happened():
    for text in (
        "The truce did not stop the shelling of Ariha.",
        "The deal has done little to halt the shelling of Ariha.",
        "Not a day passes without shelling in Ariha.",
    ):
        assert [modality for modality, _, _ in _acts(text, "shelling")] == ["asserted"], text
    assert not _acts("Moscow told the army to stop the shelling of Ariha.", "shelling")


def test_the_fire_that_an_act_answers_is_not_its_means():
    acts = [c.event for c in told("Troops targeted positions near Morek in retaliation for a mortar attack on their barracks.")]
    assert "other_attack" in acts


def test_counts_told_in_the_order_of_the_places():
    text = "The centre recorded 21 rocket attacks in Latakia, Hama and Aleppo: eleven, seven and three respectively."
    assert {n for kind, what, n, _ in counted(text) if kind == "incident"} == {21, 11, 7, 3}
    places = {c.measure.min: c.places[0].name for c in told(text) if c.measure is not None and c.kind == "incident"}
    assert (places[11], places[7], places[3]) == ("Latakia", "Hama", "Aleppo")
    assert ("incident", "incidents", 21, 21) in counted("The centre recorded 21 rocket attacks in Latakia and Hama respectively.")


def test_how_many_of_the_acts_were_whose():
    for text in (
        "The network recorded 33 attacks on schools in Idlib in May. Government forces carried out 25 of them.",
        "The network recorded 33 attacks on schools in Idlib in May, 25 of which were carried out by government forces.",
    ):
        doers = {c.measure.min: [a.name for a in c.actors if a.role == "by"] for c in told(text) if c.kind == "incident" and c.measure}
        assert doers == {33: [], 25: ["Syrian government forces"]}, text


def test_places_and_posts_under_siege_are_counted():
    assert ("incident", "facilities", 3, 3) in counted("Three Turkish observation posts have been encircled by the army.")
    assert ("incident", "settlements", 4, 4) in counted("The army has surrounded four villages near Khan Shaykhun.")
