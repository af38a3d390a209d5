"""Explanations in a terminal and as JSON: everything is there in words, and no page text is obeyed."""

from __future__ import annotations

import json

from rich.console import Console

from tallywire.annotating.explaining import (
    ExplainedAttribution,
    ExplainedDecision,
    ExplainedWord,
    Explanation,
)
from tallywire.publishing.explained import explanation_json, explanation_text
from tallywire.records import Participant, Place, Quantity, Span, StatedFigure, Statement, Time

TEXT = "Miners [bold]left\x1b Vell."


def word(text: str, head: int, relation: str, name: str | None = None) -> ExplainedWord:
    start = TEXT.index(text)
    return ExplainedWord(
        start=start, end=start + len(text), text=text, lemma=text.lower(), word_class="X", tag="X", relation=relation,
        head=head, name=name,
    )  # fmt: skip


def decision(step: str, words: str, reason: str | None) -> ExplainedDecision:
    return ExplainedDecision(step=step, words=words, rule="a rule", kept=reason is None, reason=reason)  # type: ignore[arg-type]


STATEMENT = Statement(
    id="stm-1", document_id="doc-1", start=0, end=len(TEXT), passage_id="pas-1", kind="displacement",
    trigger=Span(start=13, end=17), background=True, polarity="asserted", modality="happened",
    actors=(Participant(start=0, end=6, text="Miners", entity_id=None),), targets=(), places=(), time=None,
    figures=(
        StatedFigure(start=0, end=6, text="12", measure="displaced", side="Vell", low=12, high=None, unit=None,
                     qualifier="at_least"),
    ),
    attribution=None, rules=("trigger:leave/verb", "time:none"),
)  # fmt: skip
EXPLANATION = Explanation(
    start=0, end=len(TEXT), kind="body", text=TEXT,
    words=(word("Miners", 2, "nsubj"), word("[bold]", 0, "dep"), word("left", 2, "ROOT"),
           word("Vell", 2, "obj", "PLACE")),
    times=(Time(start=0, end=4, text="May", type="DATE", value="2016-05", from_="2016-05-01", to="2016-05-31"),),
    places=(Place(start=19, end=23, text="Vell", name="Vell", country=None, lat=None, lon=None, geonames_id=None,
                  confidence=None),),
    mentions=(), quantities=(Quantity(start=0, end=2, text="12", low=12, high=12, unit="men", qualifier="exact"),),
    attributions=(ExplainedAttribution(source="he", stands_for="Ada Orrin", cue="said", content=Span(start=0, end=6),
                                       mode="direct", stance="neutral", rule="order", nested=True),
                  ExplainedAttribution(source=None, stands_for=None, cue=None, content=Span(start=90, end=99),
                                       mode="direct", stance="claim", rule="colon", nested=False)),
    decisions=(decision("figure", "20", "an age"), decision("clause", "left", None),
               decision("trigger", "left", "why")),
    statements=(STATEMENT,),
)  # fmt: skip


def shown(explanation: Explanation) -> str:
    console = Console(width=200, highlight=False)
    with console.capture() as captured:
        console.print(explanation_text(explanation))
    return captured.get()


def test_every_part_is_shown_in_words() -> None:
    text = shown(EXPLANATION)
    for part in (
        "Tree", "left  ROOT", "├── Miners  nsubj", "[PLACE]", "May · time · 2016-05-01 – 2016-05-31", "Vell · place",
        "12 · quantity · 12 men", "he (Ada Orrin) · said · “Miners” · direct, neutral · rule order",
        "said inside what somebody else says", "nobody named", "what stands in other sentences",
        "Taken", "left · a rule", "Passed over", "20 · a rule · an age", "displacement  Miners", "actors · Miners",
        "displaced of Vell: at least 12", "asserted, happened, background", "trigger:leave/verb, time:none",
    ):  # fmt: skip
        assert part in text
    assert text.index("left · a rule · why") < text.index("20 · a rule")


def test_page_text_is_shown_and_never_obeyed() -> None:
    text = shown(EXPLANATION)
    assert "[bold]left" in text
    assert "\x1b" not in text


def test_a_sentence_without_anything_says_so() -> None:
    bare = Explanation(
        start=0, end=2, kind="caption", text="Oh", words=(), times=(), places=(), mentions=(), quantities=(),
        attributions=(), decisions=(), statements=(),
    )  # fmt: skip
    assert shown(bare).count("nothing") == 6


def test_a_tree_deeper_than_any_sentence_is_cut() -> None:
    words = tuple(
        ExplainedWord(start=0, end=1, text=f"w{n}", lemma="w", word_class="X", tag="X", relation="dep",
                      head=max(0, n - 1), name=None) for n in range(400)
    )  # fmt: skip
    deep = Explanation(
        start=0, end=2, kind="body", text="Oh", words=words, times=(), places=(), mentions=(), quantities=(),
        attributions=(), decisions=(), statements=(),
    )  # fmt: skip
    assert "w39" in shown(deep)
    assert "w90" not in shown(deep)


def test_json_is_one_line_with_the_names_of_the_contract() -> None:
    line = explanation_json(EXPLANATION)
    row = json.loads(line)
    assert "\n" not in line
    assert row["times"][0]["from"] == "2016-05-01"
    assert row["decisions"][0] == {
        "step": "figure", "words": "20", "rule": "a rule", "kept": False, "reason": "an age",
    }  # fmt: skip


def test_kinds_that_one_word_is_refused_for_one_reason_share_a_row() -> None:
    refused = tuple(
        ExplainedDecision(step="trigger", words="raid", rule=f"{kind} trigger:raid/verb", kept=False, reason="no verb")
        for kind in ("attack", "air_strike", "attack")
    )
    bare = Explanation(
        start=0, end=2, kind="body", text="Oh", words=(), times=(), places=(), mentions=(), quantities=(),
        attributions=(), decisions=refused, statements=(),
    )  # fmt: skip
    assert "raid · attack, air_strike trigger:raid/verb · no verb" in shown(bare)
