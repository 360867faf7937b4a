from datetime import date

import pytest

from claimbook.errors import FormatError, InputError
from claimbook.evaluate import parse_gold, read_gold

TEXT = """\
# id: ostrel-1
# published: 2021-06-16
# source: invented
# title: Mill burnt at Ostrel

s1\tThe Reed Brigade said ten men of the Hill Guard, ten in all, died at Ostrel Mill on Tuesday.
- incident/attack | id=I1 | perpetrator=Reed Brigade | target=men ; Hill Guard | killed=ten#2>10..10 | \
when=on Tuesday>2021-06-15..2021-06-15 | holder=Reed Brigade
s2\tIt denied burning the mill and may have at least 40 fighters.
- responsibility/denied | id=I2 | actor=It>Reed Brigade | holder=It>Reed Brigade | neg
- strength/members | subject=s1:Reed Brigade | strength=at least 40>40.. | possible
"""


def test_a_gold_file_becomes_a_document_and_its_claims():
    gold = parse_gold(TEXT)
    assert gold.document.id == "ostrel-1"
    assert gold.document.published == date(2021, 6, 16)
    assert (gold.document.source, gold.document.title) == ("invented", "Mill burnt at Ostrel")
    assert gold.document.text.split("\n")[1].startswith("It denied")
    assert [f"{one.type}/{one.subtype}" for one in gold.claims] == [
        "incident/attack",
        "responsibility/denied",
        "strength/members",
    ]


def test_every_span_is_a_slice_of_the_text():
    gold = parse_gold(TEXT)
    for claim in gold.claims:
        fillers = [one for given in claim.roles.values() for one in given]
        for span in (*fillers, *claim.numbers.values(), *claim.evidence, *filter(None, (claim.when, claim.holder))):
            assert gold.document.text[span.start : span.end] == span.text


def test_the_nth_occurrence_is_counted_in_whole_words():
    killed = parse_gold(TEXT).claims[0].numbers["killed"]
    assert killed.start == TEXT.split("s1\t")[1].index("ten in all")


def test_flags_names_and_open_ends():
    attack, denied, strength = parse_gold(TEXT).claims
    assert [one.text for one in attack.roles["target"]] == ["men", "Hill Guard"]
    assert attack.when and (attack.when.start_date, attack.when.end_date) == (date(2021, 6, 15), date(2021, 6, 15))
    assert (denied.polarity, denied.incident, denied.roles["actor"][0].name) == ("negative", "I2", "Reed Brigade")
    assert (strength.modality, strength.numbers["strength"].low, strength.numbers["strength"].high) == (
        "possible",
        40,
        None,
    )
    assert strength.roles["subject"][0].start < strength.evidence[0].start


def test_of_several_publication_dates_the_last_counts():
    assert parse_gold(TEXT.replace("2021-06-16\n", "2020-01-02;2021-06-16\n")).document.published == date(2021, 6, 16)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("- incident/feud | id=I1", "no such type/subtype"),
        ("- incident/attack | perpetrator=Reed Brigade", "without id="),
        ("- presence/operates | subject=Marsh Brigade", "is not in s1"),
        ("- presence/operates | subject=s9:Reed Brigade", "no sentence s9"),
        ("- presence/operates | subject=ten#3", "is not in s1"),
        ("- presence/operates | colour=Reed Brigade", "no such field"),
        ("- presence/operates | maybe", "neither field nor flag"),
        ("- presence/operates | subject=men | subject=ten", "stands twice"),
        ("- strength/members | strength=ten", "without low..high"),
        ("- strength/members | strength=ten>many..", "not low..high"),
        ("- presence/operates | when=on Tuesday>June", "not YYYY-MM-DD"),
        ("- presence/operates | when=on Tuesday>2021-02-31..", "no such day"),
        ("nonsense", "neither head, sentence nor claim"),
        ("s1\tAgain.", "stands twice"),
    ],
)
def test_a_bad_line_is_named_with_file_line_and_reason(line, reason):
    with pytest.raises(FormatError, match=reason) as caught:
        parse_gold("\n".join([*TEXT.split("\n")[:6], line]), "ostrel.gold")
    assert caught.value.subject == "ostrel.gold:7"


def test_a_claim_before_any_sentence_is_refused():
    with pytest.raises(FormatError, match="before any sentence"):
        parse_gold("# id: a\n- presence/operates | subject=x")


@pytest.mark.parametrize(("text", "reason"), [("s1\tText.", "id"), ("# id: a\n# published: June", "not a day")])
def test_a_bad_head_is_refused(text, reason):
    with pytest.raises(FormatError, match=reason):
        parse_gold(text, "bad.gold")


def test_a_folder_is_searched_in_depth(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.gold").write_text(TEXT, encoding="utf-8")
    assert list(read_gold(tmp_path)) == ["ostrel-1"]


def test_an_id_that_stands_twice_is_refused(tmp_path):
    for name in ("a.gold", "b.gold"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    with pytest.raises(FormatError, match="ostrel-1"):
        read_gold(tmp_path)


def test_what_cannot_be_read_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="a folder without"):
        read_gold(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(tmp_path / "missing.gold")
    (tmp_path / "latin.gold").write_bytes(b"# id: caf\xe9")
    with pytest.raises(InputError, match="UTF-8"):
        read_gold(tmp_path / "latin.gold")


JSON_CLAIM = (
    '{"doc": "d", "type": "presence", "subtype": "operates", "roles": {"subject": [{"text": "Reed Brigade", '
    '"start": 0, "end": 12}]}, "evidence": [{"start": 0, "end": 20, "text": "Reed Brigade is here"}]}'
)


def test_json_lines_hold_claims_and_where_wanted_documents(tmp_path):
    file = tmp_path / "gold.jsonl"
    file.write_text(f'{JSON_CLAIM}\n\n{{"id": "d", "text": "Reed Brigade is here", "published": "2021-06-16"}}\n')
    gold = read_gold(file)["d"]
    assert gold.document.text == "Reed Brigade is here"
    assert gold.document.published == date(2021, 6, 16)
    assert gold.claims[0].roles["subject"][0].text == "Reed Brigade"


@pytest.mark.parametrize("line", ["{", "[1]", '{"doc": "d"}', '{"id": 3, "text": "x"}', '{"id": "d"}'])
def test_a_bad_json_line_is_named_by_its_number(tmp_path, line):
    (tmp_path / "gold.jsonl").write_text(f"{JSON_CLAIM}\n{line}\n")
    with pytest.raises(FormatError) as caught:
        read_gold(tmp_path / "gold.jsonl")
    assert caught.value.subject.endswith("gold.jsonl:2")
