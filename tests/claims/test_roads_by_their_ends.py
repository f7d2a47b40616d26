"""Roads named by their ends, a province's capital, a day before "under the deal"; charges, vows and refusals as statements."""

from tests.claims.reading import actors, days, first, places, told


def said(text, published="2018-02-14"):
    return [(c.modality, [a.name for a in c.actors if a.role == "by"]) for c in told(text, published) if c.kind == "statement"]


def test_a_road_between_two_towns_is_neither_of_them():
    for text in (
        "The army seized the highway linking Damascus with Aleppo on Tuesday.",
        "The army seized the highway that links Aleppo to the capital on Tuesday.",
        "The army seized the road between Aleppo and Damascus on Tuesday.",
        "The army seized the highway linking the capital to the northern city of Aleppo on Tuesday.",
        "The army seized the road, which links Damascus with Aleppo, on Tuesday.",
    ):
        assert places(text, "control_change", published="2020-02-12") == ["M5 highway"], text
    assert places("Shells hit cars on the road between Aleppo and Latakia on Monday.", "incident") == ["M4 highway"]
    assert places("The army took the highway between Damascus and Daraa.", "control_change") == ["Damascus", "Daraa"]


def test_a_provinces_capital_is_its_seat():
    found = first("The army entered Hasakah province and shelled its capital.", "incident").places
    assert (found[0].name, found[0].level) == ("Hasakah", "settlement")
    assert places("Syria and its capital were shelled.", "incident")[0] == "Damascus"


def test_a_day_before_under_the_deal_is_the_acts():
    text = "More than 5,000 people left Fuah and Kafriya on Friday under the deal."
    assert days(text, "movement", "evacuation") == ("2020-02-14", "2020-02-14")


def test_a_charge_that_is_thrown_back_is_denied():
    assert ("denied", ["Russia"]) in said("Britain accused Moscow of bad faith, a charge refuted by Russia.")
    assert said("Moscow accused rescuers of staging the attack.") == [("accused", ["Russia"])]


def test_no_room_for_more_is_said_by_a_state():
    assert said("Officials said Jordan could not take in any more refugees.") == [("asserted", ["Jordan"])]
    assert not said("The camp may take in more people next month.")


def test_what_we_will_do_is_planned():
    assert said('"We will break the siege of Aleppo within days," a rebel commander told AFP.')[0][0] == "planned"
    assert not said('"We will leave at dawn," a mother of four said.')


def test_a_meeting_to_discuss_is_one():
    assert len(said("Kerry met his Russian counterpart in London on Sunday to discuss Aleppo.")) == 1


def test_a_state_that_is_talked_to_is_no_place():
    assert actors("Jaish al-Islam has been talking to Russia about the wounded.", "statement") == ["Jaysh al-Islam"]
