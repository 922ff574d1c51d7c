"""What ``compare`` does once its options are parsed: audit, compare, show, write."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from badgeaudit.agreement.comparing import Comparison, compare, same_person
from badgeaudit.agreement.consensus import consensus
from badgeaudit.assessment.writing import to_json, to_yaml
from badgeaudit.cli.next_steps import besides, command, lies_in
from badgeaudit.cli.pages import page_in, refuse_unfit, said_by
from badgeaudit.cli.reporting import show_made, write_made
from badgeaudit.cli.running import Wish, applicant_of, as_date, audited
from badgeaudit.errors import NotWritten, WrongUse
from badgeaudit.languages import sentence
from badgeaudit.model.people import Assessment
from badgeaudit.model.places import Message, message
from badgeaudit.model.standard import Standard
from badgeaudit.report.comparison import print_comparison, render_comparison
from badgeaudit.report.comparison_document import comparison_document
from badgeaudit.report.untrusted import plain
from badgeaudit.writing import write_whole


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``compare``, parsed."""

    dossier: Path
    assessments: tuple[str, ...]
    standard: str
    as_of: str | None
    format: str | None
    output: Path | None
    consensus: Path | None


def compare_and_show(options: Options) -> None:
    """Compare, write what was asked for, show the rest on stdout.

    Everything that can be wrong with the options is found before the dossier is audited. Raises
    WrongUse, NotWritten and what reading the dossier and the assessments raises.
    """
    wanted = options.format or said_by(options.output) or "terminal"
    refuse_unfit(wanted, options.output)
    _refuse_bad_targets(options)
    audit, opened = audited(
        Wish(
            paths=(options.dossier,),
            standard=options.standard,
            assessments=options.assessments,
            as_of=options.as_of,
            in_words=True,
        )
    )
    _refuse_unfit(audit.assessments, for_consensus=options.consensus is not None)
    comparison = compare(audit.standard, audit.results, audit.assessments)
    applicant = _applicant(applicant_of(opened), audit.assessments)
    if options.consensus is not None:
        _write_consensus(comparison, audit.standard, applicant, options)
    document = comparison_document(comparison, audit, applicant)
    if options.output is not None:
        write_made(page_in(partial(render_comparison, document), wanted), options.output)
    elif wanted == "terminal":
        from rich.console import Console

        print_comparison(document, Console())
    else:
        show_made(page_in(partial(render_comparison, document), wanted))
    if options.consensus is None and _reviewers(audit.assessments) > 1:
        _say(message("comparison.then-consensus"))


def _refuse_bad_targets(options: Options) -> None:
    """Refuse files in the wrong order and a consensus that can't be written, first of all."""
    as_date(options.as_of)
    _refuse_wrong_order(options)
    target = options.consensus
    if target is None:
        return
    if target.suffix.lower() not in (".yaml", ".yml", ".json"):
        raise WrongUse(message("comparison.consensus-suffix", file=str(target)))
    if lies_in(target, options.dossier):
        raise WrongUse(message("comparison.consensus-inside", file=str(target)))
    if options.output is not None and options.output.absolute() == target.absolute():
        raise WrongUse(message("comparison.same-file", file=str(target)))
    if os.path.lexists(target):
        raise NotWritten(message("writing.exists", path=str(target)))


def _refuse_wrong_order(options: Options) -> None:
    """Refuse a file of judgements where the dossier should stand: it is easily forgotten."""
    first = options.dossier
    if first.is_file() and first.suffix.lower() in (".yaml", ".yml", ".json"):
        raise WrongUse(message("comparison.no-dossier", file=str(first)))


def _refuse_unfit(assessments: Sequence[Assessment], *, for_consensus: bool) -> None:
    """Refuse what is no comparison: fewer than two assessors, or one of them twice."""
    voices = [each for each in assessments if each.role != "consensus"]
    files: dict[str, list[Assessment]] = {}
    for each in voices:
        files.setdefault(same_person(each.assessor), []).append(each)
    for same in files.values():
        if len(same) > 1:
            sources = tuple(each.source for each in same)
            raise WrongUse(
                message("comparison.same-assessor", assessor=same[0].assessor, files=sources)
            )
    if len(voices) < 2:
        names = tuple(each.assessor for each in voices) or (sentence(message("comparison.nobody")),)
        raise WrongUse(message("comparison.two-needed", count=len(voices), assessors=names))
    reviewers = _reviewers(voices)
    if for_consensus and reviewers < 2:
        raise WrongUse(message("comparison.two-reviewers", count=reviewers))


def _reviewers(assessments: Sequence[Assessment]) -> int:
    return sum(each.role == "reviewer" for each in assessments)


def _applicant(applied: str, assessments: Sequence[Assessment]) -> str:
    """Return the applicant's name: from the application, else as an assessor wrote it."""
    return applied or next((each.applicant for each in assessments if each.applicant), "")


def _write_consensus(
    comparison: Comparison, standard: Standard, applicant: str, options: Options
) -> None:
    """Write the consensus to be settled, as JSON or YAML by its name; never over another file."""
    target = options.consensus or Path()
    made = consensus(
        comparison,
        standard,
        applicant=applicant,
        assessor=sentence(message("comparison.committee-name")),
    )
    if target.suffix.lower() == ".json":
        content = to_json(made)
    else:
        titles = {each.id: each.texts.title for each in standard.criteria}
        head = sentence(message("comparison.consensus-head")) + "\n"
        content = head.encode("utf-8") + to_yaml(made, titles)
    write_whole(target, content)
    _say(
        message(
            "comparison.consensus-written",
            file=str(target),
            taken=len(made.judgements),
            open=len(made.opinions),
        )
    )
    if made.opinions:
        dossier, again = str(options.dossier), besides(options.standard)
        terminal = command("assess", dossier, "-o", str(target), *again)
        browser = command("worksheet", dossier, "--from", str(target), *again)
        _say(message("comparison.consensus-terminal", command=terminal))
        _say(message("comparison.consensus-browser", command=browser))


def _say(what: Message) -> None:
    print(plain(sentence(what)), file=sys.stderr)
