"""Losses, damage, displacement and population as outlets word them: sentence -> what is counted. Sentences of our own."""

import pytest
from reading import counted, told


def kinds(text):
    return {c.kind for c in told(text)}


@pytest.mark.parametrize(
    ("text", "what", "low", "high"),
    [
        ("Missiles hit their office in Ariha on Monday.", "facilities", 1, 1),
        ("A mortar round hit a fertiliser plant near Homs.", "facilities", 1, 1),
        ("The blast ripped through a bus depot in Nubl.", "facilities", 1, 1),
        ("Jets bombed three airbases near Homs.", "facilities", 3, 3),
        ("Two convoys were destroyed near Sarmin.", "vehicles", 2, 2),
        ("A Mi-28 helicopter was shot down near Morek.", "vehicles", 1, 1),
        ("Two Mi-8 helicopters were destroyed near Morek.", "vehicles", 2, 2),
        ("Several shops in Hass sustained severe damage.", "facilities", 3, None),
        ("Two clinics in Ariha suffered partial damage.", "facilities", 2, 2),
    ],
)
def test_things_hit(text: str, what: str, low: float, high: float | None) -> None:
    assert ("damage", what, low, high) in counted(text)


@pytest.mark.parametrize(
    ("text", "what", "low", "high"),
    [
        ("A strike on Hass killed an employee of the council.", "killed", 1, 1),
        ("Two grandmothers were killed in Sarmin.", "killed", 2, 2),
        ("The group crucified three men in Mayadin on Friday.", "killed", 3, 3),
        ("Gunmen stormed Hass, slaughtering 14 villagers.", "killed", 14, 14),
        ("Five people were also reported killed in Ariha.", "killed", 5, 5),
        ("The raids left dozens of civilian casualties in Hass.", "casualties", 24, None),
        ("Rocket fire on Aleppo: 14 killed & injured", "casualties", 14, 14),
        ("Nine people suffered suffocation cases in Sarmin.", "injured", 9, 9),
    ],
)
def test_people_hit(text: str, what: str, low: float, high: float | None) -> None:
    assert ("casualties", what, low, high) in counted(text)


def test_enormous_damage() -> None:
    assert "damage" in kinds("The raids caused enormous damage in Hass.")


def test_a_bus_depot_is_no_bus() -> None:
    assert ("damage", "vehicles", 1, 1) not in counted("The blast ripped through a bus depot in Nubl.")


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("The group said 30 children and 12 women were among those killed in Hass.", {42}),
        ("Six women and nine rebels from the four families were among the dead.", {15}),
        ("Twelve members of two families were killed in Hass.", {12}),
        ("Five Kurdish fighters and 14 jihadists were killed near Manbij.", {5, 14}),
        ("Fourteen children were killed along with three teachers in Hass.", {17}),
        ("A woman and child were killed in Ariha.", {2}),
        ("The battle near Morek killed 60 loyalists and 45 rebels.", {60, 45}),
        ("All the dead in Hass were from five families.", set()),
    ],
)
def test_one_toll_or_two(text: str, sums: set[float]) -> None:
    assert {c.measure.min for c in told(text) if c.kind == "casualties"} == sums


def test_whose_centre() -> None:
    assert not {c for c in counted("The mother and child centre in Ariha was hit.") if c[0] == "casualties"}


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The death toll rose to nine civilians in addition to 14 injured.", 9, 14),
        ("Clinics received the bodies of 16 victims as well as 50 injured people.", 16, 50),
        ("The death toll rose to six besides 11 wounded.", 6, 11),
    ],
)
def test_the_injured_besides_the_dead(text: str, killed: float, injured: float) -> None:
    got = {(c.measure.what, c.measure.min) for c in told(text) if c.kind == "casualties"}
    assert got == {("killed", killed), ("injured", injured)}


@pytest.mark.parametrize(
    ("text", "kind", "what", "count"),
    [
        ("A commander and two of his comrades were killed near Morek.", "casualties", "killed", 3),
        ("Three families of 14 members managed to leave the eastern districts of Homs.", "displacement", "displaced", 14),
        ("Some 9,000 people displaced from Homs have found refuge in Idlib.", "displacement", "sheltering", 9000),
        ("Twenty people were able to get out of Hass on Sunday.", "displacement", "displaced", 20),
        (
            "The group drove 40,000 Muslims, Christians and members of a small Yazidi minority there from their homes.",
            "displacement", "displaced", 40000,
        ),
        ("The tribe's members, who number some 60,000, live along the river.", "population", "population", 60000),
    ],
)  # fmt: skip
def test_people_on_the_move_or_at_home(text: str, kind: str, what: str, count: float) -> None:
    assert (kind, what, count) in {(c.kind, c.measure.what, c.measure.min) for c in told(text) if c.measure is not None}


def test_a_supply_route_cut_off_is_not_damaged() -> None:
    assert "damage" not in kinds("The army severed the last supply route into Homs.")


def test_what_stands_near_is_not_hit() -> None:
    assert "damage" not in kinds("The raids hit Sarmin near a tent for mourners.")
