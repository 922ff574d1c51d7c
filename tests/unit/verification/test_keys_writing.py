"""What is written is what the readers read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.verification.keys_dids import key_of_did_key
from badgeaudit.verification.keys_encoding import base58btc, multibase
from badgeaudit.verification.keys_material import Key, KeyKind, key_from_multibase
from badgeaudit.verification.keys_writing import (
    did_key_of,
    written_base58btc,
    written_multibase,
    written_multikey,
)
from tests.signed import signer

CURVES: list[KeyKind] = ["Ed25519", "P-256", "P-384"]


@given(st.binary(min_size=1, max_size=80))
def test_base58btc_there_and_back(raw: bytes) -> None:
    assert base58btc(written_base58btc(raw)) == raw
    assert multibase(written_multibase(raw)) == raw


def test_leading_zeros_are_ones() -> None:
    # the example of draft-msporny-base58-03, section 4
    assert written_base58btc(bytes.fromhex("0000287fb4cd")) == "11233QC4"


@pytest.mark.parametrize("kind", CURVES)
def test_a_public_key_is_read_back(kind: KeyKind) -> None:
    key = Key(kind, signer.public_bytes(kind, "seed"))
    assert key_from_multibase(written_multikey(key)) == key
    assert written_multikey(key) == signer.multikey(kind, "seed")
    read = key_of_did_key(did_key_of(key), "")
    assert isinstance(read, Key)
    assert (read.kind, read.material) == (key.kind, key.material)


def test_an_rsa_key_is_read_back() -> None:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = signer.rsa_key("seed").public_key()
    key = Key("RSA", public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
    assert key_from_multibase(written_multikey(key)) == key
