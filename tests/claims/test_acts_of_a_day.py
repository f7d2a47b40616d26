"""Acts named by their day, and places right behind an act's noun."""

from reading import EXTRACTOR


def places_of(text, words, published="2017-05-02"):
    claims = [c for c in EXTRACTOR.text(text, published=published).claims if words in c.quote and c.kind in ("incident", "casualties")]
    assert claims
    return [[p.name for p in c.places[:1]] for c in claims]


STORY = (
    "Government warplanes bombed Saraqib on 12 April, residents said. Chlorine has also been smelt in Hama, Idlib and Aleppo this year. "
)


def test_an_act_named_by_its_day_lies_where_that_days_act_was():
    got = places_of(STORY + "Investigators said that a nerve agent was used in the April 12 strike.", "Investigators")
    assert got and all(p == ["Saraqib"] for p in got)


def test_another_day_says_nothing():
    got = places_of(STORY + "Investigators said that a nerve agent was used in the April 20 strike.", "Investigators")
    assert ["Saraqib"] not in got


def test_two_places_on_that_day_leave_it_to_the_context():
    story = STORY + "Shells also fell on Binnish on 12 April. "
    got = places_of(story + "Investigators said that a nerve agent was used in the April 12 strike.", "Investigators")
    assert ["Saraqib"] not in got


def test_the_place_right_behind_the_act_stands():
    text = "The monitor said that before the April 12 attack on Saraqib warplanes had also dropped bombs on northern Hama in December."
    assert ["Saraqib"] in places_of(text, "monitor")
