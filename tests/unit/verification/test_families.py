"""Values that stand alone where the plain schema has lists; addresses of contexts."""

from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.model.outcomes import Outcome
from badgeaudit.verification.context_versions import context_steps
from badgeaudit.verification.families import standing_alone

VC2 = "https://www.w3.org/ns/credentials/v2"
VC1 = "https://www.w3.org/2018/credentials/v1"
OB = "https://purl.imsglobal.org/spec/ob/v3p0/"


def test_lists_everywhere_are_the_plain_family() -> None:
    data = {
        "type": ["VerifiableCredential"],
        "proof": [{"type": "DataIntegrityProof"}],
        "issuer": {"type": ["Profile"], "image": {"type": "Image"}},
        "credentialSubject": {"type": ["AchievementSubject"], "achievement": {"type": ["A"]}},
    }
    assert list(standing_alone(data, "AchievementCredential")) == []


def test_single_values_are_found_with_their_place() -> None:
    data: dict[str, Any] = {
        "proof": {"type": "DataIntegrityProof"},
        "issuer": {"type": "Profile", "parentOrg": {"type": "Profile"}},
        "evidence": [{"type": ["Evidence"]}, {"type": "Evidence"}],
        "credentialSubject": {
            "identifier": {"type": "IdentityObject"},
            "achievement": {"tag": "one", "alignment": [{"type": "Alignment"}]},
        },
    }
    assert set(standing_alone(data, "AchievementCredential")) == {
        "/proof",
        "/issuer/type",
        "/issuer/parentOrg/type",
        "/evidence/1/type",
        "/credentialSubject/identifier",
        "/credentialSubject/achievement/tag",
        "/credentialSubject/achievement/alignment/0/type",
    }


def test_parents_without_end_do_end() -> None:
    parent: dict[str, Any] = {"type": "Profile"}
    parent["parentOrg"] = parent
    assert len(list(standing_alone({"issuer": parent}, "ClrCredential"))) < 50


@pytest.mark.parametrize("vc", [VC1, VC2])
@pytest.mark.parametrize("version", ["3.0.1", "3.0.2", "3.0.3"])
def test_known_versions_pass_in_silence(vc: str, version: str) -> None:
    assert list(context_steps({"@context": [vc, f"{OB}context-{version}.json"]})) == []


@pytest.mark.parametrize(
    ("address", "id"),
    [
        (f"{OB}context.json", "verification.context-alias"),
        (f"{OB}context/ob_v3p0.jsonld", "verification.context-alias"),
        (f"{OB}context-3.0.9.json", "verification.context-version"),
        ("https://purl.imsglobal.org/spec/clr/v2p0/context.json", "verification.context-alias"),
    ],
)
def test_aliases_and_unknown_versions_warn(address: str, id: str) -> None:
    (step,) = context_steps({"@context": [VC2, address]})
    assert (step.reason.id, step.level, step.pointer) == (id, "warning", "/@context/1")


@pytest.mark.parametrize("context", [None, [], {}, [{"a": "urn:a"}]])
def test_without_an_address_there_is_no_context(context: Any) -> None:
    (step,) = context_steps({"@context": context})
    assert (step.outcome, step.reason.id) == (Outcome.FAILED, "verification.no-context")


@pytest.mark.parametrize(
    "context", [[f"{OB}context-3.0.3.json", VC2], [{"a": "urn:a"}, VC2], "https://example.org/c"]
)
def test_the_base_context_comes_first(context: Any) -> None:
    (step,) = context_steps({"@context": context})
    assert (step.level, step.reason.id) == ("error", "verification.no-vc-context")
