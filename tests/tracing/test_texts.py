"""Passages read at once have the words that each has alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire.tracing import vocabulary
from tallywire.tracing.texts import Texts, read_texts
from tallywire.tracing.vocabulary import Vocabulary, code_of
from tallywire.tracing.words import read_words

ODD = [
    "VELL (Hill Wire) — Twenty-two ships didn't sail.",
    "Two dozen men, 3.5 million euros and a hundred and five goats; nobody can't say.",
    "The U.S. envoy cannot reach al-Bab in El Mira: 60 per cent of it's gone, he'd said.",
    "",
    " \n\n ",
    "12 13 fourteen",
    "(AP) One",
    "x" * 50 + " " + "y’" * 4,
    "Ångström’s co-op: “Σ” ÉTÉ\tl’été",
]
TEXT = st.lists(
    st.sampled_from([*"aA1.,'’-—(“ \n", "two", "hundred", "dozen", "3.5", "million", "al-", "U.S.", "per cent", "(AP)"])
).map("".join)


def shown(read: Texts) -> list[tuple]:
    rows = []
    for first, count in zip(read.firsts.tolist(), read.counts.tolist(), strict=True):
        own = slice(first, first + count)
        rows.append((tuple(read.forms[own]), tuple(map(tuple, read.spans[own].tolist())), read.codes[own].tolist()))
    return rows


def alone(text: str) -> tuple:
    words = read_words(text)
    return words.forms, words.spans, [code_of(form) for form in words.forms]


def test_odd_texts_have_the_words_that_they_have_alone():
    assert shown(read_texts(ODD, Vocabulary(), forms=True)) == [alone(text) for text in ODD]


@settings(max_examples=300)
@given(st.lists(TEXT, min_size=1, max_size=6))
def test_any_texts_have_the_words_that_they_have_alone(texts: list[str]):
    assert shown(read_texts(texts, Vocabulary(), forms=True)) == [alone(text) for text in texts]


def test_a_vocabulary_serves_many_times_and_forgets_when_it_is_full(monkeypatch):
    known = Vocabulary()
    assert shown(read_texts(ODD[:3], known, forms=True)) == [alone(text) for text in ODD[:3]]
    monkeypatch.setattr(vocabulary, "_KEPT", 5)
    assert shown(read_texts(ODD, known, forms=True)) == [alone(text) for text in ODD]


def test_a_capital_counts_where_the_beginning_of_the_text_does_not_account_for_it():
    read = read_texts(["Men of Vell saw 12 (AP) - ships", "Twenty two Men"], Vocabulary())
    firsts, counts = read.firsts.tolist(), read.counts.tolist()
    named = [read.named[first : first + count].tolist() for first, count in zip(firsts, counts, strict=True)]
    assert named == [[False, False, True, False, True, False], [False, True]]
    assert read.forms == ()
