"""Every message that this package can make has a text, and every text is used."""

from __future__ import annotations

import re
import string
from pathlib import Path

import badgeaudit.documents
from badgeaudit.documents.formats import FORMATS
from badgeaudit.documents.wording import TYPE_PAIRS, TYPES
from badgeaudit.languages import catalogue

SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted(Path(badgeaudit.documents.__file__).parent.glob("*.py"))
)
TEXTS = {
    id: text for id, text in catalogue().items() if id.startswith(("documents.", "validation."))
}
MADE = {
    *(f"validation.type-{name}" for name in TYPES | TYPE_PAIRS),
    *(f"validation.format-{name}" for name in FORMATS),
    *(f"validation.{k}-empty" for k in ("minLength", "minItems", "minProperties")),
    *(f"validation.{k}-other" for k in ("contains", "minContains", "maxContains")),
}


def test_every_id_in_the_code_has_a_text() -> None:
    ids = set(re.findall(r'"((?:documents|validation)\.[A-Za-z0-9-]+)"', SOURCES))
    assert len(ids) > 40
    assert ids | MADE <= set(TEXTS)


def test_every_text_is_used() -> None:
    quoted = set(re.findall(r'"([A-Za-z0-9.-]+)"', SOURCES))
    unused = {
        id
        for id in TEXTS
        if id not in quoted | MADE and id.removeprefix("validation.") not in quoted
    }
    assert unused == set()


def test_texts_of_validation_leave_room_for_help() -> None:
    for id, text in TEXTS.items():
        names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        if id.startswith("validation.") and not id.startswith(
            ("validation.schema-", "validation.more")
        ):
            assert text.endswith("{help}"), id
            assert names & {"thing", "property", "expected"}, id
