"""Who says so, how surely, and statements."""

from __future__ import annotations

from trucewatch.extraction import extract
from trucewatch.model import Claim

SOHR = "Syrian Observatory for Human Rights"


def claims(text: str, kind: str) -> list[Claim]:
    return [c for c in extract(text, published="2017-05-01") if c.kind == kind]


def test_a_truce_that_only_dates_a_toll_is_not_the_source_s_news() -> None:
    text = "More than 90 civilians have died in Aleppo since a Russian-brokered ceasefire collapsed in April, the Observatory said."
    assert [c.asserted_by for c in claims(text, "agreement")] == [()]
    assert [c.asserted_by for c in claims(text, "casualties")] == [(SOHR,)]
    text = "Russia and Turkey reached a ceasefire on Friday, the Observatory said."
    assert [c.asserted_by for c in claims(text, "agreement")] == [(SOHR,)]


def test_who_holds_a_town_is_taken_for_granted() -> None:
    text = "The Observatory said it was not clear whether Russian jets bombed rebel-held Saraqib on Sunday."
    assert [c.modality for c in claims(text, "control_state")] == ["asserted"]


def test_what_is_reported_is_possible_unless_a_source_stands_by_it() -> None:
    text = "At least nine people were reported killed in Sunday's blast in Homs"
    assert {c.modality for c in claims(f"{text}.", "casualties")} == {"possible"}
    assert {c.modality for c in claims(f"{text}, according to the Observatory.", "casualties")} == {"asserted"}


def test_what_a_plan_will_see_is_planned() -> None:
    text = "The deal is expected to see 800 people evacuated from Madaya."
    assert [c.modality for c in claims(text, "movement")] == ["planned"]


def test_a_standing_position_of_a_party_is_a_statement() -> None:
    (got,) = claims("Ankara claims the party has close ties with the militia across the border.", "statement")
    assert [a.name for a in got.actors if a.role == "by"] == ["Turkey"]
    assert claims("Ankara has argued the dam belongs to both countries.", "statement")
    assert not claims("Ankara said on Monday that the convoy had left.", "statement")


def test_fighters_who_march_do_not_protest() -> None:
    assert not claims("The militia said its men marched about 5 kilometres from Manbij on Friday.", "statement")
    assert claims("Hundreds of residents marched in Manbij on Friday against the militia.", "statement")
