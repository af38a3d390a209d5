"""Sorts of happenings against single ones, on hand-made trees."""

from annotating.handmade import tree

from tallywire.annotating.clauses import Told
from tallywire.annotating.genericity import is_generic


def generic(table: str, trigger: int) -> bool:
    parse = tree(table)
    told = Told(
        head=trigger, trigger=trigger, trigger_tokens=(trigger,), kind="attack", first=0, last=len(parse) - 1, rule="x",
        owned=frozenset(range(len(parse))),
    )  # fmt: skip
    return is_generic(told, parse)


def test_a_bare_plural_is_a_sort() -> None:
    assert generic("Kidnappings kidnapping NOUN NNS nsubj 2\nincrease increase VERB VBP root 0", 0)


def test_an_article_a_number_or_a_name_makes_it_one() -> None:
    assert not generic("The the DET DT det 2\nraids raid NOUN NNS root 0", 1)
    assert not generic("Three three NUM CD nummod 2\nraids raid NOUN NNS root 0", 1)
    assert not generic("Velm Velm PROPN NNP compound 2\nraids raid NOUN NNS root 0", 1)
    assert not generic("raids raid NOUN NNS root 0\non on ADP IN case 3\nVelm Velm PROPN NNP nmod 1", 0)


def test_the_murder_of_peasants_is_a_sort_and_of_two_peasants_is_not() -> None:
    bare = "the the DET DT det 2\nmurder murder NOUN NN root 0\nof of ADP IN case 4\npeasants peasant NOUN NNS nmod 2"
    assert generic(bare, 1)
    counted = bare.replace("of of ADP IN case 4", "of of ADP IN case 5").replace(
        "peasants peasant NOUN NNS nmod 2", "two two NUM CD nummod 5\npeasants peasant NOUN NNS nmod 2"
    )
    assert not generic(counted, 1)


def test_the_present_tense_about_anybody_is_a_habit() -> None:
    table = "They they PRON PRP nsubj 2\n{verb}\npeasants peasant NOUN NNS obj 2"
    assert generic(table.format(verb="murder murder VERB VBP root 0"), 1)
    assert not generic(table.format(verb="murdered murder VERB VBD root 0"), 1)


def test_somebody_in_particular_is_no_habit() -> None:
    table = "They they PRON PRP nsubj 2\nattack attack VERB VBP root 0\nVelm Velm PROPN NNP obj 2"
    assert not generic(table, 1)


def test_the_perfect_and_a_bare_participle_are_no_habits() -> None:
    perfect = (
        "They they PRON PRP nsubj 3\nhave have AUX VBP aux 3\nmurdered murder VERB VBN root 0\n"
        "peasants peasant NOUN NNS obj 3"
    )
    assert not generic(perfect, 2)
    assert not generic("killing kill VERB VBG root 0\npeasants peasant NOUN NNS obj 1", 0)
    going_on = (
        "They they PRON PRP nsubj 3\nare be AUX VBP aux 3\nkilling kill VERB VBG root 0\npeople people NOUN NNS obj 3"
    )
    assert generic(going_on, 2)


def test_what_nobody_undergoes_is_no_habit() -> None:
    assert not generic("They they PRON PRP nsubj 2\nattack attack VERB VBP root 0", 1)
