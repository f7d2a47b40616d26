"""Tolls told in many wordings: what the number counts, its bound, and which counts are parts of another."""

import pytest
from tests.claims.reading import counted

TOLLS = [
    ("Thirty farmers, six girls and two nurses among them, are known to have died in Sarmin.", "killed", 30, 30),
    ("Rockets took the lives of nine bakers in Sarmin, two nurses and a child among them, and burned a shop.", "killed", 9, 9),
    ("Four of the victims, a father, his two sons and a nephew, died in Sarmin when a shell struck.", "killed", 4, 4),
    ("The death toll of the war in Syria now exceeds 90,000.", "killed", 90000, None),
    ("The death toll in Syria has passed 90,000.", "killed", 90000, None),
    ("The dead in Sarmin number 15, the mayor said.", "killed", 15, 15),
    ("The wounded in Sarmin number 15, the mayor said.", "injured", 15, 15),
    ("The injured in the raid on Sarmin were put at about 15.", "injured", 15, 15),
    ("Deaths among the rebels in Sarmin exceeded 21, and several others were hurt.", "killed", 21, None),
    ("The dead in the raid on Sarmin were three bakers and a pupil.", "killed", 4, 4),
    ("The mayor put the number of bakers who died in the raids on Sarmin at 21.", "killed", 21, 21),
    ("The number of villagers who lost their lives in Sarmin was put at 31.", "killed", 31, 31),
    ("The number of people hurt in Sarmin stands at more than 60.", "injured", 60, None),
    ("The raids took to at least 45 the number of lives lost in Sarmin.", "killed", 45, None),
    ("Nine residents of Sarmin suffered injuries when rockets fell.", "injured", 9, 9),
    ("Dozens of other villagers, it added, sustained wounds in Sarmin.", "injured", 24, None),
    ("By nightfall nine people in Sarmin were nursing wounds.", "injured", 9, 9),
    ("The raid on Sarmin left dozens of people with injuries.", "injured", 24, None),
    ("Six bakers hurt in the shelling of Sarmin succumbed to their wounds on Saturday.", "killed", 6, 6),
    ("There was one death in the shelling of Sarmin.", "killed", 1, 1),
    ("Shells landed in Sarmin, with one civilian death and nine injuries as a result.", "killed", 1, 1),
    ("Six deaths and nine people injured in Sarmin was the count offered by the mayor.", "killed", 6, 6),
    ("The remains of 21 people were taken to a hospital in Sarmin.", "killed", 21, 21),
    ("Some 30 rebels have fallen to army fire near Sarmin since Monday.", "killed", 30, 30),
    ("Three of the wounded who had been brought from Sarmin died in Turkish hospitals.", "killed", 3, 3),
    ("Seven hundred people from a tribe that has fought the army near Sarmin have been put to death.", "killed", 700, 700),
    ("Six young men who had returned to their homes in Sarmin, a town near Idlib, died there on Friday.", "killed", 6, 6),
    ('State media put the number of "rebels" who died in "precise strikes" near Sarmin at 50.', "killed", 50, 50),
    ("The rescuers put the number of dead in raids on Sarmin, which rebels hold, at no fewer than 31.", "killed", 31, None),
    ("The death toll of the war, which turned into a many-sided one, now exceeds 80,000 in Syria.", "killed", 80000, None),
    ("The dead from the bombing of Sarmin included 12 bakers, six of them women.", "killed", 12, 12),
    ("Those raids near Sarmin proved fatal for nine of its members.", "killed", 9, 9),
    ("Dozens of people in Sarmin were listed as dead or wounded.", "casualties", 24, None),
    ("A bomb went off at a school in Sarmin; of the 52 dead, 48 were pupils.", "killed", 52, 52),
    ("There was a raid on Sarmin, and the 20 wounded included three children.", "injured", 20, 20),
    ("Two girls were among its four wounded, the hospital in Sarmin said.", "injured", 4, 4),
    ("It sent a further seven people away with wounds in Sarmin, three women among them.", "injured", 7, 7),
    ("Around 300 fighters from the two sides have perished in Sarmin.", "killed", 300, 300),
    ("Raids left at least 22 people dead in Sarmin, adding that six bakers were among those who died.", "killed", 22, None),
    ("Five bakers, all members of a single family, were hurt in Sarmin.", "injured", 5, 5),
    ("They beat off the two groups, 29 of whose fighters died near Sarmin.", "killed", 29, 29),
    ("In Sarmin 20 people needed help with their breathing.", "injured", 20, 20),
    ("Rockets fell in Sarmin, where four bakers were hurt, an official at the town's police command told it.", "injured", 4, 4),
    ("The clashes near Sarmin cost Ahrar al-Sham and its rebel partners 39 men.", "killed", 39, 39),
    ("A bomb hit Sarmin; his son survived with injuries.", "injured", 1, 1),
    ("Also feared dead were several nurses in Sarmin.", "killed", 3, None),
    ("Four children were counted among the dead in Sarmin.", "killed", 4, 4),
    ("Rescuers in Sarmin saved nine people and found four dead.", "killed", 4, 4),
    ("A rocket killed a mother of four in Sarmin.", "killed", 1, 1),
    ("The toll from the raid on Sarmin has gone up to 19.", "killed", 19, 19),
    ("According to an official, no fewer than 16 bakers died in Sarmin.", "killed", 16, None),
    ("According to a doctor, three bakers were killed in Sarmin.", "killed", 3, 3),
    ("It put the number of deaths in Syria at 900, and that of people driven from their homes at over 40,000.", "killed", 900, 900),
    ("It sent a further seven away with wounds in Sarmin, three women among them.", "injured", 7, 7),
    ("In Sarmin 90 gunmen laid down their weapons and surrendered to the army.", "detained", 90, 90),
]


@pytest.mark.parametrize(("text", "measure", "low", "high"), TOLLS)
def test_a_toll_is_read_in_any_wording(text, measure, low, high):
    found = {c for c in counted(text) if c[0] in ("casualties", "population")}
    assert ("casualties", measure, low, high) in found, found
    assert len({c for c in found if c[1] == measure and (c[2] != 3 or low == 3)}) == 1, found


@pytest.mark.parametrize(
    "text",
    [
        "That is why so many of the dead in Sarmin are women, he said.",
        "Never before have so many deaths been reported in Sarmin.",
        "The group is credited with the rescue of more than 900 people injured in Sarmin.",
        "The number of trucks in Sarmin stands at more than 60.",
    ],
)
def test_what_counts_nobody(text):
    assert not {c for c in counted(text) if c[0] == "casualties"}


def test_people_of_another_clause_are_no_object():
    text = "Shelling killed two bakers in Sarmin, while over 800 others are said to be homeless."
    assert ("casualties", "killed", 800, None) not in counted(text)


def test_who_number_is_a_toll_and_no_population():
    assert not {c for c in counted("The dead in Sarmin, who number 40 at least, were buried on Monday.") if c[0] == "population"}


def test_another_figure_for_the_toll_told_before():
    found = counted("Shells killed ten people in Sarmin on Friday. The group later raised its count to 14.")
    assert {("casualties", "killed", 10, 10), ("casualties", "killed", 14, 14)} <= found


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Residents of Sarmin number in the hundreds of thousands.", 200000),
        ("The tribe, some 70,000 strong, rose against the group in Sarmin.", 70000),
        ("Some 30,000 people call Sarmin home.", 30000),
        ("Sarmin counts 30,000 residents.", 30000),
        ("Nearly 90,000 residents are caught in a double siege in Sarmin.", 90000),
    ],
)
def test_how_many_live_there(text, people):
    assert {c[2] for c in counted(text) if c[0] == "population"} == {people}


def test_neighbours_at_war_are_two_states():
    assert not {c for c in counted("Formally the two neighbours remain at war in Syria.") if c[0] == "population"}


def test_two_sides_of_one_list_are_no_parts_of_each_other():
    found = counted("Nineteen soldiers and 12 rebels were among those killed in Sarmin.")
    assert {("casualties", "killed", 19, 19), ("casualties", "killed", 12, 12)} <= found
