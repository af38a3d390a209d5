"""Every example in a docstring runs, and gives what it says."""

import doctest
import importlib
import pkgutil

import pytest

import tallywire

NEED_MORE = ("tallywire.engines.spark",)
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(tallywire.__path__, "tallywire.")
    if not module.name.endswith("__main__") and module.name not in NEED_MORE
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert not failed, f"python -m doctest {name} says which"
