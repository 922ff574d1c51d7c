"""A private key is read back as it was written; anything else is refused, and told why."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.errors import InvalidSigningKey
from badgeaudit.languages import sentence
from badgeaudit.workshop.key_files import KeyType, as_jwk, as_pem, new_private_key, read_signer
from badgeaudit.workshop.signing import Signer, signer_of
from tests.signed.signer import ec_key, ed25519_key

TYPES: list[KeyType] = ["ed25519", "p256"]
WEB = "did:web:riverbank.example:badges#key-1"


def never() -> str:
    raise AssertionError("no passphrase is needed")


def refusal(raw: bytes, passphrase: str | None = None) -> str:
    with pytest.raises(InvalidSigningKey) as caught:
        read_signer(raw, "key", never if passphrase is None else lambda: passphrase)
    [problem] = caught.value.problems
    assert sentence(problem.message)
    assert problem.place.path == "key"
    return problem.message.id.removeprefix("certifying.key-")


def same(first: Signer, second: Signer) -> bool:
    return (first.public, first.did, first.method) == (second.public, second.did, second.method)


@pytest.mark.parametrize("method", ["", WEB])
@pytest.mark.parametrize("type", TYPES)
def test_a_key_is_read_back(type: KeyType, method: str) -> None:
    signer = signer_of(new_private_key(type), method)
    assert same(read_signer(as_jwk(signer), "key", never), signer)
    assert same(read_signer(as_pem(signer, "pâss"), "key", lambda: "pâss"), signer)


def test_two_new_keys_differ() -> None:
    assert signer_of(new_private_key("p256")).did != signer_of(new_private_key("p256")).did


def test_pem_of_other_programs_is_read() -> None:
    private = ed25519_key("s")
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    assert same(read_signer(pem, "key", never), signer_of(private))
    assert same(read_signer(pem.replace(b"\n", b"\r\n"), "key", never), signer_of(private))


def test_an_encrypted_key_holds_nothing_in_clear() -> None:
    signer = signer_of(ed25519_key("s"))
    secret = ed25519_key("s").private_bytes_raw()
    body = b"".join(as_pem(signer, "x").split(b"-----")[2].split())
    assert secret not in base64.b64decode(body)


def test_a_wrong_passphrase_is_told() -> None:
    assert refusal(as_pem(signer_of(ed25519_key("s")), "right"), "wrong") == "passphrase"


def test_the_public_half_is_told() -> None:
    private = ed25519_key("s")
    public = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    assert refusal(public) == "public-only"
    jwk = json.loads(as_jwk(signer_of(private)))
    del jwk["d"]
    assert refusal(json.dumps(jwk).encode()) == "public-only"


@pytest.mark.parametrize(
    "private",
    [rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP384R1())],
    ids=["RSA", "P-384"],
)
def test_other_kinds_are_told(private: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> None:
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    assert refusal(pem) == "kind"


def test_a_key_of_ssh_is_told() -> None:
    pem = ed25519.Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.OpenSSH,
        serialization.NoEncryption(),
    )
    assert refusal(pem) == "kind"


@pytest.mark.parametrize(
    "jwk",
    [
        {"kty": "oct", "k": "c2VjcmV0"},
        {"kty": "RSA", "n": "AQAB", "e": "AQAB", "d": "AQAB"},
        {"kty": "OKP", "crv": "X25519", "x": "AA", "d": "AA"},
        {"kty": "EC", "crv": "secp256k1", "x": "AA", "y": "AA", "d": "AA"},
    ],
)
def test_jwks_of_other_kinds_are_told(jwk: dict[str, Any]) -> None:
    assert refusal(json.dumps(jwk).encode()) == "kind"


def test_halves_that_do_not_belong_together_are_told() -> None:
    for one, two in (
        (ed25519_key("a"), ed25519_key("b")),
        (ec_key("P-256", "a"), ec_key("P-256", "b")),
    ):
        first, second = (json.loads(as_jwk(signer_of(each))) for each in (one, two))
        mixed = first | {"d": second["d"]}
        assert refusal(json.dumps(mixed).encode()) in ("contradiction", "broken")


@pytest.mark.parametrize("d", ["", "AA", "!", 7, None, ["x"], {}])
def test_a_damaged_private_half_is_told(d: object) -> None:
    for private in (ed25519_key("a"), ec_key("P-256", "a")):
        jwk = json.loads(as_jwk(signer_of(private))) | {"d": d}
        assert refusal(json.dumps(jwk).encode()) in ("broken", "contradiction")


@pytest.mark.parametrize(
    "raw",
    [
        *(b"", b"hello", b"{", b"[]", b"{}", b'{"kty": 3}', b"\xff\xfe\x00", b"\x89PNG"),
        b"-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n",
    ],
)
def test_what_is_no_key_is_told(raw: bytes) -> None:
    assert refusal(raw) == "not-a-key"


def test_a_torn_pem_is_told() -> None:
    torn = b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
    assert refusal(torn) == "broken"
    assert refusal(torn.replace(b"PRIVATE", b"ENCRYPTED PRIVATE"), "x") == "passphrase"


@pytest.mark.parametrize("kid", ["did:web:a b#k", "did:key:zOther#zOther", "x", 3, None])
def test_a_foreign_kid_gives_no_other_name(kid: object) -> None:
    signer = signer_of(ed25519_key("s"))
    jwk = json.loads(as_jwk(signer)) | {"kid": kid}
    assert same(read_signer(json.dumps(jwk).encode(), "key", never), signer)


@given(st.binary(max_size=200))
def test_no_junk_raises_anything_else(raw: bytes) -> None:
    for head in (b"", b"{", b"-----BEGIN PRIVATE KEY-----\n"):
        with pytest.raises(InvalidSigningKey):
            read_signer(head + raw, "key", lambda: "x")


@given(st.dictionaries(st.sampled_from(["kty", "crv", "x", "y", "d", "kid"]), st.text(max_size=50)))
def test_no_junk_jwk_raises_anything_else(members: dict[str, str]) -> None:
    for kind in ({"kty": "OKP", "crv": "Ed25519"}, {"kty": "EC", "crv": "P-256"}, {}):
        with pytest.raises(InvalidSigningKey):
            read_signer(json.dumps({**members, **kind}).encode(), "key", never)
