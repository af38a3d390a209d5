import pytest

from tallywire.language.folding import fold, fold_words
from tallywire.language.speaker_names import body_of_many, name_key, speaker_key, spoken_for
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
        ("No group", None),
        ("The company", None),
        ("the Vell-based Hill Observatory", "hill observatory"),
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


@pytest.mark.parametrize(
    ("phrase", "body"),
    [
        ("a spokesman for the Dawn Front", ("Dawn Front", None)),
        ("Arlo Venn, a spokesman for the Dawn Front, a party", ("Dawn Front", "Arlo Venn")),
        ("Front spokeswoman Ana Ruiz", ("Front", "Ana Ruiz")),
        ("army spokesman Colonel Besim Harrow", ("army", "Colonel Besim Harrow")),
        ("the Hill Observatory’s director, Rana Aziz", ("Hill Observatory", "Rana Aziz")),
        ("Observatory head Rana Aziz", ("Observatory", "Rana Aziz")),
        ("Rana Aziz, the head of the Hill Observatory", ("Hill Observatory", "Rana Aziz")),
        ("health minister Sorel Anstey", ("health ministry", "Sorel Anstey")),
        ("a statement by the Hill Observatory", ("Hill Observatory", None)),
        ("a police report", ("police", None)),
        ("Prime Minister Ana Ruiz", None),
        ("former police chief Ana Ruiz", None),
        ("former director of the Hill Observatory", None),
        ("casting director Ana Ruiz", None),
        ("Gunshot head", None),
        ("the minister", None),
        ("the spokesman", None),
        ("her spokesman", None),
        ("the director of “The Mill”", None),
        ("a spokesman for one of the two families of the men who lost the vote", None),
        ("Ana Ruiz", None),
        ("", None),
    ],
)
def test_for_whom_somebody_speaks(phrase: str, body: tuple[str, str | None] | None):
    assert spoken_for(phrase) == body


def test_bodies_of_many():
    assert body_of_many("army")
    assert not body_of_many("hill observatory")


def test_a_name_alone_has_the_key_of_its_speaker():
    assert name_key("Sheriff Ana Ruiz") == "ana ruiz"
