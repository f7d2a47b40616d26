"""Zones: geodesic distances, tolerances, areas by name and by outline, places known only from context."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry import Point, box

from trucewatch import rules
from trucewatch.compliance import Spot, Zones, around, compute, make_zones, rulebook, standing_on
from trucewatch.model import Place
from trucewatch.rules import Packs

GEOD = Geod(ellps="WGS84")


@pytest.fixture(scope="module")
def packs() -> Packs:
    return rules.load([str(Path(__file__).parent / "packs/varda")])


@pytest.fixture(scope="module")
def zones(packs: Packs) -> Zones:
    return make_zones(rulebook(packs))


def at(lat: float, lon: float) -> Spot:
    return Spot(name="x", lat=lat, lon=lon)


@settings(max_examples=60, deadline=None)
@given(st.floats(10.1, 10.9), st.floats(0.0, 9.0), st.sampled_from([0.0, 180.0]))
def test_a_corridor_is_measured_on_the_ground(lon: float, km: float, bearing: float) -> None:
    zones = make_zones(rulebook(rules.load([str(Path(__file__).parent / "packs/varda")])))
    x, y, _ = GEOD.fwd(lon, 60.5, bearing, km * 1000)
    answer = zones.locate("salt-road", at(y, x))[0]
    # the road is a straight line on the map; the parallel bends from it by some ten metres over its length
    if km < 2.4:
        assert answer == "in"
    elif 2.6 < km < 3.4:
        assert answer == "uncertain"
    elif km > 3.6:
        assert answer == "out"


def test_near_the_edge_is_uncertain_on_both_sides(zones: Zones) -> None:
    answers = [zones.locate("lake-strip", at(60.0 + d, 10.25))[0] for d in (-0.02, -0.005, 0.005, 0.02)]
    assert answers == ["out", "uncertain", "uncertain", "in"]


def test_names_of_zones_and_unknown_places(zones: Zones) -> None:
    assert zones.locate("lake-strip", Spot(name="the strip", level="zone"))[0] == "in"
    assert zones.locate("lake-strip", Spot(name="Nowhere"))[0] == "unknown"
    assert zones.locate("lake-strip", Spot())[0] == "unknown"


class Gazetteer:
    """Two areas and one place."""

    boundaries: ClassVar[dict[str, Any]] = {
        "inner": {"type": "Polygon", "coordinates": [[[10.1, 60.1], [10.2, 60.1], [10.2, 60.2], [10.1, 60.1]]]},
        "wide": {"type": "Polygon", "coordinates": [[[9.0, 60.1], [10.2, 60.1], [10.2, 60.2], [9.0, 60.1]]]},
    }

    def get(self, ident: str) -> Place | None:
        return Place(id=ident, name=ident.title(), level="district") if ident in self.boundaries else None


def test_areas_are_judged_by_their_outline_not_their_centre(packs: Packs) -> None:
    zones = make_zones(rulebook(packs), Gazetteer())
    inner = zones.locate("lake-strip", Spot(name="Inner", level="district", place_id="inner"))
    wide = zones.locate("lake-strip", Spot(name="Wide", level="district", place_id="wide", lat=60.15, lon=10.15))
    assert inner[0] == "in"
    assert wide[0] == "uncertain"
    assert "part" in wide[1]


def test_a_context_place_abroad_does_not_rule_a_countrywide_deal_out() -> None:
    zones = make_zones(rulebook(rules.load(["syria"])))
    abroad = Spot(name="Geneva", admin=("Geneva", "CH"))
    assert zones.locate("syria", abroad)[0] == "out"
    assert zones.locate("syria", Spot(name="Geneva", admin=("Geneva", "CH"), inherited=True))[0] == "uncertain"
    assert zones.locate("syria", Spot(name="Salqin", admin=("Idlib", "SY")))[0] == "in"


def test_places_named_beside_a_place_add_to_what_the_gazetteer_knows() -> None:
    class Towns:
        def get(self, ident: str) -> Place | None:
            return Place(id=ident, name="Afrin", level="settlement", admin=("Aleppo",), country="SY")

    zones = make_zones(rulebook(rules.load(["syria"])), Towns())
    beside = Spot(name="Afrin", level="settlement", place_id="afrin", admin=("Syria–Turkey border",))
    assert zones.locate("syria", beside)[0] == "in"


def test_outlines_for_maps(zones: Zones) -> None:
    road = zones.outline("salt-road")
    assert road is not None
    assert road.contains(Point(10.5, 60.5))
    assert road.intersects(box(10.4, 60.52, 10.6, 60.53))
    assert not road.intersects(box(10.4, 60.53, 10.6, 60.54))
    area, _ = GEOD.geometry_area_perimeter(road)
    length = GEOD.line_length([10.0, 11.0], [60.5, 60.5]) / 1000
    assert abs(area) / 1e6 == pytest.approx(length * 6 + 3.14159 * 9, rel=0.01)
    assert zones.feature("lake-strip")["properties"]["certainty"] == "exact"


def test_the_made_up_war_answers_the_other_questions_too(packs: Packs) -> None:
    full = rules.load(["en", str(Path(__file__).parent / "packs/varda")])
    rows = {(a, c): s.answer for a, c, _, s in standing_on(full, "2031-03-10", "Norland")}
    assert rows["halm-2031", "no-fire"] == "yes"
    assert rows["halm-2031", "road-open"] == "no"
    ledger = compute([], [], [], full)
    (table,) = around(ledger, "halm-2031", full, [], days=5)
    assert (table.start, table.before, table.after) == ("2031-03-02", 0, 0)
