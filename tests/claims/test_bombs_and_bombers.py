"""Bombers, the vehicles they came in, what "set off" and "went off" say."""

from reading import counted, first, told


def events(text):
    return [c.event for c in told(text) if c.kind == "incident"]


def kinds(text):
    return {c.kind for c in told(text)}


def test_a_bombers_own_vehicle_is_no_damage():
    for text in (
        "A suicide attacker blew up a pickup at the gate of a barracks in Hass.",
        "The man blew up his van in the grain market of Hass.",
        "A bomber riding a scooter struck near a stall in Azaz on Monday.",
        "A lorry packed with explosives blew up in Azaz on Monday.",
    ):
        assert not [c for c in told(text) if c.kind == "damage" and c.measure is not None and c.measure.what == "vehicles"], text
    assert ("damage", "vehicles", 1, 1) in counted("A mine blew up a minibus near Hass on Monday.")
    assert ("damage", "vehicles", 2, 2) in counted("Rebels blew up two tanks near Morek on Monday.")


def test_each_bomb_and_each_bomber_is_an_explosion():
    for text, n in (
        ("Two bombs went off in Homs on Monday.", 2),
        ("Three men blew themselves up in Homs on Monday.", 3),
        ("A pair of vehicles laden with explosives blew up in Homs on Monday.", 2),
        ("The militants set off four bombs in Homs on Monday.", 4),
    ):
        assert ("incident", "incidents", n, n) in counted(text), text
    assert first("A bomb went off in Homs on Monday, 20 metres from a school.", "incident").measure is None


def test_set_off_needs_something_that_explodes():
    assert events("The raid on Azaz set off a row between the two powers.") != ["explosion"]
    assert "explosion" not in events("The convoy set off for Azaz on Monday.")
    assert events("A charge was set off by remote control outside a school in Azaz.") == ["explosion"]


def test_shells_that_explode_are_shelling_and_rockets_that_rain_no_shooting():
    assert events("Nine mortar shells exploded in the Midan quarter of Aleppo on Monday.") == ["shelling"]
    assert events("Rockets fired by the gunmen have been raining on Nubl.") == ["shelling"]


def test_bands_that_turn_their_guns_on_one_another_clash():
    assert events("Two bands of fighters turned their guns on one another in Sanamayn.") == ["clash"]


def test_bombers_who_strike_and_bombers_who_do_not():
    assert "explosion" in events("A bomber on a scooter struck outside a mill in Azaz on Monday.")
    assert "explosion" not in events("Four bombers were shot dead in Homs before they had a chance to blow themselves up.")
    assert "explosion" not in events("A missile struck a car bomb near Homs on Monday.")
    assert "explosion" in events("A lorry struck a roadside bomb near Homs on Monday.")
