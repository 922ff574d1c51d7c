from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.model.dossier import EvidenceText
from badgeaudit.model.links import Opened
from badgeaudit.model.places import message
from tests.unit.checks.fakes import FakeTools, facts, look, seen

PATH = "evidence/policy.md"


def policy(
    policies: Any, text: str = "A badge may be revoked.", **application: Any
) -> list[tuple[str, str]]:
    documents = {PATH: EvidenceText(PATH, "markdown", text)}
    tools = FakeTools({"policies": policies, **application}, documents=documents)
    found = look("policy_in_evidence", facts(), tools, policy="revocation", topic="policy")
    assert all(finding.subject == "dossier" for finding in found)
    return seen(found)


@pytest.mark.parametrize(
    "value", [PATH, "./" + PATH, "evidence\\policy.md", {"file": PATH, "language": "en"}]
)
def test_a_policy_that_mentions_its_topic_passes(value: Any) -> None:
    assert policy({"revocation": value}) == []


@pytest.mark.parametrize("policies", [{}, {"appeal": PATH}, {"revocation": " "}, None, "x", [PATH]])
def test_not_named_is_untested(policies: Any) -> None:
    assert policy(policies) == [("untested", "not-provided")]


def test_a_named_file_that_is_not_there_fails_at_its_place() -> None:
    tools = FakeTools({"policies": {"revocation": {"file": "evidence/none.md"}}})
    found = look("policy_in_evidence", facts(), tools, policy="revocation", topic="policy")
    assert seen(found) == [("failed", "file-missing")]
    assert found[0].place is not None
    assert found[0].place.path == "application.yaml"
    assert found[0].place.pointer == "/policies/revocation/file"


def test_silent_unreadable_and_foreign_documents() -> None:
    assert policy({"revocation": PATH}, "Hello") == [("failed", "document-silent")]
    assert policy({"revocation": PATH}, " ") == [("cantTell", "no-text")]
    finnish = {"file": PATH, "language": "fi"}
    assert policy({"revocation": finnish}) == [("cantTell", "language-unsupported")]
    assert policy({"revocation": PATH}, language="fi") == [("cantTell", "language-unsupported")]


def test_why_there_is_no_text_is_said() -> None:
    reason = message("checks.no-text", file="x")
    documents = {PATH: EvidenceText(PATH, "pdf", "", reason)}
    tools = FakeTools({"policies": {"revocation": PATH}}, documents=documents)
    found = look("policy_in_evidence", facts(), tools, policy="revocation", topic="policy")
    assert [finding.message for finding in found] == [reason]


def test_a_link_is_not_opened() -> None:
    assert policy({"revocation": "https://x.example/p"}) == [("untested", "link-not-opened")]


@pytest.mark.parametrize(
    ("status", "said"), [(200, ("untested", "link-not-read")), (404, ("failed", "link-gone"))]
)
def test_a_link_that_was_opened_is_not_read(status: int, said: tuple[str, str]) -> None:
    url = "https://x.example/p"
    tools = FakeTools({"policies": {"revocation": url}}, links={url: Opened(url, status, url)})
    found = look("policy_in_evidence", facts(), tools, policy="revocation", topic="policy")
    assert seen(found) == [said]


def test_any_document_of_the_application() -> None:
    documents = {PATH: EvidenceText(PATH, "markdown", "Online camp")}
    tools = FakeTools({"system_map": PATH, "plan": {"document": PATH}}, documents=documents)
    for field in ("system_map", "plan.document"):
        assert look("document_mentions", facts(), tools, field=field, topic="context") == []
        silent = look("document_mentions", facts(), tools, field=field, topic="policy")
        assert seen(silent) == [("failed", "document-silent")]
    missing = look("document_mentions", facts(), tools, field="plan.map", topic="policy")
    assert seen(missing) == [("untested", "not-provided")]
