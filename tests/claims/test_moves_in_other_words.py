"""Who moves and who stands where, who has to go, who comes back and who lives somewhere, in wordings met with less often."""

import pytest
from reading import counted, first, told


def kinds(text):
    return {(c.kind, c.event) for c in told(text)}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("An estimated 900,000 Yemenis remain internally displaced.", ("displaced", 900_000, 900_000)),
        ("Columns of pickups piled with blankets carried hundreds out of Hass on Monday.", ("displaced", 200, None)),
        ("In one morning the road out of Hass carried off 9,000 people.", ("displaced", 9000, 9000)),
        ("Jebel Marra saw a new outflow of 4,000 villagers after militiamen burned their homes.", ("displaced", 4000, 4000)),
        ("Aid workers fear that a further 40,000 people may be pushed out of Hass.", ("displaced", 40_000, 40_000)),
        ("Nearly everyone in Hass, 9,000 people, is gone.", ("displaced", 9000, 9000)),
        ("Another 9,000 people joined the exodus from Hass on Monday.", ("displaced", 9000, 9000)),
        ("Ten thousand people left their houses in Hass in the space of two days.", ("displaced", 10_000, 10_000)),
        ("Regime forces expelled the remaining 900 inhabitants of Hass.", ("displaced", 900, 900)),
        ("Yemen has 3.6 million internally displaced persons, most of them women.", ("displaced", 3_600_000, 3_600_000)),
        ("Hama in 2018: 600,000 newly displaced, 140,000 back in their areas of origin", ("returned", 140_000, 140_000)),
        ("Moscow says that 300 people a day are making the journey home from Lebanon.", ("returned", 300, 300)),
        ("Buses took 300 refugees home from Jordan through the Nasib crossing.", ("returned", 300, 300)),
        ("With 30,000 new arrivals since June, the town of Azaz has no beds left.", ("sheltering", 30_000, 30_000)),
        ("Families sleep in the fields near Atmeh, where the camps already hold 30,000.", ("sheltering", 30_000, 30_000)),
        ("They came to a mosque in Azaz that had already been sleeping 400.", ("sheltering", 400, 400)),
        ("Two hundred more came on Monday, on foot, to a mosque in Azaz.", ("sheltering", 200, 200)),
        ("Of the 900 people packed into the classrooms of Hasakah, 500 came from Hass.", ("sheltering", 900, 900)),
        ("Of the 900 people packed into the classrooms of Hasakah, 500 came from Hass.", ("displaced", 500, 500)),
    ],
)
def test_people_who_go_come_back_or_shelter(text, count):
    assert ("displacement", *count) in counted(text)
    assert "casualties" not in {kind for kind, _ in kinds(text)}
    assert "population" not in {kind for kind, _ in kinds(text)}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Close to 900,000 people in Hama rely on cross-border deliveries.", ("in_need", 900_000, 900_000)),
        ("Nearly 900,000 people in Libya need food aid, up from 800,000 in 2019.", ("in_need", 800_000, 800_000)),
        ("In Hasakah at least 60,000 residents are short of clean water.", ("in_need", 60_000, None)),
        ("The population of Rukban, which stood at 45,000 in winter, has shrunk to 12,000.", ("population", 12_000, 12_000)),
        ("Al-Hol, a tent city in the desert, has ballooned to 60,000 people.", ("population", 60_000, 60_000)),
        ("Kurds account for between 1 million and 2 million of Syria's inhabitants.", ("population", 1_000_000, 2_000_000)),
    ],
)
def test_who_lives_there_or_is_in_need(text, count):
    assert ("population", *count) in counted(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Red Crescent evacuates six patients from Daraya", "evacuation"),
        ("Forty women and children made it out of Hass on the second run.", "evacuation"),
        ("It was a swap: 900 people left Hass while 400 left Foua.", "evacuation"),
        ("Green buses were due on Friday to fetch the last fighters in Hass.", "evacuation"),
        ("Hundreds of Iraqi militiamen have poured over the frontier.", "entry"),
        ("The number of army vehicles to have entered Hass since Monday has reached 340.", "entry"),
        ("Military police arrive in Hass as rebels leave.", "deployment"),
        ("Turkey set up its twelfth lookout, at Hass, in May.", "deployment"),
        ("UNIFIL completed its phased return to its posts in Quneitra.", "deployment"),
        ("The last US vehicles had driven off.", "withdrawal"),
        ("The militia began removing its tanks and field guns from the strip near Hass.", "withdrawal"),
        ("The minister ordered the return home of most of the contingent in Hass.", "withdrawal"),
        ("The militia is said to have recalled 200 of its fighters from Libya.", "withdrawal"),
        ("The last patrols quit the Sarrin airfield on Friday.", "withdrawal"),
        ("Iran has fed 600 more men into the campaign in Hama.", "reinforcement"),
        ("Shoring up the rebel front at Hass are 90 fighters come from Afrin.", "reinforcement"),
        ("Carloads of militiamen raced north from Hama to shore up the defences of Hass.", "reinforcement"),
        ("A 20-truck convoy loaded with shells and tanks was on its way to the border at Reyhanli.", "reinforcement"),
        ("Tehran is expected to triple its garrison in Hass.", "reinforcement"),
        ("Iran has rushed 600 additional fighters to the front in Hama.", "reinforcement"),
        ("Thickening the thin lines at Hass are 90 fighters fresh from Afrin.", "reinforcement"),
        ("Turkey has pushed 300 more armoured vehicles over the border near Hass.", "reinforcement"),
        ("American soldiers have packed up and gone from the base at Hass.", "withdrawal"),
        ("The last Russian bombers took off from the base near Jableh for home on Tuesday.", "withdrawal"),
        ("Hezbollah is thinning out its ranks in Syria, a commander said.", "withdrawal"),
        ("Aid workers got bread to 20,000 people in Hass.", "aid_delivery"),
        ("The regime has for months kept aid lorries out of Moadamiya.", "aid_blocked"),
        ("In May 900 trucks transshipped food to Idlib through Bab al-Hawa.", "aid_delivery"),
        ("Flour, fuel and medicine were finally let into Madaya.", "aid_delivery"),
        ("The arrival in Tartus of a cargo of Indian wheat was shown on television.", "aid_delivery"),
        ("What little food there was in Hass came by parachute.", "aid_delivery"),
        ("Since May not a single lorry of relief has got through to Rukban.", "aid_blocked"),
        ("Permission for 48 trucks bound for Douma is still being withheld by Damascus.", "aid_blocked"),
        ("Officials are accused by donors of holding up tonnes of wheat in Hodeidah.", "aid_blocked"),
    ],
)
def test_moves(text, event):
    assert ("movement", event) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "The front line now follows the canal south of Hass.",
        "Sentries of the two armies eye each other across a ditch near Hass.",
        "Staring at each other over the canal near Hass are rebels and Kurdish fighters.",
        "Only a field some 300 metres wide separates the last rebel trench from the army's near Hass.",
        "Government columns have been bogged down in the suburbs of Hass since May.",
        "The rebels' forward positions overlook the whole Ghab plain.",
        "The Turkish post at Morek sits deep inside ground that the army holds.",
    ],
)
def test_where_they_stand(text):
    assert ("position", None) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Under the constitution, the deployment of troops abroad requires the approval of parliament.",
        "Kurdish hopes have been in retreat for years.",
        "Open the crossings, let the lorries through, and do it now.",
        "Reinforcements of this kind usually travel by night.",
        "To evacuate a patient safely one needs oxygen and a steady driver.",
        "The policy of withdrawing first and thinking later has failed.",
        "Kurds and Damascus have a deal on border deployment.",
        "Ankara, Moscow clinch deal on joint patrols",
        "No party may reinforce its positions in Hodeidah, the accord says.",
        "The evacuation of Rastan was conditional on the release of 30 prisoners.",
        "The ultimatum expires in two weeks: the army is to withdraw from Idlib or be driven out.",
        "Moscow pulled out of the arrangement that protected Hass.",
    ],
)
def test_no_move(text):
    assert "movement" not in {kind for kind, _ in kinds(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("One clause bars the militias from coming within 85 km of the Golan Heights.", "position"),
        ("He promised that his men would stay in Syria for as long as needed.", "position"),
        ("Aleppo's eastern half had by then only a few dozen doctors left.", "displacement"),
        ("Guards turned back the convoy for Daraya because it carried baby milk.", "control_change"),
        ("A UN plane dropped nine tonnes of lentils over Hasakah.", "incident"),
    ],
)
def test_neither_is_this(text, kind):
    assert kind not in {k for k, _ in kinds(text)}


def test_a_force_pulled_back_by_so_much():
    claim = first("Kurdish units have been moved 30 km back from the border.", "movement", "withdrawal")
    assert claim.measure.what == "distance_km"


def test_men_pulled_out_are_counted():
    claim = first("Washington pulled 50 commandos out of the path of the offensive.", "movement", "withdrawal")
    assert claim.measure.min == 50


def test_lorries_are_counted_as_trucks():
    claim = first("The coalition brought 40 more lorries to its bases in Hasakah.", "movement", "reinforcement")
    assert (claim.measure.what, claim.measure.min) == ("trucks", 40)
