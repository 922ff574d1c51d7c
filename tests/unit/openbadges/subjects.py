"""Short ways to what a document is normalised to."""

from __future__ import annotations

from typing import Any

from badgeaudit.model.badges import Packaging, Subject
from badgeaudit.openbadges.normalise import normalise
from badgeaudit.openbadges.reading import BadgeDocument
from badgeaudit.openbadges.recognise import recognise


def subjects(data: Any) -> tuple[Subject, ...]:
    return normalise(BadgeDocument("b.json", Packaging.JSON, recognise(data), data, b""))


def first(data: Any) -> Subject:
    return subjects(data)[0]


def fields(data: Any) -> dict[str, Any]:
    return dict(first(data).fields)


def kinds(data: Any) -> list[tuple[str, str, str, bool]]:
    return [(each.kind, each.id, each.pointer, each.embedded) for each in subjects(data)]
