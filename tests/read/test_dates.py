"""Publication dates: stated in any common form, given, or unknown; each with its receipt."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch import rules
from trucewatch.errors import InputError
from trucewatch.model import Document
from trucewatch.read import Hints, Raw, to_document
from trucewatch.read.calendar import calendar

from .pages import ARTICLE

PACKS = rules.load(("en", "ar", "syria"))
BODY = "Two people were killed when shells fell on the town, a doctor said. Ten others were taken to a clinic."
TITLE = "Shells kill two in the old town"


def read(text: str, **given: object) -> Document:
    return to_document(Raw(data=text.encode()), PACKS, **given)  # type: ignore[arg-type]


def said(text: str, **given: object) -> tuple[str | None, str | None, str]:
    published = read(text, **given).published
    return published.start, published.end, published.basis


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2019-11-03", "2019-11-03"),
        ("03.11.2019 17:48", "2019-11-03"),
        ("3/11/2019", "2019-11-03"),
        ("December 18, 2017 at 12:26 pm", "2017-12-18"),
        ("12:00 | 05 February 2018", "2018-02-05"),
        ("Published July 2 2016", "2016-07-02"),
        ("Published on 2nd of July, 2016", "2016-07-02"),
        ("Posted on April 19, 2017 by Jane Person", "2017-04-19"),
        ("Date of publication: 9 August 2016", "2016-08-09"),
        ("Sat, 21 Feb 2015 10:00:00 GMT", "2015-02-21"),
        ("Fri 07 Apr 2017 at 09:14", "2017-04-07"),
        ("Tuesday, 24 December 2019", "2019-12-24"),
        ("24-Dec-2019", "2019-12-24"),
        ("By Jane Person | 24 Dec 2019, 10:15 GMT", "2019-12-24"),
        ("24.12.19", "2019-12-24"),
        ("Last updated at Apr 23,2017", "2017-04-23"),
        ("Last updated at Apr 232017", "2017-04-23"),
        ("الثلاثاء ٢٤ كانون الأول ٢٠١٩", "2019-12-24"),
        ("تاريخ النشر: 24 ديسمبر 2019", "2019-12-24"),
    ],
)
def test_a_line_that_states_the_date(line: str, day: str) -> None:
    document = read(f"{TITLE}\n\n{line}\n\n{BODY}")
    assert (document.published.start, document.published.end, document.published.basis) == (day, day, "stated")
    assert any(document.text[a:b].strip() == line for a, b, _ in document.masked)


@pytest.mark.parametrize(
    "head",
    [
        "Sun 10 Jul 2016 {title}. ",
        "10-07-2016 {title} . ",
        "{title} AFP Sunday 10 Jul 2016 ",
        "Sunday 10 Jul 2016 {title} AP ",
        "10.07.2016(updated 1329 12.07.2016) Get short URL 0 154 ",
        "Posted on July 10 2016 by Jane Person Example English {title} Beirut- ",
        "{title} REUTERS Rodi Person Middle East 1924 10.07.2016 ",
        "Last updated at Jul 102016 BEIRUT ",
    ],
)
def test_a_head_run_into_the_first_sentence(head: str) -> None:
    text = f"{TITLE}\n\n{head.format(title=TITLE)}{BODY}\n"
    document = read(text)
    assert document.published.start == document.published.end == "2016-07-10"
    begins = max(b for a, b, why in document.masked if a < 300)
    assert document.text[begins:].lstrip().startswith("Two people were killed")


def test_updates_move_nothing() -> None:
    document = read(ARTICLE)
    assert document.published.start == "2019-11-03"
    assert "20.12.2019" in document.published.receipt
    assert "moves nothing" in document.published.receipt
    late = ARTICLE.replace(
        "Published 03.11.2019 17:48\nUpdated 20.12.2019 01:25", "Modified 02.11.2019\nPublished 03.11.2019"
    )
    assert read(late).published.start == "2019-11-03"


def test_a_date_in_prose_is_not_the_publication_date() -> None:
    assert said(f"{TITLE}\n\nThe two men were killed on 4 May 2018. {BODY}")[0] == "2018-05-04"
    assert said(f"{TITLE}\n\nThe two men were killed on 4 May 2018. {BODY}")[2] == "inferred"


@pytest.mark.parametrize(
    ("text", "hints", "day", "why"),
    [
        (
            f"{TITLE}\n\n09/05/2016\n\nAfter the talks of June 2016 nothing changed. {BODY}",
            None,
            "2016-09-05",
            "June 2016",
        ),
        (f"{TITLE}\n\n02/09/2016\n\nOn Friday it rained. {BODY}", None, "2016-09-02", "Friday"),
        (f"{TITLE}\n\n02/09/2016\n\nOn Tuesday it rained. {BODY}", None, "2016-02-09", "Tuesday"),
        (f"{TITLE}\n\n09-05-2016\n\n{BODY}", None, "2016-05-09", "dashes"),
        (f"{TITLE}\n\n09/05/2016\n\n{BODY}", Hints(day_first={"The Post": False}), "2016-09-05", "The Post writes"),
        (f"{TITLE}\n\n09/05/2016\n\n{BODY}", None, "2016-05-09", "convention"),
        (f"{TITLE}\n\n09/05/2016\n\n{BODY}\n\nUpdated 09/25/2016", None, "2016-09-05", "like 'Updated 09/25/2016'"),
        (f"{TITLE}\n\n25/05/2016\n\n{BODY}", None, "2016-05-25", "25 May 2016"),
    ],
)
def test_day_or_month_first(text: str, hints: Hints | None, day: str, why: str) -> None:
    published = read(text, publisher="The Post", hints=hints).published
    assert published.start == day
    assert why in published.receipt


def test_given_by_a_person_settles_it() -> None:
    assert said(ARTICLE, published="2019-10-01") == ("2019-10-01", "2019-10-01", "given")
    assert said(ARTICLE, published="2019-10-01/2019-10-03") == ("2019-10-01", "2019-10-03", "given")
    for bad in ("soon", "2019-13-01", "2019-10-03/2019-10-01"):
        with pytest.raises(InputError, match="write"):
            read(ARTICLE, published=bad)


def test_handed_in_counts_where_the_text_prints_none() -> None:
    raw = Raw(data=f"{TITLE}\n\n{BODY}".encode(), published="2018-04-05")
    assert to_document(raw, PACKS).published.basis == "given"
    printed = Raw(data=ARTICLE.encode(), published="2018-04-05")
    document = to_document(printed, PACKS)
    assert document.published.start == "2019-11-03"
    assert "5 April 2018" in document.published.receipt


def test_the_address_counts_where_the_text_prints_none() -> None:
    bare = Raw(data=f"{TITLE}\n\n{BODY}".encode(), url="https://example.org/2019/12/24/shells-kill-two")
    published = to_document(bare, PACKS).published
    assert (published.start, published.basis) == ("2019-12-24", "stated")
    assert "address" in published.receipt
    printed = Raw(data=ARTICLE.encode(), url="https://example.org/2019/12/24/shells-kill-two")
    assert to_document(printed, PACKS).published.start == "2019-11-03"
    odd = Raw(data=f"{TITLE}\n\n{BODY}".encode(), url="https://example.org/2019/99/24/")
    assert to_document(odd, PACKS).published.basis == "unknown"


def test_unknown_says_so() -> None:
    published = read(f"{TITLE}\n\n{BODY}").published
    assert (published.start, published.end, published.basis) == (None, None, "unknown")
    assert published.receipt
    assert read(f"{TITLE}\n\n{BODY}", added_on="2024-01-02").known == "2024-01-02"
    assert read(ARTICLE, added_on="2024-01-02").known == "2019-11-03"


FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y", "%A %d %B %Y", "%b %d %Y", "%Y/%m/%d")


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.sampled_from(FORMS))
def test_every_day_in_every_form(day: date, form: str) -> None:
    (seen,) = calendar(PACKS).full_dates(f"x {day.strftime(form)} y")
    assert day in seen.days


@given(st.text(max_size=300))
def test_full_dates_never_raise_and_stay_inside(text: str) -> None:
    at = 0
    for seen in calendar(PACKS).full_dates(text):
        assert at <= seen.start < seen.end <= len(text)
        assert seen.days
        at = seen.end


@given(st.dates(date(2011, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_receipts_name_the_day(day: date, gap: int) -> None:
    later = day + timedelta(days=gap)
    document = read(f"{TITLE}\n\nPublished {day.isoformat()}\nUpdated {later.isoformat()}\n\n{BODY}")
    assert document.published.start == day.isoformat()
    assert str(day.year) in document.published.receipt


@pytest.mark.parametrize("line", ["6 APRİL 2019", "6 Aprıl 2019", "Frıday, 5 \nAprıl \n2019", "كانون\nالثاني 5 2019"])
def test_dates_over_line_breaks_and_with_a_turkish_i_are_read(line: str) -> None:
    assert read(f"{TITLE}\n\n{line}\n\n{BODY} It rained on Frıday and on 3 Aprıl.").published.basis == "stated"
