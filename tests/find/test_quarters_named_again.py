"""Names that people have too, once told as quarters; towns at a border that are not the border."""

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def places(text):
    """The names of the last claim's places."""
    return [p.name for p in EXTRACTOR.text(text, published="2017-03-01").claims[-1].places]


def test_a_quarter_without_its_noun():
    assert places("Cars blew up in the Zahraa district of Homs. Zahraa saw an attack in May, when nine were killed.")[0] == "Al-Zahraa"
    assert places("A bomb hit the Zahraa district of Homs. In Hama a nurse, Zahraa, said nine had died there.")[0] != "Al-Zahraa"


def test_a_border_town_is_not_the_border():
    assert places("Mortar rounds hit Kilis, a Turkish border town, on Monday, wounding two.") == ["Kilis"]
    assert places("Mortar rounds fell near the Turkish border on Monday.") == ["Syria–Turkey border"]


def test_quarters_run_by_somebody():
    assert places("Shells fell on Aleppo. Jets pounded opposition-run districts on Monday.") == ["Aleppo"]
