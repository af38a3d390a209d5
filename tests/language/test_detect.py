"""The language of a text."""

import pytest

from tallywire.language.detect import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The rescue service said that nine of the miners had been freed by the crews that came from the coast.", "en"),
        ("THE RESCUE SERVICE FREED NINE MINERS NEAR ORLEC ON MONDAY", "en"),
        ("Les secours ont libéré neuf mineurs lundi près de la ville, selon un porte-parole du gouvernement.", "fr"),
        ("Спасатели освободили девять шахтёров в понедельник недалеко от города.", "ru"),
        ("حررت فرق الإنقاذ تسعة عمال من المنجم يوم الاثنين قرب المدينة", "ar"),
        ("12, 34 and 56", None),
        ("", None),
        ("Orlec", None),
        ("x" * 3000, None),
        ("Bjagybpvymp Tfcfh dr Hqsemx, ahp Oogu iah fudvs Kvd gof gqnxvdzczdo rxnq mhe Wwfc vthwk Ujzc mrl", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def test_a_huge_text_is_judged_by_its_beginning() -> None:
    assert detect_language("The men were held by the police for two days and were then freed. " * 50_000) == "en"
