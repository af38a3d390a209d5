"""One read page in, everything it says out: the map stage of annotating, a pure function of its input.

Sentences are found and parsed once; times, quantities, places, names and attributions are found on the text; statements
are read off the trees. Pages in other languages than the reader's keep their passages and nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from tallywire.annotating.attributions import find_attributions
from tallywire.annotating.headlines import running_case
from tallywire.annotating.mention_names import find_names
from tallywire.annotating.mentions import find_mentions
from tallywire.annotating.metonyms import mark_metonyms
from tallywire.annotating.passages import cut_blocks, passages_of, unbroken, without_furniture
from tallywire.annotating.repairs import mend
from tallywire.annotating.sighting import InSentences, by_sentence, sight
from tallywire.annotating.stamps import without_stamps
from tallywire.annotating.statements import find_statements
from tallywire.annotating.trace import DocumentTrace
from tallywire.language.date_order import country_at, day_first_at
from tallywire.language.gazetteer import Gazetteer
from tallywire.language.place_scene import page_scene
from tallywire.language.places import find_places
from tallywire.language.quantities import find_quantities
from tallywire.language.reader import parse_sentences
from tallywire.language.times import find_times
from tallywire.ontology import Ontology
from tallywire.records import Annotations, Mention, Place, Quantity, ReadPage, Time

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["annotate"]

_Quoted = TypeVar("_Quoted", Time, Place, Quantity)
_TITLE = 300  # characters; a longer title is none


def annotate(
    page: ReadPage,
    *,
    reader: Language,
    ontology: Ontology,
    gazetteer: Gazetteer | None = None,
    trace: DocumentTrace | None = None,
) -> Annotations:
    """Everything that one page says, with offsets into its text.

    `reader` is the spaCy pipeline of `load_reader`, `ontology` that of `load_ontology`, `gazetteer` one of
    `load_gazetteer` (None: the shipped one). A page whose language is known and is not the reader's gives its passages
    and publication date only. `trace` takes notes of what is decided on the way, for `explain`.
    """
    document = page.document
    if document.language not in (None, reader.lang):
        return _passages_only(page)
    cuts = cut_blocks(page)
    passages = passages_of(document, cuts)
    prose = [(cut, passage) for cut, passage in zip(cuts, passages, strict=True) if cut.is_prose]
    spans = [(cut.span, cut.kind) for cut, _ in prose]
    plain = unbroken(page)
    sentences = parse_sentences(reader, running_case(plain, spans, ontology), spans)
    for sentence in sentences:
        mend(sentence.parse)
    traces = trace.begin(sentences) if trace is not None else None
    times = find_times(
        plain,
        reference=document.published,
        day_first=day_first_at(document.url),
        country=country_at(document.url),
    )
    times = _quoted(times, document.text)
    quantities = _quoted(find_quantities(plain, times=times), document.text)
    names = find_names(sentences, text=document.text)
    places = mark_metonyms(_quoted(_places(page, names, gazetteer), document.text), sentences)
    scene = _scene(page, places, gazetteer)
    mentions = find_mentions(document.text, sentences, names, places)
    attributions = find_attributions(document.text, sentences, names, traces=traces)
    if trace is not None:
        trace.attributions = attributions
    inside = InSentences(
        places=by_sentence(sentences, places),
        times=by_sentence(sentences, without_stamps(times, document.text, document.published)),
        quantities=by_sentence(sentences, quantities),
        mentions=by_sentence(sentences, mentions),
    )
    sightings = [
        (sight(sentence, document.text, cut.block, inside, number, traces[number] if traces else None), passage)
        for number, (sentence, (cut, passage)) in enumerate(zip(sentences, prose, strict=True))
    ]
    return Annotations(
        document_id=document.id,
        published=document.published,
        passages=passages,
        times=tuple(times),
        places=tuple(places),
        mentions=tuple(mentions),
        quantities=tuple(quantities),
        attributions=tuple(found.spans() for found in attributions if not found.nested),
        statements=find_statements(document, sightings, attributions, ontology, scene=scene),
    )


def _places(page: ReadPage, names: Sequence[Mention], gazetteer: Gazetteer | None) -> list[Place]:
    """The places of a page; what its furniture names must not decide which Tripoli or Damascus a story means.

    `names` are those of people among others: a later part of a person's name is no place.
    """
    text = unbroken(page)
    furniture = [block for block in page.blocks if block.kind == "boilerplate"]
    if not furniture:
        return find_places(text, gazetteer=gazetteer, mentions=names)
    found = find_places(without_furniture(page), gazetteer=gazetteer, mentions=names)
    starts = [block.start for block in furniture]
    for place in find_places(text, gazetteer=gazetteer, mentions=names):
        at = bisect_right(starts, place.start) - 1
        if at >= 0 and place.end <= furniture[at].end:
            found.append(place)
    return sorted(found, key=lambda place: (place.start, place.end))


def _scene(page: ReadPage, places: Sequence[Place], gazetteer: Gazetteer | None) -> Place | None:
    """Where the page as a whole says that its happening was; what its furniture names says nothing of that."""
    prose = by_sentence([block for block in page.blocks if block.kind != "boilerplate"], places)
    titled = find_places(page.document.title[:_TITLE], gazetteer=gazetteer) if page.document.title else ()
    placed = [place for block in prose for place in block if not place.metonym]
    return page_scene(page.document.text, placed, titled=titled)


def _quoted(found: Sequence[_Quoted], text: str) -> list[_Quoted]:
    """What was found, with its words as the page has them: it was looked for without the page's line breaks."""
    return [replace(one, text=text[one.start : one.end]) for one in found]


def _passages_only(page: ReadPage) -> Annotations:
    passages = passages_of(page.document, cut_blocks(page, sentences=False))
    return Annotations(
        document_id=page.document.id,
        published=page.document.published,
        passages=passages,
        times=(),
        places=(),
        mentions=(),
        quantities=(),
        attributions=(),
        statements=(),
    )
