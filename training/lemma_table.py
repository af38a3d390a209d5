"""Makes `lemmas.tsv`: the forms of the treebanks whose lemma the spelling rules miss, and the verbs they know.

    python -m training.lemma_table CORPORA src/tallywire/language/lemmas.tsv

Columns: form, class (V verb, N plural noun, A comparative or superlative, O any other word, B base of a verb), lemma.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tallywire.language.lemmas import lemma_of
from training.corpora import held_out
from training.treebanks import Token, read_conllu

HEADER = """# Lemmas that spelling rules miss, and verbs known by their base form. Columns: form, class, lemma.
# Read off the Universal Dependencies treebanks GUM, EWT and PUD (CC BY-SA 4.0, see MODEL_CARD.md) by
# training/lemma_table.py, with the irregular verbs of training/irregular_verbs.tsv; this file is CC BY-SA 4.0 too.
"""


_CLOSED = frozenset(("PRP", "PRP$", "WP", "WP$", "DT", "IN", "TO", "RB", "CC", "WDT", "RP", "NN", "JJ"))


def main() -> None:
    """Write the table; a form with two lemmas in one class keeps the commoner one."""
    corpora, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.write_text(HEADER, encoding="utf-8")
    seen: Counter[tuple[str, str, str, str]] = Counter()
    for folder in ("gum/dep", "ewt", "pud"):
        for path in sorted((corpora / folder).glob("*.conllu")):
            for sentence in read_conllu(path):
                if not held_out(sentence.document, corpora):
                    seen.update(_row(token) for token in sentence.tokens if _usable(token))
    bases = {lemma for (_, kind, lemma, _), count in seen.items() if kind == "V" and lemma.isalpha()}
    rows = {(base, "B"): base for base in bases}
    decided: set[tuple[str, str]] = set()
    for (form, kind, lemma, tag), count in sorted(seen.items(), key=lambda pair: (-pair[1], pair[0])):
        if kind == "O" and count < 5:
            continue  # closed classes are complete without their misspellings
        if (form, kind) not in decided and (lemma_of(form, tag) != lemma or _irregular(form, lemma, kind)):
            rows[form, kind] = lemma
        decided.add((form, kind))
    for base, forms in _irregular_verbs():
        bases.add(base)
        rows[base, "B"] = base
        for form in forms:
            if (form, "V") not in decided and form not in bases:
                rows[form, "V"] = base
    lines = [f"{form}\t{kind}\t{lemma}\n" for (form, kind), lemma in sorted(rows.items())]
    out.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(len(lines), "rows")


def _irregular_verbs() -> Iterator[tuple[str, set[str]]]:
    """The verbs of `irregular_verbs.tsv` with their past forms and participles: few texts have all of them."""
    for line in Path(__file__).with_name("irregular_verbs.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            base, past, participle = line.split("\t")
            yield base, {*past.split("/"), *participle.split("/")} - {base}


def _usable(token: Token) -> bool:
    inflects = token.xpos.startswith(("VB", "MD", "NNS", "JJR", "JJS", "RBR", "RBS"))
    return (
        (inflects or token.xpos in _CLOSED)
        and token.upos not in {"X", "PROPN"}
        and token.form.replace("'", "").isalpha()
    )


def _irregular(form: str, lemma: str, kind: str) -> bool:
    return kind == "V" and not form.startswith(lemma[:2])


def _row(token: Token) -> tuple[str, str, str, str]:
    kinds = {"NNS": "N", "JJR": "A", "JJS": "A", "RBR": "A", "RBS": "A"}
    kind = "V" if token.xpos.startswith(("VB", "MD")) else kinds.get(token.xpos, "O")
    return token.form.lower().replace("’", "'"), kind, token.lemma.lower(), token.xpos


if __name__ == "__main__":
    main()
