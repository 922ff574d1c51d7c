"""All that one sitting works on: the questions as they stand, the file, and what is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from badgeaudit.audit.grounds import Grounds
from badgeaudit.cli.assess_store import Saved, Store
from badgeaudit.documents.limits import DEFAULT_LIMITS
from badgeaudit.dossier.sources import Source
from badgeaudit.errors import NotWritten
from badgeaudit.model.people import Judgement
from badgeaudit.model.results import Observation
from badgeaudit.sheets.answers import drafted
from badgeaudit.sheets.items import Item, items
from badgeaudit.sheets.materials import Extract, Materials
from badgeaudit.sheets.progress import Count, counted, entry_of, restated
from badgeaudit.sheets.questions import Question, Sheet, State


class Desk:
    """The questions of one assessor, kept in step with the file of answers."""

    def __init__(
        self,
        sheet: Sheet,
        store: Store,
        materials: Materials,
        source: Source,
        grounds: Grounds,
        hidden: Mapping[str, Observation] | None = None,
    ) -> None:
        """Take a sheet made without anybody's answers; those in the store are put to it.

        ``hidden``, for practice: what the machine found, by criterion.
        """
        self.practice = hidden is not None
        """True for a trainee, who sees what the machine found after answering."""
        self.sheet = sheet
        self.store = store
        self.materials = materials
        self._source = source
        self._grounds = grounds
        self._hidden = hidden or {}
        self._questions = {each.criterion.id: each for each in sheet.questions}
        self._restate(self._questions)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions as they stand now, in the standard's order."""
        return tuple(self._questions.values())

    @property
    def count(self) -> Count:
        """How far the assessor has come."""
        return counted(self.questions)

    def question(self, criterion: str) -> Question:
        """Return a question as it stands now. Raises KeyError."""
        return self._questions[criterion]

    def knows(self, criterion: str) -> bool:
        """Tell whether there is a question of this id."""
        return criterion in self._questions

    def entry(self, criterion: str) -> Judgement | None:
        """Return what stands in the file for a criterion: an answer or a draft."""
        return entry_of(self.store.assessment, criterion)

    def draft(self, criterion: str) -> Judgement | None:
        """Return what was written before there is an answer."""
        return drafted(self.store.assessment, criterion)

    def is_answered(self, criterion: str) -> bool:
        """Tell whether an answer was given, even one that is to be confirmed or lacks its comment.

        Answers for single badges that decide nothing yet are none.
        """
        question = self.question(criterion)
        return question.own is not None and question.state is not State.OPEN

    def revealed(self, criterion: str) -> Observation | None:
        """Return what the machine found, for practice; None where no check looks at it."""
        return self._hidden.get(criterion)

    def items(self, criterion: str) -> tuple[Item, ...]:
        """Return what can be looked at or cited for a question."""
        return items(self.question(criterion), self.sheet.dossier)

    def text(self, path: str) -> Extract:
        """Return all of a file's text, as far as it could be read."""
        # not kept: the texts of a large dossier would fill the memory
        whole = Materials(self._source, characters=DEFAULT_LIMITS.text_characters)
        return whole.extract(path)

    def put(self, criterion: str, entry: Judgement | None) -> Saved:
        """Change one entry and save it. Raises NotWritten; the entry is kept all the same."""
        try:
            saved = self.store.put(criterion, entry)
        except NotWritten:
            self._restate([criterion])
            raise
        self._restate({criterion, *saved.elsewhere})
        return saved

    def save(self) -> Saved:
        """Save what could not be saved before. Raises NotWritten."""
        saved = self.store.save()
        self._restate(saved.elsewhere)
        return saved

    def _restate(self, criteria: Iterable[str]) -> None:
        for id in list(criteria):
            if id in self._questions:
                question = self._questions[id]
                self._questions[id] = restated(question, self.entry(id), self._grounds)
