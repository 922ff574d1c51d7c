"""What a Data Integrity signature is over: two canonical forms, hashed one after the other.

Verifying and signing share it. Sources: Data Integrity EdDSA Cryptosuites 1.0, 3.2.3 to 3.2.5 and
3.3.3 to 3.3.5 (https://www.w3.org/TR/vc-di-eddsa/); ECDSA Cryptosuites 1.0
(https://www.w3.org/TR/vc-di-ecdsa/), where the hash follows the curve.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from badgeaudit.verification.integrity_parts import Suite, suite_of
from badgeaudit.verification.keys_material import KeyKind
from badgeaudit.verification.linked_data import HashName, canonical
from badgeaudit.verification.linked_data_json import canonical_json
from badgeaudit.verification.proof_parts import configuration
from badgeaudit.verification.vendored import Contexts


class Signed(NamedTuple):
    """The two canonical forms, and the hash that goes over both."""

    document: bytes
    proof: bytes
    hash_name: HashName

    def data(self) -> bytes:
        """Return what is signed: the hash of the proof's options, then that of the document."""
        return self._hash(self.proof) + self._hash(self.document)

    def details(self) -> Mapping[str, str]:
        """Return the intermediate values by name."""
        return {
            "canonical document": self.document.decode(),
            "canonical proof": self.proof.decode(),
            "hash": self.hash_name,
            "document hash": self._hash(self.document).hex(),
            "proof hash": self._hash(self.proof).hex(),
        }

    def _hash(self, form: bytes) -> bytes:
        return hashlib.new(self.hash_name, form).digest()


def signed_forms(
    unsecured: Mapping[str, Any], proof: Mapping[str, Any], kind: KeyKind, contexts: Contexts
) -> Signed:
    """Return what a proof of this document signs with a key of this kind.

    ``unsecured`` is the document without proofs, ``proof`` the proof with or without its value.
    Raises CannotCanonicalise.
    """
    options = configuration(unsecured, proof)
    hash_name: HashName = "sha384" if kind == "P-384" else "sha256"
    suite = suite_of(proof)
    if isinstance(suite, Suite) and suite.form == "jcs":
        if "@context" not in proof:
            options.pop("@context", None)
        return Signed(canonical_json(unsecured), canonical_json(options), hash_name)
    return Signed(
        canonical(unsecured, contexts, hash_name),
        canonical(options, contexts, hash_name),
        hash_name,
    )
