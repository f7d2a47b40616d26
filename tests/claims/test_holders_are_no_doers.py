"""Who did it: who only holds the place, answers the act or stands beside somebody; who is reckoned among the doers."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def roles(text, kind, role="by", published="2017-03-07", at=0):
    found = [c for c in EXTRACTOR.text(text, published=published).claims if c.kind == kind]
    assert len(found) > at, text
    return [a.name for a in found[at].actors if a.role == role]


@pytest.mark.parametrize("held", ["held by", "controlled mostly by", "that is ruled by"])
def test_whoever_holds_the_place_did_not_strike_it(held):
    text = f"At least nine people died in an air raid on a village {held} the Islamic State group near Palmyra."
    assert roles(text, "casualties") == []


def test_whoever_holds_it_may_still_be_the_doer_of_another_act():
    text = "The village is controlled by Islamic State. Islamic State shelled the army near Palmyra."
    assert roles(text, "incident") == ["Islamic State"]


@pytest.mark.parametrize("among", ["including Ahrar al-Sham", "such as Ahrar al-Sham", "who include fighters from Ahrar al-Sham,"])
def test_a_faction_reckoned_among_the_doers_is_one_of_them(among):
    assert set(roles(f"Rebel groups {among} shelled Mhardeh on Tuesday.", "incident")) == {"opposition fighters", "Ahrar al-Sham"}


def test_a_general_word_behind_including_names_nobody_besides():
    text = "The army killed 40 Ahrar al-Sham fighters including foreign mercenaries in Hama."
    assert roles(text, "casualties", "against") == ["Ahrar al-Sham"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled a school in west Aleppo, a week after 20 people died in an air strike in Idlib.",
        "Rebels hit a school in west Aleppo just a day after dozens of children were killed in airstrikes in Idlib.",
    ],
)
def test_whoever_acted_on_one_day_did_not_act_days_before(text):
    assert roles(text, "casualties") == [] and roles(text, "casualties", "against") == []


def test_unless_the_later_clause_takes_the_doer_up():
    text = "Rebels captured Taftanaz a week after they killed 20 soldiers in Idlib."
    assert roles(text, "casualties") == ["opposition fighters"]


def test_whoever_answers_an_act_did_not_do_it():
    text = "An air strike in Idlib drew condemnation from Qatar and Jordan on Monday."
    assert roles(text, "incident") == []
    assert set(roles(text, "statement")) == {"Qatar", "Jordan"}


def test_whose_ally_somebody_is_does_not_act_for_him():
    assert roles("Iran, a key ally of President Bashar al-Assad, has called for an inquiry.", "statement") == ["Iran"]
    assert roles("Iran a close ally of Syrias Bashar al-Assad has called for an inquiry.", "statement") == ["Iran"]


def test_most_of_the_dead_did_not_kill_themselves():
    text = "At least 17 people, most of them members of rebel groups, were killed in a car bomb near Azaz."
    assert roles(text, "casualties") == [] and roles(text, "casualties", "against") == ["opposition fighters"]


def test_those_who_talk_with_each_other_are_parties():
    text = "Russia and Turkey held talks in Sochi on Monday."
    assert roles(text, "statement") == [] and roles(text, "statement", "party") == ["Russia", "Turkey"]
    assert roles("Turkey held talks on Idlib on Monday.", "statement") == ["Turkey"]


def test_a_suicide_bomber_is_no_party():
    text = "A suicide bomber killed nine people at a checkpoint in Homs on Monday."
    assert roles(text, "casualties") == [] and roles(text, "casualties", "against") == []
    assert roles(text.replace("A suicide", "An Islamic State suicide"), "casualties") == ["Islamic State"]


@pytest.mark.parametrize("lost", ["ï¿½ï¿½", "ï¿½", ""])
def test_what_a_lost_sign_became_hides_no_name(lost):
    text = f"Nine people were hurt by shells fired by terrorists of {lost}Jaish al-Islam on Harasta."
    assert roles(text, "incident") == ["Jaysh al-Islam"]
