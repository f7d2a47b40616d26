"""Truces, what they ask for, who broke them, who is blamed, who speaks to whom: wordings and their contraries."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def read(text, published="2016-09-20"):
    return EXTRACTOR.text(text, published=published).claims


def kinds(text):
    return {(c.kind, c.event) for c in read(text)}


def roles(claim, role):
    return {a.name for a in claim.actors if a.role == role}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("The army's command declared the truce over, saying that rebels had shelled its posts.", "ended"),
        ("The faction said that it no longer considered itself bound by the ceasefire.", "ended"),
        ("The ceasefire is no longer in force, the governor said.", "ended"),
        ("The week-long lull ran out on Sunday.", "ended"),
        ("A three-day lull was agreed in Daraa on Monday.", "signed"),
        ("A five-hour lull took effect in Daraa on Monday.", "in_force"),
        ("The opposition has not accepted the ceasefire.", "rejected"),
        ("The ceasefire will last until Saturday.", "announced"),
        ("A prisoner swap was brokered by Qatar on Sunday.", "signed"),
    ],
)
def test_stages_of_a_truce(sentence, event):
    assert ("agreement", event) in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "There was a lull in the conversation.",
        "After a lull the raids on Binnish went on.",
        "The session is over, the governor said.",
        "The offensive will last until Saturday.",
    ],
)
def test_no_truce(sentence):
    assert not any(kind == "agreement" for kind, _ in kinds(sentence))


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Ankara has failed to meet its obligations under the Sochi deal.", "violated"),
        ("The army has not kept its promises under the ceasefire.", "violated"),
        ("Neither side kept to the ceasefire.", "violated"),
        ("The jihadists have yet to leave the buffer zone.", "violated"),
        ("The deadline passed without any sign of a pull-out.", "violated"),
        ("The soldiers have not returned to their barracks, as the peace plan stipulates.", "violated"),
        ("The rebels kept their side of the deal.", "kept"),
        ("The ceasefire bars both sides from moving troops.", "prohibits"),
        ("The rebels agreed to stop shelling Adra.", "prohibits"),
        ("Tanks were supposed to be out of the cities by Tuesday under the envoy's plan.", "requires"),
        ("In return, the authorities were to open a road.", "requires"),
        ("Men who stay will be covered by an amnesty.", "requires"),
    ],
)
def test_terms(sentence, event):
    assert ("term", event) in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The charity has not kept its promise of food.",
        "Civilians have not left the zone.",
        "The deadline passed quietly.",
        "The offensive was supposed to end by Tuesday.",
        "In return, the militants fired mortars at the town.",
    ],
)
def test_no_terms(sentence):
    assert not any(kind == "term" for kind, _ in kinds(sentence))


@pytest.mark.parametrize(
    "sentence", ["The rebels agreed to stop shelling Adra.", "Both sides pledged to halt the bombardment of Adra."]
)
def test_an_attack_that_is_to_stop_is_none_to_come(sentence):
    assert not any(kind == "incident" for kind, _ in kinds(sentence))


def test_who_counts_breaches_does_not_commit_them():
    for text in ("Russia counted 21 violations of the ceasefire.", "The Turkish side registered four violations of the ceasefire."):
        (claim,) = [c for c in read(text) if c.kind == "term"]
        assert not roles(claim, "by") and claim.measure is not None
    (claim,) = [c for c in read("Ankara logged 30 breaches of the ceasefire.") if c.kind == "term"]
    assert claim.asserted_by == ("Turkey",)


def test_how_often_a_truce_was_broken():
    (claim,) = [c for c in read("The truce was violated nine times, Turkey said.") if c.kind == "term"]
    assert claim.measure is not None and claim.measure.min == 9


@pytest.mark.parametrize(
    ("sentence", "doer", "source"),
    [
        ("Britain blamed the gas attack on Zamalka on government forces.", "Syrian government forces", "United Kingdom"),
        ("The opposition blamed the chlorine attack on Damascus.", "Syrian government", "Syrian opposition"),
        ("The governor held the rebels responsible for the shelling of Harem.", "opposition fighters", "governor"),
        ("Activists pointed the finger at the army after a shell hit a bakery in Binnish.", "Syrian Army", "activists"),
        ("Residents laid the blame for the shelling of Aleppo on rebels.", "opposition fighters", "residents"),
    ],
)
def test_who_is_blamed_and_by_whom(sentence, doer, source):
    (claim,) = [c for c in read(sentence) if c.kind == "incident"]
    assert (claim.modality, claim.asserted_by, roles(claim, "by")) == ("accused", (source,), {doer})


def test_whoever_is_blamed_did_not_suffer_it():
    claims = read("Envoys blamed the sarin attack of August 2013, which killed more than 900 people, on Assad's forces.")
    assert all("Syrian government forces" not in roles(c, "against") for c in claims)


@pytest.mark.parametrize(
    ("text", "addressed"),
    [
        ("He called on the Security Council to act.", "UN Security Council"),
        ("She urged world powers to stop the raids.", "international community"),
        ("He appealed to Turkey to open its border.", "Turkey"),
        ("The ministry condemned Turkey for the raid.", "Turkey"),
        ("Binnish rejected an offer from Damascus.", "Syrian government"),
    ],
)
def test_a_statement_is_not_made_by_whom_it_is_addressed_to(text, addressed):
    (claim,) = [c for c in read(text) if c.kind == "statement"]
    assert addressed not in roles(claim, "by")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Turkey called on Russia to stop the raids.", "Turkey"),
        ('"We will not leave," vowed Iran.', "Iran"),
        ("The move was condemned by Turkey.", "Turkey"),
    ],
)
def test_who_makes_a_statement(text, speaker):
    (claim,) = [c for c in read(text) if c.kind == "statement"]
    assert speaker in roles(claim, "by")


@pytest.mark.parametrize(
    ("sentence", "kind", "end"),
    [
        ("The truce was extended until Friday.", "agreement", "2016-09-23"),
        ("The army announced a truce until Monday.", "agreement", "2016-09-26"),
        ("Turkey gave the rebels until the end of February to leave.", "statement", "2017-02-28"),
        ("The truce held until Friday.", "term", "2016-09-16"),
        ("Fighting went on in Aleppo until Sunday.", "incident", "2016-09-18"),
    ],
)
def test_until_when(sentence, kind, end):
    (claim,) = [c for c in read(sentence) if c.kind == kind]
    assert claim.time is not None and claim.time.end == end


def test_all_sides_of_a_deal_are_its_parties():
    (claim,) = [c for c in read("Rebels in Zamalka reached a truce with the army.") if c.kind == "agreement"]
    assert roles(claim, "party") == {"opposition fighters", "Syrian Army"}


def test_whom_a_deal_binds_and_whom_it_leaves_out():
    (bound,) = [c for c in read("The Sochi deal obliges Turkey to separate the groups.") if c.kind == "term"]
    assert (roles(bound, "by"), roles(bound, "against")) == ({"Turkey"}, set())
    (left_out,) = [c for c in read("The ceasefire excludes Islamic State.") if c.kind == "term"]
    assert (roles(left_out, "by"), roles(left_out, "against")) == (set(), {"Islamic State"})
