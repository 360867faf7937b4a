"""The network in torch behind the engine's own protocol, so that training measures what the product decodes."""

import numpy as np
import torch

from claimbook.extract.local.network import Floats
from claimbook.extract.local.windows import Ints, Mask
from training.network import Network


class TorchNetwork:
    """Implements claimbook.extract.local.network.Network."""

    def __init__(self, network: Network) -> None:
        self.network = network.eval()

    @torch.inference_mode()
    def read(self, ids: Ints, cases: Ints, mask: Mask, index: Ints, real: Mask) -> tuple[Floats, Floats, Floats]:
        """See the protocol."""
        middle, last = self.network.read(torch.from_numpy(ids), torch.from_numpy(cases), torch.from_numpy(mask))
        states = last.reshape(-1, last.shape[-1])[torch.from_numpy(index)]
        labels = self.network.classify(states, torch.from_numpy(real))
        return middle.numpy(), labels.numpy(), self.network.kinds(states).numpy()

    @torch.inference_mode()
    def ask(self, states: Floats, real: Mask, labels: Ints) -> tuple[Floats, Floats, Floats]:
        """See the protocol."""
        tags, whole, upper = self.network.ask(
            torch.from_numpy(states), torch.from_numpy(real), torch.from_numpy(labels)
        )
        return tags.numpy(), whole.numpy(), np.asarray(self.network.link(upper))
