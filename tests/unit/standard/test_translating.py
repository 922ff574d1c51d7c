"""``texts/<lang>.yaml``: a standard in another language, as long as it translates today's words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from badgeaudit.errors import InvalidStandard
from badgeaudit.model.standard import Standard
from badgeaudit.model.translation import Translation, stamp
from badgeaudit.standard.loading import load_standard
from badgeaudit.standard.translating import (
    english_texts,
    in_words_of,
    read_translation,
    translated_into,
    translation_problems,
)


def write(folder: Path, data: dict[str, Any] | str, language: str = "sl") -> Path:
    path = folder / "texts" / f"{language}.yaml"
    path.parent.mkdir(exist_ok=True)
    text = data if isinstance(data, str) else yaml.safe_dump(data, allow_unicode=True)
    path.write_text(text, "utf-8")
    return path


def whole(standard: Standard, language: str = "sl") -> dict[str, Any]:
    """Return a translation of everything: each text in capitals."""
    entries = {
        kind: {
            id: {"of": stamp(texts, list(texts)), **{n: t.upper() for n, t in texts.items()}}
            for id, texts in each.items()
        }
        for kind, each in english_texts(standard).items()
    }
    return {"language": language, "reviewed": False, **{k: v for k, v in entries.items() if v}}


def test_every_text_is_said(house_rules: Path) -> None:
    standard = load_standard(house_rules)
    write(house_rules, whole(standard))
    said = translated_into(standard, house_rules, "sl")
    assert (said.language, said.reviewed) == ("sl", False)
    english, now = english_texts(standard), english_texts(said)
    assert now == {
        kind: {id: {n: t.upper() for n, t in texts.items()} for id, texts in each.items()}
        for kind, each in english.items()
    }
    # what is not text stays
    assert [c.id for c in said.criteria] == [c.id for c in standard.criteria]
    assert [c.sources for c in said.criteria] == [c.sources for c in standard.criteria]


def test_it_is_the_same_standard(house_rules: Path) -> None:
    before = load_standard(house_rules)
    write(house_rules, whole(before))
    (house_rules / "glossary.yaml").write_text("{}", "utf-8")
    assert load_standard(house_rules).digest == before.digest


def test_without_texts_it_stays_english(house_rules: Path) -> None:
    standard = load_standard(house_rules)
    assert translated_into(standard, house_rules, "sl") is standard
    assert read_translation(house_rules, "sl") is None


def test_what_repeats_another_is_said_in_its_words() -> None:
    from badgeaudit.standard.loading import find_standard

    standard = load_standard(find_standard("quality-label"))
    repeats = [c for c in standard.criteria if c.same_as]
    assert repeats
    entries = {k: v for k, v in whole(standard).items() if isinstance(v, dict)}
    said = in_words_of(Translation("sl", False, entries), standard)
    for criterion in repeats:
        other = said.criterion(str(criterion.same_as))
        assert said.criterion(criterion.id).texts == other.texts
        assert said.criterion(criterion.id).texts.title == criterion.texts.title.upper()


def test_a_translation_of_earlier_words_counts_for_nothing(house_rules: Path) -> None:
    standard = load_standard(house_rules)
    data = whole(standard)
    id, other = list(data["criteria"])[:2]
    data["criteria"][id]["of"] = "00000000"
    write(house_rules, data)
    said = translated_into(standard, house_rules, "sl")
    assert said.criterion(id).texts == standard.criterion(id).texts
    assert said.criterion(other).texts != standard.criterion(other).texts
    (problem,) = translation_problems(standard, house_rules)
    assert problem.message.id == "standard.translation-stale"
    assert problem.place.path == "texts/sl.yaml"
    assert problem.place.line is not None


def test_blanks_and_line_breaks_are_no_words() -> None:
    one = stamp({"title": "A  name\nof two lines"}, ["title"])
    assert one == stamp({"title": "A name of two lines", "why": "other"}, ["title"])
    assert one != stamp({"title": "A name of three lines"}, ["title"])


def test_part_of_the_texts_will_do(house_rules: Path) -> None:
    standard = load_standard(house_rules)
    id = standard.criteria[0].id
    english = {"title": standard.criteria[0].texts.title}
    entry = {"of": stamp(english, ["title"]), "title": "Naslov"}
    write(house_rules, {"language": "sl", "reviewed": True, "criteria": {id: entry}})
    said = translated_into(standard, house_rules, "sl")
    assert said.reviewed
    assert said.criterion(id).texts.title == "Naslov"
    assert said.criterion(id).texts.why == standard.criteria[0].texts.why
    assert list(translation_problems(standard, house_rules)) == []


@pytest.mark.parametrize(
    ("data", "id"),
    [
        ("language: sl\n", "validation.required"),
        ("language: sl\nreviewed: maybe\n", "validation.type"),
        ("language: sl\nreviewed: no\n", "validation.type"),
        ("language: sl\nreviewed: false\nwords: {}\n", "validation.additionalProperties"),
        ("language: sl\nreviewed: no\nsections: {A: {title: x, text: y}}\n", "validation."),
        ("language: [sl\n", "documents.yaml"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(house_rules: Path, data: str, id: str) -> None:
    standard = load_standard(house_rules)
    write(house_rules, data)
    with pytest.raises(InvalidStandard) as caught:
        translated_into(standard, house_rules, "sl")
    problem = caught.value.problems[0]
    assert problem.message.id.startswith(id)
    assert problem.place.path == "texts/sl.yaml"
    assert problem.place.line is not None
    assert [p.message.id for p in translation_problems(standard, house_rules)] == [
        p.message.id for p in caught.value.problems
    ]


def test_texts_of_what_the_standard_does_not_have(house_rules: Path) -> None:
    standard = load_standard(house_rules)
    data = whole(standard)
    data["criteria"]["NONE"] = {"of": "00000000", "title": "x"}
    write(house_rules, data)
    (problem,) = translation_problems(standard, house_rules)
    assert problem.message.id in ("standard.translated-unknown", "standard.translated-misspelt")
