from pathlib import Path
from typing import get_args

import pytest

from tallywire.errors import OntologyError
from tallywire.ontology import load_ontology
from tallywire.records import StatementKind


def test_every_kind_of_the_contract_is_defined() -> None:
    ontology = load_ontology()
    assert set(ontology.kinds) == set(get_args(StatementKind))
    for kind in ontology.kinds.values():
        assert kind.definition.endswith(".")
        assert kind.triggers or kind.name == "background"


def test_longer_triggers_come_before_the_words_inside_them() -> None:
    lengths = [len(trigger.words) for _, trigger in load_ontology().by_head["strike"]]
    assert lengths == sorted(lengths, reverse=True)


def test_the_head_of_a_trigger_carries_its_part_of_speech() -> None:
    heads = {" ".join(t.words): t.head for kind in load_ontology().kinds.values() for t in kind.triggers}
    assert heads["open fire"] == "open"
    assert heads["air strike"] == "strike"
    assert heads["exchange of fire"] == "exchange"


def own_file(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_file_of_ones_own_extends_the_shipped_one(tmp_path: Path) -> None:
    path = own_file(tmp_path, '[kinds.attack]\ndefinition = "Mine."\nverbs = ["bludgeon"]\n')
    ontology = load_ontology(path)
    assert ("attack", ("bludgeon",)) in [(kind, trigger.words) for kind, trigger in ontology.by_head["bludgeon"]]
    assert ontology.kinds["attack"].definition == "Mine."
    assert "kidnap" in ontology.by_head


def test_a_file_of_ones_own_can_replace_the_shipped_one(tmp_path: Path) -> None:
    path = own_file(
        tmp_path,
        '[classes]\nboat = ["dhow"]\n[kinds.attack]\ndefinition = "Piracy."\n'
        '[[kinds.attack.frames]]\nverbs = ["board"]\nobjects = ["@boat"]\n',
    )
    ontology = load_ontology(path, replace=True)
    assert set(ontology.kinds) == {"attack"}
    assert set(ontology.by_head) == {"board"}
    assert ontology.of_class("dhow", "boat")
    assert not ontology.of_class("dhow", "plane")


def test_all_mistakes_are_listed_at_once(tmp_path: Path) -> None:
    path = own_file(
        tmp_path,
        """
extra = 1
[classes]
bad = "not a list"
[kinds.mischief]
verbs = ["meddle"]
[kinds."Not a name"]
definition = "Capitals and spaces."
[kinds.attack]
verbs = [1]
colour = "red"
[[kinds.attack.frames]]
verbs = ["hit"]
[[kinds.attack.frames]]
objects = ["@nothing"]
[[kinds.attack.frames]]
verbs = ["hit"]
objects = ["x"]
when = ["now"]
""",
    )
    with pytest.raises(OntologyError) as caught:
        load_ontology(path, replace=True)
    message = str(caught.value)
    for part in (
        "[extra]",
        "classes.bad",
        "mischief is not a kind",
        "a new one needs a definition",
        "Not a name is not a name",
        "no definition",
        ".verbs must be",
        ".colour is unknown",
        "neither objects",
        "no verbs",
        "@nothing",
        ".when is unknown",
    ):
        assert part in message


def test_a_file_that_is_not_there_or_not_toml_is_told(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="cannot be read"):
        load_ontology(tmp_path / "none.toml")
    with pytest.raises(OntologyError, match="not a TOML file"):
        load_ontology(own_file(tmp_path, "[kinds"))
    with pytest.raises(OntologyError, match="no kinds"):
        load_ontology(own_file(tmp_path, ""), replace=True)
    with pytest.raises(OntologyError, match="must be a table"):
        load_ontology(own_file(tmp_path, 'kinds = {attack = "x"}'), replace=True)


OWN = """
[kinds.roadblock]
definition = "A road is closed by people who want something."
nouns = ["roadblock"]
[classes]
route = ["road", "bridge"]
[[kinds.roadblock.frames]]
verbs = ["block", "attack"]
objects = ["@route"]
subjects = ["@agent"]
not_with = ["@aircraft"]
direct = true
"""


def test_a_kind_with_a_name_and_a_definition_of_its_own_is_new(tmp_path: Path) -> None:
    ontology = load_ontology(own_file(tmp_path, OWN))
    assert ontology.kinds["roadblock"].definition.startswith("A road")
    assert ontology.kinds["roadblock"].acled == ""
    assert [kind for kind, _ in ontology.by_head["block"]] == ["roadblock"]


def test_frames_of_ones_own_come_before_the_shipped_words(tmp_path: Path) -> None:
    kinds = [kind for kind, trigger in load_ontology(own_file(tmp_path, OWN)).by_head["attack"] if trigger.objects]
    assert kinds[0] == "roadblock"


def test_switches_of_a_frame_are_true_or_false(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"\.direct must be true or false"):
        load_ontology(own_file(tmp_path, OWN.replace("direct = true", "direct = 1")))
