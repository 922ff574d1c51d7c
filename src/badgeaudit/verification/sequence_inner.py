"""Verifies endorsements and nested credentials, and says what each means for the outer one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from badgeaudit.model.badges import Form
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.verification import Clause, Level, Step, Verdict, Verification
from badgeaudit.verification.answers import NoAnswer, content_of
from badgeaudit.verification.clauses import CLR_NESTED, OB2_ENDORSEMENTS, OB3_ENDORSEMENTS
from badgeaudit.verification.inner import Inner
from badgeaudit.verification.means import INNER, Credential, Means

Verify = Callable[[Credential, Means], Verification]
Sequence = Callable[[Credential, Means, Verify], tuple[Iterable[Step], Iterable[Verification]]]

_ENDORSEMENTS = (Form.OB3_ENDORSEMENT, Form.OB2_ENDORSEMENT)
_LEVELS: dict[str, Level] = {"endorsement": "warning", "nested": "error"}
"""Whether a fault of the inner one is a fault of the outer one.

An endorsement that fails says nothing about the badge it speaks of, but a CLR states that the
credentials in it hold.
"""
VERDICTS: Mapping[Verdict, Outcome] = {
    "valid": Outcome.PASSED,
    "invalid": Outcome.FAILED,
    "could not check": Outcome.CANT_TELL,
    "not a badge": Outcome.FAILED,
}
"""What the verdict over something inside is for what it stands in."""


def closed(
    credential: Credential, step: Step, verdict: Verdict = "could not check"
) -> Verification:
    """Return a verification that ended with its first step."""
    return Verification(
        credential.path,
        "",
        credential.form,
        credential.packaging,
        verdict,
        (step,),
        pointer=credential.pointer,
    )


def verify_inner(
    found: Iterable[Inner], outer: Credential, means: Means, verify: Verify
) -> tuple[list[Step], list[Verification]]:
    """Verify what stands inside; return a step of the outer one for each, and the results."""
    steps: list[Step] = []
    results: list[Verification] = []
    deeper = replace(means, depth=means.depth + 1, refresh=False, recipient=None)
    for each in found:
        if not means.budget.take():
            why = message("verification.too-many-inner", limit=INNER)
            steps.append(_step(each, outer, Outcome.CANT_TELL, why))
            break
        read = _read(each, outer, means)
        if isinstance(read, Step):
            steps.append(read)
            continue
        result = verify(replace(read, pointer=each.pointer), deeper)
        results.append(result)
        key = result.verdict.replace(" ", "-")
        why = message(f"verification.{each.kind}-{key}", id=result.id or "–")
        steps.append(_step(each, outer, VERDICTS[result.verdict], why))
    return steps, results


def _read(inner: Inner, outer: Credential, means: Means) -> Credential | Step:
    value, base = inner.value, outer.path
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        answer = content_of(value, means.fetcher)
        if isinstance(answer, NoAnswer):
            why = message(f"verification.inner-{answer.why}", url=value)
            return _step(inner, outer, answer.outcome, why)
        raw, base = answer, value
    else:
        raw = _bytes(value)
    credential = means.reread(raw, base)
    if credential is None:
        return _step(inner, outer, Outcome.FAILED, message("verification.inner-unreadable"))
    if inner.kind == "endorsement" and credential.form not in _ENDORSEMENTS:
        return _step(inner, outer, Outcome.FAILED, message("verification.not-an-endorsement"))
    return credential


def _bytes(value: Any) -> bytes:
    if isinstance(value, str):
        return value.encode("utf-8", "replace")
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def _step(inner: Inner, outer: Credential, outcome: Outcome, why: Message) -> Step:
    return Step(inner.kind, outcome, why, _clause(inner, outer), inner.pointer, _LEVELS[inner.kind])


def _clause(inner: Inner, outer: Credential) -> Clause:
    if inner.kind == "nested":
        return CLR_NESTED
    return OB2_ENDORSEMENTS if outer.form.value.startswith("ob2") else OB3_ENDORSEMENTS
