"""What exists is documented, and what is documented exists."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import typer

from tallywire import cli
from tallywire.ontology import load_ontology
from tallywire.pipeline.plan import PLAN
from tallywire.publishing.acled import ACLED_COLUMNS
from tallywire.publishing.database import VIEWS
from tallywire.publishing.formats import FILE_FORMATS, RECORD_FORMATS, TABLE_FORMATS
from tallywire.publishing.hxl import HXL_TAGS
from tallywire.publishing.ucdp import UCDP_COLUMNS
from tallywire.schema import TABLES
from tools.kinds_page import kinds_page

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_its_heading_and_every_option_its_name(name: str) -> None:
    sections = dict(re.findall(r"^## `tallywire (\w+)[^\n]*\n(.*?)(?=^## |\Z)", page("commands.md"), re.M | re.S))
    assert name in sections
    heading_and_text = page("commands.md").split(f"## `tallywire {name}")[1].split("\n## ")[0]
    for parameter in COMMANDS[name].params:
        for option in parameter.opts:
            if option.startswith("--") and option != "--help":
                assert option in heading_and_text, f"{name} {option} is not in docs/commands.md"


def test_no_command_is_documented_that_does_not_exist() -> None:
    documented = set(re.findall(r"^## `tallywire (\w+)", page("commands.md"), re.M))
    assert documented == set(COMMANDS)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_described(table: str) -> None:
    assert f"| `{table}` |" in page("record.md")


@pytest.mark.parametrize("name", [*TABLE_FORMATS, *RECORD_FORMATS, *FILE_FORMATS])
def test_every_format_is_described(name: str) -> None:
    assert f"| `{name}` |" in page("commands.md")
    assert re.search(rf"^## .*`{name}`", page("formats.md"), re.M)


@pytest.mark.parametrize(
    ("section", "columns"), [("acled", ACLED_COLUMNS), ("ucdp", UCDP_COLUMNS), ("hxl", {**HXL_TAGS["events"]})]
)
def test_every_column_has_its_rule(section: str, columns: Iterable[str]) -> None:
    text = re.search(rf"^## [^\n]*`-*{section}`[^\n]*\n(.*?)(?=^## |\Z)", page("formats.md"), re.M | re.S)
    assert text
    for column in columns:
        assert f"`{column}`" in text[1], f"{section}: {column} has no rule in docs/formats.md"


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_of_the_database_is_described(view: str) -> None:
    assert f"| `{view}` |" in page("formats.md")


@pytest.mark.parametrize("stage", PLAN, ids=lambda stage: stage.name)
def test_every_stage_is_described_with_its_shape(stage: object) -> None:
    assert f"| `{stage.name}` | {stage.shape} |" in page("how-it-works.md")  # type: ignore[attr-defined]


@pytest.mark.parametrize("rule", list(cli.Rule))
def test_every_rule_for_figures_is_described(rule: cli.Rule) -> None:
    assert f"| `{rule.value}`" in page("record.md")


def test_the_page_of_kinds_is_the_ontology() -> None:
    assert kinds_page(load_ontology()) == page("kinds.md"), "run: python -m tools.kinds_page"


def test_links_between_pages_lead_somewhere() -> None:
    for source in (ROOT / "docs").rglob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+\.md)", source.read_text(encoding="utf-8")):
            assert (source.parent / target).is_file(), f"{source.name} -> {target}"


def test_every_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "zensical.toml").read_text(encoding="utf-8")
    for source in (ROOT / "docs").rglob("*.md"):
        assert source.relative_to(ROOT / "docs").as_posix() in navigation


def test_the_readme_opens_with_demo_and_test() -> None:
    first = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:25]
    assert "make demo" in "\n".join(first)
