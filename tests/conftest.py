"""What every test stands on: reproducible examples, and no deadline (a busy machine is not a fault)."""

import hypothesis
import pytest

hypothesis.settings.register_profile(
    "tallywire",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("tallywire")


@pytest.fixture(autouse=True)
def _no_terminal_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The width and colours of the terminal that the tests run in must not reach what they compare."""
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
