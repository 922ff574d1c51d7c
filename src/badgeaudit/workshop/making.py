"""Makes an exercise: practice dossiers with planted flaws and strengths, and their key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from random import Random
from typing import NamedTuple

from badgeaudit import __version__
from badgeaudit.dossier.digest import dossier_digest
from badgeaudit.dossier.roles import standing
from badgeaudit.model.dossier import SourceFile
from badgeaudit.model.standard import Standard
from badgeaudit.workshop.answers import decision_of
from badgeaudit.workshop.flaws import FLAWS, Flaw, Planted
from badgeaudit.workshop.key import DossierKey, Key
from badgeaudit.workshop.making_answers import answers_of
from badgeaudit.workshop.making_base import base_draft
from badgeaudit.workshop.making_composing import Files, composed
from badgeaudit.workshop.making_data import fields
from badgeaudit.workshop.making_draft import Draft
from badgeaudit.workshop.strengths import Strength, Strengthened, strengths

DAY = date(2026, 10, 1)
"""The day of an exercise unless another is named: no clock, so that a seed makes the same."""

_HARMLESS = {1: (1, 2), 2: (2, 3), 3: (2, 3)}
"""Difficulty → fewest and most flaws that leave the decision as it is."""
_FLAWLESS = 4
"""One in so many good dossiers has no flaw at all."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What kind of exercise to make."""

    seed: int
    difficulty: int
    dossiers: int
    as_of: date = DAY


class Made(NamedTuple):
    """One practice dossier and what is right about it."""

    files: Files
    key: DossierKey


class Exercise(NamedTuple):
    """All dossiers and the key to them."""

    dossiers: tuple[Made, ...]
    key: Key


def make(wanted: Wanted, standard: Standard) -> Exercise:
    """Make an exercise; the same bytes for the same wish, standard and versions of libraries.

    Some of several dossiers are good enough for the label and some are not.
    """
    dossiers = tuple(_dossiers(wanted, standard))
    key = Key(
        tool=f"badgeaudit {__version__}",
        standard=standard.id,
        edition=standard.edition,
        seed=wanted.seed,
        difficulty=wanted.difficulty,
        dossiers=tuple(made.key for made in dossiers),
    )
    return Exercise(dossiers, key)


def _dossiers(wanted: Wanted, standard: Standard) -> Iterator[Made]:
    random = Random(f"{wanted.seed} {wanted.difficulty} exercise")
    chosen = list(fields())
    random.shuffle(chosen)
    good = [index % 2 == 0 for index in range(wanted.dossiers)]
    random.shuffle(good)
    taken: set[str] = set()
    for index in range(wanted.dossiers):
        field = chosen[index % len(chosen)]
        own = f"{wanted.seed} {wanted.difficulty} {index} {field['field']}"
        draft = base_draft(field, own, wanted.as_of, avoiding=frozenset(taken))
        taken.add(draft.organisation)
        kinds = _kinds(draft, wanted.difficulty, good[index], standard, Random(f"{own} flaws"))
        yield made(f"practice-{index + 1}", draft, kinds, standard, Random(f"{own} planting"))


def made(
    name: str, draft: Draft, kinds: Sequence[Flaw], standard: Standard, random: Random
) -> Made:
    """Plant flaws of these kinds and a strength or two into a dossier, and write its key."""
    planted: list[Planted] = []
    for kind in kinds:
        draft, told, evidence = kind.apply(draft, random)
        planted.append(Planted(draft, told, evidence))
    strong: list[tuple[Strength, Strengthened]] = []
    for strength in _strengths(kinds, random):
        strengthened = strength.apply(draft)
        draft = strengthened.draft
        strong.append((strength, strengthened))
    files = composed(draft)
    answers = answers_of(draft, standard, planted, strong)
    key = DossierKey(
        name=name,
        digest=_digest(files),
        applicant=draft.organisation,
        decision=decision_of(answers, standard),
        answers=answers,
        flaws=tuple(each.flaw for each in planted),
        strengths=tuple(told for _, (_, told) in strong),
    )
    return Made(files, key)


def _digest(files: Mapping[str, bytes]) -> str:
    return dossier_digest(
        SourceFile(path, len(raw), standing(path, False)[0], sha256=sha256(raw).hexdigest())
        for path, raw in files.items()
    )


def _strengths(kinds: Sequence[Flaw], random: Random) -> list[Strength]:
    spoilt = {id for kind in kinds for id in kind.criteria}
    free = [each for each in strengths().values() if not spoilt & set(each.criteria)]
    return random.sample(free, min(len(free), random.randint(1, 2)))


def _kinds(
    draft: Draft, difficulty: int, good: bool, standard: Standard, random: Random
) -> list[Flaw]:
    """Choose flaws of which no two are about the same criterion."""
    decisive = deciding(standard)
    fitting = [
        flaw for flaw in FLAWS.values() if flaw.difficulty <= difficulty and flaw.fits(draft)
    ]
    if good and random.randrange(_FLAWLESS) == 0:
        return []
    chosen: list[Flaw] = []
    if not good:
        chosen += _some(
            [f for f in fitting if _decides(f, decisive)], 1, difficulty, random, chosen
        )
    harmless = [flaw for flaw in fitting if not _decides(flaw, decisive)]
    count = random.randint(*_HARMLESS[difficulty])
    return chosen + _some(harmless, count, difficulty, random, chosen)


def _some(
    kinds: Sequence[Flaw], count: int, difficulty: int, random: Random, beside: Sequence[Flaw]
) -> list[Flaw]:
    """Return that many kinds, mostly of the full difficulty, none twice on one question."""
    taken = {id for flaw in beside for id in flaw.criteria}
    chosen: list[Flaw] = []
    while len(chosen) < count:
        free = [flaw for flaw in kinds if not taken & set(flaw.criteria)]
        if not free:
            break
        weights = [4 if flaw.difficulty == difficulty else 1 for flaw in free]
        chosen.append(random.choices(free, weights)[0])
        taken.update(chosen[-1].criteria)
    return chosen


def _decides(flaw: Flaw, decisive: Set[str]) -> bool:
    return bool(decisive & set(flaw.criteria))


def deciding(standard: Standard) -> set[str]:
    """Return the criteria of which a single one that is not met decides against the label."""
    return {id for rule in standard.rules if rule.holds != "share" for id in rule.of}
