"""Sheet → a YAML file to fill in by hand: every question as a comment above an empty answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from json import dumps
from textwrap import wrap
from typing import Any

from badgeaudit.documents.writing_yaml import yaml_text
from badgeaudit.languages import sentence
from badgeaudit.model.places import message
from badgeaudit.report import wording
from badgeaudit.report.phrases import phrase
from badgeaudit.report.untrusted import escape_harmful, one_line
from badgeaudit.report.view import View
from badgeaudit.sheets.answers import drafted
from badgeaudit.sheets.form import (
    answers_of,
    entry_lines,
    grounds_of,
    head_lines,
    needs_a_person,
    opinions_document,
)
from badgeaudit.sheets.items import written
from badgeaudit.sheets.questions import Question, Sheet, State

_WIDTH = 98
_FINDINGS = 6
_FILES = 12
_WAITING = (State.OPEN, State.STALE, State.REFUSED)


def worksheet_yaml(sheet: Sheet, document: Mapping[str, Any]) -> str:
    """Return the sheet as YAML; ``document`` is the audit it was made from.

    While its answers are empty it is an assessment without judgements. Text from the dossier stands
    in comments only, each line cleaned, so that none of it can become data.
    """
    view = View(document)
    lines = [*_head(sheet, document), "judgements:"]
    section = ""
    for question in sheet.questions:
        if question.section.id != section:
            section = question.section.id
            title = f"{section} {question.section.title}"
            lines += ["", f"  # {'=' * 20} {one_line(title)}"]
        lines += ["", *_comments(question, view, sheet), *_entry(question, sheet)]
    whole = "\n".join(lines) + "\n"
    return whole + _opinions(sheet)


def _head(sheet: Sheet, document: Mapping[str, Any]) -> Iterator[str]:
    assessment, standard = sheet.assessment, sheet.standard
    yield from _comment(
        sentence(
            message(
                "worksheet.yaml-what",
                assessor=assessment.assessor,
                applicant=sheet.applicant or sheet.dossier.name,
                standard=standard.title,
                edition=standard.edition,
                as_of=sheet.as_of.isoformat(),
                digest=sheet.dossier.digest,
            )
        ),
        "",
    )
    yield "#"
    yield from _comment(sentence(message("worksheet.yaml-how")), "")
    passing = standard.scale.pass_level
    yield from _comment(sentence(message("worksheet.yaml-comment", level=passing)), "")
    practice = any(question.practice for question in sheet.questions)
    then = "worksheet.yaml-then-practice" if practice else "worksheet.yaml-then"
    yield from _comment(sentence(message(then)), "")
    waiting = tuple(q.criterion.id for q in sheet.questions if q.state in _WAITING)
    if waiting:
        yield "#"
        yield from _comment(sentence(message("worksheet.yaml-open", criteria=waiting)), "")
    yield ""
    yield from head_lines(sheet)
    yield from _comment(sentence(message("worksheet.yaml-date")), "")
    yield f'date: "{document["as_of"]}"'
    yield ""


def _comments(question: Question, view: View, sheet: Sheet) -> Iterator[str]:
    criterion = question.criterion
    texts = criterion.texts
    said = [
        f"{criterion.id} {texts.title}",
        texts.question,
        sentence(message("worksheet.yaml-why", text=texts.why)),
        sentence(message("worksheet.yaml-proof", text=texts.wanted)),
        _status(question),
        *_claimed(question),
        *_written(question, sheet),
        *_observed(question, view),
        *_files(question),
        *_people(question, sheet),
        *_answers(question, sheet),
    ]
    for each in said:
        yield from _comment(each, "  ")


def _status(question: Question) -> str:
    status = phrase(f"status-{question.criterion.status}")
    return sentence(message("worksheet.yaml-status", status=status, note=question.criterion.note))


def _claimed(question: Question) -> Iterator[str]:
    claim = question.result.claimed
    if claim is None:
        return
    answer = phrase(f"answer-{claim.answer or 'none'}")
    yield sentence(message("worksheet.yaml-claimed", answer=answer, explanation=claim.explanation))
    if claim.evidence:
        yield sentence(message("worksheet.yaml-evidence", files=claim.evidence))


def _written(question: Question, sheet: Sheet) -> Iterator[str]:
    application = sheet.dossier.application
    names = tuple(name for name, _ in written(question, sheet.dossier))
    if application is not None and names:
        yield sentence(message("worksheet.yaml-written", file=application.path, parts=names))


def _observed(question: Question, view: View) -> Iterator[str]:
    item = view.item(question.criterion.id)
    observed = item.result["observed"] if item.result else None
    if observed is not None:
        yield sentence(
            message(
                "worksheet.yaml-observed",
                outcome=phrase(f"outcome-{observed['outcome']}"),
                tally=wording.tally(observed["tally"], question.criterion.applies_to),
            )
        )
        findings = view.weighed(item)
        for each in findings[:_FINDINGS]:
            where = wording.place(each["place"])
            where = f"({where})" if where else ""
            text = each["message"]["text"]
            yield sentence(message("worksheet.yaml-finding", text=text, where=where))
        if len(findings) > _FINDINGS:
            yield sentence(message("worksheet.yaml-more", count=len(findings) - _FINDINGS))
    if not needs_a_person(question):
        settled = observed is not None and observed["settled"]
        yield sentence(
            message("worksheet.yaml-settled") if settled else message("worksheet.yaml-declared")
        )


def _files(question: Question) -> Iterator[str]:
    if question.files:
        yield sentence(message("worksheet.yaml-files", files=question.files[:_FILES]))
        if len(question.files) > _FILES:
            yield sentence(message("worksheet.yaml-more", count=len(question.files) - _FILES))


def _people(question: Question, sheet: Sheet) -> Iterator[str]:
    for each in question.opinions:
        highest = sheet.standard.scale.highest
        answer = (
            phrase("answer-level", level=each.answer, highest=highest)
            if isinstance(each.answer, int)
            else phrase(f"answer-{each.answer or 'none'}")
        )
        yield sentence(
            message(
                "worksheet.yaml-opinion",
                assessor=each.assessor,
                answer=answer,
                comment=each.comment,
            )
        )


def _answers(question: Question, sheet: Sheet) -> Iterator[str]:
    known = tuple(str(each) for each in answers_of(question))
    yield sentence(message("worksheet.yaml-answers", answers=known))
    if question.criterion.proof.comment == "required":
        yield sentence(message("audit.judgement-needs-comment"))
    if isinstance(answers_of(question)[0], int):
        for level in sheet.standard.scale.levels:
            yield sentence(
                message(
                    "worksheet.yaml-level",
                    value=level.value,
                    title=level.title,
                    description=level.description,
                )
            )


def _entry(question: Question, sheet: Sheet) -> Iterator[str]:
    """Yield the entry itself: empty, or as it was answered before."""
    id = question.criterion.id
    written = question.own or drafted(sheet.assessment, id)
    aside = question.set_aside
    yield f"  {id}:"
    if question.own is None:
        yield "    answer:"
        if written is None or not written.comment:
            yield '    comment: ""'
    elif aside is not None and question.state is State.REFUSED:
        yield from _comment(
            sentence(message("worksheet.yaml-refused", why=sentence(aside))), "    "
        )
    if written is not None:
        # beside an empty answer stands what one given now rests on
        kept = written if question.own else replace(written, rests_on=())
        parts = entry_lines(kept)
        yield from (f"    {line}" if line else "" for line in parts)
    if question.own is None:
        yield from _grounds(question, "    ")
    elif question.state is State.STALE and aside is not None:
        why = sentence(message("worksheet.yaml-stale", why=sentence(aside)))
        yield from _comment(why, "    ")
        yield from _grounds(question, "    # ")


def _grounds(question: Question, indent: str) -> Iterator[str]:
    """Yield what an answer rests on, one thing a line: it is for the machine, not for reading."""
    grounds = grounds_of(question)
    yield f"{indent}rests_on:" + ("" if grounds else " []")
    for ground in grounds:
        parts = (f"{key}: {_quoted(value)}" for key, value in ground.items())
        yield f"{indent}  - {{{', '.join(parts)}}}"


def _quoted(text: str) -> str:
    """Return a text in double quotes: JSON strings are YAML, harmful characters stay escaped."""
    return escape_harmful(dumps(text, ensure_ascii=False))


def _opinions(sheet: Sheet) -> str:
    opinions = opinions_document(sheet)
    return f"\n{yaml_text({'opinions': opinions})}" if opinions else ""


def _comment(text: str, indent: str) -> Iterable[str]:
    """Return a text as comment lines. No character of it can end a line of YAML."""
    safe = one_line(text).replace("\x85", " ").replace("\ufeff", " ")
    room = _WIDTH - len(indent)
    # names of files stay whole, so that they can be copied
    lines = wrap(safe, room, break_long_words=False, break_on_hyphens=False)
    return [f"{indent}# {line}" for line in lines]
