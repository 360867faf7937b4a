"""Silver mention kinds, on invented sentences."""

import itertools
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from claimbook.extract.local.tokens import Pieces
from training.examples import KIND_INDEX, UNKNOWN
from training.kinds import Tables, silver_kinds, silver_mentions

Document = dict[str, Any]
TABLES = Tables(frozenset({"Varania"}), frozenset({"Varanian"}), frozenset({"sons of the gorge front"}))


def document(*sentences: str, claims: Sequence[Document] = ()) -> Document:
    text = "\n".join(sentences)
    spans, at = {}, 0
    for number, one in enumerate(sentences, 1):
        spans[number] = (at, at + len(one))
        at += len(one) + 1
    return {"id": "d", "text": text, "sentences": spans, "claims": list(claims)}


def mention(text: str, words: str, name: str | None = None, after: int = 0) -> Document:
    start = text.index(words, after)
    return {"text": words, "start": start, "end": start + len(words), **({"name": name} if name else {})}


def claim(kind: str, roles: Any = None, numbers: Any = None, holder: Any = None, when: Any = None) -> Document:
    return {"type": kind, "roles": roles or {}, "numbers": numbers or {}, "holder": holder, "when": when}


def kinds(given: Document) -> dict[str, str | None]:
    marked = silver_mentions(given, list(given["sentences"].values()), TABLES)
    return {given["text"][one.start : one.end]: one.kind for part in marked for one in part}


def split(text: str) -> Pieces:
    spans = np.array([one.span() for one in re.finditer(r"\w+|[^\w\s]", text)], dtype=np.int64).reshape(-1, 2)
    blank = np.zeros(len(spans), dtype=np.int64)
    return Pieces(blank, blank, spans[:, 0], spans[:, 1])


def test_pieces_begin_and_continue_a_mention() -> None:
    given = document("Masked gunmen fired mortars.")
    (labels,) = silver_kinds(given, [*given["sentences"].values()], [split(given["text"])], TABLES)
    group, weapon = KIND_INDEX["group"], KIND_INDEX["weapon"]
    assert labels.tolist() == [2 * group + 1, 2 * group + 2, 0, 2 * weapon + 1, 0]
    assert labels.dtype == np.int64


def test_unexplained_capitals_are_unknown_and_lower_case_words_outside() -> None:
    given = document("It was quiet near Tolbek again.")
    (labels,) = silver_kinds(given, [*given["sentences"].values()], [split(given["text"])], TABLES)
    assert labels.tolist() == [UNKNOWN, 0, 0, 0, UNKNOWN, 0, 0]


def test_slots_decide() -> None:
    text = "Drones hit the bridge in Tolbek on Monday, killing three people."
    given = document(text, claims=[claim(
        "incident",
        {"weapon": [mention(text, "Drones")], "target": [mention(text, "bridge")], "place": [mention(text, "Tolbek")]},
        {"killed": mention(text, "three people")},
        when=mention(text, "on Monday"),
    )])  # fmt: skip
    assert kinds(given) == {
        "Drones": "weapon", "bridge": "facility", "Tolbek": "place", "three": "number", "people": "people",
        "on Monday": "time",
    }  # fmt: skip


@pytest.mark.parametrize("words", ["Red Dune Army", "Sons of the Gorge Front", "Ashen Column"])
def test_an_armed_group_goes_by_its_name(words: str) -> None:
    text = f"The {words} burned a house."
    given = document(text, claims=[claim("incident", {"perpetrator": [mention(text, words)]})])
    assert kinds(given)[words] == "group"


def test_a_states_army_is_a_force() -> None:
    text = "The Varanian Army burned a house."
    given = document(text, claims=[claim("incident", {"perpetrator": [mention(text, "Varanian Army")]})])
    assert kinds(given)["Varanian Army"] == "force"


def test_a_country_is_a_government_only_where_it_acts() -> None:
    text = "Varania funds Ashen Column."
    given = document(text, "Rain fell across Varania.", claims=[
        claim("support", {"subject": [mention(text, "Varania")], "object": [mention(text, "Ashen Column")]})
    ])  # fmt: skip
    first, second = silver_mentions(given, list(given["sentences"].values()), TABLES)
    assert [first[0].kind, second[-1].kind] == ["government", "place"]


def test_a_pronoun_and_a_short_form_take_the_kind_of_the_name() -> None:
    text = "The Tolbek Circle said they would return; Tolbek lies."
    given = document(text, claims=[
        claim("strength", {"subject": [mention(text, "Tolbek Circle")]}),
        claim("strength", {"subject": [mention(text, "they", "Tolbek Circle")]}),
        claim("presence", {"subject": [mention(text, "Tolbek", "Tolbek Circle", after=40)]}),
    ])  # fmt: skip
    assert kinds(given)["they"] == "group"
    assert kinds(given)["Tolbek"] == "group"


def test_who_leads_is_a_person_everywhere() -> None:
    text = "Ashen Column is led by Orvan Telke."
    given = document(text, "On the radio Orvan Telke laughed.", claims=[
        claim("leadership", {"subject": [mention(text, "Orvan Telke")], "object": [mention(text, "Ashen Column")]})
    ])  # fmt: skip
    second = silver_mentions(given, list(given["sentences"].values()), TABLES)[1]
    assert [(given["text"][one.start : one.end], one.kind) for one in second][-1] == ("Orvan Telke", "person")


def test_an_ideology_is_a_creed() -> None:
    text = "Ashen Column follows river socialism."
    given = document(text, claims=[claim("ideology", {"object": [mention(text, "river socialism")]})])
    assert kinds(given)["river socialism"] == "creed"


def test_one_victim_told_in_words_is_no_number() -> None:
    text = "The blast killed a woman."
    given = document(text, claims=[claim("incident", numbers={"killed": mention(text, "a woman")})])
    assert kinds(given)["a woman"] == "person"


def test_mentions_never_overlap() -> None:
    given = document("Varanian police soldiers killed at least 20 people on 3 May 2011 in Varania, 4,000 armed.")
    (marked,) = silver_mentions(given, list(given["sentences"].values()), TABLES)
    assert all(one.end <= other.start for one, other in itertools.pairwise(marked))
    assert {"time", "number", "place"} <= {one.kind for one in marked}
