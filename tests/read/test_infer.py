"""Undated texts: the clues, the range, the receipt."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch import read, rules
from trucewatch.model import Published

PACKS = rules.load(("en", "syria"))


def infer(body: str, title: str = "Nine people killed in the hills") -> Published:
    return read.to_document(read.Raw(data=f"{title}\n\n{body}".encode()), PACKS).published


def test_every_example_holds() -> None:
    assert read.check(rules.load(("en", "ar", "syria"))) == []


def test_a_past_date_with_its_year_is_a_lower_bound() -> None:
    published = infer("The deal was signed on 4 May 2017. Nobody has kept it since.")
    assert (published.start, published.end, published.basis) == ("2017-05-04", None, "inferred")
    assert "'4 May 2017'" in published.receipt


def test_a_date_ahead_is_none() -> None:
    assert infer("The guns must be out by 10 October 2018, the ministers said.").basis == "unknown"


def test_an_event_named_by_its_weekday_gives_the_week() -> None:
    published = infer("Russia and China on Friday vetoed a draft that would have kept cross-border aid alive.")
    assert published.start == "2019-12-20"
    assert published.end == "2019-12-21"
    assert "Friday 20 December 2019" in published.receipt


def test_weekdays_after_a_beginning() -> None:
    published = infer(
        "Since the assault began on Dec. 20, the army has taken ten villages. On Monday night it took three more. "
        "Shells killed two people on Tuesday. Russia and China vetoed a draft on cross-border aid on Friday."
    )
    assert (published.start, published.end) == ("2019-12-24", "2019-12-25")
    for clue in ("Dec. 20", "Tuesday", "veto"):
        assert clue in published.receipt


def test_last_year_fixes_the_year() -> None:
    published = infer(
        "The bombing turned into a ground operation in the south of Idlib in May of last year, the minister said."
    )
    assert published.start == "2020-01-01"
    assert published.end == "2020-12-31"
    assert "2020" in published.receipt


def test_silence_is_marked_as_a_supposition() -> None:
    published = infer(
        "Under the Sochi deal guns were to leave Idlib. "
        "The army has since taken over Khan Shaykhun, Maarat al-Numan and Saraqib."
    )
    assert (published.start, published.end) == ("2020-02-06", "2020-03-05")
    assert "silent" in published.receipt
    assert "probably" in published.receipt


def test_years_of_war_are_soft() -> None:
    wide = infer("Eight years of war have emptied the town.")
    assert (wide.start, wide.end) == ("2018-03-15", "2020-03-15")
    against = infer("Eight years of war have emptied the town. A truce was signed on 5 June 2021 and broken at once.")
    assert against.start == "2021-06-05"
    assert against.end is None
    assert "Left out" in against.receipt


def test_a_wire_dateline_gives_the_day_where_the_year_is_plain() -> None:
    published = infer(
        "BEIRUT, Dec. 24 (Reuters) - Two people were killed on Tuesday. "
        "A veto of cross-border aid by Russia and China on Friday angered doctors."
    )
    assert published.start == "2019-12-24"
    assert published.end == "2019-12-25"


def test_a_weekday_beside_a_date_gives_the_year() -> None:
    published = infer("The zone was agreed in May 2017. A school was hit on Saturday, Nov. 2, and burnt down.")
    assert published.start == "2019-11-02"


def test_nothing_is_made_up() -> None:
    assert infer("Two people were killed on Monday, a doctor said.").basis == "unknown"
    assert infer("The army took three villages in January.").basis == "unknown"


def test_a_second_conflict_needs_no_code(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path)) / "varda"
    folder.mkdir()
    (folder / "pack.yaml").write_text('name: varda\ntype: conflict\ntitle: Varda\nversion: "1"\nrequires: [en]\n')
    (folder / "anchors.yaml").write_text(
        "anchors:\n  - {id: bridge, date: '2031-06-11', title: the fall of the bridge, source: made up, news: true,\n"
        "     all: ['bridge', 'fell'], yes: [The bridge fell.], no: [The bridge held.]}\n"
    )
    packs = rules.load((str(folder),))
    assert read.check(packs) == []
    document = read.to_document(
        read.Raw(data=b"Bridge lost to the east\n\nThe last bridge fell on Wednesday, said both armies."), packs
    )
    assert (document.published.start, document.published.end) == ("2031-06-11", "2031-06-12")


WORDS = st.sampled_from(
    [
        "on Monday", "Tuesday night", "Dec. 20", "since Jan. 3", "in May 2018", "4 June 2019", "last year",
        "of last year", "in August", "Sochi deal in Idlib", "eight years of war", "in the past four days", ".", ",",
        "by 3 May 2030", "Russia and China vetoed cross-border aid", "army captured Saraqib", "Friday",
        "the chemical attack on Douma", "more than 340,000 killed", "Feb 30", "31 June 2020",
        "BEIRUT, Dec. 24 (Reuters) -",
    ]
)  # fmt: skip


@given(st.lists(WORDS, max_size=14))
def test_any_mixture_of_clues_gives_an_ordered_range(words: list[str]) -> None:
    published = infer(" ".join(words) + " and two people were killed.")
    for day in (published.start, published.end):
        assert day is None or date.fromisoformat(day)
    assert published.receipt
    if published.start and published.end:
        assert published.start <= published.end
    if published.basis == "unknown":
        assert published.start is None
        assert published.end is None


@pytest.mark.parametrize("latest", ["2019-12-31", None])
def test_what_is_known_from_outside_bounds_it(latest: str | None) -> None:
    raw = read.Raw(data=b"Nine killed in the hills\n\nThe deal of 4 May 2017 is dead, said two ministers.")
    published = read.to_document(raw, PACKS, hints=read.Hints(latest=latest)).published
    assert published.end == latest
