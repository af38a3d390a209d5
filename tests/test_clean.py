"""Nothing that is committed tells of the machine that it was made on."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLACES_OF_A_MACHINE = re.compile(r"(?<![\w.])/(?:tmp|home|root|work|opt|Users)/[\w.-]+")


def committed() -> list[Path]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip("this is not a git checkout")
    return [ROOT / name for name in done.stdout.splitlines()]


def test_no_file_names_a_path_of_a_machine() -> None:
    text_like = {".py", ".toml", ".md", ".cfg", ".json", ".txt", ".tsv", ".yml", ".js", ".css", ".j2", ""}
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in committed()
        if path.suffix in text_like and path.is_file() and path != Path(__file__)
        for match in PLACES_OF_A_MACHINE.finditer(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert not found


def test_lock_files_carry_hashes_and_no_addresses() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        content = path.read_text(encoding="utf-8")
        assert "--hash=sha256:" in content
        assert "://" not in content
        assert "--index-url" not in content
