from __future__ import annotations

from pathlib import Path

import pytest

from badgeaudit.cli.running import Audited, Wish, audited

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="session")
def riverbank() -> Audited:
    """The sample dossier with its planted flaws, nobody having judged yet."""
    return audited(Wish([EXAMPLES / "riverbank-youth"], as_of="2026-10-15", quiet=True))
