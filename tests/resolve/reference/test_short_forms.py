"""Names behind acronyms, adjectives, other names in brackets and phrases, for mentions without claims."""

import pytest

from claimbook.model.values import Document, Extraction, Mention
from claimbook.resolve.reference import name_claims


def names(text: str, *words: str, kind: str | None = "group") -> list[str | None]:
    spans = [(text.rindex(one), one) for one in words]
    mentions = tuple(Mention(one, start, start + len(one), kind=kind) for start, one in sorted(spans))
    return [one.name for one in name_claims(Extraction(Document("d", text), (), mentions)).mentions]


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Nuclei Operai Rivoluzionari (N.O.R.) grew. Then N.O.R. split.", "N.O.R.", "Nuclei Operai Rivoluzionari"),
        ("The NRF (National Reed Front) grew. Then NRF split.", "NRF", "National Reed Front"),
        ("The Plain Freedom Army, known by its initials ULR, grew. Then ULR split.", "ULR", "Plain Freedom Army"),
        ('Jamoat-i Safi Pok ("Pure Ranks") grew. Then Pure Ranks split.', "Pure Ranks", "Jamoat-i Safi Pok"),
        ("THE FMLN [FARO MARTI NATIONAL LIBERATION FRONT] GREW. THEN FMLN SPLIT.", "FMLN",
         "FARO MARTI NATIONAL LIBERATION FRONT"),
        ("THE UNION OF REED WORKERS [FENASTRAS] GREW. THEN FENASTRAS SPLIT.", "FENASTRAS", "UNION OF REED WORKERS"),
        ("THE REED LIBERATION ARMY, ELR, GREW. THEN ELR SPLIT.", "ELR", "REED LIBERATION ARMY"),
        ("The Nuclei of Reed Resistance grew. Then the NRR split.", "NRR", "Nuclei of Reed Resistance"),
        ("The Nuclei of Proletarian Resistance grew. Then the NRP split.", "NRP",
         "Nuclei of Proletarian Resistance"),
        ("Jamoat-i Safi Pok, usually rendered in English as the Pure Ranks, grew. Then the Pure Ranks split.",
         "Pure Ranks", "Jamoat-i Safi Pok"),
        ("Islamic State of the Reeds fighters fled. Then ISIS split.", "ISIS", "Islamic State of the Reeds"),
        ("[FARO MARTI NATIONAL LIBERATION FRONT, FMLN] GREW. THEN FMLN SPLIT.", "FMLN",
         "FARO MARTI NATIONAL LIBERATION FRONT"),
    ],
)  # fmt: skip
def test_a_form_that_the_text_introduces_has_the_full_name(text, short, full):
    assert names(text, short) == [full]


@pytest.mark.parametrize(("words", "state"), [("Israeli", "Israel"), ("U.S.", "United States"), ("Thai", "Thailand")])
def test_the_adjective_of_a_state_is_the_state(words, state):
    assert names(f"It met {words} fire.", words, kind="government") == [state]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("M23 rebels", "M23"),
        ("Reed Front tactical units", "Reed Front"),
        ("Reed Front targets", "Reed Front"),
        ("village of Nadiia", "Nadiia"),
        ("Rapid Support Forces fighters", "Rapid Support Forces"),
        ("members of the Civil Alert Committee", "Civil Alert Committee"),
        ("Kurdish fighters", None),
        ("Nigerian soldiers", None),
        ("armed rebels", None),
    ],
)
def test_a_phrase_has_the_name_that_it_holds(phrase, name):
    assert names(f"On Friday {phrase} fled.", phrase) == [name]


def test_the_group_is_the_group_spoken_of():
    text = "The Reed Front claimed the attack in Kest on Monday. The group said it killed nine soldiers."
    assert names(text, "Reed Front", "group") == ["Reed Front", "Reed Front"]


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ('Harakat al-Sahr al-Abyad ("the White Reed") grew. Then White Reed split.', "White Reed",
         "Harakat al-Sahr al-Abyad"),
        ("It blamed the FDO, Forces de défense du Orvel. Then FDO split.", "FDO", "Forces de défense du Orvel"),
        ("The March 23 Movement (M23) grew. Then M23 split.", "M23", "March 23 Movement"),
        ("Reed Front (Fronda Velmara) grew. Then Fronda Velmara split.", "Fronda Velmara", "Reed Front"),
    ],
)  # fmt: skip
def test_a_form_that_stands_beside_the_name_has_it(text, short, full):
    assert names(text, short) == [full]


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Kata'ib al-Velmar grew. Then Velmar split.", "Velmar", "Kata'ib al-Velmar"),
        ("Los Juncos del Trece grew. Then Juncos split.", "Juncos", "Los Juncos del Trece"),
    ],
)
def test_a_short_form_leaves_an_article_out(text, short, full):
    assert names(text, full, short) == [full, full]


def test_an_editor_s_remark_is_no_name():
    assert names("AN ENGINEER, JOHN JONES [NAME AS RECEIVED], GREW OLD. JONES FLED.", "JONES", kind=None) != [
        "NAME AS RECEIVED"
    ]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Israel's defence minister says that the military will stay.", "military", "Israeli military"),
        (
            "A Lebanese court met. Later the federal army of the north fled, and the army came back.",
            "army",
            "federal army",
        ),
        ("The military fled.", "military", None),
    ],
)
def test_a_force_has_the_name_of_its_state_or_that_of_a_longer_phrase(text, words, name):
    spans = [(text.rindex(words), words)] + (
        [(text.index("federal army"), "federal army")] if "federal" in text else []
    )
    mentions = tuple(Mention(one, start, start + len(one), kind="force") for start, one in sorted(spans))
    found = name_claims(Extraction(Document("d", text), (), mentions)).mentions
    assert found[-1].name == name


def test_an_acronym_may_hold_a_number():
    text = "The March 23 Movement grew. Then M23 split."
    assert names(text, "March 23 Movement", "M23") == ["March 23 Movement"] * 2


def test_a_name_with_a_dash_is_a_branch_and_not_the_fuller_form_of_its_parent():
    text = "The Red Front of the Salt Marsh - Velmar grew. Then men swore to the Red Front of the Salt Marsh."
    parent, branch = "Red Front of the Salt Marsh", "Red Front of the Salt Marsh - Velmar"
    assert names(text, branch, parent) == [branch, parent]
