"""Distances are between settlements and sites: a district has no point of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch import Case
from trucewatch.cli import main


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
