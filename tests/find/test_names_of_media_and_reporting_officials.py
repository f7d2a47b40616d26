"""Who says so: a medium's own name behind its noun, one of a faction's men, officials who report, clauses a writer adds."""

from __future__ import annotations

import pytest

from trucewatch.find.actors import ActorFinder
from trucewatch.find.sources import SourceFinder
from trucewatch.rules import load
from trucewatch.text import Orthography, Text

PACKS = load(["en", "syria"])
ORTHOGRAPHY = Orthography(PACKS)
ACTORS = ActorFinder(PACKS, ORTHOGRAPHY)
FINDER = SourceFinder(PACKS, ORTHOGRAPHY)


def found(raw: str) -> list[tuple[tuple[str, ...], str]]:
    """The names of each source and the words that it answers for."""
    text = Text(raw, ORTHOGRAPHY)
    return [(m.names, text.slice(*m.content)) for m in FINDER.find(text, None, ACTORS.find(text))]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Nine people died, according to Syrian news agency Zaman al-Wasl.", ("Zaman Al-Wasl",)),
        ("Nine people died in Hass, according to the local news site Enab Baladi.", ("Enab Baladi",)),
        ("According to Turkish broadcaster Kanal Mavi, nine people died in Hass.", ("Kanal Mavi",)),
        ("Nine people died, according to a Syrian news agency.", ("Syrian news agency",)),
        ('"We hit a tank near Hass," Omar Darwish from Dawn Brigade, a faction of the Free Syrian Army (FSA) told Anadolu Agency (AA).',
         ("Omar Darwish", "Anadolu Agency")),
        ("Omar Darwish of the Dawn Brigade, which is part of the Free Syrian Army, said a tank was hit.", ("Omar Darwish",)),
        ("Omar Darwish, a commander with the Free Syrian Army, said a tank was hit.", ("Omar Darwish",)),
        ("Omar Darwish, spokesman of the Free Syrian Army, said a tank was hit.", ("Omar Darwish", "Free Syrian Army")),
        ("State media has since claimed that the army holds the town.", ("Syrian state media",)),
        ("In Hass, officials report nine dead.", ("officials",)),
        ("Shells fell on the camp, the Kurdish administration said.", ("Autonomous Administration of North and East Syria",)),
        ("Kurdish health authorities say nine people have died.", ("health authorities",)),
        ("The Hmeimim-based Russian center said nine men had died.", ("Russian Reconciliation Centre",)),
        ("The raid killed nine people, a nurse in the eastern suburbs reported.", ("nurse in the eastern suburbs",)),
        ("The raid killed nine people, his brother told us.", ("his brother",)),
    ],
)  # fmt: skip
def test_the_speaker_is_named(said: str, names: tuple[str, ...]) -> None:
    assert [n for n, _ in found(said)][-1] == names


def test_a_party_does_not_tell_what_the_writer_adds_against_it() -> None:
    [(names, told)] = found("Putin said his forces had ended the raids despite shelling by the Syrian army that has killed hundreds.")
    assert (names, told) == (("Vladimir Putin",), "his forces had ended the raids")


def test_a_witness_may_tell_it_all() -> None:
    [(_, told)] = found("Activists said aid was held up despite pleas by the Red Crescent.")
    assert told.endswith("Red Crescent")
