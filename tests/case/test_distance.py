"""Distances are between settlements and sites: a district has no point of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch import Case
from trucewatch.cli import main
from trucewatch.errors import InputError


def test_no_distance_to_the_middle_of_a_district(tmp_path: Path) -> None:
    row = ["990101", "Quince Bend", "Quince Bend", "", "35.70", "36.75", "A", "ADM3", "SY", "", "Idlib", "", "", "", "0", "", "", "", ""]
    (tmp_path / "areas.txt").write_text("\t".join(row) + "\n")
    (tmp_path / "a.txt").write_text(
        "Front moves\n\n8 February 2020\n\nThe Syrian army captured Quince Bend subdistrict on 6 February 2020. "
        "The army captured Khan Sheikhoun on 6 February 2020. Opposition fighters captured Saraqib on 7 February 2020.\n"
    )
    Case.create(tmp_path / "case").close()
    with pytest.raises(SystemExit, match="0"):
        main(["gazetteer", "import", str(tmp_path / "areas.txt"), "--case", str(tmp_path / "case")])
    with Case.open(tmp_path / "case") as case:
        list(case.add([tmp_path / "a.txt"]))
        assert "Quince Bend" in {h.place for h in case.control()}
        assert case.distance("Saraqib").nearest == "Khan Shaykhun"


def test_no_distance_from_an_area_or_from_a_place_of_unknown_holder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(
        "Front moves\n\n8 February 2020\n\nThe Syrian army captured Khan Sheikhoun on 6 February 2020. "
        "Opposition fighters captured the city of Idlib on 7 February 2020.\n"
    )
    with Case.create(tmp_path / "case") as case:
        list(case.add([tmp_path / "a.txt"]))
        town = case.distance("Idlib")  # the name is the province's too
        assert (town.holder, town.nearest) == ("Syrian opposition and its allies", "Khan Shaykhun")
        unheld = case.distance("Saraqib")
        assert (unheld.holder, unheld.km) == (None, None)
        with pytest.raises(InputError, match="Idlib is a governorate and has no point"):
            case.distance("Idlib governorate")
    with pytest.raises(SystemExit, match="0"):
        main(["control", "--distance", "Saraqib", "--case", str(tmp_path / "case")])
    assert "who holds it is not known" in capsys.readouterr().out
    with pytest.raises(SystemExit, match="2"):
        main(["control", "--distance", "Idlib governorate", "--case", str(tmp_path / "case")])
