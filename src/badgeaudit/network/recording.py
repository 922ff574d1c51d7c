"""Recordings of fetches: Recorder keeps every answer in a folder, Replayer answers from it.

``DIR/index.jsonl`` has one line per address asked, in any order; ``DIR/bodies/<sha256>`` holds the
bodies. So a second run is offline and gives the same answer, and what was relied on can be looked
at. Of a link that was only opened there is a line (``"opened": true``) and no body.
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
from badgeaudit.model.links import Opened
from badgeaudit.model.places import Message, message
from badgeaudit.network.fetching import Fetched, NotFetched, Web
from badgeaudit.writing import make_folder, write_whole

INDEX = "index.jsonl"
_BODIES = "bodies"
_TEXTS = ("url", "final_url", "content_type", "sha256", "fetched_at")
_OPENED = ("final_url", "opened_at")


class Recorder:
    """Passes on what the web answers, and keeps it. May be used by several threads."""

    def __init__(self, web: Web, folder: Path) -> None:
        """Raises NotWritten when the folder can't be made."""
        make_folder(folder)
        make_folder(folder / _BODIES)
        self._web = web
        self._folder = folder
        self._lock = threading.Lock()

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        """Fetch and keep. Raises NotWritten when the answer can't be kept."""
        answer = self._web.get(url, accept)
        line: dict[str, Any] = {"asked": url, "accept": accept}
        if isinstance(answer, Fetched):
            line |= {name: getattr(answer, name) for name in _TEXTS}
            line |= {"status": answer.status, "size": len(answer.body)}
        else:
            line |= _reasoned(answer.reason, offline=answer.offline)
        with self._lock:
            if isinstance(answer, Fetched):
                write_whole(self._folder / _BODIES / answer.sha256, answer.body, overwrite=True)
            self._keep(line)
        return answer

    def open(self, url: str) -> Opened:
        """Open a link and keep what came of it. Raises NotWritten when that can't be kept."""
        answer = self._web.open(url)
        line: dict[str, Any] = {"asked": url, "opened": True, "status": answer.status}
        line |= {name: getattr(answer, name) for name in _OPENED}
        if answer.reason is not None:
            line |= _reasoned(answer.reason, offline=answer.offline)
        with self._lock:
            self._keep(line)
        return answer

    def _keep(self, line: Mapping[str, Any]) -> None:
        _append(self._folder / INDEX, json.dumps(line, sort_keys=True).encode("ascii"))


def _reasoned(reason: Message, *, offline: bool) -> dict[str, Any]:
    params = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in reason.params.items()
    }
    return {"reason": reason.id, "params": params, "offline": offline}


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
        self._opened: dict[str, dict[str, Any]] = {}
        for number, raw in enumerate(lines, 1):
            line = _line(raw, number, folder)
            if line.get("opened") is True:
                self._opened[line["asked"]] = line
            else:
                self._lines[line["asked"], line["accept"]] = line
        self._any: dict[str, dict[str, Any]] = {}
        # asked in another way then: which answer is taken must not depend on the order of lines
        for (url, _), line in sorted(self._lines.items(), key=lambda item: item[0], reverse=True):
            self._any[url] = line

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        """Return the recorded answer; its body is held against its SHA-256."""
        line = self._lines.get((url, accept)) or self._any.get(url)
        if line is None:
            return NotFetched(message("network.not-recorded"), offline=True)
        if "reason" in line:
            return NotFetched(_message(line), offline=line.get("offline") is True)
        body = self._body(line["sha256"])
        if body is None:
            return NotFetched(message("network.recording-damaged", url=url))
        return Fetched(status=line["status"], body=body, **{name: line[name] for name in _TEXTS})

    def open(self, url: str) -> Opened:
        """Return what came of opening a link then; that day is when it was opened."""
        line = self._opened.get(url)
        if line is None:
            return Opened(url, reason=message("network.not-recorded"), offline=True)
        reason = _message(line) if "reason" in line else None
        offline = line.get("offline") is True
        return Opened(url, line["status"], line["final_url"], line["opened_at"], reason, offline)

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
    if not isinstance(line, dict) or not _is_complete(line):
        raise broken
    return line


def _is_complete(line: Mapping[str, Any]) -> bool:
    """Tell a line with everything that is read of it."""
    if "reason" in line and not (
        isinstance(line["reason"], str) and isinstance(line.get("params", {}), dict)
    ):
        return False
    numbered = type(line.get("status")) is int
    if line.get("opened") is True:
        return numbered and _are_texts(line, ("asked", *_OPENED))
    answered = "reason" in line or (numbered and _are_texts(line, _TEXTS))
    return answered and _are_texts(line, ("asked", "accept"))


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
