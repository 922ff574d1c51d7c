"""``badgeaudit init``: begin a dossier, empty or from a received folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from badgeaudit.cli.languages import Lang

if TYPE_CHECKING:
    from badgeaudit.dossier.sorting import Sorting
    from badgeaudit.dossier.starting import Question
    from badgeaudit.model.places import Message


def init(
    directory: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="The dossier's folder; made when missing.", show_default=False
        ),
    ],
    received: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FOLDER",
            help="Sort the files of a received folder or zip into the dossier (copies them).",
            show_default=False,
        ),
    ] = None,
    standard: Annotated[
        str, typer.Option(help="Name of a bundled standard, or the folder of another one.")
    ] = "quality-label",
    lang: Lang = None,
) -> None:
    """Begin a dossier: an application to fill in, and folders for badges and evidence.

    Nothing is ever overwritten; what was received is never changed.
    """
    from badgeaudit.dossier.starting import application_text, begin, refuse_begun
    from badgeaudit.model.places import message

    refuse_begun(directory)
    id, questions = _questions(standard)
    found: tuple[str, ...] = ()
    if received is not None:
        sorting = _sorted(directory, received)
        found = sorting.evidence
        for taken in sorting.taken:
            _say(message("dossier.init-sorted", source=taken.source, target=taken.target))
    for done in begin(directory, application_text(id, questions, found)):
        _say(done)
    if received is not None:
        for left in sorting.left:
            _say(message("dossier.init-not-sorted", source=left.source, reason=_words(left.why)))
        for path in sorting.perhaps_applications:
            _say(message("dossier.init-perhaps-application", path=path))
    path = str(directory / "application.yaml")
    _say(message("dossier.init-next", path=path, folder=str(directory)))


def _questions(standard: str) -> tuple[str, list[Question]]:
    """Return the standard's id and what an applicant is asked. Raises InvalidStandard."""
    from badgeaudit.dossier.starting import Question
    from badgeaudit.model.outcomes import Answer
    from badgeaudit.standard.loading import find_standard, load_standard

    loaded = load_standard(find_standard(standard))
    titles = {section.id: section.title for section in loaded.sections}
    questions = [
        Question(
            criterion.claim.field,
            titles.get(criterion.section, criterion.section),
            criterion.texts.title,
            criterion.texts.question,
            criterion.claim.explanation == "allowed",
            criterion.answer is Answer.LEVEL,
        )
        for criterion in loaded.criteria
        if criterion.claim is not None and criterion.same_as is None
    ]
    return loaded.id, questions


def _sorted(directory: Path, received: Path) -> Sorting:
    """Copy what was received. Raises WrongUse when the dossier would lie in the received folder."""
    from badgeaudit.audit.classifying import classify
    from badgeaudit.dossier.opening import open_source
    from badgeaudit.dossier.sorting import sort_into
    from badgeaudit.errors import WrongUse
    from badgeaudit.model.places import message

    if directory.resolve().is_relative_to(received.resolve()):
        raise WrongUse(
            message("dossier.init-into-itself", target=str(directory), received=str(received))
        )
    return sort_into(directory, open_source([received]), classify)


def _words(what: Message) -> str:
    from badgeaudit.languages import sentence

    return sentence(what)


def _say(what: Message) -> None:
    from badgeaudit.report.untrusted import clean

    typer.echo(clean(_words(what)))
