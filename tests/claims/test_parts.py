"""Tolls that are spelled out in parts, sums of conjoined counts, single aircraft."""

from __future__ import annotations

from typing import Any

import trucewatch


def measures(text: str, kind: str) -> list[tuple[str | None, Any, Any]]:
    claims = trucewatch.extract(text, published="2019-06-14")
    return [(c.measure.what, c.measure.min, c.measure.max) for c in claims if c.kind == kind and c.measure]


def test_a_share_in_apposition_is_a_part_and_no_second_toll() -> None:
    text = "At least 16 civilians, five of them children, were killed in air strikes on Saraqib on Tuesday."
    assert measures(text, "casualties") == [("killed", 16, None)]


def test_fallen_of_no_named_side_are_one_toll() -> None:
    text = "A rocket landed in Ariha on Tuesday, killing 31 jihadists and eight civilians."
    assert measures(text, "casualties") == [("killed", 39, 39)]


def test_single_things_of_one_measure_are_counted_together_and_numbers_are_not() -> None:
    text = "A school and a bakery were destroyed in Ariha on Tuesday."
    assert measures(text, "damage") == [("facilities", 2, 2)]
    text = "Three schools and a bakery were destroyed in Ariha on Tuesday."
    assert measures(text, "damage") == [("facilities", 3, 3), ("facilities", 1, 1)]


def test_a_participle_takes_the_count_before_it() -> None:
    text = "The strike left two patients dead and eight others injured, the Red Crescent said on Tuesday."
    assert measures(text, "casualties") == [("killed", 2, 2), ("injured", 8, 8)]


def test_a_list_of_counts_by_place_is_a_list_of_tolls() -> None:
    text = "Shelling killed 38 people in Aleppo on Tuesday, 12 in Damascus and nine in Idlib."
    assert [m[1] for m in measures(text, "casualties")] == [38, 12, 9]


def test_one_of_its_soldiers_is_one() -> None:
    text = "The Turkish military said that one of its soldiers had been killed in Al-Bab on Tuesday."
    assert measures(text, "casualties") == [("killed", 1, 1)]


def test_a_family_of_so_many() -> None:
    text = "The air strike on Saraqib killed a family of five on Tuesday."
    assert measures(text, "casualties") == [("killed", 5, 5)]


def test_things_with_numbers_of_their_own_stay_apart() -> None:
    text = "Warplanes destroyed two tanks and four armoured vehicles near Saraqib on Tuesday."
    assert measures(text, "damage") == [("vehicles", 2, 2), ("vehicles", 4, 4)]


def test_a_share_held_is_measured() -> None:
    text = "Most of Homs is back under government control."
    assert measures(text, "control_state") == [("share_pct", 50, None)]


def only(text: str, kind: str) -> Any:
    found = [c for c in trucewatch.extract(text, published="2019-06-14") if c.kind == kind]
    assert len(found) == 1, found
    return found[0]


def test_a_fraction_of_a_possessors_number_is_worked_out() -> None:
    claim = only("Half of Syria's 22 million people have been displaced.", "displacement")
    assert claim.measure.min == claim.measure.max == 11_000_000
    assert claim.measure.text == "Half of Syria's 22 million people"
    assert [p.name for p in claim.places] == ["Syria"]
    assert only("Half of the city's 100,000 residents have fled Idlib.", "displacement").measure.min == 50_000
    assert only("A third of Idlib's three million people live in camps.", "displacement").measure.min == 1_000_000


def test_of_people_named_together_nobody_tells_how_many_of_each() -> None:
    fled = only("More than 50,000 people, 80 percent of them women and children, have fled Idlib since May.", "displacement")
    assert fled.measure.min == 50_000 and not fled.breakdown
    killed = only("Shelling killed 12 people, including six women and children, in Saraqib on Tuesday.", "casualties")
    assert killed.measure.min == 12 and not killed.breakdown
    mixed = only("Shelling killed 12 soldiers and civilians in Saraqib on Tuesday.", "casualties")
    assert (mixed.measure.min, mixed.victims, dict(mixed.breakdown)) == (12, "mixed", {})
    text = "Shelling killed two women and three children were wounded in Saraqib on Tuesday."
    assert measures(text, "casualties") == [("killed", 2, 2), ("injured", 3, 3)]


def test_the_noun_behind_a_nationality_or_service_is_who_was_counted() -> None:
    for who in ("Two army officers", "Two Russian pilots"):
        claim = only(f"{who} were killed near Saraqib on Tuesday.", "casualties")
        assert (claim.measure.text, claim.victims, dict(claim.breakdown)) == (who, "combatant", {"combatants": 2})
    executed = trucewatch.extract("Rebels executed eight captured soldiers in Aleppo.", published="2019-06-14")
    assert {c.victims for c in executed if c.kind == "casualties"} == {"combatant"}


def test_a_predicate_says_who_the_dead_were() -> None:
    text = "Twenty people were killed in Azaz on Tuesday. Sixteen of the dead were civilians."
    last = trucewatch.extract(text, published="2019-06-14")[-1]
    assert (last.measure.min, last.victims, dict(last.breakdown)) == (16, "civilian", {"civilians": 16})


def test_relatives_are_no_fighters() -> None:
    claim = only("A father and his three sons were killed in Saraqib on Tuesday.", "casualties")
    assert (claim.measure.min, claim.victims, dict(claim.breakdown)) == (4, "civilian", {"men": 1, "children": 3})
    assert only("Three men and two women were killed in Saraqib on Tuesday.", "casualties").victims == "unknown"


def test_who_was_released_is_not_counted_as_detained() -> None:
    text = "The rebels had detained 20 civilians in Idlib on Tuesday and released 12 of them on Wednesday."
    assert measures(text, "casualties") == [("detained", 20, 20)]


def test_most_of_the_people_is_no_measure_but_most_of_an_area_is() -> None:
    assert measures("Most of the town's residents have fled Saraqib.", "displacement") == []
    assert measures("The rebels control most of the province of Idlib.", "control_state") == [("share_pct", 50, None)]


def test_each_of_two_counts_keeps_its_own_place_and_day() -> None:
    def tolls(text: str) -> list[Any]:
        claims = [c for c in trucewatch.extract(text, published="2019-06-14") if c.kind == "casualties" and c.measure and c.time]
        return [(c.measure.min, [p.name for p in c.places], c.time.start) for c in claims]

    assert tolls("Air strikes killed five people in Ariha and three in Binnish on Tuesday.") == [
        (5, ["Ariha"], "2019-06-11"), (3, ["Binnish"], "2019-06-11"),
    ]  # fmt: skip
    assert tolls("Shelling killed two civilians in Sarmin on Sunday and four in Ariha on Monday.") == [
        (2, ["Sarmin"], "2019-06-09"), (4, ["Ariha"], "2019-06-10"),
    ]  # fmt: skip
    assert tolls("Air strikes killed 10 people and wounded five in Ariha on Tuesday.") == [
        (10, ["Ariha"], "2019-06-11"), (5, ["Ariha"], "2019-06-11"),
    ]  # fmt: skip
