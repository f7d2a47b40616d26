"""Bodies that speak from a place, bands named again by their noun, acts that later sentences do not go into."""

from tests.claims.reading import actors, first, places, told


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
