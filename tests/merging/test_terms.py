"""Weights of terms: unit length, rare above common, and those of one season unmoved by another."""

import numpy as np
import pytest

from tallywire.merging.pages import read_pages
from tallywire.merging.terms import weigh_terms
from tests.worlds import World

YEAR = 365.0


def made(*texts: str) -> World:
    world = World()
    for number, text in enumerate(texts):
        world.texts[world.page(f"p{number}")] = text
    return world


def test_rows_have_unit_length_and_an_empty_page_none():
    terms = weigh_terms(made("Shells fell on Vell.", "").documents, np.array([1.0, 2.0]))
    lengths = np.sqrt(np.asarray(terms.weights.multiply(terms.weights).sum(axis=1)).ravel())
    assert lengths.tolist() == pytest.approx([1.0, 0.0])


def test_what_many_pages_hold_weighs_less():
    world = made(*["Shells hit Vell"] * 9, "Shells hit Lorn")
    weights = weigh_terms(world.documents, np.zeros(10)).weights.toarray()
    vocabulary = ["hit", "lorn", "shells", "vell"]
    assert weights[9][vocabulary.index("lorn")] > weights[0][vocabulary.index("vell")]


def test_the_background_is_what_the_pages_of_a_season_have_in_common():
    alike = weigh_terms(made(*["Shells hit the market near Vell"] * 40).documents, np.zeros(40)).background
    apart = weigh_terms(made(*["Shells hit the market near Vell"] * 40).documents, np.arange(40) * YEAR).background
    assert (alike > 0.2).all()
    assert (apart < 0.05).all()


def test_pages_of_another_year_leave_the_weights_as_they_were():
    old = ["Shells hit the market near Vell.", "A barge sank at Lorn.", "Teachers of Vell marched."]
    new = ["Shells hit the barge of the teachers at Vell.", "Lorn market burnt."]
    alone = weigh_terms(made(*old).documents, np.array([10.0, 20.0, 30.0]))
    both = weigh_terms(made(*old, *new).documents, np.array([10.0, 20.0, 30.0, 10 + 3 * YEAR, 11 + 3 * YEAR]))
    assert np.array_equal(np.sort(alone.weights.data), np.sort(both.weights[[0, 1, 2]].data))
    assert np.array_equal(alone.background, both.background[:3])


def test_an_undated_page_is_weighed_among_all():
    world = made("Shells hit Vell.", "Shells hit Vell.", "Shells hit Vell.")
    days = np.array([10.0, 10 + 3 * YEAR, np.nan])
    terms = weigh_terms(world.documents, days)
    assert terms.background[2] > 0
    assert read_pages(world.documents, []).background.shape == (3,)
