"""Signed credentials whose status lists lie on a loopback web."""

from __future__ import annotations

from tests.loopback import Site
from tests.signed.documents import credential, pretty
from tests.signed.samples_credentials import DID, signed
from tests.signed.samples_status import bits, status_list


def listed_on(site: Site, address: str, number: int, *, revoked: bool = False) -> bytes:
    """Return a signed credential, and put its status list on the web: ``host/path``."""
    url = site.url(address)
    made = status_list(bits(0) if revoked else bits(), id=url)
    made["credentialSubject"]["id"] = f"{url}#list"
    if address not in site.pages:
        site.put(address, pretty(signed(made)))
    entry = {
        "id": f"{url}#{number}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "0" if revoked else str(number + 1),
        "statusListCredential": url,
    }
    id = f"urn:uuid:00000000-0000-4000-8000-{number:012}"
    return pretty(signed(credential(DID, id=id, credentialStatus=entry)))
