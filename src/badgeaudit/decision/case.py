"""Case: a decision together with all that it is held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from badgeaudit.decision.outcomes import favourable
from badgeaudit.model.decision import Decision, ProcedureResult
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.people import Assessment
from badgeaudit.model.places import Message
from badgeaudit.model.results import Result
from badgeaudit.model.standard import ProcedureRule, Standard


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule of the procedure may look at."""

    standard: Standard
    decision: Decision
    assessments: Sequence[Assessment]
    results: Sequence[Result]
    application: Mapping[str, Any]
    """The answers of the application."""
    as_of: date

    @property
    def favourable(self) -> bool | None:
        """Whether the outcome grants what was applied for; None when that can't be told."""
        return favourable(self.standard, self.decision)

    @property
    def lacking(self) -> Outcome:
        """What comes of a rule that lacks something: until it is decided that may follow."""
        return Outcome.FAILED if self.decision.outcome else Outcome.CANT_TELL

    @property
    def applicant(self) -> str:
        """Name of the organisation that applies; empty when nobody says it."""
        return _text(self._organisation.get("name")) or self.decision.applicant

    @property
    def country(self) -> str:
        """The applicant's country; empty when the application does not say it."""
        return _text(self._organisation.get("country"))

    @property
    def languages(self) -> frozenset[str]:
        """The applicant's languages, without region: ``pt`` for ``pt-BR``."""
        listed = self._organisation.get("languages")
        named = [
            *(listed if isinstance(listed, Sequence) else ()),
            self.application.get("language"),
        ]
        return frozenset(base_language(each) for each in named if isinstance(each, str) and each)

    @property
    def assessors(self) -> tuple[str, ...]:
        """Names of those whose assessments as a reviewer were given."""
        return tuple(each.assessor for each in self.assessments if each.role == "reviewer")

    @property
    def _organisation(self) -> Mapping[str, Any]:
        about = self.application.get("organisation")
        return about if isinstance(about, Mapping) else {}

    def say(
        self,
        rule: ProcedureRule,
        outcome: Outcome,
        reason: Message,
        pointer: str = "",
        *,
        warnings: Sequence[Message] = (),
        criteria: Sequence[str] = (),
    ) -> ProcedureResult:
        """Return what came of a rule; ``pointer`` says where in the file of the decision."""
        return ProcedureResult(
            rule.id,
            outcome,
            reason,
            self.decision.place(pointer),
            tuple(warnings),
            tuple(criteria),
        )


def base_language(code: str) -> str:
    """Return a language code without its region or script."""
    return code.replace("_", "-").partition("-")[0].casefold()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
