"""What one document tells, event by event."""

from __future__ import annotations

from making import SETTINGS, claim, document, killed, place, told

from trucewatch.incidents import blocks, meets_incident
from trucewatch.incidents.wording import fold, likeness, sketch


def test_act_and_toll_of_one_sentence_are_one_telling() -> None:
    got = told(document("a"), claim("a"), killed("a", 6))
    assert len(got) == 1
    assert got[0].killed == ((6, None, "Paper a"),)
    assert got[0].core


def test_another_town_is_another_telling() -> None:
    got = told(document("a"), claim("a"), claim("a", 1, where="p-birch"), killed("a", 3, n=1, where="p-birch"))
    assert [len(t.claims) for t in got] == [1, 2]


def test_another_day_is_another_telling() -> None:
    assert len(told(document("a"), claim("a"), claim("a", 1, day="2019-05-07"))) == 2


def test_a_toll_without_day_or_place_joins_what_was_said_before() -> None:
    got = told(document("a"), claim("a"), killed("a", 12, day=None, where=None, id="c_later"))
    assert len(got) == 1
    assert "c_later" in got[0].claims


def test_cumulative_and_planned_claims_never_take_part() -> None:
    assert not meets_incident(killed("a", 1800, scope="period"))
    assert not meets_incident(killed("a", 560000, scope="total"))
    assert not meets_incident(claim("a", modality="planned"))
    assert meets_incident(claim("a", modality="denied"))


def test_marks_keep_claims_of_one_document_apart() -> None:
    a, b = claim("a"), claim("a", 1)
    assert len(told(document("a"), a, b)) == 1
    assert len(told(document("a"), a, b, marks={a.id: ["+x"], b.id: ["-x"]})) == 2


def test_blocks_name_bucket_and_place_and_are_empty_for_what_meets_no_incident() -> None:
    assert any(k.startswith("w|") for k in blocks(claim("a"), document("a"), SETTINGS, place))
    assert blocks(killed("a", 9, scope="total"), document("a"), SETTINGS, place) == ()


def test_dates_that_are_none_or_the_wrong_way_round_count_as_unknown() -> None:
    for day, until in (("soon", "soon"), ("2019-05-09", "2019-05-01")):
        (got,) = told(document("a"), claim("a", day=day, until=until))
        assert (got.start, got.end, got.core) == (None, None, False)


def test_folds_and_likeness() -> None:
    assert fold("Al Hanida") == fold("Hanidah")[: len(fold("Al Hanida"))]
    words = "the shells fell on the old flour store by the river while people stood in line for bread that day"
    same = sketch([claim("a", quote=words)])
    assert likeness(same, sketch([claim("b", quote=words)])) == 1.0
    assert (
        likeness(same, sketch([claim("c", quote="an unrelated set of words about something else entirely here")]))
        == 0.0
    )
