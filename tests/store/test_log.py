"""The log can be added to, and nothing else; any change shows."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.store import log, schema

VALUES = st.one_of(st.integers(), st.text(max_size=8))
PAYLOADS = st.lists(st.dictionaries(st.text(max_size=5), VALUES), min_size=1, max_size=6)


def filled(payloads):
    db = schema.connect(":memory:")
    for payload in payloads:
        log.append(db, "document", payload)
    return db


def tampered(db, sql, *values):
    db.execute("DROP TRIGGER log_keeps")
    db.execute("DROP TRIGGER log_stays")
    db.execute(sql, values)
    return log.broken(db)


@given(PAYLOADS)
@settings(max_examples=30)
def test_chain_holds_and_gives_back_what_was_written(payloads):
    db = filled(payloads)
    assert log.broken(db) is None
    assert [e.payload for e in log.entries(db)] == payloads
    assert log.head(db)[0] == len(payloads)


@given(PAYLOADS, st.data())
@settings(max_examples=30)
def test_any_changed_row_is_found(payloads, data):
    at = data.draw(st.integers(1, len(payloads)))
    fault = tampered(filled(payloads), "UPDATE log SET payload = payload || ' ' WHERE seq = ?", at)
    assert fault == f"row {at} (document) was changed after it was written"


def test_a_missing_row_is_found():
    fault = tampered(filled([{"a": 1}, {"a": 2}, {"a": 3}]), "DELETE FROM log WHERE seq = 2")
    assert fault == "row 2 is missing (found row 3)"


def test_a_forged_row_is_found():
    db = filled([{"a": 1}, {"a": 2}])
    digest = log.link("f" * 64, 2, "document", "{}")
    fault = tampered(db, "UPDATE log SET payload = '{}', prev = ?, hash = ? WHERE seq = 2", "f" * 64, digest)
    assert fault == "row 2 does not follow row 1"


@pytest.mark.parametrize("sql", ["UPDATE log SET kind = 'x'", "DELETE FROM log"])
def test_the_ledger_itself_refuses_to_change_the_log(sql):
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        filled([{"a": 1}]).execute(sql)
