"""Every number of a report resolves to a sentence of an archived document; the three formats hold the same numbers."""

import http.server
import importlib
import json
import re
import threading
from typing import ClassVar

import pytest
from lxml import etree

from trucewatch import Case, Filters
from trucewatch.cli import main
from trucewatch.compliance import rulebook
from trucewatch.errors import InputError
from trucewatch.export import feeds
from trucewatch.report import Number, build, changed, html, markdown, pdf
from trucewatch.report.model import Picture
from trucewatch.report.writing import typst

PERIOD = Filters(since="2019-05-01", until="2020-03-10")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@pytest.fixture(scope="module")
def case(sample_folder):
    with Case.open(sample_folder) as found:
        yield found


@pytest.mark.parametrize("make", [lambda c: build(c, PERIOD), lambda c: changed(c, Filters(), "2020-02-27")])
def test_every_number_opens_to_a_quote(case, make):
    report = make(case)
    notes = {n.n: n for n in report.notes}
    numbers = list(report.numbers())
    assert numbers and {n.note for n in numbers} == set(notes)
    for number in numbers:
        for quote in notes[number.note].quotes:
            claim = case.claim(quote.claim)
            assert claim.document == quote.document
            assert case.text(quote.document)[claim.start : claim.end] == claim.quote
            assert quote.words in (None, " ".join(claim.quote.split()))


def test_no_number_stands_without_a_note(case):
    report = build(case, PERIOD)
    method = report.blocks[-2:]
    book = rulebook(case.packs)
    names = [n.name for n in (*book.agreements, *book.zones.values())]
    for block in report.blocks:
        if block in method:
            continue
        for line in getattr(block, "rows", ()) or ([[block.line]] if hasattr(block, "line") else ()):
            for cell in line:
                for part in cell:
                    if not isinstance(part, Number):
                        left = "" if part in names else re.sub(r"[a-z-]+-\d{4}(-\d\d)*", "", DAY.sub("", part))
                        assert not re.search(r"\d", left), part


def test_formats(case):
    report = build(case, PERIOD)
    text, page = markdown(report), html(report)
    assert text == markdown(build(case, PERIOD))
    for note in report.notes:
        assert f"[^{note.n}]: " in text and f'id="n{note.n}"' in page
    assert "http://" not in re.sub(r"http://www.w3.org/\S+", "", page) and "<script" not in page
    importlib.import_module("typst")
    assert pdf(report).startswith(b"%PDF") and pdf(report) == pdf(report)


ARABIC = (
    "٥ أيار 2019\n\nقُتل 12 مدنياً وأصيب 30 آخرون في قصف على سراقب يوم السبت، بحسب المرصد السوري لحقوق الإنسان.\n"
)


def test_arabic_is_shaped_and_runs_right_to_left(tmp_path):
    (tmp_path / "a.txt").write_text(ARABIC, encoding="utf-8")
    with Case.create(tmp_path / "case", packs=("en", "ar", "syria"), name="تقرير الأسبوع") as made:
        assert [r.status for r in made.add(tmp_path / "a.txt", publisher="جريدة المدن")] == ["added"]
        report = build(made, Filters(since="2019-04-29", until="2019-05-12"))
    page, source = html(report), typst(report)
    assert '<bdi dir="rtl">' in page and '<p><bdi dir="rtl">تقرير الأسبوع</bdi></p>' in page
    assert 'dir: rtl, "تقرير الأسبوع"' in source
    assert re.search(r'dir: rtl, "قُتل 12 مدنياً وأصيب 30 آخرون[^"]*يوم السبت', source), "digits stay inside the run"
    assert pdf(report).startswith(b"%PDF")


def test_pictures_are_vectors_and_labels_do_not_collide(case):
    found = [b for b in build(case, PERIOD).blocks if isinstance(b, Picture)]
    assert len(found) == 4, "days, places, and who held what before and after"
    for picture in found:
        root = etree.fromstring(picture.svg)
        assert root.tag.endswith("}svg") and not root.findall(".//{*}image")
    names = etree.fromstring(found[-1].svg).findall(".//{*}text")
    boxes = [(float(t.get("x")), float(t.get("y")), 6.3 * len(t.text)) for t in names]
    for n, (x, y, wide) in enumerate(boxes):
        for a, b, other in boxes[n + 1 :]:
            assert abs(y - b) >= 12 or x + wide <= a or a + other <= x


def test_a_report_without_incidents_says_what_that_means(case):
    report = build(case, Filters(since="2018-10-01", until="2018-10-07"))
    text = markdown(report)
    assert "That is not the same as no incident" in text and "No document of this case speaks of these days" in text


def test_a_diff_names_retractions_with_their_sentences(sample_copy):
    with Case.open(sample_copy) as case:
        incident = next(i for i in case.incidents() if len(i.claims) > 1)
        for claim in incident.claims:
            case.decide(claim, "reject", {}, who="Ada", why="misread")
        text = markdown(changed(case, Filters(), "2020-02-27"))
        assert "retraction: reject" in text and "Ada" in text and "misread" in text
        found = feeds.entries(case, Filters(), "2020-02-27")
        assert [e for e in found if e.change == "retracted" and "misread" in e.text]
        assert "Retracted by a reviewer" in feeds.atom(case, found)


class Hook(http.server.BaseHTTPRequestHandler):
    got: ClassVar[list] = []

    def do_POST(self):
        Hook.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args):
        pass


def test_webhook_gets_what_the_feed_says(sample_folder, capsys):
    server = http.server.HTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}/hook"
    with pytest.raises(SystemExit) as end:
        main(["feed", "--case", str(sample_folder), "--place", "Saraqib", "--post", address])
    thread.join(10)
    server.server_close()
    assert not end.value.code and Hook.got and len(Hook.got[0]) == capsys.readouterr().out.count("<entry>")
    with pytest.raises(SystemExit) as end:  # nobody listens there any more
        main(["feed", "--case", str(sample_folder), "--post", address])
    assert end.value.code == 2 and "did not take it" in capsys.readouterr().err


def test_a_feed_of_saved_filters(sample_copy, capsys):
    def feed(*words):
        with pytest.raises(SystemExit) as end:
            main(["feed", "--case", str(sample_copy), *words])
        printed = capsys.readouterr()
        return end.value.code or 0, printed.out, printed.err

    _, asked, said = feed("--place", "Saraqib", "--since", "2020-01-01", "--save", "saraqib-2020")
    assert "saved in case.yaml" in said and asked.count("<entry>") > 0
    assert feed("--saved", "saraqib-2020")[1] == asked
    with Case.open(sample_copy) as case:
        assert case.settings.saved == {"saraqib-2020": Filters(place="Saraqib", since="2020-01-01")}
    assert feed("--saved", "saraqib-2020", "--until", "2020-01-02")[1].count("<entry>") == 0
    status, _, said = feed("--saved", "nothing")
    assert status == 1 and "saraqib-2020" in said


def test_alerts_fire_on_many_and_not_on_few(case):
    busy = feeds.threshold(case, Filters(since=None, until="2020-03-10"), 3, 800)
    assert busy.count > 3 and busy.fired == (busy.count + busy.before >= feeds.LOW and "more than" in busy.why)
    assert not feeds.threshold(case, Filters(until="2020-03-10"), 1000, 30).fired
    with pytest.raises(InputError, match="0 or more"):
        feeds.threshold(case, Filters(), -1)


def test_period_is_needed(case):
    with pytest.raises(InputError, match="--since and --until"):
        build(case, Filters())


def test_feed_and_alert(case):
    feedparser = importlib.import_module("feedparser")
    found = feeds.entries(case, Filters())
    parsed = feedparser.parse(feeds.atom(case, found))
    assert not parsed.bozo and len(parsed.entries) == len(found) > 0
    quiet = feeds.threshold(case, Filters(until="2020-01-20"), 0, 7)
    assert not quiet.fired and "too few" in quiet.why
    assert "not the same as nothing" in feeds.digest(case, Filters(), "2019-01-01")
    with pytest.raises(InputError, match="not a web address"):
        feeds.post("file:///etc/passwd", {})
