"""Where deals are that name no place or another act's; zones by their common noun; terms and breaches in lists."""

from tests.claims.reading import counted, first, places, told

AFTER_SOCHI = "2018-10-12"


def terms(text, published=AFTER_SOCHI):
    return [c for c in told(text, published) if c.kind == "term"]


def test_a_zone_has_a_name_once_a_deal_made_it():
    text = "Rebels pulled their heavy weapons out of the demilitarised zone on Monday."
    assert places(text, "term", "kept", AFTER_SOCHI) == ["Idlib demilitarised zone"]
    assert places("Iran and Qatar struck a deal on the four towns in March.", "agreement", published="2017-04-20") == ["Four Towns"]
    assert places("A demilitarised zone in the Golan Heights was set up in 1974.", "agreement", published=AFTER_SOCHI) == ["Golan Heights"]


def test_the_strip_is_the_zone_told_of_before():
    text = "Moscow and Ankara agreed in Sochi on a demilitarised zone in Idlib. Tanks must leave the strip by 10 November."
    assert places(text, "term", "requires", AFTER_SOCHI) == ["Idlib demilitarised zone"]
    assert first(text, "agreement", "signed", AFTER_SOCHI).places[0].name == "Idlib demilitarised zone"


def test_parties_make_their_deals_of_an_area():
    text = "A truce negotiated by Russia and Turkey took effect on Monday. It was rejected by HTS. The truce collapsed on Wednesday."
    found = [c for c in told(text, "2020-02-20") if c.kind == "agreement"]
    assert [[p.name for p in c.places] for c in found] == [["Idlib"]] * 3
    assert places("Russia and Turkey negotiated a truce in December 2016.", "agreement", published="2020-02-20") != ["Idlib"]


def test_what_happens_when_a_truce_ends_is_elsewhere():
    text = "The truce in Madaya began in May. It collapsed on Friday, when jets bombed Saraqib and rockets killed three people in Aleppo."
    assert places(text, "agreement", "ended", "2016-09-20") == ["Madaya"]
    text = "The factions rejected a truce that would leave Khan Sheikhoun in the army's hands."
    assert places(text, "agreement", "rejected", "2019-06-14") != ["Khan Shaykhun"]


def test_capitals_broker_and_sign():
    found = first("Moscow and Ankara broker a deal under which the last fighters may leave Harasta.", "agreement", published="2018-03-22")
    assert {a.name for a in found.actors} == {"Russia", "Turkey"}
    assert [p.name for p in found.places] == ["Harasta"]


def test_a_frontier_is_a_border():
    assert places("Sixty thousand people are camped along the Jordanian frontier.", "displacement") == ["Syria–Jordan border"]
    assert places("Some 12,000 people have gathered near the frontier with Turkey.", "displacement") == ["Syria–Turkey border"]


def test_each_term_of_a_list():
    text = "The accord provides for the pull-out of heavy weapons, the release of prisoners and the entry of relief convoys."
    assert len(terms(text)) == 3
    assert len(terms("The deal provides for the fighters to leave, the wounded to be treated and prisoners to be freed.")) == 3
    text = "Rebel envoys agreed with Russian officers on Tuesday to give up their tanks and surrender the border crossing."
    assert len(terms(text)) == 2


def test_breaches_by_province_in_words():
    text = "The commission recorded six ceasefire violations, in the provinces of Hama (two), Aleppo (three) and Homs (one)."
    assert {("term", "incidents", n, n) for n in (6.0, 2.0, 3.0, 1.0)} <= counted(text)


def test_whoever_is_called_on_has_kept_nothing():
    for text in (
        "We call on all parties to observe the ceasefire at once.",
        "Troops stood ready if the deal was not honoured, the minister said.",
        "Rebels say Russia has not pressured Damascus to honour the truce.",
    ):
        assert not terms(text)
    assert not [c for c in told("We call on all parties to observe the ceasefire.") if c.kind == "agreement"]
    assert first("Russia has failed to make Damascus keep to the ceasefire.", "term").event == "violated"


def test_a_truce_that_may_end_the_fighting_has_not_ended():
    assert not [c for c in told("Many hope the truce will end the fighting in Idlib.") if c.kind == "agreement" and c.event == "ended"]
