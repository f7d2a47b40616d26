"""Timelines: same-day reversals, contested holders, counts without names, baselines, the second clock."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.errors import InputError
from trucewatch.gazetteer import Gazetteer
from trucewatch.model import Actor, Claim, Document, Measure, Place, Published, When
from trucewatch.model import Where as Named
from trucewatch.rules import load
from trucewatch.series import baseline
from trucewatch.series.camps import Camps
from trucewatch.series.control import Control, build
from trucewatch.series.reports import Where
from trucewatch.series.whereabouts import locator

PLACES = {n: Place(id=n, name=n.title(), level="settlement", lat=35.0, lon=36.0, admin=("North",)) for n in "abcdefgh"}
_COUNT = iter(range(10_000))


def locate(ident: str | None, name: str, level: str) -> Where:
    place = PLACES.get(ident or name.lower())
    if place is None:
        return Where(id=ident or f"p_{name.lower()}", name=name, level=level)
    return Where(id=place.id, name=place.name, level="settlement", area="North", place=place)


def claim(
    event: str | None,
    by: str | None,
    day: str | None,
    *places: str,
    against: str | None = None,
    doc: str = "d1",
    end: str | None = None,
    **more: Any,
) -> Claim:
    n = next(_COUNT)
    actors = tuple(Actor(r, x, x) for r, x in (("by", by), ("against", against)) if x)  # type: ignore[arg-type]
    return Claim(
        doc=doc,
        document=doc,
        id=f"c{n}",
        quote=more.pop("quote", ""),
        start=n,
        end=n,
        kind=more.pop("kind", "control_change"),
        event=event,
        time=When(day, end or day) if day else None,
        places=tuple(Named(p.title(), p.title()) for p in places),
        place_ids=places,
        actors=actors,
        **more,
    )


def made(*claims: Claim, **more: Any) -> Control:
    return build(claims, Camps(), locate, **more)


def events(control: Control, place: str) -> list[tuple[str | None, str | None]]:
    return [(c.end, c.by) for c in control.of(place)]


def test_a_holding_without_a_date_has_no_beginning() -> None:
    known = {"d1": Document(id="d1", text="", published=Published("2019-05-08", "2019-05-08", "stated"))}
    held = claim(None, "Red", None, "a", kind="control_state")
    (h,) = made(held, documents=known.get).at("2019-05-10")
    assert (h.holder, h.since, h.as_of) == ("Red", None, "2019-05-08")
    (h,) = made(claim("captured", "Red", "2019-05-01", "a"), held, documents=known.get).at("2019-05-10")
    assert (h.since, h.as_of) == ("2019-05-01", None)


def test_a_day_from_the_context_is_marked() -> None:
    stated = claim("captured", "Red", "2019-05-08", "a")
    stated = msgspec.structs.replace(stated, time=When("2019-05-08", "2019-05-08", "Wednesday"))
    lent = claim("captured", "Red", "2019-05-08", "a", "b", doc="d2")
    flags = {c.place: c.flags for c in made(stated, lent).changes}
    assert flags == {"A": (), "B": ("day from context",)}
    assert made(claim("captured", "Red", None, "a")).changes[0].flags == ()


def test_capture_and_loss_are_two_changes() -> None:
    control = made(claim("captured", "Red", "2019-05-08", "a"), claim("retaken", "Blue", "2019-05-21", "a"))
    assert events(control, "a") == [("2019-05-08", "Red"), ("2019-05-21", "Blue")]
    assert [h.holder for h in control.at("2019-05-10")] == ["Red"]
    assert [h.holder for h in control.at("2019-05-21")] == ["Blue"]
    assert control.at("2019-05-07") == []


def test_same_day_reversal_in_one_text_is_two_changes() -> None:
    control = made(claim("captured", "Red", "2019-05-08", "a"), claim("retaken", "Blue", "2019-05-08", "a"))
    assert events(control, "a") == [("2019-05-08", "Red"), ("2019-05-08", "Blue")]
    held = control.at("2019-05-08")[0]
    assert (held.holder, held.contested) == ("Blue", False)


def test_taken_lost_and_taken_again_on_one_day() -> None:
    control = made(
        claim("captured", "Red", "2019-05-08", "a"),
        claim("captured", "Blue", "2019-05-08", "a"),
        claim("retaken", "Red", "2019-05-08", "a"),
    )
    assert [by for _, by in events(control, "a")] == ["Red", "Blue", "Red"]


def test_one_gain_told_by_many_is_one_change_with_all_claims() -> None:
    control = made(
        claim("captured", "Red", "2019-05-08", "a", doc="d1"),
        claim("captured", "Red", "2019-05-09", "a", doc="d2"),
        claim("captured", "Red", "2019-05-01", "a", doc="d3", end="2019-05-31"),
    )
    assert len(control.changes) == 1
    assert len(control.changes[0].claims) == 3
    assert (control.changes[0].start, control.changes[0].end) == ("2019-05-08", "2019-05-09")


def test_a_denied_gain_is_contested_with_both_claims() -> None:
    first = claim("captured", "Blue", "2019-05-01", "a")
    gain = claim("retaken", "Red", "2019-05-08", "a")
    denial = claim("retaken", "Red", "2019-05-08", "a", modality="denied", doc="d2", asserted_by=("Blue",))
    held = made(first, gain, denial).at("2019-05-09")[0]
    assert held.contested
    assert set(held.holders) == {"Red", "Blue"}
    assert {gain.id, denial.id} <= set(held.claims)


def test_two_documents_two_gainers_one_day_is_contested() -> None:
    control = made(
        claim("captured", "Red", "2019-05-08", "a", doc="d1"), claim("captured", "Blue", "2019-05-08", "a", doc="d2")
    )
    held = control.at("2019-05-08")[0]
    assert held.contested
    assert set(held.holders) == {"Red", "Blue"}


def test_a_failed_assault_changes_nothing() -> None:
    control = made(
        claim("captured", "Blue", "2019-05-01", "a"),
        claim("repelled", "Blue", "2019-05-08", "a", against="Red", modality="denied"),
    )
    assert len(control.changes) == 1
    assert control.at("2019-05-09")[0].holder == "Blue"


def test_plans_and_accusations_are_no_changes() -> None:
    assert made(claim("captured", "Red", "2019-05-08", "a", modality="planned")).changes == []
    assert made(claim("captured", "Red", "2019-05-08", "a", modality="accused")).changes == []


def test_a_side_that_left_leaves_nobody_named() -> None:
    control = made(
        claim("captured", "Red", "2019-05-01", "a"), claim("withdrew", None, "2019-05-08", "a", against="Red")
    )
    held = control.at("2019-05-08")[0]
    assert held.holder is None
    assert "not named" in " ".join(control.changes[1].flags)
    assert made(
        claim("captured", "Red", "2019-05-01", "a"),
        claim("withdrew", "Blue", "2019-05-08", "a", against="Red"),
    ).at("2019-05-08")[0].holder == "Blue"  # fmt: skip


def test_undated_holders_fill_and_never_overrule() -> None:
    state = claim(None, "Blue", None, "a", "b", kind="control_state")
    control = made(claim("captured", "Red", "2019-05-08", "a"), state)
    held = {h.place_id: h for h in control.at("9999-12-31")}
    assert held["a"].holder == "Red"
    assert held["b"].holder == "Blue"
    assert held["b"].basis == "state"


def test_a_later_dated_holder_contests() -> None:
    control = made(
        claim("captured", "Red", "2019-05-08", "a"),
        claim(None, "Blue", "2019-07-01", "a", kind="control_state", doc="d2"),
    )
    assert not control.at("2019-06-01")[0].contested
    held = control.at("2019-07-02")[0]
    assert held.contested
    assert set(held.holders) == {"Red", "Blue"}


def test_counts_keep_an_unnamed_remainder_that_later_texts_fill() -> None:
    counted = claim(
        "captured", "Red", "2019-05-06", "a", "b", end="2019-05-11", measure=Measure("settlements", 9, None, "nine villages"),
        quote="Red took nine villages, among them A and B",
    )  # fmt: skip
    assert made(counted).remainders[0].unnamed == 7
    later = claim("captured", "Red", "2019-05-09", "c", "d", doc="d2")
    filled = made(counted, later).remainders[0]
    assert (filled.unnamed, filled.filled) == (5, ("c", "d"))
    other = claim("captured", "Blue", "2019-05-09", "e", doc="d2")
    outside = claim("captured", "Red", "2019-06-20", "f", doc="d2")
    assert made(counted, later, other, outside).remainders[0].unnamed == 5


def test_a_town_and_the_villages_around_it_do_not_double() -> None:
    both = claim(
        "captured", "Red", "2019-05-06", "a", measure=Measure("settlements", 12, 12, "12 villages"),
        quote="Red took A and 12 villages around it",
    )  # fmt: skip
    control = made(both)
    assert [c.place_id for c in control.changes] == ["a"]
    assert control.remainders[0].unnamed == 12


def test_a_province_beside_a_town_is_no_second_change() -> None:
    one = Claim(
        doc="d", document="d", id="x", quote="", start=0, end=0, kind="control_change", event="captured",
        time=When("2019-05-06", "2019-05-06"), places=(Named(None, "A"), Named(None, "North", "governorate")),
        place_ids=("a", "north"), actors=(Actor("by", None, "Red"),),
    )  # fmt: skip
    assert [c.place_id for c in made(one).changes] == ["a"]


def test_baseline_by_place_and_by_zone() -> None:
    start = baseline.read(
        {"date": "2019-04-30", "held": [{"zone": "North", "holder": "Blue"}, {"place": "b", "holder": "Red"}]}
    )
    control = made(
        claim("captured", "Red", "2019-05-08", "a"),
        baseline=start,
        zone=lambda name: lambda w: w.area == name,
        ground=[locate("c", "c", "settlement")],
    )
    before = {h.place_id: (h.holder, h.basis) for h in control.at("2019-05-01")}
    assert before == {"a": ("Blue", "baseline"), "b": ("Red", "baseline"), "c": ("Blue", "baseline")}
    assert control.changes[0].against == "Blue"
    assert {h.place_id: h.holder for h in control.at("2019-05-08")}["a"] == "Red"


@pytest.mark.parametrize(
    "data",
    [
        [{"holder": "Red"}],
        [{"holder": "Red", "place": "a", "zone": "b"}],
        {"held": [{"holder": "Red", "place": "a"}]},
        5,
    ],
)
def test_a_bad_baseline_is_named(data: Any) -> None:
    with pytest.raises(InputError, match="baseline"):
        baseline.read(data)


@given(st.permutations(list(range(6))))
def test_the_order_of_documents_does_not_matter(order: list[int]) -> None:
    told = [
        claim("captured", "Red", "2019-05-08", "a", doc="d1"),
        claim("captured", "Red", "2019-05-09", "a", doc="d2"),
        claim("retaken", "Blue", "2019-05-21", "a", doc="d3"),
        claim("captured", "Red", "2019-06-02", "b", doc="d4"),
        claim("captured", "Blue", "2019-06-02", "b", doc="d5"),
        claim(None, "Red", "2019-06-30", "c", kind="control_state", doc="d6"),
    ]
    a, b = made(*told), made(*(told[i] for i in order))
    assert a.changes == b.changes
    assert a.at("2019-12-31") == b.at("2019-12-31")


def test_coordinates_from_a_decision_fill_in_wherever_the_name_stood() -> None:
    from trucewatch import rules
    from trucewatch.gazetteer import Gazetteer
    from trucewatch.series.whereabouts import locator

    gazetteer = Gazetteer.from_packs(rules.load(), base_places=False)
    point = Place(id="p_new", name="Rasm Zummar", level="settlement", lat=35.5, lon=36.6)
    before = locator(gazetteer)("p_rasmzumar@idlib", "Rasm Zummar", "settlement")
    after = locator(gazetteer, {"p_rasmzumar": point, "p_new": point})
    assert (before.id, before.place) == ("p_rasmzumar", None)
    assert {after(i, "Rasm Zummar", "settlement").id for i in ("p_rasmzumar@idlib", "p_rasmzumar", "p_new")} == {
        "p_new"
    }
    assert after("p_rasmzumar", "Rasm Zummar", "settlement").place == point


def test_words_that_make_a_place_a_location() -> None:
    from trucewatch import rules
    from trucewatch.series.whereabouts import Located

    located = Located(rules.load())
    assert located("They took A to the north of Sarmin.", "Sarmin", "captured")
    assert located("They took A, linking Saraqib and Sarmin.", "Saraqib", "captured")
    assert not located("They took the town of Sarmin.", "town of Sarmin", "captured")
    assert not located("They repelled an attack on Sarmin.", "Sarmin", "repelled")
    assert located.left("The rebels withdrew from Sarmin.", "Sarmin")


def test_a_change_of_unknown_day_overrules_no_dated_one_and_never_has_the_day_of_adding() -> None:
    undated = Document(id="d2", path="x", text="", publisher=None, published=Published("2019-05-26", None), known="2026-11-29")
    papers = {"d2": undated}
    dated = claim("captured", "Red", "2019-05-26", "a")
    loose = claim("retaken", "Blue", None, "a", doc="d2")
    control = made(dated, loose, documents=papers.get)
    assert events(control, "a") == [("2019-05-26", "Red"), (None, "Blue")]
    assert [(h.holder, h.since, h.contested) for h in control.at("9999-12-31")] == [("Red", "2019-05-26", False)]
    assert [c.by for c in control.between("2019-05-01", None)] == ["Red"]
    alone = made(loose, documents=papers.get)
    assert [(h.holder, h.since) for h in alone.at("2019-01-01")] == [("Blue", None)]


def test_a_report_of_unknown_day_joins_the_change_it_can_only_mean() -> None:
    first, second = claim("captured", "Blue", "2019-05-22", "a"), claim("captured", "Red", "2019-05-26", "a")
    loose = claim("retaken", "Blue", None, "a", doc="d2")
    control = made(first, second, loose)
    assert events(control, "a") == [("2019-05-22", "Blue"), ("2019-05-26", "Red")]
    assert set(control.of("a")[0].claims) == {first.id, loose.id}
    third = claim("captured", "Blue", "2019-06-09", "a")
    assert events(made(first, second, third, loose), "a")[-1] == (None, "Blue")  # which of the two is not known
    again = claim("captured", "Blue", "2019-06-09", "a", doc="d2")
    assert loose.id in made(first, second, again, loose).of("a")[-1].claims  # its own document tells one


def test_nobody_takes_a_place_from_the_own_side() -> None:
    start = baseline.read({"date": "2019-04-30", "held": [{"place": "a", "holder": "Red"}]})
    control = made(claim("captured", "Red", "2019-05-08", "a"), baseline=start)
    assert control.of("a")[0].against is None


def test_a_place_named_in_the_count_is_one_of_those_counted() -> None:
    one = claim(
        "retaken", "Blue", "2019-05-08", "a", quote="A and an adjacent village were retaken.",
        measure=Measure("settlements", 2, 2, "A and an adjacent village"),
    )  # fmt: skip
    assert [(r.named, r.unnamed) for r in made(one).remainders] == [(("a",), 1)]


def test_an_identity_with_an_area_is_no_homonym_of_another_area() -> None:
    gazetteer = Gazetteer.from_packs(load())
    locate = locator(gazetteer)
    known = gazetteer.resolve("al-Salihiyah").place
    assert known is not None and locate("p_salaha", "Al-Salihiyah", "settlement").id == known.id
    apart = locate("p_salaha@idlib", "Al-Salihiyah", "settlement")
    assert (apart.place, apart.area, apart.id) == (None, "Idlib", "p_salaha")
