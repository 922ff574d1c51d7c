"""Questions of a sheet → what the page shows of each, short enough for large dossiers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from badgeaudit.model.badges import Row
from badgeaudit.model.outcomes import Outcome
from badgeaudit.report.view import HINT, Item, View

if TYPE_CHECKING:
    from badgeaudit.report.worksheet_shelf import BadgeCard, DocumentCard, Shelf
    from badgeaudit.sheets.questions import Question, Sheet

_SUBJECTS = 24
"""Badge classes named at each question; of more, those that the machine did not simply pass."""
_BRIEF = 30
"""Lines of the application that are shown at once."""
_CITED = 60
"""Files offered at each question to be named as what an answer rests on."""


class Named(NamedTuple):
    """A badge class at one question."""

    name: str
    outcome: str
    """What the machine saw of it here; empty when it looked at nothing."""
    card: BadgeCard


class Written(NamedTuple):
    """A part of the application that a question is about."""

    name: str
    """Dotted, as in ``plan.actions``."""
    text: str
    brief: bool
    """Whether it is short enough to stand there at once."""


class Ask(NamedTuple):
    """One question as the page shows it."""

    question: Question
    item: Item
    number: int
    answers: Sequence[str | int]
    needed: bool
    badges: Sequence[Named]
    more_badges: int
    others: Sequence[Row]
    """Credentials or issuers it is about, where it is not about badge classes."""
    documents: Sequence[DocumentCard]
    files: Sequence[tuple[int, str]]
    """Number and path of the files that an answer may cite."""
    judged: Sequence[Mapping[str, Any]]
    """What other assessors answered, when their files were given."""
    written: Sequence[Written]
    """What the applicant wrote about it, besides the claim."""


def asks_of(sheet: Sheet, view: View, shelf: Shelf) -> Iterator[Ask]:
    """Yield the questions in the standard's order."""
    from badgeaudit.sheets.form import answers_of, file_digests, needs_a_person

    numbers = {path: number for number, (path, _) in enumerate(file_digests(sheet))}
    author = _folded(sheet.assessment.assessor)
    for number, question in enumerate(sheet.questions):
        item = view.item(question.criterion.id)
        badges = _badges(question, shelf)
        shown = [each for each in badges if len(badges) <= _SUBJECTS or each.outcome != "passed"]
        judged = item.result["judged"] if item.result else ()
        yield Ask(
            question=question,
            item=item,
            number=number,
            answers=answers_of(question),
            needed=needs_a_person(question),
            badges=shown[:_SUBJECTS],
            more_badges=len(badges) - len(shown[:_SUBJECTS]),
            others=[row for row in question.subjects if row.kind != "badge_class"],
            documents=[shelf.documents[path] for path in question.files if path in shelf.documents],
            files=_citable(question, shelf, numbers),
            judged=[each for each in judged if _folded(each["assessor"]) != author],
            written=list(_written(question, sheet)),
        )


def _written(question: Question, sheet: Sheet) -> Iterator[Written]:
    from badgeaudit.documents.writing_yaml import yaml_text
    from badgeaudit.sheets.items import written

    for name, value in written(question, sheet.dossier):
        text = (yaml_text(value) if isinstance(value, dict | list) else str(value)).strip()
        yield Written(name, text, text.count("\n") < _BRIEF)


def _badges(question: Question, shelf: Shelf) -> list[Named]:
    rows = [row for row in question.subjects if row.kind == "badge_class"]
    found = [
        Named(row.name or row.id, _seen(question, row.id), shelf.badges[row.id]) for row in rows
    ]
    return sorted(found, key=lambda each: each.outcome in ("", "passed"))


def _seen(question: Question, subject: str) -> str:
    """Return what the machine saw of one badge class; a heuristic's failure is only a hint."""
    observed, check = question.result.observed, question.criterion.check
    if observed is None or check is None:
        return ""
    outcome = observed.subjects.get(subject, Outcome.PASSED)
    if outcome is Outcome.FAILED and outcome not in check.settles:
        return HINT
    if outcome is Outcome.PASSED and outcome not in check.settles:
        return ""
    return outcome.value


def _citable(question: Question, shelf: Shelf, numbers: Mapping[str, int]) -> list[tuple[int, str]]:
    """Documents first, then what the question is about, then the rest of the documents."""
    documents = [path for path in question.files if path in shelf.documents]
    paths = dict.fromkeys((*documents, *question.files, *shelf.documents))
    return [(numbers[path], path) for path in paths if path in numbers][:_CITED]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
