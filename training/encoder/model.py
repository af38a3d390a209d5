# mypy: allow-subclassing-any, allow-untyped-calls, disable-error-code="import-not-found"
"""The encoder and its heads, in torch: six MiniLM layers that also see word shapes, a biaffine parser, three taggers.

Sources: BERT (Devlin et al. 2019) for the layers, MiniLM (Wang et al. 2020) for the starting weights, Dozat and Manning
(2017) for the biaffine scores of heads and relations. A word is its first piece; the root is the [CLS] piece.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["Scores", "Sizes", "TreeEncoder"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """The numbers that make up a model; those of the encoder are MiniLM-L6's."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 6
    attention_heads: int = 12
    inner: int = 1536
    shapes: int
    shape_width: int = 32
    arc: int = 256
    relation: int = 64
    upos: int
    xpos: int
    relations: int
    names: int


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of B sentences of W words: logits (B, W, labels), and of each word's head (B, W, 1 + W).

    `child` (B, W, d) and `parent` (B, 1 + W, d) are what `TreeEncoder.relation_scores` compares.
    """

    upos: Tensor
    xpos: Tensor
    names: Tensor
    arcs: Tensor
    child: Tensor
    parent: Tensor


class Layer(nn.Module):
    """One transformer layer with the norm after each sum, as in BERT."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.heads = sizes.attention_heads
        self.dropout = dropout
        self.queries_keys_values = nn.Linear(sizes.width, 3 * sizes.width)
        self.output = nn.Linear(sizes.width, sizes.width)
        self.output_norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.up = nn.Linear(sizes.width, sizes.inner)
        self.down = nn.Linear(sizes.inner, sizes.width)
        self.down_norm = nn.LayerNorm(sizes.width, eps=1e-12)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """`hidden` (B, T, width), `mask` (B, 1, 1, T) of the pieces that may be looked at."""
        batch, length, width = hidden.shape
        parts = self.queries_keys_values(hidden).view(batch, length, 3, self.heads, width // self.heads)
        queries, keys, values = parts.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(queries, keys, values, attn_mask=mask)
        mixed = self.output(mixed.transpose(1, 2).reshape(batch, length, width))
        hidden = self.output_norm(hidden + functional.dropout(mixed, self.dropout, self.training))
        inner = self.down(functional.gelu(self.up(hidden)))
        return self.down_norm(hidden + functional.dropout(inner, self.dropout, self.training))


class TreeEncoder(nn.Module):
    """Scores of word classes, heads, relations and names for batches of sentences."""

    def __init__(self, sizes: Sizes, *, dropout: float = 0.1, head_dropout: float = 0.33) -> None:
        super().__init__()
        self.sizes = sizes
        self.dropout, self.head_dropout = dropout, head_dropout
        self.pieces = nn.Embedding(sizes.vocabulary, sizes.width)
        self.positions = nn.Embedding(sizes.positions, sizes.width)
        self.input_norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))
        self.shapes = nn.Embedding(sizes.shapes, sizes.width)
        self.head_shapes = nn.Embedding(sizes.shapes, sizes.shape_width)
        word = sizes.width + sizes.shape_width
        self.upos = nn.Linear(word, sizes.upos)
        self.xpos = nn.Linear(word, sizes.xpos)
        self.names = nn.Sequential(
            nn.Linear(word, 256), nn.GELU(), nn.Dropout(head_dropout), nn.Linear(256, sizes.names)
        )
        self.arc_child, self.arc_parent = nn.Linear(word, sizes.arc), nn.Linear(word, sizes.arc)
        self.relation_child, self.relation_parent = nn.Linear(word, sizes.relation), nn.Linear(word, sizes.relation)
        self.arc_weight = nn.Parameter(torch.empty(sizes.arc + 1, sizes.arc))
        self.relation_weight = nn.Parameter(torch.empty(sizes.relations, sizes.relation + 1, sizes.relation + 1))
        nn.init.zeros_(self.shapes.weight)  # the encoder starts as it was pretrained
        nn.init.normal_(self.head_shapes.weight, std=0.3)
        nn.init.zeros_(self.arc_weight)
        nn.init.zeros_(self.relation_weight)

    def encode(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """The last layer's (B, T, width) for pieces and shapes (B, T)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.input_norm(self.pieces(pieces) + self.positions(places) + self.shapes(shapes))
        hidden = functional.dropout(hidden, self.dropout, self.training)
        for layer in self.layers:
            hidden = layer(hidden, mask[:, None, None, :])
        return hidden

    def words(self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """What the heads see: each word's first piece and its shape, (B, 1 + W, width + shape width)."""
        hidden = self.encode(pieces, shapes, mask)
        taken = hidden.gather(1, firsts[:, :, None].expand(-1, -1, hidden.shape[2]))
        return torch.cat((taken, self.head_shapes(shapes.gather(1, firsts))), 2)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor, words: Tensor) -> Scores:
        """`firsts`, `words` (B, 1 + W): where words begin, which are real; the root comes first."""
        word = functional.dropout(self.words(pieces, shapes, mask, firsts), self.head_dropout, self.training)
        child, parent = self._mlp(self.arc_child, word[:, 1:]), self._mlp(self.arc_parent, word)
        arcs = _with_one(child) @ self.arc_weight @ parent.transpose(1, 2)
        arcs = arcs.masked_fill(~words[:, None, :], float("-inf"))
        return Scores(
            upos=self.upos(word[:, 1:]),
            xpos=self.xpos(word[:, 1:]),
            names=self.names(word[:, 1:]),
            arcs=arcs,
            child=_with_one(self._mlp(self.relation_child, word[:, 1:])),
            parent=_with_one(self._mlp(self.relation_parent, word)),
        )

    def relation_scores(self, scores: Scores, heads: Tensor) -> Tensor:
        """Logits (B, W, relations) of each word's relation to the given heads (B, W), 0 for the root."""
        parent = scores.parent.gather(1, heads[:, :, None].expand(-1, -1, scores.parent.shape[2]))
        return torch.einsum("bwd,lde,bwe->bwl", scores.child, self.relation_weight, parent)

    def _mlp(self, layer: nn.Linear, word: Tensor) -> Tensor:
        return functional.dropout(functional.gelu(layer(word)), self.head_dropout, self.training)


def _with_one(vectors: Tensor) -> Tensor:
    return torch.cat((vectors, torch.ones_like(vectors[..., :1])), -1)
