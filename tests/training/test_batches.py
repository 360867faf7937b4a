import numpy as np
import pytest

from tests.extract.local.networks import pieces_of
from training.examples import Passage, Sentence

torch = pytest.importorskip("torch")
batches = pytest.importorskip("training.batches")


def passage(*sizes):
    texts = ["fire " * size for size in sizes]
    return Passage("p", "test", tuple(Sentence(one) for one in pieces_of(*texts)))


def test_windows_are_cut_between_sentences():
    found = batches.windows(passage(60, 60, 60, 300))
    assert [[len(one.pieces) for one in window.sentences] for window in found] == [[60, 60], [60], [300]]


def test_a_batch_holds_the_pieces_where_it_says():
    given = batches.windows(passage(3, 5))
    batch = batches.collate(given)
    for (sentence, _), (row, first) in zip(batch.sentences, batch.places, strict=True):
        assert batch.ids[row, first : first + len(sentence.pieces)].tolist() == sentence.pieces.ids.tolist()
    assert int(batch.mask.sum()) == 1 + 3 + 1 + 5 + 1


def test_gathered_states_are_those_of_the_sentence():
    states = torch.arange(2 * 40, dtype=torch.float32).reshape(2, 40, 1)
    found, mask = batches.gather(states, [(0, 1, 3), (1, 5, 2)])
    assert found[0, :3, 0].tolist() == [1, 2, 3]
    assert found[1, :2, 0].tolist() == [45, 46]
    assert mask.sum(1)[:2].tolist() == [3, 2]


def test_every_window_is_in_one_batch_of_an_epoch():
    given = [one for size in range(1, 40) for one in batches.windows(passage(size))]
    found = [one for batch in batches.shuffled(given, 100, np.random.default_rng(7)) for one in batch]
    assert sorted(map(id, found)) == sorted(map(id, given))
