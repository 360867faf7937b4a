"""The training loop: one loss over labels, tags, flags and mentions."""

import copy
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from claimbook.model.codebook import LABELS, MODALITIES
from training.batches import Batch, Window, collate, gather, pad_tags, shuffled
from training.examples import UNKNOWN, Array, Group, Sentence
from training.network import Network

Log = Callable[[str], None]
_OURS = ("attend", "state", "kinds", "tags", "whole", "link", "type_query", "label_query", "colour", "cases")
Item = tuple[
    int, int, Group | None
]  # (number of the sentence in its batch, label, marks or None where it isn't stated)


@dataclass(frozen=True)
class Recipe:
    """How long and how fast to learn. tokens: pieces in a batch; rate: the peak learning rate."""

    epochs: float
    rate: float = 2e-4
    tokens: int = 700
    warm: float = 0.08
    decay: float = 0.01
    frozen_words: bool = True
    negatives: float = 0.4
    tag_weight: float = 0.15
    link_weight: float = 0.3
    kind_weight: float = 0.5
    seed: int = 7


def fit(network: Network, given: Sequence[Window], recipe: Recipe, log: Log) -> None:
    """Train the network in place."""
    rng = np.random.default_rng(recipe.seed)
    torch.manual_seed(recipe.seed)
    network.words.weight.requires_grad = not recipe.frozen_words
    working = copy.deepcopy(network).bfloat16().train()
    total = int(recipe.epochs * sum(one.length for one in given) / (recipe.tokens + 50))
    optimiser = torch.optim.AdamW(_groups(network, recipe), lr=recipe.rate, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _slope(step, total, recipe.warm))
    progress = _Progress(total, log)
    for windows in islice(_endless(given, recipe.tokens, rng), total):
        losses = step_losses(working, collate(windows), recipe, rng)
        working.zero_grad(set_to_none=True)
        torch.stack(losses).sum().backward()
        _step(network, working, optimiser)
        schedule.step()
        progress.add([one.item() for one in losses])


def _endless(given: Sequence[Window], tokens: int, rng: np.random.Generator) -> Iterator[list[Window]]:
    while True:
        yield from shuffled(given, tokens, rng)


def _step(network: Network, working: Network, optimiser: torch.optim.Optimizer) -> None:
    """One step of the float32 weights along the gradients of their bfloat16 copy, which then follows."""
    pairs = [(a, b) for a, b in zip(network.parameters(), working.parameters(), strict=True) if a.requires_grad]
    for master, copied in pairs:
        master.grad = None if copied.grad is None else copied.grad.float()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    with torch.no_grad():
        for master, copied in pairs:
            copied.copy_(master)


class _Progress:
    """Logs the mean losses and the time left, every 50 steps."""

    EVERY = 50

    def __init__(self, total: int, log: Log) -> None:
        self.total, self.log = total, log
        self.step, self.begun, self.sums = 0, time.monotonic(), np.zeros(5)

    def add(self, losses: Sequence[float]) -> None:
        """Count one step."""
        self.step += 1
        self.sums += losses
        if self.step % self.EVERY == 0:
            spent = time.monotonic() - self.begun
            left = spent / self.step * (self.total - self.step)
            shown = " ".join(f"{one / self.EVERY:.3f}" for one in self.sums)
            self.log(f"step {self.step}/{self.total} label/check/tag/flag/kind {shown} {spent:.0f}s left {left:.0f}s")
            self.sums[:] = 0


def _groups(network: Network, recipe: Recipe) -> list[dict[str, object]]:
    """The parameters that learn: the published encoder's, and ours, which are new and learn faster."""
    plain: list[Tensor] = []
    heads: list[Tensor] = []
    for name, one in network.named_parameters():
        if one.requires_grad:
            (heads if name.startswith(_OURS) else plain).append(one)
    return [
        {"params": plain, "weight_decay": recipe.decay},
        {"params": heads, "weight_decay": recipe.decay, "lr": 3 * recipe.rate},
    ]


def _slope(step: int, total: int, warm: float) -> float:
    rise = max(1, int(warm * total))
    return step / rise if step < rise else max(0.0, (total - step) / max(1, total - rise))


def step_losses(network: Network, batch: Batch, recipe: Recipe, rng: np.random.Generator) -> list[Tensor]:
    """[label, check, tag, flag, kind] losses of one batch."""
    middle, last = network.read(batch.ids, batch.cases, batch.mask)
    spots = [(row, at, len(one.pieces)) for (one, _), (row, at) in zip(batch.sentences, batch.places, strict=True)]
    states, mask = gather(last, spots)
    logits = network.classify(states, mask).float()[: len(spots)]
    kinds = network.kinds(states).float()[: len(spots)]
    target, known = _label_targets(batch)
    count = len(spots)
    label = (functional.binary_cross_entropy_with_logits(logits, target, reduction="none") * known).sum() / count
    kind = _kind_loss(kinds, [one for one, _ in batch.sentences]) * recipe.kind_weight
    items = choose(batch, logits.detach().sigmoid().numpy(), recipe.negatives, rng)
    check, tag, flag = torch.zeros(()), torch.zeros(()), torch.zeros(())
    for half in _by_length(items, spots):
        c, t, f = _ask_losses(network, middle, spots, half, recipe)
        check, tag, flag = check + c / count, tag + t / count, flag + f / count
    return [label, check, tag, flag, kind]


def _label_targets(batch: Batch) -> tuple[Tensor, Tensor]:
    target = np.zeros((len(batch.sentences), len(LABELS)), dtype=np.float32)
    for number, (sentence, _) in enumerate(batch.sentences):
        for group in sentence.groups:
            target[number, group.label] = 1
    known = np.stack([passage.labels_known * passage.weight for _, passage in batch.sentences])
    return torch.from_numpy(target), torch.from_numpy(known)


def choose(batch: Batch, chances: Array, negatives: float, rng: np.random.Generator) -> list[Item]:
    """What to ask the tagger: every label that is stated, and the likeliest of those that are not."""
    out: list[Item] = []
    for number, (sentence, passage) in enumerate(batch.sentences):
        stated = {group.label for group in sentence.groups}
        out += [(number, group.label, group) for group in sentence.groups]
        open_labels = [label for label in range(len(LABELS)) if label not in stated and passage.labels_known[label]]
        if not open_labels or rng.random() > negatives:
            continue
        weights = chances[number, open_labels] + 1e-3
        out.append((number, int(rng.choice(open_labels, p=weights / weights.sum())), None))
    return out


def _by_length(items: list[Item], spots: list[tuple[int, int, int]]) -> list[list[Item]]:
    ordered = sorted(items, key=lambda one: spots[one[0]][2])
    cut = (2 * len(ordered)) // 3 // 8 * 8
    return [part for part in (ordered[:cut], ordered[cut:]) if part]


def _ask_losses(
    network: Network, middle: Tensor, spots: list[tuple[int, int, int]], items: list[Item], recipe: Recipe
) -> tuple[Tensor, Tensor, Tensor]:
    states, mask = gather(middle, [spots[number] for number, _, _ in items])
    labels = [label for _, label, _ in items] + [0] * (len(states) - len(items))
    tags, whole, upper = network.ask(states, mask, torch.tensor(labels))
    stated = [number for number, (_, _, group) in enumerate(items) if group is not None]
    linked = network.link(upper).float()[stated] if stated else None
    whole = whole.float()[: len(items)]
    truth = torch.tensor([float(group is not None) for _, _, group in items])
    check = functional.binary_cross_entropy_with_logits(whole[:, 0], truth, reduction="sum")
    groups = [group for _, _, group in items if group is not None]
    if not groups or linked is None:
        return check, torch.zeros(()), torch.zeros(())
    marks = pad_tags(groups, states.shape[1])
    chosen = tags[stated].float().view(len(groups), states.shape[1], -1, 3)
    tag = functional.cross_entropy(chosen.reshape(-1, 3), marks.reshape(-1), ignore_index=UNKNOWN, reduction="sum")
    link = _link_loss(linked, groups) * recipe.link_weight
    return check, tag * recipe.tag_weight + link, _flag_loss(whole[stated], groups)


def _link_loss(linked: Tensor, groups: list[Group]) -> Tensor:
    spots = [(n, a, b, float(t)) for n, one in enumerate(groups) for a, b, t in one.links]
    if not spots:
        return torch.zeros(())
    item, left, right, truth = zip(*spots, strict=True)
    found = linked[list(item), list(left), list(right)]
    return functional.binary_cross_entropy_with_logits(found, torch.tensor(truth), reduction="sum") * 0.3


def _flag_loss(whole: Tensor, groups: list[Group]) -> Tensor:
    negative = torch.tensor([one.negative for one in groups])
    loss = functional.binary_cross_entropy_with_logits(whole[:, 1], negative, reduction="sum")
    modality = torch.from_numpy(np.stack([one.modality for one in groups]))
    loss = loss + functional.cross_entropy(whole[:, 2 : 2 + len(MODALITIES)], modality, reduction="sum")
    carried = torch.from_numpy(np.stack([one.carried for one in groups]))
    found = whole[:, 2 + len(MODALITIES) :]
    seen = carried != UNKNOWN
    return loss + functional.binary_cross_entropy_with_logits(found[seen], carried[seen], reduction="sum")


def _kind_loss(kinds: Tensor, sentences: list[Sentence]) -> Tensor:
    target = np.full(kinds.shape[:2], UNKNOWN)
    for number, one in enumerate(sentences):
        if one.kinds is not None:
            target[number, : len(one.kinds)] = one.kinds
    if (target == UNKNOWN).all():
        return torch.zeros(())
    return (
        functional.cross_entropy(
            kinds.reshape(-1, kinds.shape[-1]), torch.from_numpy(target).reshape(-1), ignore_index=UNKNOWN
        )
        * 3
    )
