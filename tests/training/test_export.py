"""The two exported files compute what the network in torch computes, up to the rounding of int8."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from claimbook.extract.local.network import READER, TAGGER, OnnxNetwork  # noqa: E402
from claimbook.extract.local.windows import LONGEST, spot_index  # noqa: E402
from training.export import POSITIONS, export  # noqa: E402
from training.network import WIDTH, Network, Shape  # noqa: E402
from training.torch_network import TorchNetwork  # noqa: E402

SPOTS = ((0, 1, 4), (0, 6, 9), (1, 1, 7))
LABELS = np.array([0, 3, 1])


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(3)
    made = Network(Shape(), vocabulary=50)
    for layer in (made.cases, made.colour):
        torch.nn.init.normal_(layer.weight, std=0.05)
    return made.eval()


@pytest.fixture(scope="module")
def exported(network: Network, tmp_path_factory: pytest.TempPathFactory) -> OnnxNetwork:
    folder = tmp_path_factory.mktemp("exported")
    export(network, folder)
    return OnnxNetwork(folder)


def windows():
    """Two windows of unlike length: ids, cases, mask, index, real."""
    rng = np.random.default_rng(5)
    ids, cases = rng.integers(1, 50, (2, 16)), rng.integers(0, 4, (2, 16))
    ids[1, 9:] = 0
    return ids, cases, ids != 0, *spot_index(SPOTS, 16)


def near(found, expected):
    """Off by no more than int8 explains: a few hundredths of the values' spread."""
    assert found.shape == expected.shape
    assert np.abs(found - expected).mean() < 0.05 * expected.std()


def test_the_reader_gives_states_labels_and_kinds(network: Network, exported: OnnxNetwork) -> None:
    given = windows()
    *_, mask, _, real = given
    middle, labels, kinds = exported.read(*given)
    states, label_logits, kind_logits = TorchNetwork(network).read(*given)
    near(middle[mask], states[mask])
    near(labels, label_logits)
    near(kinds[real], kind_logits[real])


def test_the_tagger_gives_tags_flags_and_links(network: Network, exported: OnnxNetwork) -> None:
    ids, cases, mask, index, real = windows()
    middle, _, _ = TorchNetwork(network).read(ids, cases, mask, index, real)
    states = middle.reshape(-1, WIDTH)[index] * real[..., None]
    found, expected = exported.ask(states, real, LABELS), TorchNetwork(network).ask(states, real, LABELS)
    near(found[0][real], expected[0][real])
    near(found[1], expected[1])
    near(found[2][real], expected[2][real])


def test_padding_changes_nothing_that_is_seen(exported: OnnxNetwork) -> None:
    ids, cases, mask, _, _ = windows()
    index, real = spot_index(SPOTS[2:], 16)
    narrow = exported.read(ids[1:, :9], cases[1:, :9], mask[1:, :9], *spot_index(((0, 1, 7),), 9))
    wide = exported.read(ids[1:], cases[1:], mask[1:], index - 16, real)
    near(wide[1], narrow[1])


def test_a_tagger_without_layers_of_its_own_uses_the_readers(tmp_path: Path) -> None:
    shared = Network(Shape(own_upper=False), vocabulary=50).eval()
    export(shared, tmp_path)
    given = (
        np.random.default_rng(1).normal(size=(3, 5, WIDTH)).astype(np.float32),
        np.ones((3, 5), dtype=bool),
        LABELS,
    )
    near(OnnxNetwork(tmp_path).ask(*given)[0], TorchNetwork(shared).ask(*given)[0])


def test_the_same_weights_give_the_same_bytes(network: Network, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        export(network, tmp_path / folder)
    for name in (READER, TAGGER):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_every_window_finds_its_positions() -> None:
    assert POSITIONS >= LONGEST + 2
