"""The network in torch: six encoder layers, the upper three also run once for each (sentence, label) that is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimbook.extract.local.slots import CARRIED, SLOTS
from claimbook.extract.local.tokens import CASE_CLASSES
from claimbook.model.codebook import LABELS, MENTION_KINDS, MODALITIES, SUBTYPES

WIDTH = 384
HEADS = 12
LAYERS = 6
INNER = 1536
TYPES = tuple(SUBTYPES)
TYPE_OF_LABEL = torch.tensor([TYPES.index(kind) for kind, _ in LABELS])
LINK_WIDTH = 64


@dataclass(frozen=True)
class Shape:
    """lower: how many layers the sentence-and-label passes share; own_upper: does the tagger own its upper layers?"""

    lower: int = 3
    own_upper: bool = True
    dropout: float = 0.1


class Drop(nn.Module):
    """Dropout whose masks are slices of one random pool: drawing fresh ones took a tenth of the training time."""

    POOL = 1 << 23

    def __init__(self, chance: float) -> None:
        super().__init__()
        self.chance = chance
        self.pool: Tensor | None = None

    def forward(self, given: Tensor) -> Tensor:
        """The input with some values zeroed and the others scaled up; the input itself outside training."""
        if not self.training or not self.chance:
            return given
        if self.pool is None:
            kept = torch.rand(self.POOL) >= self.chance
            self.pool = (kept / (1 - self.chance)).to(torch.bfloat16).to(given.device)
        size = given.numel()
        at = int(torch.randint(0, self.POOL - size, ()))
        return given * self.pool[at : at + size].view(given.shape).to(given.dtype)


class Layer(nn.Module):
    """One transformer layer in BERT's arrangement (post-norm)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm_outer = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Drop(dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """hidden: batch x length x WIDTH; mask: batch x length, true where there is a token."""
        batch, length, _ = hidden.shape

        def heads(given: Tensor) -> Tensor:
            return given.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        # On a CPU the fused attention's backward pass takes nine times as long as these three plain steps.
        scores = heads(self.query(hidden)) @ heads(self.key(hidden)).transpose(2, 3) * (WIDTH // HEADS) ** -0.5
        scores = scores.masked_fill(~mask[:, None, None, :], -1e4)
        seen = scores.softmax(-1).to(hidden.dtype) @ heads(self.value(hidden))
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        hidden = self.norm_attention(hidden + self.dropout(seen))
        return self.norm_outer(hidden + self.dropout(self.outer(functional.gelu(self.inner(hidden)))))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, shape: Shape, vocabulary: int = 30522, positions: int = 512) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(positions, WIDTH)
        self.cases = nn.Embedding(CASE_CLASSES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape.dropout) for _ in range(LAYERS))
        self.upper = nn.ModuleList(Layer(shape.dropout) for _ in range(LAYERS - shape.lower if shape.own_upper else 0))
        self.dropout = Drop(shape.dropout)
        self.attend = nn.Linear(WIDTH, len(LABELS))
        self.state = nn.Linear(WIDTH, len(LABELS))
        self.kinds = nn.Linear(WIDTH, 2 * len(MENTION_KINDS) + 1)
        self.type_query = nn.Embedding(len(TYPES), WIDTH)
        self.label_query = nn.Embedding(len(LABELS), WIDTH)
        self.colour = nn.Linear(WIDTH, WIDTH)
        self.tags = nn.Linear(WIDTH, 3 * len(SLOTS))
        self.whole = nn.Linear(WIDTH, 2 + len(MODALITIES) + len(CARRIED))
        self.link_left = nn.Linear(WIDTH, LINK_WIDTH)
        self.link_right = nn.Linear(WIDTH, LINK_WIDTH)
        nn.init.zeros_(self.cases.weight)
        nn.init.zeros_(self.colour.weight)
        nn.init.constant_(self.state.bias, -4.0)

    def embed(self, ids: Tensor, cases: Tensor) -> Tensor:
        """ids, cases: batch x length -> batch x length x WIDTH."""
        where = torch.arange(ids.shape[1], device=ids.device)
        return self.dropout(self.norm(self.words(ids) + self.cases(cases) + self.positions(where)))

    def read(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """(the middle layer's states, the last layer's states) of the windows."""
        hidden = self.embed(ids, cases)
        for layer in self.layers[: self.shape.lower]:
            hidden = layer(hidden, mask)
        middle = hidden
        for layer in self.layers[self.shape.lower :]:
            hidden = layer(hidden, mask)
        return middle, hidden

    def classify(self, states: Tensor, mask: Tensor) -> Tensor:
        """sentences x length x WIDTH -> sentences x labels: logits, each label looking where it wants to."""
        states = self.dropout(states)
        weights = self.attend(states).masked_fill(~mask[..., None], -1e4).softmax(1)
        return (weights * self.state(states)).sum(1)

    def ask(self, middle: Tensor, mask: Tensor, labels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Middle states of a sentence and a label -> (tag logits: length x 3 * slots, whole logits, upper states)."""
        query = self.type_query(TYPE_OF_LABEL.to(labels.device)[labels]) + self.label_query(labels)
        hidden = torch.cat([query[:, None], middle + self.colour(query)[:, None]], 1)
        seen = torch.cat([torch.ones_like(mask[:, :1]), mask], 1)
        for layer in self.upper if self.shape.own_upper else self.layers[self.shape.lower :]:
            hidden = layer(hidden, seen)
        hidden = self.dropout(hidden)
        return self.tags(hidden[:, 1:]), self.whole(hidden[:, 0]), hidden[:, 1:]

    def link(self, states: Tensor) -> Tensor:
        """items x length x WIDTH -> items x length x length: logit that fillers beginning there share a claim."""
        return self.link_left(states) @ self.link_right(states).transpose(1, 2) / LINK_WIDTH**0.5


def load_encoder(network: Network, weights: Mapping[str, Tensor]) -> None:
    """Fill the encoder from a BERT checkpoint's tensors; the tagger's own upper layers start as copies."""
    network.words.weight.data.copy_(weights["embeddings.word_embeddings.weight"])
    segment = weights["embeddings.token_type_embeddings.weight"][0]
    network.positions.weight.data.copy_(weights["embeddings.position_embeddings.weight"] + segment)
    network.norm.weight.data.copy_(weights["embeddings.LayerNorm.weight"])
    network.norm.bias.data.copy_(weights["embeddings.LayerNorm.bias"])
    names = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "out": "attention.output.dense", "norm_attention": "attention.output.LayerNorm",
        "inner": "intermediate.dense", "outer": "output.dense", "norm_outer": "output.LayerNorm",
    }  # fmt: skip
    places = [(layer, number) for number, layer in enumerate(network.layers)]
    places += [(layer, network.shape.lower + number) for number, layer in enumerate(network.upper)]
    for layer, number in places:
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                target = getattr(getattr(layer, ours), part)
                target.data.copy_(weights[f"encoder.layer.{number}.{theirs}.{part}"])
