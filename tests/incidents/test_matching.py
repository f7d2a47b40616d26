"""Matching: what belongs together, and that neither order nor batches matter."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from making import SETTINGS, Ledger, claim, document, killed, told

from trucewatch.incidents import Telling, keys, pair, update


def strike(
    name: str, day: str | None = "2019-05-09", where: str | None = "p-alder", toll: float | None = None, **more: Any
) -> list[Telling]:
    claims = [claim(name, day=day, where=where, **more)]
    if toll is not None:
        claims.append(killed(name, toll, toll, day=day, where=where))
    return told(document(name), *claims)


def partition(*many: list[Telling]) -> set[frozenset[str]]:
    ledger = Ledger()
    ledger.add(*(t for one in many for t in one))
    return ledger.partition()


def test_two_outlets_on_one_strike_are_one_incident() -> None:
    assert partition(strike("a", toll=5), strike("b", toll=5)) == {frozenset("ab")}


def test_strikes_on_one_town_on_consecutive_days_stay_apart() -> None:
    assert partition(strike("a", toll=5), strike("b", day="2019-05-10", toll=9)) == {frozenset("a"), frozenset("b")}


def test_look_alikes_do_not_chain() -> None:
    days = [f"2019-05-0{n}" for n in range(1, 8)]
    assert len(partition(*(strike(f"d{n}", day=d, toll=n + 3) for n, d in enumerate(days)))) == 7


def test_attacks_on_three_quarters_of_one_city_on_one_day_stay_apart() -> None:
    got = partition(
        strike("a", where="p-mill", toll=4), strike("b", where="p-dock", toll=9), strike("c", where="p-birch", toll=2)
    )
    assert got == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_other_families_do_not_merge() -> None:
    for event in ("siege", "detention", "offensive", "clash"):
        assert len(partition(strike("a", toll=5, event="chemical_attack"), strike("b", toll=5, event=event))) == 2


def test_days_named_by_number_veto() -> None:
    a = strike("a", toll=12, words="on May 9")
    b = strike("b", day="2019-05-10", toll=12, words="on May 10")
    assert a[0].absolute
    assert pair(a[0], b[0], SETTINGS).veto is not None


def test_an_undated_mention_joins_and_a_vague_one_does_not() -> None:
    ledger = Ledger()
    ledger.add(*strike("a", toll=70), *strike("b", day="2019-04-01", toll=3))
    mention = told(document("m", "2019-05-20"), claim("m", day=None), killed("m", 70, None, day=None))
    ledger.add(*mention)
    assert frozenset("am") in ledger.partition()
    vague = told(document("v", "2019-05-20"), claim("v", day=None, where=None))
    ledger.add(*vague)
    assert frozenset("v") in ledger.partition()


def test_same_words_meet_although_the_index_date_is_wrong() -> None:
    words = "Four rockets fell on the old flour store beside the river while people stood in line for bread at noon"
    a = strike("a", quote=words, event="shelling", toll=6)
    b = strike("b", quote=words, event="shelling", day="2019-06-20", toll=6)
    assert partition(a, b) == {frozenset("ab")}


PLACE = st.sampled_from(["p-alder", "p-birch", "p-near", "p-mill", "p-dock", None])
DAY = st.one_of(st.none(), st.integers(1, 9).map(lambda d: f"2019-05-0{d}"))
QUOTE = st.sampled_from(
    [None, "A car bomb hit a wedding in the town", "That attack killed many", "Sarin fell on a bus near a school"]
)
EVENT = st.sampled_from(["air_strike", "shelling", "explosion", "clash", "chemical_attack"])


@st.composite
def ledgers(draw: Any) -> list[Telling]:
    out: list[Telling] = []
    for n in range(draw(st.integers(1, 16))):
        name = f"d{n:02d}"
        day, where, words = draw(DAY), draw(PLACE), draw(st.sampled_from(["then", None]))
        how = {"day": day, "where": where, "words": words, "quote": draw(QUOTE)}
        claims = [claim(name, event=draw(EVENT), by=draw(st.sampled_from([None, "X", "Y"])), **how)]
        toll = draw(st.sampled_from([None, 3, 11, 60, 1300, 1400]))
        if toll:
            more = {"n": 1, "written": False} if draw(st.booleans()) else {}
            claims.append(killed(name, toll, toll, **how, **more))
        marks = {claims[0].id: draw(st.lists(st.sampled_from(["=d1", "+d2", "-d2"]), max_size=1))}
        out += told(document(name), *claims, marks=marks)
    return out


def built(*batches: list[Telling]) -> Ledger:
    ledger = Ledger()
    for batch in batches:
        ledger.add(*batch)
    return ledger


@settings(max_examples=60, deadline=None)
@given(ledgers(), st.randoms(use_true_random=False), st.integers(1, 5))
def test_increment_equals_rebuild_in_any_order_and_batches(many: list[Telling], rng: Any, size: int) -> None:
    whole = built(many)
    shuffled = list(many)
    rng.shuffle(shuffled)
    step = built(*(shuffled[i : i + size] for i in range(0, len(shuffled), size)))
    assert step.groups() == whole.groups()
    assert step.index.seated == whole.index.seated


@settings(max_examples=40, deadline=None)
@given(ledgers(), st.randoms(use_true_random=False))
def test_taking_tellings_out_equals_never_having_had_them(many: list[Telling], rng: Any) -> None:
    gone = {t.id for t in many if rng.random() < 0.4}
    ledger = built(many)
    for tid in sorted(gone, key=lambda _: rng.random()):
        ledger.add(removed=[tid])
    rest = built([t for t in many if t.id not in gone])
    assert ledger.groups() == rest.groups()
    assert ledger.index.seated == rest.index.seated


@settings(max_examples=40, deadline=None)
@given(ledgers())
def test_adding_again_changes_nothing(many: list[Telling]) -> None:
    ledger = built(many)
    before = ledger.groups()
    change = update(ledger.index, many, [t.id for t in many], SETTINGS)
    assert change.seats == ledger.index.seated
    assert not change.gone
    ledger.index.apply(change, many)
    assert ledger.groups() == before


@settings(max_examples=60, deadline=None)
@given(ledgers())
def test_blocking_and_weighing_are_symmetric(many: list[Telling]) -> None:
    for a in many:
        for b in many:
            ka, kb = keys(a, SETTINGS), keys(b, SETTINGS)
            assert bool(set(ka.stored) & set(kb.sought)) == bool(set(kb.stored) & set(ka.sought))
            assert pair(a, b, SETTINGS).points == pair(b, a, SETTINGS).points


@settings(max_examples=40, deadline=None)
@given(ledgers())
def test_every_telling_sits_in_exactly_one_incident_named_for_its_earliest_claim(many: list[Telling]) -> None:
    ledger = built(many)
    seated = [t for ids in ledger.groups().values() for t in ids]
    assert sorted(seated) == sorted(t.id for t in many)
    for name, ids in ledger.groups().items():
        anchor = min(ledger.index.tellings[t].anchor for t in ids)
        assert name == "i_" + anchor[3].removeprefix("c_")


def test_what_many_reports_tell_is_known_by_less() -> None:
    """An attack "in May" on the town by somebody else: joined to the strike that twelve reports tell, not that two do."""
    span = {"day": "2019-05-01", "until": "2019-05-31"}
    mention = told(document("z"), claim("z", event="other_attack", by="Other", **span))
    assert len(partition(*(strike(f"s{n}", by="Foe") for n in range(2)), mention)) == 2
    assert len(partition(*(strike(f"s{n}", by="Foe") for n in range(12)), mention)) == 1


def test_no_telling_between_brings_two_that_name_places_far_apart_into_one_incident() -> None:
    words = "A shelter for families from the coast was hit by night while they slept and the walls fell on them"
    ledger = Ledger()
    for name, where in (("a", "p-alder"), ("b", "p-birch")):
        ledger.add(*told(document(name), claim(name, where=where, words=None, quote=words)))
    for name, where in (("c", "p-alder"), ("d", "p-birch")):
        ledger.add(*told(document(name), claim(name, where=where, written=False, words=None, quote=words)))
    seated = {ledger.index.tellings[t].doc: i for i, ids in ledger.groups().items() for t in ids}
    assert seated["a"] != seated["b"]
