"""changes: two audit documents → everything that is not as it was, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from badgeaudit.model.places import Message, message
from badgeaudit.renewal.comparable import Comparable, Part, comparable
from badgeaudit.renewal.evidence import FileChanges, file_changes
from badgeaudit.renewal.findings import FindingGroup, finding_changes
from badgeaudit.renewal.judgements import JudgementChanges, judgement_changes, person
from badgeaudit.renewal.outcomes import (
    CriterionChange,
    RuleChange,
    ScoreChange,
    criterion_changes,
    rule_changes,
    score_changes,
)

DueKind = Literal["changed", "new", "gone", "unchanged"]


@dataclass(frozen=True, slots=True)
class DueChange:
    """A date of the procedure then and now."""

    rule: str
    title: str
    kind: DueKind
    then: Part | None
    now: Part | None


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is different between two audits, and what keeps the rest from being compared."""

    old: Part
    new: Part
    remarks: tuple[Message, ...]
    """What should be known before the comparison is relied on."""
    common: Comparable
    rules: tuple[RuleChange, ...]
    scores: tuple[ScoreChange, ...]
    criteria: tuple[CriterionChange, ...]
    findings: tuple[FindingGroup, ...]
    judgements: JudgementChanges
    evidence: FileChanges
    dues: tuple[DueChange, ...]

    @property
    def lost(self) -> tuple[str, ...]:
        """Ids of the criteria that were met and are not met or not decided any more."""
        return tuple(each.id for each in self.criteria if each.lost)

    @property
    def graver(self) -> int:
        """How many findings are failures now and were none."""
        return sum(len(group.graver) for group in self.findings)

    @property
    def worse(self) -> bool:
        """True when something that was in order no longer is; a judgement alone counts as well."""
        return bool(self.lost or self.graver)


def changes(old: Part, new: Part) -> Changes:
    """Hold two audit documents of the same standard side by side.

    Both follow ``schemas/audit.schema.json``. Whatever the two do not ask alike is named in
    ``common`` and left out of everything else.
    """
    common = comparable(old, new)
    return Changes(
        old=old,
        new=new,
        remarks=tuple(_remarks(old, new, common)),
        common=common,
        rules=rule_changes(old, new, common),
        scores=score_changes(old, new, common),
        criteria=criterion_changes(old, new, common),
        findings=finding_changes(old, new, common),
        judgements=judgement_changes(old, new, common),
        evidence=file_changes(old, new),
        dues=_dues(old, new),
    )


def _other_applicant(old: Part, new: Part) -> bool:
    """Tell whether two audits are about different organisations; unknown names can't tell."""
    then, now = old["dossier"]["organisation"], new["dossier"]["organisation"]
    return bool(then and now and person(then) != person(now))


def _remarks(old: Part, new: Part, common: Comparable) -> Iterator[Message]:
    then, now = old["dossier"]["organisation"], new["dossier"]["organisation"]
    if _other_applicant(old, new):
        yield message("renewal.other-applicant", then=then, now=now)
    elif not (then and now):
        yield message("renewal.unknown-applicant")
    if old["as_of"] > new["as_of"]:
        yield message("renewal.reversed", then=old["as_of"], now=new["as_of"])
    if old["standard"]["edition"] != new["standard"]["edition"]:
        yield message(
            "renewal.editions", then=old["standard"]["edition"], now=new["standard"]["edition"]
        )
    elif not common.complete:
        yield message("renewal.same-edition", edition=new["standard"]["edition"])
    if old["tool"] != new["tool"]:
        yield message("renewal.tools", then=old["tool"]["version"], now=new["tool"]["version"])
    if old["options"].get("online") != new["options"].get("online"):
        yield message("renewal.online")
    if old["dossier"]["digest"] == new["dossier"]["digest"]:
        yield message("renewal.same-files")


def _dues(old: Part, new: Part) -> tuple[DueChange, ...]:
    then = {each["rule"]: each for each in old["dues"]}
    now = {each["rule"]: each for each in new["dues"]}
    titles = {
        rule["id"]: rule["title"]
        for document in (old, new)
        for rule in document["standard"]["procedure"]
    }
    return tuple(
        DueChange(
            id, titles.get(id, id), _due_kind(then.get(id), now.get(id)), then.get(id), now.get(id)
        )
        for id in dict.fromkeys((*now, *then))
    )


def _due_kind(then: Part | None, now: Part | None) -> DueKind:
    if then is None:
        return "new"
    if now is None:
        return "gone"
    return "unchanged" if then == now else "changed"
