from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch import rules
from trucewatch.model import Document
from trucewatch.read import bands, groups, near_copies, quoted_agencies, same_copy, signature, similarity

from .pages import COPY, OTHER

PACKS = rules.load(("en", "syria"))


def document(text: str, known: str = "2019-01-01", **more: object) -> Document:
    from hashlib import sha256

    return Document(id="sha256:" + sha256((text + known).encode()).hexdigest(), text=text, known=known, **more)  # type: ignore[arg-type]


def test_edited_and_cut_copy_is_found_and_other_texts_are_not() -> None:
    whole = signature(document(COPY))
    for variant in (
        "Rockets kill three\n\n" + COPY,
        COPY.replace("a shopkeeper and", "a grocer and").replace(",", "").replace("'", ""),
        COPY.split(" An officer")[0],
        COPY.upper(),
    ):
        other = signature(document(variant))
        assert same_copy(whole, other), variant[:60]
        assert set(bands(whole)) & set(bands(other))
    assert not same_copy(whole, signature(document(OTHER)))
    assert similarity(whole, signature(document(OTHER))) < 0.1
    assert similarity(whole, whole) == 1.0


def test_masked_text_does_not_count() -> None:
    head = "Our newspaper brings you the news of the day from all over the land. " * 6
    one = document(head + COPY, masked=((0, len(head), "page header"),))
    assert similarity(signature(one), signature(document(COPY))) > 0.9


def test_the_origin_is_the_one_known_first() -> None:
    first, second, third = document(COPY, "2019-01-02"), document(COPY + " More soon.", "2019-01-01"), document(OTHER)
    found = near_copies([first, second, third])
    assert found == {first.id: second.id, second.id: second.id, third.id: third.id}


@given(st.randoms(use_true_random=False), st.integers(2, 5))
def test_order_does_not_matter(dice: random.Random, count: int) -> None:
    texts = [COPY, COPY.split(" An officer")[0], OTHER, OTHER + " " + COPY[:60], COPY.replace("eastern", "western")]
    documents = [document(t, f"2019-01-0{dice.randint(1, 9)}") for t in texts[:count]]
    expected = near_copies(documents)
    shuffled = list(documents)
    dice.shuffle(shuffled)
    assert near_copies(shuffled) == expected
    known = {d.id: d.known or "" for d in documents}
    assert groups(known, {d.id: signature(d) for d in reversed(documents)}) == expected


@given(st.text(max_size=400))
def test_any_text_has_a_signature(text: str) -> None:
    sign = signature(document(text))
    assert sign == signature(document(text))
    assert len(sign) % 4 == 0
    assert bands(sign)


def test_signatures_are_the_same_on_every_machine() -> None:
    assert bands(signature(document("the army left the village at dawn on the last day of the truce"))) == (
        bands(signature(document("The army left the village at dawn, on the last day of the truce.")))
    )
    from hashlib import sha256

    assert sha256(signature(document(COPY))).hexdigest()[:12] == "cc6865cf35db"


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        (f"{COPY} --Reuters", ("Reuters",)),
        (f"Rockets kill three\n\n(AFP) - {COPY}", ("Agence France-Presse",)),
        (f"{COPY}\n\nSource: Agencies, AFP", ("Agence France-Presse",)),
        (f"{COPY} (With AFP and Reuters)", ("Agence France-Presse", "Reuters")),
        (f"BEIRUT (AP) — {COPY}", ("Associated Press",)),
        (f"Rockets kill three AFP Sunday 10 Jul 2016 {COPY}", ("Agence France-Presse",)),
        (f"{COPY} The mayor told AFP that he was tired.", ()),
        (f"A girl in the rubble (AFP photo) {COPY}", ()),
        (f"According to Reuters, many fled. {COPY}", ()),
        (COPY, ()),
    ],
)
def test_agencies_that_a_text_says_it_copies(text: str, agencies: tuple[str, ...]) -> None:
    assert quoted_agencies(document(text), PACKS) == agencies


def test_an_agency_does_not_copy_itself() -> None:
    assert quoted_agencies(document(f"{COPY} --Reuters", publisher="Reuters"), PACKS) == ()


def test_an_agency_is_named_over_a_line_break_too() -> None:
    assert quoted_agencies(document(f"{COPY} (Anadolu \nAgency)"), PACKS) == ("Anadolu Agency",)
    assert quoted_agencies(document(f"{COPY} (Anadolu Agency)"), PACKS) == ("Anadolu Agency",)
