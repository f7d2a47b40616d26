"""Takings, losses, holdings, failures and posts in the frames that reports put them in: a row is a frame, a column a word."""

import pytest
from reading import actors, first, told


def _has(text, kind, event=None, role="by", who=(), place=None):
    for c in told(text, published="2018-02-14"):
        named = [a.name for a in c.actors if a.role == role]
        if c.kind == kind and event in (None, c.event) and (not who or named == list(who)):
            if place is None or place in [p.name for p in c.places]:
                return True
    return False


@pytest.mark.parametrize("verb", ["captured", "seized", "overran", "liberated", "retook"])
@pytest.mark.parametrize(
    "frame",
    [
        "The army {} Hish, residents said.",
        "The army {} the town of Hish, activists said.",
        "The army {} Hish along with weapons and ammunition.",
        "The army {} Hish as residents fled.",
        "The army {} Hish using tanks and armoured vehicles.",
    ],
)
def test_a_taken_place_whatever_is_told_behind_it(frame, verb):
    assert _has(frame.format(verb), "control_change", who=["Syrian Army"], place="Hish")


@pytest.mark.parametrize("verb", ["captured", "seized", "lost", "recovered"])
def test_villages_counted_are_no_people_for_those_who_tell(verb):
    claims = told(f"The army {verb} three villages, residents said.")
    assert [(c.kind, c.measure.what, c.measure.min) for c in claims] == [("control_change", "settlements", 3)]


@pytest.mark.parametrize("noun", ["capture", "recapture", "seizure", "takeover", "conquest"])
@pytest.mark.parametrize(("owner", "name"), [("HTS's", "Hayat Tahrir al-Sham"), ("Turkey's", "Turkey"), ("IS's", "Islamic State")])
def test_an_owner_of_the_act_took_the_place(owner, name, noun):
    assert _has(f"{owner} {noun} of Ariha came on Monday.", "control_change", who=[name], place="Ariha")


@pytest.mark.parametrize("verb", ["took", "secured", "occupied", "cleared", "recovered", "grabbed"])
def test_a_place_that_somebody_took_on_a_day(verb):
    assert _has(f"Morek, which the army {verb} on Monday, is quiet.", "control_change", "captured", who=["Syrian Army"])


@pytest.mark.parametrize("verb", ["grabbed", "snatched"])
def test_a_place_is_not_abducted(verb):
    text = f"The rebels {verb} the town of Morek on Monday."
    assert _has(text, "control_change", "captured", place="Morek") and not _has(text, "incident", "abduction")


@pytest.mark.parametrize("verb", ["governs", "retains", "has held", "has a firm grip on"])
def test_other_ways_to_hold_a_place(verb):
    assert _has(f"Islamic State {verb} Tabqa.", "control_state", who=["Islamic State"], place="Tabqa")


@pytest.mark.parametrize("owner", ["Islamic State's", "the army's", "HTS's"])
def test_control_as_a_noun(owner):
    assert _has(f"Residents suffer under {owner} control of Morek.".replace("suffer under", "speak of"), "control_state", place="Morek")
    assert not _has(f"The accord would end {owner} control of Morek.", "control_state")


@pytest.mark.parametrize("words", ["a town occupied by", "a town run by", "which is occupied by"])
def test_who_holds_the_town_in_an_apposition(words):
    text = f"Jets struck Afrin, {words} Turkey."
    assert _has(text, "control_state", place="Afrin") and not _has(text, "control_change")


@pytest.mark.parametrize("verb", ["stopped", "halted", "parried", "countered", "resisted"])
@pytest.mark.parametrize("act", ["an attack", "a ground assault", "an infiltration attempt", "a push"])
def test_attacks_that_were_beaten_back(act, verb):
    text = f"The army {verb} {act} by Islamic State on Morek."
    claim = first(text, "control_change", "repelled")
    assert [(a.role, a.name) for a in claim.actors] == [("by", "Syrian Army"), ("against", "Islamic State")]


@pytest.mark.parametrize("verb", ["could not capture", "did not manage to retake", "was not able to seize", "tried in vain to take"])
def test_what_could_not_be_taken_was_not_taken(verb):
    text = f"The army {verb} Morek."
    assert actors(text, "control_change", "repelled", "against") == ["Syrian Army"]
    assert not [c for c in told(text) if c.event in ("captured", "retaken")]


@pytest.mark.parametrize("noun", ["An observation post", "A military base", "Two checkpoints"])
def test_posts_set_up_by_somebody(noun):
    assert _has(f"{noun} was set up in Hish by Turkish troops on Monday.", "movement", "deployment", who=["Turkish Armed Forces"])


def test_a_large_part_of_a_place_is_of_that_place():
    assert _has("HTS controls large parts of Idlib.", "control_state", place="Idlib")


@pytest.mark.parametrize("noun", ["capture", "recapture", "seizure"])
def test_a_place_taken_from_somebody_was_his(noun):
    text = f"The {noun} of Morek from Islamic State came on Monday."
    assert _has(text, "control_change", role="against", who=["Islamic State"]) and not _has(text, "control_change", who=["Islamic State"])


@pytest.mark.parametrize("what", ["HTS's assault on Morek", "An assault on Morek by HTS", "A bid to retake Morek by HTS"])
@pytest.mark.parametrize("end", ["failed", "collapsed", "came to nothing", "was unsuccessful"])
def test_an_attack_that_failed_was_its_authors(what, end):
    if what.startswith("A bid") and end == "failed":
        return
    assert _has(f"{what} {end}.", "control_change", "repelled", "against", ["Hayat Tahrir al-Sham"], "Morek")


@pytest.mark.parametrize("verb", ["handed over", "delivered", "gave up"])
def test_a_town_given_to_somebody(verb):
    assert _has(f"The rebels {verb} the town of Morek to the army.", "control_change", "handed_over", who=["Syrian Army"])


def test_a_road_that_somebody_cut():
    assert _has("The highway near Morek was cut on Monday by the rebels.", "control_change", "captured", who=["opposition fighters"])


@pytest.mark.parametrize(
    "text", ["Shops in Morek were occupied with customers.", "Morek was defended by HTS.", "The army held 12 men in Morek."]
)
def test_other_senses_of_holding(text):
    assert not _has(text, "control_change") and not _has(text, "control_state") and not _has(text, "statement")
