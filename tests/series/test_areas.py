"""Cells tile the boundary, a known front comes out, the range has what is contested and unknown."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.errors import InputError
from trucewatch.gazetteer import distance_km
from trucewatch.model import Actor, Claim, Holding, Measure, Place
from trucewatch.model import Where as Named
from trucewatch.series.areas import Area, Cells, claimed, distance, geodesic_km2

BOX = shapely.box(36.0, 35.0, 37.0, 36.0)


def place(ident: str, lon: float, lat: float) -> Place:
    return Place(id=ident, name=ident.title(), level="settlement", lat=lat, lon=lon)


def held(p: Place, holder: str | None, *more: str) -> Holding:
    return Holding(
        place_id=p.id, place=p.name, holder=holder, since=None, contested=bool(more), holders=(holder or "", *more),
        lat=p.lat, lon=p.lon,
    )  # fmt: skip


@settings(deadline=None, max_examples=20)
@given(st.lists(st.tuples(st.floats(36.001, 36.999), st.floats(35.001, 35.999)), min_size=1, max_size=40, unique=True))
def test_cells_tile_the_boundary(points: list[tuple[float, float]]) -> None:
    cells = Cells([place(f"p{n}", x, y) for n, (x, y) in enumerate(points)], BOX)
    assert sum(cells.km2.values()) == pytest.approx(cells.total_km2, rel=1e-4)


def test_every_cell_holds_its_own_settlement() -> None:
    rng = np.random.default_rng(1)
    places = [place(f"p{n}", *xy) for n, xy in enumerate(rng.uniform((36, 35), (37, 36), (60, 2)))]
    cells = Cells(places, BOX)
    for p in places:
        assert cells.cells[p.id].covers(shapely.Point(p.lon, p.lat))


def test_a_known_front() -> None:
    places = [place(f"{i}-{j}", 36.02 + 0.04 * i, 35.02 + 0.04 * j) for i in range(25) for j in range(25)]
    holdings = {p.id: held(p, "West" if (p.lon or 0) < 36.4 else "East") for p in places}
    areas = {a.holder: a for a in Cells(places, BOX).areas(holdings)}
    want = geodesic_km2(shapely.segmentize(shapely.box(36.0, 35.0, 36.4, 36.0), 0.01))
    assert areas["West"].km2 == pytest.approx(want, rel=0.01)
    assert areas["West"].km2_min == areas["West"].km2 == areas["West"].km2_max


def test_contested_and_unknown_ground_makes_the_range() -> None:
    places = [place("a", 36.25, 35.25), place("b", 36.75, 35.25), place("c", 36.25, 35.75), place("d", 36.75, 35.75)]
    cells = Cells(places, BOX)
    areas = {
        x.holder: x
        for x in cells.areas(
            {"a": held(places[0], "Red"), "b": held(places[1], "Blue", "Red"), "c": held(places[2], "Blue")}
        )
    }
    assert areas["Red"].km2 == pytest.approx(cells.km2["a"], abs=0.01)
    assert areas["Red"].km2_max == pytest.approx(cells.km2["a"] + cells.km2["b"] + cells.km2["d"], abs=0.02)
    assert areas["Red"].km2_min == 0.0  # one settlement cannot speak for 2,500 km2
    assert areas[None].km2 == pytest.approx(cells.km2["d"], abs=0.01)


def test_ground_that_changed_hands() -> None:
    places = [place("a", 36.25, 35.5), place("b", 36.75, 35.5)]
    cells = Cells(places, BOX)
    before = {p.id: held(p, "Red") for p in places}
    after = {"a": held(places[0], "Red"), "b": held(places[1], "Blue")}
    assert cells.changed(before, after) == [("Red", "Blue", pytest.approx(cells.km2["b"], abs=0.01))]


def test_two_places_on_one_spot_share_a_cell() -> None:
    places = [place("a", 36.25, 35.5), place("b", 36.25, 35.5), place("c", 36.75, 35.5)]
    cells = Cells(places, BOX)
    assert len(cells.cells) == 2
    assert {a.holder for a in cells.areas({"b": held(places[1], "Red")})} == {"Red", None}


def test_geodesic_area_of_a_degree() -> None:
    known = 12308778361.469e-6  # GeographicLib's own example: the geodesic quadrangle of one degree at the equator
    assert geodesic_km2(shapely.box(0, 0, 1, 1)) == pytest.approx(known, rel=1e-9)


def test_no_ground_is_an_error() -> None:
    with pytest.raises(InputError, match="boundary"):
        Cells([], shapely.Polygon())


def test_distance_to_the_other_side() -> None:
    a, b, c = place("a", 36.0, 35.0), place("b", 36.05, 35.0), place("c", 36.5, 35.0)
    found = distance(a, "Red", [held(a, "Red"), held(b, "Red"), held(c, "Blue")])
    assert (found.nearest_id, found.nearest_holder) == ("c", "Blue")
    assert found.km == pytest.approx(distance_km(35.0, 36.0, 35.0, 36.5), abs=0.01)
    assert distance(a, "Red", [held(b, "Red")]).km is None
    assert distance(a, None, [held(c, "Blue")]).km is None


def test_claimed_areas_stand_beside_and_say_how_they_compare() -> None:
    told = Claim(
        doc="d", id="c1", quote="", start=0, end=0, kind="control_state", actors=(Actor("by", None, "Red"),),
        places=(Named("North", "North", "governorate"),),
        measure=Measure("area_km2", 3035, 3035, "3,035 square kilometres"), asserted_by=("Ministry",),
    )  # fmt: skip
    areas = {"Red": Area(holder="Red", km2=1000.0, km2_min=900.0, km2_max=1100.0)}
    out = claimed([told], areas, 5000.0, lambda a: a)
    assert out[0].claimant == ("Ministry",)
    assert "outside that range" in out[0].compared
    other = claimed([told], areas, 5000.0, lambda a: a, here=lambda name: name == "South")
    assert "not compared" in other[0].compared
