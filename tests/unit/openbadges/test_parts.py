from __future__ import annotations

from typing import Any

import pytest

from tests.unit.openbadges.samples import ASSERTION2
from tests.unit.openbadges.subjects import fields


@pytest.mark.parametrize(
    ("type", "expected"),
    [
        ("SignedBadge", "signed"),
        (["VerificationObject", "hosted"], "hosted"),
        ("obi:HostedBadge", "hosted"),
        ("Blockcerts", "Blockcerts"),
        (5, None),
    ],
)
def test_verification_types(type: Any, expected: Any) -> None:
    found = fields({**ASSERTION2, "verification": {"type": type, "creator": {"id": "urn:k"}}})
    assert found["verification"].get("type") == expected
    assert found["verification"]["creator"] == "urn:k"
