"""Acts as outlets tell them that were not read: which copy of a sentence counts, by what means, in which words."""

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def incidents(text, title=None):
    found = EXTRACTOR.text((title + "\n\n" if title else "") + text, published="2016-09-20").claims
    return [c for c in found if c.kind == "incident"]


def test_of_a_standfirst_that_opens_the_body_again_the_body_counts():
    lead = "Shells hit a bakery in Ariha on Monday and killed four people, a monitor said."
    text = f"{lead}\n\n{lead}\n\nResidents dug through the night."
    (told,) = incidents(text, "Shells kill four in Idlib")
    assert told.start > text.index("\n\n") + len("Shells kill four in Idlib")


def test_of_a_sentence_said_again_far_below_the_first_counts():
    told = "Shells hit a bakery in Ariha on Monday and killed four people, a monitor said."
    years = ("first", "second", "third", "fourth", "fifth")
    between = " ".join(f"The mayor of the town spoke of its needs for the {n} year." for n in years)
    (act,) = incidents(f"{told} {between} {told}")
    assert act.start == 0
