from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Outcome
from badgeaudit.verification.controllers_methods import key_of_method
from badgeaudit.verification.keys import Key, Unresolved, issuer_keys, resolve_key
from badgeaudit.verification.keys_dids import did_web_address
from tests.signed.signer import base58
from tests.unit.verification.pages import (
    ED,
    OTHER_ED,
    P256,
    RSA,
    NoNetwork,
    Pages,
    jwk,
    multibase,
    pem,
)

DID = "did:web:college.example:badges"
DID_PAGE = "https://college.example/badges/did.json"
ISSUER = "https://college.example/issuer"
KEY = "https://college.example/keys/1"


def method(**changes: Any) -> dict[str, Any]:
    plain = {"id": f"{DID}#k1", "type": "Multikey", "controller": DID}
    return plain | {"publicKeyMultibase": multibase(ED)} | changes


def did_web(fetched: Any, reference: str = f"{DID}#k1") -> Key | Unresolved:
    return resolve_key(reference, DID, Pages({DID_PAGE: fetched}))


def refused(key: Key | Unresolved, id: str, outcome: Outcome = Outcome.FAILED) -> None:
    assert isinstance(key, Unresolved), key
    assert (key.reason.id, key.outcome) == (id, outcome)
    assert sentence(key.reason)


# did:web


@pytest.mark.parametrize(
    "document",
    [
        {"verificationMethod": [method()], "assertionMethod": [f"{DID}#k1"]},
        {"verificationMethod": [method()], "assertionMethod": "#k1"},
        {"verificationMethod": [method(id="#k1")], "assertionMethod": ["#k1"]},
        {"assertionMethod": [method()]},
        {"assertionMethod": method(id="#k1", controller=["did:example:1", DID])},
        {"publicKey": [method()], "assertionMethod": [f"{DID}#k1"]},
    ],
)
def test_keys_of_a_did_document(document: dict[str, Any]) -> None:
    for reference in (f"{DID}#k1", DID):
        key = did_web({"id": DID, **document}, reference)
        assert isinstance(key, Key)
        assert key.material == ED.public_key().public_bytes_raw()
        assert (key.id, key.controller) == (f"{DID}#k1", DID)
        assert key.source == "did:web document"


@pytest.mark.parametrize(
    ("document", "id"),
    [
        ({"id": DID, "verificationMethod": [method()]}, "keys.purpose"),
        (
            {"id": DID, "verificationMethod": [method()], "authentication": ["#k1"]},
            "keys.purpose",
        ),
        ({"id": DID, "authentication": [method()]}, "keys.purpose"),
        ({"id": DID, "assertionMethod": [method(id="#k2")]}, "keys.no-such-key"),
        ({"id": DID, "assertionMethod": ["#k1"]}, "keys.no-such-key"),
        ({"id": "did:web:other.example", "assertionMethod": [method()]}, "keys.document-other-id"),
        ({"assertionMethod": [method()]}, "keys.document-other-id"),
        ({"id": DID, "assertionMethod": [method(privateKeyJwk={})]}, "keys.private"),
        ([], "keys.document-unreadable"),
        (b"<html>", "keys.document-unreadable"),
        (b"-----BEGIN PUBLIC KEY-----", "keys.document-unreadable"),
        (b'{"id": 1, "id": 2}', "keys.document-unreadable"),
    ],
)
def test_did_documents_that_do_not_give_the_key(document: Any, id: str) -> None:
    refused(did_web(document), id)


def test_without_fragment_several_keys_are_too_many() -> None:
    document = {"id": DID, "assertionMethod": [method(), method(id="#k2")]}
    refused(did_web(document, DID), "keys.no-such-key")


def test_what_could_not_be_fetched_is_not_failed() -> None:
    reference = f"{DID}#k1"
    refused(resolve_key(reference, DID, None), "keys.offline", Outcome.UNTESTED)
    refused(resolve_key(reference, DID, NoNetwork()), "keys.offline", Outcome.UNTESTED)
    away = NoNetwork(offline=False)
    refused(resolve_key(reference, DID, away), "keys.unreachable", Outcome.CANT_TELL)
    down = Pages(status={DID_PAGE: 503})
    refused(resolve_key(reference, DID, down), "keys.document-status", Outcome.CANT_TELL)
    for status in (404, 410):
        gone = Pages(status={DID_PAGE: status})
        refused(resolve_key(reference, DID, gone), "keys.document-gone")


def test_a_method_of_another_controller_counts_only_if_that_one_lists_it() -> None:
    ours = {"id": DID, "assertionMethod": [method(controller=ISSUER)]}
    pages = {DID_PAGE: ours, ISSUER: {"id": ISSUER, "assertionMethod": [f"{DID}#k1"]}}
    key = resolve_key(f"{DID}#k1", ISSUER, Pages(pages))
    assert isinstance(key, Key)
    assert (key.controller, key.proven) == (ISSUER, True)
    pages[ISSUER] = {"id": ISSUER, "assertionMethod": [f"{ISSUER}#own"]}
    refused(resolve_key(f"{DID}#k1", ISSUER, Pages(pages)), "keys.not-listed")
    pages[ISSUER] = {"name": "nothing about keys"}
    silent = resolve_key(f"{DID}#k1", ISSUER, Pages(pages))
    refused(silent, "keys.controller-silent", Outcome.CANT_TELL)


@pytest.mark.parametrize(
    ("did", "address"),
    [
        ("did:web:college.example", "https://college.example/.well-known/did.json"),
        ("did:web:college.example%3A8443", "https://college.example:8443/.well-known/did.json"),
        ("did:web:college.example%3a8443:a:b", "https://college.example:8443/a/b/did.json"),
        ("did:web:college.example:a%20b", "https://college.example/a%20b/did.json"),
        ("did:web:", None),
        ("did:web::a", None),
        ("did:web:a.example:", None),
        ("did:web:a.example:..:b", None),
        ("did:web:a.example:%2E%2e:b", None),
        ("did:web:a.example/b", None),
        ("did:web:user@a.example", None),
        ("did:web:user%40a.example", None),
        ("did:web:a.example?x", None),
        ("did:web:a.example%3Aport", None),
        ("did:web:[::1]", None),
    ],
)
def test_addresses_of_did_web(did: str, address: str | None) -> None:
    assert did_web_address(did) == address
    if address is None:
        pages = Pages()
        refused(resolve_key(did, did, pages), "keys.did-web-malformed")
        assert pages.asked == []


# web addresses


def test_a_jwk_at_an_address_belongs_to_nobody() -> None:
    key = resolve_key(KEY, ISSUER, Pages({KEY: jwk(P256)}))
    assert isinstance(key, Key)
    assert (key.kind, key.id, key.controller, key.source) == ("P-256", KEY, "", "JWK")
    refused(resolve_key(KEY, DID, Pages({KEY: jwk(P256)})), "keys.not-of-did")


def test_jwk_sets() -> None:
    keys = [jwk(ED) | {"kid": "a"}, jwk(P256) | {"kid": f"{KEY}#b"}, jwk(RSA) | {"kid": "a b"}]
    pages = Pages({KEY: {"keys": keys}})
    for fragment, kind in (("a", "Ed25519"), ("b", "P-256")):
        key = resolve_key(f"{KEY}#{fragment}", ISSUER, pages)
        assert isinstance(key, Key)
        assert key.kind == kind
    refused(resolve_key(f"{KEY}#c", ISSUER, pages), "keys.no-such-key")
    refused(resolve_key(KEY, ISSUER, pages), "keys.no-such-key")
    alone = resolve_key(KEY, ISSUER, Pages({KEY: {"keys": [jwk(ED)]}}))
    assert isinstance(alone, Key)


def test_a_controller_document_on_the_web() -> None:
    described = {"id": f"{ISSUER}#k", "controller": ISSUER, "publicKeyJwk": jwk(P256)}
    page = {"id": ISSUER, "verificationMethod": [described], "assertionMethod": ["#k"]}
    key = resolve_key(f"{ISSUER}#k", ISSUER, Pages({ISSUER: page}))
    assert isinstance(key, Key)
    assert (key.controller, key.source, key.proven) == (ISSUER, "controller document", True)
    refused(
        resolve_key(f"{ISSUER}#k", ISSUER, Pages({ISSUER: page | {"assertionMethod": []}})),
        "keys.purpose",
    )


def test_a_key_document_needs_its_controllers_word() -> None:
    page = {"id": KEY, "type": "Multikey", "controller": ISSUER}
    page["publicKeyMultibase"] = multibase(ED)
    listed = {"id": ISSUER, "assertionMethod": [KEY]}
    key = resolve_key(KEY, ISSUER, Pages({KEY: page, ISSUER: listed}))
    assert isinstance(key, Key)
    assert (key.controller, key.proven) == (ISSUER, True)
    # a controller on the same host that says nothing is believed, but unproven
    key = resolve_key(KEY, ISSUER, Pages({KEY: page}))
    assert isinstance(key, Key)
    assert (key.controller, key.proven) == (ISSUER, False)
    others = {"id": ISSUER, "assertionMethod": [f"{ISSUER}#x"]}
    refused(resolve_key(KEY, ISSUER, Pages({KEY: page, ISSUER: others})), "keys.not-listed")


def test_a_controller_that_describes_another_key_by_that_address_decides() -> None:
    page = {"id": KEY, "controller": ISSUER, "publicKeyMultibase": multibase(ED)}
    for described, fits in ((ED, True), (OTHER_ED, False)):
        entry = {"id": KEY, "controller": ISSUER, "publicKeyMultibase": multibase(described)}
        listed = {"id": ISSUER, "assertionMethod": [entry]}
        key = resolve_key(KEY, ISSUER, Pages({KEY: page, ISSUER: listed}))
        assert isinstance(key, Key) is fits
        other = {"id": ISSUER, "authentication": [entry]}
        refused(resolve_key(KEY, ISSUER, Pages({KEY: page, ISSUER: other})), "keys.not-listed")


def test_a_stranger_can_not_name_the_issuer_as_controller() -> None:
    evil = "https://evil.example/key"
    page = {"id": evil, "controller": ISSUER, "publicKeyMultibase": multibase(OTHER_ED)}
    for issuer_page in ({}, {ISSUER: {"name": "College"}}, {ISSUER: b"<html>"}):
        key = resolve_key(evil, ISSUER, Pages({evil: page, **issuer_page}))
        refused(key, "keys.controller-silent", Outcome.CANT_TELL)


def test_profiles_that_describe_their_keys() -> None:
    described = {"id": f"{ISSUER}#k", "owner": ISSUER, "publicKeyPem": pem(RSA)}
    page = {"id": ISSUER, "type": "Profile", "publicKey": described}
    key = resolve_key(f"{ISSUER}#k", ISSUER, Pages({ISSUER: page}))
    assert isinstance(key, Key)
    assert (key.kind, key.controller) == ("RSA", ISSUER)
    refused(resolve_key(f"{ISSUER}#x", ISSUER, Pages({ISSUER: page})), "keys.no-such-key")


def test_a_pem_file_is_a_key_of_nobody() -> None:
    key = resolve_key(KEY, ISSUER, Pages({KEY: pem(RSA).encode()}))
    assert isinstance(key, Key)
    assert (key.kind, key.controller) == ("RSA", "")


def test_all_keys_of_an_issuer() -> None:
    page = {
        "id": DID,
        "verificationMethod": [method(), method(id="#k2"), method(id="#k3", controller=ISSUER)],
        "assertionMethod": ["#k1", "#k3"],
    }
    keys = issuer_keys(DID, Pages({DID_PAGE: page}))
    assert isinstance(keys, tuple)
    assert [key.id for key in keys] == [f"{DID}#k1"]


# one method


@pytest.mark.parametrize(
    ("described", "id"),
    [
        ({}, "keys.material-none"),
        (
            {"publicKeyMultibase": multibase(ED), "publicKeyJwk": jwk(ED)},
            "keys.material-several",
        ),
        (
            {"type": "Ed25519VerificationKey2020", "publicKeyMultibase": multibase(P256)},
            "keys.type-other-kind",
        ),
        ({"type": "Multikey", "publicKeyBase58": base58(bytes(32))}, "keys.type-other-kind"),
        ({"publicKeyMultibase": multibase(ED), "secretKeyMultibase": "z1"}, "keys.private"),
        ({"publicKeyPem": 3}, "keys.pem"),
        ({"publicKeyPem": "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END"}, "keys.pem"),
    ],
)
def test_descriptions_of_no_usable_key(described: dict[str, Any], id: str) -> None:
    refused(key_of_method(described), id)


def test_the_oldest_ed25519_form() -> None:
    raw = ED.public_key().public_bytes_raw()
    key = key_of_method({"type": "Ed25519VerificationKey2018", "publicKeyBase58": base58(raw)})
    assert isinstance(key, Key)
    assert key.material == raw


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.sampled_from([DID, ISSUER, f"{DID}#k1", "#k1", multibase(ED), "Multikey", "http://[", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "type",
                    "controller",
                    "owner",
                    "publicKey",
                    "publicKeyMultibase",
                    "publicKeyJwk",
                    "publicKeyPem",
                    "verificationMethod",
                    "assertionMethod",
                    "keys",
                    "kty",
                    "kid",
                    "expires",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=15,
)


@given(VALUES)
def test_any_document_is_answered(document: Any) -> None:
    for url, reference in ((DID_PAGE, f"{DID}#k1"), (DID_PAGE, DID), (KEY, KEY), (KEY, f"{KEY}#a")):
        pages = Pages({url: document, ISSUER: document})
        key = resolve_key(reference, ISSUER, pages)
        assert isinstance(key, Key) or sentence(key.reason)
        keys = issuer_keys(DID, pages)
        assert isinstance(keys, tuple) or sentence(keys.reason)
