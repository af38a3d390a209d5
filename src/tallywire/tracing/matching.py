"""Aligning two documents passage by passage: which passage of one stands, word for word or edited, in the other?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import LCSseq

from tallywire.tracing.folded import LEAST_WORDS, Folded
from tallywire.tracing.shingles import run_hashes

__all__ = ["Match", "align", "align_with"]

_RUN = 3
_STRONG, _STRONG_RUNS = 0.75, 0.6
_WEAK, _WEAK_RUNS = 0.5, 0.1
_COPIED_WORDS, _COPIED_SHARE = 40, 0.2
_UNEVEN = 1.5
_ALIGNABLE = 2_000


@dataclass(frozen=True, slots=True)
class Match:
    """Passage `left` of one document and `right` of the other; spans are cut to what matches."""

    left: int
    right: int
    left_span: tuple[int, int]
    right_span: tuple[int, int]
    similarity: float
    words: int
    verbatim: bool


class _Index:
    def __init__(self, d: Folded) -> None:
        self.d = d
        self.bags = [frozenset(d.codes[a:b].tolist()) for a, b in zip(d.bounds[:-1].tolist(), d.bounds[1:].tolist())]
        hs, us = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
        for n, (a, b) in enumerate(zip(d.bounds[:-1].tolist(), d.bounds[1:].tolist())):
            h = np.unique(run_hashes(d.codes[a:b], _RUN))
            hs.append(h)
            us.append(np.full(len(h), n))
        self.h, self.u = np.concatenate(hs), np.concatenate(us)
        self.n = np.bincount(self.u, minlength=len(d))
        o = np.argsort(self.h, kind="stable")
        self.sh, self.su = self.h[o], self.u[o]


def align(left: Folded, right: Folded) -> list[Match]:
    return align_with(left, [right])[0]


def align_with(left: Folded, rights: Sequence[Folded]) -> list[list[Match]]:
    index = _Index(left)
    return [_align(index, _Index(r)) for r in rights]


def _align(L: _Index, R: _Index) -> list[Match]:
    if not len(L.d) or not len(R.d):
        return []
    a = np.searchsorted(L.sh, R.h, "left")
    c = np.minimum(np.searchsorted(L.sh, R.h, "right") - a, 20)
    tot = int(c.sum())
    if not tot:
        return []
    rep = np.repeat(np.arange(len(c)), c)
    off = np.arange(tot) - np.repeat(np.cumsum(c) - c, c)
    lu, ru = L.su[a[rep] + off], R.u[rep]
    keys, shared = np.unique(lu * len(R.d) + ru, return_counts=True)
    ranked = []
    for key, runs in zip(keys.tolist(), shared.tolist()):
        l, r = divmod(key, len(R.d))
        x, y = L.bags[l], R.bags[r]
        common = len(x & y)
        shorter = min(len(x), len(y))
        cont = 0.95 * common / shorter if shorter >= 2 * LEAST_WORDS and runs >= LEAST_WORDS else 0.0
        ranked.append((max(2 * common / (len(x) + len(y)), cont), runs / min(L.n[l], R.n[r]), -l, -r))
    ranked.sort(reverse=True)
    strong = [p for p in ranked if p[0] >= _STRONG and p[1] >= _STRONG_RUNS]
    size = np.diff(L.d.bounds)
    copied = sum(int(size[-p[2]]) for p in strong)
    enough = copied >= _COPIED_WORDS and copied >= _COPIED_SHARE * min(L.d.words, R.d.words)
    kept = [p for p in ranked if p[0] >= _WEAK and p[1] >= _WEAK_RUNS] if enough else strong
    ul: set[int] = set()
    ur: set[int] = set()
    out = []
    for s, _, l, r in kept:
        if -l not in ul and -r not in ur:
            ul.add(-l)
            ur.add(-r)
            out.append(_match(L.d, R.d, -l, -r, s))
    return sorted(out, key=lambda m: m.left)


def _words(d: Folded, n: int) -> slice:
    return slice(int(d.bounds[n]), int(d.bounds[n + 1]))


def _match(x: Folded, y: Folded, l: int, r: int, s: float) -> Match:
    xs, ys = tuple(x.spans[l].tolist()), tuple(y.spans[r].tolist())
    xw, yw = _words(x, l), _words(y, r)
    nx, ny = xw.stop - xw.start, yw.stop - yw.start
    if _UNEVEN * ny < nx <= _ALIGNABLE:
        xs = _stretch(x, xw, y, yw) or xs
    elif _UNEVEN * nx < ny <= _ALIGNABLE:
        ys = _stretch(y, yw, x, xw) or ys
    return Match(l, r, xs, ys, min(1.0, s), min(nx, ny), bool(x.plains[l] == y.plains[r]))


def _stretch(x: Folded, xw: slice, y: Folded, yw: slice) -> tuple[int, int] | None:
    blocks = [
        b
        for b in LCSseq.editops(x.codes[xw].tolist(), y.codes[yw].tolist()).as_matching_blocks()
        if b.size >= 2
    ]
    if not blocks:
        return None
    return int(x.word_spans[xw.start + blocks[0].a][0]), int(x.word_spans[xw.start + blocks[-1].a + blocks[-1].size - 1][1])
