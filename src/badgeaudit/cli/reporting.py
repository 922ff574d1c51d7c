"""``--report FORMAT[:FILE]`` values → reports on stdout and in files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from badgeaudit.cli.languages import said
from badgeaudit.cli.own_reports import is_report
from badgeaudit.errors import NotWritten, WrongUse
from badgeaudit.languages import sentence
from badgeaudit.model.places import Place, Problem, message
from badgeaudit.model.results import Audit
from badgeaudit.report.untrusted import plain as harmless
from badgeaudit.writing import write_whole

FORMATS = (
    "terminal",
    "html",
    "markdown",
    "json",
    "sarif",
    "code-scanning",
    "junit",
    "github",
    "gitlab",
    "json-lines",
    "pull-request",
    "pdf",
    "xlsx",
)
_ONLY_FILES = ("pdf", "xlsx")
"""Formats that are no text: a terminal could not show them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One report: in which format, and where to; None is stdout."""

    format: str
    file: Path | None


@dataclass(frozen=True, slots=True)
class Changed:
    """What was touched since a revision of the repository."""

    since: str
    files: frozenset[str]
    """Paths in the dossier."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How reports are shown."""

    standard: str = ""
    """Name or folder of the standard, for its texts in other languages."""
    pictures: Path | None = None
    """The dossier, for pictures of its badges."""
    prefix: str = ""
    """The dossier's folder in the repository, ``/`` at the end."""
    changed: Changed | None = None
    """What reports are restricted to; None for everything."""
    full: bool = False
    """True when the terminal report leaves nothing out."""
    plain: bool = False
    """True when the terminal report is to be read aloud."""
    automatic: bool = False
    """Whether a code host that is recognised is told without being asked."""


def parse_reports(values: Sequence[str], *, quiet: bool) -> tuple[Wanted, ...]:
    """Parse the option's values; without any on stdout the terminal report is added.

    Split at the first colon only, for Windows drives. Raises WrongUse for an unknown format, an
    empty file name, two reports on stdout, or two in one file.
    """
    wanted = [_parse(value) for value in values]
    to_stdout = [one.format for one in wanted if one.file is None]
    if len(to_stdout) > 1:
        raise WrongUse(message("cli.reports-on-stdout", formats=tuple(to_stdout)))
    files = [one.file for one in wanted if one.file is not None]
    twice = tuple(sorted({str(file) for file in files if files.count(file) > 1}))
    if twice:
        raise WrongUse(message("cli.reports-in-one-file", files=twice))
    if not to_stdout and not quiet:
        wanted.append(Wanted("terminal", None))
    return tuple(wanted)


def _parse(value: str) -> Wanted:
    name, colon, file = value.partition(":")
    if name not in FORMATS:
        raise WrongUse(message("cli.unknown-format", format=name, formats=FORMATS))
    if colon and not file:
        raise WrongUse(message("cli.report-without-file", value=value))
    if name in _ONLY_FILES and not file:
        raise WrongUse(message("cli.report-needs-file", format=name))
    return Wanted(name, None if file in ("", "-") else Path(file))


def write_reports(audit: Audit, wanted: Sequence[Wanted], shown: Shown) -> None:
    """Render every report from the one document; files first, so that stdout comes last.

    The JSON always holds the whole audit, in English; every other report is restricted to changes
    and in the language in use.
    Inside GitHub Actions annotations and a job summary are added.
    """
    from badgeaudit.cli.github_actions import annotate, inside_github_actions
    from badgeaudit.report.document import to_document
    from badgeaudit.report.restricting import restricted

    chosen = any(one.format == "github" for one in wanted)
    annotated = shown.automatic and inside_github_actions() and not chosen
    if not annotated and shown.changed is None and all(one.format == "json" for one in wanted):
        _only_json(audit, wanted)
        return
    whole = to_document(audit)
    part = in_words = said(whole, shown.standard)
    if shown.changed is not None:
        part = restricted(in_words, shown.changed.files, shown.changed.since)
        told = message(
            "cli.restricted",
            count=len(shown.changed.files),
            since=shown.changed.since,
            left=part["restricted"]["left_out"],
        )
        print(harmless(sentence(told)), file=sys.stderr)
    for one in sorted(wanted, key=lambda one: one.file is None):
        document = whole if one.format == "json" else part
        if one.file is None:
            show(
                document,
                one.format,
                shown.pictures,
                shown.prefix,
                full=shown.full,
                plain=shown.plain,
            )
        else:
            write(document, one.format, one.file, shown.pictures, shown.prefix)
    if annotated:
        annotate(part, shown.prefix)


def _only_json(audit: Audit, wanted: Sequence[Wanted]) -> None:
    """Write the JSON while it is made: nothing else needs the document."""
    from badgeaudit.report.audit_json import audit_json

    for one in sorted(wanted, key=lambda one: one.file is None):
        if one.file is None:
            show_made(audit_json(audit))
        else:
            write_made(audit_json(audit), one.file)


def show(
    document: Mapping[str, Any],
    format: str,
    pictures: Path | None,
    prefix: str = "",
    *,
    full: bool = False,
    plain: bool = False,
) -> None:
    """Print one report on stdout."""
    if format == "terminal":
        from rich.console import Console

        from badgeaudit.report.options import RenderOptions
        from badgeaudit.report.terminal import print_terminal

        with _telling_what_hinders():
            print_terminal(document, Console(), RenderOptions(full=full, plain=plain))
        return
    show_made(_rendered(document, format, pictures, prefix))


def show_made(content: bytes | Iterable[bytes]) -> None:
    """Print what was made on stdout, in UTF-8 whatever the locale: the formats say so."""
    with _telling_what_hinders():
        sys.stdout.flush()
        parts = (content,) if isinstance(content, bytes) else content
        sys.stdout.buffer.writelines(parts)
        sys.stdout.buffer.flush()


@contextmanager
def _telling_what_hinders() -> Iterator[None]:
    """Turn a standard output that takes no more, as on a full disk, into NotWritten."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise NotWritten(message("cli.not-printed", reason=reason)) from error


def write(
    document: Mapping[str, Any],
    format: str,
    file: Path,
    pictures: Path | None,
    prefix: str = "",
) -> None:
    """Write one report whole. An older report is replaced, any other file is left alone."""
    refuse_others(file)
    write_made(_rendered(document, format, pictures, prefix), file)


def write_made(content: bytes | Iterable[bytes], file: Path) -> None:
    """Write what was made, whole; what is no report of ours is left alone."""
    refuse_others(file)
    write_whole(file, content, overwrite=True)
    print(harmless(sentence(message("cli.written", file=str(file)))), file=sys.stderr)


def refuse_others(file: Path) -> None:
    """Refuse a file that is no report of ours. Raises NotWritten."""
    if _exists(file) and not is_report(file):
        raise NotWritten([Problem(message("cli.not-a-report"), Place(str(file)))])


def _exists(file: Path) -> bool:
    try:
        return file.exists()
    except OSError as error:
        reason = message("cli.unreadable", reason=error.strerror or type(error).__name__)
        raise NotWritten([Problem(reason, Place(str(file)))]) from error


def _rendered(
    document: Mapping[str, Any], format: str, pictures: Path | None, prefix: str
) -> bytes:
    from badgeaudit.report.options import RenderOptions
    from badgeaudit.report.pictures import Pictures
    from badgeaudit.report.rendering import render_bytes

    drawn = pictures is not None and format in ("html", "pdf")
    found = Pictures(pictures) if pictures is not None and drawn else None
    options = RenderOptions(prefix=prefix)
    return render_bytes(document, format, pictures=found, options=options)
