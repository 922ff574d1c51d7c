"""What ``workshop keygen`` does: make a key, keep it safe, say what to publish."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from badgeaudit.errors import NotWritten, WrongUse
from badgeaudit.languages import sentence
from badgeaudit.model.places import Message, message
from badgeaudit.report.untrusted import plain
from badgeaudit.verification.keys_dids import did_web_address
from badgeaudit.workshop.dids import KEY_NAME, did_document_bytes, did_web
from badgeaudit.workshop.key_files import KeyType, as_jwk, as_pem, new_private_key
from badgeaudit.workshop.key_keeping import write_private
from badgeaudit.workshop.signing import signer_of
from badgeaudit.writing import write_whole

VARIABLE = "BADGEAUDIT_KEY_PASSPHRASE"
"""The environment variable that holds the passphrase where there is no terminal."""
DID_FILE = "did.json"


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``workshop keygen``, parsed."""

    file: Path
    did_web: str | None
    type: KeyType
    passphrase: bool


def make_key(options: Options) -> None:
    """Write the key (and a did:web's document), print the DID on stdout and the rest on stderr.

    Never overwrites. Raises WrongUse and NotWritten.
    """
    did = did_web(options.did_web) if options.did_web is not None else ""
    published = options.file.with_name(DID_FILE)
    if did and options.file.name.casefold() == DID_FILE:
        raise WrongUse(message("certifying.key-as-did", name=DID_FILE))
    for path in (options.file, *((published,) if did else ())):
        if os.path.lexists(path):
            raise NotWritten(message("writing.exists", path=str(path)))
    secret = chosen_passphrase() if options.passphrase else ""
    signer = signer_of(new_private_key(options.type), f"{did}#{KEY_NAME}" if did else "")
    kept = write_private(options.file, as_pem(signer, secret) if secret else as_jwk(signer))
    file = str(options.file)
    _say(message("certifying.key-written" if kept else "certifying.key-written-open", file=file))
    if did:
        write_whole(published, did_document_bytes(signer))
        address = did_web_address(did) or ""
        _say(message("certifying.publish", file=str(published), address=address))
    print(signer.did)


def chosen_passphrase() -> str:
    """Return a passphrase for a new key: the environment's, or typed twice. Raises WrongUse."""
    given = os.environ.get(VARIABLE)
    if given is None:
        given = _typed("certifying.passphrase-choose")
        if given != _typed("certifying.passphrase-again"):
            raise WrongUse(message("certifying.passphrase-differs"))
    if not given:
        raise WrongUse(message("certifying.passphrase-empty"))
    return given


def known_passphrase() -> str:
    """Return the passphrase of a key: the environment's, or typed. Raises WrongUse."""
    given = os.environ.get(VARIABLE)
    return given if given is not None else _typed("certifying.passphrase-ask")


def _typed(id: str) -> str:
    from getpass import getpass

    if sys.stdin is None or not sys.stdin.isatty():
        raise WrongUse(message("certifying.passphrase-none", variable=VARIABLE))
    try:
        return getpass(f"{sentence(message(id))}: ", sys.stderr)
    except EOFError:
        raise WrongUse(message("certifying.passphrase-none", variable=VARIABLE)) from None


def _say(what: Message) -> None:
    print(plain(sentence(what)), file=sys.stderr)
