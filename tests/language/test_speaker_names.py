import pytest

from tallywire.language.folding import fold, fold_words
from tallywire.language.speaker_names import speaker_key
from tallywire.records import Speaker


def speaker(text: str, name: str | None = None) -> Speaker:
    return Speaker(start=0, end=len(text), text=text, name=name, kind="unknown")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Sheriff Ana Ruiz", "ana ruiz"),
        ("the Northern Legion", "northern legion"),
        ("The Northern Legion (NL)", "northern legion"),
        ("police", "police"),
        ("Vell police", "vell police"),
        ("Officials", None),
        ("Two senior officials", None),
        ("He", None),
        ("a fisherman", None),
        ("", None),
    ],
)
def test_a_key_is_a_name_or_nothing(text: str, key: str | None):
    assert speaker_key(speaker(text)) == key


def test_a_pronoun_is_keyed_by_the_name_that_it_stands_for():
    assert speaker_key(speaker("she", "Ana Ruiz")) == speaker_key(speaker("Ms. Ana Ruiz"))


def test_nobody_has_no_key():
    assert speaker_key(None) is None


def test_brackets_by_the_million_take_linear_time():
    assert speaker_key(speaker("(" * 1_000_000 + "Ana")) == "ana"


def test_folding_takes_case_accents_and_initials():
    assert [fold(word) for word in ("ZÓR", "U.N.", "ß")] == ["zor", "un", "ss"]
    assert fold_words(None) == []
