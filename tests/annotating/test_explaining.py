"""Explanations: what they hold agrees with the record, every rejection has a reason, and asking changes nothing."""

from __future__ import annotations

import pytest
from annotating.test_annotate import PAGE, page

from tallywire.annotating.annotate import annotate
from tallywire.annotating.explaining import Explanation, explain
from tallywire.annotating.trace import Trace
from tallywire.language.reader import load_reader
from tallywire.ontology import load_ontology
from tallywire.records import ReadPage

SENTENCE = (
    "Rebels seized the town of Orvane on Tuesday, killing at least 12 soldiers aged 20, after a miner died of a heart "
    'attack, the Merrow Observatory said. "They said nothing," a witness told reporters.'
)


def explained(read: ReadPage, at: int | None = None) -> list[Explanation]:
    return explain(read, reader=load_reader(), ontology=load_ontology(), at=at)


def passed_over(step: str) -> dict[str, str | None]:
    found = [one for each in explained(page(SENTENCE)) for one in each.decisions]
    assert all(bool(one.reason) is not one.kept for one in found)
    return {one.words: one.reason for one in found if one.step == step and not one.kept}


def test_asking_changes_nothing_and_every_statement_and_name_is_shown() -> None:
    whole = page(PAGE)
    plain = annotate(whole, reader=load_reader(), ontology=load_ontology())
    shown = explained(whole)
    assert tuple(one for each in shown for one in each.statements) == plain.statements
    assert tuple(one for each in shown for one in each.mentions) == plain.mentions
    assert len(shown) > 3


def test_words_quote_the_page_and_the_tree_has_a_root() -> None:
    for one in explained(page(SENTENCE)):
        assert SENTENCE[one.start : one.end] == one.text
        assert all(SENTENCE[word.start : word.end] == word.text for word in one.words)
        assert any(word.head == number for number, word in enumerate(one.words))


def test_what_was_taken_is_what_the_statements_were_made_by() -> None:
    first = explained(page(SENTENCE))[0]
    taken = [one.rule for one in first.decisions if one.step == "clause" and one.kept]
    assert taken
    assert {statement.rules[0] for statement in first.statements} <= {rule.split(" ", 1)[1] for rule in taken}


def test_a_trigger_that_is_passed_over_says_why() -> None:
    reasons = passed_over("trigger")
    assert any("heart" in (reason or "") for words, reason in reasons.items() if "attack" in words)


def test_a_verb_of_saying_is_no_statement_and_an_age_no_figure() -> None:
    assert passed_over("clause")["said"] == "it only says who speaks: what is said is told"
    assert "20" in passed_over("figure")


def test_a_doer_that_is_left_out_has_its_reason() -> None:
    found = explained(page("Raid\nIt killed nine soldiers. The talks killed nine soldiers on Friday."))
    reasons = {one.words: one.reason for each in found for one in each.decisions if one.step == "participant"}
    assert reasons["It"] == "a pronoun that names nobody here"


def test_who_says_so_has_its_rule_and_a_quoted_cue_its_reason() -> None:
    first = explained(page(SENTENCE))[0]
    assert [(one.source, one.cue) for one in first.attributions] == [("the Merrow Observatory", "said")]
    assert passed_over("attribution")["said"] == "its cue stands inside a quotation"


def test_one_sentence_can_be_asked_for() -> None:
    whole = explained(page(PAGE))
    assert explained(page(PAGE), at=whole[2].start) == [whole[2]]
    assert explained(page(PAGE), at=len(PAGE) + 5) == []


@pytest.mark.parametrize(
    ("sentence", "word", "reason"),
    [
        ("The attack helicopter landed.", "attack", "it only describes another noun"),
        ("Their deaths were mourned.", "deaths", "is told by its clause only"),
        ("He was unhurt by the killing.", "was", "its object must be one of control"),
        ("The company won control of the market.", "won", "it stands beside company"),
    ],
)
def test_reasons_name_what_was_missing_or_in_the_way(sentence: str, word: str, reason: str) -> None:
    found = [one for each in explained(page("Raid\n" + sentence)) for one in each.decisions]
    assert any(one.words == word and reason in (one.reason or "") for one in found)


def test_of_two_decisions_on_one_candidate_the_last_counts() -> None:
    trace = Trace()
    trace.rejected("clause", (4, 3), "rule", "first")
    trace.kept("clause", (3, 4), "rule")
    assert [(one.tokens, one.kept) for one in trace.decisions] == [((3, 4), True)]
