"""Posts that are counted where they stand, convoys that are no one vehicle, people who leave and who come back."""

from reading import first


def test_posts_are_counted_as_a_stock():
    claim = first("Turkey has 12 observation posts in Idlib.", "position")
    assert (claim.measure.what, claim.measure.min, claim.scope) == ("facilities", 12, "total")


def test_a_base_has_no_number():
    assert first("The army has a base near Hass.", "position").measure is None


def test_a_convoy_is_no_one_vehicle():
    assert first("A Turkish military convoy entered Idlib on Thursday.", "movement", "entry").measure is None


def test_refugees_who_return_are_counted_as_returned():
    claim = first("Over the past week 870 refugees, including 200 women, returned to Syria from Lebanon.", "displacement")
    assert (claim.measure.what, claim.measure.min) == ("returned", 870)


def test_humanitarian_actions_are_counted():
    claim = first("Officers held two humanitarian actions in Rastan on Friday.", "movement", "aid_delivery")
    assert (claim.measure.what, claim.measure.min) == ("incidents", 2)
