"""Tells the two schema families of OB 3.0 apart: lists everywhere, or values standing alone.

1EdTech publishes two JSON Schemas of the same model. In the plain one properties that may hold
several values are always lists; the one adapted to JSON-LD also lets a value stand alone. A
document of the second kind is valid, but strict readers refuse it: a warning.
Source: https://www.imsglobal.org/spec/ob/v3p0/#json-schemas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_Kind = str


class _Model(NamedTuple):
    lists: tuple[str, ...]
    """Properties that are lists in the plain schema."""
    inside: Mapping[str, _Kind]
    """Properties whose values are of a kind that has lists as well."""


_CREDENTIAL_LISTS = ("type", "proof", "credentialSchema", "termsOfUse")
_MODELS: Mapping[_Kind, _Model] = {
    "AchievementCredential": _Model(
        (*_CREDENTIAL_LISTS, "endorsement", "endorsementJwt", "evidence"),
        {"issuer": "Profile", "credentialSubject": "AchievementSubject", "evidence": "Evidence"},
    ),
    "EndorsementCredential": _Model(
        _CREDENTIAL_LISTS, {"issuer": "Profile", "credentialSubject": "EndorsementSubject"}
    ),
    "ClrCredential": _Model(
        (*_CREDENTIAL_LISTS, "endorsement", "endorsementJwt", "evidence"),
        {"issuer": "Profile", "credentialSubject": "ClrSubject", "evidence": "Evidence"},
    ),
    "AchievementSubject": _Model(
        ("type", "identifier", "result"),
        {"achievement": "Achievement", "result": "Result", "source": "Profile"},
    ),
    "ClrSubject": _Model(
        ("type", "identifier", "achievement", "verifiableCredential", "association"),
        {"achievement": "Achievement"},
    ),
    "EndorsementSubject": _Model(("type",), {}),
    "Achievement": _Model(
        (
            "type",
            "alignment",
            "endorsement",
            "endorsementJwt",
            "otherIdentifier",
            "related",
            "resultDescription",
            "tag",
        ),
        {
            "alignment": "Typed",
            "creator": "Profile",
            "related": "Typed",
            "resultDescription": "ResultDescription",
        },
    ),
    "Profile": _Model(
        ("type", "endorsement", "endorsementJwt", "otherIdentifier"),
        {"parentOrg": "Profile", "address": "Typed"},
    ),
    "Result": _Model(("type", "alignment"), {"alignment": "Typed"}),
    "ResultDescription": _Model(
        ("type", "alignment", "allowedValue", "rubricCriterionLevel"),
        {"alignment": "Typed", "rubricCriterionLevel": "Level"},
    ),
    "Level": _Model(("type", "alignment"), {"alignment": "Typed"}),
    "Evidence": _Model(("type",), {}),
    "Typed": _Model(("type",), {}),
}
_DEEPEST = 12
"""Profiles may name parent organisations without end."""


def standing_alone(data: Mapping[str, Any], kind: str) -> Iterator[str]:
    """Yield the pointers of values that stand alone where the plain schema has a list.

    ``kind`` is ``AchievementCredential``, ``EndorsementCredential`` or ``ClrCredential``; what
    stands inside endorsements is theirs and not looked at.
    """
    yield from _alone(data, kind, "", 0)


def _alone(node: Mapping[str, Any], kind: str, at: str, depth: int) -> Iterator[str]:
    model = _MODELS[kind]
    for name in model.lists:
        if name in node and not isinstance(node[name], list):
            yield f"{at}/{name}"
    if depth >= _DEEPEST:
        return
    for name, inner in model.inside.items():
        value = node.get(name)
        if isinstance(value, Mapping):
            yield from _alone(value, inner, f"{at}/{name}", depth + 1)
        elif isinstance(value, list):
            for index, each in enumerate(value):
                if isinstance(each, Mapping):
                    yield from _alone(each, inner, f"{at}/{name}/{index}", depth + 1)
