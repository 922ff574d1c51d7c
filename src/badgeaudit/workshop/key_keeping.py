"""Keeps private keys on the disk: written for their owner alone, refused when others can read them.

The rule is that of ssh: a private key that other people of the machine may read is not used
(OpenSSH, ``sshkey_perm_ok``). Windows has no such bits; there the folder's rights decide.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from badgeaudit.errors import InvalidSigningKey
from badgeaudit.model.places import Message, Place, Problem, message
from badgeaudit.workshop.key_files import read_signer
from badgeaudit.workshop.signing import Signer
from badgeaudit.writing import write_whole

_LARGEST = 64 * 1024
"""Bytes of a key file; a key has some hundred."""
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def write_private(path: Path, content: bytes) -> bool:
    """Write a private key that only its owner may read; never overwrites.

    Returns False when the disk does not keep such rights (a USB stick, some network drives).
    Raises NotWritten.
    """
    write_whole(path, content, private=True)
    return os.name == "nt" or not os.stat(path).st_mode & _OTHERS


def load_signer(path: Path, passphrase: Callable[[], str]) -> Signer:
    """Read a private key file. Raises InvalidSigningKey, also when others may read the file."""
    return read_signer(_read(path), str(path), passphrase)


def _read(path: Path) -> bytes:
    try:
        # what is opened is what is looked at; O_NONBLOCK: a pipe must not make it wait
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise _refused(message("certifying.key-not-a-file"), path)
            if os.name != "nt" and found.st_mode & _OTHERS:
                mode = f"{stat.S_IMODE(found.st_mode):04o}"
                raise _refused(message("certifying.key-open", mode=mode, file=str(path)), path)
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _refused(message("certifying.key-unreadable", reason=reason), path) from None
    if len(raw) > _LARGEST:
        raise _refused(message("certifying.key-not-a-key"), path)
    return raw


def _refused(why: Message, path: Path) -> InvalidSigningKey:
    return InvalidSigningKey([Problem(why, Place(str(path)))])
