"""Every number of a report resolves to a sentence of an archived document; the three formats hold the same numbers."""

import importlib
import re

import pytest

from trucewatch import Case, Filters
from trucewatch.errors import InputError
from trucewatch.export import feeds
from trucewatch.report import Number, build, changed, html, markdown, pdf

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
    for block in report.blocks:
        if block in method:
            continue
        for line in getattr(block, "rows", ()) or ([[block.line]] if hasattr(block, "line") else ()):
            for cell in line:
                for part in cell:
                    if not isinstance(part, Number):
                        left = re.sub(r"[a-z-]+-\d{4}(-\d\d)*", "", DAY.sub("", part))
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
