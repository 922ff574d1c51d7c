"""Recordings of fetches: Recorder keeps every answer in a folder, Replayer answers from it.

``DIR/index.jsonl`` has one line per address asked; ``DIR/bodies/<sha256>`` holds the bodies. So a
second run is offline and gives the same answer, and what was relied on can be looked at.
"""

from __future__ import annotations

import json
import threading
from hashlib import sha256
from pathlib import Path
from typing import Any

from badgeaudit.documents.limits import DEFAULT_LIMITS
from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import Undecodable, WrongUse
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
        with (self._folder / INDEX).open("a", encoding="utf-8") as index:
            index.write(json.dumps(line, sort_keys=True) + "\n")


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
            reason = Message(str(line["reason"]), line.get("params", {}))
            return NotFetched(reason, offline=bool(line.get("offline")))
        body = self._body(str(line["sha256"]))
        if body is None:
            return NotFetched(message("network.recording-damaged", url=url))
        texts = {name: str(line[name]) for name in _TEXTS}
        return Fetched(status=int(line["status"]), body=body, **texts)

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
    if not isinstance(line, dict) or not {"asked", "accept"} <= set(line):
        raise broken
    complete = "reason" in line or {*_TEXTS, "status"} <= set(line)
    if not complete:
        raise broken
    return line
