"""The trained network -> the two files that the engine runs: reader.onnx and tagger.onnx."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import onnx
from onnx import TensorProto, helper

from claimbook.extract.local.network import READER, TAGGER
from training.network import LINK_WIDTH, TYPE_OF_LABEL, WIDTH, Network
from training.onnx_graph import Array, Graph, array

POSITIONS: Final = 384
"""Rows of the position embedding that are kept: no window is longer than LONGEST pieces and two special ones."""

_Axes = Sequence[str | int]


def export(network: Network, folder: Path) -> None:
    """Write both files, weights as int8. The same weights give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in ((READER, reader(network)), (TAGGER, tagger(network))):
        onnx.checker.check_model(model)
        (folder / name).write_bytes(model.SerializeToString(deterministic=True))


def reader(network: Network) -> onnx.ModelProto:
    """Windows -> middle states, label logits and kind logits, as training.torch_network computes them."""
    graph = Graph("reader")
    mask = graph.add("Cast", "mask", to=TensorProto.INT32)
    hidden = _embed(graph, network)
    for layer in network.layers[: network.shape.lower]:
        hidden = graph.transformer(hidden, mask, layer)
    graph.name_output(hidden, "middle")
    for layer in network.layers[network.shape.lower :]:
        hidden = graph.transformer(hidden, mask, layer)
    flat = graph.add("Reshape", hidden, graph.constant(np.array([-1, WIDTH])))
    states = graph.add("Gather", flat, "index")
    graph.name_output(_classify(graph, states, network), "labels")
    graph.name_output(graph.head(states, network.kinds), "kinds")
    whole: _Axes = ("rows", "length")
    units: _Axes = ("units", "longest")
    inputs = [_value(TensorProto.INT64, ids, whole) for ids in ("ids", "cases")]
    inputs += [_value(TensorProto.BOOL, "mask", whole), _value(TensorProto.INT64, "index", units)]
    inputs += [_value(TensorProto.BOOL, "real", units)]
    outputs = [_value(TensorProto.FLOAT, "middle", (*whole, WIDTH))]
    outputs += [_value(TensorProto.FLOAT, "labels", ("units", network.state.out_features))]
    return graph.model(inputs, [*outputs, _value(TensorProto.FLOAT, "kinds", (*units, network.kinds.out_features))])


def tagger(network: Network) -> onnx.ModelProto:
    """Middle states of units and a label each -> tag, whole and link logits."""
    graph = Graph("tagger")
    query, colour = _asked(network)
    first = graph.add("Unsqueeze", graph.add("Gather", graph.half(query), "labels"), _axes(graph, 1))
    tint = graph.add("Unsqueeze", graph.add("Gather", graph.half(colour), "labels"), _axes(graph, 1))
    hidden = graph.add("Concat", first, graph.add("Add", "states", tint), axis=1)
    real = graph.add("Cast", "real", to=TensorProto.INT32)
    one = graph.constant(np.array(1, dtype=np.int32))
    mask = graph.add("Pad", real, graph.constant(np.array([0, 1, 0, 0])), one)
    for layer in network.upper if network.shape.own_upper else network.layers[network.shape.lower :]:
        hidden = graph.transformer(hidden, mask, layer)
    end = graph.constant(np.array([np.iinfo(np.int64).max]))
    pieces = graph.add("Slice", hidden, _axes(graph, 1), end, _axes(graph, 1))
    head = graph.add("Gather", hidden, graph.constant(np.array(0)), axis=1)
    graph.name_output(graph.head(pieces, network.tags), "tags")
    graph.name_output(graph.head(head, network.whole), "whole")
    graph.name_output(_link(graph, pieces, network), "links")
    items: _Axes = ("items", "longest")
    inputs = [_value(TensorProto.FLOAT, "states", (*items, WIDTH)), _value(TensorProto.BOOL, "real", items)]
    inputs += [_value(TensorProto.INT64, "labels", ("items",))]
    outputs = [_value(TensorProto.FLOAT, "tags", (*items, network.tags.out_features))]
    outputs += [_value(TensorProto.FLOAT, "whole", ("items", network.whole.out_features))]
    return graph.model(inputs, [*outputs, _value(TensorProto.FLOAT, "links", (*items, "longest"))])


def _embed(graph: Graph, network: Network) -> str:
    zero, one = graph.constant(np.array(0)), graph.constant(np.array(1))
    length = graph.add("Gather", graph.add("Shape", "ids"), one)
    positions = graph.rows(array(network.positions.weight)[:POSITIONS], graph.add("Range", zero, length, one))
    words = graph.rows(array(network.words.weight), "ids")
    cases = graph.add("Gather", graph.half(array(network.cases.weight)), "cases")
    return graph.norm(graph.add("Add", graph.add("Add", words, cases), positions), network.norm)


def _classify(graph: Graph, states: str, network: Network) -> str:
    """Each label's weighted mean over the pieces of a unit: Network.classify."""
    real = graph.add("Unsqueeze", "real", _axes(graph, 2))
    away = graph.constant(np.array(-1e4, dtype=np.float32))
    weights = graph.add("Softmax", graph.add("Where", real, graph.head(states, network.attend), away), axis=1)
    product = graph.add("Mul", weights, graph.head(states, network.state))
    return str(graph.add("ReduceSum", product, _axes(graph, 1), keepdims=0))


def _asked(network: Network) -> tuple[Array, Array]:
    """(the piece that asks for a label, what it adds to every other piece), a row a label."""
    query = array(network.type_query.weight)[TYPE_OF_LABEL.numpy()] + array(network.label_query.weight)
    return query, query @ array(network.colour.weight).T + array(network.colour.bias)


def _link(graph: Graph, pieces: str, network: Network) -> str:
    scale = np.float32(LINK_WIDTH**-0.5)
    left_weight, left_bias = array(network.link_left.weight).T * scale, array(network.link_left.bias) * scale
    left = graph.exact_linear(pieces, left_weight, left_bias)
    right = graph.add("Transpose", graph.head(pieces, network.link_right), perm=[0, 2, 1])
    return str(graph.add("MatMul", left, right))


def _axes(graph: Graph, axis: int) -> str:
    return graph.constant(np.array([axis]))


def _value(kind: int, name: str, axes: _Axes) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, axes)
