"""How reports tell of people on the road, of forces that come and go, of where they stand and of who is in want."""

import pytest
from reading import counted, told


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Some 7,000 Damascenes crossed into Lebanon on Friday.", ("displacement", "refugees", 7000, 7000)),
        ("The drive on Hama has put 90,000 people on the road.", ("displacement", "displaced", 90000, 90000)),
        ("Shells fell on Morek, sending some 300 families down the road to Hama.", ("displacement", "displaced", 300, 300)),
        ("The offensive set 40,000 villagers around Hama in motion.", ("displacement", "displaced", 40000, 40000)),
        ("Of the 60,000 people whom the fighting had set in motion, few are back in Hama.", ("displacement", "displaced", 60000, 60000)),
        ("Some 8,000 of them had yet to go home to Morek by Sunday.", ("displacement", "displaced", 8000, 8000)),
        ("The mayor of Hama put the families that have come back at 1,200.", ("displacement", "returned", 1200, 1200)),
        ("A charity in Azaz reckons the newcomers at 2,600.", ("displacement", "displaced", 2600, 2600)),
        ("Seven schools in Hama are putting up 2,900.", ("displacement", "sheltering", 2900, 2900)),
        ("Azaz, where a camp built for 7,000 now holds 9,000, is full.", ("displacement", "sheltering", 9000, 9000)),
        ("The war has left six million of the country's inhabitants in want of food.", ("population", "in_need", 6000000, 6000000)),
        ("The blast left 40,000 people on both banks of the river with dry taps.", ("population", "in_need", 40000, 40000)),
        ("Fire spoiled wheat set aside for 300,000 hungry Iraqis.", ("population", "in_need", 300000, 300000)),
        ("Some 20 million Yemenis, three in every four, need some kind of help.", ("population", "in_need", 20000000, 20000000)),
        ("Gunners ringed Morek, whose 9,000 residents had no bread.", ("population", "population", 9000, 9000)),
        ("The Red Crescent got 22 lorries of flour through to Morek on Friday.", ("movement", "trucks", 22, 22)),
        ("Police held up three aid lorries near Morek.", ("movement", "trucks", 3, 3)),
        ("Three checkpoints on the road to Morek were abandoned in the night.", ("movement", "facilities", 3, 3)),
        ("Coaches bound for Idlib had by Sunday taken out 1,900 fighters and relatives.", ("movement", "evacuated", 1900, 1900)),
        ("Six batches carried away 3,000 gunmen and their families.", ("movement", "evacuated", 3000, 3000)),
        ("The rebels could field 700 men around Morek.", ("position", "fighters", 700, 700)),
        ("Their guns now wait five kilometres from Morek.", ("position", "distance_km", 5, 5)),
        ("They shelled Tanf, where some 150 French soldiers train a proxy force.", ("position", "fighters", 150, 150)),
        ("Some 200 to 300 French troops remain, most of them near Morek.", ("position", "fighters", 200, 300)),
    ],
)
def test_who_is_where_and_how_many(text, claim):
    assert claim in counted(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Barley stored in the silos at Morek, flour and grain included, has lain out of reach since May.", "aid_blocked"),
        ("The Council voted for the dispatch of up to 40 observers to Morek.", "deployment"),
        ("Turkish observers are due back in Morek within days.", "deployment"),
        ("The army moved into a barracks near Morek that the rebels gave up.", "withdrawal"),
        ("Ankara says that dozens of fighters never left Morek.", "withdrawal"),
        ("Turkish tanks strayed into Kobani on Monday.", "entry"),
        ("The last of the militants climbed onto six coaches bound for Azaz.", "evacuation"),
        ("Schools in Morek opened after the departure of the last militants.", "evacuation"),
    ],
)
def test_moves(text, event):
    assert event in {c.event for c in told(text) if c.kind == "movement"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Some 7,000 Damascenes crossed into Lebanon on Friday.", "movement"),
        ("Heroes of the army dispatched 12 takfiris, one of them an emir.", "movement"),
        ("The price of bread in Morek is out of reach for many.", "movement"),
        ("Some 400 soldiers had yet to return to base near Morek.", "displacement"),
        ("The accord has heavy guns hauled 20 kilometres back from Morek.", "position"),
        ("The accord requires the guns to be hauled 20 kilometres back on either bank.", "position"),
        ("Under the accord the army was barred from sending troops into Morek.", "movement"),
        ("Ten women were marched off from Morek by the retreating columns.", "movement"),
        ("A truce that lets farmers bring in the wheat began in Morek.", "movement"),
        ("Families billeted there prayed as shells hit Morek.", "position"),
        ("Four in every five need help.", "population"),
        ("Coaches bound for Idlib had by Sunday taken out 1,900 fighters and relatives.", "casualties"),
    ],
)
def test_what_is_none(text, kind):
    assert kind not in {c.kind for c in told(text)}
