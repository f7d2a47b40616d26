"""Who took a place, who lost it and who beat back an attack on it; lists of what was taken, places left out, who holds what."""

import pytest
from reading import actors, first, told


def by(text, event, role="by"):
    return actors(text, "control_change", event, role)


@pytest.mark.parametrize(
    "text",
    [
        "Army soldiers fled and the town of Kinsabba was wrested from the army on Thursday.",
        "Regime forces left Hish at dawn, and the village was freed from the regime by noon.",
        "Kurdish fighters are besieged; Ain Issa was retaken from Kurdish fighters last week.",
    ],
)
def test_whoever_lost_a_place_did_not_take_it(text):
    claims = [c for c in told(text) if c.kind == "control_change" and c.event in ("captured", "retaken")]
    assert claims and not [a.name for a in claims[0].actors if a.role == "by"]


def test_an_active_taking_from_somebody_was_not_his():
    assert by("A Turkish-backed force took control of Al-Bab from Islamic State on Friday.", "captured") == []
    assert by("A Turkish-backed force took control of Al-Bab from Islamic State on Friday.", "captured", "against") == ["Islamic State"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("After the army shelled the village, opposition fighters had to pull out of Abu al-Duhur.", ["opposition fighters"]),
        ("Government troops had to pull back from Ariha after a rebel counter-attack.", ["Syrian government forces"]),
        ("Rebels had no choice but to abandon Morek when warplanes bombed the town.", ["opposition fighters"]),
        ("The rebels had taken Hish, but when Russian jets began bombing they had to withdraw from the town.", ["opposition fighters"]),
        ("Rebels took Hish and Babila. Then they had to withdraw from the captured villages.", ["opposition fighters"]),
    ],
)
def test_a_forced_withdrawal_is_a_loss_that_happened(text, who):
    claim = first(text, "control_change", "withdrew")
    assert claim.modality == "asserted" and [a.name for a in claim.actors if a.role == "against"] == who
    assert not [a for a in claim.actors if a.role == "by" and "Air Force" in a.name]


def test_a_duty_to_leave_is_no_withdrawal():
    for text in ("Lavrov said the rebels would have to leave Morek.", "The rebels had to leave Morek under the deal."):
        assert not [c for c in told(text) if c.event == "withdrew"]


def test_an_adverb_parts_no_infinitive_of_purpose():
    assert first("The government massed troops in a bid to fully retake Idlib.", "control_change", "retaken").modality == "planned"


def test_what_stands_in_a_list_is_counted_beside_the_one():
    text = "The rebels overran a town and three checkpoints near Hama on Monday."
    got = {(c.measure.what, c.measure.min) for c in told(text) if c.kind == "control_change"}
    assert got == {("settlements", 1), ("facilities", 3)}
    alone = first("The rebels overran a town near Hama on Monday.", "control_change")
    assert alone.measure is None


def test_a_count_of_another_clause_is_not_what_was_retaken():
    text = "Kurdish fighters took four hamlets a day after Ain Issa was recaptured from the jihadists."
    assert first(text, "control_change", "retaken").measure is None


def test_the_same_figure_is_told_once():
    text = (
        "Syrian regime forces have seized 1,500 square kilometers of Idlib province since April.\n\nTalks went on in Ankara.\n\n"
        "The regime thus seized 1,500 square kilometers of Idlib province."
    )
    assert len([c for c in told(text) if c.kind == "control_change" and c.measure is not None]) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels lost every village in Hama other than Latamneh.", ["Hama"]),
        ("Troops captured all of Daraa province apart from the Yarmouk basin, which borders the Golan.", ["Daraa"]),
        ("The army took all the towns of southern Idlib except Morek, where a Turkish post stands.", ["Idlib"]),
    ],
)
def test_a_place_left_out_is_not_taken(text, place):
    assert [p.name for p in first(text, "control_change").places] == place


@pytest.mark.parametrize(
    ("text", "who", "attackers"),
    [
        ("The armed opposition launched an assault on army positions in Jobar but was repelled.", ["Syrian Army"], ["opposition fighters"]),
        ("Two attacks by the army on Kabani were repulsed on Friday.", [], ["Syrian Army"]),
        ("Islamic State attacked Hasakah but was beaten back by the YPG.", ["People's Protection Units"], ["Islamic State"]),
        ("The army captured Hish on Friday. On Sunday rebels tried to win back Hish but were driven off.",
         ["Syrian Army"], ["opposition fighters"]),
    ],
)  # fmt: skip
def test_who_beat_back_whom(text, who, attackers):
    claims = [c for c in told(text) if c.event == "repelled"]
    names = {role: [a.name for a in claims[-1].actors if a.role == role] for role in ("by", "against")}
    assert names == {"by": who, "against": attackers}


def test_a_place_that_fell_was_taken_by_who_took_the_next():
    text = "Government forces captured Maarat al-Numan on Tuesday. Saraqib fell two days later."
    claims = [c for c in told(text) if c.event == "captured"]
    assert [[a.name for a in c.actors if a.role == "by"] for c in claims] == [["Syrian government forces"]] * 2


def test_an_active_verb_without_a_known_subject_borrows_none():
    text = "Government forces captured Hish on Tuesday. A counter-offensive by eleven factions recaptured some 15 villages near Hish."
    claim = next(c for c in told(text) if c.event == "retaken")
    assert "Syrian government forces" not in [a.name for a in claim.actors if a.role == "by"]


def test_a_relative_clause_about_a_militia_means_the_one_it_describes():
    text = "Turkey supports the Free Syrian Army, a rebel force that seized Jarablus last week."
    assert by(text, "captured") == ["Free Syrian Army"]
    text = "In 2014 the town of Manbij was overrun by Islamic State fighters, who held it until August 2016."
    assert actors(text, "control_state") == ["Islamic State"]


def test_those_reckoned_among_the_takers_took_it_too():
    text = "The village of Ratyan was won back by rebels, including fighters of the local affiliate Ahrar al-Sham."
    assert by(text, "retaken") == ["opposition fighters", "Ahrar al-Sham"]


def test_a_time_in_an_aside_is_not_of_the_main_verb():
    text = "Afrin, controlled by the YPG since 2012, was captured by Turkey in March 2018."
    assert first(text, "control_change").time.start == "2018-03-01"


def test_to_whom_before_by_whom():
    text = "Control of Maarat al-Numan passed from the rebels to the army in January."
    assert by(text, "captured") == ["Syrian Army"]


def held(text):
    claims = [c for c in told(text) if c.kind == "control_state"]
    return {tuple(p.name for p in c.places[:1]): [a.name for a in c.actors if a.role != "against"] for c in claims}


def test_each_holding_has_its_own_place_and_no_companion():
    assert held("The road links rebel-held Atarib with Kurdish-controlled Afrin and government-held Nubl.") == {
        ("Atarib",): ["opposition fighters"], ("Afrin",): ["Kurdish forces"], ("Nubl",): ["Syrian government"],
    }  # fmt: skip
    assert held("Jets hit a clinic in the town of Sarmin in rebel-held Idlib province.") == {("Idlib",): ["opposition fighters"]}


def test_what_is_left_in_control_is_counted_behind():
    text = "The army seized roughly 900 square kilometers in eastern Idlib, leaving Islamic State in control of 20 villages in the area."
    claim = first(text, "control_state")
    assert (claim.measure.what, claim.measure.min) == ("settlements", 20)


def test_an_unnamed_area_is_held_by_nobody_in_particular():
    assert held("Groups in control of the villages said Ariha was calm.") == {}
    assert held("Jets bombed the besieged and battered enclave of Eastern Ghouta.") == {}
