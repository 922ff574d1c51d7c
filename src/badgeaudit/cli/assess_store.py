"""Keeps an assessment in its file: after each answer whole on the disk, nobody's words lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from glob import escape
from itertools import count
from pathlib import Path

from badgeaudit.assessment.writing import to_json, to_yaml
from badgeaudit.cli.assess_lock import locked
from badgeaudit.dossier.safe_names import numbered
from badgeaudit.errors import BadgeAuditError, NotWritten
from badgeaudit.languages import sentence
from badgeaudit.model.people import Assessment, Judgement
from badgeaudit.model.places import Message, message
from badgeaudit.sheets.progress import differing, entry_of, merged, with_entry
from badgeaudit.writing import write_whole

Read = Callable[[bytes, str], Assessment]
"""Content and name of a file → the assessment in it; raises BadgeAuditError for any other file."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What happened beside the saving itself."""

    elsewhere: frozenset[str] = frozenset()
    """Criteria answered meanwhile in another window or by hand, taken over."""
    replaced: tuple[Judgement, ...] = ()
    """What was answered there to the very criteria that were saved; ours took their place."""
    remarks: tuple[Message, ...] = ()


class _NotOurs(Exception):
    """The file is something else by now."""


class Store:
    """One assessor's file while it is worked on."""

    def __init__(
        self,
        file: Path,
        assessment: Assessment,
        raw: bytes | None,
        read: Read,
        titles: Mapping[str, str],
    ) -> None:
        """Take the file, what was read from it (``raw``: None when it is new) and how to read it.

        ``titles``: criterion id → title, for the comments in YAML.
        """
        self.file = file
        self.assessment = assessment
        self.unsaved: frozenset[str] = frozenset()
        """Criteria whose entries could not be written yet."""
        self._saved = assessment
        self._known = raw
        self._read = read
        self._titles = titles
        self._by_hand = self._with_foreign_comments(raw, assessment)

    @property
    def exists(self) -> bool:
        """True when there is a file: read, or written by now."""
        return self._known is not None

    def put(self, criterion: str, entry: Judgement | None) -> Saved:
        """Change one entry (None takes it out) and save. Raises NotWritten; then it is kept."""
        self.assessment = with_entry(self.assessment, criterion, entry)
        self.unsaved |= {criterion}
        return self.save()

    def save(self) -> Saved:
        """Write what is unsaved. What changed in the file meanwhile is taken over first.

        A file that is not this assessment any more is left alone: a free name beside it is used
        from then on. Raises NotWritten.
        """
        with locked(self.file):
            try:
                saved = self._merge()
            except _NotOurs as error:
                saved = self._move(str(error))
            else:
                kept = self._keep_copy()
                self._write(self.file, overwrite=True)
                saved = replace(saved, remarks=(*saved.remarks, *kept))
        return saved

    def clear_leftovers(self) -> None:
        """Remove the unfinished copies that killed processes left beside the file."""
        with locked(self.file):
            pattern = f".{escape(self.file.name[:80])}.????????.part"
            for part in self.file.parent.glob(pattern):
                part.unlink(missing_ok=True)

    def _merge(self) -> Saved:
        """Take over what was written by others since. Raises _NotOurs."""
        raw = self._on_disk()
        if raw == self._known:
            return Saved()
        if raw is None:
            return Saved(remarks=(message("assess.file-removed", file=self.file.name),))
        try:
            theirs = self._read(raw, self.file.name)
        except BadgeAuditError as error:
            raise _NotOurs(sentence(error.problems[0].message)) from error
        elsewhere = differing(theirs, self._saved)
        replaced = (entry_of(theirs, id) for id in sorted(elsewhere & self.unsaved))
        self._by_hand = self._with_foreign_comments(raw, theirs)
        self.assessment = merged(theirs, self.assessment, self.unsaved)
        return Saved(elsewhere - self.unsaved, tuple(filter(None, replaced)))

    def _on_disk(self) -> bytes | None:
        try:
            return self.file.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            reason = error.strerror or type(error).__name__
            unreadable = message("assess.unreadable", file=self.file.name, reason=reason)
            raise NotWritten(unreadable) from error

    def _move(self, reason: str) -> Saved:
        """Go on in a free file beside the one that is not ours any more."""
        other = _free(self.file, self._write)
        remark = message("assess.file-moved", file=self.file.name, other=other.name, reason=reason)
        self.file = other
        return Saved(remarks=(remark,))

    def _keep_copy(self) -> Iterable[Message]:
        """Keep a copy of a file with comments written by hand, which rewriting would drop."""
        if self._by_hand is None:
            return ()
        raw = self._by_hand
        name = self.file.with_name(f"{self.file.name}.bak")

        def write(path: Path) -> None:
            if not (path.is_file() and path.read_bytes() == raw):
                write_whole(path, raw)

        copy = _free(name, write, start=1)
        self._by_hand = None
        return (message("assess.copy-kept", copy=copy.name),)

    def _write(self, file: Path, *, overwrite: bool = False) -> None:
        content = self._content(self.assessment)
        write_whole(file, content, overwrite=overwrite)
        self._known, self._saved, self.unsaved = content, self.assessment, frozenset()

    def _content(self, assessment: Assessment) -> bytes:
        if self.file.suffix.lower() == ".json":
            return to_json(assessment)
        return to_yaml(assessment, self._titles)

    def _with_foreign_comments(self, raw: bytes | None, read: Assessment) -> bytes | None:
        """Return the content of a file again when it has comments that rewriting it would lose."""
        if not raw or self.file.suffix.lower() == ".json":
            return None
        head = sentence(message("comparison.consensus-head")).encode()
        ours = {line.strip() for line in (*head.splitlines(), *self._content(read).splitlines())}
        theirs = (line.strip() for line in raw.splitlines() if b"#" in line)
        return raw if any(line not in ours for line in theirs) else None


def _free(file: Path, write: Callable[[Path], None], start: int = 2) -> Path:
    """Write under the first name that is free, counting on from the given one."""
    for number in count(start):
        path = file.with_name(numbered(file.name, number))
        try:
            write(path)
        except NotWritten:
            if not path.exists():
                raise
            continue
        return path
    raise AssertionError("there is always a free number")
