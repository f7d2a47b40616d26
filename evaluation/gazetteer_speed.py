"""How long ``trucewatch gazetteer import`` takes for a GeoNames dump of made-up places.

    python evaluation/gazetteer_speed.py [--rows 1000000]
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SYLLABLES = ["al", "ka", "fr", "ma", "ra", "sa", "qi", "na", "ba", "ta", "hi", "mu", "da", "zi", "ja", "ru", "ni", "la", "su", "ha"]


def write_dump(path: Path, rows: int) -> None:
    """Nineteen tab-separated columns a row, as GeoNames documents them."""
    rng = random.Random(7)
    with path.open("w", encoding="utf-8") as out:
        for n in range(rows):
            name = "".join(rng.choices(SYLLABLES, k=4)).capitalize()
            lat, lon = 30 + rng.random() * 10, 30 + rng.random() * 15
            row = [n + 1, name, name, f"{name}a,{name}h", f"{lat:.5f}", f"{lon:.5f}", "P", "PPL", "SY", "", "11"]
            out.write("\t".join(map(str, [*row, "", "", "", rng.randrange(5000), "", "", "Asia/Damascus", "2020-01-01"])))
            out.write("\n")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--rows", type=int, default=1_000_000)
    a = ap.parse_args()
    program = Path(sys.executable).with_name("trucewatch")
    with tempfile.TemporaryDirectory() as folder:
        dump, case = Path(folder) / "XX.txt", Path(folder) / "case"
        write_dump(dump, a.rows)
        subprocess.run([program, "new", case], check=True, capture_output=True)
        start = time.perf_counter()
        subprocess.run([program, "gazetteer", "import", dump, "--case", case], check=True)
        print(f"{a.rows} rows imported in {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
