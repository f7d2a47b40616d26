"""Suspicion, blame and plans in the wordings that freshly opened articles showed."""

from __future__ import annotations

import pytest
from test_modality import judge


@pytest.mark.parametrize(
    ("marked", "modality"),
    [
        ("A first wave of *strikes* which were probably carried out by Turkish jets hit Tadef.", "possible"),
        ("It is most likely that gunmen were behind the *bombing* of the bus.", "possible"),
        ("Pipes broke after *damage* to the plant caused by suspected rebel shells.", "possible"),
        ("Helicopters seem to have *dropped* gas on Binnish.", "possible"),
        ("The *raid* appears to be the work of the group.", "possible"),
        ("Eleven men were reported *killed* in the blast.", "possible"),
        ("A ground *assault* looks inevitable.", "possible"),
        ("Families packed, fearing the looming *offensive*.", "possible"),
        ("Holding the ridge enables the troops to *besiege* the suburb.", "possible"),
        ("Both camps are gearing up for a long *battle*.", "planned"),
        ("Their deadline to *withdraw* is Friday.", "planned"),
        ("The coalition unveiled a new *campaign* against the town.", "planned"),
        ("A pact spared the province a full *assault*.", "denied"),
        ("The rebels were unable to complete the *encirclement* of the base.", "denied"),
        ("The *shelling* was blamed by the governor on gunmen.", "laid"),
        ("Shells *hit* Jableh, the agency said, blaming rebels for it.", "laid"),
        ("The two sides traded accusations over who *shelled* the queue.", "accused"),
        ("Jets believed to be Turkish then *struck* Tadef.", "possible"),
        ("The advance is believed to be accompanied by Turkish *shelling*.", "possible"),
        ("Teachers who speak up are dismissed or *arrested*.", "asserted"),
        ("Raids between April 3 and May 9 had *killed* four commanders.", "asserted"),
        ("The army has reported the *capture* of the hill.", "asserted"),
    ],
)
def test_modalities(marked: str, modality: str) -> None:
    assert judge(marked) == modality
