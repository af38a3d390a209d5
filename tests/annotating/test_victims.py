import pytest
from annotating.handmade import sighting, tree
from annotating.test_figures import figures

from tallywire.annotating.clauses import told_clauses
from tallywire.annotating.fates import tells_death
from tallywire.annotating.figures import figures_of
from tallywire.annotating.triggers import find_triggers
from tallywire.ontology import load_ontology
from tallywire.records import StatedFigure

SHOT_DEAD = """
A a DET DT det 2
boy boy NOUN NN nsubj:pass 4
was be AUX VBD aux:pass 4
shot shoot VERB VBN root 0
dead dead ADJ JJ xcomp 4
"""
LEFT_DEAD = """
The the DET DT det 2
blast blast NOUN NN nsubj 3
left leave VERB VBD root 0
a a DET DT det 5
girl girl NOUN NN obj 3
dead dead ADJ JJ xcomp 3
"""
MOTHER_AND_SON = """
A a DET DT det 2
boy boy NOUN NN nsubj:pass 7
and and CCONJ CC cc 5
his his PRON PRP$ nmod:poss 5
mother mother NOUN NN conj 2
were be AUX VBD aux:pass 7
killed kill VERB VBN root 0
"""
MEN_AND_WOMAN = """
Two two NUM CD nummod 2
men man NOUN NNS nsubj:pass 7
and and CCONJ CC cc 5
a a DET DT det 5
woman woman NOUN NN conj 2
were be AUX VBD aux:pass 7
killed kill VERB VBN root 0
"""
TWO_SIDES = """
A a DET DT det 2
soldier soldier NOUN NN nsubj:pass 7
and and CCONJ CC cc 5
a a DET DT det 5
rebel rebel NOUN NN conj 2
were be AUX VBD aux:pass 7
killed kill VERB VBN root 0
"""
DEATH_OF = """
Police police NOUN NNS nsubj 2
mourn mourn VERB VBP root 0
the the DET DT det 4
death death NOUN NN obj 2
of of ADP IN case 7
a a DET DT det 7
policeman policeman NOUN NN nmod 4
"""
HEADLINE = """
Teen teen NOUN NN nsubj 2
killed kill VERB VBD root 0
in in ADP IN case 4
Velm Velm PROPN NNP obl 2
"""
HEADLINE_DEAD = """
Boy boy NOUN NN root 0
, , PUNCT , punct 5
9 9 NUM CD dep 1
, , PUNCT , punct 5
dead dead ADJ JJ parataxis 1
in in ADP IN case 7
Velm Velm PROPN NNP obl 5
"""
SHOT_AND_KILLED = """
Gunmen gunman NOUN NNS nsubj 2
shot shoot VERB VBD root 0
and and CCONJ CC cc 4
killed kill VERB VBD conj 2
a a DET DT det 6
farmer farmer NOUN NN obj 4
"""
DIED = """
A a DET DT det 2
woman woman NOUN NN nsubj 3
died die VERB VBD root 0
"""
WHO_DIED = """
They they PRON PRP nsubj 2
mourn mourn VERB VBP root 0
a a DET DT det 4
girl girl NOUN NN obj 2
who who PRON WP nsubj 6
died die VERB VBD acl:relcl 4
"""


def all_figures(table: str, *, deadly: bool = False) -> list[StatedFigure]:
    parse, ontology = tree(table), load_ontology()
    told = told_clauses(parse, find_triggers(parse, ontology, places=(), dated=()), counted=(), dated=())
    heads = {one.head for one in told}
    seen = sighting(parse)
    return [f for one in told for f in figures_of(one, seen, ontology, heads=heads, time=None, deadly=deadly)]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (SHOT_DEAD, [("A boy", "killed", None, 1)]),
        (LEFT_DEAD, [("a girl", "killed", None, 1)]),
        (MOTHER_AND_SON, [("A boy and his mother", "killed", None, 2)]),
        (TWO_SIDES, [("A soldier", "killed", "soldier", 1), ("a rebel", "killed", "rebel", 1)]),
        (DEATH_OF, [("a policeman", "killed", "policeman", 1)]),
        (HEADLINE, [("Teen", "killed", None, 1)]),
        (HEADLINE_DEAD, [("Boy", "killed", None, 1)]),
        (SHOT_AND_KILLED, [("a farmer", "killed", None, 1)]),
        (DIED, [("A woman", "killed", None, 1)]),
        (WHO_DIED, [("a girl", "killed", None, 1)]),
    ],
)
def test_somebody_introduced_is_one_without_a_number(
    table: str, expected: list[tuple[str, str, str | None, float]]
) -> None:
    found = all_figures(table)
    assert [(f.text, f.measure, f.side, f.low) for f in found] == expected
    assert all(f.high == f.low and f.qualifier == "exact" and not f.part for f in found)


def test_a_list_with_a_number_is_added_up_and_the_number_is_a_part() -> None:
    found = figures(MEN_AND_WOMAN, ("Two", 2, "man"))
    assert [(f.text, f.low, f.part) for f in found] == [("Two men and a woman", 3, False), ("Two", 2, True)]


@pytest.mark.parametrize(
    "who",
    [
        "The the DET DT det 2\nboy boy NOUN NN nsubj:pass 4",
        "No no DET DT det 2\nboy boy NOUN NN nsubj:pass 4",
        "Every every DET DT det 2\nboy boy NOUN NN nsubj:pass 4",
        "Old old ADJ JJ amod 2\nplans plan NOUN NNS nsubj:pass 4",
        "A a DET DT det 2\nunit unit NOUN NN nsubj:pass 4",
        "A a DET DT det 2\ndeal deal NOUN NN nsubj:pass 4",
        "Mr Mr PROPN NNP compound 2\nRuiz Ruiz PROPN NNP nsubj:pass 4",
        "So so ADV RB advmod 4\nhe he PRON PRP nsubj:pass 4",
    ],
)
def test_who_is_known_or_nobody_or_no_person_adds_nothing(who: str) -> None:
    assert all_figures(f"{who}\nwas be AUX VBD aux:pass 4\nkilled kill VERB VBN root 0") == []


def test_a_mixed_list_of_unknown_length_is_not_added_up() -> None:
    assert all_figures(MEN_AND_WOMAN.replace("Two two NUM CD nummod 2", "Some some DET DT det 2")) == []


def test_who_is_only_shot_is_hurt_unless_the_page_tells_of_deaths() -> None:
    table = SHOT_DEAD.replace("dead dead ADJ JJ xcomp 4", "twice twice ADV RB advmod 4")
    assert [f.measure for f in all_figures(table)] == ["injured"]
    assert [f.measure for f in all_figures(table, deadly=True)] == ["other"]
    assert not tells_death(tree(table))
    assert tells_death(tree(SHOT_DEAD))


def test_a_shot_that_two_verbs_tell_kills_only_whom_they_share() -> None:
    table = """
Gunmen gunman NOUN NNS nsubj 2
shot shoot VERB VBD root 0
a a DET DT det 4
clerk clerk NOUN NN obj 2
and and CCONJ CC cc 6
killed kill VERB VBD conj 2
another another DET DT obj 6
"""
    assert [(f.text, f.measure) for f in all_figures(table)] == [("another", "killed")]
    hurt = table.replace("clerk clerk", "student student")
    assert [(f.text, f.measure) for f in all_figures(hurt)] == [("a student", "injured"), ("another", "killed")]


@pytest.mark.parametrize(
    ("table", "number", "expected"),
    [
        (
            "the the DET DT det 2\nmurder murder NOUN NN root 0\nof of ADP IN case 5\nsix six NUM CD nummod 5\n"
            "nuns nun NOUN NNS nmod 2",
            "six",
            ["killed"],
        ),
        (
            "Six six NUM CD nummod 2\nguards guard NOUN NNS nsubj:pass 4\nwere be AUX VBD aux:pass 4\n"
            "reported report VERB VBN root 0\ndead dead ADJ JJ xcomp 4",
            "Six",
            ["killed"],
        ),
        (
            "They they PRON PRP nsubj 2\nfound find VERB VBD root 0\nsix six NUM CD nummod 5\ndead dead ADJ JJ amod 5\n"
            "civilians civilian NOUN NNS obj 2",
            "six",
            ["killed"],
        ),
        (
            "Six six NUM CD nummod 2\nmen man NOUN NNS nsubj 3\nshot shoot VERB VBD root 0\nto to ADP IN case 5\n"
            "death death NOUN NN obl 3\nthe the DET DT det 8\nyoung young ADJ JJ amod 8\nguard guard NOUN NN obj 3",
            "Six",
            ["participants"],
        ),
        (
            "He he PRON PRP nsubj 2\nreceived receive VERB VBD root 0\nsix six NUM CD nummod 5\n"
            "bullet bullet NOUN NN compound 5\nwounds wound NOUN NNS obj 2",
            "six",
            [],
        ),
        (
            "They they PRON PRP nsubj 2\nshot shoot VERB VBD root 0\ndown down ADP RP compound:prt 2\n"
            "six six NUM CD nummod 5\nplanes plane NOUN NNS obj 2",
            "six",
            ["aircraft"],
        ),
    ],
)
def test_the_tree_says_what_befell_those_counted(table: str, number: str, expected: list[str]) -> None:
    assert [f.measure for f in figures(table, (number, 6, None))] == expected


def test_an_apposition_is_a_part_of_what_it_explains() -> None:
    table = """
Three three NUM CD nummod 2
civilians civilian NOUN NNS nsubj 7
, , PUNCT , punct 5
two two NUM CD nummod 5
women woman NOUN NNS appos 2
also also ADV RB advmod 7
died die VERB VBD root 0
"""
    found = figures(table, ("Three", 3, "civilian"), ("two", 2, "woman"))
    assert [(f.low, f.measure, f.part) for f in found] == [(3, "killed", False), (2, "killed", True)]


def test_bare_numbers_of_headlines_go_with_their_neighbours() -> None:
    table = """
Raid raid NOUN NN nsubj 2
Kills kill VERB VBZ root 0
3 3 NUM CD nummod 4
Wounds wound NOUN NNS obj 2
20 20 NUM CD nummod 4
"""
    assert [f.measure for f in figures(table, ("3", 3, None), ("20", 20, None))] == ["killed", "injured"]


def test_a_plural_behind_a_lost_number_is_what_it_counts() -> None:
    table = """
Between between ADP IN case 2
10 10 NUM CD obl 7
and and CCONJ CC cc 4
15 15 NUM CD conj 2
rebels rebel NOUN NNS nsubj:pass 7
were be AUX VBD aux:pass 7
killed kill VERB VBN root 0
"""
    (figure,) = figures(table, ("Between 10 and 15", 10, None))
    assert (figure.measure, figure.side) == ("killed", "rebels")


def test_an_object_that_lost_its_place_to_at_least_is_still_hit() -> None:
    table = """
It it PRON PRP nsubj 2
killed kill VERB VBD root 0
at at ADP IN case 4
least least ADJ JJS nmod 5
82 82 NUM CD nummod 6
people people NOUN NNS obl 2
, , PUNCT , punct 11
among among ADP IN case 11
them they PRON PRP obl 2
18 18 NUM CD nummod 11
children child NOUN NNS obl 2
"""
    whole, part = figures(table, ("82", 82, "people"), ("18", 18, "child"))
    assert (whole.measure, whole.part) == ("killed", False)
    assert (part.measure, part.part) == ("killed", True)


def test_those_shot_fatally_are_not_all_who_were_shot() -> None:
    table = """
Eight eight NUM CD nummod 2
men man NOUN NNS nsubj:pass 4
were be AUX VBD aux:pass 4
shot shoot VERB VBN root 0
, , PUNCT , punct 6
four four NUM CD nsubj:pass 4
fatally fatally ADV RB advmod 4
"""
    assert [f.measure for f in figures(table, ("Eight", 8, None))] == ["injured"]


def test_a_side_keeps_its_hyphen_and_one_of_the_wounded_stays_wounded() -> None:
    table = """
Two two NUM CD nummod 5
off off ADP IN amod 4
- - PUNCT HYPH punct 4
duty duty NOUN NN compound 5
guards guard NOUN NNS nsubj 6
died die VERB VBD root 0
"""
    assert [f.side for f in figures(table, ("Two", 2, None))] == ["off - duty guards"]
    table = """
One one NUM CD nsubj 6
of of ADP IN case 5
the the DET DT det 5
14 14 NUM CD nummod 5
wounded wounded NOUN NNS nmod 1
died die VERB VBD root 0
"""
    found = figures(table, ("One", 1, None), ("14", 14, None))
    assert [f.measure for f in found] == ["killed", "injured"]


def test_the_number_brought_up_counts_what_its_noun_says() -> None:
    table = """
It it PRON PRP nsubj 2
brought bring VERB VBD root 0
to to ADP IN case 4
30 30 NUM CD obl 2
the the DET DT det 6
number number NOUN NN obj 2
of of ADP IN case 8
guards guard NOUN NNS nmod 6
killed kill VERB VBN acl 8
"""
    assert [f.measure for f in figures(table, ("30", 30, None))] == ["killed"]


def test_those_joined_have_fates_of_their_own() -> None:
    table = """
It it PRON PRP nsubj 2
left leave VERB VBD root 0
a a DET DT det 4
boy boy NOUN NN obj 2
dead dead ADJ JJ xcomp 2
and and CCONJ CC cc 8
three three NUM CD nummod 8
others other NOUN NNS conj 4
injured injure VERB VBN conj 2
"""
    found = figures(table, ("three", 3, None))
    assert [(f.text, f.measure, f.low, f.part) for f in found] == [
        ("a boy", "killed", 1, False),
        ("three", "injured", 3, False),
    ]


def test_who_hurts_himself_is_counted_where_he_is_introduced() -> None:
    table = """
{0} a DET DT det 2
boy boy NOUN NN nsubj 3
shot shoot VERB VBD root 0
himself himself PRON PRP obj 3
"""
    assert [(f.text, f.measure) for f in all_figures(table.format("A"))] == [("A boy", "injured")]
    assert all_figures(table.format("The")) == []


def test_names_that_explain_a_number_are_not_added_to_it() -> None:
    table = """
Four four NUM CD nummod 2
women woman NOUN NNS nsubj 8
, , PUNCT , punct 4
Ada Ada PROPN NNP appos 2
and and CCONJ CC cc 7
her she PRON PRP$ nmod:poss 7
sister sister NOUN NN conj 2
died die VERB VBD root 0
"""
    assert [(f.text, f.low) for f in figures(table, ("Four", 4, "woman"))] == [("Four", 4)]


def test_who_shoots_others_dead_is_not_dead() -> None:
    table = """
A a DET DT det 2
man man NOUN NN nsubj 3
shoots shoot VERB VBZ root 0
dead dead ADJ JJ xcomp 3
22 22 NUM CD nummod 6
people people NOUN NNS obj 4
"""
    assert [f.text for f in figures(table, ("22", 22, "people"))] == ["22"]
    lying = table.replace("shoots shoot", "lay lie").replace("22 22 NUM CD nummod 6\npeople people NOUN NNS obj 4", "")
    assert [f.measure for f in all_figures(lying)] == ["killed"]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # "the stabbing of a clerk"
        (
            "They they PRON PRP nsubj 2\nprobe probe VERB VBP root 0\nthe the DET DT det 4\n"
            "stabbing stabbing NOUN NN obj 2\nof of ADP IN case 7\na a DET DT det 7\nstudent student NOUN NN nmod 4",
            [("a student", "injured")],
        ),
        # "a woman, wounded and dying" shares her subject with the verb before
        (
            "A a DET DT det 2\nwoman woman NOUN NN nsubj 3\nfell fall VERB VBD root 0\nand and CCONJ CC cc 5\n"
            "died die VERB VBD conj 3",
            [("A woman", "killed")],
        ),
        # "They found a girl killed": a participle behind a noun
        (
            "They they PRON PRP nsubj 2\nfound find VERB VBD root 0\na a DET DT det 4\ngirl girl NOUN NN obj 2\n"
            "drowned drown VERB VBN acl 4",
            [("a girl", "killed")],
        ),
        # plurals, bodies and "family" are no single person
        ("Guards guard NOUN NNS nsubj 2\ndied die VERB VBD root 0", []),
        ("A a DET DT det 2\nfamily family NOUN NN nsubj 3\ndied die VERB VBD root 0", []),
        ("A a DET DT det 2\nnumber number NOUN NN nsubj 3\ndied die VERB VBD root 0", []),
    ],
)
def test_deaths_told_by_nouns_and_shared_subjects(table: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.text, f.measure) for f in all_figures(table)] == expected
