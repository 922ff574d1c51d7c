"""One judgement → what it is worth: used or set aside (and why), as outcome and level."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from badgeaudit.audit.aggregate import aggregate
from badgeaudit.audit.grounds import Grounds
from badgeaudit.model.outcomes import Answer, Outcome
from badgeaudit.model.people import Assessment, Judgement
from badgeaudit.model.places import Message, message
from badgeaudit.model.results import Judged, Observation, Tally
from badgeaudit.model.standard import Criterion, Scale

_VERDICTS = {
    "met": Outcome.PASSED,
    "not_met": Outcome.FAILED,
    "not_applicable": Outcome.INAPPLICABLE,
}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a judgement is held against: the criterion, what was seen, what the files are now."""

    criterion: Criterion
    scale: Scale
    observed: Observation | None
    grounds: Grounds
    """The files and answers as they are now."""
    subjects: Collection[str]
    """Ids of the subjects the criterion applies to."""


def judged(judgement: Judgement, source: Assessment, now: Circumstances) -> Judged:
    """Weigh one judgement.

    It is set aside when what it rests on has changed, when its answer does not fit the criterion,
    or when a comment is missing that has to be there: for a failed tick, a level below the pass
    level, ``not_applicable``, or a contradiction of what the machine settled.
    """
    outcome, level = meaning(judgement, now)
    why = _set_aside(judgement, outcome, now)
    return Judged(
        judgement=judgement,
        source=source.source,
        outcome=outcome,
        level=level,
        used=why is None and outcome not in (Outcome.CANT_TELL, Outcome.UNTESTED),
        set_aside=why,
    )


def meaning(judgement: Judgement, now: Circumstances) -> tuple[Outcome, int | None]:
    """Return what an answer comes to: an outcome and, where a level was given, the level."""
    answer = judgement.answer
    if answer is None:
        return _per_subject(judgement, now), None
    if isinstance(answer, str):
        return _VERDICTS[answer], None
    return (Outcome.PASSED if answer >= now.scale.pass_level else Outcome.FAILED), answer


def _per_subject(judgement: Judgement, now: Circumstances) -> Outcome:
    """Apply ``at_least`` to answers per subject; what nobody answered is the machine's or open."""
    counts = dict.fromkeys(Outcome, 0)
    for subject in now.subjects:
        verdict = judgement.subjects.get(subject)
        counts[_VERDICTS[verdict] if verdict else _seen(subject, now)] += 1
    tally = Tally(
        passed=counts[Outcome.PASSED],
        failed=counts[Outcome.FAILED],
        cant_tell=counts[Outcome.CANT_TELL],
        inapplicable=counts[Outcome.INAPPLICABLE],
        untested=counts[Outcome.UNTESTED],
    )
    check = now.criterion.check
    return aggregate(tally, check.at_least if check else 100, Outcome.UNTESTED)


def _seen(subject: str, now: Circumstances) -> Outcome:
    check = now.criterion.check
    if check is None or now.observed is None:
        return Outcome.UNTESTED
    outcome = now.observed.subjects.get(subject, Outcome.PASSED)
    if outcome in (Outcome.PASSED, Outcome.FAILED) and outcome not in check.settles:
        return Outcome.CANT_TELL
    return outcome


def _set_aside(judgement: Judgement, outcome: Outcome, now: Circumstances) -> Message | None:
    return stale(judgement, now.grounds) or unusable(judgement, outcome, now)


def unusable(judgement: Judgement, outcome: Outcome, now: Circumstances) -> Message | None:
    """Return why an answer can't be used as it is, whatever it rests on; None when it can."""
    return _unfitting(judgement, outcome, now) or _without_comment(judgement, outcome, now)


def stale(judgement: Judgement, grounds: Grounds) -> Message | None:
    """Return why a judgement has to be confirmed: something it rests on is not as it was."""
    changed = [ground for ground in judgement.rests_on if not grounds.holds(ground)]
    missing = {g.path for g in changed if g.subjects is None and g.path not in grounds.files}
    if missing and not _some_here(judgement, grounds):
        return message("audit.judgement-not-here", files=tuple(sorted(missing)))
    answers = {g.pointer for g in changed if g.pointer and g.path == grounds.application}
    files = {g.path for g in changed if g.subjects is None} - {grounds.application}
    if missing:
        gone, others = tuple(sorted(missing)), tuple(sorted((files - missing) | answers))
        if others:
            return message("audit.judgement-stale-gone-and", gone=gone, files=others)
        return message("audit.judgement-stale-gone", files=gone)
    if files and all(g.sha256 in grounds.other_endings.get(g.path, ()) for g in changed if g.path):
        return message("audit.judgement-line-endings", files=tuple(sorted(files)))
    if files or answers:
        return message("audit.judgement-stale", files=tuple(sorted(files | answers)))
    if changed:
        return message("audit.judgement-stale-set", kind=str(changed[0].subjects))
    return None


def _some_here(judgement: Judgement, grounds: Grounds) -> bool:
    """Tell whether any file besides the application that it rests on is still in the dossier."""
    paths = {each.path for each in judgement.rests_on if each.subjects is None}
    return bool(paths & set(grounds.files) - {grounds.application})


def _unfitting(judgement: Judgement, outcome: Outcome, now: Circumstances) -> Message | None:
    criterion, scale, answer = now.criterion, now.scale, judgement.answer
    if outcome is Outcome.INAPPLICABLE and criterion.not_applicable == "never":
        return message("audit.judgement-always-applies")
    if isinstance(answer, int):
        if criterion.answer is not Answer.LEVEL:
            return message("audit.judgement-no-levels")
        if not scale.lowest <= answer <= scale.highest:
            return message(
                "audit.judgement-outside-scale",
                answer=answer,
                lowest=scale.lowest,
                highest=scale.highest,
            )
    if answer in ("met", "not_met") and criterion.answer is Answer.LEVEL:
        return message("audit.judgement-needs-level", lowest=scale.lowest, highest=scale.highest)
    unknown = tuple(sorted(set(judgement.subjects) - set(now.subjects)))
    if unknown:
        return message("audit.judgement-unknown-subject", subjects=unknown)
    return None


def _without_comment(judgement: Judgement, outcome: Outcome, now: Circumstances) -> Message | None:
    if judgement.comment.strip():
        return None
    if outcome is Outcome.FAILED:
        return message("audit.judgement-needs-comment-failed")
    if outcome is Outcome.INAPPLICABLE:
        return message("audit.judgement-needs-comment-not-applicable")
    if contradicts(outcome, now.observed):
        return message("audit.judgement-needs-comment-contradicts")
    if now.criterion.proof.comment == "required":
        return message("audit.judgement-needs-comment")
    return None


def contradicts(outcome: Outcome, observed: Observation | None) -> bool:
    """Tell whether a judgement says otherwise than what the machine settled."""
    return observed is not None and observed.settled and observed.outcome is not outcome
