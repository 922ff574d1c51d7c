"""What the addresses in ``@context`` say: known versions pass, aliases and unknown ones warn.

Sources: OB 3.0 errata (versions 3.0 to 3.0.3 of the context),
https://www.imsglobal.org/spec/ob/v3p0/#contexts; VC data model 2.0 section 4.3 (the base context
comes first).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Step
from badgeaudit.verification.clauses import OB3_CONTEXTS, VC_CONTEXTS

VC_CONTEXTS_KNOWN = (
    "https://www.w3.org/ns/credentials/v2",
    "https://www.w3.org/2018/credentials/v1",
)
_OB = "https://purl.imsglobal.org/spec/ob/v3p0/"
_CLR = "https://purl.imsglobal.org/spec/clr/v2p0/"
_KNOWN = frozenset(
    (
        f"{_OB}context.json",
        f"{_OB}context-3.0.0.json",
        f"{_OB}context-3.0.1.json",
        f"{_OB}context-3.0.2.json",
        f"{_OB}context-3.0.3.json",
        f"{_CLR}context.json",
        f"{_CLR}context-2.0.1.json",
    )
)
_ALIASES = frozenset(
    (
        f"{_OB}context.json",
        f"{_OB}context/ob_v3p0.jsonld",
        f"{_CLR}context.json",
        f"{_CLR}context/clr_v2p0.jsonld",
    )
)
"""Addresses whose content changes with the version: a signature over them may break one day."""

_VERSIONED = re.compile(rf"({re.escape(_OB)}|{re.escape(_CLR)})context-[0-9.]+\.json")


def context_steps(data: Mapping[str, Any]) -> Iterator[Step]:
    """Yield a failure when no base context is there, and warnings for aliases and new versions."""
    context = data.get("@context")
    listed = context if isinstance(context, list) else [context]
    addresses = [each for each in listed if isinstance(each, str)]
    if not addresses:
        yield Step("shape", Outcome.FAILED, message("verification.no-context"), VC_CONTEXTS)
    elif addresses[0] not in VC_CONTEXTS_KNOWN or listed[0] != addresses[0]:
        why = message("verification.no-vc-context", found=_short(listed[0]))
        yield Step("shape", Outcome.FAILED, why, VC_CONTEXTS, "/@context")
    for index, address in enumerate(listed):
        if not isinstance(address, str):
            continue
        at = f"/@context/{index}" if isinstance(context, list) else "/@context"
        if address in _ALIASES:
            why = message("verification.context-alias", found=address)
        elif _VERSIONED.fullmatch(address) and address not in _KNOWN:
            why = message("verification.context-version", found=address)
        else:
            continue
        yield Step("shape", Outcome.FAILED, why, OB3_CONTEXTS, at, "warning")


def _short(value: object) -> str:
    return value[:200] if isinstance(value, str) else "–"
