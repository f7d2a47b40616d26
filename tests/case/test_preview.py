"""What a preview says will move is what moves, and nothing moves that has no part in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from trucewatch.case import Case
from trucewatch.flow import Changes
from trucewatch.model import Incident

TEXTS = (
    "Warplanes bombed a market in Saraqib on Monday, killing at least 12 civilians, the Observatory said. Shelling by "
    "Syrian government forces also hit Khan Shaykhun on Monday and killed five people.",
    "Syrian government warplanes struck the main market of Saraqib on Monday, killing 19 people and wounding 30, the civil "
    "defence said. Russia denied on Tuesday that its aircraft bombed Saraqib.",
    "Artillery shelled Jisr al-Shughur on Monday, killing three people. An air strike on Ariha on Sunday killed nine people, "
    "activists said. Gunmen opened fire in Idlib on Sunday.",
    "Shells hit Khan Shaykhun on Monday and killed six people, a doctor said. Two air strikes hit Ariha late on Sunday. "
    "Rockets hit Binnish on Sunday, wounding four.",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("preview")
    for n, text in enumerate(TEXTS):
        (folder / f"{n}.txt").write_text(f"Report {n}\n\n5 March 2019\n\n{text}\n", encoding="utf-8")
    with Case.create(folder / "case") as case:
        for _ in case.add(sorted(folder.glob("*.txt")), added="2019-04-01"):
            pass
        assert case.counts()["incidents"] >= 5
    return folder / "case"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Iterator[Case]:
    shutil.copytree(made, tmp_path / "case")
    with Case.open(tmp_path / "case") as opened:
        yield opened


def moved(changes: Changes) -> set[str]:
    """Ids of all incidents that a change speaks of, before or after."""
    return {i.id for i in (*changes.new, *changes.gone, *(x for pair in changes.changed for x in pair))}


def decisions(case: Case) -> list[tuple[str, str, dict[str, Any] | None]]:
    """One of every kind for every incident, and for every claim of one."""
    out: list[tuple[str, str, dict[str, Any] | None]] = []
    every = list(case.incidents())
    for n, i in enumerate(every):
        out += [(i.id, "accept", None), (i.id, "reject", None), (i.id, "grade", {"grade": "weak"}),
                (i.id, "date", {"start": "2019-03-01", "end": "2019-03-01"}), (i.id, "same", {"with": every[n - 1].id}),
                (i.id, "different", {"with": every[n - 1].id})]  # fmt: skip
        if len(i.claims) > 1:
            out.append((i.id, "split", {"claims": [i.claims[0]]}))
        out += [(c, "reject", None) for c in i.claims]
    return out


def test_only_incidents_with_a_part_in_it_move(case: Case) -> None:
    """Each incident that moves is the decision's own, or one that its claims came from or went to."""
    before = {i.id: i for i in case.incidents()}
    digest = case.digest()
    for subject, verb, value in decisions(case):
        home = before[subject] if subject in before else before[case.ledger.incident_of(subject) or ""]
        part = set(home.claims)
        if value and "with" in value:
            part |= set(before[value["with"]].claims)
        changes = case.preview(subject, verb, value)
        pairs = [(None, i) for i in changes.new] + [(i, None) for i in changes.gone] + list(changes.changed)
        free = {c for a, b in pairs if part & claims(a, b) for c in claims(a, b)}
        for a, b in pairs:
            assert free & claims(a, b), (verb, subject, (a or b).id)  # type: ignore[union-attr]
    assert case.digest() == digest
    assert case.decisions() == []


def claims(*incidents: Incident | None) -> set[str]:
    return {c for i in incidents if i is not None for c in i.claims}


@pytest.mark.parametrize("verb", ["reject", "split", "same"])
def test_a_preview_says_what_the_decision_does(case: Case, verb: str) -> None:
    subject, _, value = next(d for d in decisions(case) if d[1] == verb)
    before = {i.id: i for i in case.incidents()}
    said = moved(case.preview(subject, verb, value))
    case.decide(subject, verb, value, "Ada")
    after = {i.id: i for i in case.incidents()}
    assert said == {i for i in before.keys() | after.keys() if before.get(i) != after.get(i)}
    assert all(c.ok for c in case.verify())


def test_a_ledger_of_other_packs_is_brought_up_before_a_preview(case: Case) -> None:
    """Else the documents around the subject would be told anew with the packs of today, and all of theirs would move."""
    incidents = list(case.incidents())
    stale = next(i for i in incidents if len({c for d in i.documents for c in d}) and len(case.ledger.claims_of(i.documents[0])) > 3)
    subject = stale.id
    neighbours = [i for i in incidents if i.id != subject and set(i.documents) & set(stale.documents)]
    assert neighbours
    for i in neighbours:  # as if another version had graded them otherwise
        case.ledger.db.execute("UPDATE incidents SET record = replace(CAST(record AS TEXT), ?, ?) WHERE id = ?",
                               (f'"event":"{i.event}"', '"event":"other_attack"', i.id))  # fmt: skip
    case.ledger.remember("made_with", "another version")
    assert moved(case.preview(subject, "accept")) == set()
    assert case.ledger.meta("made_with") == case.made_with()
