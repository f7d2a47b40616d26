"""Who did the harm: what the choice among doers knows of means, places and how often somebody is told of."""


import pytest

from trucewatch import flow
from trucewatch.claims.told import told
from trucewatch.extraction import Extractor
from trucewatch.read import Raw, to_document

EXTRACTOR = Extractor()
ENGINE = flow.engine(EXTRACTOR.packs, EXTRACTOR.gazetteer)


def read(text):
    return to_document(Raw(data=text.encode(), text=text), EXTRACTOR.packs, published="2019-12-28")


def claims(text):
    document = read(text)
    return ENGINE.claimer.claims(document, ENGINE.finder.find(document), all_=True).claims


def options(text, kind, at):
    """The doers that a harm of a sentence may have, with the features of each."""
    found = ENGINE.finder.find(read(text))
    drafts, _ = ENGINE.claimer.drafts(found)
    d = next(d for d in drafts if d.kind == kind and d.at == at)
    drawn = ENGINE.claimer.chooser.options.of("by", found, d, told(found, drafts))
    return {o.key: set(o.all_features) for o in drawn}


NEWS = (
    "Russian warplanes bombed Saraqib on Monday. Rebels shelled Aleppo on Tuesday. "
    "The raids on Saraqib killed twelve civilians. Nine people were wounded in Hama."
)


def test_an_act_that_lends_its_doer_is_likened_by_means_and_place():
    raids = options(NEWS, "casualties", 2)
    rebels, russians = raids[("opposition fighters",)], raids[("Russian Air Force",)]
    assert {"lent:last:means-other", "lent:last:place-other"} <= rebels
    assert "did-so:<=1" in russians and "did-so:<=0" in rebels
    assert "does:by-air_strike:generic_armed" in rebels and "ctx:in:air_strike:definite" in russians
    wounded = options(NEWS, "casualties", 3)
    assert "lent:last:means-unsaid" in wounded[("opposition fighters",)]


def test_a_harm_knows_its_words_and_whom_it_befell():
    raids = options(NEWS, "casualties", 2)
    assert {"none:rule:killed", "none:victims:civilian", "none:measure:killed"} <= raids[None]
    assert not any(":in:" in f for f in options(NEWS, "casualties", 3)[None])


def doers(text, kind="casualties"):
    return [{a.name for a in c.actors if a.role == "by"} for c in claims(text) if c.kind == kind]


@pytest.mark.parametrize(
    "text",
    [
        "The explosion killed 12 fighters from Ahrar al-Sham and wounded several others.",
        "A rocket landed in Sarmin, killing 14 rebels and wounding 20 more.",
        "Jaysh al-Islam's leader Abu Yazan and five of his aides were killed in an air strike near Douma.",
        "Nine people were hurt in a blast at the Bab al-Hawa crossing with Turkey.",
    ],
)
def test_nobody_fells_his_own_and_a_neighbouring_state_is_no_doer(text):
    assert doers(text) and not any(doers(text))


def test_whoever_kills_some_and_wounds_others_did_both():
    assert doers("Rebels killed 12 soldiers and wounded 20 others near Morek.") == [{"opposition fighters"}] * 2


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The coalition said its raids near Raqqa killed 40 civilians.", "US-led coalition"),
        ("Turkey said its heavy shelling of Manbij killed 12 militants.", "Turkey"),
        ("The Observatory said its activists counted nine killed in an air strike on Hass.", None),
    ],
)
def test_its_raids_are_whose_who_was_named_before(text, who):
    assert doers(text) == [{who} if who else set()]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("At least 30 people were killed in Turkish shelling and US air strikes near Raqqa.", [{"Turkey", "United States"}]),
        ("Russian air strikes and rebel shelling killed nine people in Hass.", [{"Russia", "opposition fighters"}]),
        ("Nine people were killed in Turkish shelling and Russian air strikes killed six in Hass.", [{"Turkey"}, {"Russia"}]),
    ],
)
def test_two_acts_that_stand_together_share_their_dead(text, who):
    assert doers(text) == who
