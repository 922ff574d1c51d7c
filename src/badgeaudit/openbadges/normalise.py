"""Turns a badge document into subjects: badge classes, credentials and issuers in one form.

The form is described by ``schemas/normalised.schema.json``. Total: whatever stands in a document,
nothing is raised; what can't be used is left out (the shape check reports it).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.model.badges import Form, Subject, SubjectKind
from badgeaudit.openbadges.credentials import (
    ASSERTIONS,
    add_token_proof,
    complete_assertion,
    complete_credential,
    complete_issuer,
    find_language,
)
from badgeaudit.openbadges.declared import types_of
from badgeaudit.openbadges.embedded import described, nested_credentials, subjects_of
from badgeaudit.openbadges.endorsements import token_endorsements
from badgeaudit.openbadges.extensions import extensions_of
from badgeaudit.openbadges.fields import Sources, read
from badgeaudit.openbadges.reading import BadgeDocument
from badgeaudit.openbadges.recognise import members, recognise
from badgeaudit.openbadges.tables import CLASSES, CREDENTIALS, INSIDE, ISSUERS

_MOST_NESTED = 20
"""Credentials inside credentials; far more than CLR 2.0 ever needs."""


def normalise(document: BadgeDocument) -> tuple[Subject, ...]:
    """Return every badge class, credential and issuer of a document, the outer ones first.

    Endorsements, revocation and status lists, keys and other credentials give no subject: they
    are neither badges nor issuers of the one who applies.
    """
    found = _Found(document.path)
    for form, pointer, node in members(document.data, document.form):
        if form in CLASSES:
            found.badge_class(form, node, pointer)
        elif form in CREDENTIALS:
            found.credential(form, node, pointer, header=None if pointer else document.header)
        elif form in ISSUERS:
            found.issuer(form, node, pointer)
    return tuple(found.subjects)


class _Found:
    """The subjects of one document as they are found."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.subjects: list[Subject] = []

    def badge_class(
        self, form: Form, node: Mapping[str, Any], pointer: str, embedded: bool = False
    ) -> None:
        """Add a badge class, then the issuer and creator described in it."""
        sources: Sources = {}
        fields = read(CLASSES[form], node, "", "", sources)
        extensions = extensions_of(node, CLASSES[form], sources)
        if extensions:
            fields["extensions"] = extensions
        token_endorsements(node, fields, sources)
        if "language" not in fields:
            find_language(node, fields, sources, embedded)
        # a maker without an id is not referred to by its place: that would make copies differ
        self._add("badge_class", form, pointer, fields, sources, embedded)
        for key in ("issuer", "creator"):
            for maker, at in described(node.get(key), f"{pointer}/{key}"):
                self.issuer(INSIDE[form], maker, at, embedded=True)

    def issuer(
        self, form: Form, node: Mapping[str, Any], pointer: str, embedded: bool = False
    ) -> None:
        """Add a profile."""
        sources: Sources = {}
        fields = read(ISSUERS[form], node, "", "", sources)
        types = [each for each in types_of(node) if each]
        if types:
            fields["types"] = types
            sources["/types"] = "/type" if "type" in node else "/@type"
        self._add("issuer", form, pointer, fields, sources, embedded)

    def credential(
        self,
        form: Form,
        node: Mapping[str, Any],
        pointer: str,
        *,
        depth: int = 0,
        header: Mapping[str, Any] | None = None,
    ) -> None:
        """Add a credential, then the classes, issuers and credentials described in it."""
        sources: Sources = {}
        fields = read(CREDENTIALS[form], node, "", "", sources)
        token_endorsements(node, fields, sources)
        if header:
            add_token_proof(header, form, fields, sources)
        if "language" not in fields:
            find_language(node, fields, sources, embedded=depth > 0)
        root = f"{self.path}#{pointer}"
        subjects = subjects_of(node)
        if form in ASSERTIONS:
            classes = complete_assertion(form, node, root, fields, sources)
        else:
            classes = complete_credential(form, subjects, root, fields, sources)
        issuers = complete_issuer(node, root, fields)
        self._add("credential", form, pointer, fields, sources, depth > 0)
        for each, at in classes:
            self.badge_class(INSIDE[form], each, pointer + at, embedded=True)
        for each, at in issuers:
            self.issuer(INSIDE[INSIDE[form]], each, pointer + at, embedded=True)
        if depth < _MOST_NESTED:
            for each, at in nested_credentials(subjects):
                inner = recognise(each)
                if inner in CREDENTIALS:
                    self.credential(inner, each, pointer + at, depth=depth + 1)

    def _add(
        self,
        kind: SubjectKind,
        form: Form,
        pointer: str,
        fields: dict[str, Any],
        sources: Sources,
        embedded: bool,
    ) -> None:
        id = fields.get("id") or f"{self.path}#{pointer}"
        self.subjects.append(Subject(kind, id, form, self.path, pointer, fields, sources, embedded))
