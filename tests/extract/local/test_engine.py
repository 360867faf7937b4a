import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings

from claimbook.errors import ResourceError
from claimbook.extract.local import LocalEngine, load
from claimbook.extract.local.engine import NAME, TOKENIZER
from claimbook.extract.local.network import READER, TAGGER
from claimbook.extract.local.settings import FILE
from claimbook.model.contract import claim_to_json
from claimbook.model.values import Document
from tests.extract.local.networks import PLAIN, WEIGHTS, WildNetwork, WordNetwork, tokenizer
from tests.extract.odd_texts import odd_texts

RAW = Path(os.environ.get("CLAIMBOOK_SHARED", Path(__file__).parents[4] / "shared")) / "data" / "raw"
REPORT = (
    "Gunmen of the Red Front attacked a police post in Ostrel on Monday, killing six officers, police said.\r\n"
    "The Red Front claimed responsibility for the attack. It has about 300 fighters in the Venn hills. 🙂 "
    "In 2019 the Red Front pledged allegiance to the Black Banner, a larger group."
)


@pytest.fixture(scope="module")
def shipped():
    return load()


def fake(network):
    return LocalEngine(network, tokenizer(), PLAIN, "fake/1")


def spans_of(extraction):
    for claim in extraction.claims:
        yield from (one for given in claim.roles.values() for one in given)
        yield from claim.numbers.values()
        yield from claim.evidence
        yield from (one for one in (claim.when, claim.holder) if one)
    yield from extraction.mentions


def slice_exactly(extraction):
    text = extraction.document.text
    for one in spans_of(extraction):
        assert text[one.start : one.end] == one.text != ""


def read(engine, text, doc="d"):
    return engine.extract(Document(doc, text))


def printed(extraction):
    return json.dumps([claim_to_json(one) for one in extraction.claims] + [repr(one) for one in extraction.mentions])


@given(odd_texts)
@settings(max_examples=40, deadline=None)
def test_every_span_is_an_exact_slice_whatever_the_network_says(text):
    slice_exactly(read(fake(WildNetwork()), text))


@given(odd_texts)
@settings(max_examples=15, deadline=None)
def test_every_span_is_an_exact_slice(shipped, text):
    slice_exactly(read(shipped, text))


@pytest.mark.skipif(not RAW.exists(), reason="the shared corpora are not here")
def test_every_span_is_an_exact_slice_of_real_reports():
    lines = [line for path in sorted(RAW.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    for line in lines[::90]:
        slice_exactly(read(fake(WildNetwork()), json.loads(line)["text"]))


@pytest.mark.parametrize("text", ["", " ", "\n\n\r\n", "\u00ad", "\x00\x01", "\u200b", "...", '"', "\u0301", "\ud800"])
def test_a_text_that_says_nothing_has_no_claims(shipped, text):
    assert read(shipped, text).claims == ()


@pytest.mark.parametrize(
    "filling", ["no border at all ", "a", ". ", "👍🏽", "The weather was fine" + " all day long" * 20 + ". "]
)
def test_a_megabyte_is_read_to_its_last_sentence(filling):
    is_read_to_its_end(filling * (1_000_000 // len(filling)))


@pytest.mark.parametrize("filling", ["fine\n", "Fine. ", "\u0301 ", "\ud800"])
def test_a_text_of_many_tiny_sentences_is_read_to_its_last(filling):
    is_read_to_its_end(filling * 5_000)


def is_read_to_its_end(text):
    network = WordNetwork("attacked")
    text += "\n\nRebels attacked."
    (claim,) = read(fake(network), text).claims
    assert claim.roles["perpetrator"][0].text == "Rebels"
    assert claim.evidence[0].end == len(text)


def test_the_same_text_gives_the_same_claims_alone_and_after_others(shipped):
    alone = printed(read(load(), REPORT))
    read(shipped, "The Black Banner bombed a market in Venn. " * 30)
    assert printed(read(shipped, REPORT)) == printed(read(shipped, REPORT)) == alone


def test_claims_stand_in_the_order_of_the_text(shipped):
    places = [claim.evidence[0].start for claim in read(shipped, REPORT).claims]
    assert places == sorted(places)


def test_the_shipped_weights_see_an_attack_where_anybody_would(shipped):
    found = read(shipped, REPORT)
    assert "incident" in {claim.type for claim in found.claims}
    assert all(0 <= (claim.confidence or 0) <= 1 for claim in found.claims)
    assert {claim.engine for claim in found.claims} == {NAME}


@pytest.mark.parametrize("missing", [READER, TAGGER, FILE, TOKENIZER])
def test_a_missing_part_of_the_weights_is_named(tmp_path, missing):
    for name in {READER, TAGGER, FILE, TOKENIZER} - {missing}:
        (tmp_path / name).symlink_to(Path(str(WEIGHTS / name)))
    with pytest.raises(ResourceError, match=missing):
        load(tmp_path)
