"""``credentialSchema``: the schemas a credential itself says it follows.

Source: OB 3.0 verification, step 1 (https://www.imsglobal.org/spec/ob/v3p0/#verification), for the
type 1EdTechJsonSchemaValidator2019. 1EdTech's own schemas describe the same model as ours, which
the step ``shape`` has already used; any other has to be fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.verification import Level, Step
from badgeaudit.verification.answers import NoAnswer, content_of
from badgeaudit.verification.clauses import OB3_SCHEMA
from badgeaudit.verification.means import Means

_TYPE = "1EdTechJsonSchemaValidator2019"
_OFFICIAL = re.compile(
    r"https://(purl\.imsglobal\.org/spec/(ob/v3p0|clr/v2p0)|imsglobal\.github\.io"
    r"/openbadges-specification)/([\w./-]*/)?(ob_v3p0|clr_v2p0)_\w+_schema\.json"
)
_MOST = 10
_SHOWN = 20


def schema_steps(data: Mapping[str, Any], means: Means) -> Iterator[Step]:
    """Yield one step for each foreign schema, and one for each thing that does not conform."""
    named = data.get("credentialSchema")
    listed = isinstance(named, list)
    for index, each in enumerate(named[:_MOST] if isinstance(named, list) else [named]):
        at = f"/credentialSchema/{index}" if listed else "/credentialSchema"
        if not isinstance(each, Mapping):
            continue
        types = each.get("type")
        if _TYPE not in (types if isinstance(types, list) else [types]):
            why = message("verification.schema-type", found=_text(types))
            yield _step(Outcome.UNTESTED, why, at, "warning")
        elif isinstance(each.get("id"), str) and not _OFFICIAL.fullmatch(each["id"]):
            yield from _foreign(data, each["id"], at, means)


def _foreign(data: Mapping[str, Any], url: str, at: str, means: Means) -> Iterator[Step]:
    schema = content_of(url, means.fetcher, "application/schema+json, application/json")
    if isinstance(schema, NoAnswer):
        why = message(f"verification.schema-{schema.why}", url=url)
        yield _step(schema.outcome, why, at)
        return
    problems = means.conforms(schema, data)
    if problems is None:
        yield _step(Outcome.CANT_TELL, message("verification.schema-unusable", url=url), at)
        return
    for problem in problems[:_SHOWN]:
        yield _step(Outcome.FAILED, problem.message, problem.pointer)
    if not problems:
        yield _step(Outcome.PASSED, message("verification.schema-fine", url=url), at)


def _step(outcome: Outcome, why: Message, at: str, level: Level = "error") -> Step:
    return Step("shape", outcome, why, OB3_SCHEMA, at, level)


def _text(value: object) -> str:
    return value[:100] if isinstance(value, str) else "–"
