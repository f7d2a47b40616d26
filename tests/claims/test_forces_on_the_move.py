"""Forces that leave and arrive, people taken out, aid kept away, land won and where an army stands, in the words of outlets."""

import pytest
from reading import actors, counted, first, places, told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A column of 30 Islamic State vehicles was seen heading out of Mayadin towards the desert.", "Mayadin"),
        ("Around 50 vehicles of the group left Jarablus for Raqqa, residents said.", "Jarablus"),
        ("American troops began to leave their base near Kobani on Wednesday.", "Kobani"),
        ("The US military has started pulling its men and equipment out of Hasakah.", "Hasakah"),
        ("Turkey dismantled its observation post in Morek and its soldiers drove north.", "Morek"),
        ("By nightfall the last Islamic State gunmen had gone from Tabqa, activists said.", "Tabqa"),
        ("Hezbollah said on Thursday it was reducing its forces along the border near Zabadani.", "Zabadani"),
        ("The last American convoy drove out of Ain Issa at dawn on Sunday.", "Ain Issa"),
    ],
)
def test_forces_leave(text, place):
    assert place in places(text, "movement", "withdrawal")


def test_a_convoy_with_goods_for_an_army_is_no_aid():
    text = "A convoy of 15 trucks carrying logistical supplies for the coalition entered Hasakah on Sunday."
    assert "reinforcement" in {c.event for c in told(text)}


def test_more_men_are_reinforcements():
    assert actors("Hezbollah is sending more men to Qalamoun.", "movement", "reinforcement") == ["Hezbollah"]


def test_posts_are_set_up():
    text = "The Turkish army set up a new military point in Qaminas east of Idlib on Friday."
    assert "Qaminas" in places(text, "movement", "deployment")


@pytest.mark.parametrize(
    "text",
    [
        "Besieging forces have been keeping food and fuel out of Madaya for six months.",
        "Aid agencies cannot get to the camps near Atmeh.",
        "Madaya has had no aid since October.",
    ],
)
def test_aid_that_does_not_arrive(text):
    assert first(text, "movement", "aid_blocked")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Six hundred fighters and their families rode out of Daraya on Friday.", 600),
        ("So far 17,000 people, young and old, have been taken from the enclave to Idlib.", 17000),
        ("The seventh convoy from Daraya set off for Jarablus on Saturday with 1,800 on board.", 1800),
        ("Israel took 422 White Helmets and their relatives out of southern Syria to Jordan.", 422),
    ],
)
def test_people_taken_out(text, number):
    assert first(text, "movement", "evacuation").measure.min == number


def test_aid_for_people_moves_no_people():
    assert "displacement" not in {c.kind for c in told("Aid for 107,000 people reached Rastan on October 10.")}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Around 1,000 jihadists are still inside the Yarmouk basin.", ("position", "fighters", 1000, 1000)),
        ("The army stood three kilometres east of Saraqib on Tuesday.", ("position", "distance_km", 3, 3)),
        ("Ankara maintains 13 military points inside the Idlib zone.", ("position", "facilities", 13, 13)),
        ("There are at least 250,000 civilians in the eastern half of Aleppo.", ("population", "population", 250000, None)),
        ("Idlib and its surroundings hold about three million people.", ("population", "population", 3000000, 3000000)),
        ("The lives of four million people in Idlib are at risk, doctors warn.", ("population", "population", 4000000, 4000000)),
        ("Conditions are desperate for the 60,000 residents of Rukban.", ("population", "population", 60000, 60000)),
        ("Nearly 900,000 people in Aleppo were without water.", ("population", "in_need", 900000, 900000)),
        ("At least 40,000 people were camping in the fields near Nassib.", ("displacement", "sheltering", 40000, None)),
        ("Some 11,000 people had crossed to the government side through a corridor.", ("displacement", "displaced", 11000, 11000)),
        ("Twelve villages have been overrun by government troops since Saturday.", ("control_change", "settlements", 12, 12)),
        ("In two weeks the SDF won 100 square kilometres from Islamic State.", ("control_change", "area_km2", 100, 100)),
        ("Some 600 square kilometres have passed to the government since December.", ("control_change", "area_km2", 600, 600)),
    ],
)
def test_what_is_counted(text, claim):
    assert claim in counted(text)


def test_a_place_that_is_taken_over():
    text = "Turkish troops entered the town of Bulbul and took it over, Ankara said."
    assert places(text, "control_change", "captured") == ["Bulbul"]


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("Once again the army failed to break the rebels' defences at Kabani.", "against", "Syrian Army"),
        ("Kurdish fighters stopped Islamic State from reaching the centre of Kobani.", "against", "Islamic State"),
    ],
)
def test_attempts_that_fail(text, role, name):
    assert actors(text, "control_change", "repelled", role) == [name]


def test_posts_taken_up_are_not_captured():
    assert "control_change" not in {c.kind for c in told("Syrian border guards have taken up posts along the frontier near Kobani.")}


def test_buses_drive_nobody_out_of_power():
    assert {c.kind for c in told("Twenty buses drove the rebels and their families out of Daraya to Idlib.")} == {"movement"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Army units are stationed on the hills above Latamneh.", "Lataminah"),
        ("Iranian-backed militias are deployed south of Aleppo.", "Aleppo"),
    ],
)
def test_where_forces_are_deployed_is_a_position(text, place):
    assert place in places(text, "position")
    assert "movement" not in {c.kind for c in told(text)}


def test_forces_deployed_on_a_day_have_moved():
    assert first("Syrian troops were deployed along the border near Ain Issa on Monday.", "movement", "deployment")


def test_attempts_to_enter_are_no_entry():
    (entry,) = [c for c in told("Gunmen of Islamic State tried to enter Khalsa on Monday.") if c.event == "entry"]
    assert entry.modality == "denied"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A first group of 150 US soldiers was flown out of the Rmeilan base on Thursday.", "withdrawal"),
        ("The militiamen have moved back 85 km from the Golan.", "withdrawal"),
        ("Deliveries to Foua and Kefraya have been halted by shelling.", "aid_blocked"),
        ("Partners were unable to reach communities along the highway near Saraqib.", "aid_blocked"),
        ("Red Crescent teams transported more than 200 families to the camps near Azaz.", "evacuation"),
    ],
)
def test_movements_in_the_words_of_bulletins(text, event):
    assert event in {c.event for c in told(text) if c.kind == "movement"}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The displaced people from Atarib and Darat Izza reached 70 thousand in one week.", ("displacement", "displaced", 70000, 70000)),
        ("In Rukban, an estimated 12,700 people are still in need.", ("population", "in_need", 12700, 12700)),
    ],
)
def test_people_counted_as_bulletins_count_them(text, claim):
    assert claim in counted(text)
