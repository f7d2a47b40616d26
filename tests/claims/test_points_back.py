""" "There" is the place that the text named last."""

from reading import EXTRACTOR


def _places(text, kind):
    return [[p.name for p in c.places] for c in EXTRACTOR.text(text, published="2018-03-20").claims if c.kind == kind]


def test_there_is_the_place_named_last():
    told = "Jets bombed Douma. Ankara says that its soldiers have come close to Afrin. At least 30 fighters were killed there on Friday."
    assert _places(told, "casualties") == [["Afrin"]]


def test_an_empty_subject_points_nowhere():
    told = "Jets bombed Douma. Ankara says that its soldiers have come close to Afrin. On Tuesday there were raids that killed 12 people."
    assert _places(told, "casualties") != [["Afrin"]]
