from __future__ import annotations

from typing import Any

import pytest

from tests.unit.openbadges.samples import ALL, CLASS1, CLASS2, ENDORSEMENT3, OB2
from tests.unit.openbadges.subjects import subjects

# --- badge classes ---------------------------------------------------------------------------


# --- credentials -----------------------------------------------------------------------------


# --- issuers and lists -----------------------------------------------------------------------


def test_every_badge_of_a_list_is_a_subject() -> None:
    found = subjects([CLASS2, 5, CLASS1])
    assert [(each.pointer, each.embedded) for each in found] == [("/0", False), ("/2", False)]
    assert found[1].id == "b.json#/2"
    assert [each.kind for each in subjects({"@graph": [CLASS2, ALL["profile2"]]})] == [
        "badge_class",
        "issuer",
    ]


@pytest.mark.parametrize(
    "data",
    [
        ENDORSEMENT3,
        {"type": "Endorsement", "@context": OB2, "issuer": {"name": "x"}},
        {"type": "BitstringStatusListCredential"},
        {"type": ["VerifiableCredential", "X"], "issuer": {"name": "x"}},
        {"a": 1},
        [],
        "text",
    ],
)
def test_other_documents_give_no_subject(data: Any) -> None:
    assert subjects(data) == ()
