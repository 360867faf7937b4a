import pytest

torch = pytest.importorskip("torch")

from training.stages import CYCLES, STAGES, average_weights  # noqa: E402


def test_every_stage_starts_from_one_that_is_there_and_none_from_itself():
    for name in STAGES:
        seen = [name]
        while before := STAGES[seen[-1]].after:
            assert before in STAGES and before not in seen
            seen.append(before)


@pytest.mark.parametrize(("name", "ending"), [("final", ""), ("fold0", "0"), ("fold4", "4")])
def test_what_is_shipped_or_measured_is_the_mean_of_the_last_four_cycles_on_the_same_documents(name, ending):
    assert STAGES[name].average == tuple(f"{cycle}{ending}" for cycle in CYCLES[-4:])
    assert STAGES[name].after == STAGES[name].average[-1]


def test_weights_are_averaged_one_by_one():
    given = [{"a": torch.tensor([1.0, 2.0])}, {"a": torch.tensor([2.0, 4.0])}, {"a": torch.tensor([6.0, 0.0])}]
    assert average_weights(given)["a"].tolist() == [3.0, 2.0]
