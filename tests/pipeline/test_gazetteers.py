"""A gazetteer file made of an invented extract in the form of a GeoNames dump."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tallywire.errors import UsageError
from tallywire.language.gazetteer import Gazetteer, load_gazetteer
from tallywire.language.places import find_places
from tallywire.pipeline import gazetteer_index
from tallywire.pipeline.gazetteers import import_geonames
from tallywire.pipeline.geonames import open_dump, read_row
from tallywire.pipeline.per_document import AnnotatingOptions, ReadAndAnnotated, prepare
from tallywire.records import Page


def row(
    number: int, name: str, code: str, *, at: tuple[float, float] = (32.5, 20.5), others: str = "", country: str = "LY",
    admin: tuple[str, str] = ("", ""), people: int = 0,
) -> str:  # fmt: skip
    feature_class, _, feature = code.partition(".")
    columns = [str(number), name, name, others, str(at[0]), str(at[1]), feature_class, feature, country, "",
               *admin, "", "", str(people), "", "", "Africa/Tripoli", "2020-01-01"]  # fmt: skip
    return "\t".join(columns)


DUMP = [
    row(90000003, "Qasr Zumurrud", "P.PPL", admin=("Z1", "77"), others="Zumurrud Castle,Замок,https://example.org,QZD"),
    row(90000002, "Wadi Zumurrud", "A.ADM2", admin=("Z1", "77")),
    row(90000001, "Zumurrudiya", "A.ADM1", admin=("Z1", "")),
    row(88319, "Benghazi", "P.PPLA", at=(32.1167, 20.0667), others="Zumurrudopolis", people=600_000),
    row(90000004, "Monday", "P.PPL", admin=("Z1", "77")),
    row(90000005, "The Old Zumurrud Well", "H.WLL"),
    row(90000006, "Zumurrud Ghost Town", "P.PPLH"),
    row(90000007, "Zumurrud Airport", "S.AIRP", admin=("Z1", "77")),
    row(90000008, "A", "P.PPL"),
    row(90000009, "Banghāzī", "A.ADM1", admin=("95", "")),
    "no row",
    row(0, "Nowhere", "P.PPL"),
    row(90000010, "Far Away", "P.PPL", at=(99.0, 0.0)),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gazetteer")
    (folder / "dump.txt").write_text("\n".join(DUMP) + "\n", encoding="utf-8")
    told: list[str] = []
    report = import_geonames(folder / "dump.txt", folder / "made.gazetteer", advance=lambda: told.append("rows"))
    assert (report.rows, report.added) == (8, 6)
    assert told == ["rows", "rows"]
    assert report.size == (folder / "made.gazetteer").stat().st_size
    assert sorted(path.name for path in folder.iterdir()) == ["dump.txt", "made.gazetteer"]
    return folder / "made.gazetteer"


def kinds(gazetteer: Gazetteer, name: str) -> list[tuple[str, str, str | None]]:
    return [(row.name, row.kind, row.country) for row in map(gazetteer.record, gazetteer.numbers(name))]


def test_a_village_is_found_under_all_its_names_and_knows_its_divisions(made: Path) -> None:
    gazetteer = load_gazetteer(made)
    (number,) = gazetteer.numbers("Zumurrud Castle")
    village = gazetteer.record(number)
    assert (village.name, village.kind, village.geonames_id) == ("Qasr Zumurrud", "town", "90000003")
    assert (village.lat, village.lon) == (32.5, 20.5)
    assert village.admin1 is not None
    assert village.admin2 is not None
    assert gazetteer.record(village.admin1).name == "Zumurrudiya"
    assert gazetteer.record(village.admin2).name == "Wadi Zumurrud"
    assert gazetteer.record(village.admin2).admin1 == village.admin1
    assert gazetteer.entries("qasr zumurrud") == [(number, True)]
    assert gazetteer.entries("zumurrud castle") == [(number, False)]
    assert not gazetteer.has("qzd")


def test_what_ships_is_kept(made: Path) -> None:
    shipped, gazetteer = load_gazetteer(), load_gazetteer(made)
    assert len(gazetteer) == len(shipped) + 6
    for name in ("Benghazi", "Springfield", "Syria", "North Sea", "Vanderburgh County", "Sana‘a"):
        assert gazetteer.numbers(name) == shipped.numbers(name)
        assert [gazetteer.record(number) for number in gazetteer.numbers(name)] == [
            shipped.record(number) for number in shipped.numbers(name)
        ]
    assert gazetteer.keys[5:8] == list(shipped.keys)[5:8] or gazetteer.has(shipped.keys[5])
    assert gazetteer.is_word("town")
    assert gazetteer.entries("zzzzzz") == []


def test_a_shipped_place_is_not_doubled_but_gets_the_names_of_the_dump(made: Path) -> None:
    gazetteer = load_gazetteer(made)
    assert kinds(gazetteer, "Zumurrudopolis") == [("Benghazi", "town", "LY")]
    assert [row for row in kinds(gazetteer, "Benghazi") if row[1] == "town" and row[2] == "LY"] == [
        ("Benghazi", "town", "LY")
    ]


def test_what_is_no_place_of_news_is_left_out(made: Path) -> None:
    gazetteer = load_gazetteer(made)
    assert kinds(gazetteer, "Zumurrud Airport") == [("Zumurrud Airport", "landmark", "LY")]
    for name in ("The Old Zumurrud Well", "Zumurrud Ghost Town", "Far Away"):
        assert gazetteer.numbers(name) == load_gazetteer().numbers(name)
    assert 90000008 not in {int(gazetteer.record(number).geonames_id or 0) for number in gazetteer.numbers("A")}


def test_it_is_read_by_the_finder_of_places(made: Path) -> None:
    text = "Fighters took Qasr Zumurrud, a village near Benghazi, on Monday, residents said."
    places = find_places(text, gazetteer=load_gazetteer(made))
    assert [(place.text, place.geonames_id) for place in places] == [
        ("Qasr Zumurrud", "90000003"),
        ("Benghazi", "88319"),
    ]


def test_the_same_dump_gives_the_same_bytes_in_parts_or_at_once(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "dump.zip", "w") as archive:
        archive.writestr("readme.txt", "read me")
        archive.writestr("LY.txt", "\n".join(DUMP))
    monkeypatch.setattr(gazetteer_index.NameIndex.__init__, "__kwdefaults__", {"part": 100_000})
    import_geonames(tmp_path / "dump.zip", tmp_path / "again.gazetteer")
    assert (tmp_path / "again.gazetteer").read_bytes() == made.read_bytes()


def test_what_is_no_dump_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "prose.txt").write_text("Two men were held.\n")
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a.txt", "")
        archive.writestr("b.txt", "")
    for name in ("prose.txt", "two.zip", "missing.txt"):
        with pytest.raises(UsageError):
            import_geonames(tmp_path / name, tmp_path / "made.gazetteer")
    with pytest.raises(UsageError, match="cannot be written"):
        import_geonames(tmp_path / "prose.txt", tmp_path / "no" / "made.gazetteer")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["prose.txt", "two.zip"]


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x05\x06" + 18 * b"\0"])
def test_what_is_no_gazetteer_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(UsageError, match="no gazetteer"):
        load_gazetteer(tmp_path / "file")


def test_rows_that_are_none() -> None:
    good = row(1, "Zumurrud", "P.PPL")
    assert read_row(good) is not None
    assert read_row(good.replace("32.5", "north")) is None
    assert read_row(row(1, "", "P.PPL")) is None
    assert read_row(row(1, "Zumurrud", "S.HTL")) is None


def test_a_dump_that_is_no_utf_8_is_read(tmp_path: Path) -> None:
    (tmp_path / "dump.txt").write_bytes(b"\xff\n")
    with open_dump(tmp_path / "dump.txt") as lines:
        assert list(lines) == ["\N{REPLACEMENT CHARACTER}\n"]


def test_the_map_stage_reads_with_it(made: Path) -> None:
    page = Page(source="a", media="text", content="Fighters took Qasr Zumurrud, residents said.", identity=("a",))
    result = prepare(AnnotatingOptions(gazetteer=made))(page)
    assert isinstance(result, ReadAndAnnotated)
    assert [place.geonames_id for place in result.annotations.places] == ["90000003"]
