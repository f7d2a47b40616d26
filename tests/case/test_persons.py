"""Names of victims and witnesses go from quoted sentences; those who speak or act for an institution stay."""

import pytest

from trucewatch import rules
from trucewatch.case.persons import WITHHELD, Persons


@pytest.fixture(scope="module")
def persons():
    places = {"Saraqib", "Idlib", "Balyun", "Abu Duhur"}
    return Persons(rules.load(("en", "syria")), lambda name: name in places)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Ahmad al-Khalid, a father of four, said the strike hit his house.", ["Ahmad al-Khalid"]),
        ("“We ran,” said Abu Omar, a resident of Saraqib.", ["Abu Omar"]),
        ("The dead were named as Samer Darwish and Fatima Qasim, 9.", ["Samer Darwish", "Fatima Qasim"]),
        ("Shelling killed Khaled, 12, and his sister Rana.", ["Khaled", "Rana"]),
        ("A witness, Jihan Barakat, said shells fell on Saraqib.", ["Jihan Barakat"]),
        ("Mohammed Hassan’s house was hit.", ["Mohammed Hassan"]),
        ("Activist Hadi Abdullah said five children died.", ["Hadi Abdullah"]),
        ("A shell killed Khaled Darwish and his daughter Yara in Saraqib.", ["Khaled Darwish", "Yara"]),
        ("“They shelled us again,” said Umm Salim.", ["Umm Salim"]),
        ("Twelve people, including Mariam Yusuf, were killed.", ["Mariam Yusuf"]),
        ("قال أبو محمد من سكان سراقب إن القصف قتل ثلاثة", ["أبو محمد"]),
        ("قال أحمد الخالد إن القصف أصاب منزله", ["أحمد الخالد"]),
    ],
)
def test_names_go(persons, text, gone):
    shown = persons.mask(text)
    assert shown.count(WITHHELD) == len(gone) and not any(name in shown for name in gone)
    rest = text
    for name in gone:
        rest = rest.replace(name, WITHHELD, 1)
    assert shown == rest, "nothing else is altered"


@pytest.mark.parametrize(
    "text",
    [
        "Turkish Defence Minister Hulusi Akar said 76 soldiers were killed.",
        "The governor of Hatay, Rahmi Dogan, said 33 soldiers were killed.",
        "Rami Abdurrahman, the head of the observatory, said the strikes had probably killed them.",
        "Colonel Mustafa Bakour, spokesman for the Jaish al-Izza, said.",
        "Syrian President Bashar al-Assad said the truce was over.",
        "The Nour al-Din al-Zenki Movement shelled Aleppo.",
        "Warplanes hit Omar mosque in Idlib on Monday.",
        "The army says it holds Abu Duhur air base.",
        "The army captured Abu Dafna and Umm Zaytuna on Friday.",
        "At least 33 people, including 15 children, were killed in Balyun on Thursday.",
        "Residents in Idlib said Russian jets hit the town.",
        "وقال الرئيس بشار الأسد إن الهدنة انتهت",
        "سيطر الجيش على مطار أبو الضهور العسكري",
        "",
    ],
)
def test_names_stay(persons, text):
    assert persons.mask(text) == text


def test_a_source_who_is_masked_has_no_name(persons):
    said = ["A resident, Ahmad al-Khalid, said two were killed."]
    assert persons.names(("Ahmad al-Khalid", "United Nations"), said) == ("a named person", "United Nations")
    assert persons.names(("Hulusi Akar",), ["Defence Minister Hulusi Akar said so."]) == ("Hulusi Akar",)


def test_a_speaker_whom_the_sentence_does_not_name_has_no_name(persons):
    said = ["“Three of us were hurt,” she said."]
    assert persons.names(("Umm Salim", "Abu Duhur"), said) == ("a named person", "Abu Duhur")


def test_places_of_the_claim_are_no_persons(persons):
    assert persons.mask("Shells hit Khalid Hassan on Monday.", ("Khalid Hassan",)) == "Shells hit Khalid Hassan on Monday."
