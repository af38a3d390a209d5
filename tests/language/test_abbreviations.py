import pytest

from tallywire.language.abbreviations import abbreviations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Officers of U.S. Africa Command (AFRICOM) said so.", {"AFRICOM": "U.S. Africa Command"}),
        ("The Hill Observatory for Human Rights (HOHR) said.", {"HOHR": "Hill Observatory for Human Rights"}),
        ("It fell. The Dawn River Front (DRF) denied it.", {"DRF": "Dawn River Front"}),
        ("Orla’s Network for Rights (NR)", {"NR": "Network for Rights"}),
        ("the Hill Union (HU) and the United Nations (UN)", {"HU": "Hill Union", "UN": "United Nations"}),
        ("The Dawn Front (DF) and the Dusk Forum (DF)", {"DF": "Dawn Front"}),
        ("VELL (AP) — Rain fell.", {}),
        ("the local party (LP) won", {}),
        ("the Hill Union (PYD)", {}),
        ("the Hill Union (Hu)", {}),
        (" (AB)", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_what_a_text_explains(text: str, found: dict[str, str]) -> None:
    assert abbreviations(text) == found


@pytest.mark.slow
@pytest.mark.parametrize("hostile", [" (AAAAAA)", "A (AB) ", "Aa ", "(", "of A "])
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    abbreviations(hostile * (500_000 // len(hostile)) + " (AB)")
