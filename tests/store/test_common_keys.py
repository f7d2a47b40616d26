"""A key under which very many tellings are filed tells nothing apart: near misses are not sought under it."""

from __future__ import annotations

import msgspec

from trucewatch.store import Ledger, Tellings


class Told(msgspec.Struct, frozen=True):
    id: str
    doc: str


def test_keys_that_hold_too_many_are_passed_over() -> None:
    ledger = Ledger(":memory:")
    filed = Tellings(ledger.db, Told, lambda group, how, incident: (group, how, incident), lambda key: sum(map(ord, key)) * 7919 + len(key))
    with ledger.writing():
        filed.file((f"t{n}", "d", Told(f"t{n}", "d"), ["common", "rare"] if n < 2 else ["common"]) for n in range(9))
    assert filed.seek(["common", "rare"]) == {f"t{n}" for n in range(9)}
    assert filed.seek(["common", "rare"], 9) == {f"t{n}" for n in range(9)}
    assert filed.seek(["common", "rare"], 8) == {"t0", "t1"}
    assert filed.seek(["common"], 8) == set()
    assert filed.seek(["none"], 8) == set()
    ledger.close()
