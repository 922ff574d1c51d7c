"""Every message of this package has a text, and every text is used."""

from __future__ import annotations

import re
from pathlib import Path

import badgeaudit.openbadges
from badgeaudit.languages import catalogue

_ID = re.compile(r'"(openbadges\.[a-z0-9-]+)"')


def test_ids_and_texts_are_the_same() -> None:
    sources = Path(badgeaudit.openbadges.__path__[0]).glob("*.py")
    used = {id for path in sources for id in _ID.findall(path.read_text(encoding="utf-8"))}
    assert used == {id for id in catalogue() if id.startswith("openbadges.")}
    assert len(used) > 15
