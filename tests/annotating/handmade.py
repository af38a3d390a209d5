"""Hand-made trees: one word a line, `form lemma UPOS tag label head` (head counted from 1, 0 for the root)."""

from __future__ import annotations

from collections.abc import Sequence

import spacy
from spacy.tokens import Doc, Span

from tallywire.annotating.sighting import Sighting
from tallywire.records import Mention, PassageKind, Place, Quantity, Time

VOCAB = spacy.blank("en").vocab


def tree(table: str, ents: Sequence[tuple[str, int, int]] = ()) -> Doc:
    rows = [line.split() for line in table.strip().splitlines()]
    forms = [row[0] for row in rows]
    parse = Doc(
        VOCAB,
        words=forms,
        spaces=[i + 1 < len(forms) and forms[i + 1] not in (".", ",") for i in range(len(forms))],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        tags=[row[3] for row in rows],
        deps=[row[4] for row in rows],
        heads=[int(row[5]) - 1 if row[5] != "0" else i for i, row in enumerate(rows)],
    )
    parse.set_ents([Span(parse, start, end, label=label) for label, start, end in ents])
    return parse


def sighting(
    parse: Doc,
    *,
    kind: PassageKind = "body",
    places: Sequence[Place] = (),
    times: Sequence[Time] = (),
    quantities: Sequence[Quantity] = (),
    mentions: Sequence[Mention] = (),
) -> Sighting:
    return Sighting(
        start=0,
        end=len(parse.text),
        kind=kind,
        block=0,
        text=parse.text,
        parse=parse,
        places=tuple(places),
        times=tuple(times),
        quantities=tuple(quantities),
        mentions=tuple(mentions),
    )


def quantity(parse: Doc, text: str, low: float, high: float | None = None, unit: str | None = None) -> Quantity:
    at = parse.text.index(text)
    return Quantity(
        start=at,
        end=at + len(text),
        text=text,
        low=low,
        high=high,
        unit=unit,
        qualifier="exact" if high == low else "at_least",
    )


def place(parse: Doc, text: str, precision: str = "settlement") -> Place:
    at = parse.text.index(text)
    return Place(
        start=at,
        end=at + len(text),
        text=text,
        name=text,
        country="XX",
        lat=1.0,
        lon=2.0,
        geonames_id=text.lower(),
        confidence=0.9,
        precision=precision,  # type: ignore[arg-type]
    )


def time(
    parse: Doc, text: str, low: str | None, high: str | None = None, type_: str = "DATE", value: str | None = None
) -> Time:
    at = parse.text.index(text)
    return Time(start=at, end=at + len(text), text=text, type=type_, value=value or low, from_=low, to=high or low)  # type: ignore[arg-type]


KILLED = """
Police police NOUN NNS nsubj 2
said say VERB VBD root 0
gunmen gunman NOUN NNS nsubj 4
killed kill VERB VBD ccomp 2
twelve twelve NUM CD nummod 6
guards guard NOUN NNS obj 4
near near ADP IN case 8
Velm Velm PROPN NNP obl 4
on on ADP IN case 10
Monday Monday PROPN NNP obl 4
. . PUNCT . punct 2
"""

RAIDED = """
Jets jet NOUN NNS nsubj 2
hit hit VERB VBD root 0
the the DET DT det 4
port port NOUN NN obj 2
after after SCONJ IN mark 7
rebels rebel NOUN NNS nsubj 7
fired fire VERB VBD advcl 2
40 40 NUM CD nummod 9
rockets rocket NOUN NNS obj 7
at at ADP IN case 11
Orsk Orsk PROPN NNP obl 7
. . PUNCT . punct 2
"""
