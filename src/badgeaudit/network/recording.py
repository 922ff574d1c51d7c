"""Recordings of fetches: Recorder keeps every answer in a folder, Replayer answers from it.

``DIR/index.jsonl`` has one line per address asked; ``DIR/bodies/<sha256>`` holds the bodies. So a
second run is offline and gives the same answer, and what was relied on can be looked at.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from badgeaudit.documents.limits import DEFAULT_LIMITS
from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import NotWritten, Undecodable, WrongUse
from badgeaudit.languages import sentence
from badgeaudit.model.places import Message, message
from badgeaudit.network.fetching import Fetched, Fetcher, NotFetched
from badgeaudit.writing import make_folder, write_whole

INDEX = "index.jsonl"
_BODIES = "bodies"
_TEXTS = ("url", "final_url", "content_type", "sha256", "fetched_at")


class Recorder:
    """Passes on what another fetcher answers, and keeps it."""

    def __init__(self, fetcher: Fetcher, folder: Path) -> None:
        """Raises NotWritten when the folder can't be made."""
        make_folder(folder)
        make_folder(folder / _BODIES)
        self._fetcher = fetcher
        self._folder = folder
        self._lock = threading.Lock()

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        """Fetch and keep. Raises NotWritten when the answer can't be kept."""
        answer = self._fetcher.get(url, accept)
        with self._lock:
            self._keep(url, accept, answer)
        return answer

    def _keep(self, url: str, accept: str, answer: Fetched | NotFetched) -> None:
        line: dict[str, Any] = {"asked": url, "accept": accept}
        if isinstance(answer, Fetched):
            write_whole(self._folder / _BODIES / answer.sha256, answer.body, overwrite=True)
            line |= {name: getattr(answer, name) for name in _TEXTS}
            line |= {"status": answer.status, "size": len(answer.body)}
        else:
            params = {key: _listed(value) for key, value in answer.reason.params.items()}
            line |= {"reason": answer.reason.id, "params": params, "offline": answer.offline}
        _append(self._folder / INDEX, json.dumps(line, sort_keys=True).encode("ascii"))


def _append(path: Path, line: bytes) -> None:
    """Add a line; one that an earlier run was cut off in is ended first."""
    try:
        with path.open("a+b") as file:
            if file.tell():
                file.seek(-1, os.SEEK_END)
                line = line if file.read(1) == b"\n" else b"\n" + line
            file.write(line + b"\n")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise NotWritten(message("writing.failed", path=str(path), reason=reason)) from None


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


class Replayer:
    """Answers from a recording only; what is not in it was not asked for then."""

    def __init__(self, folder: Path) -> None:
        """Raises WrongUse when the folder is no recording."""
        try:
            lines = (folder / INDEX).read_bytes().splitlines()
        except OSError as error:
            raise WrongUse(message("network.no-recording", folder=folder.name)) from error
        self._folder = folder
        self._lines: dict[tuple[str, str], dict[str, Any]] = {}
        for number, raw in enumerate(lines, 1):
            line = _line(raw, number, folder)
            self._lines[line["asked"], line["accept"]] = line
            self._lines[line["asked"], ""] = line

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        """Return the recorded answer; its body is held against its SHA-256."""
        line = self._lines.get((url, accept)) or self._lines.get((url, ""))
        if line is None:
            return NotFetched(message("network.not-recorded"), offline=True)
        if "reason" in line:
            return NotFetched(_message(line), offline=line.get("offline") is True)
        body = self._body(line["sha256"])
        if body is None:
            return NotFetched(message("network.recording-damaged", url=url))
        return Fetched(status=line["status"], body=body, **{name: line[name] for name in _TEXTS})

    def _body(self, digest: str) -> bytes | None:
        if len(digest) != 64 or not all(c in "0123456789abcdef" for c in digest):
            return None
        try:
            body = (self._folder / _BODIES / digest).read_bytes()
        except OSError:
            return None
        intact = sha256(body).hexdigest() == digest and len(body) <= DEFAULT_LIMITS.file_bytes
        return body if intact else None


def _line(raw: bytes, number: int, folder: Path) -> dict[str, Any]:
    broken = WrongUse(message("network.recording-line", folder=folder.name, line=number))
    try:
        line = decode_json(raw, INDEX)
    except Undecodable as error:
        raise broken from error
    if not isinstance(line, dict) or not _are_texts(line, ("asked", "accept")):
        raise broken
    if "reason" in line:
        complete = isinstance(line["reason"], str) and isinstance(line.get("params", {}), dict)
    else:
        complete = _are_texts(line, _TEXTS) and type(line.get("status")) is int
    if not complete:
        raise broken
    return line


def _are_texts(line: Mapping[str, Any], names: Iterable[str]) -> bool:
    return all(isinstance(line.get(name), str) for name in names)


def _message(line: Mapping[str, Any]) -> Message:
    """Return the recorded reason, if it is one that can be said."""
    params = {
        key: tuple(map(str, value)) if isinstance(value, list) else value
        for key, value in line.get("params", {}).items()
        if isinstance(value, str | int | list)
    }
    reason = Message(line["reason"], params)
    try:
        sentence(reason)
    except (KeyError, ValueError, IndexError, AttributeError):
        return message("network.recorded-fault")
    return reason
