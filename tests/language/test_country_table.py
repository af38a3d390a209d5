"""The two tables of countries agree: the codes and short names, and the names that texts use."""

from tallywire.language.word_lists import read_rows


def test_the_short_name_of_a_country_names_no_other_one() -> None:
    named = dict(read_rows("tallywire.language", "country_names.tsv"))
    rows = list(read_rows("tallywire.language", "countries.tsv"))
    known = [(row[3], row[0]) for row in rows if row[3].lower() in named]
    assert len(known) > 220
    assert [(name, code) for name, code in known if named[name.lower()] != code] == []


def test_every_row_has_its_codes_and_a_whole_capital_or_none() -> None:
    rows = list(read_rows("tallywire.language", "countries.tsv"))
    assert len({row[0] for row in rows}) == len(rows) > 240
    assert {(len(row), len(row[0]), len(row[1])) for row in rows} == {(8, 2, 3)}
    assert {sum(map(bool, row[4:])) for row in rows} == {0, 4}
