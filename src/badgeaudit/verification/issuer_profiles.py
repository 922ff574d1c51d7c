"""Badge class and issuer of an OB 2.0 assertion: the issuer's own, at the addresses named for them.

A badge class or profile inside an assertion is the word of whoever wrote that: what stands at its
``id`` counts. Source: OB 2.0 Profile, BadgeClass (required properties, ``type`` and ``email``),
Data Validation ("appropriately linked and available") and Verification ("created by the
appropriate issuer", "authorized to award"),
https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import Undecodable
from badgeaudit.model.badges import Form, Packaging
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.verification import Clause, Level, Step, StepName
from badgeaudit.verification.answers import NoAnswer, content_of
from badgeaudit.verification.clauses import OB2_CONFORMS, OB2_ISSUER
from badgeaudit.verification.means import Credential, Means

_FORMS = {
    "ob1": (Form.OB1_BADGE_CLASS, Form.OB1_ISSUER),
    "ob2": (Form.OB2_BADGE_CLASS, Form.OB2_PROFILE),
}
_HTTP = ("http://", "https://")


class Linked(NamedTuple):
    """What an assertion speaks of, as far as it could be got."""

    badge: Mapping[str, Any] | None
    issuer: Mapping[str, Any] | None
    steps: tuple[Step, ...]
    own: Outcome = Outcome.CANT_TELL
    """Whether the profile is the one at its own address: ``passed``, or why it is not known."""
    badge_id: str = ""
    issuer_id: str = ""
    older: bool = False
    """True before OB 2.0."""


class _Found(NamedTuple):
    data: Mapping[str, Any]
    id: str
    own: Outcome


def linked_documents(credential: Credential, means: Means) -> Linked:
    """Return badge class and issuer, with a step for the issuer and one for each fault found."""
    kind = credential.form.value[:3]
    badge_form, issuer_form = _FORMS[kind]
    reader = _Reader(means)
    data = credential.data
    badge: _Found | None = None
    holder, at = data, ""
    if "claim" not in data:
        badge = reader.read(data.get("badge"), "/badge", badge_form)
        if badge is None:
            return Linked(None, None, tuple(reader.steps), reader.missing, older=kind == "ob1")
        holder, at = badge.data, "/badge"
    issuer = reader.read(holder.get("issuer"), f"{at}/issuer", issuer_form)
    steps = reader.steps
    if issuer is not None and not any(s.name == "issuer" and s.level == "error" for s in steps):
        fine = message("verification.profile-fine")
        steps.append(Step("issuer", Outcome.PASSED, fine, OB2_ISSUER, f"{at}/issuer"))
    return Linked(
        badge.data if badge else None,
        issuer.data if issuer else None,
        tuple(steps),
        issuer.own if issuer else reader.missing,
        badge.id if badge else "",
        issuer.id if issuer else "",
        kind == "ob1",
    )


class _Reader:
    """Gets the documents of one assertion, and keeps what is wrong with them."""

    def __init__(self, means: Means) -> None:
        self.steps: list[Step] = []
        self.missing = Outcome.CANT_TELL
        """Why the last document that was looked for is not there."""
        self._means = means

    def read(self, value: Any, at: str, form: Form) -> _Found | None:
        """Return the document at the address of a value; a copy inside when there is no other."""
        inside = value if isinstance(value, Mapping) else None
        url = _id(value) if inside is not None else value
        if not isinstance(url, str) or not url.startswith(_HTTP):
            if inside is not None:
                return _Found(inside, str(url), Outcome.CANT_TELL)
            self._failed("issuer", message("verification.profile-unnamed"), OB2_ISSUER, at)
            return None
        found = self._at(url, at, form, copied=inside is not None)
        if found is None and inside is not None:
            return _Found(inside, url, self.missing)
        return found

    def _at(
        self, url: str, at: str, form: Form, *, copied: bool, again: bool = False
    ) -> _Found | None:
        """Return the document at an address, or at the other address that it names as its own."""
        kind, name, clause = _about(form)
        answer = content_of(url, self._means.fetcher)
        copy = "-copy" if copied else ""
        if isinstance(answer, NoAnswer):
            self.missing = answer.outcome
            why = message(f"verification.{kind}{copy}-{answer.why}", url=url)
            # without any badge class it is the issuer that is not known
            about = name if copied else "issuer"
            self.steps.append(Step(about, answer.outcome, why, clause, at))
            return None
        self.missing = Outcome.CANT_TELL
        data = _decoded(answer, url)
        if data is None:
            why = message(f"verification.{kind}{copy}-unreadable", url=url)
            outcome = Outcome.CANT_TELL if copied else Outcome.FAILED
            self.steps.append(Step(name, outcome, why, clause, at))
            return None
        id = _id(data) or url
        if id != url:
            other = message("verification.linked-other-id", url=url, found=id[:300])
            self._failed(name, other, clause, at, "error" if again else "warning")
            if again:
                return None
            if id.startswith(_HTTP):
                return self._at(id, at, form, copied=copied, again=True)
        for problem in self._means.shape(Credential(url, form, Packaging.JSON, data, answer)):
            self._failed(name, problem.message, clause, at)
        return _Found(data, id, Outcome.PASSED if id == url else Outcome.CANT_TELL)

    def _failed(
        self, name: StepName, why: Message, clause: Clause, at: str, level: Level = "error"
    ) -> None:
        self.steps.append(Step(name, Outcome.FAILED, why, clause, at, level))


def _about(form: Form) -> tuple[str, StepName, Clause]:
    if form in (Form.OB1_ISSUER, Form.OB2_PROFILE):
        return "profile", "issuer", OB2_ISSUER
    return "badge", "shape", OB2_CONFORMS


def _id(data: Mapping[str, Any]) -> str:
    id = data.get("id", data.get("@id"))
    return id if isinstance(id, str) else ""


def _decoded(raw: bytes, path: str) -> Mapping[str, Any] | None:
    try:
        data = decode_json(raw, path)
    except Undecodable:
        return None
    return data if isinstance(data, Mapping) else None
