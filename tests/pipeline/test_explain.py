"""Explaining a sentence that stands alone, and one of a file."""

from __future__ import annotations

import json

import pytest

from tallywire.errors import UsageError
from tallywire.pipeline.explain import explain_document, explain_sentence

LINES = [
    b"\n",
    b"no json\n",
    json.dumps({"id": "a", "text": "Two men were killed on Friday. The bridge at Orvane fell."}).encode(),
    None,
    json.dumps({"id": "b", "text": "Deux hommes ont été tués vendredi dans la ville.", "language": "fr"}).encode(),
]


def test_a_sentence_is_body_text_and_its_days_count_from_when_it_was_published() -> None:
    (found,) = explain_sentence("Two men were killed on Friday.", published="2016-08-10")
    assert (found.kind, [one.from_ for one in found.times]) == ("body", ["2016-08-05"])


@pytest.mark.parametrize("name", ["a", "3"])
def test_a_document_of_a_file_goes_by_its_id_or_line(name: str) -> None:
    assert [one.text for one in explain_document(LINES, name)] == [
        "Two men were killed on Friday.",
        "The bridge at Orvane fell.",
    ]
    (second,) = explain_document(LINES, name, at=40)
    assert second.text.startswith("The bridge")


@pytest.mark.parametrize(
    ("name", "at", "said"),
    [
        ("zz", None, "there is no document 'zz'"),
        ("2", None, "cannot be read"),
        ("a", 900, "no sentence at character 900"),
        ("b", None, "in another language"),
    ],
)
def test_what_cannot_be_explained_is_said(name: str, at: int | None, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        explain_document(LINES, name, at=at)


@pytest.mark.parametrize(("sentence", "published"), [(" ", None), ("Two men ran.", "someday")])
def test_a_sentence_needs_words_and_a_date_that_is_one(sentence: str, published: str | None) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        explain_sentence(sentence, published=published)
