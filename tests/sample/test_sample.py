"""The bundled reports: cited, various, and answering what the demo promises."""

import re
import time

import yaml

from trucewatch import Case, Filters
from trucewatch.cli.demo import finding, make, summary
from trucewatch.sample import REPORTS, SOURCES


def reports():
    return sorted(p.name for p in REPORTS.iterdir() if p.name != "meta.json")


def test_every_report_says_where_its_facts_come_from():
    cited = yaml.safe_load(SOURCES.read_text(encoding="utf-8"))
    assert set(cited) == set(reports()) and len(cited) >= 18
    for name, entries in cited.items():
        assert entries and all(e["source"] and e["fact"] for e in entries), name


def test_formats_and_spellings():
    assert {n.rsplit(".", 1)[1] for n in reports()} >= {"txt", "html", "xml", "jsonl"}
    text = " ".join((REPORTS / n).read_text(encoding="utf-8") for n in reports())
    for one_place in (("Saraqib", "Saraqeb"), ("Balyun", "Balioun"), ("Khan Shaykhun", "Khan Cheikhoun"),
                      ("Maarrat al-Numan", "Maaret al-Numan"), ("Kafr Nabudah", "Kafr Nabouda")):  # fmt: skip
        assert all(spelling in text for spelling in one_place)
    assert not re.search(r"\b(regime|terrorists?|martyrs?)\b", text, re.IGNORECASE)


def test_the_demo_in_under_ten_seconds(tmp_path):
    begun = time.process_time()
    with make(tmp_path / "demo") as case:
        lines = summary(case)
        told = list(finding(case))
    assert time.process_time() - begun < 10
    assert len(lines) == 6 and "3 counts" in told[0]
    assert sum("“" in line for line in told) == 3


def test_what_the_case_answers(sample_folder):
    with Case.open(sample_folder) as case:
        toll = next(i for i in case.incidents(Filters(place="Maaret al-Numan")) if "killed" in i.toll).toll["killed"]
        assert (toll.min, toll.max, toll.contradiction) == (20, 43, True)
        holders = {
            day: next(h.holder for h in case.control(Filters(as_of=day)) if h.place == "Saraqib")
            for day in ("2020-02-01", "2020-02-10", "2020-02-28", "2020-03-03")
        }
        first, second, third, fourth = holders.values()
        assert first == third != second == fourth
        undated = [d for d in case.documents() if d.published.basis == "inferred"]
        assert len(undated) == 2 and all(len(d.published.receipt) > 40 for d in undated)
        assert sum(d.origin is not None for d in case.documents()) == 2
        figures = [c for c in case.claims(Filters(kind="displacement")) if c.measure]
        assert len({c.measure.min for c in figures}) >= 6
