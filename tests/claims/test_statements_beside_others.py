"""Statements that stand beside other clauses and acts: whose day it is, against whom they are, who speaks, what is only said."""

import pytest
from reading import EXTRACTOR, actors, days, first

WEDNESDAY = "2020-02-12"


def all_of(text, kind, published=WEDNESDAY):
    """The claims of a kind in their order."""
    return [c for c in EXTRACTOR.text(text, published=published).claims if c.kind == kind]


def who(claim, role="by"):
    """The actors of one role."""
    return [a.name for a in claim.actors if a.role == role]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Bulgaria condemned the attack on Idlib on Monday.", "2020-02-10"),
        ("Egypt denounced the shelling of civilians in Saraqib on Sunday.", "2020-02-09"),
        ("Iran welcomed the truce in Idlib on Friday.", "2020-02-07"),
        ("The UN called for an end to the fighting in Aleppo on Monday.", "2020-02-10"),
        ("Negotiations between the army and the rebels collapsed on Sunday.", "2020-02-09"),
        ("Qatar condemned Monday's attack on a market in Ariha.", "2020-02-12"),
        ("Jordan condemned the bombing that killed 12 people in Afrin on Monday.", "2020-02-12"),
        ("Kuwait condemned the raid carried out by Israeli jets on Friday.", "2020-02-12"),
        ("Russia praised the deal of 5 March.", "2020-02-12"),
    ],
)
def test_the_day_that_closes_a_statement_is_its_own(text, day):
    assert days(text, "statement", published=WEDNESDAY) == (day, day)


@pytest.mark.parametrize(
    "text",
    [
        "France condemned the raids, while Jordan urged restraint.",
        "Russia vetoed the text, and China abstained.",
        "Washington condemned the assault, but Moscow defended it.",
        "Paris urged a truce; Berlin backed the call.",
        "Germany condemned the raid on the town, and Jordan, which hosts the talks, urged calm.",
    ],
)
def test_whoever_speaks_in_a_clause_beside_is_no_opponent(text):
    assert actors(text, "statement", role="against") == []


def test_opponents_of_the_same_clause_stay():
    assert actors("Turkey criticised Russia and Iran for the raids.", "statement", role="against") == ["Russia", "Iran"]
    assert actors("France urged Russia and Turkey to respect the truce.", "statement", role="against") == ["Russia", "Turkey"]


def test_each_clause_has_its_own_speaker():
    told = all_of("Kuwait voiced concern and Egypt called for restraint.", "statement")
    assert [(who(c), c.asserted_by) for c in told] == [(["Kuwait"], ()), (["Egypt"], ())]
    told = all_of("Turkey warned Russia that it would respond, and the Kremlin urged calm.", "statement")
    assert [(who(c), c.asserted_by) for c in told] == [(["Turkey"], ()), (["Kremlin"], ())]


def test_what_is_said_behind_that_has_its_source():
    told = all_of("The ministry said that Turkey had shelled the town and that Russia had condemned it.", "statement")
    assert [(who(c), c.asserted_by) for c in told] == [(["Russia"], ("ministry",))]


def test_as_did_names_one_more_speaker():
    assert actors("The United States condemned the raids, as did Britain.", "statement") == ["United States", "United Kingdom"]
    assert actors("Qatar condemned the siege, and so did Turkey and Jordan.", "statement") == ["Qatar", "Turkey", "Jordan"]


def test_nobody_speaks_against_his_own_state():
    assert actors("Erdogan said Turkey would launch an operation in Idlib by the end of February.", "statement", role="against") == []
    text = "Konashenkov said Russian jets had not been in the area and that Moscow would respond."
    assert actors(text, "statement", role="against") == []


@pytest.mark.parametrize(
    "text",
    [
        "Germany demanded an inquiry into the raid on a school in Idlib last week.",
        "The offensive in Idlib was condemned on Friday by Turkey and Qatar.",
        "The Kremlin denounced the downing of a jet over Saraqib on Saturday.",
        "Jordan condemned the bombing that killed 12 people in Afrin on Tuesday.",
    ],
)
def test_who_reacts_did_not_do_it(text):
    reacting = {"Germany", "Turkey", "Qatar", "Kremlin", "Jordan"}
    done = [c for c in EXTRACTOR.text(text, published=WEDNESDAY).claims if c.kind in ("incident", "casualties", "damage")]
    assert not reacting & {a.name for c in done for a in c.actors if a.role == "by"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The aid group Hope Bridge on Tuesday condemned the raid on its clinic.", "Hope Bridge"),
        ("Cairo: Relief & Care Network today called on all parties to let aid into Douma.", "Relief & Care Network"),
        ("The Emergency Relief Coordinator called on all parties to respect the truce.", "Emergency Relief Coordinator"),
        ("Tribal leaders in Deir ez-Zor demanded that the SDF release detainees.", "tribal leaders in Deir ez-Zor"),
        ("The local council declared the town a disaster area.", "local council"),
        ("European leaders called for a truce in Idlib.", "european leaders"),
    ],
)
def test_speakers_that_no_pack_knows(text, name):
    assert actors(text, "statement") == [name]


def test_talks_are_between_both():
    text = "Negotiations between the army and the rebels collapsed on Sunday."
    assert actors(text, "statement", role="party") == ["Syrian Army", "opposition fighters"]


def test_whoever_stands_in_a_relative_clause_does_not_act():
    text = "Hayat Tahrir al-Sham, which Turkey lists as a terrorist group, controls most of Idlib."
    assert actors(text, "control_state") == ["Hayat Tahrir al-Sham"]
    assert not all_of(text, "statement")


def test_a_clause_beside_is_neither_accused_nor_denied():
    told = all_of("Iran rejected the accusations, and Russia called them baseless.", "statement")
    assert [c.modality for c in told] == ["asserted", "asserted"]
    assert first("Trump blamed the Syrian government and condemned the use of gas.", "statement").modality == "asserted"


@pytest.mark.parametrize("text", ["On 6 May, the army assaulted Hass.", "In the night of 4 May rebels shelled Nubl."])
def test_the_month_is_no_may(text):
    assert first(text, "incident").modality == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen believed to belong to Islamic State abducted a mayor in Hajin.",
        "Jets which residents think were Israeli struck a depot near Homs.",
        "Unidentified jets, presumed to be Israeli, struck a base near Albu Kamal.",
    ],
)
def test_done_by_whom_somebody_supposes(text):
    assert first(text, "incident").modality == "possible"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Three children were killed by shelling in Hass, activists there said.", ("activists",)),
        ("Ten soldiers died when jets struck the base, the Russian Defence Ministry said, citing the Syrian command.",
         ("Russian Defence Ministry", "Syrian command")),
        ("Two men were killed near Hmeimim, TASS reported, citing the military.", ("TASS", "military")),
        ("In a statement carried by SANA, the army said it had killed nine men.", ("Syrian Army", "SANA")),
        ("A car bomb killed nine people in Afrin, the governor's office in Hatay said on Twitter.", ("governor's office in Hatay",)),
        ("Shells killed a girl in the town the head of al-Razi Hospital said.", ("head of al-Razi Hospital",)),
        ("In the village of Hass activists said a raid killed six people.", ("activists",)),
        ("A Turkish official said nine men were hurt. Twelve people died, according to the governor of Hatay.", ("governor of Hatay",)),
    ],
)  # fmt: skip
def test_who_says_so(text, names):
    assert all_of(text, "casualties")[-1].asserted_by == names


def test_a_deal_concluded_is_no_saying():
    assert first("Putin and Erdogan concluded the memorandum in Sochi on Monday.", "agreement").asserted_by == ()


def test_two_persons_whom_commas_describe_speak_together():
    text = "Angela Merkel, the chancellor, and Emmanuel Macron, the French president, urged Russia on Friday to halt the raids."
    (claim,) = all_of(text, "statement")
    assert (who(claim), who(claim, "against")) == (["Angela Merkel", "Emmanuel Macron"], ["Russia"])


def test_who_tells_of_a_fight_is_no_side_of_it():
    text = "Troops took Hass after days of fighting with insurgents, state media and a war monitor reported."
    (clash,) = [c for c in all_of(text, "incident") if c.event == "clash"]
    assert who(clash, "against") == ["opposition fighters"]


def test_it_is_the_office_that_spoke_last():
    text = (
        "Naji Mustafa, a spokesman for the National Liberation Front, said its men were resisting in Hass.\n\n"
        "The UN humanitarian office said 235,000 people had fled Hass. Some 9,000 of them were sheltering in schools, it said."
    )
    assert {c.asserted_by[:1] for c in all_of(text, "displacement")} == {("OCHA",)}
