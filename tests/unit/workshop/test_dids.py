"""The DID of a domain, and the document that shows its key."""

from __future__ import annotations

import json

import pytest

from badgeaudit.errors import WrongUse
from badgeaudit.verification.controllers import key_in_controller
from badgeaudit.verification.keys_dids import did_web_address
from badgeaudit.verification.keys_material import Key
from badgeaudit.workshop.dids import did_document_bytes, did_web
from badgeaudit.workshop.signing import signer_of
from tests.signed.signer import ec_key, ed25519_key


@pytest.mark.parametrize(
    ("written", "did", "address"),
    [
        ("example.org", "did:web:example.org", "https://example.org/.well-known/did.json"),
        ("https://Example.org/", "did:web:example.org", "https://example.org/.well-known/did.json"),
        (
            "example.org/badges/en",
            "did:web:example.org:badges:en",
            "https://example.org/badges/en/did.json",
        ),
        (
            "localhost:8080/a",
            "did:web:localhost%3A8080:a",
            "https://localhost:8080/a/did.json",
        ),
        (
            "köln.example",
            "did:web:xn--kln-sna.example",
            "https://xn--kln-sna.example/.well-known/did.json",
        ),
        ("example.org/é", "did:web:example.org:%C3%A9", "https://example.org/%C3%A9/did.json"),
    ],
)
def test_a_domain_becomes_a_did(written: str, did: str, address: str) -> None:
    assert did_web(written) == did
    assert did_web_address(did) == address


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", "/", "http://example.org", "did:web:example.org", "exa mple.org"),
        *("a@example.org", "example.org//x", "example.org/..", "example.org:port"),
        *("x" * 80 + ".org", "a..b"),
    ],
)
def test_what_is_no_domain_is_refused(written: str) -> None:
    with pytest.raises(WrongUse):
        did_web(written)


def test_the_document_shows_the_key_that_signs() -> None:
    for private in (ed25519_key("s"), ec_key("P-256", "s")):
        signer = signer_of(private, "did:web:riverbank.example#key-1")
        document = json.loads(did_document_bytes(signer))
        key = key_in_controller(document, signer.method, signer.did, None, None)
        assert isinstance(key, Key)
        assert (key.kind, key.material) == (signer.public.kind, signer.public.material)
        assert b'"d"' not in did_document_bytes(signer)
