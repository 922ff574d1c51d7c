"""A subject → the little that is kept of it: its row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from json import JSONEncoder
from sys import intern
from typing import Any

from badgeaudit.audit.describing import alignments_of, words_of
from badgeaudit.model.badges import Row, Subject

_LONGEST_REFERENCE = 500
# made once: ``json.dumps`` with options makes a new one for each call
_encode = JSONEncoder(sort_keys=True).encode


def row_of(subject: Subject, *, staff: bool = False) -> Row:
    """Return the little that is kept of a subject."""
    fields = subject.fields
    image = _text(_part(fields, "image").get("id"))
    return Row(
        kind=subject.kind,
        id=subject.id,
        path=subject.path,
        pointer=subject.pointer,
        form=subject.form.value,
        name=_text(fields.get("name")),
        language=_repeated(fields.get("language")),
        badge=_repeated(fields.get("badge")),
        issuer=_repeated(fields.get("issuer") or fields.get("creator")),
        issued=_text(fields.get("issued")),
        expires=_text(fields.get("expires")),
        related=_related(fields["related"]) if "related" in fields else (),
        digest=row_digest(subject),
        embedded=subject.embedded,
        staff=staff,
        image="" if image.startswith("data:") else image[:_LONGEST_REFERENCE],
        recipient=_recipient(fields.get("recipients", ())),
        words=words_of(subject),
        alignments=alignments_of(subject),
    )


def row_digest(subject: Subject) -> str:
    """Digest of what a badge class promises: equal copies have equal digests.

    Only name, description, criteria and kind: an embedded copy may well leave out the rest.
    """
    if subject.kind != "badge_class":
        return ""
    get = subject.fields.get
    core = {key: get(key) for key in ("name", "description", "criteria", "kind")}
    return sha256(_encode(core).encode()).hexdigest()[:16]


def _related(related: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    # without either it is another badge, such as one to earn before
    return tuple(_text(r.get("id")) for r in related if r.get("language") or r.get("version"))


def _part(fields: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = fields.get(key)
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _repeated(value: object) -> str:
    """Return a text that many subjects have alike; it is kept once for all of them."""
    return intern(value) if type(value) is str else ""


def _recipient(recipients: Sequence[Mapping[str, Any]]) -> str:
    """Tell recipients apart without keeping who they are."""
    identity = recipients[0].get("identity") if recipients else None
    return sha256(str(identity).encode("utf-8", "replace")).hexdigest()[:12] if identity else ""
