"""The letters: what they say, that nothing in them acts, and that equal audits give equal letters.

``BADGEAUDIT_APPROVE=1`` renews the approved letters in ``tests/golden``, as for the reports.
"""

from __future__ import annotations

import copy
import os
import re
from typing import Any

import pytest
from markdown_it import MarkdownIt

from badgeaudit.errors import WrongUse
from badgeaudit.report.letters import TEMPLATES, letter_format, render_letter
from badgeaudit.report.untrusted import clean
from tests.unit.report.pages import parse, text_of
from tests.unit.report.sample import HOSTILE
from tests.unit.report.test_golden import GOLDEN, without_style
from tests.unit.report.test_hostile import HARMFUL, assert_tame, hostile

JARGON = re.compile(
    r"cantTell|untested|inapplicable|divergen|\bgate\b|fingerprint|settle[sd]? by|\bleans\b|"
    r"\bD-[0-9]|SHA-256|provisional",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("format", "name"), [("html", "feedback.html"), ("markdown", "feedback.md")]
)
def test_the_letter_is_as_approved(document: dict[str, Any], format: str, name: str) -> None:
    made = without_style(render_letter("feedback", document, format))
    file = GOLDEN / name
    if os.environ.get("BADGEAUDIT_APPROVE"):
        file.write_text(made, "utf-8", newline="\n")
    assert made == file.read_text("utf-8")


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_equal_audits_give_equal_letters(document: dict[str, Any], format: str) -> None:
    letters = {render_letter("feedback", copy.deepcopy(document), format) for _ in range(3)}
    assert len(letters) == 1


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_there_is_no_jargon_and_no_secret(document: dict[str, Any], format: str) -> None:
    text = render_letter("feedback", document, format, names=True)
    words = text_of(parse(without_style(text)).find("body")) if format == "html" else text
    assert not JARGON.search(words), JARGON.search(words)
    assert "SECRET NOTE" not in text


def test_names_stay_out_unless_asked_for(document: dict[str, Any]) -> None:
    assert "Ana Horvat" not in render_letter("feedback", document, "markdown")
    assert "Reviewed by Ana Horvat" in render_letter("feedback", document, "markdown", names=True)


def test_a_ready_application_has_nothing_to_do(document: dict[str, Any]) -> None:
    ready = copy.deepcopy(document)
    ready["readiness"].update(outcome="ready", provisional=False)
    ready["steps"] = []
    for result in ready["results"]:
        result.update(outcome="passed", decided_by="observation")
    text = render_letter("feedback", ready, "markdown")
    assert "your application is ready" in text
    assert "What to do" not in text
    assert "still open" not in text.split("points that count", 1)[1].split("\n", 1)[1]


@pytest.mark.parametrize("outcome", ["issued", "not yet issued"])
@pytest.mark.parametrize("format", ["html", "markdown"])
def test_the_decision_stands_beside_the_readiness(
    document: dict[str, Any], format: str, outcome: str
) -> None:
    document["decision"] = {"outcome": outcome, "decided_on": "2026-11-20", "reasons": HOSTILE}
    text = render_letter("feedback", document, format)
    words = text_of(parse(text)) if format == "html" else text.replace("*", "")
    assert f"On 20 November 2026 the committee decided: {outcome}." in words
    assert "not yet ready" in words
    assert "This letter is not the decision" not in words


@pytest.mark.parametrize("everywhere", [False, True])
def test_html_is_tame(document: dict[str, Any], everywhere: bool) -> None:
    text = render_letter("feedback", hostile(document) if everywhere else document, "html")
    assert not HARMFUL.search(text)
    tree = parse(text)
    assert_tame(tree)
    assert tree.xpath("//script | //img") == []
    assert len(tree.xpath("//main")) == 1
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "script-src" not in policy[0]
    assert "default-src 'none'" in policy[0]
    if everywhere:
        assert clean(HOSTILE) in tree.text_content()


def test_markdown_is_tame(document: dict[str, Any]) -> None:
    text = render_letter("feedback", hostile(document), "markdown")
    assert not HARMFUL.search(text)
    tree = parse(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
    assert_tame(tree)
    assert not tree.xpath("//script | //img | //main | //details | //a")
    sane = parse(MarkdownIt().render(render_letter("feedback", document, "markdown")))
    assert len(tree.xpath("//h2")) == len(sane.xpath("//h2"))


def test_headings_and_links_of_the_page_are_whole(document: dict[str, Any]) -> None:
    tree = parse(render_letter("feedback", document, "html"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for target in tree.xpath("//a/@href"):
        assert target[1:] in ids
    for label in tree.xpath("//section/@aria-labelledby"):
        assert label in ids


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_every_letter_renders_in_its_formats(name: str, document: dict[str, Any]) -> None:
    for format in TEMPLATES[name].files:
        text = render_letter(name, document, format)
        assert text.endswith("\n")
        assert "badgeaudit" in text[:4096] + text[-4096:]  # so that it may be written anew


def test_an_unknown_letter_or_format_is_refused() -> None:
    with pytest.raises(WrongUse) as unknown:
        letter_format("feedbak", "html")
    assert unknown.value.problems[0].message.id == "letters.unknown"
    with pytest.raises(WrongUse) as wrong:
        letter_format("feedback", "json")
    assert wrong.value.problems[0].message.id == "letters.format"
