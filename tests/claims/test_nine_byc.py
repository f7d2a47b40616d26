"""Who did the harm: what the choice among doers knows of means, places and how often somebody is told of."""


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
