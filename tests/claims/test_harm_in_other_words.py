"""Deaths, wrecks and attacks told in wordings of many frames: sentence -> what is told; and what tells of none.

All drafts are looked at, whatever acceptance says of them: what is pinned is that the words are read, not how they are weighed.
"""

import pytest
from reading import counted, told


def told_of(text):
    """Kind, event and modality of every claim."""
    return {(c.kind, c.event, c.modality) for c in told(text)}


def acts(text):
    return {c.event for c in told(text) if c.kind == "incident"}


@pytest.mark.parametrize(
    ("text", "what", "low", "high"),
    [
        ("None of the nine passengers survived.", "killed", 9, 9),
        ("Not one of the crew of four survived the crash near Hama.", "killed", 4, 4),
        ("None of the twelve men aboard survived.", "killed", 12, 12),
        ("Neither of the two pilots survived, the ministry said.", "killed", 2, 2),
        ("Shrapnel ends life of schoolboy in Saraqib", "killed", 1, 1),
        ("Landmine takes life of farmer in Morek", "killed", 1, 1),
        ("The premier said nine of its soldiers had been lost in Hama since Sunday.", "killed", 9, 9),
        ("Fourteen militiamen were lost in the ambush near Sukhna.", "killed", 14, 14),
        ("Government losses were put at 30 dead, while the insurgents lost 22.", "killed", 22, 22),
        ("The oldest of the nine victims in Ariha was a man of 90.", "killed", 9, 9),
        ("Two hundred stalls in the souk of Homs burned in the summer of 2012.", "facilities", 200, 200),
        ("Six warehouses in Nubl burned overnight.", "facilities", 6, 6),
        ("Six buses lay blackened beside the road near Morek.", "vehicles", 6, 6),
        ("The rebels may have lost up to six vehicles, analysts said.", "vehicles", None, 6),
        ("The army said it had rendered ineffective four howitzers.", "vehicles", 4, 4),
        ("Militants detonated two bridges near Raqqa.", "facilities", 2, 2),
        ("Warplanes flatten two houses in Hass", "facilities", 2, 2),
        ("Two pumps were sabotaged by gunmen near Ebla.", "facilities", 2, 2),
        ("Soldiers looted and burned some 90 houses in Hass.", "facilities", 90, 90),
        ("A mine went off under two shepherds near Hass, killing them on the spot.", "killed", 2, 2),
        ("Six soldiers came home to Tartus in coffins this week.", "killed", 6, 6),
        ("Twenty-one coffins were carried through Qardaha on Friday.", "killed", 21, 21),
        ("The ambush accounted for seven of the garrison.", "killed", 7, 7),
        ("No fewer than 40 of his men have fallen, the commander said.", "killed", 40, None),
        ("Shrapnel took off the arm of a girl in Nubl.", "injured", 1, 1),
        ("A nurse took a bullet in the shoulder in Madaya.", "injured", 1, 1),
        ("The clinic sewed up 14 people after the raid on Sarmin.", "injured", 14, 14),
        ("The army holds 14 of the raiders, its spokesman said.", "detained", 14, 14),
        ("Twenty-six deserters are in the military jail at Azaz.", "detained", 26, 26),
        ("More than 400 men from Daraya have been swallowed by the prisons.", "detained", 400, None),
        ("The army wrote off eleven tanks in a week near Kabani.", "vehicles", 11, 11),
        ("The strike took the roof off a school in Hass.", "facilities", 1, 1),
        ("The pumping station at Alouk has not worked since it was shelled.", "facilities", 1, 1),
        ("Militiamen looted and torched dozens of shops in Hass.", "facilities", 24, None),
        ("A jet of the Syrian air force crashed near Homs.", "vehicles", 1, 1),
        ("A MiG-23 of the army came down near Hama because of bad weather.", "vehicles", 1, 1),
        ("Rebels destroyed a launch vehicle near Homs.", "vehicles", 1, 1),
        ("A rocket hit a funeral hall in Sanaa.", "facilities", 1, 1),
        ("Nine killed as blast rips through bakery in Azaz", "facilities", 1, 1),
        ("Four killed as car bomb tears through bus station in Azaz", "facilities", 1, 1),
    ],
)
def test_counts(text, what, low, high):
    assert (what, low, high) in {(w, a, b) for _, w, a, b in counted(text)}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Two tanks were wrecked by Israeli planes near Quneitra.", "air_strike"),
        ("Six radars were smashed by American aircraft in one night, officials said.", "air_strike"),
        ("A depot near Homs was gutted by Turkish jets.", "air_strike"),
        ("The bridge at Mayadin was cut in half by coalition bombs.", "air_strike"),
        ("The old mill in Hass lies in ruins, split open by Russian bombs.", "air_strike"),
        ("A radar near Tartus was put out of action by Turkish drones.", "drone_strike"),
        ("Turkish jets obliterate arms depot near Afrin", "air_strike"),
        ("Turkey downs Syrian jet over Saraqib", "other_attack"),
        ("A shell tore a hole in the wall of a church in Nubl.", "shelling"),
        ("A rocket blew a hole in the roof of a bakery in Nubl.", "shelling"),
        ("A clinic in Nubl sustained damage from Grad rockets.", "shelling"),
        ("Separatist forces used 82-mm mortars near Horlivka, the military said.", "shelling"),
        ("Residents heard heavy guns all night in Donetsk.", "shelling"),
        ("The boom of artillery was heard across Damascus.", "shelling"),
        ("Our gunners destroyed two tanks in return fire near Saraqib, the army said.", "shelling"),
        ("In retaliatory fire the army hit three posts near Saraqib.", "shelling"),
        ("Caught in crossfire between the army and rebels in Hass, two shepherds died.", "clash"),
        ("A girl was killed in the crossfire between Kurdish fighters and the army in Qamishli.", "clash"),
        ("A paper blamed rebel snipers for the death of a nurse in Nubl.", "shooting"),
        ("Militia snipers were blamed for killing two boys in Madaya.", "shooting"),
        ("Gas line near Ebla sabotaged, ministry says", "destruction"),
        ("Divers sabotaged a pipeline off Baniyas.", "destruction"),
        ("Warplanes roared over Hass and left nine craters in its fields.", "air_strike"),
        ("Rebel shells found the crowd at a bus stop in Aleppo.", "shelling"),
        ("Mortars kept Nubl awake for a second night.", "shelling"),
        ("An Israeli missile found its mark in Mezzeh.", "shelling"),
        ("Unknown men put four bullets into a council member in Jasim.", "shooting"),
        ("A motorbike rigged with explosives went up in the market of Tal Abyad.", "explosion"),
        ("Police broke up the march in Suwayda with batons.", "other_attack"),
        ("Masked men walked a baker out of his shop in Sarmin and drove off with him.", "abduction"),
        ("Chlorine proved deadly for eleven people in Sarmin, inspectors found.", "chemical_attack"),
        ("A nerve agent proved fatal to 40 villagers near Hass.", "chemical_attack"),
        ("Houthis fire on UN observers in Hodeidah", "shooting"),
        ("Pro-government forces pressed in on Hass from two sides.", "offensive"),
        ("The rebels left Hass as the army pressed in from the east.", "offensive"),
    ],
)
def test_acts(text, event):
    assert event in acts(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Jets hit an ammunition dump near Homs, setting off a chain of explosions.", "explosion"),
        ("The missile struck a fuel depot in Nubl, triggering huge explosions.", "explosion"),
        ("A drone struck a weapons store near Mayadin, causing secondary blasts.", "explosion"),
        ("Three explosives-laden lorries were blown up before they reached the barracks near Homs.", "explosion"),
        ("A truck bomb wrecked the guard post and demolished a wall in Azaz.", "destruction"),
        ("A car bomb went off in Azaz, demolishing two houses.", "destruction"),
        ("Two tents were set alight when a rocket landed in the Atmeh camp.", "destruction"),
        ("Nine shops were torched as shells rained on Nubl.", "destruction"),
        ("Nine helicopters were burnt out at the Taftanaz base when rockets hit the hangars.", "air_strike"),
        ("Kurds strike deal with Damascus over the border", "ground_attack"),
        ("Both sides strike a truce in Daraya", "air_strike"),
        ("A plane dropped nine tonnes of lentils over Deir al-Zor.", "air_strike"),
        ("Volunteers came to Homs to fight for the government.", "clash"),
        ("The party lost the battle for hearts and minds in Homs.", "clash"),
        ("Two years on, some 600 men are still behind bars in Hama.", "detention"),
        ("About 300 students are still in jail, their families in Homs say.", "detention"),
        ("Most of the men in the jails of Hama are students.", "detention"),
        ("The truce held despite scattered gunfire, residents of Homs said.", "shooting"),
        ("Despite sporadic gunfire, the truce in Homs was holding.", "shooting"),
        ("Cairo cautioned Ankara against any incursion into Libya.", "ground_attack"),
        ("Paris warned Damascus against a new offensive on Idlib.", "offensive"),
        ("The group keeps a list of the dead, the detained and the missing.", "detention"),
    ],
)
def test_no_second_act(text, event):
    assert event not in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Schools may not be attacked under any circumstances.",
        "Clinics may not be bombed, whoever uses them, the convention says.",
        "Attacking a school is a war crime.",
        "Bombing a bakery could amount to a war crime, jurists say.",
        "Shelling a hospital would be a breach of the laws of war, the lawyer said.",
        "Cellars are harder to bomb from the air than houses.",
        "Tunnels are difficult to hit from the air.",
        "A moving lorry is hard to hit with artillery.",
        "No policy covers houses destroyed in war.",
        "His argument was demolished in one evening.",
        "The theory of the envoy was demolished by two professors in Geneva.",
        "Deserters risk execution under the new law.",
        "Anyone caught with a phone faces execution or years in jail in Raqqa.",
        "Surgeons said most patients had blast injuries.",
        "Blast walls ring the base near Tadmur.",
        "The plan was sabotaged by hardliners in Homs.",
        "Officials counted broken windows in Hass.",
        "Not all of the nine passengers survived.",
        "Bends near Hass make the road a death trap.",
        "Police found shells in a cellar in Nubl.",
        "Two empty coffins were carried through Tartus at the march.",
        "The army holds 14 of the villages near Azaz.",
        "The march in Suwayda broke up at noon.",
        "None of the 14 mills in Hass survived the storm.",
        "Nine hikers were lost in the fog near Slunfeh.",
        "Troops are only 2km from cutting the M5 motorway.",
    ],
)
def test_none(text):
    assert not {c.kind for c in told(text) if c.modality == "asserted"} & {"incident", "damage", "casualties"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Reportedly, nine men of the brigade were wounded by a mine near Hama.", ("incident", "explosion", "possible")),
        ("Reportedly, nine men of the brigade were wounded by a mine near Hama.", ("casualties", None, "possible")),
        ("Allegedly, two women of a family from Hass were killed by snipers.", ("casualties", None, "possible")),
        ("As many as 90 people may have died in the gas attack on Zamalka in 2013.", ("incident", "chemical_attack", "asserted")),
        ("Up to 20 may have been wounded in the shelling of Nubl.", ("incident", "shelling", "asserted")),
        ("The Kremlin brushed aside reports that its planes had struck a school in Hass.", ("incident", "air_strike", "denied")),
        ("Moscow waved away claims that jets had bombed a clinic in Hass.", ("damage", None, "denied")),
        ("About 900 suspects are being held in prisons run by the SDF.", ("casualties", None, "asserted")),
    ],
)
def test_how_sure(text, wanted):
    assert wanted in told_of(text)
