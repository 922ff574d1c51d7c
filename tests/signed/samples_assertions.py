"""Samples of OB 2.0: hosted and signed, revoked, of a faulty issuer; and of the first years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.signed import signer
from tests.signed.documents import (
    OB2,
    SITE,
    Json,
    assertion,
    badge_v2,
    issuer_v2,
    old_png,
    png,
    pretty,
)
from tests.signed.sample import Sample

HOSTED = f"{SITE}/assertions/1"
SIGNED = {"type": "SignedBadge", "creator": f"{SITE}/keys/1"}


def web(**changes: Json) -> dict[str, bytes | int]:
    """Return the issuer's web; ``assertion``, ``badge``, ``issuer``, ``revoked`` replace a page."""
    key = {
        "@context": OB2,
        "id": f"{SITE}/keys/1",
        "type": "CryptographicKey",
        "owner": f"{SITE}/issuer",
        "publicKeyPem": signer.public_pem("issuer"),
    }
    empty = {
        "@context": OB2,
        "id": f"{SITE}/revoked",
        "type": "RevocationList",
        "issuer": f"{SITE}/issuer",
        "revokedAssertions": [],
    }
    pages = {
        HOSTED: changes.get("assertion", assertion()),
        f"{SITE}/classes/first-aid": changes.get("badge", badge_v2()),
        f"{SITE}/issuer": changes.get("issuer", issuer_v2()),
        f"{SITE}/keys/1": key,
        f"{SITE}/revoked": {**empty, **changes.get("revoked", {})},
    }
    return {address: pretty(page) for address, page in pages.items()}


def assertion_samples() -> Iterator[Sample]:
    """Yield assertions of OB 2.0 and before."""
    yield from _hosted()
    yield from _signed()
    yield from _issuers()
    yield Sample("old-picture-offline.png", old_png(HOSTED), "could not check", "hosting")
    yield Sample("old-picture.png", old_png(HOSTED), "valid", web=web())


def _hosted() -> Iterator[Sample]:
    raw = pretty(assertion())
    yield Sample("hosted.json", raw, "valid", web=web())
    yield Sample("hosted.png", png("openbadges", raw.decode()), "valid", web=web())
    yield Sample("hosted-offline.json", raw, "could not check", "hosting")
    yield Sample("hosted-gone.json", raw, "invalid", web={**web(), HOSTED: 410})
    yield Sample(
        "hosted-missing.json", raw, "could not check", "hosting", web={**web(), HOSTED: 500}
    )
    revoked = {"@context": OB2, "id": HOSTED, "type": "Assertion", "revoked": True}
    yield Sample("hosted-revoked.json", raw, "invalid", web=web(assertion=revoked))
    other = assertion(issuedOn="2026-01-16T10:00:00Z")
    yield Sample("hosted-changed.json", raw, "invalid", "hosting", web=web(assertion=other))
    expired = assertion(expires="2026-02-01T00:00:00Z")
    yield Sample(
        "hosted-expired.json", pretty(expired), "invalid", "dates", web=web(assertion=expired)
    )
    elsewhere = assertion(id="https://elsewhere.example/assertions/1")
    pages: Mapping[str, bytes | int] = {
        **web(),
        "https://elsewhere.example/assertions/1": pretty(elsewhere),
    }
    yield Sample("hosted-elsewhere.json", pretty(elsewhere), "invalid", "hosting", web=pages)
    yield from _copies()
    yield from _forged()


def _copies() -> Iterator[Sample]:
    """The file in hand and the copy at its address."""
    raw = pretty(assertion())
    whole = assertion(badge=badge_v2(issuer=issuer_v2()))
    yield Sample("hosted-whole.json", pretty(whole), "valid", web=web())
    yield Sample("hosted-whole-offline.json", pretty(whole), "could not check", "hosting")
    renamed = assertion(badge=badge_v2(name="Doctor of Medicine"))
    yield Sample(
        "hosted-badge-renamed.json",
        pretty(renamed),
        "invalid",
        "hosting",
        "hosting.badge-differs",
        web=web(),
    )
    renamed = assertion(badge=badge_v2(issuer=issuer_v2(name="Old University")))
    yield Sample(
        "hosted-issuer-renamed.json",
        pretty(renamed),
        "invalid",
        "hosting",
        "hosting.issuer-differs",
        web=web(),
    )
    more = assertion(narrative="With honours.")
    yield Sample(
        "hosted-more.json", pretty(more), "valid", warning="hosting.differs-besides", web=web()
    )
    expired = assertion(expires="2026-02-01T00:00:00Z")
    yield Sample(
        "hosted-without-its-end.json", raw, "invalid", "hosting", web=web(assertion=expired)
    )
    faulty = assertion(evidence={"id": 1})
    yield Sample(
        "hosted-faulty-copy.json",
        raw,
        "invalid",
        "hosting",
        "hosting.copy-invalid",
        web=web(assertion=faulty),
    )


def _forged() -> Iterator[Sample]:
    """Somebody else's pages that speak in the issuer's name."""
    evil = "https://evil.example"
    id = f"{evil}/assertions/1"
    rules = issuer_v2(verification={"allowedOrigins": "evil.example"})
    for name, badge in (
        ("profile", badge_v2(issuer=rules)),
        ("profile-address", badge_v2(issuer=f"{evil}/issuer")),
        ("class-address", f"{evil}/class"),
    ):
        forged = assertion(id=id, badge=badge)
        pages = {
            **web(),
            id: pretty(forged),
            f"{evil}/issuer": pretty(rules),
            f"{evil}/class": pretty(badge_v2(issuer=rules)),
        }
        yield Sample(
            f"hosted-forged-{name}.json",
            pretty(forged),
            "invalid",
            "hosting",
            "hosting.outside-scope",
            web=pages,
        )
    elsewhere = f"{evil}/classes/1"
    away = assertion(badge=elsewhere)
    yield Sample(
        "hosted-badge-elsewhere.json",
        pretty(away),
        "invalid",
        "hosting",
        "hosting.badge-outside-scope",
        web={**web(assertion=away), elsewhere: pretty(badge_v2(id=elsewhere))},
    )
    allowed = issuer_v2(verification={"allowedOrigins": "evil.example"})
    there = assertion(id=id)
    yield Sample(
        "hosted-where-allowed.json",
        pretty(there),
        "valid",
        web={**web(issuer=allowed), id: pretty(there)},
    )


def _signed() -> Iterator[Sample]:
    document = assertion(id="urn:uuid:00000000-0000-4000-8000-000000000020", verification=SIGNED)
    token = signer.sign_jwt(document, "RS256", "issuer").encode()
    yield Sample("signed.jws", token, "valid", web=web())
    yield Sample("signed.png", png("openbadges", token.decode()), "valid", web=web())
    yield Sample("signed-offline.jws", token, "could not check", "proof")
    changed = token[:-8] + bytes([token[-8] ^ 1]) + token[-7:]
    yield Sample("signed-tampered.jws", changed, "invalid", "proof", web=web())
    forged = signer.sign_jwt(document, "RS256", "somebody else").encode()
    yield Sample("signed-wrong-key.jws", forged, "invalid", "proof", web=web())
    revoked: Json = {"revokedAssertions": [{"id": document["id"], "revocationReason": "Mistake"}]}
    yield Sample("signed-revoked.jws", token, "invalid", "status", web=web(revoked=revoked))
    unlisted = issuer_v2(publicKey=None)
    yield Sample("signed-unlisted-key.jws", token, "invalid", "proof", web=web(issuer=unlisted))
    yield Sample(
        "signed-without-token.json",
        pretty(document),
        "invalid",
        "proof",
        "verification.signed-without-token",
        web=web(),
    )


def _issuers() -> Iterator[Sample]:
    raw = pretty(assertion())
    for name, issuer in (
        ("no-email", issuer_v2(email=None)),
        ("bad-email", issuer_v2(email="nope")),
        ("other-type", issuer_v2(type="Person")),
    ):
        yield Sample(f"issuer-{name}.json", raw, "invalid", "issuer", web=web(issuer=issuer))
    inside = assertion(badge=badge_v2(issuer=issuer_v2(email=None)))
    yield Sample("issuer-inside.json", pretty(inside), "invalid", "shape", web=web())
