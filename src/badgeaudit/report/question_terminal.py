"""One question of a sheet → the terminal: what is asked, claimed, seen, written and concerned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from badgeaudit.documents.writing_yaml import yaml_text
from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Answer, Outcome
from badgeaudit.model.people import Judgement
from badgeaudit.model.places import Message, Parameter
from badgeaudit.model.results import Finding, Observation, Tally
from badgeaudit.report import wording
from badgeaudit.report.phrases import phrase
from badgeaudit.report.question_items import print_items
from badgeaudit.report.terminal_text import STYLES, Writer
from badgeaudit.sheets.items import items, written
from badgeaudit.sheets.materials import Materials
from badgeaudit.sheets.questions import Question, Sheet, State

FINDINGS = 4
"""Findings shown at once."""
LINES = 6
"""Lines shown of what the applicant wrote in a part of the application."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How a question is shown."""

    position: str = ""
    """``Question 3 of 29``."""
    whole: bool = False
    """Everything, not only the beginning of long lists and texts."""
    draft: Judgement | None = None
    """What was written before there is an answer."""


def said(id: str, /, **values: Parameter) -> str:
    """Return the words of ``assess.<id>``. Raises KeyError for an unknown id."""
    return sentence(Message(f"assess.{id}", values))


def print_question(
    question: Question, sheet: Sheet, materials: Materials, out: Writer, shown: Shown
) -> None:
    """Print all that an assessor needs for one answer, top to bottom, without boxes."""
    section = f"{question.section.id} {question.section.title}"
    out.heading(f"{shown.position}. {section}" if shown.position else section)
    _asked(question, sheet, out)
    _claimed(question, sheet, out, shown)
    if question.result.observed is not None:
        _observed(question.result.observed, out, shown)
    print_items(items(question, sheet.dossier), sheet, materials, out, whole=shown.whole)
    _opinions(question, sheet, out)
    print_own(question, sheet, out, shown.draft)


def _asked(question: Question, sheet: Sheet, out: Writer) -> None:
    criterion, texts = question.criterion, question.criterion.texts
    out.line(f"{criterion.id} {texts.title}", style="bold")
    marks = (
        phrase(f"status-{criterion.status}"),
        phrase(f"obligation-{criterion.obligation}"),
        phrase(f"applies-{criterion.applies_to}"),
    )
    out.line(f"({', '.join(marks)})", style="dim")
    out.line(texts.question, style="bold")
    out.line(said("why", text=texts.why), 0, 2)
    out.line(said("proof", text=texts.wanted), 0, 2)
    if criterion.answer is Answer.LEVEL:
        scale = sheet.standard.scale
        out.line(said("levels", level=scale.pass_level, highest=scale.highest), 0, 2)
        for level in scale.levels:
            text = f"{level.value} {level.title}. {level.description}"
            out.line(f"{text} ({phrase(f'status-{level.status}')})", 2, 4)


def _claimed(question: Question, sheet: Sheet, out: Writer, shown: Shown) -> None:
    claim = question.result.claimed
    if claim is not None:
        out.gap()
        answer = phrase(f"answer-{claim.answer or 'none'}")
        out.line(said("claimed", answer=answer), style="bold")
        if claim.explanation:
            _block(claim.explanation, out, shown)
        for path in claim.evidence:
            out.line(said("claimed-evidence", path=path), 2, 4)
    found = written(question, sheet.dossier)
    if found:
        out.gap()
        out.line(said("written"), style="bold")
        for name, value in found:
            _value(name, value, out, shown)


def _value(name: str, value: Any, out: Writer, shown: Shown) -> None:
    if isinstance(value, (dict, list)):
        out.line(f"{name}:", 2)
        _block(yaml_text(value), out, shown, 4)
    else:
        out.line(f"{name}: {value}", 2, 4)


def _block(text: str, out: Writer, shown: Shown, indent: int = 2) -> None:
    lines = [line for line in text.splitlines() if line.strip()]
    for line in lines if shown.whole else lines[:LINES]:
        deeper = indent + min(len(line) - len(line.lstrip()), 12)
        out.line(line, deeper, deeper + 2)
    if len(lines) > LINES and not shown.whole:
        out.line(said("more-lines", count=len(lines) - LINES), indent, style="dim")


def _observed(seen: Observation, out: Writer, shown: Shown) -> None:
    out.gap()
    outcome = phrase(f"outcome-{seen.outcome}")
    worth = "settled" if seen.settled else "leaning" if seen.leaning else "open"
    leaning = phrase(f"outcome-{seen.leaning}") if seen.leaning else ""
    said_of = said(f"observed-{worth}", outcome=outcome, leaning=leaning)
    _details_of(seen, said_of, out, whole=shown.whole)


def print_found(seen: Observation, out: Writer) -> None:
    """Print what the machine found with all findings, for a trainee who has answered."""
    outcome = phrase(f"outcome-{seen.outcome}")
    leaning = phrase(f"outcome-{seen.leaning}") if seen.leaning else ""
    key = "practice-found-leaning" if seen.leaning else "practice-found"
    out.gap()
    _details_of(seen, said(key, outcome=outcome, leaning=leaning), out, whole=True)


def _details_of(seen: Observation, heading: str, out: Writer, *, whole: bool) -> None:
    out.line(f"{wording.SYMBOLS[seen.outcome]} {heading}", style=f"bold {STYLES[seen.outcome]}")
    counts = wording.tally(_counts(seen.tally), "each")
    if seen.tally.applicable + seen.tally.inapplicable > 1 and counts:
        out.line(counts, 2, 4)
    against = [each for each in seen.findings if each.outcome is not Outcome.PASSED]
    for finding in (*against, *(each for each in seen.findings if each not in against)):
        if whole or finding in against[:FINDINGS] or len(seen.findings) <= FINDINGS:
            _finding(finding, out)
    rest = len(seen.findings) - len(against[:FINDINGS])
    if rest and len(seen.findings) > FINDINGS and not whole:
        out.line(said("more-findings", count=rest), 2, style="dim")


def _finding(finding: Finding, out: Writer) -> None:
    out.line(sentence(finding.message), 2, 4)
    if finding.place is not None:
        out.address(str(finding.place), 4)


def _counts(tally: Tally) -> dict[str, int]:
    return {
        "passed": tally.passed,
        "failed": tally.failed,
        "cantTell": tally.cant_tell,
        "untested": tally.untested,
        "inapplicable": tally.inapplicable,
    }


def _opinions(question: Question, sheet: Sheet, out: Writer) -> None:
    if not question.opinions:
        return
    out.gap()
    out.line(said("opinions"), style="bold")
    for opinion in question.opinions:
        answer = answer_words(opinion.answer, sheet.standard.scale.highest)
        if opinion.confidence:
            answer = f"{answer}, {said(f'sure-{opinion.confidence}')}"
        out.line(said("opinion", assessor=opinion.assessor, answer=answer), 2, 4)
        _all_lines(opinion.comment, out)


def print_own(question: Question, sheet: Sheet, out: Writer, draft: Judgement | None) -> None:
    """Print the assessor's own answer so far, and why it does not count if it does not."""
    own = question.own or draft
    if own is None:
        return
    out.gap()
    if question.own is None:
        out.line(said("own-draft"), style="bold")
    else:
        answer = answer_words(own.answer, sheet.standard.scale.highest)
        on = own.on.isoformat() if own.on else said("no-date")
        out.line(said("own", answer=answer, on=on), style="bold")
    for line in _details(own, question):
        out.line(line, 2, 4)
    for label, text in (("own-comment", own.comment), ("own-note", own.note)):
        if text:
            out.line(said(label), 2)
            _all_lines(text, out)
    if question.set_aside is not None:
        state = "stale" if question.state is State.STALE else "refused"
        out.line(said(f"own-{state}", why=sentence(question.set_aside)), 2, 4, style="yellow")


def _details(own: Judgement, question: Question) -> Iterator[str]:
    names = {row.id: row.name or row.id for row in question.subjects}
    for subject, verdict in own.subjects.items():
        yield f"{names.get(subject, subject)}: {phrase(f'answer-{verdict}')}"
    if own.confidence:
        yield said(f"sure-{own.confidence}")
    if own.cites:
        yield said("own-cites", paths=own.cites)


def _all_lines(text: str, out: Writer) -> None:
    for line in text.splitlines():
        out.line(line, 4)


def answer_words(answer: str | int | None, highest: int) -> str:
    """Return an answer in words: ``level 4 of 5``, ``met``, ``answered badge by badge``."""
    return wording.answer({"answer": answer}, highest)


def print_states(questions: Sequence[Question], out: Writer) -> None:
    """Print one line per question: its state, id and title."""
    for question in questions:
        state = said(f"state-{question.state}")
        out.line(f"{question.criterion.id} {question.criterion.texts.title}: {state}", 2, 4)
