"""Mentions: names, phrases like "the army", countries that act, pronouns; levels, kinds and borders of each."""

from annotating.handmade import place, tree
from spacy.tokens import Doc, Span

from tallywire.annotating.mention_names import find_names
from tallywire.annotating.mentions import find_mentions
from tallywire.language.reader import Sentence
from tallywire.records import Mention, Place

NAMED = """
The the DET DT det 3
Amal Amal PROPN NNP compound 3
Brigade Brigade PROPN NNP nsubj 4
met meet VERB VBD root 0
him he PRON PRP obj 4
in in ADP IN case 7
Sabha Sabha PROPN NNP obl 4
. . PUNCT . punct 4
"""
PHRASES = """
The the DET DT det 4
two two NUM CD nummod 4
Sabha Sabha PROPN NNP compound 4
commanders commander NOUN NNS nsubj 5
hit hit VERB VBD root 0
five five NUM CD nummod 8
armoured armoured ADJ JJ amod 8
trucks truck NOUN NNS obj 5
with with ADP IN case 11
car car NOUN NN compound 11
bombs bomb NOUN NNS obl 5
near near ADP IN case 14
our our PRON PRP$ nmod:poss 14
base base NOUN NN obl 5
"""
JOINED = """
Our our PRON PRP$ nmod:poss 2
men man NOUN NNS nsubj 8
, , PUNCT , punct 4
women woman NOUN NNS conj 2
and and CCONJ CC cc 7
the the DET DT det 7
police police NOUN NNS conj 2
sang sing VERB VBD root 0
"""
TITLES = """
commander commander NOUN NN compound 2
Orrin Orrin PROPN NNP nsubj 6
was be AUX VBD cop 6
once once ADV RB advmod 6
a a DET DT det 6
lawyer lawyer NOUN NN root 0
for for ADP IN case 9
coalition coalition NOUN NN compound 9
lawsuits lawsuit NOUN NNS nmod 6
"""
GROUPED = """
a a DET DET det 2
group group NOUN NN nsubj 5
of of ADP IN case 4
miners miner NOUN NNS nmod 2
took take VERB VBD root 0
the the DET DET det 7
Hellfire Hellfire PROPN NNP compound 8
missile missile NOUN NN obj 5
shot shoot VERB VBD xcomp 5
dead dead ADJ JJ amod 12
five five NUM CD nummod 12
guards guard NOUN NNS obj 9
"""
STATES = """
Norland Norland PROPN NNP nsubj 2
condemned condemn VERB VBD root 0
Vestia Vestia PROPN NNP compound 4
talks talk NOUN NNS obj 2
in in ADP IN case 6
Ostmark Ostmark PROPN NNP obl 2
with with ADP IN case 8
Zuria Zuria PROPN NNP nmod 4
and and CCONJ CC cc 10
Lakia Lakia PROPN NNP conj 8
"""


def sentence(parse: Doc, start: int = 0) -> Sentence:
    return Sentence(start=start, end=start + len(parse.text), kind="body", parse=parse)


def names(*parses: Doc) -> list[tuple[str, str]]:
    starts = [sum(len(parse.text) + 1 for parse in parses[:at]) for at in range(len(parses))]
    sentences = [sentence(parse, start) for parse, start in zip(parses, starts, strict=True)]
    text = " ".join(parse.text for parse in parses)
    found = find_names(sentences, text=text)
    assert all(text[one.start : one.end] == one.text for one in found)
    return [(one.text, one.kind) for one in found]


def mentions(parse: Doc, *places: Place) -> list[tuple[str, str, str]]:
    read = [sentence(parse)]
    found = find_mentions(parse.text, read, find_names(read), places)
    return [(one.text, one.kind, one.level) for one in found]


def plain(text: str, *ents: tuple[str, int, int]) -> Doc:
    """A sentence of names and of words whose tree does not matter."""
    rows = [f"{word} {word.lower()} {'PROPN' if word[0].isupper() else 'X'} X dep 0" for word in text.split()]
    return tree("\n".join(rows), ents)


def test_names_are_trimmed_and_places_left_to_the_gazetteer() -> None:
    parse = tree(NAMED, [("ORGANISATION", 0, 3), ("PLACE", 6, 7)])
    assert find_names([sentence(parse, 100)]) == [
        Mention(start=104, end=116, text="Amal Brigade", kind="organisation", level="name")
    ]


def test_pronouns_punctuation_and_articles_are_no_names() -> None:
    assert names(tree(NAMED, [("PERSON", 4, 5), ("OTHER", 7, 8)])) == []
    assert names(plain("al Karam fell", ("ORGANISATION", 0, 1))) == []
    assert names(tree(NAMED, [("GROUP", 1, 4)])) == [("Amal Brigade met", "group")]


def test_the_kind_that_the_document_gives_most_often_wins() -> None:
    twice = plain("the Karam Front fled", ("GROUP", 1, 3))
    once = plain("the Karam Front spoke", ("PERSON", 1, 3))
    assert names(twice, once, twice) == [("Karam Front", "group")] * 3


def test_names_are_found_again_where_the_reader_missed_them_but_not_inside_places() -> None:
    named = plain("the Karam Front fled", ("GROUP", 1, 3))
    missed, place_name = plain("Karam Front men"), plain("in Karam Front Street", ("PLACE", 1, 4))
    assert names(named, missed, place_name) == [("Karam Front", "group")] * 2
    assert names(plain("KARAM FRONT MEN"), named) == [("Karam Front", "group")]
    assert names(plain("Sunday came", ("EVENT", 0, 1)), plain("on Sunday")) == [("Sunday", "event")]


def test_an_abbreviation_is_of_the_kind_of_what_it_abbreviates() -> None:
    full = Doc(tree(NAMED).vocab, words=["Karam", "Relief", "Front", "(", "KRF", ")"], spaces=[True] * 3 + [False] * 3)
    full.set_ents([Span(full, 0, 3, label="GROUP")])
    assert names(full, plain("KRF men", ("PERSON", 0, 1))) == [
        ("Karam Relief Front", "group"), ("KRF", "group"), ("KRF", "group")
    ]  # fmt: skip


def test_the_words_of_a_name_tell_its_kind() -> None:
    assert names(plain("Karam Airfield", ("ORGANISATION", 0, 2))) == [("Karam Airfield", "facility")]
    assert names(plain("Operation Karam", ("ORGANISATION", 0, 2))) == [("Operation Karam", "event")]
    assert names(plain("HMS Karam left", ("PERSON", 0, 2)), plain("the Karam", ("PERSON", 1, 2))) == [
        ("HMS Karam", "vehicle"), ("Karam", "vehicle")
    ]  # fmt: skip


def test_phrases_run_from_their_article_to_their_head_without_leading_counts() -> None:
    found = mentions(tree(PHRASES, [("PLACE", 2, 3)]))
    assert found == [
        ("The two Sabha commanders", "group", "nominal"),
        ("armoured trucks", "vehicle", "nominal"),
        ("car bombs", "weapon", "nominal"),
        ("our base", "facility", "nominal"),
    ]


def test_people_joined_under_one_possessor_are_one_mention() -> None:
    assert mentions(tree(JOINED)) == [("Our men, women", "group", "nominal"), ("the police", "group", "nominal")]


def test_a_group_of_people_is_one_mention_and_so_is_a_weapon_with_its_name() -> None:
    """What a mistaken tree hangs in front of a count ("shot dead five guards") stays outside."""
    assert mentions(tree(GROUPED)) == [
        ("a group of miners", "group", "nominal"),
        ("the Hellfire missile", "weapon", "name"),
        ("guards", "group", "nominal"),
    ]


OWNED = """
Karam Karam PROPN NNP compound 3
Front Front PROPN NNP compound 1
fighters fighter NOUN NNS nsubj 4
met meet VERB VBD root 0
Vell Vell PROPN NNP nmod:poss 7
's 's PART POS case 5
army army NOUN NN obj 4
and and CCONJ CC cc 11
a a DET DET det 11
Vell Vell PROPN NNP compound 11
leader leader NOUN NN conj 7
Minister Minister PROPN NNP obl 4
"""


def test_a_group_with_its_name_is_one_mention_and_an_owner_or_a_leader_is_another() -> None:
    parse = tree(OWNED, [("GROUP", 0, 2), ("ORGANISATION", 4, 5), ("ORGANISATION", 9, 10)])
    assert mentions(parse) == [
        ("Karam Front fighters", "group", "name"),
        ("Vell 's army", "group", "nominal"),
        ("Vell", "organisation", "name"),
        ("a Vell leader", "person", "nominal"),
        ("Vell", "organisation", "name"),
        ("Minister", "person", "nominal"),
    ]


def test_a_title_that_the_reader_takes_for_a_person_belongs_to_the_name_behind_it() -> None:
    parse = plain("Minister Ada Orrin", ("PERSON", 0, 1), ("PERSON", 1, 3))
    assert names(parse) == [("Ada Orrin", "person")]


def test_titles_and_predicates_are_no_mentions_but_a_body_before_a_noun_is() -> None:
    assert mentions(tree(TITLES, [("PERSON", 1, 2)])) == [
        ("Orrin", "person", "name"),
        ("coalition", "group", "nominal"),
    ]


def test_pronouns_for_people_are_mentions_and_possessors_are_part_of_their_phrase() -> None:
    assert mentions(tree(NAMED)) == [("The Amal Brigade", "group", "name"), ("him", "person", "pronoun")]


def test_a_place_whose_name_ends_with_a_noun_is_no_mention() -> None:
    parse = tree("West West PROPN NNP compound 2\nBank Bank PROPN NNP nsubj 3\ncalmed calm VERB VBD root 0")
    assert mentions(parse, place(parse, "West Bank", "region")) == []
    assert mentions(parse) == [("West Bank", "group", "name")]


def test_countries_that_act_are_organisations_and_others_are_not() -> None:
    parse = tree(STATES)
    places = [place(parse, name, "country") for name in ("Norland", "Vestia", "Ostmark", "Zuria", "Lakia")]
    acting = [("Norland", "organisation", "name"), ("Vestia", "organisation", "name")]
    assert mentions(parse, *places) == [*acting, ("Zuria", "organisation", "name"), ("Lakia", "organisation", "name")]
    assert mentions(parse, place(parse, "Norland", "settlement")) == []
