from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import ECKey, OKPKey, RSAKey

from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Outcome
from badgeaudit.verification.tokens import TokenCheck, token_claims, verify_jws, verify_token
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
KEY = "https://college.example/keys/1"
PAYLOAD = {"iss": ISSUER, "name": "A badge", "salt": "private-salt"}
DID = f"did:key:{multibase(ED)}"
ALGORITHMS = [("RS256", RSA), ("ES256", P256), ("ES384", P384), ("EdDSA", ED), ("Ed25519", ED)]


def part(data: Any) -> str:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return signer.base64url(raw)


def signature(signed: str, algorithm: str, private: Private) -> str:
    """Sign with joserfc. EdDSA goes by its newer name there: the old one gives a warning."""
    name = "Ed25519" if algorithm == "EdDSA" else algorithm
    raw = jws.JWSRegistry.algorithms[name].sign(signed.encode(), _jose_key(private))
    return signer.base64url(raw)


def _jose_key(private: Private) -> RSAKey | ECKey | OKPKey:
    if isinstance(private, rsa.RSAPrivateKey):
        return RSAKey.import_key(private)
    if isinstance(private, ec.EllipticCurvePrivateKey):
        return ECKey.import_key(private)
    return OKPKey.import_key(private)


def token(private: Private, header: dict[str, Any], payload: Any = PAYLOAD) -> str:
    signed = f"{part(header)}.{part(payload)}"
    return f"{signed}.{signature(signed, header['alg'], private)}"


def inline(algorithm: str, private: Private) -> str:
    return token(private, {"alg": algorithm, "typ": "JWT", "jwk": jwk(private)})


def refused(check: TokenCheck, id: str, outcome: Outcome = Outcome.FAILED) -> str:
    assert (check.reason.id, check.outcome) == (id, outcome)
    assert check.key is None
    return sentence(check.reason)


def passed(check: TokenCheck) -> TokenCheck:
    assert check.outcome is Outcome.PASSED, sentence(check.reason)
    assert check.reason.id == "tokens.signature-holds"
    assert check.key is not None
    assert sentence(check.reason)
    return check


# signatures


@pytest.mark.parametrize(("algorithm", "private"), ALGORITHMS)
def test_every_algorithm_with_the_key_inside(algorithm: str, private: Private) -> None:
    check = passed(verify_token(inline(algorithm, private), NoNetwork(), ISSUER))
    assert check.key is not None
    assert (check.key.controller, check.key.source, check.key.proven) == ("", "jwk", False)
    assert check.details["algorithm"] == algorithm
    assert "private-salt" not in str(dict(check.details))


def test_a_long_payload_is_no_obstacle() -> None:
    text = token(ED, {"alg": "EdDSA", "jwk": jwk(ED)}, {"image": "x" * 500_000})
    passed(verify_token(text, None, ISSUER))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(ALGORITHMS), st.integers(0, 10**6), st.integers(1, 255))
def test_any_changed_byte_of_a_token_fails(
    algorithm: tuple[str, Private], place: int, change: int
) -> None:
    text = inline(*algorithm)
    raw = bytearray(text.encode())
    raw[place % len(raw)] ^= change
    check = verify_token(raw.decode("latin-1"), None, ISSUER)
    assert check.outcome is not Outcome.PASSED
    assert check.key is None


@settings(deadline=None)
@given(st.sampled_from(ALGORITHMS), st.integers(0, 2), st.integers(0, 10**6), st.integers(1, 255))
def test_any_changed_decoded_byte_fails(
    algorithm: tuple[str, Private], which: int, place: int, change: int
) -> None:
    parts = inline(*algorithm).split(".")
    raw = bytearray(_decoded(parts[which]))
    raw[place % len(raw)] ^= change
    parts[which] = signer.base64url(bytes(raw))
    assert verify_token(".".join(parts), None, ISSUER).outcome is not Outcome.PASSED


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@pytest.mark.parametrize(("algorithm", "private"), ALGORITHMS)
def test_spare_bits_and_bytes_of_a_signature_are_not_ignored(
    algorithm: str, private: Private
) -> None:
    text = inline(algorithm, private)
    for changed in (f"{text}A", f"{text}AA", f"{text}=", f"{text}\n", f" {text}", text[:-1]):
        assert verify_token(changed, None, ISSUER).outcome is Outcome.FAILED
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    for letter in set(letters) - {text[-1]}:
        assert verify_token(text[:-1] + letter, None, ISSUER).outcome is Outcome.FAILED


def test_a_signature_of_another_key_fails() -> None:
    text = token(OTHER_ED, {"alg": "EdDSA", "jwk": jwk(ED)})
    refused(verify_token(text, None, ISSUER), "tokens.signature-wrong")


# algorithms


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE"])
def test_unsigned_tokens_are_refused(algorithm: str) -> None:
    for last in ("", "AAAA"):
        text = f"{part({'alg': algorithm, 'jwk': jwk(RSA)})}.{part(PAYLOAD)}.{last}"
        refused(verify_token(text, None, ISSUER), "tokens.unsigned")


def test_shared_secrets_are_refused_even_when_made_with_the_public_key() -> None:
    signed = f"{part({'alg': 'HS256', 'jwk': jwk(RSA)})}.{part(PAYLOAD)}"
    made = hmac.new(pem(RSA).encode(), signed.encode(), hashlib.sha256).digest()
    text = f"{signed}.{signer.base64url(made)}"
    assert "HS256" in refused(verify_token(text, None, ISSUER), "tokens.shared-secret")


@pytest.mark.parametrize("algorithm", ["RS512", "PS256", "ES512", "ES256K", "Ed448", "x" * 500])
def test_algorithms_not_known_here_can_not_be_told(algorithm: str) -> None:
    text = f"{part({'alg': algorithm, 'jwk': jwk(RSA)})}.{part(PAYLOAD)}.AAAA"
    check = verify_token(text, None, ISSUER)
    refused(check, "tokens.algorithm-unknown", Outcome.CANT_TELL)


@pytest.mark.parametrize(
    ("header", "id"),
    [
        ({}, "tokens.no-algorithm"),
        ({"alg": ["RS256"]}, "tokens.no-algorithm"),
        ({"alg": "RS256", "crit": ["exp"]}, "tokens.critical"),
        ({"alg": "RS256", "crit": []}, "tokens.critical"),
        ({"alg": "RS256", "b64": False}, "tokens.unencoded"),
        ({"alg": "RS256", "b64": True}, "tokens.unencoded"),
        ({"alg": "RS256"}, "tokens.no-key"),
        ({"alg": "RS256", "kid": ""}, "tokens.no-key"),
        ({"alg": "RS256", "kid": 3}, "tokens.no-key"),
        ({"alg": "RS256", "jwk": None}, "keys.jwk-not-object"),
        ({"alg": "RS256", "kid": "urn:x:1"}, "keys.no-such-key"),
        ({"alg": "RS256", "jwk": jwk(RSA) | {"d": "AAAA"}}, "keys.private"),
        ({"alg": "RS256", "jwk": jwk(signer.rsa_key("short", 1024))}, "keys.rsa-short"),
    ],
)
def test_headers_that_are_refused(header: dict[str, Any], id: str) -> None:
    pages = Pages({ISSUER: {"id": ISSUER}})
    text = f"{part(header)}.{part(PAYLOAD)}.AAAA"
    refused(verify_token(text, pages, ISSUER), id)


def test_certificates_can_not_be_told() -> None:
    text = f"{part({'alg': 'RS256', 'x5c': ['MIIB']})}.{part(PAYLOAD)}.AAAA"
    refused(verify_token(text, None, ISSUER), "tokens.certificate", Outcome.CANT_TELL)


@pytest.mark.parametrize(
    ("algorithm", "private"), [("RS256", ED), ("ES256", P384), ("ES384", P256), ("EdDSA", RSA)]
)
def test_a_key_of_another_kind_than_the_algorithms_fails(algorithm: str, private: Private) -> None:
    text = f"{part({'alg': algorithm, 'jwk': jwk(private)})}.{part(PAYLOAD)}.AAAA"
    refused(verify_token(text, None, ISSUER), "tokens.kind")


# the token's form


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("", "tokens.parts"),
        ("a.b", "tokens.parts"),
        ("a.b.c.d", "tokens.parts"),
        ("..", "tokens.header-json"),
        ("é.b.c", "tokens.header-text"),
        (f"{part([])}.e30.AAAA", "tokens.header-text"),
        (f"{part({'alg': 'RS256'})}.{part([])}.AAAA", "tokens.payload-text"),
        (f"{part({'alg': 'RS256'})}.{part(b'{')}.AAAA", "tokens.payload-json"),
        (f"{part({'alg': 'RS256'})}.e30.", "tokens.signature-text"),
        (f"{part({'alg': 'RS256'})}.e30.A", "tokens.signature-text"),
        (f"{part({'alg': 'RS256'})}.e30=.AAAA", "tokens.payload-text"),
    ],
)
def test_texts_that_are_no_token(text: str, id: str) -> None:
    refused(verify_token(text, None, ISSUER), id)


def test_encrypted_and_selective_tokens_can_not_be_told() -> None:
    check = verify_token("a.b.c.d.e", None, ISSUER)
    refused(check, "tokens.encrypted", Outcome.CANT_TELL)
    check = verify_token(inline("EdDSA", ED) + "~", None, ISSUER)
    refused(check, "tokens.selective", Outcome.CANT_TELL)


def test_members_that_stand_twice_are_refused_with_their_place() -> None:
    payload = b'{"iss": "https://a.example",\n "iss": "https://college.example/issuer"}'
    header = {"alg": "EdDSA", "jwk": jwk(ED)}
    reason = refused(verify_token(token(ED, header, payload), None, ISSUER), "tokens.payload-twice")
    assert '"iss"' in reason
    assert "line 2" in reason
    twice = b'{"alg": "none", "alg": "EdDSA"}'
    check = verify_token(f"{part(twice)}.{part(PAYLOAD)}.AAAA", None, ISSUER)
    assert '"alg"' in refused(check, "tokens.header-twice")


def test_the_claims_of_a_token() -> None:
    assert token_claims(inline("EdDSA", ED)) == PAYLOAD
    for junk in ("", "a.b", "a.b.c", "é.é.é", f"{part({})}.{part([])}.AAAA"):
        assert token_claims(junk) == {}


@given(st.text(max_size=60) | st.text(alphabet="eyJ.-_~0", max_size=40))
def test_any_text_is_answered(text: str) -> None:
    check = verify_token(text, None, ISSUER)
    assert check.outcome is not Outcome.PASSED
    assert sentence(check.reason)
    assert isinstance(token_claims(text), dict)


@given(
    st.dictionaries(
        st.sampled_from(["alg", "kid", "jwk", "typ", "x5c"]),
        st.sampled_from(["RS256", "EdDSA", DID, KEY, "#k", 1, None, [], {"kty": "OKP"}, jwk(ED)]),
    ),
    st.sampled_from(["", ISSUER, DID, "did:web:a.example", "did:web:", "urn:x", "http://["]),
)
def test_any_header_is_answered(header: dict[str, Any], issuer: str) -> None:
    text = f"{part(header)}.{part(PAYLOAD)}.AAAA"
    for fetcher in (None, Pages()):
        check = verify_token(text, fetcher, issuer)
        assert check.outcome is not Outcome.PASSED
        assert sentence(check.reason)


# whose key it is


@pytest.mark.parametrize("kid", [DID, f"{DID}#{multibase(ED)}", f"#{multibase(ED)}"])
def test_a_kid_that_is_a_did(kid: str) -> None:
    check = passed(verify_token(token(ED, {"alg": "EdDSA", "kid": kid}), None, DID))
    assert check.key is not None
    assert check.key.controller == DID


def test_a_kid_on_the_web_needs_the_network() -> None:
    text = token(RSA, {"alg": "RS256", "kid": KEY})
    check = passed(verify_token(text, Pages({KEY: jwk(RSA)}), ISSUER))
    assert check.key is not None
    assert check.key.id == KEY
    refused(verify_token(text, None, ISSUER), "keys.offline", Outcome.UNTESTED)
    away = NoNetwork(offline=False)
    refused(verify_token(text, away, ISSUER), "keys.unreachable", Outcome.CANT_TELL)
    check = verify_token(text, Pages({KEY: jwk(signer.rsa_key("other"))}), ISSUER)
    refused(check, "tokens.signature-wrong")


def test_a_did_that_is_not_known_can_not_be_told() -> None:
    text = token(RSA, {"alg": "RS256", "kid": "did:velocity:v2:1#key-1"})
    check = verify_token(text, None, "did:web:a.example")
    refused(check, "keys.did-method", Outcome.CANT_TELL)


def test_kid_and_jwk_have_to_agree() -> None:
    pages = Pages({KEY: jwk(ED)})
    both = {"alg": "EdDSA", "kid": KEY, "jwk": jwk(ED)}
    passed(verify_token(token(ED, both), pages, ISSUER))
    forged = both | {"jwk": jwk(OTHER_ED)}
    refused(verify_token(token(OTHER_ED, forged), pages, ISSUER), "tokens.keys-differ")
    # offline the signature can be verified, but whose key it is stays open
    check = passed(verify_token(token(ED, both), NoNetwork(), ISSUER))
    assert check.key is not None
    assert (check.key.controller, check.key.proven) == ("", False)


def test_a_kid_that_is_only_a_label_beside_a_jwk() -> None:
    header = {"alg": "EdDSA", "kid": "key-1", "jwk": jwk(ED)}
    check = passed(verify_token(token(ED, header), NoNetwork(), ISSUER))
    assert check.key is not None
    assert check.key.id == "jwk in the header"


@pytest.mark.parametrize("did", [DID, did_jwk(ED)])
def test_a_jwk_has_to_be_that_of_an_issuer_with_a_did(did: str) -> None:
    check = passed(verify_token(inline("EdDSA", ED), None, did))
    assert check.key is not None
    assert (check.key.controller, check.key.proven) == (did, True)
    text = inline("EdDSA", OTHER_ED)
    refused(verify_token(text, None, did), "tokens.key-not-published")


def test_a_jwk_of_an_issuer_with_a_did_on_the_web() -> None:
    did, page = "did:web:college.example", "https://college.example/.well-known/did.json"
    method = {"id": "#k", "controller": did, "publicKeyJwk": jwk(ED)}
    pages = Pages({page: {"id": did, "assertionMethod": [method]}})
    passed(verify_token(inline("EdDSA", ED), pages, did))
    text = inline("EdDSA", OTHER_ED)
    refused(verify_token(text, pages, did), "tokens.key-not-published")
    refused(verify_token(inline("EdDSA", ED), None, did), "keys.offline", Outcome.UNTESTED)
    other = verify_token(inline("EdDSA", ED), pages, "did:example:1")
    refused(other, "keys.did-method", Outcome.CANT_TELL)


def test_a_key_of_nobody_does_not_speak_for_a_did() -> None:
    text = token(OTHER_ED, {"alg": "EdDSA", "kid": "https://evil.example/key"})
    pages = Pages({"https://evil.example/key": jwk(OTHER_ED)})
    refused(verify_token(text, pages, DID), "keys.not-of-did")


def test_an_issuer_on_the_web_that_publishes_keys_decides() -> None:
    method = {"id": "#k", "controller": ISSUER, "publicKeyJwk": jwk(ED)}
    pages = Pages({ISSUER: {"id": ISSUER, "assertionMethod": [method]}})
    check = passed(verify_token(inline("EdDSA", ED), pages, ISSUER))
    assert check.key is not None
    assert (check.key.controller, check.key.proven) == (ISSUER, True)
    text = inline("EdDSA", OTHER_ED)
    refused(verify_token(text, pages, ISSUER), "tokens.key-not-published")


# signed assertions of OB 2.0

ASSERTION: dict[str, Any] = {
    "id": "urn:uuid:1",
    "badge": "https://college.example/badge",
    "verification": {"type": "SignedBadge", "creator": KEY},
}
PROFILE: dict[str, Any] = {"id": ISSUER, "type": "Profile", "publicKey": KEY}
KEY_PAGE: dict[str, Any] = {"id": KEY, "type": "CryptographicKey", "owner": ISSUER}
KEY_PAGE["publicKeyPem"] = pem(RSA)


def signed_assertion(
    profile: Any = PROFILE, key: Any = KEY_PAGE, data: dict[str, Any] = ASSERTION, **known: Any
) -> TokenCheck:
    text = token(known.get("private", RSA), {"alg": "RS256"}, data)
    pages = {k: v for k, v in ((ISSUER, profile), (KEY, key)) if v is not None}
    issuer = known.get("issuer", PROFILE)
    return verify_jws(text, data, issuer, known.get("fetcher", Pages(pages)))


def test_a_signed_assertion() -> None:
    check = passed(signed_assertion())
    assert check.key is not None
    assert (check.key.id, check.key.controller) == (KEY, ISSUER)


def test_other_algorithms_sign_assertions_as_well() -> None:
    text = token(P256, {"alg": "ES256"}, ASSERTION)
    pages = Pages({ISSUER: PROFILE, KEY: KEY_PAGE | {"publicKeyPem": pem(P256)}})
    passed(verify_jws(text, ASSERTION, PROFILE, pages))


@pytest.mark.parametrize(
    "listed",
    [
        [KEY, f"{ISSUER}#other"],
        {"id": KEY},
        [{"id": KEY, "owner": ISSUER, "publicKeyPem": pem(RSA)}],
    ],
)
def test_forms_in_which_a_profile_lists_keys(listed: Any) -> None:
    passed(signed_assertion(PROFILE | {"publicKey": listed}))


def test_without_creator_every_listed_key_is_tried() -> None:
    other = "https://college.example/keys/0"
    data = ASSERTION | {"verification": {"type": "SignedBadge"}}
    pages = {ISSUER: PROFILE | {"publicKey": [other, KEY]}, KEY: KEY_PAGE}
    pages[other] = {"id": other, "owner": ISSUER, "publicKeyPem": pem(signer.rsa_key("other"))}
    text = token(RSA, {"alg": "RS256"}, data)
    passed(verify_jws(text, data, PROFILE, Pages(pages)))
    text = token(signer.rsa_key("third"), {"alg": "RS256"}, data)
    refused(verify_jws(text, data, PROFILE, Pages(pages)), "tokens.signature-wrong")
    del pages[other]
    check = verify_jws(text, data, PROFILE, Pages(pages, {other: 500}))
    refused(check, "keys.document-status", Outcome.CANT_TELL)


def test_a_key_the_profile_does_not_list_is_not_trusted() -> None:
    refused(signed_assertion(PROFILE | {"publicKey": f"{ISSUER}#k"}), "keys.not-listed")
    nothing = {"id": ISSUER}
    far = ASSERTION | {"verification": {"creator": "https://evil.example/key"}}
    refused(signed_assertion(nothing, data=far), "keys.profile-without-keys")


def test_the_profile_inside_an_assertion_is_not_believed() -> None:
    """Else anybody could name the issuer and bring a key along."""
    evil = "https://evil.example/key"
    claimed = PROFILE | {"publicKey": {"id": evil, "owner": ISSUER, "publicKeyPem": pem(RSA)}}
    data = ASSERTION | {"verification": {"creator": evil}, "badge": {"issuer": claimed}}
    refused(signed_assertion(data=data, issuer=claimed), "keys.not-listed")


@pytest.mark.parametrize(
    ("key", "id"),
    [
        (KEY_PAGE | {"owner": "https://other.example"}, "keys.other-owner"),
        ({"id": KEY, "publicKeyPem": pem(RSA)}, "keys.other-owner"),
        (KEY_PAGE | {"id": f"{KEY}0"}, "keys.document-other-id"),
        (KEY_PAGE | {"publicKeyPem": pem(ED)}, "tokens.kind"),
        (KEY_PAGE | {"publicKeyPem": "?"}, "keys.pem"),
        (KEY_PAGE | {"publicKeyPem": pem(signer.rsa_key("other"))}, "tokens.signature-wrong"),
        (None, "keys.document-gone"),
    ],
)
def test_keys_that_do_not_verify_an_assertion(key: Any, id: str) -> None:
    refused(signed_assertion(key=key), id)


def test_offline_an_assertion_is_untested() -> None:
    for issuer in (PROFILE, None):
        check = signed_assertion(issuer=issuer, fetcher=NoNetwork())
        refused(check, "keys.offline", Outcome.UNTESTED)
    away = NoNetwork(offline=False)
    refused(signed_assertion(fetcher=away), "keys.unreachable", Outcome.CANT_TELL)
    refused(signed_assertion(issuer=None), "keys.no-profile", Outcome.CANT_TELL)
    nowhere = signed_assertion(issuer={"id": "urn:uuid:9"})
    refused(nowhere, "keys.profile-not-on-web", Outcome.CANT_TELL)


def test_a_profile_with_another_id_is_not_the_issuers() -> None:
    refused(signed_assertion(PROFILE | {"id": f"{ISSUER}0"}), "keys.document-other-id")


def test_keys_of_open_badges_1_lie_on_the_issuers_host() -> None:
    data = {"uid": "1", "verify": {"type": "signed", "url": KEY}}
    passed(signed_assertion({"name": "College"}, pem(RSA).encode(), data))
    # the profile itself may be gone by now
    passed(signed_assertion(None, pem(RSA).encode(), data))


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 255))
def test_any_changed_byte_of_an_assertion_fails(place: int, change: int) -> None:
    raw = bytearray(token(RSA, {"alg": "RS256"}, ASSERTION).encode())
    raw[place % len(raw)] ^= change
    pages = Pages({ISSUER: PROFILE, KEY: KEY_PAGE})
    check = verify_jws(raw.decode("latin-1"), ASSERTION, PROFILE, pages)
    assert check.outcome is not Outcome.PASSED


JUNK = st.recursive(
    st.none() | st.integers() | st.sampled_from([KEY, ISSUER, pem(RSA), "", "http://["]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "owner", "publicKey", "publicKeyPem", "creator", "url"]), inner
        )
    ),
    max_leaves=8,
)


@given(JUNK, JUNK, JUNK)
def test_any_junk_about_an_assertions_key_is_answered(said: Any, profile: Any, key: Any) -> None:
    data = {"verification": said, "verify": said}
    issuer = profile if isinstance(profile, dict) else PROFILE
    check = verify_jws(
        token(ED, {"alg": "EdDSA"}, {}), data, issuer, Pages({ISSUER: profile, KEY: key})
    )
    assert check.outcome is not Outcome.PASSED
    assert sentence(check.reason)
