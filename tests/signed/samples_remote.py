"""Samples that name schemas and contexts of others, which have to be fetched."""

from __future__ import annotations

from collections.abc import Iterator

from tests.signed.documents import OB3, SITE, VC2, Json, assertion, credential, pretty
from tests.signed.sample import Sample
from tests.signed.samples_assertions import web
from tests.signed.samples_credentials import DID, signed
from tests.signed.samples_status import EXTENSIONS

SCHEMA = "https://schemas.example/badge.json"
CONTEXT = "https://terms.example/v1"
OFFICIAL = (
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
)


def remote_samples() -> Iterator[Sample]:
    """Yield credentials with foreign schemas and contexts, and assertions with endorsements."""
    yield from _schemas()
    yield from _contexts()
    yield from _hosted_endorsements()


def following(address: str) -> bytes:
    """Return a signed credential that says it follows a schema."""
    schema = {"id": address, "type": "1EdTechJsonSchemaValidator2019"}
    document = credential(DID, credentialSchema=[schema])
    return pretty(signed({**document, "@context": [VC2, OB3, EXTENSIONS]}))


def _schemas() -> Iterator[Sample]:
    yield Sample("schema-official.json", following(OFFICIAL), "valid")
    raw = following(SCHEMA)
    yield Sample(
        "schema-offline.json", raw, "could not check", "shape", "verification.schema-offline"
    )
    draft = "https://json-schema.org/draft/2019-09/schema"
    fits = {"$schema": draft, "type": "object", "required": ["name"]}
    yield Sample("schema-fits.json", raw, "valid", web={SCHEMA: pretty(fits)})
    asks = {**fits, "required": ["motto"]}
    yield Sample(
        "schema-differs.json",
        raw,
        "invalid",
        "shape",
        "documents.foreign-schema",
        web={SCHEMA: pretty(asks)},
    )
    for name, page, id in (
        ("unusable", b"<html>", "verification.schema-unusable"),
        ("missing", 404, "verification.schema-unreachable"),
    ):
        yield Sample(f"schema-{name}.json", raw, "could not check", "shape", id, web={SCHEMA: page})


def _contexts() -> Iterator[Sample]:
    context = {"@context": {"favouriteColour": f"{CONTEXT}#colour"}}
    document = credential(DID, **{"@context": [VC2, OB3, CONTEXT], "favouriteColour": "green"})
    raw = pretty(signed(document, contexts={CONTEXT: context}))
    yield Sample("context-fetched.json", raw, "valid", web={CONTEXT: pretty(context)})
    yield Sample("context-offline.json", raw, "could not check", "terms")
    other = {"@context": {"favouriteColour": f"{CONTEXT}#color"}}
    yield Sample("context-changed.json", raw, "invalid", "proof", web={CONTEXT: pretty(other)})
    yield Sample("context-missing.json", raw, "could not check", "terms", web={CONTEXT: 404})


def _hosted_endorsements() -> Iterator[Sample]:
    address = f"{SITE}/endorsements/1"
    endorsement: Json = {
        "@context": "https://w3id.org/openbadges/v2",
        "id": address,
        "type": "Endorsement",
        "claim": {"id": f"{SITE}/classes/first-aid", "endorsementComment": "Good."},
        "issuedOn": "2026-02-01T00:00:00Z",
        "issuer": f"{SITE}/issuer",
        "verification": {"type": "HostedBadge"},
    }
    document = assertion(endorsement=[address])
    pages = web(assertion=document)
    raw = pretty(document)
    yield Sample("hosted-endorsed.json", raw, "valid", web={**pages, address: pretty(endorsement)})
    yield Sample(
        "hosted-endorsement-gone.json",
        raw,
        "valid",
        web={**pages, address: 404},
        warning="verification.inner-unreachable",
    )
