"""Families that travel together are traced as each would be alone."""

import numpy as np
from newsmaker import Newsmaker, article

from tallywire.tracing.folded import fold_document
from tallywire.tracing.matching import align_pairs
from tallywire.tracing.pairs import tie
from tallywire.tracing.trace import gather_families, trace_families


def test_families_in_one_parcel_or_each_in_its_own():
    maker = Newsmaker(31)
    pages = []
    for family in range(4):
        story = maker.sentences(6)
        pages += [article(f"{family}{n}", story[n:], day=f"2021-03-0{n + 1}") for n in range(3)]
        pages.append(article(f"{family}x", maker.sentences(4)))
    documents, folded = [page for page, _ in pages], [fold_document(own) for _, own in pages]
    lefts, rights = np.triu_indices(len(pages), 1)
    pairs = tie(lefts, rights, align_pairs(folded, lefts, rights), folded)
    together = list(gather_families(documents, folded, pairs))
    apart = list(gather_families(documents, folded, pairs, together=1))
    assert [len(families.documents) for families in together] == [12]
    assert [[page.id for page in families.documents] for families in apart] == [
        [f"{family}{n}" for n in range(3)] for family in range(4)
    ]
    (whole,) = map(trace_families, together)
    parts = list(map(trace_families, apart))
    assert list(whole.copies) == [copy for part in parts for copy in part.copies]
    assert whole.document_origins == {
        child: parent for part in parts for child, parent in part.document_origins.items()
    }
    assert whole.document_reasons == {child: why for part in parts for child, why in part.document_reasons.items()}
    assert len(whole.copies) == 4 * (5 + 4)
    assert list(gather_families(documents, folded, pairs.keep(pairs.matches.take(np.array([], dtype=int))))) == []
