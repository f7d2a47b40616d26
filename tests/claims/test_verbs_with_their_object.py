"""A verb with its object in it is no passive: "the guards at the gate opened fire on"."""

import pytest
from tests.claims.reading import actors


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Soldiers manning the checkpoint opened fire on a bus near Morek.", ["Syrian Army"]),
        ("The regime forces stationed at a post opened fire with rifles on shepherds near Morek.", ["Syrian government forces"]),
        ("Gunmen in a passing car opened fire on Monday in Ariha.", ["unidentified gunmen"]),
    ],
)
def test_who_opened_fire(text, doers):
    assert actors(text, "incident", "shooting") == doers
    assert not actors(text, "incident", "shooting", role="against")
