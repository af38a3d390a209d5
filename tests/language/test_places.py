"""Place names: what is found, what is not, and which place is meant."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.language.places import find_places
from tallywire.records import Mention, Place


def found(text: str) -> list[str]:
    return [place.text for place in find_places(text)]


def where(text: str, name: str) -> Place:
    return next(place for place in find_places(text) if place.text == name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell on Sirte and near Misrata on Sunday.", ["Sirte", "Misrata"]),
        ("The convoy left al-Bab for Deir ez-Zor.", ["al-Bab", "Deir ez-Zor"]),
        ("Talks in the U.S. and the UK failed.", ["U.S.", "UK"]),
        ("Berlin's mayor met officials from Germany.", ["Berlin", "Germany"]),
        ("A Leeds-based charity works in Yemen.", ["Leeds", "Yemen"]),
        ("Fighting in the Gaza Strip spread to Eastern Ghouta.", ["Gaza Strip", "Eastern Ghouta"]),
        ("The Nashville Book Fair opens today.", ["Nashville"]),
    ],
)
def test_names_in_place_contexts_are_found(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Paris Walters told the judge that she was reading.",
        "Gen. Lincoln Brown spoke; Mr. Jordan did not.",
        "Jackson, 34, was arrested on Monday in March.",
        "",
        "Nothing here is written with a capital.",
        "However, Of course, We said so.",
    ],
)
def test_people_and_everyday_words_are_no_places(text: str) -> None:
    assert found(text) == []


def test_the_later_part_of_a_known_person_s_name_is_no_place() -> None:
    text = "They waited for Clara Florence near the gate in Rome."
    person = Mention(start=16, end=30, text="Clara Florence", kind="person")
    assert [place.text for place in find_places(text, mentions=[person])] == ["Rome"]


def test_a_town_that_a_reader_takes_for_the_beginning_of_a_person_stays_a_place() -> None:
    text = "They asked Florence Mayor Clara Ruiz about the gate."
    person = Mention(start=11, end=36, text="Florence Mayor Clara Ruiz", kind="person")
    assert [place.text for place in find_places(text, mentions=[person])] == ["Florence"]


def test_people_s_adjectives_speak_for_their_country() -> None:
    [place] = find_places("Peruvian police and Peruvian soldiers searched the streets of Trujillo for the Peruvians.")
    assert place.country == "PE"
    [elsewhere] = find_places("Venezuelan police and Venezuelan soldiers searched the streets of Trujillo.")
    assert elsewhere.country == "VE"


def test_in_capitals_a_short_word_is_no_code_of_a_country() -> None:
    text = "THE CAR BOMB WENT OFF IN LIMA. POLICE SAID THE CAR WAS STOLEN IN PERU BY FOUR MEN."
    assert [place.name for place in find_places(text)] == ["Lima", "Peru"]


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("A fire broke out in Paris, Texas.", "Paris", 33.66, -95.56),
        ("A fire broke out in Paris.", "Paris", 48.85, 2.35),
        ("Buses left Lincoln for Omaha and Grand Island, then Columbus.", "Columbus", 41.4, -97.4),
        ("Police in London, Ont., and Windsor said the road to Toronto was open.", "London", 42.98, -81.2),
        ("Troops entered Tripoli, and a plane flew from Benghazi to Libya's border.", "Tripoli", 32.9, 13.2),
        ("Shelling hit Tripoli; Beirut's army sent soldiers, Lebanon said.", "Tripoli", 34.4, 35.8),
    ],
)
def test_the_document_decides_which_place_is_meant(text: str, name: str, lat: float, lon: float) -> None:
    place = where(text, name)
    assert place.lat == pytest.approx(lat, abs=0.5)
    assert place.lon == pytest.approx(lon, abs=0.5)


def test_a_name_keeps_its_sense_through_a_document() -> None:
    places = find_places("Rain fell on Paris, Texas. Later, Paris was dry again.")
    assert places[0].geonames_id == places[2].geonames_id


def test_precision_says_what_the_point_stands_for() -> None:
    places = find_places("From Asia to Kenya, from Ohio to Placer County, from Cairo to Tahrir Square.")
    assert [place.precision for place in places] == ["region", "country", "province", "district", "settlement", "point"]


def test_abbreviated_states_count_only_after_a_comma() -> None:
    assert found("He lives in Gary, Ind., she said.") == ["Gary", "Ind."]
    assert found("He lives in Gary, IN and works.") == ["Gary", "IN"]
    assert found("The ill man went IN and out. Ind was nothing.") == []


def test_texts_in_capitals_still_have_places() -> None:
    assert "KABUL" in found("REBELS ATTACKED A POLICE STATION IN KABUL, AFGHANISTAN, AND KILLED THREE SOLDIERS.")


@given(st.text(max_size=300))
def test_spans_are_the_text(text: str) -> None:
    last = 0
    for place in find_places(text):
        assert text[place.start : place.end] == place.text
        assert place.start >= last
        assert place.confidence is not None
        assert 0 <= place.confidence <= 1
        last = place.end


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["A ", "Paris, ", "Paris ", "of ", "al-", "A.", "’s", "1,", "(", "Paris of "])
def test_hostile_texts_take_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        find_places(unit * (size // len(unit)))
        return time.process_time() - start

    find_places("warm up")
    small, large = seconds(50_000), seconds(200_000)
    assert large < 8 * small + 1


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The car stopped on Alderholt Street.", "Alderholt Street", None),
        ("They met on Alderholt Street in Cairo.", "Alderholt Street", "EG"),
        ("Soldiers searched the village of Umbozani.", "Umbozani", None),
        ("Soldiers searched Lake Umbozani and went home.", "Lake Umbozani", None),
        ("The lorry left Highway 19 by night.", "Highway 19", None),
        ("Three people died in Umbozani, Syria, on Friday.", "Umbozani", "SY"),
    ],
)
def test_a_place_that_no_gazetteer_has_stays_a_name(text: str, name: str, country: str | None) -> None:
    place = where(text, name)
    assert place.geonames_id is None
    assert place.country == country
    assert (place.lat is None) == (country is None)
    assert (place.precision is None) == (country is None)


def test_an_unlisted_place_takes_its_holder_s_precision_and_is_less_sure() -> None:
    street, city = find_places("They met on Alderholt Street in northern Cairo.")
    assert (street.lat, street.lon, street.precision) == (city.lat, city.lon, "settlement")
    assert street.confidence is not None
    assert city.confidence is not None
    assert street.confidence < city.confidence


@pytest.mark.parametrize("text", ["The Street was in The County.", "He believes in Umb and in 7th.", "Near The End."])
def test_small_words_make_no_unlisted_place(text: str) -> None:
    assert found(text) == []


def test_an_unlisted_name_inside_a_person_s_is_none() -> None:
    text = "He believed in Umbozani."
    person = Mention(start=15, end=23, text="Umbozani", kind="person")
    assert find_places(text, mentions=[person]) == []
    assert found(text) == ["Umbozani"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Floods closed roads in Butler, Clark and Madison counties.", ["Butler", "Clark", "Madison"]),
        ("The West Nile virus and the Marburg virus spread.", []),
        ("Students of St. Michael's School won on St. Patrick's Day.", []),
        ("It was built in 250 B.C. by farmers.", []),
        ("They paid US$3 million.", []),
        ("The Canadian and Spanish teams met.", []),
        ("The City Council and the Drug Board met.", []),
        ("He saw Dr. Austin. Charleston police came later.", ["Charleston"]),
        ("Highway police in N.C. closed the road.", ["N.C."]),
        ("He met Jackson, Lincoln and Florence.", []),
        ("The man named Lincoln left.", []),
        ("Sarah Lincoln spoke. Lincoln was late.", []),
        ("Talks of the Quill-Kenya Fund ended.", ["Kenya"]),
        ("The Quill-Lincoln deal ended.", []),
        ("The Boston-Albany train left.", ["Boston", "Albany"]),
        ("In Portland Oregon a fire broke out.", ["Portland", "Oregon"]),
        ("They crossed the Umber Rocky Mountains.", ["Rocky Mountains"]),
        ("The Black Sea Divers left.", ["Black Sea"]),
        ("The Leeds Mercury Post said so.", []),
        ("The Boston Globe said so.", ["Boston"]),
        ("The St. Louis Umbers won.", ["St. Louis"]),
        ("The Nairobi Umber Quill University opened.", ["Nairobi"]),
        ("The Nairobi Umber Quill Fell Way opened.", ["Nairobi"]),
        ("The Red Cross came to Kenya.", ["Kenya"]),
    ],
)
def test_neighbours_decide(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_words_around_say_which_kind_is_meant() -> None:
    assert where("Shells hit Idlib province.", "Idlib").precision == "province"
    assert where("Shells hit the city of Idlib.", "Idlib").precision == "settlement"
    assert where("A fire broke out in the Ohio city.", "Ohio").precision == "province"
    assert where("A storm crossed Rochester, New York, on Monday.", "New York").precision == "province"


def test_institutions_speak_for_their_country() -> None:
    assert where("Sheriff's deputies and a county judge spoke in Dublin.", "Dublin").country == "US"


def test_in_capitals_small_words_are_no_states_and_names_need_more() -> None:
    text = "THE MINISTER SAID ON FRIDAY, IN A SPEECH, LA LIBERATION FRONT OF COLOMBIA SAW MARTI TODAY."
    assert found(text) == ["COLOMBIA"]


def test_the_end_of_an_organisation_s_name_is_no_place() -> None:
    assert found("The Government of National Accord holds Tripoli in Libya.") == ["Tripoli", "Libya"]


@pytest.mark.parametrize(
    ("text", "name", "within", "precision"),
    [
        ("A bomb hit the Umbrok district of Homs.", "Umbrok", "Homs", "settlement"),
        ("A bomb hit Homs's Umbrok neighbourhood.", "Umbrok", "Homs", "settlement"),
        ("The Umbrok district, in western Kabul, is quiet.", "Umbrok", "Kabul", "settlement"),
        ("Shots rang out in Umbrok, a suburb of Damascus.", "Umbrok", "Damascus", "settlement"),
        ("Shots were fired on Tarn Street in Leeds.", "Tarn Street", "Leeds", "settlement"),
        ("The village of Umbrok near Homs is quiet.", "Umbrok", "near Homs", "near"),
        ("The Umbrok area of northern Syria is quiet.", "Umbrok", "Syria", "country"),
        ("They came to Umbrok Lane near Homs.", "Umbrok Lane", "near Homs", "near"),
    ],
)
def test_a_part_of_a_place_has_its_point_and_says_so(text: str, name: str, within: str, precision: str) -> None:
    place = where(text, name)
    assert (place.within, place.precision) == (within, precision)
    assert place.lat is not None
    assert (place.radius_km is not None) == (precision == "near")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police were called to Sandy Dam Lane in Leeds.", "Sandy"),
        ("They met near 37th and Nash in Milwaukee.", "Nash"),
        ("They stayed at the Mandalay Bay in Las Vegas.", "Mandalay"),
        ("They ate at the Harbour Bar and Grill in Leeds.", "Grill"),
    ],
)
def test_streets_bays_and_bars_are_no_towns(text: str, name: str) -> None:
    assert name not in found(text)


def test_a_town_that_begins_a_persons_name_is_no_place() -> None:
    text = "Salvador Ramos Vega, 19, was held in Sacramento. Lima Mayor Clara Ruiz spoke."
    people = [
        Mention(start=0, end=19, text="Salvador Ramos Vega", kind="person"),
        Mention(start=text.index("Lima"), end=text.index(" spoke"), text="Lima Mayor Clara Ruiz", kind="person"),
    ]
    names = [place.text for place in find_places(text, mentions=people)]
    assert "Salvador" not in names
    assert "Lima" in names


def test_lands_in_a_list_and_wide_regions_keep_their_sense() -> None:
    text = "Delegates came from China, Japan and the Middle East to Washington, the US capital."
    assert [where(text, name).country for name in ("China", "Japan", "Middle East")] == ["CN", "JP", None]


def test_countries_stand_on_the_points_of_geonames() -> None:
    points = {"Canada": (60.11, -113.64), "China": (35, 105), "Brazil": (-10, -55), "Mali": (18, -2), "Niger": (18, 9)}
    for name, point in points.items():
        place = where(f"They came to {name}, they said.", name)
        assert (place.lat, place.lon) == point


def test_names_that_the_web_writes_small_are_names() -> None:
    assert found("CHICAGO — Five people were hurt.") == ["CHICAGO"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The People's Republic of China denied it.", "China", "CN"),
        ("The Republic of China denied it.", "Taiwan", "TW"),
        ("The Democratic People's Republic of Korea fired a rocket.", "North Korea", "KP"),
        ("The Republic of Korea watched.", "South Korea", "KR"),
    ],
)
def test_the_official_name_of_a_peoples_republic_is_no_other_republics(text: str, name: str, country: str) -> None:
    place = find_places(text)[0]
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize(
    "text",
    [
        "Hens died in Ohio, Missouri and Iowa.",
        "Hens died in Iowa, Washington, Pennsylvania, and Kansas.",
        "Hens died in Washington, Pennsylvania and Kansas.",
        "Hens died in Kansas, Delaware, Ohio.",
    ],
)
def test_states_in_a_list_are_no_towns_in_one_another(text: str) -> None:
    assert {place.precision for place in find_places(text)} == {"province"}


@pytest.mark.parametrize(
    "text",
    [
        "Hens died in Delaware, Ohio.",
        "Hens died in Delaware, Ohio, before rain came to Kansas.",
        "Hens died in Delaware, Ohio (Kansas had none).",
    ],
)
def test_a_town_called_as_a_state_is_in_its_own_state(text: str) -> None:
    assert [place.precision for place in find_places(text)][:2] == ["settlement", "province"]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Talks between London and Paris broke down.", ["GB", "FR"]),
        ("Talks between Washington and London broke down.", ["US", "GB"]),
        ("Rain fell in Paris, Texas, and in Athens, Texas.", ["US", "US", "US", "US"]),
    ],
)
def test_capitals_named_together_are_capitals(text: str, countries: list[str]) -> None:
    assert [place.country for place in find_places(text)] == countries


def test_a_town_named_with_its_county_is_the_one_in_it() -> None:
    places = find_places("Athens police asked drivers to wait. The sheriff of McMinn County closed the road.")
    assert [(place.country, int(place.lat or 0)) for place in places] == [("US", 35), ("US", 35)]
