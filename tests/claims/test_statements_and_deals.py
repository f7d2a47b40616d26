"""Statements, deals, terms and whom an act is put to, in the wordings that freshly opened articles showed."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def read(text, published="2016-09-20"):
    return EXTRACTOR.text(text, published=published).claims


def kinds(text):
    return {(c.kind, c.event) for c in read(text)}


def test_blame_that_follows_puts_the_act_to_somebody_and_not_the_harm():
    claims = read("Forty people were wounded in a car bombing in Azaz that the council blamed on the Islamic State group.")
    assert {c.kind: c.modality for c in claims} == {"casualties": "asserted", "incident": "accused"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The council declared an autonomous region in the north on Friday.",
        "The Syrian government requested the pilots to strike the base.",
        "The United Nations has called Syria the world's most dangerous place for children.",
        "A spokesman for the coalition said that it does everything in its power to spare civilians.",
        "The US-led coalition opened a formal investigation on Friday.",
        "The Syrian Coalition stresses that the crime calls for concrete measures by the world.",
        "Islamic State gave residents a two-day deadline on Monday to hand over the men.",
        "The foreign minister stressed that there was no question of sending ground troops.",
        "Damascus and the opposition have been trading accusations.",
        "The UN envoy began a round of meetings with the rebels in May.",
        "The minister raised questions about the plan on Friday.",
        "The envoy spoke of a UN resolution passed in March by the Security Council.",
        "The White House said that it was appalled by the deaths in Homs.",
    ],
)
def test_statements(sentence):
    assert ("statement", None) in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Warning: graphic content.",
        "The group, which renamed itself in July, holds Binnish.",
        "The fighters received a hero's welcome in Kobani.",
        "The families were tired when they were welcomed by the governor of Hama.",
        "The governor spoke of efforts to welcome families from Homs.",
        "The failure to condemn the raids was noticed in Damascus.",
        "Both women said that they should never have left Homs.",
        "The aim of the operation is to cut the road to Homs, an army officer said.",
        "The doctor in Homs spoke of a shortage of essential medical supplies, Karam said.",
        "Islamic State claimed responsibility for the bombing.",
        "Residents of Homs said in a phone call with Reuters that they were tired.",
        "Rebels said the aim is to seize the road to Homs.",
        "The group described the reports that it had shelled the school as fabricated.",
        "Teachers said that if they speak up they are dismissed.",
        "The monitor was founded when the war began in March 2011 with demonstrations in Daraa.",
    ],
)
def test_no_statement(sentence):
    assert not any(kind == "statement" for kind, _ in kinds(sentence))


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The Security Council passed a resolution in March ordering a halt to the sieges.", ("term", "requires")),
        ("The raid broke a UN resolution which calls for a halt to attacks on civilians.", ("term", "requires")),
        ("The envoy spoke of UN resolutions on the war which called for an end to the raids.", ("term", "requires")),
        ("Since the truce began in May the rebels had breached it 40 times.", ("term", "violated")),
        ("Russia and Turkey met in Sochi. They agreed in May to deploy observers along the road.", ("term", "requires")),
        ("Russia and Turkey met in Sochi. They agreed in May to deploy observers along the road.", ("agreement", "signed")),
        ("The zones were set up under the Astana process, a series of talks.", ("agreement", "signed")),
    ],
)
def test_deals_and_what_they_ask_for(sentence, wanted):
    assert wanted in kinds(sentence)


def test_a_breach_of_international_law_is_no_breach_of_a_deal():
    text = "A UN resolution condemned the group on Friday for violations of international humanitarian law."
    assert not any(kind == "term" for kind, _ in kinds(text))


def test_what_is_announced_is_announced_even_if_it_is_to_begin_later():
    claim = next(c for c in read("Russia declared a two-day truce in Homs due to begin on Friday.") if c.kind == "agreement")
    assert (claim.event, claim.modality) == ("announced", "asserted")
