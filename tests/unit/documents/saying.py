"""Ask a schema what it says about data that does not satisfy it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.documents.schemas import Violation, compile_schema
from badgeaudit.languages import sentence

Schema = Mapping[str, Any]


def only(schema: Schema, instance: Any) -> Violation:
    """Return the one violation there must be; it must have a sentence."""
    (violation,) = compile_schema(schema).violations(instance)
    assert sentence(violation.message)
    return violation


def said(schema: Schema, instance: Any) -> tuple[str, str, str]:
    """Return (pointer, message id, sentence) of the one violation there must be."""
    violation = only(schema, instance)
    return (
        violation.pointer,
        violation.message.id.removeprefix("validation."),
        sentence(violation.message),
    )
