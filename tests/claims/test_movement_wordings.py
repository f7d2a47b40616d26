"""Convoys, evacuations, withdrawals, hosts and people in need, in the wordings that outlets use."""

from __future__ import annotations

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def read(text, kind=None):
    claims = EXTRACTOR.text(text, published="2019-12-28").claims
    return [c for c in claims if kind is None or c.kind == kind]


def measured(claims):
    return [(c.measure.what, c.measure.min, c.measure.max) for c in claims if c.measure is not None]


@pytest.mark.parametrize(
    ("text", "event", "modality", "measure"),
    [
        ("A convoy of 23 trucks reached Rastan on Sunday.", "aid_delivery", "asserted", ("trucks", 23, 23)),
        ("A third convoy of 14 lorries made it to Talbiseh on Monday.", "aid_delivery", "asserted", ("trucks", 14, 14)),
        ("A convoy of 31 trucks arrived in Douma on Monday.", "aid_delivery", "asserted", ("trucks", 31, 31)),
        ("UNICEF was able to hand out 500 hygiene kits in Raqqa.", "aid_delivery", "asserted", None),
        ("The agency provided rations to 40,000 people in Tabqa.", "aid_delivery", "asserted", None),
        ("The Red Crescent completed an aid delivery to the camp near Tanf.", "aid_delivery", "asserted", None),
        ("The next aid convoy to Rastan is scheduled for Thursday.", "aid_delivery", "planned", None),
        ("No medicine or food had been allowed in for two weeks.", "aid_blocked", "asserted", None),
        ("A UN convoy to Moadamiya was turned back on Tuesday.", "aid_blocked", "asserted", None),
        ("The army denied that it had held up aid to Rastan.", "aid_blocked", "denied", None),
        ("Damascus denied obstructing aid deliveries to Rukban.", "aid_blocked", "denied", None),
        ("Some 620 people were taken out of Rastan on Friday.", "evacuation", "asserted", ("evacuated", 620, 620)),
        ("Another 300 fighters are due to leave on Thursday.", "evacuation", "planned", ("evacuated", 300, 300)),
        ("Fourteen more coaches are set to leave Barzeh on Sunday.", "evacuation", "planned", ("vehicles", 14, 14)),
        ("Some 1,200 insurgents left Barzeh on Monday under a deal.", "evacuation", "asserted", ("evacuated", 1200, 1200)),
        ("Up to 5,000 people are to be taken out of Barzeh.", "evacuation", "planned", ("evacuated", None, 5000)),
        ("In all, about 9,000 people are to be moved from Barzeh.", "evacuation", "planned", ("evacuated", 9000, 9000)),
        ("The third group of 250 rebels reached Jarablus.", "evacuation", "asserted", ("evacuated", 250, 250)),
        ("Eight green buses pulled out of Barzeh on Sunday.", "evacuation", "asserted", ("vehicles", 8, 8)),
        ("The agency put the number of evacuees from Zabadani at 2,400.", "evacuation", "asserted", ("evacuated", 2400, 2400)),
        ("Twelve lorries carried 700 civilians out of the enclave.", "evacuation", "asserted", ("evacuated", 700, 700)),
        ("The army said 410 gunmen and 560 relatives had left Barzeh.", "evacuation", "asserted", ("evacuated", 970, 970)),
        ("The Red Crescent moved 18 patients out of Harasta.", "evacuation", "asserted", ("evacuated", 18, 18)),
        ("A 26-lorry convoy reached Harasta on Monday.", "aid_delivery", "asserted", ("trucks", 26, 26)),
        ("A 38-truck aid convoy entered Rastan on Friday.", "aid_delivery", "asserted", ("trucks", 38, 38)),
        ("A UN convoy carrying food and medicine entered Rastan.", "aid_delivery", "asserted", None),
        ("A Turkish convoy of 24 trucks entered Idlib on Monday.", "entry", "asserted", ("trucks", 24, 24)),
        ("Sixty ambulances carried the wounded out of Harasta.", "evacuation", "asserted", ("vehicles", 60, 60)),
        ("Trucks loaded with flour reached the town of Rastan.", "aid_delivery", "asserted", None),
        ("The council distributed bread to residents of Darayya.", "aid_delivery", "asserted", None),
        ("Government soldiers took surgical kits off the trucks.", "aid_blocked", "asserted", None),
        ("The convoy had to turn back near Harasta.", "aid_blocked", "asserted", None),
        ("Turkish troops were deployed along the border near Jarablus on Monday.", "deployment", "asserted", None),
        ("Rebels abandoned the town of Morek on Monday.", "withdrawal", "asserted", None),
        ("Soldiers abandoned a checkpoint near Morek on Friday.", "withdrawal", "asserted", None),
    ],
)
def test_movements(text, event, modality, measure):
    told = [c for c in read(text, "movement") if c.event == event]
    assert [c.modality for c in told] == [modality]
    assert measured(told) == ([measure] if measure else [])


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A convoy of 17 army trucks reached Rastan on Sunday.", "aid_delivery"),
        ("A convoy of 17 trucks never reached Rastan.", "aid_delivery"),
        ("The UN called for aid deliveries to Rastan to resume.", "aid_delivery"),
        ("Twelve people were taken out of the rubble in Ariha.", "evacuation"),
        ("Ten patients are expected to leave hospital on Friday.", "evacuation"),
        ("Some 2,000 American troops are due to leave Syria in April.", "evacuation"),
        ("Some 4,000 people have left the district since the accord collapsed.", "evacuation"),
        ("Soldiers took blankets off the trucks.", "aid_delivery"),
        ("A Turkish convoy of 24 trucks entered Idlib on Monday.", "aid_delivery"),
        ("A UN convoy carrying food and medicine entered Rastan.", "entry"),
        ("About 20 reporters are due to leave for Damascus on Friday.", "evacuation"),
        ("The army moved 300 soldiers from Rastan to Idlib.", "evacuation"),
        ("Families abandoned the town of Morek on Monday.", "withdrawal"),
        ("The deadline passed without any sign of a pull-out.", "withdrawal"),
    ],
)
def test_what_is_no_such_movement(text, event):
    assert event not in {c.event for c in read(text)}


def test_a_denied_blockage_is_no_statement_besides():
    assert {c.kind for c in read("The army denied blocking aid to Rastan.")} == {"movement"}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels retreated from Morek after an army assault.",
        "Army units fled Morek after insurgents stormed it.",
        "Rebels abandoned Morek after heavy bombardment.",
    ],
)
def test_who_leaves_under_attack_withdrew(text):
    assert [c.event for c in read(text, "control_change")] == ["withdrew"]


@pytest.mark.parametrize(
    ("text", "kind", "measures"),
    [
        ("Some 8,000 of the newly displaced have reached Azaz.", "displacement", [("displaced", 8000, 8000)]),
        ("Forty thousand people are camped at the Nasib crossing.", "displacement", [("sheltering", 40000, 40000)]),
        ("The camp at Rukban hosts 12,000 Iraqis.", "displacement", [("sheltering", 12000, 12000)]),
        ("There are 940,000 Syrians registered in Lebanon.", "displacement", [("refugees", 940000, 940000)]),
        ("The assault drove 90,000 people from southern Idlib.", "displacement", [("displaced", 90000, 90000)]),
        ("Some 700 civilians fled towards the border with Turkey.", "displacement", [("displaced", 700, 700)]),
        ("Some 700 civilians fled across the border with Turkey.", "displacement", [("refugees", 700, 700)]),
        ("More than 80,000 people have poured into Atmeh since May.", "displacement", [("displaced", 80000, None)]),
        ("About 4,000 people reached Turkey on Monday.", "displacement", [("refugees", 4000, 4000)]),
        ("The camp now holds 26,000 people.", "displacement", [("sheltering", 26000, 26000)]),
        ("The fighting has sent 9,000 people towards the border.", "displacement", [("displaced", 9000, 9000)]),
        ("Gunmen at the camp held 40 people.", "displacement", []),
        ("Nine million people need humanitarian help.", "population", [("in_need", 9000000, 9000000)]),
        ("Some 600,000 Syrians do not have enough to eat.", "population", [("in_need", 600000, 600000)]),
        (
            "Neirab was once home to 20,000 Palestinians; only 3,000 are left.",
            "population",
            [("population", 20000, 20000), ("population", 3000, 3000)],
        ),
        (
            "Of the 2.9 million people in the north-west, 1.6 million depend on aid.",
            "population",
            [("population", 2900000, 2900000), ("in_need", 1600000, 1600000)],
        ),
        ("Four in five of those uprooted are women.", "displacement", []),
        ("Three out of four refugees live in poverty.", "displacement", []),
        ("The accords emptied six besieged places.", "population", []),
        ("Some 300 soldiers are camped near Rastan.", "displacement", []),
        ("The two hospitals need help.", "population", []),
        ("Nobody knows how many people are left in Harasta.", "population", []),
    ],
)
def test_people_counted(text, kind, measures):
    assert measured(read(text, kind)) == measures


def test_the_first_figures_month_is_not_the_seconds():
    first, second = read("The camp has grown from 4,000 in November to more than 61,000.", "population")
    assert first.time is not None and first.time.start == "2019-11-01"
    assert (second.measure.min, second.time) == (61000, None)


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("Jordan hosts 640,000 Syrian refugees, Lebanon 910,000.", [("Jordan", 640000), ("Lebanon", 910000)]),
        (
            "Lebanon is sheltering more than 300,000 of them, Jordan 215,000 and Turkey 160,000.",
            [("Lebanon", 300000), ("Jordan", 215000), ("Turkey", 160000)],
        ),
        ("Turkey hosts 400,000 refugees from Syria.", [("Turkey", 400000)]),
        ("Jordan, host to 640,000 Syrians, has closed its border.", [("Jordan", 640000)]),
        ("Lebanon has 910,000 refugees and wants help.", [("Lebanon", 910000)]),
        ("There are 910,000 refugees in Lebanon and 620,000 in Jordan.", [("Lebanon", 910000), ("Jordan", 620000)]),
        ("About 6,000 people have fled to Jordan and 8,000 to Lebanon.", [("Jordan", 6000), ("Lebanon", 8000)]),
        ("Turkey is home to 390,000 Syrian refugees.", [("Turkey", 390000)]),
    ],
)
def test_each_figure_has_its_own_host(text, hosts):
    assert [(c.places[0].name, c.measure.min) for c in read(text, "displacement")] == hosts


def test_a_host_is_where_they_are_and_did_nothing():
    (told,) = read("Turkey hosts 400,000 refugees from Syria.", "displacement")
    assert (told.actors, told.time) == ((), None)


def test_nobody_was_hit_in_the_hosts_country():
    claims = read("Turkey, which hosts 400,000 refugees, said shelling had killed 12 people.")
    assert "Turkey" not in {p.name for c in claims if c.kind in ("incident", "casualties") for p in c.places}


def test_what_somebody_was_given_until_a_day_to_do_is_planned():
    told = read("He gave Damascus until the end of the month to pull its troops back.", "movement")
    assert [(c.event, c.modality) for c in told] == [("withdrawal", "planned")]


def test_where_in_the_hosts_country_they_are_stands():
    (told,) = read("Lebanon hosts 20,000 refugees in the Bekaa Valley.", "displacement")
    assert "Bekaa Valley" in {p.name for p in told.places}
