"""Comparisons, differences, letters and worksheets in another language: nothing of ours in English.

The language is made up: every text that is translated stands in double angle brackets, so that what
was glued together in code shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from gettext import NullTranslations
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from badgeaudit.cli.running import Wish, applicant_of, audited
from badgeaudit.languages import translations
from badgeaudit.languages.speaking import speaking
from badgeaudit.renewal.changes import changes
from badgeaudit.report.comparison import render_comparison
from badgeaudit.report.comparison_words import figure, figure_range
from badgeaudit.report.difference import render_difference
from badgeaudit.report.difference_document import difference_document
from badgeaudit.report.document import to_document
from badgeaudit.report.in_language import in_language
from badgeaudit.report.letters import render_letter
from badgeaudit.report.worksheet import page_texts, render_worksheet
from badgeaudit.report.worksheet_yaml import worksheet_yaml
from badgeaudit.sheets.materials import Materials
from badgeaudit.sheets.questions import Sheet, begun, sheet_of
from tests.unit.report import comparison_sample, difference_sample
from tests.unit.report.pages import parse, text_of
from tests.unit.report.sample_decision import decided

RIVERBANK = Path(__file__).parents[3] / "examples" / "riverbank-youth"
WORDS = re.compile(r"[A-Za-z’']{2,}(?: [A-Za-z’']{2,}){2,}")
"""Three words in a row."""


class Marked(NullTranslations):
    """Says every text as it is, in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    with patch.object(translations, "translations", lambda language: Marked()), speaking("sl"):
        yield


def unmarked(text: str) -> str:
    """Return what stands outside of all brackets."""
    depth, left = 0, []
    for letter in text:
        depth += (letter == "⟦") - (letter == "⟧")
        left.append(letter if depth == 0 and letter != "⟧" else " ¦ " if letter == "⟧" else "")
    assert depth == 0, text
    return "".join(left)


def shown(page: str) -> str:
    """Return all that people see or hear of a page of ours."""
    tree = parse(page)
    seen = tree.xpath("//text()[not(ancestor::script or ancestor::style)]")
    return "\n".join(map(str, (*seen, *tree.xpath("//@aria-label | //@alt | //@title"))))


def difference(format: str, *, same: bool = False) -> str:
    then = in_language(difference_sample.then(), "sl")
    now = then if same else in_language(difference_sample.now(), "sl")
    return render_difference(difference_document(changes(then, now)), format)


def letter(name: str, format: str) -> str:
    return render_letter(name, in_language(decided(), "sl"), format)


PAGES: dict[str, Callable[[str], str]] = {
    "comparison": lambda format: render_comparison(comparison_sample.sample(), format),
    "difference": difference,
    "unchanged": lambda format: difference(format, same=True),
    "decision": lambda format: letter("decision", format),
    "feedback": lambda format: letter("feedback", format),
}
FORMATS = {
    **dict.fromkeys(("comparison", "difference", "unchanged"), ("html", "markdown", "terminal")),
    **dict.fromkeys(("decision", "feedback"), ("html", "markdown")),
}
CASES = [(name, format) for name in PAGES for format in FORMATS[name]]


@pytest.mark.parametrize(("name", "format"), CASES)
def test_what_is_ours_is_in_the_language(name: str, format: str) -> None:
    made = PAGES[name](format)
    left = unmarked(shown(made) if format == "html" else made)
    assert WORDS.search(made)
    # what the standard, the files and the people of the samples say is theirs
    theirs = json.dumps([decided(), comparison_sample.sample()], ensure_ascii=False)
    assert [found for found in WORDS.findall(left) if found not in theirs] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_its_language(name: str) -> None:
    assert parse(PAGES[name]("html")).get("lang") == "sl"


def test_days_and_figures_are_written_as_there() -> None:
    assert "1. september 2026" in letter("feedback", "html")
    measure = {"name": "cohen", "low": -0.25, "high": 0.999}
    assert figure(measure, 0.5) == "0,50"
    assert figure(measure, 0.999) == "0,99"
    assert figure_range(measure).endswith(" to 0,99⟧")
    assert figure({"name": "exact"}, 0.29) == "29\u00a0%"


def test_the_committee_s_outcome_is_said_in_the_language() -> None:
    assert "⟦issued⟧" in letter("decision", "markdown")
    assert "⟦issued⟧" in letter("feedback", "html")
    own = {**decided(outcome="postponed"), "readiness": decided()["readiness"]}
    assert "postponed" in render_letter("decision", own, "markdown")


@pytest.fixture(scope="module")
def riverbank() -> tuple[Sheet, dict[str, Any], Materials]:
    found = audited(Wish([RIVERBANK], as_of="2026-10-15", quiet=True))
    applicant = applicant_of(found.opened)
    sheet = sheet_of(found.audit, begun(found.audit, "Mira", "reviewer", applicant), applicant)
    return sheet, to_document(found.audit), Materials(found.opened.source)


def test_the_worksheet_is_in_the_language(
    riverbank: tuple[Sheet, dict[str, Any], Materials],
) -> None:
    sheet, english, materials = riverbank
    document = in_language(english, "sl")
    tree = parse(render_worksheet(sheet, document, materials))
    assert tree.get("lang") == "sl"
    for path in ("//h4", "//label", "//legend", "//button", "//option[.!='']", "//nav//a"):
        for each in tree.xpath(path):
            assert "⟦" in text_of(each) or path in ("//nav//a", "//label"), text_of(each)
    assert "⟦Your answers are kept in this browser while you work." in text_of(tree)
    # the applicant's own words are in the applicant's language
    (own,) = tree.xpath("//article[@data-id='Q2-00']//details[@class='wrote']//bdi")
    assert own.get("lang") == "en"
    slovene = tree.xpath("//section[@id='badges']//li[.//*[@lang='sl']]//strong/@lang")
    assert "sl" in slovene


def test_the_script_gets_its_texts_in_the_language() -> None:
    texts = page_texts()
    assert texts["progress"] == "⟦{done} of {all} open questions answered⟧"
    with speaking("en"):
        assert texts == {id: f"⟦{text}⟧" for id, text in page_texts().items()}


def test_the_worksheet_in_yaml_can_be_read_in_every_language(
    riverbank: tuple[Sheet, dict[str, Any], Materials],
) -> None:
    from badgeaudit.assessment.reading import read_assessment

    sheet, english, _ = riverbank
    text = worksheet_yaml(sheet, in_language(english, "sl"))
    assert "# ⟦How to fill it in:" in text
    assert read_assessment(text.encode(), "own.yaml", sheet.standard).assessor == "Mira"
