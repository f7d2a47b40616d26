"""Who says so, in the styles of many outlets."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from trucewatch.find.actors import ActorFinder
from trucewatch.find.sources import SourceFinder, SourceMention, check
from trucewatch.rules import load
from trucewatch.text import Orthography, Text

ROOT = Path(__file__).resolve().parent.parent.parent
PACKS = load(["en", "syria"])
ORTHOGRAPHY = Orthography(PACKS)
ACTORS = ActorFinder(PACKS, ORTHOGRAPHY)
FINDER = SourceFinder(PACKS, ORTHOGRAPHY)
SOHR = "Syrian Observatory for Human Rights"


def read(raw: str, publisher: str | None = None, title: str | None = None) -> tuple[Text, list[SourceMention]]:
    text = Text(raw, ORTHOGRAPHY, title=title)
    return text, FINDER.find(text, None, ACTORS.find(text), publisher)


def names(raw: str) -> list[tuple[str, ...]]:
    return [m.names for m in read(raw)[1]]


def test_every_rule_reads_its_examples() -> None:
    assert check(PACKS) == []


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Six people died in the raid, the Observatory said.", (SOHR,)),
        ("Six people died in the raid a monitoring group said Saturday.", (SOHR,)),
        ("The Britain-based Syrian Observatory for Human Rights said six people died.", (SOHR,)),
        ("According to SOHR six people died.", (SOHR,)),
        ("Six people died, according to the United Nations.", ("United Nations",)),
        ("Six people died said Rami Abdel Rahman who heads the Observatory.", ("Rami Abdel Rahman", SOHR)),
        ("Observatory chief Rami Abdurrahman said six died.", ("Rami Abdel Rahman", SOHR)),
        ("\"A shell hit us,\" activist Samer Qabbani told Reuters.", ("Samer Qabbani", "Reuters")),
        ("Activists in the town said shells fell all night.", ("activists in the town",)),
        ("State news agency SANA reported that two men died.", ("SANA",)),
        ("A local medical source told AFP that two men died.", ("local medical source", "AFP")),
        ("The Turkish military announced that two of its soldiers died.", ("Turkish Armed Forces",)),
    ],
)
def test_styles(raw: str, expected: tuple[str, ...]) -> None:
    assert names(raw) == [expected]


def test_pronouns_carry_the_source_over() -> None:
    got = names("The Observatory said six died. It added that ten were hurt. Two of them are children it said.")
    assert got == [(SOHR,)] * 3
    got = names("\"Two died,\" said activist Samer Qabbani. He added that ten were hurt.")
    assert got == [("Samer Qabbani",)] * 2


def test_a_surname_alone_is_the_person_named_before() -> None:
    assert names("Activist Samer Qabbani said two died. Qabbani said ten were hurt.")[1] == ("Samer Qabbani",)


def test_a_quotation_keeps_its_speaker_over_sentences() -> None:
    text, got = read("\"There were four raids. A clinic was hit\" activist Samer Qabbani told Reuters.")
    assert {m.sentence for m in got} == {s.index for s in text.sentences}
    assert {m.name for m in got} == {"Samer Qabbani"}
    assert [m.kind for m in got] == ["carry_over", "told"]


def test_reach_ends_where_a_contrasted_clause_has_its_own_source() -> None:
    text, got = read("The Observatory said 21 people died but state media said the toll was five.")
    assert [m.name for m in got] == [SOHR, "Syrian state media"]
    assert text.slice(*got[0].content) == "21 people died"
    assert text.slice(*got[1].content) == "the toll was five"


def test_accusers_and_deniers_are_marked() -> None:
    assert [(m.name, m.kind) for m in read("The government blamed rebels for the blast.")[1]] == [
        ("Syrian government", "accuse")
    ]
    assert [(m.name, m.kind) for m in read("Moscow denied bombing the hospital.")[1]] == [("Russia", "deny")]


def test_a_headline_names_its_source_at_the_end() -> None:
    headline = "Raids kill 12 in Idlib - monitor"
    (mention,) = read(headline, title=headline)[1]
    assert (mention.name, mention.kind) == (SOHR, "dash")


def test_the_publisher_itself_is_marked_as_own() -> None:
    raw = "Two people died, according to The New Arab."
    assert [m.own for m in read(raw, "alaraby")[1]] == [True]
    assert [m.own for m in read(raw, "sana")[1]] == [False]


def test_one_sides_words_do_not_enter_a_sources_name() -> None:
    for found in names("Assad regime officials said two died. A source in the regime said three died."):
        assert "regime" not in " ".join(found).casefold()


@pytest.mark.parametrize(
    "raw",
    [
        "Two people died in the town.",
        "The road is said to be closed.",
        "Russia and the United States announced the terms of a truce.",
        "Two men died on Monday. Reporting by Lina Said",
        "The shelling was reported.",
    ],
)
def test_no_source_where_none_is_named(raw: str) -> None:
    assert names(raw) == []


def test_spans_lie_inside_the_text() -> None:
    raw = "\"It fell,\" he said. According to SANA it fell. It fell, residents of the old town said on Monday."
    text, got = read(raw)
    for m in got:
        sentence = text.sentences[m.sentence]
        assert sentence.first <= m.content[0] <= m.content[1] <= sentence.last
        assert 0 <= m.first < m.last <= len(text.starts)
        assert m.cue[0] < m.cue[1]


def test_empty_text() -> None:
    assert names("") == []


@pytest.mark.shared
def test_sources_of_annotated_articles_are_right(shared: Path) -> None:
    command = [sys.executable, str(ROOT / "evaluation" / "sources.py"), "--shared", str(shared)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    shares = [float(x) for x in re.findall(r"source ([\d.]+)", run.stdout)]
    assert len(shares) == 3
    assert sum(shares) / 3 >= 0.82, run.stdout


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            "The Valley Committees Monitor said shells hit two villages. The Monitor documented the death of nine people.",
            [("Valley Committees Monitor",)] * 2,
        ),
        (
            "A raid killed nine, the Independent Nurses Association (INA) said. The INA said two wards were hit.",
            [("Independent Nurses Association",)] * 2,
        ),
        ("The Homs Media Center said the district was shelled.", [("Homs Media Center",)]),
        ("Moscow and Damascus say they only strike militants.", [("Russia", "Syrian government")]),
    ],
)
def test_institutions_and_pairs(raw: str, expected: list[tuple[str, ...]]) -> None:
    assert names(raw) == expected


def test_what_somebody_described_reaches_no_further_than_its_clause() -> None:
    text, got = read("Soldiers came after what residents described as hours of shelling, and took the hill.")
    assert [(m.names, text.slice(*m.content)) for m in got] == [(("residents",), "hours of shelling")]
