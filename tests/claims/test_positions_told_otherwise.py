"""Positions told otherwise than by "X said": complaints, words given, threats issued, regions proclaimed; and what is none."""

import pytest
from reading import EXTRACTOR, actors


def statements(text):
    return [c for c in EXTRACTOR.text(text, published="2019-08-20").claims if c.kind == "statement"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Jordan complains that Damascus has closed the crossing to its lorries.", "Jordan"),
        ("Jordan objects to a buffer zone along its border.", "Jordan"),
        ("Iran has called time and again for foreign troops to go home.", "Iran"),
        ("The United Nations has appealed repeatedly for access to the camp.", "United Nations"),
        ("A threat to the villages was issued in July by Islamic State.", "Islamic State"),
        ("An emirate was proclaimed by Islamic State in the hills.", "Islamic State"),
        ("The decree drew an angry protest from the Turkish government.", "Turkey"),
        ("The Syrian government, which gave no figures, maintains that it takes pains to feed the camp.", "Syrian government"),
        ("In the eyes of Ankara the party is an outlaw.", "Turkey"),
        ("Qatar conveyed its condolences to the families.", "Qatar"),
        ("Jordan undertook in the same letter to open the crossing.", "Jordan"),
        ("The group is a menace to the whole region, declared President Erdogan.", "Recep Tayyip Erdogan"),
        ("Damascus alleges that money and weapons for the group come from Qatar.", "Syrian government"),
        ("The call to free the men came from the Syrian government, the ministry said.", "Syrian government"),
    ],
)
def test_positions(text, doer):
    assert actors(text, "statement") == [doer]


@pytest.mark.parametrize(
    "text",
    [
        "Further deaths could not be ruled out, the director of the clinic said.",
        "The Observatory counted 14 dead and warned that the number was likely to climb.",
        "The war goes back to 2011, when the police fired on demonstrators calling for reform.",
        "Protests that spring met with a crackdown of great brutality.",
        "The gunmen, whom state television described as terrorists, left Binnish.",
        "Damascus insists that its jets have never bombed Binnish.",
        "The rebels were getting ready to shell Binnish.",
        "Ankara says that the militia is an arm of the party.",
        "Forty wounded were also admitted to the clinic in Binnish, medics told SANA.",
        "He declined to discuss the details of the plan.",
        "The blast slammed the door in his face.",
        "The charge met with an emphatic denial.",
        "The group boasted of having killed a dozen soldiers in Binnish.",
    ],
)
def test_no_positions(text):
    rules = ("express", "threat", "demand", "talks", "describing", "ready-to", "backing", "condemn")
    assert not [c for c in statements(text) if c.rule in rules]
