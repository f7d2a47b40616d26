"""Land taken, lost and held, deals and what they ask, and what parties say: one wording after another, and what is none of them."""

from __future__ import annotations

import pytest
from reading import first, told


def read(text: str) -> set[tuple[str, str | None]]:
    """Kinds and events of what a text tells."""
    return {(c.kind, c.event) for c in told(text, "2020-02-14")}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # the state's hands
        ("Ariha went back under state control in the spring of 2018.", "retaken"),
        ("Hish has reverted to state authority.", "retaken"),
        ("By the end of May both Hish and Babila were back in state hands.", "retaken"),
        ("Qalaat al-Madiq came under state control in May.", "captured"),
        # gained
        ("Pro-government forces gain Hish and Maar Dibsah", "captured"),
        ("Rebels gain two hamlets near Morek", "captured"),
        ("The counter-attack gave the rebels their first gain in a month, a hill near Hish.", "captured"),
        # walked into
        ("Fighters of Hayat Tahrir al-Sham rolled into Atarib unopposed.", "captured"),
        ("The army marched into Hish on Friday without firing a shot.", "captured"),
        ("Government troops entered Kafr Nabl, meeting little resistance.", "captured"),
        ("Haftar's forces walked into Tarhuna without a fight.", "captured"),
        # prised away
        ("It cost the army nine weeks to win Daraya from its defenders.", "captured"),
        ("Three quarters of Homs were wrenched from the rebels that winter: Khalidiya, Jobar and Bab Amr.", "captured"),
        ("Hish has been prised from the rebels.", "captured"),
        ("The militia pried Tal Abyad from Islamic State.", "captured"),
        # back again
        ("Hish was lost by the rebels at dawn and got back by them at dusk.", "retaken"),
        ("The whole of Hama province, apart from a pocket near Hish, had reverted to the government by August.", "retaken"),
        ("Soldiers raised the flag over Nassib crossing, ending three years of rebel rule.", "retaken"),
        # given over and gone
        ("The council gave Arima and the hills around it over to the Syrian army.", "handed_over"),
        ("Gone from rebel hands within a night were Hish, Babila and Kafr Zita.", "lost"),
        ("Islamic State has been stripped of 90 percent of the land it ruled in Iraq.", "lost"),
    ],
)
def test_land_changes_hands(text: str, event: str) -> None:
    assert ("control_change", event) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ras al-Ain and Tel Abyad remain in the hands of the rebels.",
        "Only the old mill of Hish and the Yarmouk camp were still occupied by Islamic State.",
        "The road between Hish and Babila is still the opposition's.",
        "Rebels are thought to hold four villages near Hish.",
        "Islamic State is believed to hold a strip of desert near Sukhnah still.",
        "The writ of Hayat Tahrir al-Sham runs from Harem to Saraqib.",
        "The Houthis, masters of Sanaa since 2014, sent a drone over the border.",
        "Sinjar has changed its flag three times, and today it obeys the Popular Mobilisation Forces.",
        "Two thirds of Hasakah city belonged to the YPG.",
        "Aid reached Fuah and Kafriya, two government-held Shiite villages.",
        "Rebel-held: Hish, Babila, Maar Dibsah.",
        "Qamishli airport remains in state hands.",
        "Who holds what in Syria: the army 60 percent, the SDF 25 percent.",
    ],
)
def test_who_holds_it(text: str) -> None:
    assert ("control_state", None) in read(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Taking over a town is simple, ruling it is not.", "control_change"),
        ("The army retook the last stretch of the M4 still beyond its reach.", "control_state"),
        ("The army overran Hish, eliminating the last rebel foothold in Hama.", "control_state"),
        ("The oil company is in state hands.", "control_state"),
        ("The rebels vowed to win Hish from the army.", "control_change"),
        ("The militia is thought to hold 12 soldiers near Hish.", "control_state"),
        ("The convoy rolled into Hish unopposed.", "control_change"),
        ("The veto is a weapon of the five permanent members.", "statement"),
        ("Moscow denied that its soldiers were inside Idlib.", "statement"),
        ("Should the line collapse, aid workers say, all of them would run.", "statement"),
    ],
)
def test_what_is_none_of_it(text: str, kind: str) -> None:
    assert kind not in {k for k, _ in read(text)}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The Rastan truce, which had taken Jordanian officers six weeks to arrange, expired on Friday.", "ended"),
        ("With the expiry at noon of the 48-hour truce, the raids on Homs resumed.", "ended"),
        ("The expiration of the truce in Homs was followed by silence.", "ended"),
        ("A local truce has been running in Qudsaya since May.", "in_force"),
        ("The envoy spoke of the coming into force of a ceasefire in Homs.", "in_force"),
        ("Ahrar al-Sham wants nothing to do with the truce.", "rejected"),
        ("The council of Douma will not sign the accord.", "rejected"),
        ("The truce that Oman proposed for Rastan fell on deaf ears.", "rejected"),
        ("The halt to fire was made public by the Russian army on Friday.", "announced"),
        ("Damascus and the SDF initialled a text known as the Hasakah accord.", "signed"),
        ("Faylaq al-Sham announced that it had come to terms with Moscow.", "signed"),
        ("The power-sharing deal was signed by the two governments in Geneva.", "signed"),
        ("The envoy aired a scheme to freeze hostilities in Homs.", "proposed"),
        ("Jordan tabled a plan to halt the fighting in Rastan.", "proposed"),
        ("The truce began in May and the two sides have since prolonged it until July.", "extended"),
    ],
)
def test_stages_of_a_deal(text: str, event: str) -> None:
    assert ("agreement", event) in read(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Ankara says that it has fulfilled its part of the Sochi deal.", "kept"),
        ("The observers saw no infringement by either side in Homs.", "kept"),
        ("The ceasefire lines around Homs have been respected since Tuesday.", "kept"),
        ("The rebels completed the handover of the road on time, as the Rastan accord demanded.", "kept"),
        ("Not one tank has left the buffer zone.", "violated"),
        ("The militia has flouted the arms embargo, the envoy said.", "violated"),
        ("Army units must pull back 20 kilometres from the river, according to article two of the accord.", "requires"),
        ("Under point six of the deal the rebels are to free 20 soldiers.", "requires"),
        ("Mixed patrols along the Rastan road are envisaged from May.", "requires"),
        ("Amman declared a truce of three days, during which the militia was to leave the road.", "requires"),
        ("The departure of the gunmen from Rastan is contingent on the release of 12 nurses.", "requires"),
        ("No tank may cross the river, under paragraph 4 of the memorandum.", "prohibits"),
        ("One clause bars militias from the road.", "prohibits"),
        ("Men who lay down their arms are entitled under the Rastan accord to stay in their homes.", None),
    ],
)
def test_what_deals_ask_and_who_keeps_them(text: str, event: str | None) -> None:
    assert ("term", event) in read(text)


def test_guns_silent_under_a_deal_are_one_deal_in_force() -> None:
    text = "The guns fell silent in Homs on Friday under a truce between the army and the rebels."
    assert read(text) == {("agreement", "in_force")}


def test_a_breach_for_which_somebody_is_blamed_is_laid_to_him_only() -> None:
    assert first("Truce breached in Homs, rebels blamed", "term").modality == "accused"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The army clinched control of Kafr Nabl on Tuesday.", "captured"),
        ("By dusk the hill of Tal Touqan had a new owner, the Syrian army.", "captured"),
        ("Kafr Nabl became the latest town to fall.", "captured"),
        ("Rebels broke the army's hold on Nayrab.", "captured"),
        ("Ahrar al-Sham drove out its rivals and took charge of Idlib city.", "captured"),
        ("The flag of the Syrian army was run up over Nassib crossing.", "captured"),
        ("The rebels fought their way back into Nayrab on Thursday.", "retaken"),
        ("Damascus now has the whole of Daraya back.", "retaken"),
        ("The army's assault on Kabani fizzled out.", "repelled"),
        ("Government troops were sent packing from Kabani.", "repelled"),
    ],
)
def test_land_changes_hands_in_looser_words(text: str, event: str) -> None:
    assert ("control_change", event) in read(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Damascus and the SDF cut a deal in December.", "signed"),
        ("Turkey and Russia patched up a new ceasefire for Idlib.", "signed"),
        ("The ceasefire in Homs hit the rocks within hours.", "ended"),
        ("Ankara has declared the Sochi deal defunct.", "ended"),
    ],
)
def test_deals_in_looser_words(text: str, event: str) -> None:
    assert ("agreement", event) in read(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Not a single shot was fired in Hama on the first day of the truce.", "kept"),
        ("The raid on Atarib made a nonsense of the truce.", "violated"),
        ("Deserters have to register by Monday, the protocol states.", "requires"),
    ],
)
def test_terms_in_looser_words(text: str, event: str) -> None:
    assert ("term", event) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        '"We will punish them wherever they hide," the Turkish president told officers.',
        "Jordan will never reopen that crossing, the king told parliament.",
        "Human Rights Watch took Damascus to task for its denials.",
        "The Dutch parliament threw out the plan by 28 votes to nine.",
        "The militia has given the Americans notice to leave.",
        "Ankara's ultimatum runs out on Friday.",
        "The French government had harsh words for Moscow.",
        "Macron phoned his Iranian counterpart over Idlib.",
        "Norway froze arms exports to Turkey.",
        "Oman has called home its ambassador.",
        "Qatar offered its good offices to Ankara and Damascus.",
    ],
)
def test_what_parties_say_and_do(text: str) -> None:
    assert ("statement", None) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The network wrote that police had arrested a man wanted for murder in Hass.",
        "Hospital records list 40 wounded admitted overnight.",
        "The rebels say they have left the hill.",
        "The governor told the Council that the road was open.",
        "The army insisted that Hish had since been retaken.",
        "The ship left, Western diplomats complained.",
    ],
)
def test_what_is_said_besides_is_no_position(text: str) -> None:
    assert ("statement", None) not in read(text)


@pytest.mark.parametrize(
    ("text", "told_so"),
    [
        ("The rebels lost hold of the hill above Kabani in May.", ("control_change", "lost")),
        ("Kafr Hamra is once more in the army's hands.", ("control_change", "retaken")),
        ("Deir Hafer has been emptied of Islamic State.", ("control_change", "captured")),
        ("The rebels complained of 15 breaches in a day.", ("term", "violated")),
        ("Damascus cried foul over the patrols.", ("statement", None)),
    ],
)
def test_a_few_more(text: str, told_so: tuple[str, str | None]) -> None:
    assert told_so in read(text)
