"""One speaker under several names is one; two people of one surname are two."""

from collections.abc import Sequence

from telling import document, statement

from tallywire.records import Document, Statement
from tallywire.tracing.speakers import Voice, name_voices


def voices(
    documents: Sequence[Document], statements: Sequence[Statement], texts: dict[str, str] | None = None
) -> list[Voice | None]:
    found = name_voices(documents, texts or {one.id: one.id for one in documents}, statements)
    return [found.get(one.id) for one in statements]


def keys(*phrases: str, text: str = "", name: str | None = None) -> list[str | None]:
    said = [statement("a", words, name=name, at=(number, number + 1)) for number, words in enumerate(phrases)]
    return [one and one.key for one in voices([document("a", text)], said)]


def test_a_body_and_its_spokesman_are_one() -> None:
    phrases = (
        "the Dawn Front", "a spokesman for the Dawn Front", "Arlo Venn, a spokesman for the Dawn Front", "Arlo Venn",
        "Venn", "a statement by the Dawn Front",
    )  # fmt: skip
    assert set(keys(*phrases)) == {"dawn front"}


def test_initials_are_the_body_where_a_page_explains_them_and_elsewhere_too() -> None:
    pages = [document("a", "Officers of U.S. Africa Command (AFRICOM) said so."), document("b", "AFRICOM denied it.")]
    said = [
        statement("a", "U.S. Africa Command"),
        statement("b", "AFRICOM"),
        statement("b", "a spokesman for AFRICOM", at=(5, 9)),
    ]
    assert voices(pages, said) == [Voice("us africa command", "U.S. Africa Command")] * 3


def test_initials_that_pages_explain_differently_stay_what_they_are() -> None:
    pages = [document("a", "The Dawn Front (DF) fled."), document("b", "The Dusk Forum (DF) met."), document("c")]
    said = [statement("a", "Dawn Front"), statement("b", "Dusk Forum"), statement("c", "DF")]
    assert [one and one.key for one in voices(pages, said)] == ["dawn front", "dusk forum", "df"]


def test_a_surname_is_a_person_within_one_text_only() -> None:
    pages = [document(name) for name in "abc"]
    said = [statement("a", "Ana Ruiz"), statement("b", "Ruiz"), statement("c", "Ruiz")]
    found = voices(pages, said, {"a": "a", "b": "a", "c": "c"})
    assert [one and one.key for one in found] == ["ana ruiz", "ana ruiz", "ruiz"]


def test_a_surname_of_two_people_is_neither() -> None:
    assert keys("Ana Ruiz", "Bo Ruiz", "Ruiz") == ["ana ruiz", "bo ruiz", "ruiz"]


def test_a_spokesman_of_two_bodies_speaks_for_himself() -> None:
    phrases = ("Arlo Venn, a spokesman for the Dawn Front", "Arlo Venn, a spokesman for Orla Hospital", "Arlo Venn")
    assert keys(*phrases) == ["dawn front", "orla hospital", "arlo venn"]


def test_an_army_is_not_the_army_of_another_side() -> None:
    assert keys("the army", "the Orlan army") == ["army", "orlan army"]


def test_a_short_body_has_the_full_name_that_the_page_writes() -> None:
    assert keys("Front spokesman Arlo Venn", text="Men of the Dawn Front fled, Front spokesman Arlo Venn said.") == [
        "dawn front"
    ]


def test_a_pronoun_is_whom_it_stands_for_and_a_name_of_its_own_is_itself() -> None:
    assert keys("he", name="army spokesman Besim Harrow") == ["army"]
    assert keys("the interior ministry", name="health ministry") == ["interior ministry"]
    assert keys("the ministry", name="health ministry") == ["health ministry"]


def test_a_role_in_small_letters_is_no_part_of_a_name() -> None:
    assert keys("Vell singer Ana Ruiz", "a count of the Hill Observatory") == ["ana ruiz", "hill observatory"]


def test_nobody_in_particular_has_no_voice() -> None:
    assert keys("witnesses", "two officials", "He") == [None, None, None]
    assert voices([document("a")], [statement("a"), statement("a", None, via="Reuters")]) == [None, None]


def test_a_name_is_shown_as_it_is_written_shortest() -> None:
    said = [statement("a", "Police"), statement("b", "police"), statement("c", "POLICE")]
    found = voices([document(name) for name in "abc"], said)
    assert {one and one.name for one in found} == {"police"}
