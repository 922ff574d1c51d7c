from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.openbadges.declared import families_of, is_vc2, types_of
from tests.unit.openbadges.samples import CLR, OB2, OB3, VC1, VC2


@pytest.mark.parametrize(
    ("node", "types"),
    [
        ({"type": "obi:BadgeClass"}, ("BadgeClass",)),
        ({"@type": ["https://w3id.org/openbadges#Assertion", 5]}, ("Assertion",)),
        ({"type": {"a": 1}}, ()),
        ({}, ()),
    ],
)
def test_types(node: dict[str, Any], types: tuple[str, ...]) -> None:
    assert types_of(node) == types


def test_families() -> None:
    assert families_of({"@context": OB2}) == {"ob2"}
    assert families_of({"@context": [VC2, OB3, CLR, {}, 5]}) == {"vc", "ob3", "clr2"}
    assert families_of({"@context": "https://schema.org"}) == frozenset()
    assert families_of({"@context": {"ob2": OB2}}) == frozenset()


@pytest.mark.parametrize(
    ("node", "newer"),
    [
        ({"@context": [OB3, VC2], "issuanceDate": "x"}, True),
        ({"@context": VC1, "validFrom": "x"}, False),
        ({"issuanceDate": "x"}, False),
        ({"expirationDate": "x"}, False),
        ({"@context": 5, "validFrom": "x"}, True),
    ],
)
def test_version_of_the_data_model(node: dict[str, Any], newer: bool) -> None:
    assert is_vc2(node) is newer
