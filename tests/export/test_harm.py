"""What public files hold of a text with names of residents: none, unless a person lifts it; a site's copy holds quotes."""

import json
import re

import pytest

from trucewatch import Case, Filters
from trucewatch.case.protecting import Protector
from trucewatch.export import PROFILES, write
from trucewatch.report import build, changed, html, markdown
from trucewatch.web.site import write_site

TEXT = (
    "4 May 2019\n\nShelling killed two civilians in Saraqib on Friday, Ahmad al-Khalid, a resident, said. "
    "Warplanes struck the Noor clinic in Saraqib on Friday, killing three people, Fatima Qasim, a nurse, said. "
    "Warplanes struck a school in Abu al-Duhur air base on Saturday, killing five people, the monitor said. "
    "“Four children were killed in Saraqib on Friday,” said Umm Salim, who lives there. "
    "The market had been full, and Samer Darwish sold bread there every week.\n"
)
NAMES = ("Ahmad al-Khalid", "Fatima Qasim", "Samer Darwish", "Umm Salim")


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("harm")
    (folder / "friday.txt").write_text(TEXT, encoding="utf-8")
    with Case.create(folder / "case", name="Harm") as made:
        assert all(r.status == "added" for r in made.add(folder / "friday.txt", publisher="The Gazette"))
        assert any("Ahmad al-Khalid" in c.quote for c in made.claims())
        yield made


def everything(folder):
    return "".join(p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*")) if p.suffix in
                   (".html", ".csv", ".json", ".jsonl", ".geojson", ".md", ".txt"))  # fmt: skip


@pytest.mark.parametrize("profile", sorted(set(PROFILES) - {"snapshot", "geoparquet"}))
def test_exports_hold_no_name(case, tmp_path, profile):
    out = tmp_path / "public"
    out.mkdir()
    write(case, profile, out / "dp" if profile == "datapackage" else out / "x.csv")
    text = everything(out)
    assert not [n for n in NAMES if n in text]
    assert "[name withheld]" in text or profile in ("ucdp-ged",)
    exact = tmp_path / "exact"
    exact.mkdir()
    write(case, profile, exact / "dp" if profile == "datapackage" else exact / "x.csv", exact=True)
    assert profile == "ucdp-ged" or "Ahmad al-Khalid" in everything(exact)
    assert "ALL NAMES" in everything(exact)


def test_geoparquet_holds_no_name(case, tmp_path):
    import geopandas

    write(case, "geoparquet", tmp_path / "x.parquet")
    text = geopandas.read_parquet(tmp_path / "x.parquet").drop(columns="geometry").to_csv()
    assert "[name withheld]" in text and not [n for n in NAMES if n in text]


def test_reports_hold_no_name(case):
    filters = Filters(since="2019-05-01", until="2019-05-10")
    for make in (lambda e: build(case, filters, e), lambda e: changed(case, Filters(), "2019-01-01", e)):
        for form in (markdown, html):
            assert not [n for n in NAMES if n in form(make(False))]
        assert "Ahmad al-Khalid" in html(make(True))


def test_a_site_shows_quotes_only_unless_lifted(case, tmp_path):
    write_site(case, tmp_path / "public")
    write_site(case, tmp_path / "exact", exact=True)
    public, exact = everything(tmp_path / "public"), everything(tmp_path / "exact")
    assert not [n for n in NAMES if n in public]
    assert "sold bread" not in public and "sold bread" in exact
    assert "full texts and all names" in (tmp_path / "exact" / "PRECISION.txt").read_text()
    assert "no more of the documents" in (tmp_path / "public" / "PRECISION.txt").read_text()
    pages = list((tmp_path / "public" / "documents").glob("*.html"))
    assert len(pages) == 1 and "Sentences that carry a claim" in pages[0].read_text()
    for claim in case.claims():
        assert f'id="{claim.id}"' in pages[0].read_text(), "links to a claim's sentence still lead there"
    for script in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', public, re.DOTALL):
        json.loads(script)


def test_a_site_gives_no_sheltering_site_away(case, tmp_path):
    write_site(case, tmp_path / "public")
    protector = Protector(case.packs, case.gazetteer)
    hidden = [c for c in case.claims() if protector.hides(c)]
    assert hidden, "the text has no claim at a site that shelters people"
    public = everything(tmp_path / "public")
    for claim in hidden:
        assert " ".join(claim.quote.split()) not in public
        for where in claim.places:
            assert where.level != "site" or where.name not in public or where.name == where.name.lower()
    assert "sentence withheld" in public
