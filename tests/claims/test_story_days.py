"""A story told long afterwards goes on by the days that it names, and nothing in it is of the document's own day."""

from __future__ import annotations

import pytest
from reading import EXTRACTOR

STORY = """On 30 April 2019 the army began an offensive in northern Hama. On 1 May 2019 jets bombed the town of Kafr Zita.
On 6 May 2019 troops stormed the village of Janabra. On 8 May 2019 the army captured Kafr Nabudah."""


def days(more: str) -> dict[tuple[str, str | None], tuple[str | None, str | None]]:
    got = EXTRACTOR.text(f"{STORY} {more}", published="2023-08-05").claims
    return {(c.kind, c.event): (c.time.start, c.time.end) for c in got if c.time is not None and c.start > len(STORY)}


@pytest.mark.parametrize(
    ("more", "what", "day"),
    [
        # what a sentence dates besides does not hold back the story
        ("On 13 May rebels said they lost a tank the previous day. The army seized Hish.", ("control_change", "captured"), "2019-05-13"),
        ("On 14 May a monitor said 90 had died since 1 May. The army seized Hish.", ("control_change", "captured"), "2019-05-14"),
        # nor does a sentence that tells of no act
        ("On 15 May a spokesman met reporters. The army seized Hish.", ("control_change", "captured"), "2019-05-15"),
        # who tells of it on a day tells of that day
        ("On 16 May state media reported that the army had seized Hish.", ("control_change", "captured"), "2019-05-16"),
        # statements are made on the day that the story has come to
        ("On 17 May the army seized Tell Huwash. Turkey condemned the advance.", ("statement", None), "2019-05-17"),
    ],
)  # fmt: skip
def test_a_story_goes_on_by_its_days(more: str, what: tuple[str, str | None], day: str) -> None:
    assert days(more)[what] == (day, day)


def test_nothing_in_it_is_of_the_day_of_publication() -> None:
    more = "Turkey condemned the advance. Russia rejected the proposal. Rebels would withdraw. Residents fled. Shells hit Latamneh."
    assert not [d for d in days(more).values() if d[1] is not None and d[1] >= "2023"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('The National Front for Liberation dubbed the operation "Repelling the Invaders".', ("control_change", "repelled")),
        ('The army launched an operation called "Capture of the Hills" near Saraqib.', ("control_change", "captured")),
        ('Tahrir al-Sham called the battle "Breaking the siege".', ("incident", "siege")),
        ('Tahrir al-Sham called the battle "Breaking the siege".', ("statement", None)),
        ("Pro-government media released footage taken from inside the town of Kafr Nabudah.", ("control_change", "captured")),
    ],
)
def test_a_name_in_quotation_marks_tells_of_nothing(text: str, what: tuple[str, str | None]) -> None:
    assert what not in {(c.kind, c.event) for c in EXTRACTOR.text(text, published="2019-06-20").claims}


def test_what_was_not_reported_is_denied() -> None:
    text = "Clashes broke out near Kabani, but the army had not reported any advances."
    got = {(c.event, c.modality) for c in EXTRACTOR.text(text, published="2019-06-20").claims}
    assert ("clash", "asserted") in got
    assert ("offensive", "asserted") not in got


def test_who_reports_did_not_help() -> None:
    text = "Rebels shelled the town of Mhardeh, with Syrian state media reporting that two civilians were killed."
    assert not [a.name for c in EXTRACTOR.text(text, published="2019-06-20").claims for a in c.actors if a.role == "with"]


COURSE = """Rebels lost the town of Busra on 17 June. On 19 June jets bombed the village of Hirak. Troops stormed Tafas on 24 June.
On 2 July the army captured Saida. Jordan condemned the advance. On 6 July a convoy reached Nasib."""


@pytest.mark.parametrize(("published", "day"), [("2018-08-05", "2018-07-02"), ("2018-07-08", "2018-07-08")])
def test_so_does_a_course_of_days_that_ended_before(published: str, day: str) -> None:
    made = [c.time for c in EXTRACTOR.text(COURSE, published=published).claims if c.kind == "statement"]
    assert [(t.start, t.end) for t in made if t is not None] == [(day, day)]
