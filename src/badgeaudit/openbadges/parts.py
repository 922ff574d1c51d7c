"""Rows that several forms share: pictures, criteria, alignments, evidence, proofs and their like.

A term keeps its meaning from OB 1.1 to 3.0, so a row knows every key it had and both ways to write
it: alone or in a list, as an object or as just an address.
"""

from __future__ import annotations

from typing import Any

from badgeaudit.openbadges.endorsements import endorsement
from badgeaudit.openbadges.fields import Sources, many, moment, part, reference, row, text, words


def country(value: Any, at: str, to: str, sources: Sources) -> str | None:
    """Read the country of an OB 3.0 ``address``: its code, or else its name."""
    if isinstance(value, dict):
        for name in ("addressCountryCode", "addressCountry"):
            found = value.get(name)
            if isinstance(found, str) and found.strip():
                sources[to] = f"{at}/{name}"
                return found
    return None


def verification_type(value: Any, at: str, to: str, sources: Sources) -> str | None:
    """Read how an assertion is verified: ``hosted``, ``signed``, or the type as written."""
    declared = [each for each in _strings(value) if each != "VerificationObject"]
    for each in declared:
        lowered = each.rpartition(":")[2].lower()
        for known in ("hosted", "signed"):
            if lowered in (known, f"{known}badge"):
                return known
    return declared[0] if declared else None


def _strings(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str) and each.strip()]


ID = row("id", text, "id", "@id")
NAME = row("name", text)
DESCRIPTION = row("description", text)

IMAGE = row("image", part((row("id", text, "id", "@id", "url"), row("caption", text))))
CRITERIA = row("criteria", part((ID, row("narrative", text)), prose="narrative"))
ALIGNMENTS = row(
    "alignments",
    many(
        part(
            (
                row("url", text, "targetUrl", "url", "id"),
                row("name", text, "targetName", "name"),
                row("framework", text, "targetFramework", "frameworkName"),
                row("code", text, "targetCode", "code"),
                row("description", text, "targetDescription", "description"),
                row("type", text, "targetType"),
            ),
            bare="url",
        )
    ),
    "alignment",
    "alignments",
)
RELATED = row(
    "related",
    many(part((ID, row("language", text, "inLanguage", "@language"), row("version", words)))),
)
VERSION = row("version", words)
ENDORSEMENTS = row("endorsements", many(endorsement), "endorsement")
EVIDENCE = row(
    "evidence",
    many(
        part(
            (
                row("id", text, "id", "@id"),
                NAME,
                row("narrative", text),
                DESCRIPTION,
                row("genre", text),
                row("audience", text),
            )
        )
    ),
)
VERIFICATION = row(
    "verification",
    part(
        (
            row("type", verification_type, "type", "@type"),
            row("url", text),
            row("creator", reference),
            row("property", text, "verificationProperty"),
            row("starts_with", many(text), "startsWith"),
            row("allowed_origins", many(text), "allowedOrigins"),
        ),
        bare="",
    ),
    "verification",
    "verify",
)
RESULT_DESCRIPTIONS = row(
    "result_descriptions",
    many(
        part(
            (
                ID,
                NAME,
                row("type", text, "resultType"),
                row("required", words, "requiredValue", "requiredLevel"),
                row("allowed", many(words), "allowedValue"),
                row(
                    "levels",
                    many(part((ID, row("name", text, "name", "level"), DESCRIPTION))),
                    "rubricCriterionLevel",
                    "rubricCriterionLevels",
                ),
            )
        )
    ),
    "resultDescription",
)
STATUS = row(
    "status",
    many(part((ID, row("type", text), row("purpose", text, "statusPurpose")))),
    "credentialStatus",
)
PROOFS = row(
    "proofs",
    many(
        part(
            (
                row("type", text, "type", "@type"),
                row("cryptosuite", text),
                row("created", moment),
                row("method", reference, "verificationMethod"),
                row("purpose", text, "proofPurpose"),
            ),
            bare="",
        )
    ),
    "proof",
)
