"""Asks git which files were touched since a revision; nothing in the repository is run."""

from __future__ import annotations

import subprocess
from pathlib import Path

from badgeaudit.model.places import Message, message

_SECONDS = 60
_SAFE = (
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "diff.external=",
)  # fmt: skip
"""Settings of a repository that would start a program."""


def touched_since(revision: str, folder: Path) -> frozenset[str] | Message:
    """Return the files below a folder that differ from a revision, relative to the folder.

    Changes that are not committed, and files git does not know yet, count. The message says why
    there is no answer: no git, no repository, or a revision it does not have, as after a shallow
    clone.
    """
    changed = _git(folder, "diff", "--no-ext-diff", "--no-textconv", "--relative", "--name-only",
                   "-z", "--end-of-options", revision, "--", ".")  # fmt: skip
    if isinstance(changed, Message):
        return changed
    unknown = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    if isinstance(unknown, Message):
        return unknown
    names = (changed + unknown).split(b"\0")
    return frozenset(name.decode("utf-8", "surrogateescape") for name in names if name)


def prefix_in_repository(path: Path) -> str:
    """Return a path relative to its repository's root, ``/`` at the end; empty without one."""
    here = path.resolve()
    folder = here if here.is_dir() else here.parent
    for above in (folder, *folder.parents):
        if (above / ".git").exists():
            inside = here.relative_to(above).as_posix() if here.is_dir() else ""
            inside = inside or folder.relative_to(above).as_posix()
            return "" if inside == "." else f"{inside}/"
    return ""


def _git(folder: Path, *arguments: str) -> bytes | Message:
    try:
        done = subprocess.run(
            ["git", *_SAFE, *arguments],
            cwd=folder,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        return message("cli.git-missing")
    except (OSError, subprocess.TimeoutExpired) as error:
        return message("cli.git-failed", reason=type(error).__name__)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        return message("cli.git-failed", reason=said[0] if said else str(done.returncode))
    return done.stdout
