"""Flaws in issued credentials: evidence, recipients, proofs, dates."""

from __future__ import annotations

from random import Random
from typing import Any

from badgeaudit.workshop.flaws.kinds import Planting, Spot, is_ob3
from badgeaudit.workshop.making_draft import Draft


def _evidence_missing(draft: Draft, random: Random, put: Any) -> Spot:
    for each in draft.credentials:
        each.evidence = ""
    return _in_all(draft)


def _evidence_is_motivation(draft: Draft, random: Random, put: Any) -> Spot:
    for each in draft.credentials:
        each.evidence = draft.field["motivation"]
    return _in_all(draft)


def _evidence_of_another_badge(draft: Draft, random: Random, put: Any) -> Spot:
    slugs = [badge.slug for badge in draft.badges]
    for each in draft.credentials:
        other = slugs[(slugs.index(each.badge) + 1) % len(slugs)]
        each.evidence = draft.badge(other).evidence
    return _in_all(draft)


def _in_all(draft: Draft) -> Spot:
    first, *others = draft.credentials
    evidence = tuple(each.path for each in others)
    return Spot(first.path, "/evidence", {"count": len(draft.credentials)}, evidence)


def _recipient_in_clear(draft: Draft, random: Random, put: Any) -> Spot:
    found = draft.free_credential(random)
    found.recipient = "clear"
    return _in_recipient(draft, found.path)


def _salt_missing(draft: Draft, random: Random, put: Any) -> Spot:
    found = draft.free_credential(random)
    found.recipient = "unsalted"
    return _in_recipient(draft, found.path)


def _in_recipient(draft: Draft, path: str) -> Spot:
    return Spot(path, "/recipient" if draft.form == "ob2" else "/credentialSubject/identifier/0")


def _changed_after_signing(draft: Draft, random: Random, put: Any) -> Spot:
    found = draft.free_credential(random)
    found.proof = "broken"
    return Spot(found.path, "" if found.token else "/proof/0")


def _typed_by_hand(draft: Draft, random: Random, put: Any) -> Spot:
    found = draft.free_credential(random)
    found.proof, found.token = "none", False
    return Spot(found.path)


def _date_in_words(draft: Draft, random: Random, put: Any) -> Spot:
    found = draft.free_credential(random)
    found.written = f"{found.issued.day}.{found.issued.month}.{found.issued.year}"
    return Spot(found.path, "/issuedOn", {"written": found.written})


def _all_on_one_day(draft: Draft, random: Random, put: Any) -> Spot:
    first = min(each.issued for each in draft.credentials)
    for each in draft.credentials:
        each.issued = first
    issued = draft.document_path("issued")
    others = tuple(each.path for each in draft.credentials)
    return Spot(issued, "", {"day": str(first)}, others)


def _is_ob2(draft: Draft) -> bool:
    return draft.form == "ob2"


PLANTS = {
    "evidence-missing": Planting(_evidence_missing),
    "evidence-is-motivation": Planting(_evidence_is_motivation),
    "evidence-of-another-badge": Planting(_evidence_of_another_badge),
    "recipient-in-clear": Planting(_recipient_in_clear),
    "salt-missing": Planting(_salt_missing),
    "changed-after-signing": Planting(_changed_after_signing, is_ob3),
    "typed-by-hand": Planting(_typed_by_hand, is_ob3),
    "date-in-words": Planting(_date_in_words, _is_ob2),
    "all-on-one-day": Planting(_all_on_one_day),
}
