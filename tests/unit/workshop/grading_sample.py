"""A key with two practice dossiers, and twelve trainees whose ways of erring are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256

from badgeaudit.model.outcomes import Answer
from badgeaudit.model.people import Assessment, Judgement, Verdict
from badgeaudit.model.standard import Criterion, Standard
from badgeaudit.standard.loading import find_standard, load_standard
from badgeaudit.workshop.answers import KeyAnswer, decision_of
from badgeaudit.workshop.grading_model import TraineeGrade
from badgeaudit.workshop.key import DossierKey, Key, PlantedFlaw, PlantedStrength

DAY = date(2026, 10, 6)

FLAWS: Mapping[str, tuple[PlantedFlaw, ...]] = {
    "practice-1": (
        PlantedFlaw(
            kind="alignment-does-not-fit",
            title="The framework entry is about something else",
            criteria=("Q1-06",),
            path="badges/night-hike.json",
            pointer="/alignment/0",
            seen_by="person",
            difficulty=3,
            text="The badge is about hiking, the framework entry about baking.",
        ),
        PlantedFlaw(
            kind="dates-almost-fit",
            title="Five months and 29 days",
            criteria=("F-05",),
            path="credentials/first.json",
            pointer="/issuedOn",
            seen_by="machine",
            difficulty=3,
            text="The first badge was issued a day too late.",
        ),
        PlantedFlaw(
            kind="policy-contradicts-itself",
            title="The appeal policy contradicts itself",
            criteria=("Q2-05-3",),
            path="evidence/appeal-policy.md",
            pointer="",
            seen_by="person",
            difficulty=3,
            text="Appeals go to the person who refused the badge.",
        ),
        PlantedFlaw(
            kind="feedback-is-empty",
            title="Feedback that says nothing",
            criteria=("Q2-04",),
            path="evidence/feedback-sample.md",
            pointer="",
            seen_by="person",
            difficulty=2,
            text="Every learner got the same sentence.",
        ),
    ),
    "practice-2": (
        PlantedFlaw(
            kind="action-without-owner",
            title="An action that belongs to nobody",
            criteria=("Q4-02",),
            path="evidence/plan.docx",
            pointer="",
            seen_by="both",
            difficulty=2,
            text="The second action has no owner.",
        ),
        PlantedFlaw(
            kind="criteria-not-observable",
            title="Criteria nobody can observe",
            criteria=("Q1-09",),
            path="badges/open-heart.json",
            pointer="/criteria/narrative",
            seen_by="person",
            difficulty=2,
            text="“Has an open heart” can't be seen by anybody.",
        ),
    ),
}

WRONG: Mapping[str, Mapping[str, Verdict | int]] = {
    "practice-1": {"Q1-06": "not_met", "F-05": "not_met", "Q2-05-3": "not_met", "Q2-04": 2},
    "practice-2": {"Q4-02": 2, "Q1-09": "not_met"},
}
"""What the key says where a flaw was planted; everywhere else met, or level 4."""

APPLICANTS = {"practice-1": "Hillside Scouts", "practice-2": "Library of Lowtown"}

Errs = Callable[[str, Criterion, KeyAnswer, int], Judgement | None]
"""(dossier, criterion, the key's answer, running number) → what a trainee answers."""


@cache
def label() -> Standard:
    return load_standard(find_standard("quality-label"))


def asked(standard: Standard) -> list[Criterion]:
    return [each for each in standard.criteria if each.same_as is None]


@cache
def sample_key() -> Key:
    standard = label()
    return Key(
        tool="badgeaudit 0.1.0",
        standard=standard.id,
        edition=standard.edition,
        seed=7,
        difficulty=3,
        dossiers=tuple(dossier_key(name, standard) for name in FLAWS),
    )


def dossier_key(name: str, standard: Standard) -> DossierKey:
    answers = {each.id: right(name, each) for each in asked(standard)}
    return DossierKey(
        name=name,
        digest=sha256(name.encode()).hexdigest(),
        applicant=APPLICANTS[name],
        decision=decision_of(answers, standard),
        answers=answers,
        flaws=FLAWS[name],
        strengths=(
            PlantedStrength(
                "Two people look at each badge", ("Q2-03",), "evidence/guide.md", "Page 1."
            ),
        ),
    )


def right(dossier: str, criterion: Criterion) -> KeyAnswer:
    usual: Verdict | int = 4 if criterion.answer is Answer.LEVEL else "met"
    flaw = next((f for f in FLAWS[dossier] if criterion.id in f.criteria), None)
    return KeyAnswer(
        answer=WRONG[dossier].get(criterion.id, usual),
        why=flaw.text if flaw else f"{criterion.texts.title}: everything is there.",
        evidence=(flaw.path,) if flaw else (f"evidence/{criterion.id.lower()}.md",),
    )


def judged(criterion: str, answer: Verdict | int, comment: str = "Seen.", *cites: str) -> Judgement:
    return Judgement(
        criterion, "somebody", "reviewer", answer, comment=comment, on=DAY, cites=tuple(cites)
    )


def as_key(criterion: str, key: KeyAnswer) -> Judgement:
    return judged(criterion, key.answer, key.why, *key.evidence)


def assessed(name: str, dossier: str, errs: Errs, key: Key | None = None) -> Assessment:
    """Return the assessment of somebody who errs in a known way."""
    standard = label()
    used = next(each for each in (key or sample_key()).dossiers if each.name == dossier)
    said = (
        errs(dossier, criterion, used.answers[criterion.id], number)
        for number, criterion in enumerate(asked(standard))
    )
    return by(name, used.applicant, [each for each in said if each is not None])


def by(name: str, applicant: str, judgements: Iterable[Judgement], source: str = "") -> Assessment:
    said = tuple(replace(each, assessor=name) for each in judgements)
    return Assessment(
        source=source or f"{name.casefold().replace(' ', '-')}-{applicant[:8] or 'none'}.json",
        sha256=sha256(repr((name, applicant, said, source)).encode()).hexdigest(),
        inside_dossier=False,
        assessor=name,
        role="reviewer",
        standard="quality-label",
        edition="2026-1",
        judgements=said,
        applicant=applicant,
    )


def perfect(dossier: str, criterion: Criterion, key: KeyAnswer, number: int) -> Judgement:
    return as_key(criterion.id, key)


def too_strict(dossier: str, criterion: Criterion, key: KeyAnswer, number: int) -> Judgement:
    said = as_key(criterion.id, key)
    if isinstance(key.answer, int):
        return replace(said, answer=max(1, key.answer - 1))
    return replace(said, answer="not_met") if number % 5 == 0 else said


def too_lenient(dossier: str, criterion: Criterion, key: KeyAnswer, number: int) -> Judgement:
    said = as_key(criterion.id, key)
    if isinstance(key.answer, int):
        return replace(said, answer=min(5, key.answer + 1))
    return replace(said, answer="met")


def careless(dossier: str, criterion: Criterion, key: KeyAnswer, number: int) -> Judgement:
    """Every third answer is another one, now to this side and now to that."""
    said = as_key(criterion.id, key)
    wrong = dossier in WRONG and criterion.id in WRONG[dossier]
    if isinstance(key.answer, int):
        step = (1, 0, -1)[number % 3]
        return replace(said, answer=min(5, max(1, key.answer + step)))
    if number % 6 == 0 or (wrong and number % 2):
        return replace(said, answer="met" if key.answer == "not_met" else "not_met")
    return said


def misses_what_only_people_see(
    dossier: str, criterion: Criterion, key: KeyAnswer, number: int
) -> Judgement:
    said = as_key(criterion.id, key)
    flaws = [f for f in FLAWS[dossier] if criterion.id in f.criteria and f.seen_by == "person"]
    if not flaws:
        return said
    return judged(criterion.id, 4 if isinstance(key.answer, int) else "met", "Looks good.")


def imagines(dossier: str, criterion: Criterion, key: KeyAnswer, number: int) -> Judgement:
    said = as_key(criterion.id, key)
    met = key.answer == "met"
    return replace(said, answer="not_met") if met and number % 7 == 0 else said


def half_finished(
    dossier: str, criterion: Criterion, key: KeyAnswer, number: int
) -> Judgement | None:
    return as_key(criterion.id, key) if number < 26 else None


def cites_nothing(dossier: str, criterion: Criterion, key: KeyAnswer, number: int) -> Judgement:
    return judged(criterion.id, key.answer, "I had a look at it.")


def names_badges(dossier: str, criterion: Criterion, key: KeyAnswer, number: int) -> Judgement:
    """Cites nothing, but writes in the comment which file it is about."""
    files = " and ".join(path.rpartition("/")[2] for path in key.evidence)
    return judged(criterion.id, key.answer, f"See {files}.")


def one_far_off(dossier: str, criterion: Criterion, key: KeyAnswer, number: int) -> Judgement:
    said = as_key(criterion.id, key)
    return replace(said, answer=2) if criterion.id == "Q2-03" else said


def no_comments(dossier: str, criterion: Criterion, key: KeyAnswer, number: int) -> Judgement:
    return replace(as_key(criterion.id, key), comment="")


def mixes_up_kinds(dossier: str, criterion: Criterion, key: KeyAnswer, number: int) -> Judgement:
    """Ticks where a level is asked, and gives levels to ticks now and then."""
    said = as_key(criterion.id, key)
    if isinstance(key.answer, int):
        return replace(said, answer="met")
    return replace(said, answer=3) if number % 10 == 0 else said


CLASS: Mapping[str, Errs] = {
    "Ana Perfect": perfect,
    "Bruno Strict": too_strict,
    "Carla Lenient": too_lenient,
    "Dario Careless": careless,
    "Eva Machine": misses_what_only_people_see,
    "Filip Fancy": imagines,
    "Greta Half": half_finished,
    "Hugo Bare": cites_nothing,
    "Ines Names": names_badges,
    "Jan Far": one_far_off,
    "Kim Silent": no_comments,
    "Luca Mixed": mixes_up_kinds,
}


def sample_class() -> tuple[Assessment, ...]:
    """Twelve trainees, two dossiers each."""
    return tuple(assessed(name, dossier, errs) for name, errs in CLASS.items() for dossier in FLAWS)


def named(trainees: Iterable[TraineeGrade], name: str) -> TraineeGrade:
    return next(each for each in trainees if each.name == name)
