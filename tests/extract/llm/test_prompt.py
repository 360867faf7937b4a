from claimbook.extract.llm.examples import EXAMPLES
from claimbook.extract.llm.grammar import parse_answer
from claimbook.extract.llm.grounding import Grounded, ground_line, ground_of
from claimbook.extract.llm.prompt import instructions, prompt_version
from claimbook.extract.llm.shown import Shown
from claimbook.model.cases import CASES, RULES, SIGNS
from claimbook.model.codebook import LABELS, NUMBERS, ROLES, SUBTYPES
from claimbook.model.values import Span


def test_the_instructions_hold_the_whole_codebook():
    told = instructions()
    for kind, subtype in LABELS:
        assert f"{kind}/{subtype}: " in told
    for names in (*ROLES.values(), *NUMBERS.values()):
        assert all(name in told for name in names)
    assert all(one in told for one in (*RULES, *CASES))


def test_the_version_is_that_of_the_instructions():
    assert len(prompt_version()) == 8


def test_the_worked_examples_keep_the_grammar_and_are_grounded():
    for given, answer in EXAMPLES:
        rows = [row.partition("\t") for row in given.split("\n") if "\t" in row]
        text = "\n".join(text for _, _, text in rows)
        found = {int(head[1:]): Span(said, text.index(said), text.index(said) + len(said)) for head, _, said in rows}
        ground = ground_of(Shown(found, found, tuple(range(len(text))), 0), None, set(found))
        parsed = parse_answer(answer)
        assert parsed.complaints == ()
        for line in parsed.lines:
            one = ground_line(line, ground)
            assert isinstance(one, Grounded), one
            assert one.complaint is None


def test_every_subtype_of_incident_has_its_signs():
    assert set(SIGNS) == set(SUBTYPES["incident"])
