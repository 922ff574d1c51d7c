from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from badgeaudit.errors import InvalidStandard
from badgeaudit.standard.loading import load_standard

HOUSE_RULES = Path(__file__).parents[2] / "standards" / "house-rules"

Said = list[tuple[str, str]]
"""``file:line:column`` and message id of each problem, in order."""


@pytest.fixture
def house_rules(tmp_path: Path) -> Path:
    """A copy of the small standard, to be broken."""
    return Path(shutil.copytree(HOUSE_RULES, tmp_path / "house-rules"))


@pytest.fixture
def edited(house_rules: Path) -> Callable[[str, str, str], Path]:
    """Replace a text that stands exactly once in one file of the copy."""

    def edit(file: str, old: str, new: str) -> Path:
        path = house_rules / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return house_rules

    return edit


@pytest.fixture
def said() -> Callable[[Path], Said]:
    """Load a standard that is wrong, and return what was said."""

    def load(folder: Path) -> Said:
        with pytest.raises(InvalidStandard) as raised:
            load_standard(folder)
        return [(str(each.place), each.message.id) for each in raised.value.problems]

    return load
