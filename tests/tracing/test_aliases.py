"""Short names stand for longer ones where exactly one fits."""

import pytest

from tallywire.tracing.aliases import full_names, name_in_text


@pytest.mark.parametrize(
    ("keys", "short", "full"),
    [
        ({"observatory", "hill observatory for rights"}, "observatory", "hill observatory for rights"),
        ({"observatory", "hill observatory", "north hill observatory"}, "observatory", "north hill observatory"),
        ({"observatory", "hill observatory", "dale observatory"}, "observatory", "observatory"),
        ({"ruiz", "ana ruiz s assistants"}, "ruiz", "ruiz"),
        ({"ruiz", "venn and ruiz"}, "ruiz", "ruiz"),
        ({"vell police", "vell police department"}, "vell police", "vell police department"),
        ({"police", "vell police"}, "police", "police"),
        ({"ruiz", *(f"{letter} ruiz" for letter in "abcdefghijklmnopqrstuvwxyz"), *(f"{n} ruiz" for n in range(40))},
         "ruiz", "ruiz"),
    ],
)  # fmt: skip
def test_longer_names(keys: set[str], short: str, full: str) -> None:
    assert full_names(keys, [])[short] == full


def test_aliases_are_followed_to_their_end_and_circles_are_left() -> None:
    assert full_names({"df"}, [{"df": "dawn front"}, {"dawn front": "dawn river front"}])["df"] == "dawn river front"
    assert full_names({"a", "b"}, [{"a": "b", "b": "a"}]) == {"a": "b", "b": "a"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Dawn Front fled. Front men fought.", "Dawn Front"),
        ("The Dawn Front fled. The Dusk Front fought.", None),
        ("The Front fled.", None),
        ("The Hill Front for River Rights fled.", "Hill Front for River Rights"),
        ("", None),
    ],
)
def test_a_full_name_in_a_text(text: str, name: str | None) -> None:
    assert name_in_text("Front", [text]) == name
