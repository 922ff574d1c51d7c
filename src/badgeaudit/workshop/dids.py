"""did:web of a domain: the DID, the document to publish, and where to put it.

Source: did:web, https://w3c-ccg.github.io/did-method-web/ (3.1 format, 3.2.1 create).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from badgeaudit.errors import WrongUse
from badgeaudit.model.places import message
from badgeaudit.verification.keys_dids import did_web_address
from badgeaudit.verification.keys_writing import written_multikey
from badgeaudit.workshop.signing import Signer

KEY_NAME = "key-1"
"""The fragment of the key in the document."""

_HOST = re.compile(r"(?P<name>[^/:\s@?#]+)(?::(?P<port>\d{1,5}))?", re.ASCII)


def did_web(written: str) -> str:
    """Return the did:web of ``DOMAIN[/path]``; ``https://`` in front and ``/`` at the end may be.

    Raises WrongUse for what is no domain.
    """
    text = written.strip()
    bare = text.removeprefix("https://").rstrip("/")
    host, *path = bare.split("/")
    found = _HOST.fullmatch(host)
    try:
        name = found["name"].encode("idna").decode("ascii").lower() if found else ""
    except UnicodeError:
        name = ""
    port = f"%3A{found['port']}" if found and found["port"] else ""
    did = ":".join([f"did:web:{name}{port}", *(quote(each, safe="") for each in path)])
    if not name or "~" in did or did_web_address(did) is None:
        raise WrongUse(message("certifying.no-domain", written=text[:200]))
    return did


def did_document(signer: Signer) -> Mapping[str, Any]:
    """Return the DID document that shows whose key it is: its public half, for assertions."""
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": signer.did,
        "verificationMethod": [
            {
                "id": signer.method,
                "type": "Multikey",
                "controller": signer.did,
                "publicKeyMultibase": written_multikey(signer.public),
            }
        ],
        "assertionMethod": [signer.method],
    }


def did_document_bytes(signer: Signer) -> bytes:
    """Return the DID document as the file to publish."""
    return (json.dumps(did_document(signer), indent=2) + "\n").encode()
