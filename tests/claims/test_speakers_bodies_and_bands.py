"""Bodies that speak from a place, bands named again, acts of a later day, one of those counted, what is only reported."""

from tests.claims.reading import actors, counted, days, first, places, told


def test_a_body_that_speaks_from_a_place_is_the_source():
    for text, name in (
        ("the Russian Reconciliation Centre in Hmeimim said in a statement.", "Russian Reconciliation Centre"),
        ("the Harim Coordination Centre at Hmeimim said in its daily bulletin.", "Harim Coordination Centre"),
        ("the Harim Health Directorate said in a new tally.", "Harim Health Directorate"),
    ):
        got = first(f"Three shells fell on Saraqib, {text}", "incident").asserted_by
        assert len(got) == 1 and got[0].startswith(name), (text, got)


def test_who_speaks_was_not_struck():
    claims = told("Three shells fell on Saraqib, the hospital in Hama said on Monday.")
    assert not [c for c in claims if c.kind == "damage"]


def test_a_band_is_named_again_by_its_noun():
    text = (
        "Regime forces and opposition factions fought near Hazarin on Sunday. "
        "Activists reported that the factions destroyed a tank with a missile."
    )
    assert actors(text, "damage") == ["opposition fighters"]


def test_a_later_act_of_its_own_day_does_not_place_an_opening():
    text = (
        "Hostilities across Idlib and western Aleppo have continued to intensify. On 5 February shells hit a hospital in Saraqib. "
        "A day later artillery shelling damaged a camp near Sarmada."
    )
    assert places(text, "incident", "clash") == ["Idlib", "Aleppo"]


def test_one_of_those_counted_before_is_counted():
    for text in ("Two women were wounded in Hish. One of them died on Tuesday.", "Five men were wounded in Hish, one of whom later died."):
        assert ("casualties", "killed", 1.0, 1.0) in counted(text), text
    text = "Three men were killed in Hish, one of them a teacher."
    assert not [c for c in told(text) if c.measure and c.measure.max == 1.0]


def test_people_who_set_off_for_elsewhere_are_displaced():
    assert ("displacement", "displaced", 9500.0, 9500.0) in counted("Schools closed and some 9,500 people left for camps near the border.")


def test_two_things_reportedly_done_are_both_possible():
    text = "Rockets reportedly killed four people in Suqaylabiyah and injured two others on Sunday."
    assert {c.modality for c in told(text) if c.kind == "casualties"} == {"possible"}


def test_nobody_is_beaten_back_by_his_own_side():
    text = "Syrian jets bombed Balshun on Monday. On Wednesday the army took two villages near Hish before it was pushed back."
    assert actors(text, "control_change", "repelled") == []


def test_a_length_of_days_dates_no_deal():
    text = (
        "The team counted 41 violations of the Sochi agreement during the past 48 hours. "
        "The number of civilians killed since the agreement was signed has risen to 187."
    )
    assert days(text, "casualties")[0] is None


def test_a_force_that_announces_its_deeds_by_a_noun_did_them():
    text = "The factions announced the killing of two officers and the destruction of an ammunition depot near Hish."
    assert actors(text, "casualties") == actors(text, "damage") == ["opposition fighters"]
    assert actors("Rebels announced on Sunday the killing of nine Hezbollah fighters in Zabadani.", "casualties") == ["opposition fighters"]
    assert actors("The Turkish army announced the death of two of its soldiers near Hish.", "casualties") == []
    assert actors("Rebel fighters reported the killing of five civilians near Hish.", "casualties") == []


def test_whose_attack_was_beaten_back():
    text = "The army repelled an attack by HTS on Hish on Sunday, killing nine attackers."
    assert actors(text, "control_change", role="against") == ["Hayat Tahrir al-Sham"]


def test_violence_is_nobodys_doing():
    text = "Rebels killed 14 soldiers near Hish on Saturday. The violence has killed 108 civilians in 10 days, the UN said."
    last = [c for c in told(text) if c.measure and c.measure.max == 108.0]
    assert len(last) == 1 and not [a for a in last[0].actors if a.role == "by"]


def test_days_behind_a_zone_are_the_acts():
    text = "No fewer than 1,006 civilians were killed in the de-escalation zone from April 26 2019 until September 12 2019."
    assert days(text, "casualties") == ("2019-04-26", "2019-09-12")


def test_a_bare_noun_is_the_force_told_just_before():
    text = "An air strike in Balyun killed 33 Turkish soldiers on Thursday. Thirty-two soldiers were injured."
    assert {a.name for c in told(text) if c.kind == "casualties" for a in c.actors if a.role == "against"} == {"Turkish Armed Forces"}
    text = "Rebels shelled Turkish soldiers near Hish. Assad's troops advanced. Four soldiers died."
    assert actors(text, "casualties", role="against") == ["Syrian Army"]


def test_what_a_report_counts_in_thousands_is_of_all_its_days():
    text = (
        "The network documented the killing of 1,006 civilians in Idlib from April 26 2019 until September 12 2019. "
        "Helicopters dropped no fewer than 4,378 barrel bombs. On July 16 a warplane bombed a market in Maar Shurin, killing 12 civilians."
    )
    spans = {(c.measure.max or c.measure.min): (c.time.start, c.time.end) for c in told(text, "2019-09-13") if c.measure and c.time}
    assert spans[4378.0] == ("2019-04-26", "2019-09-12") and spans[12.0] == ("2019-07-16", "2019-07-16")


def test_a_column_that_withdraws_is_not_evacuated_besides():
    text = "A convoy of about 60 vehicles carrying equipment left the post at dawn."
    assert [c.event for c in told(text) if c.kind == "movement"] == ["withdrawal"]


def test_attackers_who_fell_fell_to_whoever_beat_them_back():
    text = "The army repelled an attack by HTS on Hish. Nine attackers were killed."
    assert actors(text, "casualties") == ["Syrian Army"]
    assert actors(text, "casualties", role="against") == ["Hayat Tahrir al-Sham"]
    assert actors("Attackers killed nine people in Hish.", "casualties") == []


def test_the_area_is_not_where_an_office_lies():
    text = (
        "An air strike in Balyun killed 33 Turkish soldiers on Thursday, the governor of Hatay, Rahmi Dogan, said. "
        "The Russian defence ministry denied that its aircraft had carried out strikes in the area."
    )
    claims = [c for c in told(text, "2020-02-28") if c.kind == "incident" and c.modality == "denied"]
    assert [[p.name for p in c.places] for c in claims] == [["Balyun"]]
