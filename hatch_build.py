"""Compile the translators' catalogues (``.po`` → ``.mo``) when badgeaudit is built or installed."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface):
    """Writes each ``.mo`` beside its ``.po``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is newer than what was compiled before."""
        for written in sorted(Path(self.root).glob("src/badgeaudit/languages/*/LC_MESSAGES/*.po")):
            with written.open("rb") as file:
                catalogue = read_po(file)
            # equal catalogues give equal files
            catalogue.creation_date = catalogue.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
            compiled = BytesIO()
            write_mo(compiled, catalogue)
            written.with_suffix(".mo").write_bytes(compiled.getvalue())
