"""What a credential calls its badge and issuer: its own words, never the recipient's."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.verification.names import names_of
from tests.signed.documents import (
    LEARNER,
    MAIL,
    achievement,
    assertion,
    badge_v2,
    credential,
    endorsement,
    issuer_v2,
    record,
)

DID = "did:key:z6MkIssuer"
BADGE, ISSUER = "First Aid Helper", "Youth Centre Example"


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (credential(DID), (BADGE, ISSUER)),
        ({**credential(DID), "issuer": DID}, (BADGE, "")),
        (
            credential(DID, credentialSubject=[credential(DID)["credentialSubject"]]),
            (BADGE, ISSUER),
        ),
        (assertion(), ("", "")),
        (assertion(badge=badge_v2()), (BADGE, "")),
        (assertion(badge=badge_v2(issuer=issuer_v2())), (BADGE, ISSUER)),
        (endorsement(DID), ("", "Network Example")),
        ({}, ("", "")),
    ],
)
def test_names_stand_where_the_form_has_them(data: Any, names: tuple[str, str]) -> None:
    assert names_of(data) == names


def test_a_name_in_a_language_and_in_several_lines() -> None:
    for name in ({"@value": "Prva\n pomoč", "@language": "sl"}, {"sl": "Prva  pomoč"}):
        data = credential(DID, subject={"achievement": achievement(name=name)})
        assert names_of(data).badge == "Prva pomoč"


def test_a_record_is_not_named_since_its_name_may_be_the_earners() -> None:
    data = record(DID, [credential(DID)], name="Record of Ana Novak")
    assert names_of(data) == ("", ISSUER)


def test_the_recipient_is_hidden() -> None:
    data = credential(DID, subject={"achievement": achievement(name=f"First Aid of {LEARNER}")})
    assert names_of(data).badge == "First Aid of •••"
    data = assertion(
        badge=badge_v2(name=f"Helper {MAIL}"), recipient={"type": "email", "identity": MAIL}
    )
    assert names_of(data).badge == "Helper •••"


def test_who_issues_to_himself_is_not_named() -> None:
    assert names_of(credential(LEARNER)) == (BADGE, "")


def test_a_long_name_is_cut() -> None:
    data = credential(DID, subject={"achievement": achievement(name="x" * 10_000)})
    assert len(names_of(data).badge) == 200


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["id", "name", "x"]), inner),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.sampled_from(["issuer", "badge", "credentialSubject", "recipient", "name"]), JUNK
    )
)
def test_no_junk_breaks_it(data: dict[str, Any]) -> None:
    badge, issuer = names_of(data)
    assert "\n" not in badge + issuer
