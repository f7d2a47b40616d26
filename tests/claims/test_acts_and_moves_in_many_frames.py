"""Acts on the ground and moves of forces, each in the frames in which reports tell it; and frames in which nothing happened."""

import pytest
from reading import EXTRACTOR, actors, first, told

IS, HTS, ARMY = "Islamic State", "Hayat Tahrir al-Sham", "Syrian Army"


@pytest.mark.parametrize(
    ("text", "event", "who"),
    [
        ("ISIS's attack on Khanasir left three people dead.", "ground_attack", IS),
        ("HTS's raid on a post near Atarib killed two.", "ground_attack", HTS),
        ("HTS mounted a raid on a police station in Atarib.", "ground_attack", HTS),
        ("HTS fighters, who carried out a raid on a post near Atarib, took two tanks.", "ground_attack", HTS),
        ("A raid by HTS on a house in Atarib was reported on Monday.", "ground_attack", HTS),
        ("The kidnapping of two nurses in Atarib by HTS drew protests.", "abduction", HTS),
        ("The jailing of two teachers in Atarib by HTS drew protests.", "detention", HTS),
        ("HTS's detention of three lawyers in Atarib drew protests.", "detention", HTS),
        ("HTS picked up four students in Atarib on Monday.", "detention", HTS),
        ("Islamic State carried out the execution of three men in Mayadin.", "execution", IS),
        ("The stoning of a woman in Mayadin by Islamic State was filmed.", "execution", IS),
        ("Islamic State butchered two captives in Mayadin.", "execution", IS),
        ("Storming a checkpoint near Khanasir, Islamic State fighters killed six soldiers.", "ground_attack", IS),
        ("After ambushing a patrol near Khanasir, HTS men captured three soldiers.", "ground_attack", HTS),
        ("Having shelled the village of Khanasir, the army sent in tanks.", "shelling", ARMY),
        ("HTS managed to swoop on a patrol near Atarib.", "ground_attack", HTS),
    ],
)
def test_acts_and_their_doers(text, event, who):
    assert actors(text, "incident", event) == [who]


def test_whoever_opens_with_a_participle_is_not_struck():
    claim = first("Raiding a house near Atarib, HTS gunmen arrested six men.", "incident", "ground_attack")
    assert [(a.role, a.name) for a in claim.actors] == [("by", HTS)]


def test_the_object_of_an_opening_participle_does_not_join_the_subject():
    assert actors("After attacking HTS, Islamic State withdrew from Atarib.", "movement", "withdrawal") == [IS]


@pytest.mark.parametrize(
    "text",
    [
        "Two men accused of theft were executed in Mayadin.",
        "A man accused of spying was hanged by Islamic State in Mayadin.",
    ],
)
def test_the_accused_are_no_sources(text):
    claim = first(text, "incident", "execution")
    assert claim.modality == "asserted" and not claim.asserted_by


@pytest.mark.parametrize(
    "text",
    [
        "Three doctors in Binnish, who were seized by gunmen on Monday, are at home.",
        "Gunmen grabbed two teachers in Binnish on Monday.",
    ],
)
def test_people_seized_are_no_gain(text):
    assert first(text, "incident", "abduction") and "control_change" not in {c.kind for c in told(text)}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A Turkish military convoy pulled into Morek on Monday.", "entry"),
        ("A Turkish convoy reached Morek on Friday.", "entry"),
        ("A Turkish convoy went into Morek on Friday.", "entry"),
        ("Turkish troops showed up in Morek on Friday.", "entry"),
        ("The army moved additional tanks to Morek on Friday.", "reinforcement"),
        ("Turkish and Russian troops staged their third patrol near Kobani.", "deployment"),
        ("The army placed snipers and tanks around Kobani.", "deployment"),
        ("The redeployment of Russian troops from Kobani began on Monday.", "withdrawal"),
        ("Islamic State announced its exit from Tabqa on Monday.", "withdrawal"),
        ("The departure of HTS from Atarib was welcomed.", "withdrawal"),
        ("The army exited Tabqa on Monday.", "withdrawal"),
    ],
)
def test_moves(text, event):
    assert first(text, "movement", event)


@pytest.mark.parametrize(
    "text",
    [
        "HTS threatened an assault on Atarib.",
        "HTS vowed more attacks on Atarib.",
        "HTS called off an assault on Atarib.",
        "Ankara ruled out an offensive on Atarib.",
        "HTS called for the arrest of two lawyers in Atarib.",
        "The two presidents discussed an operation in Atarib.",
        "Rumours of an attack on Atarib spread in the camps.",
        "The threat of an assault on Atarib has emptied its streets.",
        "Families left Atarib ahead of an expected attack on the town.",
        "If clashes break out in Atarib, families will flee.",
        "An assault on Atarib would be a disaster, the UN said.",
        "HTS was warned not to storm Atarib.",
        "HTS refrained from an offensive on Atarib.",
    ],
)
def test_acts_that_have_not_happened(text):
    claims = EXTRACTOR.text(text, published="2020-02-14").claims
    assert not [c for c in claims if c.kind == "incident" and c.modality == "asserted"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The envoy called for the siege of Madaya to be lifted.", "siege"),
        ("The envoy called for the shelling of Atarib to stop.", "shelling"),
        ("The army repelled HTS, which raided Atarib on Monday.", "ground_attack"),
    ],
)
def test_acts_that_go_on_although_their_end_is_called_for(text, event):
    assert event in {c.event for c in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "HTS blocked an infiltration attempt by the army near Kabani.",
        "HTS resisted an assault by the army near Kabani.",
        "HTS halted a Syrian army attack on Kabani.",
        "HTS saw off a night attack by the army on Kabani.",
        "HTS said it warded off an army attack on Kabani.",
        "After thwarting an offensive by the army near Kabani, HTS shelled Jurin.",
        "A ground attack by the army near Kabani was stopped by HTS.",
    ],
)
def test_attacks_beaten_back(text):
    claim = first(text, "control_change", "repelled")
    assert [(a.role, a.name) for a in claim.actors] == [("by", HTS), ("against", ARMY)] and claim.modality == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "The army's attack on Kabani ended in failure.",
        "The army's attack on Kabani was unsuccessful.",
        "An attempt by the army to advance on Kabani failed.",
    ],
)
def test_whose_attack_failed(text):
    assert actors(text, "control_change", "repelled", "against") == [ARMY]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers robbed shops in Zamalka on Monday.",
        "Soldiers trashed dozens of homes in Zamalka.",
        "The theft of furniture in Zamalka by soldiers was filmed.",
        "Soldiers cleaned out a bank in Zamalka.",
    ],
)
def test_looting(text):
    assert first(text, "incident", "destruction")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Hezbollah is pulling dozens of vehicles out of Hass.", "withdrawal"),
        ("Russia relocated its military police from Hass.", "withdrawal"),
        ("Russia pulled its military police out of Hass on Monday.", "withdrawal"),
        ("The army sent a battalion to Hass on Monday.", "deployment"),
        ("The army has flown special forces to Hass.", "deployment"),
        ("The army rushed military police to Hass.", "reinforcement"),
        ("Turkish tanks pulled up in Hass on Monday.", "entry"),
        ("Iraqi militiamen set up camp in Hass.", "deployment"),
    ],
)
def test_moves_of_more_kinds_of_forces(text, event):
    assert first(text, "movement", event)
