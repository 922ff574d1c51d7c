"""``--decision`` and the command ``decision``: the committee's file, read and begun."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from badgeaudit.cli.next_steps import besides, command, lies_in, repeated
from badgeaudit.decision.reading import read_decision
from badgeaudit.errors import InvalidDecision, NotWritten, WrongUse
from badgeaudit.languages import sentence
from badgeaudit.model.decision import Decision
from badgeaudit.model.places import Message, Place, Problem, message
from badgeaudit.model.results import Audit
from badgeaudit.model.standard import Standard
from badgeaudit.report.untrusted import plain
from badgeaudit.writing import write_whole


def load_decision(
    file: Path | None, handed_in: Sequence[Path], standard: Standard, applicant: str
) -> Decision | None:
    """Read the committee's file that was named; None when none was. Raises InvalidDecision."""
    if file is None:
        return None
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = message("decision.unreadable", reason=error.strerror or type(error).__name__)
        raise InvalidDecision([Problem(reason, Place(str(file)))]) from error
    inside = any(file.resolve().is_relative_to(path.resolve()) for path in handed_in)
    return read_decision(raw, file.name, standard, inside_dossier=inside, applicant=applicant)


def decision_warnings(audit: Audit) -> Iterator[Message]:
    """Say what should be known of the decision before it is relied on."""
    if audit.decision is None:
        return
    if audit.decision.inside_dossier:
        yield message("decision.inside", source=audit.decision.source)
    found = audit.procedure.contradictions
    if found:
        yield message("decision.contradictions", source=audit.decision.source, count=len(found))


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``decision``, parsed."""

    dossier: Path
    output: Path
    assessments: tuple[str, ...]
    standard: str
    as_of: str | None


def begin_decision(options: Options) -> None:
    """Write a decision in which nothing is decided yet, filled in as far as the files tell.

    Never overwrites. Raises WrongUse for a name that is none of YAML, NotWritten, and whatever the
    audit raises.
    """
    from badgeaudit.cli.running import Wish, applicant_of, audited
    from badgeaudit.decision.writing import begun

    _refuse_bad_target(options.output, options.dossier)
    audit, opened = audited(
        Wish(
            paths=[options.dossier],
            standard=options.standard,
            assessments=options.assessments,
            as_of=options.as_of,
            in_words=True,
        )
    )
    application = opened.dossier.application
    text = begun(
        audit.standard,
        applicant_of(opened),
        audit.dossier.digest,
        audit.assessments,
        application.fields if application else {},
    )
    write_whole(options.output, text.encode("utf-8"))
    written = message("decision.written", file=str(options.output), command=_next(options))
    print(plain(sentence(written)), file=sys.stderr)


def _refuse_bad_target(output: Path, dossier: Path) -> None:
    """Refuse what could not be read again, lies with the applicant, or is there already."""
    if output.suffix.lower() not in (".yaml", ".yml"):
        raise WrongUse(message("decision.suffix", file=str(output)))
    if lies_in(output, dossier):
        raise WrongUse(message("decision.output-inside", file=str(output)))
    if os.path.lexists(output):
        raise NotWritten(message("writing.exists", path=str(output)))


def _next(options: Options) -> str:
    return command(
        *("check", str(options.dossier)),
        *repeated("--assessment", options.assessments),
        *("--decision", str(options.output)),
        *besides(options.standard),
    )
