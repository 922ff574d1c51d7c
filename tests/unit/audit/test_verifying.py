"""Files that are no badge, or can't be read: what is said of them, where, and the verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from badgeaudit.audit.verifying import Verified, verify_bytes, verify_path
from badgeaudit.languages import sentence
from badgeaudit.model.verification import Verdict
from tests.signed.make import named
from tests.unit.verification.web import Pages, means_of

SOUND = named("eddsa-rdfc-2022-ed25519.json").raw


def looked_at(raw: bytes) -> Verified:
    return verify_bytes(raw, "a", means_of(Pages({})))


@pytest.mark.parametrize(
    ("raw", "reason", "verdict"),
    [
        (b"# A letter\n", "verification.file-no-badge", "not a badge"),
        (b"Dear all, {here} it is", "verification.file-no-badge", "not a badge"),
        (b"\x00\x01", "verification.file-no-badge", "not a badge"),
        (b"", "documents.empty", "not a badge"),
        (b'\xef\xbb\xbf {"a": }', "documents.json-value-expected", "not a badge"),
        (b'["a"', "documents.json-cut-off", "not a badge"),
        (b"%PDF-1.4", "openbadges.is-pdf", "not a badge"),
        (SOUND[:-40], "documents.json-open-string", "invalid"),
        (b"{}", "verification.not-ours", "not a badge"),
        (b"5", "verification.not-ours", "not a badge"),
    ],
)
def test_what_is_wrong_is_said_of_what_it_seems_to_be(
    raw: bytes, reason: str, verdict: Verdict
) -> None:
    found = looked_at(raw).verification
    assert [step.reason.id for step in found.steps] == [reason]
    assert found.verdict == verdict


def test_broken_json_has_a_place_and_a_letter_has_none() -> None:
    assert looked_at(b'{\n  "a": }').positions == {"": (2, 8)}
    assert looked_at(b"# A letter").positions == {}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("class.json", "a-badge_class"), ("other.json", "ours")],
)
def test_what_was_given_to_nobody_is_called_by_its_name(name: str, kind: str) -> None:
    (step,) = looked_at(named(name).raw).verification.steps
    assert step.reason.id == f"verification.not-{kind}"


@pytest.mark.parametrize(
    ("type", "kind"),
    [
        ("BadgeClass", "a-badge_class"),
        ("Issuer", "an-issuer"),
        ("Profile", "an-issuer"),
        ("RevocationList", "a-list"),
        ("CryptographicKey", "a-key"),
    ],
)
def test_the_other_documents_of_open_badges_2(type: str, kind: str) -> None:
    raw = (
        b'{"@context": "https://w3id.org/openbadges/v2", "id": "https://a.example/1", "type": "%s"}'
    )
    found = looked_at(raw % type.encode()).verification
    assert found.verdict == "not a badge"
    assert [step.reason.id for step in found.steps] == [f"verification.not-{kind}"]
    assert sentence(found.steps[0].reason)
    assert found.steps[0].clause.title.startswith("OB 2.0")


def test_each_credential_of_a_list_has_a_step_and_the_gravest_decides() -> None:
    broken = named("no-proof.json").raw
    found = looked_at(b"[" + SOUND + b"," + broken + b"]").verification
    assert found.verdict == "invalid"
    assert [(step.name, step.outcome.value, step.pointer) for step in found.steps] == [
        ("read", "passed", ""),
        ("nested", "passed", "/0"),
        ("nested", "failed", "/1"),
    ]
    assert [each.verdict for each in found.inner] == ["valid", "invalid"]
    assert all(sentence(step.reason) for step in found.steps)


def test_files_that_can_not_be_opened(tmp_path: Path) -> None:
    means = means_of(Pages({}))
    for path, reason in (
        (tmp_path, "verification.file-is-folder"),
        (tmp_path / "nowhere.json", "verification.file-missing"),
    ):
        found = verify_path(path, means).verification
        assert found.verdict == "not a badge"
        assert [step.reason.id for step in found.steps] == [reason]
