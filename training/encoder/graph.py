"""The trained encoder as ONNX graphs, written node by node: nothing is traced, so every choice below is on purpose.

Eight-bit arithmetic rounds by scales that were measured beforehand (`ranges.py`). ONNX Runtime's ready-made dynamic
quantisation takes its scale from the batch at hand, so that a sentence's tree would depend on the sentences that happen
to be read with it; a scale for each piece, measured on the fly, is as true as this and an eighth slower.
A vector's numbers differ in size by their place in it, and a few places are always large: each place is divided by a
measure of its own before rounding, which the weights take back (Xiao et al. 2023, SmoothQuant).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

__all__ = ["MOST_PIECES", "WATCHED", "Ranges", "encoder_graph", "place_scales", "relations_graph"]

MOST_PIECES = 256
"""Pieces of the longest sentence that the exported encoder takes, [CLS] and [SEP] included."""

WATCHED = "given to "
"""How the names of the added outputs of a watched encoder begin."""

_FUSED = "com.microsoft"  # operators of ONNX Runtime that do in one pass what plain ones do in several
_OPSETS = (helper.make_opsetid("", 21), helper.make_opsetid(_FUSED, 1))
_NOTHING = 1e-12
_SMOOTHING = 0.85
"""How much of the differences between the places of a vector goes into the weights (measured here, .5 to .95)."""

Array = NDArray[np.float32]
Weights = Mapping[str, Array]
Ranges = Mapping[str, Array]
"""By product: the largest size of what it is given, for each place of the vector (K,), or one for all (1,)."""


@dataclass(slots=True)
class _Graph:
    """Nodes and constants that are being put together."""

    weights: Weights
    ranges: Ranges | None
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, onnx.TensorProto] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)  # by product, what it multiplies

    def add(self, operator: str, inputs: list[str], *, fused: bool = False, **settings: Any) -> str:
        """One node with one output, whose name is given back."""
        return self.split(operator, inputs, 1, fused=fused, **settings)[0]

    def split(
        self, operator: str, inputs: list[str], outputs: int, *, fused: bool = False, **settings: Any
    ) -> list[str]:
        """One node with several outputs."""
        names = [f"{operator.lower()}_{len(self.nodes)}_{number}" for number in range(outputs)]
        domain = _FUSED if fused else ""
        self.nodes.append(helper.make_node(operator, inputs, names, domain=domain, **settings))
        return names

    def constant(self, name: str, values: object) -> str:
        """A constant; the same name is stored once."""
        self.constants.setdefault(name, numpy_helper.from_array(np.asarray(values), name))
        return name

    def weight(self, name: str) -> str:
        """A trained vector or matrix as it is."""
        return self.constant(name, self.weights[name].astype(np.float32))

    def table(self, name: str, at: str, rows: int | None = None) -> str:
        """Rows of a trained table; with eight bits each row has its own scale."""
        values = self.weights[name][:rows]
        if self.ranges is None:
            return self.add("Gather", [self.constant(name, values), at])
        scales = np.maximum(np.abs(values).max(1, keepdims=True) / 127, _NOTHING).astype(np.float32)
        rounded = self.constant(f"{name}.rounded", np.round(values / scales).astype(np.int8))
        taken = self.add("Cast", [self.add("Gather", [rounded, at])], to=TensorProto.FLOAT)
        return self.add("Mul", [taken, self.add("Gather", [self.constant(f"{name}.scales", scales), at])])

    def product(
        self, name: str, matrix: Array, hidden: str, *, bias: Array | None = None, is_even: bool = False
    ) -> str:
        """`hidden` (..., K) times a trained (K, N), plus `bias` (N,); `is_even`: its places were divided before."""
        self.given[name] = hidden
        added = [] if bias is None else [self.constant(f"{name}.bias", bias.astype(np.float32))]
        if self.ranges is None:
            made = self.add("MatMul", [hidden, self.constant(name, matrix)])
            return self.add("Add", [made, *added]) if added else made
        parts = place_scales(self.ranges[name], matrix)
        unit = self.constant(f"{name}.unit", parts[0] if len(parts) == 1 else np.float32(1))
        if len(parts) > 1:
            matrix = matrix * parts[:, None]
            if not is_even:
                hidden = self.add("Mul", [hidden, self.constant(f"{name}.even", 1 / parts)])
        middle = self.constant("middle", np.uint8(128))
        rounded = self.add("QuantizeLinear", [hidden, unit, middle])
        scales = np.maximum(np.abs(matrix).max(0) / 127, _NOTHING).astype(np.float32)
        columns = self.constant(f"{name}.rounded", np.round(matrix / scales).astype(np.int8))
        inputs = [rounded, columns, unit, self.constant(f"{name}.scales", scales), middle]
        return self.add("MatMulIntegerToFloat", [*inputs, "", *added] if added else inputs, fused=True)

    def model(self, inputs: list[onnx.ValueInfoProto], outputs: dict[str, tuple[str, int, int]]) -> onnx.ModelProto:
        """The finished model; `outputs` maps a name to (the node's output, its type, its number of axes)."""
        infos = []
        for name, (source, kind, axes) in outputs.items():
            self.nodes.append(helper.make_node("Identity", [source], [name]))
            infos.append(helper.make_tensor_value_info(name, kind, [None] * axes))
        graph = helper.make_graph(self.nodes, "tallywire", inputs, infos, list(self.constants.values()))
        model = helper.make_model(graph, opset_imports=_OPSETS, producer_name="tallywire")
        model.ir_version = 10
        onnx.checker.check_model(model)
        return model


def place_scales(largest: Array, matrix: Array) -> Array:
    """What each place (K,) of a product's input is divided by before rounding, or one number (1,) for all of them.

    With that the largest value comes to 127.

    >>> place_scales(np.array([254], np.float32), np.ones((3, 2), np.float32))
    array([2.], dtype=float32)
    """
    if len(largest) == 1:
        return (largest / 127).astype(np.float32)
    largest = np.maximum(largest, 1e-4)
    weight = np.maximum(np.abs(matrix).max(1), 1e-5)
    scales = largest**_SMOOTHING / weight ** (1 - _SMOOTHING)
    fitting: Array = (scales * (largest / scales).max() / 127).astype(np.float32)
    return fitting


def encoder_graph(
    weights: Weights, *, layers: int, attention_heads: int, ranges: Ranges | None, watched: bool = False
) -> onnx.ModelProto:
    """The model that reads B sentences of T pieces and W words.

    Inputs: `pieces`, `shapes` (B, T) int64; `mask` (B, T) int32, 1 for pieces that are there; `firsts` (B, 1 + W)
    int64, the place of each word's first piece in the flattened (B * T), the root ([CLS]) first; `word_shapes`
    (B, 1 + W) int64; `words` (B, 1 + W) bool. Outputs: `upos`, `xpos`, `heads` (B, W) int64, the best label and head of
    each word (0 is the root); `names` (B, W, labels), `arcs` (B, W, 1 + W), `child` (B, W, d), `parent` (B, 1 + W, d)
    float32. With `ranges` it calculates in eight bits; `watched` adds an output for what each product is given.
    """
    graph = _Graph(weights, ranges)
    hidden = _embedded(graph)
    for number in range(layers):
        # behind the last attention only the first piece of each word is asked for
        hidden = _layer(graph, hidden, f"layers.{number}.", attention_heads, at_words=number == layers - 1)
    outputs = _heads(graph, hidden)
    if watched:
        outputs |= {f"{WATCHED}{name}": (given, TensorProto.FLOAT, 3) for name, given in graph.given.items()}
    numbers = [("pieces", 2), ("shapes", 2), ("firsts", 2), ("word_shapes", 2)]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [None] * axes) for name, axes in numbers]
    inputs.append(helper.make_tensor_value_info("mask", TensorProto.INT32, [None, None]))
    inputs.append(helper.make_tensor_value_info("words", TensorProto.BOOL, [None, None]))
    return graph.model(inputs, outputs)


def relations_graph(weights: Weights, root: int) -> onnx.ModelProto:
    """The model that names relations: from `child`, `parent` (N, d) float32 of N words and heads to `relations`.

    The label with number `root` is never given: who hangs on the root is known from the tree.
    """
    graph = _Graph(weights, None)
    matrix = weights["relation_weight"]
    labels, width, _ = matrix.shape
    flat = matrix.transpose(1, 0, 2).reshape(width, labels * width).astype(np.float32)
    spread = graph.add("MatMul", ["child", graph.constant("relation_weight", flat)])
    spread = graph.add("Reshape", [spread, graph.constant("by_label", np.array([-1, labels, width]))])
    scores = graph.add("MatMul", [spread, graph.add("Unsqueeze", ["parent", graph.constant("last", [-1])])])
    allowed = np.where(np.arange(labels) == root, np.float32(-1e9), np.float32(0))
    scores = graph.add(
        "Add", [graph.add("Squeeze", [scores, graph.constant("last", [-1])]), graph.constant("allowed", allowed)]
    )
    best = graph.add("ArgMax", [scores], axis=1, keepdims=0)
    inputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [None, width]) for name in ("child", "parent")]
    return graph.model(inputs, {"relations": (best, TensorProto.INT64, 1)})


def _embedded(graph: _Graph) -> str:
    length = graph.add("Shape", ["pieces"], start=1, end=2)
    zero = graph.constant("zero", np.int64(0))
    places = graph.add("Range", [zero, graph.add("Squeeze", [length]), graph.constant("step", np.int64(1))])
    positions = graph.table("positions.weight", places, MOST_PIECES)
    pieces = graph.add("Add", [graph.table("pieces.weight", "pieces"), graph.table("shapes.weight", "shapes")])
    total = graph.add("Add", [pieces, positions])
    norm = [graph.weight("input_norm.weight"), graph.weight("input_norm.bias")]
    return graph.add("LayerNormalization", [total, *norm], axis=-1, epsilon=_NOTHING)


def _layer(graph: _Graph, hidden: str, name: str, attention_heads: int, *, at_words: bool) -> str:
    def summed(part: str, norm: str, given: str, skipped: str, *, is_even: bool = False) -> str:
        matrix, bias = graph.weights[f"{name}{part}.weight"].T.copy(), graph.weights[f"{name}{part}.bias"]
        total = graph.product(f"{name}{part}", matrix, given, bias=bias, is_even=is_even)
        norms = [graph.weight(f"{name}{norm}.weight"), graph.weight(f"{name}{norm}.bias")]
        return graph.add("LayerNormalization", [graph.add("Add", [total, skipped]), *norms], axis=-1, epsilon=_NOTHING)

    matrix, bias = _queries_keys_values(graph, name)
    product = graph.product(f"{name}queries_keys_values", matrix, hidden)
    parts = graph.split("Split", [product], 3, axis=-1, num_outputs=3)
    inputs = [*parts, graph.constant(f"{name}queries_keys_values.bias", bias), "mask"]
    mixed = graph.add("MultiHeadAttention", inputs, fused=True, num_heads=attention_heads)
    if at_words:
        mixed, hidden = _at_words(graph, mixed), _at_words(graph, hidden)
    hidden = summed("output", "output_norm", mixed, hidden, is_even=True)
    up = graph.product(f"{name}up", graph.weights[f"{name}up.weight"].T.copy(), hidden)
    inner = graph.add("BiasGelu", [up, graph.weight(f"{name}up.bias")], fused=True)
    return summed("down", "down_norm", inner, hidden)


def _queries_keys_values(graph: _Graph, name: str) -> tuple[Array, Array]:
    """Weights and bias; the values come divided as the product behind the attention wants them."""
    matrix = graph.weights[f"{name}queries_keys_values.weight"].T.copy()
    bias = graph.weights[f"{name}queries_keys_values.bias"].copy()
    if graph.ranges is not None:
        scales = place_scales(graph.ranges[f"{name}output"], graph.weights[f"{name}output.weight"].T)
        matrix[:, -len(scales) :] /= scales
        bias[-len(scales) :] /= scales
    return matrix, bias


def _at_words(graph: _Graph, hidden: str) -> str:
    """(B, 1 + W, ...): the vectors of the pieces `firsts`."""
    width = graph.weights["input_norm.weight"].shape[0]
    flat = graph.add("Reshape", [hidden, graph.constant("flat", np.array([-1, width]))])
    return graph.add("Gather", [flat, "firsts"])


_FIRST_PARTS = ("upos", "xpos", "names.0", "arc_child", "arc_parent", "relation_child", "relation_parent")


def _heads(graph: _Graph, hidden: str) -> dict[str, tuple[str, int, int]]:
    weights = graph.weights
    word = graph.add("Concat", [hidden, graph.table("head_shapes.weight", "word_shapes")], axis=-1)
    matrix = np.concatenate([weights[f"{part}.weight"] for part in _FIRST_PARTS]).T.copy()
    bias = np.concatenate([weights[f"{part}.bias"] for part in _FIRST_PARTS])
    sizes = graph.constant("first.sizes", np.array([len(weights[f"{part}.bias"]) for part in _FIRST_PARTS]))
    first = graph.product("first", matrix, word, bias=bias)
    parts = dict(zip(_FIRST_PARTS, graph.split("Split", [first, sizes], len(_FIRST_PARTS), axis=-1), strict=True))
    bent = {part: graph.add("Gelu", [parts[part]], fused=True) for part in _FIRST_PARTS[2:]}
    names = graph.add("MatMul", [bent["names.0"], graph.constant("names.last", weights["names.3.weight"].T.copy())])
    names = graph.add("Add", [names, graph.weight("names.3.bias")])
    arcs = _arcs(graph, bent["arc_child"], bent["arc_parent"])
    best = {"upos": parts["upos"], "xpos": parts["xpos"]}
    found: dict[str, tuple[str, int, int]]
    found = {name: (_best(graph, _words(graph, scores)), TensorProto.INT64, 2) for name, scores in best.items()}
    found["names"] = _words(graph, names), TensorProto.FLOAT, 3
    found["heads"] = _best(graph, arcs), TensorProto.INT64, 2
    found["arcs"] = arcs, TensorProto.FLOAT, 3
    found["child"] = _with_one(graph, _words(graph, bent["relation_child"])), TensorProto.FLOAT, 3
    found["parent"] = _with_one(graph, bent["relation_parent"]), TensorProto.FLOAT, 3
    return found


def _arcs(graph: _Graph, child: str, parent: str) -> str:
    matrix = graph.weights["arc_weight"].astype(np.float32)
    turned = graph.add("MatMul", [_words(graph, child), graph.constant("arc_weight", matrix[:-1])])
    turned = graph.add("Add", [turned, graph.constant("arc_bias", matrix[-1])])
    scores = graph.add("MatMul", [turned, graph.add("Transpose", [parent], perm=[0, 2, 1])])
    there = graph.add("Unsqueeze", ["words", graph.constant("second", [1])])
    return graph.add("Where", [there, scores, graph.constant("never", np.float32(-1e9))])


def _words(graph: _Graph, values: str) -> str:
    """(B, 1 + W, ...) without the root."""
    ends = [
        graph.constant("second", [1]),
        graph.constant("far", [np.iinfo(np.int64).max]),
        graph.constant("second", [1]),
    ]
    return graph.add("Slice", [values, *ends])


def _best(graph: _Graph, scores: str) -> str:
    return graph.add("ArgMax", [scores], axis=2, keepdims=0)


def _with_one(graph: _Graph, vectors: str) -> str:
    """(B, N, d) with a one behind each vector, for the bias of a biaffine form."""
    return graph.add(
        "Pad",
        [vectors, graph.constant("one_behind", np.array([0, 0, 0, 0, 0, 1])), graph.constant("one", np.float32(1))],
    )
