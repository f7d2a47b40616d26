"""A small case of made-up reports for the pages' tests, hostile ones among them."""

from __future__ import annotations

import json
from pathlib import Path

from trucewatch.case import Case

EVIL = "<script>document.title='owned'</script>"
REPORTS = {
    "north.txt": (
        "North Wire", "2019-03-05", "Air strikes hit Saraqib market",
        "Warplanes bombed a market in Saraqib on Monday, killing at least 12 civilians, the Syrian Observatory for Human "
        "Rights said. The dead included four women and three children. Shelling by Syrian government forces also hit Khan "
        "Shaykhun on Monday and killed five people.",
    ),
    "south.txt": (
        "South Post", "2019-03-05", "Raid on Saraqib leaves many dead",
        "Syrian government warplanes struck the main market of Saraqib on Monday, killing 19 people and wounding 30, the "
        "civil defence said. Russia denied on Tuesday that its aircraft bombed Saraqib.",
    ),
    "dawn.txt": (
        "North Wire", "2019-03-05", "Second strike reported near the town",
        "An air strike hit the town of Saraqib late on Sunday, killing two people, a doctor said. Shells landed in Khan "
        "Shaykhun on Sunday night and killed four people, activists said.",
    ),
    "east.txt": (
        "East Daily", "2019-03-07", "Army takes village",
        "The Syrian Army captured the village of Al-Habit on Wednesday after clashes with opposition fighters. More than "
        "7,000 people fled Khan Shaykhun since Monday, the United Nations said.",
    ),
    "west.txt": (
        "West Times", "2019-03-20", "Rebels retake village",
        "Opposition fighters recaptured the village of Al-Habit on Tuesday. Artillery shelled Jisr al-Shughur on Tuesday, "
        "killing three people. Shelling in the Idlib zone constitutes a violation of the Sochi agreement, Turkey said. "
        "At least 150 civilians have been killed in Idlib since 1 February 2019, the Observatory said.",
    ),
    "evil.txt": (
        f"Evil {EVIL}", "2019-03-21", f"Strike {EVIL} on Maarat al-Numan",
        f"Warplanes bombed {EVIL} the hospital of Maarat al-Numan on Wednesday, killing six people <img src=x onerror=alert(1)> "
        "and wounding 12, activists said. =cmd|' /C calc'!A0 said that 14 people were killed in Saraqib on Wednesday.",
    ),
}  # fmt: skip


def make(folder: Path) -> Case:
    """The case, open."""
    sources = folder / "reports"
    sources.mkdir(parents=True)
    meta = {}
    for name, (publisher, published, title, text) in REPORTS.items():
        (sources / name).write_text(f"{title}\n\n{text}\n", encoding="utf-8")
        meta[name] = {"publisher": publisher, "published": published, "title": title}
    case = Case.create(folder / "case", name="Test & <b>case</b>")
    for _ in case.add([sources], meta=json.loads(json.dumps(meta)), added="2019-04-01"):
        pass
    return case
