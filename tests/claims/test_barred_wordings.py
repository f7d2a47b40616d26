"""Who is ruled out as the doer, and whom words near an act really mean."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def claims(text, kind, event=None):
    found = EXTRACTOR.text(text, published="2019-12-28").claims
    return [c for c in found if c.kind == kind and event in (None, c.event)]


def roles(claim, role):
    return {a.name for a in claim.actors if a.role == role}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("A Russian follow-up air strike on Sarmin killed three people.", "Russia"),
        ("A Syrian double-tap raid on Ariha killed nine people.", "Syrian government"),
        ("A US-led precision air strike hit a house near Barisha.", "US-led coalition"),
        ("A Turkish retaliatory air strike hit Tal Rifaat.", "Turkey"),
        ("Israeli early-morning missile attacks hit a depot near Homs.", "Israel"),
    ],
)
def test_words_of_manner_between_a_state_and_its_act(text, by):
    assert roles(claims(text, "incident")[0], "by") == {by}


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian second city of Aleppo was hit by air strikes.",
        "The Turkish border town of Kilis was hit by a rocket attack.",
        "A Syrian rebel-held town was shelled on Friday.",
    ],
)
def test_no_words_of_manner(text):
    assert all(not roles(c, "by") for c in claims(text, "incident"))


@pytest.mark.parametrize(
    "text",
    [
        "Britain, France and Germany condemned the bombing of hospitals in Ariha.",
        "Moscow expressed concern over the shelling of Afrin.",
        "The opposition delegation walked out in protest at air raids on Saraqib.",
        "The opposition left the talks in response to air strikes on Kafr Zita.",
        "Turkey criticised the siege of Aleppo.",
    ],
)
def test_whoever_reacts_to_an_act_did_not_do_it(text):
    assert all(not roles(c, "by") for c in claims(text, "incident"))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("France condemned Russian air strikes on Ariha.", {"Russia"}),
        ("Washington welcomed the rebels' withdrawal from Saraqib.", {"opposition fighters"}),
        ("Turkey vowed an offensive in Manbij.", {"Turkey"}),
    ],
)
def test_another_one_named_beside_the_act_did(text, by):
    found = claims(text, "incident") + claims(text, "movement")
    assert [roles(c, "by") for c in found] == [by]


@pytest.mark.parametrize(
    "text",
    [
        "Jordan closed the border after a car bomb killed seven of its soldiers.",
        "Turkey tightened controls after an attack killed four policemen in Azaz.",
        "The UN halted its convoys after an air strike killed 12 people in Urum al-Kubra.",
    ],
)
def test_whoever_acts_on_account_of_a_killing_did_not_kill(text):
    assert [roles(c, "by") for c in claims(text, "casualties")] == [set()]


def test_the_doer_of_a_clause_of_time_may_be_the_sentences():
    text = "The army captured the village of Nayrab after shelling it for days."
    assert roles(claims(text, "incident", "shelling")[0], "by") == {"Syrian Army"}


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces killed 74 civilians in October, while the coalition killed 112.",
        "Turkish artillery shelled Tal Rifaat as Russian jets bombed Idlib.",
    ],
)
def test_the_subject_of_the_next_verb_was_not_hit(text):
    assert all(not roles(c, "against") for c in claims(text, "casualties") + claims(text, "incident"))


@pytest.mark.parametrize(
    "told",
    [
        "A chlorine bomb hit the field hospital, killing five patients.",
        "Three people were killed in the town.",
        "The toll rose to 14 killed.",
    ],
)
def test_whoever_is_only_accused_is_no_doer_of_what_follows(told):
    found = claims(f"Activists accused the army of dropping canisters of chlorine on Irbin. {told}", "casualties")
    assert found and all(not roles(c, "by") for c in found)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Britain blamed the gas attack in Saraqeb on government forces.", {"Syrian government forces"}),
        ("State media blamed factions in Ghouta for mortar fire on the capital.", set()),
    ],
)
def test_the_one_who_is_blamed(text, by):
    found = claims("The army shelled Kafr Batna on Friday. " + text, "incident")
    assert [roles(c, "by") for c in found if c.modality == "accused"] == [by]


@pytest.mark.parametrize(
    "told",
    ["Groups in the enclave lobbed shells at Damascus.", "Factions in Idlib fired rockets at Aleppo."],
)
def test_a_subject_that_no_list_knows_is_not_the_last_doer(told):
    found = claims(f"The army shelled Douma on Friday. {told}", "incident", "shelling")
    assert not roles(found[-1], "by")


def test_no_doer_without_a_name():
    for text in ("Rebels came under attack from jets near Saraqeb.", "Posts in Idlib came under fire from planes."):
        assert all(a.name for c in EXTRACTOR.text(text, published="2019-12-28").claims for a in c.actors)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Troops seized Nayrab after clashes with Hayat Tahrir al-Sham.", "control_change"),
        ("Turkish forces entered Tal Abyad after heavy fighting with Kurdish fighters.", "movement"),
        ("Syrian soldiers deployed in Kobani under a deal with the SDF.", "movement"),
        ("Troops entered Manbij after talks with Kurdish forces.", "movement"),
    ],
)
def test_whom_one_fought_or_dealt_with_is_no_companion(text, kind):
    assert not roles(claims(text, kind)[0], "with")


@pytest.mark.parametrize(
    ("text", "backers"),
    [
        ("Backed by Russia and Iran, government forces captured Aleppo.", {"Russia", "Iran"}),
        ("With support from Iran, soldiers captured Khan Touman.", {"Iran"}),
        ("The army, along with Hezbollah, captured Qusayr.", {"Hezbollah"}),
    ],
)
def test_backers_named_first(text, backers):
    captured = claims(text, "control_change")[0]
    assert not roles(captured, "by") & backers and roles(captured, "with") == backers


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Our fighters shelled an army post near Saraqeb, Ahrar al-Sham said.", {"Ahrar al-Sham"}),
        ('"Our troops shelled the village," the SDF said.', {"Syrian Democratic Forces"}),
        ("A Turkish spokesman said its artillery had shelled Tell Rifaat.", {"Turkish Armed Forces"}),
        ("A coalition spokesman said its jets had bombed Raqqa.", {"US-led coalition"}),
        ("More than 300 people died at the hands of government forces in Daraya.", {"Syrian government forces"}),
    ],
)
def test_whose_forces_are_meant(text, by):
    found = claims(text, "incident") or claims(text, "casualties")
    assert roles(found[0], "by") == by


@pytest.mark.parametrize(
    ("text", "fallen"),
    [
        ("The SDF killed 14 militants during clashes with Islamic State near Hajin.", {"Islamic State"}),
        ("The army attacked Islamic State in Palmyra. Twelve extremists were killed in that operation.", {"Islamic State"}),
        ("The army attacked Islamic State in Palmyra. It killed 12 rebels in Ariha as well.", {"opposition fighters"}),
        ("The army killed 12 militants in Idlib.", {"opposition fighters"}),
    ],
)
def test_loose_names_for_the_fallen_mean_the_faction_that_was_fought(text, fallen):
    assert roles(claims(text, "casualties")[0], "against") == fallen


def test_nobody_is_the_doer_of_his_own_losses():
    found = claims("The army shelled Palmyra. Fifteen soldiers perished in the battle.", "casualties")
    assert [roles(c, "by") for c in found] == [set()] and roles(found[0], "against") == {"Syrian Army"}


@pytest.mark.parametrize(
    ("text", "kind", "role", "expected"),
    [
        ("The coalition has killed 610 civilians in Syria and Iraq since 2014.", "casualties", "against", set()),
        ("Syria and Iraq condemned the raid on Homs.", "statement", "by", {"Syrian government", "Iraq"}),
    ],
)
def test_a_state_in_a_list_of_places_is_a_place(text, kind, role, expected):
    assert roles(claims(text, kind)[0], role) == expected


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("At least 14 people were killed in Douma, the Observatory reckons.", ("Syrian Observatory for Human Rights",)),
        ("Eight air raids on Douma were monitored by the Observatory.", ("Syrian Observatory for Human Rights",)),
        ("Amnesty International found that the army shelled Ariha.", ("Amnesty International",)),
    ],
)
def test_sources(text, sources):
    assert {c.asserted_by for c in EXTRACTOR.text(text, published="2019-12-28").claims} == {sources}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Turkey, which backs the rebels, shelled Tal Rifaat.", {"Turkey"}),
        ("Rebels fighting the army shelled Nubl.", {"opposition fighters"}),
        ("A raid angered the rebels, who shelled Aleppo.", {"opposition fighters"}),
        ("Besieged rebels shelled Aleppo.", {"opposition fighters"}),
        ("Turkey hailed the shelling of Tal Rifaat by rebels.", {"opposition fighters"}),
    ],
)
def test_the_object_of_one_verb_is_not_the_subject_of_the_next(text, by):
    assert roles(claims(text, "incident", "shelling")[0], "by") == by


def test_ones_own_act_may_be_hailed():
    assert roles(claims("Turkey hailed its offensive in Afrin.", "incident")[0], "by") == {"Turkey"}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Syrian state TV blamed rebel rockets for the deaths of seven villagers on the edge of Hama.", {"opposition fighters"}),
        ("The regime has been accused of using barrel bombs on Saraqeb.", {"Syrian government"}),
    ],
)
def test_the_accused(text, by):
    assert all(roles(c, "by") == by for c in EXTRACTOR.text(text, published="2019-12-28").claims)


@pytest.mark.parametrize(
    "text",
    ["Syria's embattled government bombarded Saraqeb.", "The Al-Qaeda-affiliated Nusra Front - a rival - bombarded Saraqeb."],
)
def test_a_word_before_a_name_is_not_a_verb_that_it_is_the_object_of(text):
    assert roles(claims(text, "incident")[0], "by")
