"""Load a standard from its folder of YAML, or say everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from badgeaudit.documents.schemas import load_validator
from badgeaudit.errors import InvalidStandard
from badgeaudit.model.places import Place, Problem, message
from badgeaudit.model.standard import Assumption, Standard
from badgeaudit.resources import folder as resource_folder
from badgeaudit.standard import building
from badgeaudit.standard.entries import entries, main_entry
from badgeaudit.standard.reading import MAIN, Folder, StandardFile, read_folder
from badgeaudit.standard.references import reference_problems
from badgeaudit.standard.unknown import unknown


def load_standard(folder: Path) -> Standard:
    """Return the standard in a folder: standard.yaml, the parts beside it, ``keywords/``.

    Raises InvalidStandard with every problem and its file, line and column (paths relative to the
    folder): what can't be decoded, what ``schemas/standard.schema.json`` refuses, and what the
    files contradict each other in.
    """
    found = read_folder(folder)
    problems = [*found.problems]
    # with a file missing, everything that refers to it would be accused
    references = [] if problems else list(reference_problems(found.files))
    taken = {(problem.place.path, problem.place.pointer) for problem in references}
    for file in found.files:
        problems.extend(
            problem
            for problem in _shape_problems(file)
            # one problem for one spot: that of the reference names what is meant
            if (problem.place.path, problem.place.pointer) not in taken
        )
    problems.extend(references)
    if problems:
        raise InvalidStandard(sorted(problems, key=_position))
    return _built(found)


def bundled_standards() -> tuple[str, ...]:
    """Return the names of the standards that come with badgeaudit, sorted."""
    return tuple(sorted(path.parent.name for path in resource_folder("criteria").glob(f"*/{MAIN}")))


def find_standard(name_or_path: str) -> Path:
    """Return the folder of a bundled standard, or of one given by path (its standard.yaml will do).

    A bundled name goes first: write ``./quality-label`` for a folder of that name. Raises
    InvalidStandard when there is neither.
    """
    if name_or_path in bundled_standards():
        return resource_folder("criteria") / name_or_path
    path = Path(name_or_path)
    if path.name == MAIN and path.is_file():
        return path.parent
    if path.is_dir():
        return path
    raise InvalidStandard(unknown("standard", name_or_path, bundled_standards()))


def _shape_problems(file: StandardFile) -> Iterator[Problem]:
    """Yield what the schema refuses; what should be there but isn't stands at its parent."""
    validator = load_validator("standard", f"#/$defs/{file.kind}")
    for violation in validator.violations(file.data):
        yield Problem(violation.message, file.place(violation.pointer))
    if file.kind == "keywords" and isinstance(file.data, dict):
        yield from _capitals(file)


def _capitals(file: StandardFile) -> Iterator[Problem]:
    """Yield the keywords with capital letters, which a pattern can't tell in every script."""
    for topic, words in file.data.items():
        for index, word in enumerate(words if isinstance(words, list) else ()):
            if isinstance(word, str) and word != word.lower():
                capital = message("standard.keyword-capital", word=word, lower=word.lower())
                yield Problem(capital, file.place(f"/{topic}/{index}"))


def _position(problem: Problem) -> tuple[str, int, int, str]:
    place: Place = problem.place
    return place.path, place.line or 0, place.column or 0, problem.message.id


def _built(found: Folder) -> Standard:
    main = main_entry(found.files)
    if main is None:  # a problem was raised before
        raise InvalidStandard(message("standard.main-missing"))
    data = main.data
    raw_criteria = [entry.data for entry in entries(found.files, "criteria")]
    criteria = building.criteria_in_order(raw_criteria, data["sections"])
    assumptions = data.get("assumptions", {})
    return Standard(
        id=data["id"],
        title=data["title"].strip(),
        edition=data["edition"],
        digest=found.digest,
        disclaimer=data["disclaimer"].strip(),
        sources={key: building.source(key, raw) for key, raw in data["sources"].items()},
        assumptions={id: Assumption(id, text.strip()) for id, text in assumptions.items()},
        scale=building.scale(data["scale"]),
        sections=tuple(map(building.section, data["sections"])),
        criteria=criteria,
        rules=tuple(building.rule(raw, criteria) for raw in data["readiness"]),
        procedure=tuple(
            building.procedure_rule(entry.data) for entry in entries(found.files, "procedure")
        ),
        keywords=building.keywords(
            (PurePosixPath(file.path).stem, file.data)
            for file in found.files
            if file.kind == "keywords"
        ),
        certification=building.certification(data.get("certification")),
    )
