"""The second clock: a ledger as it stood on a day equals one that was never told what came later."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from trucewatch import flow, past
from trucewatch.case import Case
from trucewatch.errors import NotFound
from trucewatch.model import Claim, Decision, Document, Filters, Incident
from trucewatch.store import Ledger

TOWNS = ("Ariha", "Saraqib", "Kafr Nabl", "Maarat al-Numan")
DAYS = tuple(f"2019-05-{n:02d}" for n in range(9, 15))


def article(rnd: random.Random, day: str) -> str:
    """A made-up report of one or two strikes, one of them perhaps of the days before."""
    out = []
    for _ in range(rnd.randint(1, 2)):
        when = rnd.choice(("on Monday", "on Tuesday", "on Wednesday", "yesterday", "", f"on May {rnd.randint(8, 13)}"))
        what = rnd.choice(("An air strike", "Artillery shelling", "A car bomb"))
        toll = rnd.choice((3, 5, 11, 12, 40))
        says = rnd.choice(("", " the Syrian Observatory for Human Rights said", " rescuers said"))
        out.append(f"{what} on {rnd.choice(TOWNS)} {when} killed {toll} civilians{says}.")
    return f"Strikes in Idlib province\n\nPublished {day}\n\n" + " ".join(x.replace("  ", " ") for x in out) + "\n"


def decision(rnd: random.Random, ledger: Ledger, n: int, day: str) -> Decision | None:
    incidents = [i.id for i in ledger.incidents()]
    claims = [c.id for c in ledger.claims()]
    if len(incidents) < 2 or not claims:
        return None
    verb = rnd.choice(("same", "different", "reject", "edit", "grade", "date", "undo"))
    subject, value = rnd.choice(incidents), {}
    if verb in ("same", "different"):
        value = {"with": rnd.choice([i for i in incidents if i != subject])}
    elif verb == "grade":
        value = {"grade": "contested"}
    elif verb == "reject":
        subject = rnd.choice(claims)
    elif verb == "edit":
        subject, value = rnd.choice(claims), {"modality": "possible"}
    elif verb == "date":
        subject, value = rnd.choice([d.id for d in ledger.documents()]), {"start": "2019-05-09", "end": "2019-05-09"}
    elif verb == "undo":
        made = [d for d in ledger.decisions() if d.verb != "undo"]
        if not made:
            return None
        subject = rnd.choice(made).id
    return Decision(id=f"d_{n:04d}", verb=verb, subject=subject, value=value, who="A. Reader", when=f"{day}T20:00:00Z")


def state(ledger: Ledger) -> tuple[list[Document], list[Claim], list[Incident]]:
    return list(ledger.documents()), list(ledger.claims()), list(ledger.incidents())


def fill(case: Case, folder: Path, seed: int, until: str, late: bool = True) -> None:
    """Documents and decisions day by day; what comes after ``until`` is left out, or is all that differs."""
    rnd = random.Random(seed)
    for n, day in enumerate(DAYS):
        for m in range(2):
            text = article(rnd, day)
            if day <= until or late:
                path = folder / f"{day}-{m}.txt"
                path.write_text(text, encoding="utf-8")
                list(case.add([path], published=day, publisher=f"Paper {rnd.randint(1, 3)}" if m else "Paper 1"))
            elif m:
                rnd.randint(1, 3)
        if day <= until or late:
            made = decision(rnd, case.ledger, n, day)
            if made is not None:
                flow.decide(case.ledger, case.archive, case.engine, made)


@pytest.mark.parametrize("seed", range(4))
def test_a_day_gone_by_is_what_it_was(tmp_path: Path, seed: int) -> None:
    whole = Case.create(tmp_path / "whole")
    fill(whole, tmp_path, seed, DAYS[-1])
    for day in DAYS[seed % 2 :: 3]:
        part = Case.create(tmp_path / f"part-{day}")
        fill(part, tmp_path, seed, day, late=False)
        then = past.then(whole.ledger, whole.archive, whole.engine, day)
        assert state(then) == state(part.ledger)
        then.close()
        part.close()
    before = state(whole.ledger)
    assert list(whole.then("2020-01-01").incidents()) == list(whole.incidents())
    assert not list(whole.then("2018-01-01").documents())
    assert state(whole.ledger) == before
    whole.close()


def test_little_left_is_grouped_from_nothing_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case.create(tmp_path / "case")
    fill(case, tmp_path, 3, DAYS[-1])
    for day in DAYS:
        step = past.then(case.ledger, case.archive, case.engine, day)
        monkeypatch.setattr(past, "FEW", 0.0)
        anew = past.then(case.ledger, case.archive, case.engine, day)
        monkeypatch.undo()
        assert state(step) == state(anew)
    case.close()


def test_an_incident_is_asked_for_by_the_id_it_has_now(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    texts = {
        "2019-05-10": "An air strike on Ariha on May 9 killed 5 civilians, rescuers said.\n",
        "2019-05-12": "An air strike on Ariha on May 9 killed 9 civilians, the Syrian Observatory for Human Rights said.\n",
    }
    for day, text in texts.items():
        (tmp_path / f"{day}.txt").write_text(text, encoding="utf-8")
        list(case.add([tmp_path / f"{day}.txt"], published=day, publisher=day))
    (now,) = case.incidents(Filters(place="Ariha"))
    assert (now.toll["killed"].min, now.toll["killed"].max) == (5, 9)
    then = case.incident(now.id, as_known_on="2019-05-11")
    assert (then.toll["killed"].min, then.toll["killed"].max) == (5, 5)
    assert [i.id for i in case.incidents(Filters(place="Ariha", as_known_on="2019-05-11"))] == [then.id]
    assert not list(case.incidents(Filters(publisher="2019-05-12", as_known_on="2019-05-11")))
    with pytest.raises(NotFound, match="nothing was known of it on 2019-05-09"):
        case.incident(now.id, as_known_on="2019-05-09")
    case.close()
