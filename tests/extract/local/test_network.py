import numpy as np
import pytest

from claimbook.errors import ResourceError
from claimbook.extract.local.network import READER, TAGGER, OnnxNetwork
from claimbook.extract.local.slots import SLOTS
from claimbook.extract.local.windows import collate, spot_index, windows
from claimbook.model.codebook import LABELS, MENTION_KINDS
from tests.extract.local.networks import WEIGHTS, WHOLE, units_of


@pytest.fixture(scope="module")
def network():
    return OnnxNetwork(WEIGHTS)


def test_the_shipped_network_gives_what_it_says(network):
    batch = collate(*windows(units_of("The Red Front attacked Ostrel. Six died.")))
    index, real = spot_index(batch.spots, batch.ids.shape[1])
    middle, labels, kinds = network.read(batch.ids, batch.cases, batch.mask, index, real)
    assert middle.shape[:2] == batch.ids.shape
    assert labels.shape == (2, len(LABELS))
    assert kinds.shape == (*index.shape, 2 * len(MENTION_KINDS) + 1)
    states = middle.reshape(-1, middle.shape[-1])[index]
    tags, whole, links = network.ask(states, real, np.array([0, 1]))
    assert tags.shape == (*index.shape, 3 * len(SLOTS))
    assert whole.shape == (2, WHOLE)
    assert links.shape == (2, index.shape[1], index.shape[1])


@pytest.mark.parametrize("content", [None, b"", b"not a network"])
def test_weights_that_are_missing_or_damaged_are_named(tmp_path, content):
    for name in (READER, TAGGER):
        if content is not None:
            (tmp_path / name).write_bytes(content)
    with pytest.raises(ResourceError, match=READER):
        OnnxNetwork(tmp_path)
