"""Fake tools and small subjects, rows and files for the tests of checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from badgeaudit.checks import CHECKS
from badgeaudit.checks.base import Facts
from badgeaudit.languages import sentence
from badgeaudit.model.badges import Form, ImageFacts, Row, Subject, SubjectKind
from badgeaudit.model.dossier import EvidenceText, Role, SourceFile
from badgeaudit.model.links import Opened
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.results import DOSSIER, Finding
from badgeaudit.model.verification import (
    Clause,
    Level,
    Step,
    StepName,
    Verdict,
    Verification,
)

WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "assessment": ("assess", "review", "verif"),
        "workload": ("hour", "credit", "day"),
        "actions": ("present", "create", "explain", "plan"),
        "outcomes": ("learn", "able to"),
        "context": ("online", "camp"),
        "prerequisites": ("before", "after"),
        "policy": ("revok", "withdraw"),
    },
    "sr": {"assessment": ("procen", "процењ", "ocenj")},
}


@dataclass(frozen=True)
class FakeTools:
    """Tools that know only what a test gives them."""

    application: Mapping[str, Any] = field(default_factory=dict)
    as_of: date = date(2026, 9, 1)
    images: Mapping[str, ImageFacts | Message] = field(default_factory=dict)
    documents: Mapping[str, EvidenceText] = field(default_factory=dict)
    verified: Mapping[str, Verification] = field(default_factory=dict)
    links: Mapping[str, Opened] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    """What every text reads like."""

    def image(self, reference: str, path: str) -> ImageFacts | Message:
        return self.images.get(reference, message("checks.image-missing"))

    def evidence(self, path: str) -> EvidenceText | None:
        return self.documents.get(path)

    def verify(self, path: str) -> Verification | None:
        return self.verified.get(path)

    def opened(self, urls: Iterable[str]) -> tuple[Opened, ...]:
        offline = message("network.offline")
        return tuple(self.links.get(u, Opened(u, reason=offline, offline=True)) for u in urls)

    def reads_like(self, text: str) -> tuple[str, ...]:
        return self.languages

    def keywords(self, topic: str, language: str) -> tuple[str, ...] | None:
        words = WORDS.get(language.partition("-")[0].casefold())
        return None if words is None else words.get(topic)


def subject(
    kind: SubjectKind = "badge_class",
    /,
    form: Form = Form.OB3_ACHIEVEMENT,
    sources: Mapping[str, str] | None = None,
    embedded: bool = False,
    **fields: Any,
) -> Subject:
    path = "application.yaml" if kind == "dossier" else "badges/a.json"
    id = DOSSIER if kind == "dossier" else fields.get("id", "urn:a")
    pointer = "" if kind == "dossier" else "/top"
    return Subject(kind, id, form, path, pointer, fields, sources or {}, embedded)


def badge_row(id: str, name: str = "", /, **more: Any) -> Row:
    values: dict[str, Any] = {"path": f"badges/{id}.json", "pointer": "", "form": "ob2.BadgeClass"}
    return Row(kind="badge_class", id=id, name=name, **{**values, **more})


def credential_row(badge: str, issued: str = "", /, **more: Any) -> Row:
    values: dict[str, Any] = {
        "id": f"urn:{badge}:{issued}",
        "path": "credentials/c.json",
        "pointer": "",
        "form": "ob2.Assertion",
    }
    return Row(kind="credential", badge=badge, issued=issued, **{**values, **more})


def file(path: str, role: Role = "evidence", **more: Any) -> SourceFile:
    return SourceFile(path, 10, role, **more)


def facts(
    rows: Iterable[Row] = (), files: Iterable[SourceFile] = (), failed: tuple[str, ...] = ()
) -> Facts:
    return Facts(tuple(rows), tuple(files), failed)


def look(
    name: str, about: Subject | Facts, tools: FakeTools | None = None, /, **parameters: Any
) -> list[Finding]:
    """Run a named check; every finding must have its words."""
    check = CHECKS[name]
    if isinstance(about, Subject):
        assert check.each is not None
        found = list(check.each(about, parameters, tools or FakeTools()))
    else:
        assert check.whole is not None
        found = list(check.whole(about, parameters, tools or FakeTools()))
    for finding in found:
        assert sentence(finding.message)
    return found


def seen(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Outcome and message id (without its area) of each finding."""
    return [(f.outcome.value, f.message.id.removeprefix("checks.")) for f in findings]


def verification(verdict: Verdict, *steps: tuple[StepName, Outcome, Level]) -> Verification:
    """Return what verifying a file said, with a made-up reason for each step."""
    made = tuple(
        Step(name, outcome, message("checks.no-text", file=name), Clause("", ""), f"/{name}", level)
        for name, outcome, level in steps
    )
    return Verification("badges/a.json", "urn:a", Form.OB3_CREDENTIAL, None, verdict, made)
