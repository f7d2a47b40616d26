"""The benchmark of the pages holds what is asked for first, and can fail."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Slow:
    """A client whose first answer to an address takes its time; every later one is quick."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.asked = seconds, set[str]()

    def get(self, address: str) -> Slow:
        if address not in self.asked:
            self.asked.add(address)
            time.sleep(self.seconds)
        return self

    status_code = 200


def test_a_slow_first_answer_is_over_the_limit(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "evaluation"))
    import web_bench

    monkeypatch.setitem(web_bench.LIMITS, "filter", 40.0)
    assert not web_bench.measure(Slow(0.06), "filter", ["/?a", "/?b"])
    assert "OVER" in capsys.readouterr().out
    assert web_bench.measure(Slow(0.0), "filter", ["/?a", "/?b"])
    assert "ok" in capsys.readouterr().out
    missing = Slow(0.0)
    missing.status_code = 404
    with pytest.raises(SystemExit):
        web_bench.measure(missing, "filter", ["/?a"])
