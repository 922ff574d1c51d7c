"""The normalised form's schema: every field explained, none that no table gives."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from badgeaudit.model.badges import Form
from badgeaudit.openbadges.fields import Table
from badgeaudit.openbadges.tables import CLASSES, CREDENTIALS, ISSUERS
from badgeaudit.resources import folder

SCHEMA: dict[str, Any] = json.loads(
    (folder("schemas") / "normalised.schema.json").read_text(encoding="utf-8")
)

# fields that the normaliser adds beside the tables
ADDED = {
    "badge_class": {"extensions"},
    "credential": {"recipients", "narrative", "credits", "badge", "issuer", "proofs"},
    "issuer": {"types"},
}


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for key, each in schema.items():
            yield from objects(each if key != "properties" else list(each.values()))
    elif isinstance(schema, list):
        for each in schema:
            yield from objects(each)


def test_objects_are_closed_and_everything_is_explained() -> None:
    found = list(objects(SCHEMA["$defs"]))
    assert len(found) >= 14
    for each in found:
        assert each["additionalProperties"] is False
        assert each["description"]
        for key, field in each["properties"].items():
            assert field["description"].endswith((".", "…")), key


@pytest.mark.parametrize(
    ("kind", "tables"),
    [("badge_class", CLASSES), ("credential", CREDENTIALS), ("issuer", ISSUERS)],
)
def test_tables_and_schema_have_the_same_fields(kind: str, tables: Mapping[Form, Table]) -> None:
    read = {row.key for table in tables.values() for row in table} | ADDED[kind]
    assert read == set(SCHEMA["$defs"][kind]["properties"])
