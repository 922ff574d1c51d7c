"""docs/templates.md: its examples work, and it names everything that templates may use."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from badgeaudit.report import feedback_parts
from badgeaudit.report.feedback import feedback_of
from badgeaudit.report.sandbox import FILTERS
from badgeaudit.report.user_templates import render_template
from badgeaudit.resources import package_folder
from tests.unit.report.pages import parse, text_of

PAGE = (Path(__file__).parents[3] / "docs" / "templates.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"<!-- example: (\S+) -->\n```jinja\n(.*?)```", PAGE, re.DOTALL))
PARTS = [
    value
    for value in vars(feedback_parts).values()
    if dataclasses.is_dataclass(value) and isinstance(value, type)
]


def render(name: str, folder: Path, document: dict[str, Any]) -> str:
    file = folder / name
    file.write_text(EXAMPLES[name], "utf-8")
    return render_template(file, document)


def test_the_small_example(tmp_path: Path, document: dict[str, Any]) -> None:
    text = render("short.md.j2", tmp_path, document)
    assert text.startswith("Dear people of Mladi v živo, zavod,\n")
    assert "your application of 1 September 2026. 5 of 11 points are met." in text
    assert "\n3. **Criteria say something** (Q1-08): Write for each badge" in text


def test_the_letterhead_example(tmp_path: Path, document: dict[str, Any]) -> None:
    tree = parse(render("ours.html.j2", tmp_path, document))
    (header,) = tree.xpath("//header")
    assert text_of(header).startswith("Youth Office of Celje")
    assert "Mladi v živo, zavod" in text_of(header)
    assert "#004d40" in tree.xpath("string(//style)")


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_name_is_described(part: type) -> None:
    assert len(PARTS) == 8
    for field in dataclasses.fields(part):
        assert f"`{field.name}`" in PAGE, field.name


def test_every_filter_of_jinja_is_named() -> None:
    named = PAGE.split("Of Jinja's own: `", 1)[1].split("`", 1)[0].split()
    assert sorted(named) == sorted({*FILTERS, "join", "replace", "round"} - {"d"})


@pytest.mark.parametrize("name", ["feedback.html.j2", "feedback.md.j2"])
def test_every_block_is_named(name: str) -> None:
    text = (package_folder("report") / "templates" / name).read_text("utf-8")
    for block in re.findall(r"{% block (\w+) %}", text):
        assert f"`{block}`" in PAGE


def test_states_are_those_described(document: dict[str, Any]) -> None:
    feedback = feedback_of(document)
    states = {p.state for p in (*feedback.good, *feedback.to_do, *feedback.waiting)}
    for state in states:
        assert f"`{state}`" in PAGE
