"""What is imported is named in pyproject.toml, and test modules can stand beside each other.

What happens to be installed (because something else needs it, or since somebody tried it out) is missing elsewhere.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
FOLDERS = ("src", "tests", "tools", "training", "benchmarks")
OWN = {"tallywire", "tests", "tools", "training", "benchmarks"}
HELPERS = {name for path in (ROOT / "tests").rglob("*.py") for name in (path.stem, path.parent.name)}
WITHOUT_GUARD = {"src/tallywire/engines/spark.py": {"pyspark"}}
"""Modules that are imported only when somebody asks for what their extra is for (`--engine spark`)."""


def plain(name: str) -> str:
    """The name of a distribution as registries compare it (packaging.python.org, name normalization)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def named(*groups: list[str]) -> set[str]:
    """The distributions of some groups of requirements."""
    return {plain(re.match(r"[\w.-]+", line)[0]) for group in groups for line in group}  # type: ignore[index]


INSTALLED = {top: {plain(name) for name in names} for top, names in packages_distributions().items()}
RUN, ALL = named(PROJECT["dependencies"]), named(PROJECT["dependencies"], *EXTRAS.values())


def imports(tree: ast.AST, *, guarded: bool = False) -> Iterator[tuple[str, bool]]:
    """The modules that are imported, and whether only where they are asked for (in a function, a `try`, for types)."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, guarded) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, guarded
        elif isinstance(node, (ast.stmt, ast.excepthandler, ast.match_case)):
            inner = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Try))
            typed = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
            yield from imports(node, guarded=guarded or inner or typed)


def unnamed(source: str, path: str) -> set[str]:
    """The modules that a file imports without that pyproject.toml names what they come from."""
    asked_for = set(re.findall(r"importorskip\(\"(\w+)", source)) | WITHOUT_GUARD.get(path, set())
    found = set()
    for module, guarded in imports(ast.parse(source)):
        top = module.partition(".")[0]
        if top in sys.stdlib_module_names or top in OWN or (path.startswith("tests/") and top in HELPERS):
            continue
        come_from = INSTALLED.get(top) or {plain(top)}
        allowed = RUN if path.startswith("src/") and not guarded and top not in asked_for else ALL
        if come_from.isdisjoint(allowed) and not (path.startswith("tests/") and top in asked_for):
            found.add(top)
    return found


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_imported_is_a_named_requirement(folder: str) -> None:
    paths = [path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*.py")]
    faults = {path: unnamed((ROOT / path).read_text("utf-8"), path) for path in paths}
    assert {path: found for path, found in faults.items() if found} == {}


def test_an_import_that_nothing_names_is_noticed() -> None:
    assert unnamed("import numpy, os\nfrom nowhere.inside import one", "src/a.py") == {"nowhere"}
    assert unnamed("import pytest", "src/a.py") == {"pytest"}
    assert unnamed("import pytest", "tests/a.py") == set()
    assert unnamed("import pandas", "src/a.py") == {"pandas"}
    assert unnamed("def f():\n    import pandas", "src/a.py") == set()
    assert unnamed("if TYPE_CHECKING:\n    import pandas", "src/a.py") == set()
    assert unnamed("import pyspark", "src/tallywire/engines/spark.py") == set()
    assert unnamed('nowhere = pytest.importorskip("nowhere")\nimport nowhere', "tests/a.py") == set()


def test_requirements_with_extras_and_bounds_are_read() -> None:
    assert named(["polars[x]>=1", "Jinja2", "ruamel.yaml<1"]) == {"polars", "jinja2", "ruamel-yaml"}


def test_no_two_test_modules_share_a_name() -> None:
    """Pytest imports them by their file's name alone, so the second one would fail or be read as the first."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py")
    assert [name for name, times in names.items() if times > 1] == []


def test_nothing_is_imported_from_a_conftest_by_its_bare_name() -> None:
    """There are several, and which one `conftest` means depends on what was collected before."""
    for path in (ROOT / "tests").rglob("*.py"):
        assert "conftest" not in {module for module, _ in imports(ast.parse(path.read_text("utf-8")))}, path
