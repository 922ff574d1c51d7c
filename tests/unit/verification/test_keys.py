from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

import badgeaudit.verification.keys
from badgeaudit.languages import catalogue, sentence
from badgeaudit.model.outcomes import Outcome
from badgeaudit.verification.keys import (
    Key,
    Unresolved,
    issuer_keys,
    key_from_jwk,
    key_from_multibase,
    key_from_pem,
    resolve_key,
)
from badgeaudit.verification.keys_encoding import base58btc, base64url, multicodec
from tests.signed import signer
from tests.unit.verification.pages import (
    ED,
    OTHER_ED,
    P256,
    P384,
    RSA,
    NoNetwork,
    Pages,
    Private,
    did_jwk,
    jwk,
    multibase,
    pem,
)

ISSUER = "https://college.example/issuer"
ALL = [(ED, "Ed25519"), (P256, "P-256"), (P384, "P-384"), (RSA, "RSA")]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "kty", "crv", "x", "y", "n", "e", "use"]), inner)
    ),
    max_leaves=12,
)


def found(key: Key | Unresolved) -> Key:
    assert isinstance(key, Key), key
    return key


def refused(key: Key | Unresolved, id: str, outcome: Outcome = Outcome.FAILED) -> str:
    """Return the sentence of the reason, which must exist and be filled."""
    assert isinstance(key, Unresolved), key
    assert (key.reason.id, key.outcome) == (id, outcome)
    return sentence(key.reason)


# the forms of one key


@pytest.mark.parametrize(("private", "kind"), ALL)
def test_all_forms_of_a_key_give_the_same_key(private: Private, kind: str) -> None:
    forms = [
        key_from_jwk(jwk(private)),
        key_from_multibase(multibase(private)),
        key_from_pem(pem(private)),
        resolve_key(f"did:key:{multibase(private)}", "", None),
        resolve_key(did_jwk(private), "", None),
    ]
    assert {found(each).kind for each in forms} == {kind}
    assert len({found(each).material for each in forms}) == 1


def test_a_multikey_may_also_be_base64url() -> None:
    raw = b"\xed\x01" + ED.public_key().public_bytes_raw()
    key = key_from_multibase("u" + signer.base64url(raw))
    assert found(key).material == raw[2:]


def test_a_jwk_may_stand_in_a_did_key() -> None:
    text = "z" + signer.base58(b"\xd1\xd6\x03" + json.dumps(jwk(P256)).encode())
    assert found(resolve_key(f"did:key:{text}", "", None)).kind == "P-256"


@pytest.mark.parametrize("member", ["d", "p", "q", "dp", "dq", "qi", "oth", "k"])
def test_a_jwk_with_anything_private_is_refused_and_not_repeated(member: str) -> None:
    reason = refused(key_from_jwk(jwk(RSA) | {member: "c2VjcmV0"}), "keys.private")
    assert "c2VjcmV0" not in reason


@pytest.mark.parametrize("code", [b"\x80\x26", b"\x85\x26", b"\x86\x26", b"\x87\x26"])
def test_a_private_multikey_is_refused(code: bytes) -> None:
    text = "z" + signer.base58(code + bytes(range(32)))
    assert text not in refused(key_from_multibase(text), "keys.private")
    refused(resolve_key(f"{ISSUER}#{text}", ISSUER, None), "keys.private")


def test_a_private_pem_is_refused() -> None:
    text = ED.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()
    refused(key_from_pem(text), "keys.private")


def test_short_rsa_keys_are_refused_in_every_form() -> None:
    short = signer.rsa_key("short", 1024)
    forms = [
        key_from_jwk(jwk(short)),
        key_from_multibase(multibase(short)),
        key_from_pem(pem(short)),
    ]
    for key in forms:
        assert "1024" in refused(key, "keys.rsa-short")


def test_absurdly_long_rsa_keys_are_not_tried() -> None:
    n = signer.base64url(b"\xff" * 3000)
    refused(key_from_jwk({"kty": "RSA", "n": n, "e": "AQAB"}), "keys.rsa-long", Outcome.CANT_TELL)


@pytest.mark.parametrize("exponent", ["AQ", "Ag", "AQAA", "AQAAAAAB"])
def test_improper_rsa_exponents_are_refused(exponent: str) -> None:
    refused(key_from_jwk(jwk(RSA) | {"e": exponent}), "keys.rsa-exponent")


@pytest.mark.parametrize(
    ("changes", "id"),
    [
        ({"kty": "oct"}, "keys.jwk-kind"),
        ({"kty": 3}, "keys.jwk-kind"),
        ({"use": "enc"}, "keys.jwk-use"),
        ({"key_ops": ["sign"]}, "keys.jwk-use"),
        ({"key_ops": "verify"}, "keys.jwk-use"),
        ({"x": "AA"}, "keys.size"),
        ({"x": 3}, "keys.size"),
        ({"x": None}, "keys.size"),
    ],
)
def test_improper_jwks_are_refused(changes: dict[str, Any], id: str) -> None:
    for private in (ED, P256):
        refused(key_from_jwk(jwk(private) | changes), id)


def test_a_point_beside_the_curve_is_refused() -> None:
    refused(key_from_jwk(jwk(P256) | {"y": jwk(P256)["x"]}), "keys.point")


@pytest.mark.parametrize("curve", ["secp256k1", "P-521"])
def test_kinds_not_known_here_are_no_failure(curve: str) -> None:
    key = jwk(P256) | {"crv": curve}
    assert curve in refused(key_from_jwk(key), "keys.kind-unknown", Outcome.CANT_TELL)
    code = {"secp256k1": b"\xe7\x01", "P-521": b"\x82\x24"}[curve]
    text = "z" + signer.base58(code + bytes(33))
    assert curve in refused(key_from_multibase(text), "keys.kind-unknown", Outcome.CANT_TELL)


def test_other_curves_as_pem_are_no_failure() -> None:
    foreign = ec.derive_private_key(7, ec.SECP521R1())
    refused(key_from_pem(pem(foreign)), "keys.kind-unknown", Outcome.CANT_TELL)


@given(JSON)
def test_any_junk_is_answered(junk: Any) -> None:
    for read in (key_from_jwk, key_from_multibase, key_from_pem):
        key = read(junk)
        assert isinstance(key, Key) or sentence(key.reason)


@given(st.binary(max_size=80))
def test_any_bytes_as_multikey_are_answered(raw: bytes) -> None:
    for code in (b"", b"\xed\x01", b"\x80\x24", b"\x81\x24", b"\x85\x24", b"\xd1\xd6\x03"):
        key = key_from_multibase("z" + signer.base58(code + raw))
        assert isinstance(key, Key) or sentence(key.reason)


# encodings


@given(st.binary(max_size=100))
def test_encodings_give_the_bytes_back(raw: bytes) -> None:
    assert base64url(signer.base64url(raw)) == raw
    if raw:
        assert base58btc(signer.base58(raw)) == raw


@pytest.mark.parametrize("text", ["QQ==", "QR", "Q", "QQ\n", "Q Q", "Q+8", "é"])
def test_base64url_has_one_reading_only(text: str) -> None:
    assert base64url(text) is None


@pytest.mark.parametrize("text", ["", "0", "l", "O", "I", "é", "2" * 5001])
def test_what_is_no_base58(text: str) -> None:
    assert base58btc(text) is None


@pytest.mark.parametrize("raw", [b"", b"\xed", b"\xed\x00", b"\xff\xff\xff\xff\x01"])
def test_what_is_no_multicodec(raw: bytes) -> None:
    assert multicodec(raw) is None


# addresses that hold their key


def test_a_did_key_with_and_without_fragment() -> None:
    did = f"did:key:{multibase(ED)}"
    for reference in (did, f"{did}#{multibase(ED)}"):
        key = found(resolve_key(reference, did, None))
        assert (key.controller, key.source, key.proven) == (did, "did:key", True)
        assert key.id == f"{did}#{multibase(ED)}"
    other = f"{did}#{multibase(OTHER_ED)}"
    refused(resolve_key(other, did, None), "keys.no-such-key")


def test_a_did_jwk_has_one_key_called_0() -> None:
    did = did_jwk(P256)
    assert found(resolve_key(f"{did}#0", did, None)).controller == did
    refused(resolve_key(f"{did}#1", did, None), "keys.no-such-key")
    refused(resolve_key("did:jwk:bm90IGpzb24", "", None), "keys.jwk-not-object")
    refused(resolve_key("did:jwk:", "", None), "keys.jwk-not-object")


def test_a_private_did_jwk_is_refused() -> None:
    text = signer.base64url(json.dumps(jwk(P256) | {"d": "AAAA"}).encode())
    refused(resolve_key(f"did:jwk:{text}", "", None), "keys.private")


@pytest.mark.parametrize("did", ["did:velocity:v2:0x4a", "did:example:1#key", "did:ion:abc"])
def test_other_dids_can_not_be_told(did: str) -> None:
    refused(resolve_key(did, did, Pages()), "keys.did-method", Outcome.CANT_TELL)


@pytest.mark.parametrize("reference", ["", "key-1", "urn:uuid:1", "ftp://x.example/key", "javas:"])
def test_what_is_no_address_is_refused(reference: str) -> None:
    refused(resolve_key(reference, ISSUER, Pages()), "keys.reference")


def test_an_address_without_base_belongs_to_the_issuer() -> None:
    did = f"did:key:{multibase(ED)}"
    assert found(resolve_key(f"#{multibase(ED)}", did, None)).controller == did
    key = resolve_key(f"#{multibase(ED)}", "", None, {"id": did})
    assert found(key).controller == did


def test_a_key_in_the_address_of_an_issuer_is_taken_as_unproven() -> None:
    """1EdTech's samples write it so."""
    reference = f"{ISSUER}#{multibase(ED)}"
    for fetcher in (None, NoNetwork(), NoNetwork(offline=False), Pages(), Pages({ISSUER: b"<p>"})):
        key = found(resolve_key(reference, ISSUER, fetcher))
        assert (key.controller, key.source, key.proven) == (ISSUER, "fragment", False)


def test_an_issuer_that_publishes_keys_decides_about_the_one_in_its_address() -> None:
    reference = f"{ISSUER}#{multibase(ED)}"

    def page(key: Private) -> Pages:
        method = {"id": f"{ISSUER}#k", "controller": ISSUER, "publicKeyMultibase": multibase(key)}
        return Pages({ISSUER: {"id": ISSUER, "assertionMethod": [method]}})

    key = found(resolve_key(reference, ISSUER, page(ED)))
    assert key.proven
    refused(resolve_key(reference, ISSUER, page(OTHER_ED)), "keys.no-such-key")


def test_the_issuers_keys_are_found_from_its_id() -> None:
    did = f"did:key:{multibase(ED)}"
    keys = issuer_keys(did, None)
    assert isinstance(keys, tuple)
    assert [key.controller for key in keys] == [did]
    unknown = issuer_keys("did:example:1", None)
    assert isinstance(unknown, Unresolved)
    assert unknown.reason.id == "keys.did-method"
    none = issuer_keys("urn:x", None)
    assert isinstance(none, Unresolved)
    assert none.outcome is Outcome.FAILED


@given(st.text(max_size=60), st.sampled_from(["did:key:", "did:jwk:", "did:web:", "https://", ""]))
def test_any_address_is_answered(text: str, start: str) -> None:
    for fetcher in (None, Pages()):
        key = resolve_key(start + text, ISSUER, fetcher)
        assert isinstance(key, Key) or sentence(key.reason)


@given(st.integers(min_value=0, max_value=10_000), st.integers(min_value=1, max_value=255))
def test_a_changed_byte_of_a_key_is_another_key_or_none(place: int, change: int) -> None:
    for private in (ED, P256):
        key = found(key_from_multibase(multibase(private)))
        code = b"\xed\x01" if key.kind == "Ed25519" else b"\x80\x24"
        raw = bytearray(code + key.material)
        raw[place % len(raw)] ^= change
        other = key_from_multibase("z" + signer.base58(bytes(raw)))
        assert not isinstance(other, Key) or other.material != key.material


def test_expired_keys_only_count_at_their_time() -> None:
    method = {
        "id": f"{ISSUER}#k",
        "controller": ISSUER,
        "publicKeyMultibase": multibase(ED),
        "expires": "2026-01-01T00:00:00Z",
    }
    pages = Pages({ISSUER: {"id": ISSUER, "assertionMethod": [method]}})
    before = datetime(2025, 12, 31, tzinfo=UTC)
    assert found(resolve_key(f"{ISSUER}#k", ISSUER, pages, None, before)).proven
    after = resolve_key(f"{ISSUER}#k", ISSUER, pages, None, datetime(2026, 1, 1, tzinfo=UTC))
    assert "2026-01-01" in refused(after, "keys.expires")


# the words


def reasons() -> Iterator[tuple[str, str, set[str]]]:
    """Yield (where, message id, names of the values) of each reason given by a short name."""
    folder = Path(badgeaudit.verification.keys.__file__).parent
    for path in sorted(folder.glob("*.py")):
        if not path.name.startswith(("keys", "controllers", "tokens")):
            continue
        area = "tokens" if path.name.startswith("tokens_reading") else "keys"
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                short = node.args[0] if node.args else None
                if (
                    node.func.id in ("failed", "cant_tell", "_refused")
                    and isinstance(short, ast.Constant)
                    and isinstance(short.value, str)
                ):
                    names = {each.arg for each in node.keywords if each.arg}
                    yield f"{path.name}:{node.lineno}", f"{area}.{short.value}", names


def test_each_reason_has_words_for_its_values() -> None:
    found = list(reasons())
    assert len(found) > 50
    for where, id, names in found:
        assert id in catalogue(), f"{where}: no text for {id}"
        wanted = {name for _, name, _, _ in Formatter().parse(catalogue()[id]) if name}
        assert wanted <= names, f"{where}: {id} is not given {sorted(wanted - names)}"
