"""Who says so: in the middle of a sentence, a first name with a trade, the office of somebody, bodies run by somebody."""

import pytest
from reading import teller


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Monday, said the Observatory, air strikes killed 12 people in Idlib.", "Syrian Observatory for Human Rights"),
        ('"Shells killed 12 people in Saraqib," said Fadel, a driver in the town.', "Fadel"),
        ("Twelve people were killed in Idlib, Erdogan's office said.", "Recep Tayyip Erdogan"),
        ("Shelling killed 12 people in Idlib, the defence ministry in Ankara said.", "Turkish Defence Ministry"),
        ("Shelling killed 12 people in Idlib, local doctors estimate.", "local doctors"),
        ("Shelling killed 12 people in Idlib, AFP journalists at the scene saw.", "AFP"),
        ("Shelling killed 12 people in Idlib, by the estimate of the Associated Press.", "Associated Press"),
    ],
)
def test_teller(text, name):
    assert teller(text) == name
