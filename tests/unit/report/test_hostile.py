"""One string that tries everything, in every place of the sample and in every format."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from markdown_it import MarkdownIt

from badgeaudit.report import render
from badgeaudit.report.untrusted import clean, safe_link
from tests.unit.report.pages import parse
from tests.unit.report.sample import HOSTILE

HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def hostile(value: Any, key: str = "") -> Any:
    """Return the document with the hostile string in every text that a stranger could write."""
    fixed = {
        "id", "criterion", "section", "outcome", "status", "kind", "role", "answer", "action",
        "obligation", "applies_to", "decided_by", "holds", "leaning", "same_as", "settles",
        "comment_need", "evidence_need", "not_applicable", "when_none", "explanation_form",
        "sources", "of", "rules", "unblocks", "blocking", "assumes", "rule", "proof", "claim",
        "schema_version", "as_of", "month", "subject", "badge", "confidence", "band",
    }  # fmt: skip
    if key in fixed:
        return value
    if isinstance(value, dict):
        return {name: hostile(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [hostile(each, key) for each in value]
    return HOSTILE if isinstance(value, str) else value


@pytest.fixture(params=["sample", "everywhere"])
def attacked(request: pytest.FixtureRequest, document: dict[str, Any]) -> dict[str, Any]:
    """The sample (hostile where a dossier could be), and one that is hostile in every text."""
    return document if request.param == "sample" else hostile(document)


def assert_tame(tree: Any) -> None:
    """Fail when the page holds an element or attribute that acts."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in ("iframe", "object", "embed", "base", "form", "link", "template")
        for name, value in element.attrib.items():
            assert not name.startswith("on"), name
            if name == "href":
                assert value.startswith("#") or safe_link(value) == value
            if name == "src":
                assert value.startswith("data:image/")


def test_html(attacked: dict[str, Any]) -> None:
    text = render(attacked, "html")
    assert not HARMFUL.search(text)
    tree = parse(text)
    assert_tame(tree)
    scripts = tree.xpath("//script")
    assert len(scripts) == 1
    assert "alert" not in scripts[0].text_content()
    assert "alert" not in "".join(tree.xpath("//style/text()"))
    assert tree.xpath("//img") == []
    assert clean(HOSTILE) in tree.text_content()
    assert "{{ 7*7 }}" in tree.text_content()
    assert tree.xpath("//main") != []
    assert len(tree.xpath("//main")) == 1


def test_markdown(attacked: dict[str, Any]) -> None:
    text = render(attacked, "markdown")
    assert not HARMFUL.search(text)
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    html = reader.render(text)
    tree = parse(html)
    assert_tame(tree)
    assert not tree.xpath("//script | //img | //main | //details")
    assert "<script>alert(1)</script>" in tree.text_content()
    assert "**bold** [click](javascript:alert(3))" in tree.text_content()
    for row in tree.xpath("//tr"):
        assert len(row) == len(row.getparent().getparent().xpath("./thead/tr/*"))


def test_markdown_tables_survive(document: dict[str, Any]) -> None:
    plain = MarkdownIt("commonmark").enable("table")
    sane = parse(plain.render(render(document, "markdown")))
    bad = parse(plain.render(render(hostile(document), "markdown")))
    assert len(sane.xpath("//table")) == len(bad.xpath("//table"))
    assert len(sane.xpath("//h4")) == len(bad.xpath("//h4"))


def test_terminal(attacked: dict[str, Any]) -> None:
    text = render(attacked, "terminal")
    assert not HARMFUL.search(text)
    assert "[red]markup[/red]" in text
    assert "{{ 7*7 }}" in text


def test_terminal_in_colour(attacked: dict[str, Any]) -> None:
    import io

    from rich.console import Console

    from badgeaudit.report.terminal import print_terminal

    file = io.StringIO()
    print_terminal(attacked, Console(file=file, force_terminal=True, width=80))
    without_style = re.sub("\x1b\\[[0-9;]*m", "", file.getvalue())
    assert file.getvalue() != without_style
    assert not HARMFUL.search(without_style)
    assert "\ufffd[31mred\ufffd[0m" in " ".join(without_style.split())
    assert "\x1b]8;" not in file.getvalue()  # no terminal hyperlinks


def test_json(attacked: dict[str, Any]) -> None:
    text = render(attacked, "json")
    assert not HARMFUL.search(text)
    assert json.loads(text) == attacked
