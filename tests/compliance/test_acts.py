"""What counts as an act, and as how many: denied ones, captures told twice, places and days that are not known."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import varda as m

from trucewatch import rules
from trucewatch.compliance import compute, is_unplaced, period_table, why
from trucewatch.compliance.ledger import ComplianceLedger
from trucewatch.model import Claim, ControlChange, Document, Published, Where
from trucewatch.rules import Packs

INSIDE = (60.15, 10.25)
NORLAND = [("by", "Norland Army")]
DAY = ("2031-03-10", "2031-03-10")


@pytest.fixture(scope="module")
def packs() -> Packs:
    return rules.load(["en", str(Path(__file__).parent / "packs/varda")])


def change(place: str, claims: tuple[str, ...], start: str | None = DAY[0], end: str | None = DAY[1]) -> ControlChange:
    return ControlChange(place_id=place.lower(), place=place, start=start, end=end, event="captured", by="Norland Army",
                         against=None, claims=claims)  # fmt: skip


def taken(id_: str, **more: object) -> Claim:
    data = {"event": "captured", "actors": NORLAND, "time": DAY, "places": ["Orm"], "place_ids": ["orm"]} | more
    return m.claim(id_, "control_change", **data)


def captures(packs: Packs, claims: list[Claim], changes: list[ControlChange], documents: list[Document]) -> ComplianceLedger:
    return compute([], claims, documents, packs, changes=changes)


def test_what_is_only_denied_or_was_rejected_is_no_finding(packs: Packs) -> None:
    i = m.incident("i_1", "shelling", DAY[0], INSIDE, actors=NORLAND, grade="discounted")
    ledger = compute([i], [], [m.document()], packs)
    assert ledger.findings == ()
    (answer,) = [a for a in why(ledger, "i_1", packs) if a.clause == "no-fire"]
    assert not answer.is_candidate
    assert "no source says that it took place, or a reviewer has rejected it" in answer.reasons


def test_an_allegation_of_a_discounted_act_stays_and_is_not_counted(packs: Packs) -> None:
    quote = "Norland did not shell Orm in breach of the Halm truce, a mayor said."
    act = m.claim("c_1", "incident", "shelling", quote, actors=NORLAND, time=DAY, modality="denied")
    term = m.claim("c_2", "term", "violated", quote, actors=NORLAND, asserted_by=["a mayor"])
    i = m.incident("i_1", "shelling", DAY[0], INSIDE, actors=NORLAND, claims=["c_1"], grade="discounted")
    (f,) = compute([i], [act, term], [m.document()], packs).findings
    assert (f.basis, f.grade) == ("alleged", "discounted")
    (row,) = period_table([f], "2031-03-08", "2031-03-14").rows
    assert (row.count, row.alleged) == (0, 1)


def test_one_capture_told_by_two_outlets_is_one_act(packs: Packs) -> None:
    told = [taken("c_1"), taken("c_2", document="d2", time=("2031-03-11", "2031-03-11"), event="retaken")]
    documents = [m.document(), m.document("d2", publisher="Orm Post")]
    ledger = captures(packs, told, [change("Orm", ("c_1", "c_2"), "2031-03-10", "2031-03-11")], documents)
    (act,) = ledger.acts
    assert (act.claims, act.grade) == (("c_1", "c_2"), "fair")
    assert (act.time.start, act.time.end) == ("2031-03-10", "2031-03-11")


def test_captures_are_graded_by_who_tells_them(packs: Packs) -> None:
    def grade(*claims: Claim) -> str:
        documents = [m.document(), m.document("d2", publisher="Orm Post")]
        (act,) = captures(packs, list(claims), [change("Orm", tuple(c.id for c in claims))], documents).acts
        return act.grade

    assert grade(taken("c_1")) == "weak"
    # one document, two sources
    assert grade(taken("c_1", asserted_by=["a mayor"]), taken("c_2", asserted_by=["a monitor"])) == "fair"
    # two documents, one source
    assert grade(taken("c_1", asserted_by=["a mayor"]), taken("c_2", document="d2", asserted_by=["a mayor"])) == "weak"
    assert grade(taken("c_1", asserted_by=["Norland"])) == "confirmed"
    assert grade(taken("c_1"), taken("c_2", document="d2", modality="denied")) == "contested"


def test_a_province_beside_a_town_is_no_second_act(packs: Packs) -> None:
    claim = msgspec.structs.replace(
        taken("c_1"), places=(Where("Orm", "Orm"), Where("Ley", "Ley"), Where("Halm", "Halm", "governorate")), place_ids=()
    )
    ledger = captures(packs, [claim], [], [m.document()])
    assert {a.spot.name for a in ledger.acts} == {"Orm", "Ley"}


def test_acts_in_places_of_unknown_position_are_held_against_no_zone(packs: Packs) -> None:
    i = m.incident("i_1", "shelling", DAY[0], None, actors=NORLAND)
    (f,) = compute([i], [], [m.document()], packs).findings
    assert (f.in_zone, f.zone, f.basis) == ("unknown", None, "candidate")
    assert is_unplaced(f)
    table = period_table([f], "2031-03-08", "2031-03-14")
    assert (table.rows, table.unplaced, table.unplaced_acts) == ((), (f.id,), 1)
    assert period_table([f], "2031-05-08", "2031-05-14").unplaced == ()
    nowhere = msgspec.structs.replace(i, place=None)
    assert compute([nowhere], [], [m.document()], packs).findings == ()


@pytest.mark.parametrize(
    ("published", "state"),
    [
        (Published("2031-03-05", "2031-03-20", "inferred"), "disputed"),
        (Published("2031-02-20", "2031-03-05", "inferred"), "disputed"),  # it came into force in between
        (Published("2031-02-01", "2031-02-20", "inferred"), None),
        (Published("2031-03-05", None, "inferred"), "disputed"),
        (Published(None, None, "unknown"), "disputed"),
    ],
)
def test_an_undated_act_is_bounded_by_when_its_report_came_out(packs: Packs, published: Published, state: str | None) -> None:
    document = Document(id="d1", text="", publisher="Halm Gazette", published=published)
    i = m.incident("i_1", "shelling", None, INSIDE, actors=NORLAND)
    got = compute([i], [], [document], packs).findings
    assert [f.in_force for f in got] == ([state] if state else [])


def test_an_undated_act_is_not_held_against_what_had_ended_before_its_report() -> None:
    document = Document(id="d1", text="", published=Published("2019-05-26", None, "inferred"))
    i = m.incident("i_1", "shelling", None, (35.65, 36.68), actors=[("by", "Syrian Army")])
    found = {f.agreement for f in compute([i], [], [document], rules.load()).findings}
    assert found >= {"sochi-2018-09-17", "ceasefire-2020-01"}
    assert not found & {"annan-plan-2012-04", "eid-truce-2012-10"}
