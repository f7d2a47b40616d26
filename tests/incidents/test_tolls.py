"""Tolls, origins, grades and blame."""

from __future__ import annotations

import copy

import msgspec
from making import SETTINGS, claim, document, killed, place, told

from trucewatch.incidents import MemoryIndex, assemble, update
from trucewatch.incidents.settings import Origin
from trucewatch.incidents.tolls import agreed, misfits
from trucewatch.model import Claim, Document, Incident
from trucewatch.values import Count


def incident(*many: tuple[Document, list[Claim]], settings: object = SETTINGS) -> Incident:
    """All these documents as one incident."""
    members = [t for d, found in many for t in told(d, *found)]
    change = update(MemoryIndex(SETTINGS), members, [], SETTINGS)
    assert len(change.incidents) == 1, change.incidents
    ((name, group),) = change.incidents.items()
    return assemble(name, group, {c.id: c for _, f in many for c in f}, {d.id: d for d, _ in many}, settings, place)  # type: ignore[arg-type]


def test_each_origins_latest_counts_and_the_earlier_are_its_history() -> None:
    days = ["2019-05-09", "2019-05-10", "2019-05-11"]
    many = [
        (document(f"d{n}", day), [claim(f"d{n}", said="Monitor"), killed(f"d{n}", toll, toll, said="Monitor")])
        for n, (day, toll) in enumerate(zip(days, (11, 58, 72), strict=True))
    ]
    toll = incident(*many).toll["killed"]
    assert [o.origin for o in toll.by_origin] == ["Monitor"]
    assert (toll.min, toll.max, toll.agreed) == (72, 72, 72)
    assert [h[1] for h in toll.by_origin[0].history] == [11, 58]


def test_range_agreement_and_contradiction_over_origins() -> None:
    many = [
        (document(n), [claim(n, said=source), killed(n, low, high, said=source)])
        for n, source, low, high in (("a", "Monitor", 12, 12), ("b", "Doctors", 12, None), ("c", "Agency", 18, 18))
    ]
    found = incident(*many)
    toll = found.toll["killed"]
    assert (toll.min, toll.max, toll.agreed, toll.contradiction) == (12, 18, 12, True)
    assert [(c["field"], c["a"]["origin"], c["b"]["origin"]) for c in found.contradictions] == [
        ("killed", "Agency", "Monitor")
    ]


def test_agreed_needs_two_origins_or_a_single_one() -> None:
    assert agreed([Count(5, 5)]) == 5
    assert agreed([Count(5, 5), Count(7, 7)]) is None
    assert agreed([Count(5, None), Count(7, 7), Count(None, 9)]) == 7


def test_no_number_is_agreed_on_where_equally_many_stand_behind_another() -> None:
    assert agreed([Count(20, None), Count(37, 37), Count(43, None)]) is None
    assert agreed([Count(9, 9), Count(9, 9), Count(12, 12), Count(12, 12)]) is None
    assert agreed([Count(20, None), Count(37, 37), Count(37, 37), Count(43, None)]) == 37
    assert agreed([Count(5, 7), Count(5, 7)]) == 5


def test_parts_fit_wholes() -> None:
    assert misfits(killed("a", 10, 10, breakdown={"women": 6, "children": 4})) == []
    assert misfits(killed("a", 9, 9, breakdown={"women": 6, "children": 4})) == [
        "6 women and 4 children are more than 9"
    ]


def test_a_named_part_is_no_second_toll() -> None:
    part = killed("a", 6, 6, n=1, breakdown={"children": 6}, id="c_part")
    toll = incident((document("a"), [claim("a"), killed("a", 20, 20), part])).toll["killed"]
    assert (toll.min, toll.max) == (20, 20)
    assert toll.breakdown == {"children": (6, 6)}


def test_copies_and_agencies_collapse_to_one_origin() -> None:
    first = document("a", publisher="Agency", origin="a")
    copy = document("b", publisher="Daily", origin="a")
    quoting = document("c", publisher="Weekly", quotes=("Agency",))
    found = incident(*((d, [claim(d.id), killed(d.id, 8, 8)]) for d in (first, copy, quoting)))
    assert found.origins == ("Agency",)
    assert found.grade == "weak"


def test_grades_and_the_claim_that_would_change_them() -> None:
    def graded(*claims: Claim) -> Incident:
        return incident(*((document(c.doc), [c]) for c in claims))

    one = graded(claim("a", by="North army", said="Monitor"))
    assert (one.grade, one.pivot) == ("weak", one.claims[0])
    two = graded(claim("a", by="North army", said="Monitor"), claim("b", by="North army", said="Doctors"))
    assert two.grade == "fair"
    assert two.pivot in two.claims
    three = graded(
        *(claim(n, by="North army", said=s) for n, s in zip("abc", ("Monitor", "Doctors", "Agency"), strict=True))
    )
    assert (three.grade, three.pivot) == ("fair", None)
    owned = graded(claim("a", by="North army", said="Monitor"), claim("b", by="North army", said="North army"))
    assert owned.grade == "confirmed"
    assert {(b["origin"], b["stance"]) for b in owned.blame} == {("Monitor", "blames"), ("North army", "accepts")}
    denied = graded(
        claim("a", by="North army", said="Monitor"), claim("b", by="North army", said="North army", modality="denied")
    )
    assert denied.grade == "contested"
    assert {b["stance"] for b in denied.blame} == {"blames", "denies"}
    assert graded(claim("b", by="North army", said="North army", modality="denied")).grade == "discounted"


def test_blame_is_never_collapsed_to_one_culprit() -> None:
    found = incident(
        (document("a"), [claim("a", by="North army", said="Monitor")]),
        (document("b"), [claim("b", by="South army", said="Agency")]),
    )
    assert {b["party"] for b in found.blame} == {"North army", "South army"}


def test_parties_and_media_of_guarantors_are_marked() -> None:
    marked = copy.copy(SETTINGS)
    marked.origins = {
        "north army": Origin(name="North army", id="north-army", type="armed_group"),
        "state wire": Origin(name="State Wire", id="state-wire", type="media", guarantor_media_of="norland"),
    }
    marked.names = {"norland": "Norland"}
    marked._types = {"north-army": "armed_group"}
    many = [
        (document(n), [claim(n, said=s, by="North army"), killed(n, 3, 3, said=s, by="North army")])
        for n, s in (("a", "North army"), ("b", "State Wire"))
    ]
    marks = {o.origin: o.marks for o in incident(*many, settings=marked).toll["killed"].by_origin}
    assert marks["North army"] == ("a party about itself",)
    assert marks["State Wire"] == ("state media of Norland",)


def test_records_survive_json() -> None:
    found = incident((document("a"), [claim("a"), killed("a", 5, 5)]))
    assert msgspec.json.decode(msgspec.json.encode(found), type=Incident) == found


def test_parts_of_one_sentence_are_added_to_a_whole() -> None:
    fighters = killed("a", 3, 3, breakdown={"combatants": 3}, id="c_fighters")
    civilians = killed("a", 13, 13, breakdown={"civilians": 13}, id="c_civilians")
    toll = incident((document("a"), [claim("a"), fighters, civilians])).toll["killed"]
    assert (toll.min, toll.max, toll.agreed) == (16, 16, 16)
    assert toll.breakdown == {"civilians": (13, 13), "combatants": (3, 3)}


def test_figures_that_one_origin_gives_on_one_day_are_a_range_and_words_yield_to_numbers() -> None:
    headline = killed("a", 24, None, id="c_dozens")
    first, second = killed("a", 28, 28, n=1, id="c_first"), killed("a", 30, 30, n=2, id="c_second")
    toll = incident((document("a"), [claim("a"), headline, first, second])).toll["killed"]
    assert (toll.by_origin[0].min, toll.by_origin[0].max) == (28, 30)
    assert (toll.min, toll.max) == (28, 30)


def test_a_monitors_own_people_count_as_the_monitor() -> None:
    known = copy.copy(SETTINGS)
    known.origins = {
        "quiet watch": Origin(name="Quiet Watch", id="quiet-watch", type="monitor"),
        "m. alder": Origin(name="M. Alder", id="m-alder", type="person", represents="quiet-watch"),
    }
    known.names = {"quiet-watch": "Quiet Watch"}
    known._types = {"quiet-watch": "monitor"}
    many = [
        (document(n), [claim(n, said=s), killed(n, 4, 4, said=s)]) for n, s in (("a", "M. Alder"), ("b", "Quiet Watch"))
    ]
    found = incident(*many, settings=known)
    assert found.origins == ("Quiet Watch",)
    assert found.grade == "weak"


def test_what_an_article_says_for_itself_is_not_independent_of_the_source_that_it_cites() -> None:
    found = incident((document("a"), [claim("a"), killed("a", 10, 10, n=1, said="Monitor")]))
    assert (found.grade, found.origins) == ("weak", ("Monitor",))
    other = incident(
        (document("a"), [claim("a"), killed("a", 10, 10, n=1, said="Monitor")]),
        (document("b"), [claim("b")]),
    )
    assert (other.grade, other.origins) == ("fair", ("Monitor", "Paper b"))


def test_people_whom_one_article_quotes_are_that_articles_origin() -> None:
    quoted = [claim("a", said="A. Baker"), killed("a", 10, 10, n=1, said="C. Miller")]
    found = incident((document("a"), quoted))
    assert (found.grade, found.origins) == ("weak", ("Paper a",))
    assert {r.origin for r in found.toll["killed"].by_origin} == {"C. Miller"}
    other = incident((document("a"), quoted), (document("b"), [claim("b", said="D. Fisher")]))
    assert (other.grade, other.origins) == ("fair", ("D. Fisher", "Paper a"))


def test_an_outlet_that_is_not_known_is_called_by_its_file() -> None:
    ids = ("sha256:0a1b2c3d4e5f", "sha256:1a1b2c3d4e5f")
    found = incident(*((document(i, publisher=None, path=f"some/where/{n}.txt"), [claim(i)]) for n, i in enumerate(ids)))
    assert found.origins == ("unnamed publisher (0.txt, 0a1b2c)", "unnamed publisher (1.txt, 1a1b2c)")
