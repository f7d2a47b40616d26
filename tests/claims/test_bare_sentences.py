"""A sentence that a rule gives as its example is a claim to whoever reads it, an article around it or not."""

from trucewatch.claims.check import split
from trucewatch.extraction import Extractor
from trucewatch.rules.vocabulary import Trigger


def test_the_rules_own_sentences_give_their_claims_through_the_ordinary_reading():
    extractor = Extractor()
    asked, missing = 0, []
    for where, trigger in extractor.packs.located("triggers", Trigger):
        for example in trigger.yes if where.startswith("en/") else ():
            wanted, text = split(example, trigger)
            asked += 1
            if not wanted & {(c.kind, c.event) for c in extractor.text(text, published="2019-12-31").claims}:
                missing.append(f"{trigger.id}: {text}")
    assert asked > 500
    assert len(missing) <= 0.02 * asked, missing


def test_the_typical_sentences_of_the_claim_record_are_read():
    extractor = Extractor()
    for text, kind, event in (
        ("Warplanes targeted Khan Sheikhoun.", "incident", "air_strike"),
        ("Turkish forces entered the region in October.", "movement", "entry"),
        ("A helicopter was shot down over Nayrab.", "incident", "other_attack"),
        ("Rebels shot down a warplane near Saraqib.", "damage", None),
        ("Artillery pounded the town of Saraqib.", "incident", "shelling"),
        ("A tank was destroyed.", "damage", None),
    ):
        claims = extractor.text(text, published="2019-12-31").claims
        assert (kind, event) in {(c.kind, c.event) for c in claims}, (text, claims)
