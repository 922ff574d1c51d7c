"""Is it revoked or suspended? Four answers, each with its reason; never "not revoked" by default.

revoked · suspended · not revoked · could not check. Sources: Bitstring Status List v1.0, 3.2
(https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm); OB 3.0, 1EdTechRevocationList;
OB 2.0, RevocationList.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Step, Verification
from badgeaudit.network.fetching import Fetcher
from badgeaudit.network.once import Once
from badgeaudit.verification import clauses
from badgeaudit.verification.revocation_lists import listed_in, listed_in_assertions
from badgeaudit.verification.status_lists import (
    FEWEST,
    Answer,
    BitList,
    Unknown,
    bit_list,
    is_size,
)

VerifyInner = Callable[[bytes, str], Verification]

_BITS = ("BitstringStatusListEntry", "StatusList2021Entry")
_EDTECH = "1EdTechRevocationList"
_INVALIDATING = {"revocation": "revoked", "suspension": "suspended"}
MOST = 20
"""So many entries of one credential are looked up."""


def status_steps(
    credential: Mapping[str, Any],
    fetcher: Fetcher,
    verify_inner: VerifyInner,
    as_of: datetime,
    cache: Once,
    depth: int = 0,
) -> tuple[Step, ...]:
    """Return one step for each entry under ``credentialStatus``.

    ``verify_inner`` verifies a fetched list credential in full, as of the same moment. ``cache``
    keeps what was decoded, for the whole run; ``depth`` is how deep the credential stands inside
    others. Without an entry the one step is inapplicable.
    """
    entries = credential.get("credentialStatus")
    if entries is None or entries == []:
        none = message("status.none")
        return (Step("status", Outcome.INAPPLICABLE, none, clauses.OB3_STATUS, level="note"),)
    several = isinstance(entries, list)
    steps = []
    for index, entry in enumerate(entries if several else [entries]):
        pointer = f"/credentialStatus/{index}" if several else "/credentialStatus"
        if index == MOST:
            steps.append(_step(Unknown(message("status.too-many", limit=MOST)), pointer))
            break
        look = _Look(credential, fetcher, verify_inner, cache, depth)
        steps.append(look.step(entry, pointer))
    return tuple(steps)


class _Look:
    """Looks up the entries of one credential."""

    def __init__(
        self,
        credential: Mapping[str, Any],
        fetcher: Fetcher,
        verify_inner: VerifyInner,
        cache: Once,
        depth: int,
    ) -> None:
        self._credential = credential
        self._fetcher = fetcher
        self._verify_inner = verify_inner
        self._cache = cache
        self._depth = depth

    def step(self, entry: Any, pointer: str) -> Step:
        if not isinstance(entry, Mapping):
            return _step(Unknown(message("status.entry-broken")), pointer)
        types = set(_texts(entry.get("type")))
        if types & set(_BITS):
            return self._bit_step(entry, pointer, "StatusList2021Entry" in types)
        if _EDTECH in types:
            answer = listed_in(entry, self._credential, self._fetcher, self._cache)
            return _step(answer, pointer)
        shown = tuple(sorted(types)) or ("–",)
        return _step(Unknown(message("status.unknown-type", types=shown)), pointer)

    def _bit_step(self, entry: Mapping[str, Any], pointer: str, older: bool) -> Step:
        purpose = entry.get("statusPurpose")
        if not isinstance(purpose, str) or not purpose:
            return _step(Unknown(message("status.no-purpose")), pointer)
        index, size = _index(entry.get("statusListIndex")), entry.get("statusSize", 1)
        url = entry.get("statusListCredential")
        if index is None or not isinstance(url, str):
            return _step(Unknown(message("status.entry-broken")), pointer)
        if not is_size(size):
            return _step(Unknown(message("status.entry-size")), pointer)
        found = self._list(url, older)
        details = {"list": url, "index": str(index), "purpose": purpose}
        if isinstance(found, Unknown):
            return _step(found, pointer, details)
        value = _value(found, purpose, index, size, entry, older=older)
        if isinstance(value, Unknown):
            return _step(value, pointer, details)
        return _valued(purpose, value, entry, pointer, details)

    def _list(self, url: str, older: bool) -> BitList | Unknown:
        # By depth: lists whose own status stands in each other then never wait for each other, and
        # what a list is found to be does not depend on which credential named it first.
        return self._cache.get(
            ("status list", url, older, self._depth),
            lambda: bit_list(url, self._fetcher, self._verify_inner, older=older),
        )


def _value(
    found: BitList,
    purpose: str,
    index: int,
    size: int,
    entry: Mapping[str, Any],
    *,
    older: bool,
) -> int | Unknown:
    """Return the value of an entry, or why the list gives none that could be relied on.

    A list or entry against the specification may accuse, but it clears nobody.
    """
    if purpose not in found.purposes:
        named = found.purposes or ("–",)
        return Unknown(message("status.wrong-purpose", purpose=purpose, found=named))
    if found.size is not None and found.size != size:
        return Unknown(message("status.sizes-differ", entry=size, list=found.size))
    value = found.value(index, size)
    if value:
        return value
    entries = found.entries(size)
    if entries < FEWEST:
        return Unknown(message("status.list-short", entries=entries, fewest=FEWEST))
    if value is None:
        return Unknown(message("status.out-of-range", index=index))
    messages = entry.get("statusMessage", [] if size > 1 else None)
    broken = not isinstance(messages, list) or len(messages) != 2**size
    if messages is not None and broken and not older:
        return Unknown(message("status.entry-messages", size=size, wanted=2**size))
    return value


def _valued(
    purpose: str, value: int, entry: Mapping[str, Any], pointer: str, details: dict[str, str]
) -> Step:
    if purpose in _INVALIDATING:
        answer: Answer = Answer("not revoked", message("status.not-set", purpose=purpose))
        if value:
            word = _INVALIDATING[purpose]
            answer = Answer(word, message(f"status.{word}"))
        return _step(answer, pointer, details)
    # "refresh", "message" and purposes of others say something, but nothing about validity
    text = _status_message(entry, value)
    said = message("status.note", purpose=purpose, value=value, text=text)
    return Step(
        "status", Outcome.PASSED, said, clauses.OB3_STATUS, pointer, level="note", details=details
    )


def _status_message(entry: Mapping[str, Any], value: int) -> str:
    messages = entry.get("statusMessage")
    for each in messages if isinstance(messages, list) else ():
        if isinstance(each, Mapping) and _index(each.get("status"), 16) == value:
            return str(each.get("message", "–"))[:120]
    return "–"


def _step(answer: Answer | Unknown, pointer: str, details: Mapping[str, str] | None = None) -> Step:
    if isinstance(answer, Unknown):
        outcome = Outcome.UNTESTED if answer.offline else Outcome.CANT_TELL
        word, reason = "could not check", answer.reason
    else:
        outcome = Outcome.PASSED if answer.word == "not revoked" else Outcome.FAILED
        word, reason = answer.word, answer.reason
    known = {**(details or {}), "answer": word}
    return Step("status", outcome, reason, clauses.OB3_STATUS, pointer, details=known)


def assertion_status(
    assertion: Mapping[str, Any],
    issuer: Mapping[str, Any] | None,
    fetcher: Fetcher,
    cache: Once,
    missing: Outcome = Outcome.CANT_TELL,
) -> tuple[Step, ...]:
    """Return whether a signed assertion of OB 2.0 stands in its issuer's revocation list.

    ``issuer``: the profile as published; None when it could not be read, and ``missing`` says
    whether that was tried. An issuer without a list revokes nothing that is signed.
    """
    if assertion.get("revoked") is True:
        reason = str(assertion.get("revocationReason") or "–")[:200]
        answer: Answer | Unknown = Answer("revoked", message("status.says-revoked", reason=reason))
    elif issuer is None:
        offline = missing is Outcome.UNTESTED
        told = "status.no-profile-offline" if offline else "status.no-profile"
        answer = Unknown(message(told), offline)
    else:
        answer = listed_in_assertions(assertion, issuer, fetcher, cache)
    step = _step(answer, "")
    return (
        Step("status", step.outcome, step.reason, clauses.OB2_SIGNED, "", details=step.details),
    )


def _texts(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str):
            yield each


def _index(value: Any, base: int = 10) -> int | None:
    """Read an index: text of digits by the specification, a number as many write it."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if value >= 0 else None
    if not isinstance(value, str) or not value.isascii():
        return None
    digits = value.removeprefix("0x") if base == 16 else value
    if not digits or not set(digits.lower()) <= set("0123456789abcdef"[:base]):
        return None
    # of any length by the specification; no list is longer than this
    return int(digits, base) if len(digits) <= 18 else 10**18
