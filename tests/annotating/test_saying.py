from dataclasses import dataclass

from annotating.handmade import KILLED, sighting, tree

from tallywire.annotating.clauses import told_clauses
from tallywire.annotating.saying import attributed_to
from tallywire.annotating.triggers import find_triggers
from tallywire.ontology import load_ontology
from tallywire.records import Cue, QuotationMode, Span, Speaker, StatedAttribution

CLAIMED = """
Rebels rebel NOUN NNS nsubj 2
claimed claim VERB VBD root 0
responsibility responsibility NOUN NN obj 2
"""

QUOTED = """
Radio Radio PROPN NNP compound 2
Velm Velm PROPN NNP nsubj 3
quoted quote VERB VBD root 0
witnesses witness NOUN NNS obj 3
"""


DENIED = """
Evidence evidence NOUN NN nsubj 2
denied deny VERB VBD root 0
it it PRON PRP obj 2
"""


@dataclass
class Found:
    source: Speaker | None
    cue: Cue | None
    content: Span
    mode: QuotationMode = "indirect"
    channel: str | None = None
    via: str | None = None
    rule: str = "verb-clause"
    nested: bool = False
    stance: str = "neutral"
    cited: Speaker | None = None


def speaker(name: str) -> Speaker:
    return Speaker(start=0, end=1, text=name, name=name, kind="unknown")


def attribution(table: str, *found: Found) -> tuple[StatedAttribution | None, str]:
    parse, ontology = tree(table), load_ontology()
    matches = find_triggers(parse, ontology, places=(), dated=())
    told = told_clauses(parse, matches, counted=(), dated=())[0]
    return attributed_to(told, sighting(parse), found, ontology)


def test_the_innermost_attribution_wins() -> None:
    outer = Found(speaker("agency"), None, Span(start=0, end=60))
    inner = Found(speaker("Police"), None, Span(start=12, end=50))
    nameless = Found(None, None, Span(start=12, end=40))
    stated, rule = attribution(KILLED, outer, inner, nameless)
    assert stated is not None
    assert stated.source is not None
    assert (stated.source.name, rule) == ("Police", "attribution:innermost")
    assert attribution(KILLED) == (None, "attribution:none")


def test_a_claim_is_the_claimants() -> None:
    stated, rule = attribution(CLAIMED)
    assert stated is not None
    assert stated.source is not None
    assert stated.cue is not None
    assert (stated.source.text, stated.source.kind, stated.cue.text) == ("Rebels", "person", "claimed responsibility")
    assert rule == "attribution:own-subject"


def test_who_is_quoted_speaks_and_who_quotes_is_the_newsroom() -> None:
    stated, _ = attribution(QUOTED)
    assert stated is not None
    assert stated.source is not None
    assert (stated.source.text, stated.source.kind, stated.via) == ("witnesses", "witness", "Radio Velm")


def test_a_known_cue_gives_the_speaker_that_was_found() -> None:
    cue = Cue(start=7, end=14, text="claimed")
    stated, rule = attribution(CLAIMED, Found(speaker("the Front"), cue, Span(start=15, end=29)))
    assert stated is not None
    assert stated.source is not None
    assert (stated.source.name, rule) == ("the Front", "attribution:own-cue")


def test_an_echoed_verb_is_the_outer_speakers() -> None:
    echo = Found(speaker("no evidence"), Cue(start=9, end=15, text="denied"), Span(start=16, end=18), nested=True)
    outer = Found(speaker("officials"), None, Span(start=0, end=30))
    stated, rule = attribution(DENIED, echo, outer)
    assert stated is not None
    assert stated.source is not None
    assert (stated.source.name, rule) == ("officials", "attribution:innermost")


def test_who_is_cited_speaks_and_the_newsroom_passes_it_on() -> None:
    newsroom = Found(speaker("Radio Velm"), None, Span(start=0, end=60), cited=speaker("officials"))
    stated, _ = attribution(KILLED, newsroom)
    assert stated is not None
    assert stated.source is not None
    assert (stated.source.name, stated.via) == ("officials", "Radio Velm")
