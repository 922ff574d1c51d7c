"""One writer at a time: a lock beside a file, which a killed process lets go of by itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Wait until no other badgeaudit writes ``file``, and keep others waiting meanwhile.

    The system holds the lock for the process, on ``.<name>.lock`` beside the file; so it is free
    again after a crash, and what then is left of that file means nothing. Where the file system
    has no locks, one goes on without.
    """
    path = file.with_name(f".{file.name}.lock")
    try:
        descriptor = _taken(path)
    except OSError:
        yield
        return
    try:
        yield
    finally:
        _let_go(descriptor, path)


if sys.platform == "win32":
    import msvcrt

    def _taken(path: Path) -> int:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT)
        try:
            # tries for ten seconds; a save takes a fraction of one
            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
        except OSError:
            os.close(descriptor)
            raise
        return descriptor

    def _let_go(descriptor: int, path: Path) -> None:
        with suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        os.close(descriptor)
        # fails while another one has it open, who will then remove it
        with suppress(OSError):
            path.unlink()

else:
    import fcntl

    def _taken(path: Path) -> int:
        while True:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            except OSError:
                os.close(descriptor)
                raise
            # the one before may have removed the file that was waited for: then once more
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(descriptor), os.stat(path)):
                    return descriptor
            os.close(descriptor)

    def _let_go(descriptor: int, path: Path) -> None:
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)
