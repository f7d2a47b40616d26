"""What stands between a title and the first sentence, in the manners of many sites."""

from __future__ import annotations

import pytest

from trucewatch import rules
from trucewatch.read import Raw, to_document

PACKS = rules.load(("en", "syria"))
TITLE = "Shells kill two in the old town"
BODY = (
    "At least two people were killed when shells fell on the town, a doctor said on Tuesday. Ten others were taken to "
    "a clinic in the hills, where nurses worked by candlelight through the night because there was no fuel left.\n\n"
    "The army said nothing. More than 30,000 people have fled since Friday, aid workers said."
)
PAGES = {
    "a wire's site": "WORLD NEWS\n\nDECEMBER 24, 2019 / 12:30 PM / UPDATED 3 YEARS AGO\n\n{T}\n\n"
    "Wire Staff\n\n3 MIN READ\n\nBEIRUT (Reuters) - {B}\n\nReporting by Jane Person; Editing by John Person\n",
    "name and update in one line": "World, Middle East\n\n{T}\n\nJane Person  | 24.12.2019 - Update : 25.12.2019\n\n"
    "ISTANBUL\n\n{B}\n\n* Writing by John Person",
    "name, comma, date and update": "{T}\n\nJane Person, 24.12.2019 - Update : 25.12.2019\n\n{B}",
    "byline with agency": "{T}\n\nBY DAILY EXAMPLE WITH AA\n\nDEC 24, 2019 - 12:00 AM GMT+3\n\n{B}",
    "lines run together": "{T}\nby DAILY EXAMPLE\nISTANBUL\nMiddle East\nDec 24, 2019 12:00 am\n{B}",
    "an update long ago": "{T}\n\nPublished date: 24 December 2019 12:02 UTC | Last update: 1 month 3 weeks ago\n\n{B}",
    "agency and caption": "Middle East\n{T}\nDecember 24, 2019 10:20 PM\nAssociated Press\n"
    "FILE - Smoke rises after a strike on the hills, Dec. 1, 2018.\n{B}",
    "a source line": "{T}\nSource: Xinhua| 2019-12-24 03:21:12|Editor: yan\n\nDAMASCUS, Dec. 24 (Xinhua) -- {B}",
    "commas that wander": "{T}\n\nPublished: 24 December ,2019: 12:00 AM GST\n"
    "Updated: 25 December ,2019: 11:00 AM GST\n\n{B}",
    "a blog": "{T}\n\nPosted by: Jane Person in Idlib, News December 24, 2019 0\n\n{B}\n\nShare this:\n\n"
    "Click to share on Twitter (Opens in new window)\n\nRelated\n\nOther story of old\nDecember 1, 2018\n",
    "city in brackets": "{T}\n\n(AFP)\n\n24 December 2019 - 15H30\n\nIdlib (Syria) (AFP) - {B}\n\n© 2019 AFP",
    "date above the title": "2019/12/24 23:10\n\n{T}\n\n{B}",
    "two calendars": "Example.net\nTuesday 24 December 2019 / 27-Rabi al-Thani-1441\n"
    "{T}\n{B}\n2 Comments\nAhmed\nso sad\n",
}


@pytest.mark.parametrize("name", PAGES)
def test_head_and_tail_are_masked_and_the_prose_is_not(name: str) -> None:
    text = PAGES[name].format(T=TITLE, B=BODY)
    document = to_document(Raw(data=text.encode()), PACKS)
    assert document.title == TITLE
    assert (document.published.start, document.published.end, document.published.basis) == (
        "2019-12-24",
        "2019-12-24",
        "stated",
    )
    shown, at = "", 0
    for start, end, _ in document.masked:
        shown += document.text[at:start]
        at = end
    shown += document.text[at:]
    assert shown.split() == (TITLE + " " + BODY).split()


def test_a_site_name_behind_the_title_goes_where_the_title_comes_again() -> None:
    document = to_document(
        Raw(data=f"{TITLE} | Example TV\n\nHome / News\n\n{TITLE}\n\n24/12/2019\n\n{BODY}".encode()), PACKS
    )
    assert document.title == TITLE
    alone = to_document(Raw(data=f"{TITLE} | Example TV\n\n{BODY}".encode()), PACKS)
    assert alone.title == f"{TITLE} | Example TV"


def test_subheads_and_standfirsts_stay() -> None:
    standfirst = "Jets also hit a market near the river crossing, says a monitor"
    text = f"{TITLE}\n\n{standfirst}\n\n24 December 2019\n\n{BODY}\n\nThree towns fall\n\n{BODY}"
    document = to_document(Raw(data=text.encode()), PACKS)
    hidden = [document.text[a:b] for a, b, _ in document.masked]
    assert hidden == ["24 December 2019"]


def test_a_dateline_whose_year_nothing_tells_is_named_in_the_receipt() -> None:
    document = to_document(Raw(data=f"{TITLE}\n\nTEHRAN, Dec. 24 (MNA) – {BODY}".encode()), PACKS)
    assert document.published.basis == "unknown"
    assert "Dec. 24" in document.published.receipt


@pytest.mark.parametrize(
    "line",
    [
        "DAMASCUS, Dec 24, 2019 (AFP) - ",
        "DAMASCUS, Dec. 24, 2019 (AFP) -- ",
        "AMMAN, 24 December 2019 \N{EM DASH} ",
        "Beirut, Dec 24, 2019 \N{EN DASH} ",
        "(Beirut, December 24, 2019) \N{EN DASH} ",
        "BEIRUT, Lebanon, Tuesday, 24 Dec. 2019 (Reuters) - ",
        "Beirut (Dec 24, 2019) - ",
        "Deir ez-Zor, 24/12/2019 - ",
    ],
)
@pytest.mark.parametrize("opening", [f"{TITLE}\n\n", "", f"{TITLE}\n\nA line that stands above the first of all paragraphs\n\n"])
def test_a_dateline_with_its_year_is_the_stated_date(line: str, opening: str) -> None:
    document = to_document(Raw(data=f"{opening}{line}{BODY}".encode()), PACKS)
    assert (document.published.start, document.published.basis) == ("2019-12-24", "stated")
    assert "in its dateline" in document.published.receipt
    hidden = [document.text[a:b].strip(" (") for a, b, _ in document.masked]
    assert hidden == [line.strip(" (")]


def test_the_date_of_a_page_comes_before_that_of_its_dateline() -> None:
    text = f"{TITLE}\n\nPublished 25 December 2019\n\nAMMAN, 24 December 2019 - {BODY}"
    assert to_document(Raw(data=text.encode()), PACKS).published.start == "2019-12-25"


@pytest.mark.parametrize(
    "sentence",
    [
        "A mine went off in Tal Abyad on 25/11/2019, killing two.",
        "On 25.11.2019 a mine went off in Tal Abyad and killed two.",
        "Mortar fire on Friday, 25 November 2019 killed two guards in Tal Abyad.",
        "A study published on 25 November 2019 by the ministry counts two dead.",
        "The list was last updated on 25 November 2019 and names two dead.",
        "Since 25 November 2019 - the day of the truce - two people have died.",
    ],
)
@pytest.mark.parametrize("around", ["{}\n", "Two dead in the north\n\n{}\n\nThe army said nothing of it.\n"])
def test_a_date_in_a_running_sentence_is_no_date_line(sentence: str, around: str) -> None:
    document = to_document(Raw(data=around.format(sentence).encode()), PACKS)
    assert document.masked == ()
    assert document.published.basis != "stated"
