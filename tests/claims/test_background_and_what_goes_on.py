"""Holdings that only describe are the writer's own; sentences that go on about what was told have its source; who is meant again."""

import pytest
from reading import first, told

OBSERVATORY = "Syrian Observatory for Human Rights"


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed in Atarib, a town in Aleppo under rebel control, the Observatory said.",
        "The Observatory said jets hit Atarib, another town controlled by Islamic State.",
        "A monitor said 12 people were killed in air strikes on the Islamic State bastion of Manbij.",
    ],
)
def test_what_only_describes_a_place_has_no_source(text):
    assert first(text, "control_state").asserted_by == ()


def test_what_is_told_of_a_holding_has_its_source():
    assert first("The Observatory said Harem is under the control of Islamic State.", "control_state").asserted_by == (OBSERVATORY,)


@pytest.mark.parametrize(
    "text",
    [
        "The Observatory said jets bombed Darat Izza. Eight villagers, three girls among them, were killed there.",
        "The Observatory said mortars hit Saraqib. That left three people wounded.",
        "The Observatory said 15 rebels died in Saraqib. On the other side, 23 soldiers were killed.",
        "The Observatory said jets bombed Hass. The three deaths all occurred in the market.",
    ],
)
def test_what_goes_on_has_the_source_before(text):
    last = text.rsplit(". ", 1)[1]
    claims = [c for c in told(text) if c.kind == "casualties" and c.quote == last]
    assert claims and all(c.asserted_by == (OBSERVATORY,) for c in claims)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The White Helmets said jets bombed Hass. Nine people were killed, the rescuers said.", "Syrian Civil Defence"),
        ("A source in the Hama police command told SANA that mortars hit Hama. Nine people were killed, the police source said.",
         "source in the Hama police command"),
    ],
)  # fmt: skip
def test_who_is_called_by_a_noun_again(text, source):
    assert first(text, "casualties").asserted_by[0] == source
