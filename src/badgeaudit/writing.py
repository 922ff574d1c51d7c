"""Write a file whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from badgeaudit.errors import NotWritten
from badgeaudit.model.places import Message, message


def write_whole(
    path: Path, content: bytes | Iterable[bytes], *, overwrite: bool = False, private: bool = False
) -> None:
    """Write ``content`` to ``path``: whoever looks sees the old file or all of the new one.

    It may come in parts, made while they are written.
    The content goes to a hidden file beside it first, which then takes the name. With ``overwrite``
    a pipe, a device or a link at ``path`` is written to as it is, so ``/dev/stdout`` works. What is
    ``private`` can be read by nobody but its owner, from the first byte on.
    Raises NotWritten when the folder is missing, nothing may be written there, or the file exists
    and ``overwrite`` is not given.
    """
    if path.is_dir():
        raise NotWritten(message("writing.is-folder", path=str(path)))
    if os.path.lexists(path):
        if not overwrite:
            raise NotWritten(_exists(path))
        if path.is_symlink() or not path.is_file():
            _write_through(path, content)
            return
    beside = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        _create(beside, content, 0o600 if private else 0o666)
        if overwrite:
            os.replace(beside, path)
        else:
            _take_free_name(beside, path)
    except OSError as error:
        raise NotWritten(_failed(path, error)) from None
    finally:
        with suppress(OSError):  # a file stands where a folder should: there is nothing beside it
            beside.unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    """Create a folder and those above it; one that exists is fine. Raises NotWritten."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritten(_failed(path, error)) from None


def _create(path: Path, content: bytes | Iterable[bytes], mode: int) -> None:
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        file.writelines(_parts(content))
        file.flush()
        # On the disk before it takes the name: a power cut leaves the old file or the new one.
        os.fsync(file.fileno())


def _take_free_name(source: Path, target: Path) -> None:
    """Give ``source`` the name ``target`` without ever replacing a file that came up meanwhile."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise NotWritten(_exists(target)) from None
    except OSError:
        # No hard links here (FAT, some network drives): look once more, then rename.
        if os.path.lexists(target):
            raise NotWritten(_exists(target)) from None
        os.replace(source, target)


def _write_through(path: Path, content: bytes | Iterable[bytes]) -> None:
    try:
        with open(path, "wb") as file:
            file.writelines(_parts(content))
    except OSError as error:
        raise NotWritten(_failed(path, error)) from None


def _parts(content: bytes | Iterable[bytes]) -> Iterable[bytes]:
    return (content,) if isinstance(content, bytes) else content


def _exists(path: Path) -> Message:
    return message("writing.exists", path=str(path))


def _failed(path: Path, error: OSError) -> Message:
    if isinstance(error, FileNotFoundError):
        return message("writing.no-folder", path=str(path), folder=str(path.parent))
    return message("writing.failed", path=str(path), reason=error.strerror or type(error).__name__)
