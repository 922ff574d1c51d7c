"""Asks git which files were touched since a revision; nothing in the repository is run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from badgeaudit.model.places import Message, message

_SECONDS = 60
_SAFE = (
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "diff.external=",
)  # fmt: skip
"""Settings of a repository that would start a program. Of filters one has to know the names."""

_FILTERS = r"^filter\..*\.(clean|smudge|process|required)$"


def touched_since(revision: str, folder: Path) -> frozenset[str] | Message:
    """Return the files below a folder that differ from a revision, relative to the folder.

    Changes that are not committed, and files git does not know yet, count. The message says why
    there is no answer: no git, no repository, or a revision it does not have, as after a shallow
    clone.
    """
    # asked first: of a repository it does not trust, diff would only say that it can't find HEAD
    known = _git(folder, "rev-parse", "--git-dir")
    if isinstance(known, Message):
        return known
    changed = _git(folder, "diff", "--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty",
                   "--relative", "--name-only", "-z", "--end-of-options", revision, "--", ".",
                   settings=_without_filters(folder))  # fmt: skip
    if isinstance(changed, Message):
        return changed
    unknown = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    if isinstance(unknown, Message):
        return unknown
    names = (changed + unknown).split(b"\0")
    return frozenset(name.decode("utf-8", "surrogateescape") for name in names if name)


def folder_of(paths: Sequence[Path]) -> Path:
    """Return the folder that paths in a dossier start at: itself, or what its files share."""
    if len(paths) == 1 and paths[0].is_dir():
        return paths[0]
    return Path(os.path.commonpath([path.absolute().parent for path in paths]))


def prefix_in_repository(folder: Path) -> str:
    """Return a folder relative to its repository's root, ``/`` at the end; empty without one."""
    here = folder.resolve()
    for above in (here, *here.parents):
        if (above / ".git").exists():
            inside = here.relative_to(above).as_posix()
            return "" if inside == "." else f"{inside}/"
    return ""


def _without_filters(folder: Path) -> dict[str, str]:
    """Return what keeps git from running the content filters that its settings name.

    They would be run on files that were touched. Files behind a filter (as with Git LFS) then
    count as touched when git has to look into them, which is the safe side.
    """
    found = _git(folder, "config", "--null", "--name-only", "--get-regexp", _FILTERS)
    names = found.split(b"\0")[:-1] if isinstance(found, bytes) else ()
    unique = sorted({name.decode("utf-8", "surrogateescape") for name in names})
    given = os.environ.get("GIT_CONFIG_COUNT", "")
    first = int(given) if given.isdecimal() else 0
    settings = {"GIT_CONFIG_COUNT": str(first + len(unique))}
    for number, name in enumerate(unique, first):
        settings[f"GIT_CONFIG_KEY_{number}"] = name
        settings[f"GIT_CONFIG_VALUE_{number}"] = "false" if name.endswith(".required") else ""
    return settings


def _git(
    folder: Path, *arguments: str, settings: Mapping[str, str] | None = None
) -> bytes | Message:
    try:
        done = subprocess.run(
            ["git", *_SAFE, *arguments],
            cwd=folder,
            env={**os.environ, **(settings or {}), "LC_ALL": "C"},
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        return message("cli.git-missing")
    except (OSError, subprocess.TimeoutExpired) as error:
        return message("cli.git-failed", reason=type(error).__name__)
    if done.returncode:
        return _failed(done.stderr.decode("utf-8", "replace").strip(), done.returncode, folder)
    return done.stdout


def _failed(said: str, code: int, folder: Path) -> Message:
    """Say why git has no answer, and what to do where that is known."""
    if "dubious ownership" in said:
        return message("cli.git-not-trusted", folder=str(folder.resolve()))
    if "not a git repository" in said.lower():
        return message("cli.git-no-repository", folder=str(folder))
    return message("cli.git-failed", reason=said.splitlines()[0] if said else str(code))
