"""ONNX graphs written node by node: int8 weights and the fused operators of onnxruntime, so nothing needs optimising.

Written out rather than traced: the same weights give the same bytes, whatever the versions of torch and its exporter.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from training.network import HEADS, Layer

OPSET: Final = 17
MICROSOFT: Final = "com.microsoft"
_RANGE: Final = 63
"""Weights reach -63..63 (reduced range): with eight full bits sums of two products overflow where VNNI is missing."""
_ROW_RANGE: Final = 127
_LEAST_PEAK: Final = 0.2
"""gelu is never below -0.17, so from here on the greatest value of a row is its greatest magnitude."""

Array = npt.NDArray[Any]


class Graph:
    """Collects nodes and constants; every method that adds a node gives the name of its output."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: Array) -> str:
        """Keep an array in the file."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def half(self, value: Array) -> str:
        """Keep a float32 array as float16; onnxruntime widens it once, when it loads the file."""
        return str(self.add("Cast", self.constant(value.astype(np.float16)), to=TensorProto.FLOAT))

    def add(self, op: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any) -> Any:
        """One node; the names of its outputs, or the one name where there is one."""
        names = [f"n{len(self.nodes)}_{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(op, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def linear(self, given: str, layer: nn.Linear) -> str:
        """A linear layer with int8 weights."""
        weight, scale = quantize(array(layer.weight).T)
        parts = (self.constant(weight), self.constant(scale), "", self.half(array(layer.bias)))
        return str(self.add("DynamicQuantizeMatMul", given, *parts, domain=MICROSOFT))

    def exact_linear(self, given: str, weight: Array, bias: Array | None = None) -> str:
        """given @ weight + bias in float32: for the heads, which are small and decide."""
        product = self.add("MatMul", given, self.half(weight))
        return str(product if bias is None else self.add("Add", product, self.half(bias)))

    def head(self, given: str, layer: nn.Linear) -> str:
        """A linear layer in float32."""
        return self.exact_linear(given, array(layer.weight).T, array(layer.bias))

    def rows(self, table: Array, index: str) -> str:
        """Rows of an embedding that is kept as int8 with one scale a row."""
        scale = np.maximum(np.abs(table).max(1, keepdims=True) / _ROW_RANGE, 1e-6).astype(np.float16)
        whole = np.clip(np.rint(table / scale.astype(np.float32)), -_ROW_RANGE, _ROW_RANGE).astype(np.int8)
        picked = self.add("Cast", self.add("Gather", self.constant(whole), index), to=TensorProto.FLOAT)
        return str(self.add("Mul", picked, self.add("Gather", self.half(scale), index)))

    def norm(self, given: str, layer: nn.LayerNorm) -> str:
        """Layer normalisation."""
        parts = (self.half(array(layer.weight)), self.half(array(layer.bias)))
        return str(self.add("LayerNormalization", given, *parts, epsilon=layer.eps))

    def add_norm(self, given: str, skip: str, layer: nn.LayerNorm, bias: Array | None = None) -> str:
        """Layer normalisation of a sum, with `bias` added to it.

        As three nodes: onnxruntime's one node for it (SkipLayerNormalization) took 18 of 105 ms
        of a reader's call where these take 4 (AVX-512, onnxruntime 1.32).
        """
        total = self.add("Add", given, skip)
        return self.norm(total if bias is None else self.add("Add", total, self.half(bias)), layer)

    def transformer(self, hidden: str, mask: str, layer: Layer) -> str:
        """One layer of training.network. mask: int32, 1 where there is a piece."""
        hidden = self.add_norm(
            hidden, self.linear(self.attention(hidden, mask, layer), layer.out), layer.norm_attention
        )
        peak = self.add("ReduceMax", self.add("Abs", hidden), axes=[-1], keepdims=1)
        inner = self.row_linear(hidden, peak, layer.inner)
        inner = self.add("BiasGelu", inner, self.half(array(layer.inner.bias)), domain=MICROSOFT)
        least = self.constant(np.array(_LEAST_PEAK, dtype=np.float32))
        peak = self.add("Max", self.add("ReduceMax", inner, axes=[-1], keepdims=1), least)
        return self.add_norm(
            hidden, self.row_linear(inner, peak, layer.outer), layer.norm_outer, array(layer.outer.bias)
        )

    def row_linear(self, given: str, peak: str, layer: nn.Linear) -> str:
        """A linear layer without its bias, int8 weights; `peak` is the greatest magnitude of each row of the input.

        The input's scale is one for the whole batch, and some pieces have values ten times all others'. Brought to one
        height first, the rows lose half as much: label logits are off by 0.042 on average instead of 0.073.
        """
        weight, scale = quantize(array(layer.weight).T)
        parts = (self.add("Div", given, peak), self.constant(weight), self.constant(scale))
        return str(self.add("Mul", self.add("DynamicQuantizeMatMul", *parts, domain=MICROSOFT), peak))

    def attention(self, hidden: str, mask: str, layer: Layer) -> str:
        """Self-attention of all heads, before its output layer."""
        parts = (layer.query, layer.key, layer.value)
        weight, scale = quantize(np.concatenate([array(one.weight).T for one in parts], 1))
        bias = np.concatenate([array(one.bias) for one in parts])
        zero = self.constant(np.zeros(scale.shape, dtype=np.int8))
        given, given_scale, given_zero = self.add("DynamicQuantizeLinear", hidden, outputs=3)
        constants = (self.constant(weight), self.half(bias), given_scale, self.constant(scale))
        inputs = (given, *constants, mask, given_zero, zero)
        return str(self.add("QAttention", *inputs, domain=MICROSOFT, num_heads=HEADS, mask_filter_value=-1e4))

    def model(self, inputs: Sequence[onnx.ValueInfoProto], outputs: Sequence[onnx.ValueInfoProto]) -> onnx.ModelProto:
        """The whole as a model; its outputs are the nodes that `name_output` named."""
        graph = helper.make_graph(self.nodes, self.name, inputs, outputs, self.constants)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="claimbook")

    def name_output(self, given: str, name: str) -> None:
        """Let a value leave the graph as `name`."""
        self.nodes.append(helper.make_node("Identity", [given], [name]))


def quantize(weight: Array) -> tuple[Array, Array]:
    """Inputs x outputs -> (int8 weights, one float32 scale an output)."""
    scale = np.maximum(np.abs(weight).max(0), 1e-12).astype(np.float32) / _RANGE
    return np.clip(np.rint(weight / scale), -_RANGE, _RANGE).astype(np.int8), scale


def array(tensor: Any) -> Array:
    """A tensor of the network as float32."""
    return np.asarray(tensor.detach().float().cpu().numpy(), dtype=np.float32)
