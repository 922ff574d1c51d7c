"""translating: ``texts/<lang>.yaml`` of a standard → the Standard in that language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from badgeaudit.documents.places import placed_at
from badgeaudit.documents.schemas import load_validator
from badgeaudit.documents.strict_yaml import YamlDocument, decode_yaml
from badgeaudit.errors import InvalidStandard, Undecodable
from badgeaudit.model.places import Place, Problem, message
from badgeaudit.model.standard import Assumption, Criterion, Standard
from badgeaudit.model.standard import Texts as CriterionTexts
from badgeaudit.model.translation import STAMP, Texts, Translation, stamp
from badgeaudit.standard.reading import TEXTS as FOLDER
from badgeaudit.standard.unknown import unknown

_SCHEMA = "#/$defs/translation"
_HEAD = ("language", "reviewed")


def translated_into(standard: Standard, folder: Path, language: str) -> Standard:
    """Return the standard in a language; as it is when its folder has no texts in that language.

    Raises InvalidStandard, with every problem and its place, for texts that can't be read.
    """
    translation = read_translation(folder, language)
    return standard if translation is None else in_words_of(translation, standard)


def read_translation(folder: Path, language: str) -> Translation | None:
    """Read ``texts/<language>.yaml``; None when there is none. Raises InvalidStandard."""
    found = _read(folder, language)
    if found is None:
        return None
    problems = tuple(_shape_problems(found, language))
    if problems:
        raise InvalidStandard(problems)
    data = found.data
    entries = {
        kind: {str(id): dict(texts) for id, texts in written.items()}
        for kind, written in data.items()
        if kind not in _HEAD
    }
    return Translation(data["language"], data["reviewed"], entries)


def translation_problems(standard: Standard, folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with the texts in other languages, for whoever keeps them.

    That is: what can't be read, entries for what the standard does not have, and translations of
    an earlier English text. What is not translated at all is no problem: it is said in English.
    """
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        try:
            translation = read_translation(folder, path.stem)
        except InvalidStandard as error:
            yield from error.problems
            continue
        found = _read(folder, path.stem)
        if found is None or translation is None:
            continue
        english = english_texts(standard)
        for kind, written in translation.entries.items():
            for id, texts in written.items():
                place = _place(found, path.stem, f"/{kind}/{id}")
                if id not in english[kind]:
                    yield Problem(unknown("translated", id, english[kind]), place)
                elif texts[STAMP] != stamp(english[kind][id], _names(texts)):
                    yield Problem(message("standard.translation-stale", id=id), place)


def english_texts(standard: Standard) -> dict[str, dict[str, dict[str, str]]]:
    """Return all that can be translated: kind → id → texts; empty texts are left out.

    A criterion that repeats another one is not in it: it is said in the other one's words.
    """
    certification = standard.certification
    found = {
        "standard": {"all": {"title": standard.title, "disclaimer": standard.disclaimer}},
        "sections": {s.id: {"title": s.title, "text": s.text} for s in standard.sections},
        "levels": {
            str(each.value): {"title": each.title, "description": each.description}
            for each in standard.scale.levels
        },
        "assumptions": {id: {"text": each.text} for id, each in standard.assumptions.items()},
        "rules": {r.id: {"title": r.title, "text": r.text} for r in standard.rules},
        "procedure": {r.id: {"title": r.title, "text": r.text} for r in standard.procedure},
        "certification": {"all": {"title": certification.title, "text": certification.text}}
        if certification
        else {},
        "criteria": {
            c.id: _criterion_texts(c) for c in standard.criteria if not _repeats(c, standard)
        },
    }
    return {
        kind: {
            id: {name: text for name, text in texts.items() if text} for id, texts in each.items()
        }
        for kind, each in found.items()
    }


def in_words_of(translation: Translation, standard: Standard) -> Standard:
    """Return the standard with every text that the translation has of these English words."""

    def said(kind: str, id: str, **english: str) -> dict[str, Any]:
        return {**translation.said(kind, id, english)}

    certification = standard.certification
    whole = said("standard", "all", title=standard.title, disclaimer=standard.disclaimer)
    levels = tuple(
        replace(
            each,
            **said("levels", str(each.value), title=each.title, description=each.description),
        )
        for each in standard.scale.levels
    )
    return replace(
        standard,
        title=whole["title"],
        disclaimer=whole["disclaimer"],
        language=translation.language,
        reviewed=translation.reviewed,
        sections=tuple(
            replace(s, **said("sections", s.id, title=s.title, text=s.text))
            for s in standard.sections
        ),
        scale=replace(standard.scale, levels=levels),
        assumptions={
            id: Assumption(id, said("assumptions", id, text=each.text)["text"])
            for id, each in standard.assumptions.items()
        },
        rules=tuple(
            replace(r, **said("rules", r.id, title=r.title, text=r.text)) for r in standard.rules
        ),
        procedure=tuple(
            replace(r, **said("procedure", r.id, title=r.title, text=r.text))
            for r in standard.procedure
        ),
        certification=certification
        and replace(
            certification,
            **said("certification", "all", title=certification.title, text=certification.text),
        ),
        criteria=tuple(_criterion(each, standard, translation) for each in standard.criteria),
    )


def _criterion(criterion: Criterion, standard: Standard, translation: Translation) -> Criterion:
    said_of = standard.criterion(criterion.same_as or "") if criterion.same_as else criterion
    if criterion.texts != said_of.texts:
        said_of = criterion
    said = translation.said("criteria", said_of.id, _criterion_texts(said_of))
    texts = CriterionTexts(**{name: said[name] for name in asdict(criterion.texts)})
    check, note = criterion.check, criterion.note
    if said_of is criterion:
        note = said["note"]
        check = replace(check, advice=said["advice"]) if check else None
    return replace(criterion, texts=texts, note=note, check=check)


def _criterion_texts(criterion: Criterion) -> dict[str, str]:
    advice = criterion.check.advice if criterion.check else ""
    return {**asdict(criterion.texts), "note": criterion.note, "advice": advice}


def _repeats(criterion: Criterion, standard: Standard) -> bool:
    other = criterion.same_as
    return other is not None and criterion.texts == standard.criterion(other).texts


def _names(texts: Texts) -> list[str]:
    return [name for name in texts if name != STAMP]


def _read(folder: Path, language: str) -> YamlDocument | None:
    path = folder / FOLDER / f"{language}.yaml"
    if not path.is_file():
        return None
    try:
        return decode_yaml(path.read_bytes(), f"{FOLDER}/{path.name}")
    except Undecodable as error:
        raise InvalidStandard(error.problems) from error


def _shape_problems(found: YamlDocument, language: str) -> Iterator[Problem]:
    for violation in load_validator("standard", _SCHEMA).violations(found.data):
        yield Problem(violation.message, _place(found, language, violation.pointer))


def _place(found: YamlDocument, language: str, pointer: str) -> Place:
    return placed_at(pointer, f"{FOLDER}/{language}.yaml", found.places)
