"""Which question comes next: through what is open, around what was jumped to, and back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from badgeaudit.sheets.questions import Question, State

TO_DO = frozenset({State.OPEN, State.STALE, State.REFUSED})
"""States in which a question waits for its assessor."""


def left(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return the questions that wait for an answer, in their order."""
    return tuple(question for question in questions if question.state in TO_DO)


def agenda(questions: Iterable[Question], *, whole: bool) -> tuple[str, ...]:
    """Return what to ask, in order: what waits for an answer; then, with ``whole``, the rest."""
    questions = tuple(questions)
    first = [question.criterion.id for question in left(questions)]
    rest = [q.criterion.id for q in questions if q.state not in TO_DO] if whole else []
    return (*first, *rest)


@dataclass(frozen=True, slots=True)
class Walk:
    """Where an assessor is on the way through an agenda."""

    agenda: tuple[str, ...]
    here: str | None = None
    """The question that is shown; None before the first and after the last."""
    mark: int = 0
    """How far on the agenda: where to go on after a jump."""
    done: frozenset[str] = frozenset()
    """Answered or skipped on this way."""
    trail: tuple[str, ...] = ()
    """What was shown before, for going back."""

    def begin(self) -> Walk:
        """Return the walk at its first question, if there is one."""
        return self._at_next()

    def forward(self, skip: Collection[str] = ()) -> Walk:
        """Leave the question behind; go to the next one that was not seen to, around the end.

        ``skip``: what need not be asked any more, such as what was answered in another window.
        """
        done = self.done if self.here is None else self.done | {self.here}
        return replace(self, done=done)._at_next(skip)

    def back(self) -> Walk:
        """Return to what was shown before; the same walk when there is nothing before."""
        if not self.trail:
            return self
        before = self.trail[-1]
        return replace(self._standing_at(before), trail=self.trail[:-1])

    def to(self, criterion: str) -> Walk:
        """Jump to a question, on the agenda or not; forward goes on from there, or from the mark.

        What is left unanswered by the jump comes up again.
        """
        if criterion == self.here:
            return self
        return replace(self._standing_at(criterion), trail=self._longer_trail())

    def position(self) -> tuple[int, int] | None:
        """Return the number on the agenda and of how many; None beside the agenda."""
        if self.here not in self.agenda:
            return None
        return self.agenda.index(self.here) + 1, len(self.agenda)

    def _standing_at(self, criterion: str) -> Walk:
        mark = self.agenda.index(criterion) if criterion in self.agenda else self.mark
        return replace(self, here=criterion, mark=mark, done=self.done - {criterion})

    def _at_next(self, skip: Collection[str] = ()) -> Walk:
        around = (*self.agenda[self.mark :], *self.agenda[: self.mark])
        following = next((id for id in around if id not in self.done and id not in skip), None)
        trail = self._longer_trail()
        if following is None:
            return replace(self, here=None, trail=trail)
        return replace(self, here=following, mark=self.agenda.index(following), trail=trail)

    def _longer_trail(self) -> tuple[str, ...]:
        return self.trail if self.here is None else (*self.trail, self.here)
