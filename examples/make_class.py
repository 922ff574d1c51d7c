"""Write what three invented trainees handed in, on the two days of an invented workshop.

    python examples/make_class.py [--into FOLDER]

Day 1 is about the ready-made exercise (``badgeaudit workshop sample``), day 2 about one of the
hardest kind (``badgeaudit workshop new --seed 48151623 --difficulty 3 --dossiers 2``). Each trainee
has a habit, and answers by it from the key; chance comes from names, so the bytes are the same on
every run. A new flaw or another text of an exercise changes them.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

from badgeaudit.assessment.writing import to_json, to_yaml
from badgeaudit.model.outcomes import Answer
from badgeaudit.model.people import Assessment, Judgement, Verdict
from badgeaudit.model.standard import Criterion, Standard
from badgeaudit.standard.loading import find_standard, load_standard
from badgeaudit.workshop.answers import KeyAnswer
from badgeaudit.workshop.key import DossierKey, Key
from badgeaudit.workshop.making import Wanted, make
from badgeaudit.workshop.sample import sample_exercise

HERE = Path(__file__).resolve().parent
SEED = 48151623
FIRST, SECOND = date(2026, 10, 6), date(2026, 10, 7)


class Asked(NamedTuple):
    """One question about one practice dossier, put to one trainee."""

    criterion: Criterion
    right: KeyAnswer
    dossier: DossierKey
    day: date
    chance: Random

    @property
    def flaw(self) -> str:
        """Who can see the flaw that was planted here; empty without one."""
        here = (each for each in self.dossier.flaws if self.criterion.id in each.criteria)
        return next((each.seen_by for each in here), "")

    @property
    def good(self) -> bool:
        """True when the key finds nothing to complain of."""
        right = self.right.answer
        return right >= 3 if isinstance(right, int) else right != "not_met"

    @property
    def nothing_wrong(self) -> Verdict | int:
        """The answer of somebody to whom all seems well."""
        return 4 if self.criterion.answer is Answer.LEVEL else "met"


class Given(NamedTuple):
    """What a trainee answers."""

    answer: Verdict | int
    comment: str = ""
    cites: tuple[str, ...] = ()


Habit = Callable[[Asked], Given | None]


def careful(asked: Asked) -> Given:
    """Read everything and name the files; overlook a little, and be unsure by one level."""
    chance, right = asked.chance.random(), asked.right
    answer = right.answer
    if isinstance(answer, int) and asked.good and chance < 0.3:
        return Given(
            3, "It is there, and it works; one more example would help.", right.evidence[:2]
        )
    elif asked.flaw == "machine" and chance < 0.5:
        answer = asked.nothing_wrong
    elif not asked.flaw and answer == "met" and chance < 0.03:
        files = right.evidence[:1]
        return Given("not_met", "I could not find where this is said.", files)
    return Given(answer, right.why, right.evidence[:2])


def strict(asked: Asked) -> Given:
    """Ask for more than the question does; say that something is wrong, but not where it stands."""
    chance, answer = asked.chance.random(), asked.right.answer
    easier = asked.day == SECOND
    if isinstance(answer, int) and answer > 2 and chance < (0.4 if easier else 0.8):
        files = asked.right.evidence[:1] if easier else ()
        return Given(answer - 1, "A beginning, but I would want to see more than this.", files)
    if answer == "met" and not asked.flaw and chance < (0.05 if easier else 0.2):
        return Given("not_met", "This convinces me only half.")
    files = asked.right.evidence[:1] if easier else ()
    return Given(answer, asked.right.why if easier else "See the application.", files)


def hasty(asked: Asked) -> Given | None:
    """Take most things for good, write little, and run out of time at the end."""
    chance = asked.chance.random()
    late = asked.criterion.section == "Q4" and asked.day == FIRST
    if late and chance < 0.5:
        return None
    sees = asked.flaw and chance < (0.6 if asked.day == SECOND else 0.3)
    if sees and not asked.good:
        return Given(asked.right.answer, "Something is missing here.", asked.right.evidence[:1])
    well = asked.nothing_wrong
    if isinstance(well, int) and chance < 0.25:
        well = 5
    if asked.criterion.proof.comment == "required" or isinstance(well, int):
        return Given(well, "Fine.")
    return Given(well)


TRAINEES: Mapping[str, tuple[Habit, str]] = {
    "Amina Diallo": (careful, ".yaml"),
    "Jonas Weber": (strict, ".yaml"),
    "Pilar Soto": (hasty, ".json"),
}
"""Name → habit, and the ending of the files handed in."""


def handed_in(key: Key, day: date, standard: Standard) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every file of one day."""
    for name, (habit, ending) in TRAINEES.items():
        for dossier in key.dossiers:
            judgements = tuple(_judgements(name, habit, dossier, day, standard))
            assessment = Assessment(
                source="",
                sha256="",
                inside_dossier=False,
                assessor=name,
                role="reviewer",
                standard=standard.id,
                edition=standard.edition,
                judgements=judgements,
                applicant=dossier.applicant,
            )
            file = f"{dossier.name}-{name.lower().replace(' ', '-')}{ending}"
            content = to_json(assessment) if ending == ".json" else to_yaml(assessment)
            yield f"{name}/{file}", content


def _judgements(
    name: str, habit: Habit, dossier: DossierKey, day: date, standard: Standard
) -> Iterator[Judgement]:
    for criterion in standard.criteria:
        if criterion.same_as is not None:
            continue
        chance = Random(f"{name} {day} {dossier.name} {criterion.id}")
        right = dossier.answers[criterion.id]
        given = habit(Asked(criterion, right, dossier, day, chance))
        if given is not None:
            yield Judgement(
                criterion=criterion.id,
                assessor=name,
                role="reviewer",
                answer=given.answer,
                comment=given.comment,
                on=day,
                cites=given.cites,
            )


def main() -> None:
    """Write the files of both days below the folder asked for."""
    parser = argparse.ArgumentParser(description="Write what an invented class handed in.")
    parser.add_argument("--into", type=Path, default=HERE / "workshop", help="folder to write to")
    into: Path = parser.parse_args().into
    standard = load_standard(find_standard("quality-label"))
    days = {
        "day-1": (sample_exercise(standard).key, FIRST),
        "day-2": (make(Wanted(SEED, 3, 2), standard).key, SECOND),
    }
    for folder, (key, day) in days.items():
        for path, content in handed_in(key, day, standard):
            target = into / folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


if __name__ == "__main__":
    main()
