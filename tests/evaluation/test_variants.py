"""What only says more of a place or an actor does not hide what a sentence tells: the rules' own examples, changed."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "evaluation"))
import variants  # noqa: E402

#: of the claims of 500 examples, so much may be lost by a variant
MOST = 0.13


def test_variants_of_the_rules_examples_are_read():
    rates = variants.rates(variants.Variants().losses(500))
    assert all(claims >= 100 for _, claims in rates.values()), rates
    assert {name: r for name, r in rates.items() if r[0] > MOST * r[1]} == {}


def test_variants_change_the_sentence():
    reader = variants.Variants()
    text = "Rebels captured Saraqib on Monday."
    new = {name: change(text, *reader.read(text)) for name, change in variants.VARIANTS.items()}
    assert new["town apposed"] == "Rebels captured Saraqib, a town in the north, on Monday."
    assert new["actor backed"] == "Rebels, backed by Russia, captured Saraqib on Monday."
    assert new["also"] == "Rebels also captured Saraqib on Monday."
    assert new["near a town"] == "Rebels captured a village near Saraqib on Monday."
