"""A comparison in each format: what stands first, what is never there, what can do no harm."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any

import pytest
from markdown_it import MarkdownIt

from badgeaudit.documents.schemas import load_validator
from badgeaudit.report.comparison import render_comparison
from badgeaudit.report.comparison_words import figure, letter, long_answer, short_answer
from tests.builders import assessment
from tests.unit.report.comparison_sample import people, sample
from tests.unit.report.pages import parse, text_of
from tests.unit.report.sample import HOSTILE

FORMATS = ["terminal", "html", "markdown", "json"]
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
formats = pytest.mark.parametrize("format", FORMATS)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return sample()


@pytest.fixture(scope="module")
def page(document: dict[str, Any]) -> Any:
    return parse(render_comparison(document, "html"))


def test_the_document_follows_its_schema(document: dict[str, Any]) -> None:
    assert load_validator("comparison").violations(document) == ()
    assert document["differing"] == ["T-03", "L-01", "T-02", "L-02"]
    assert document["counts"] == {
        "criteria": 6,
        "alike": 1,
        "differing": 4,
        "for_committee": 2,
        "partial": 1,
        "unanswered": 1,
    }
    assert document["subjects"] == {"https://club.example/badges/one": "First Badge"}
    assert [note["id"] for note in document["notes"]] == [
        "cli.assessment-inside",
        "cli.assessment-edition",
        "comparison.set-aside",
    ]


def test_a_self_assessment_is_pointed_out() -> None:
    given = [assessment("Ada", {"T-01": "met"}), assessment("Club", {"T-01": "met"}, "self")]
    (note,) = sample(given)["notes"]
    assert note["id"] == "comparison.self"


@formats
def test_equal_documents_give_equal_texts(document: dict[str, Any], format: str) -> None:
    text = render_comparison(document, format)
    assert text == render_comparison(json.loads(json.dumps(document)), format)
    assert text.endswith("\n")
    assert "badgeaudit" in text


@formats
def test_internal_notes_are_never_there(document: dict[str, Any], format: str) -> None:
    assert "INTERNAL" not in render_comparison(document, format)


def test_the_terminal_fits_and_has_the_promised_order(document: dict[str, Any]) -> None:
    text = render_comparison(document, "terminal")
    assert max(map(len, text.splitlines())) <= 80
    found = [text.index(word) for word in ("\nAnswers", "\nDifferences (4)", "\nFigures")]
    assert found == sorted(found)
    assert re.search(r"T-03 +Title +not met\* +met +– +committee", text)
    assert re.search(r"L-01 +Title +4 +2 +3 +committee", text)
    assert re.search(r"T-04 +Title +– +\(met\) +– +not all", text)
    assert "not met: First Badge" in text
    assert "= Committee (consensus): level 3 of 5. Seen." in text


def test_many_assessors_still_fit() -> None:
    names = [f"Assessor {number} with a long name" for number in range(9)]
    text = render_comparison(sample([assessment(n, {"T-01": "met"}) for n in names]), "terminal")
    assert max(map(len, text.splitlines())) <= 80
    assert all(f"{letter(number)} {name}" in text for number, name in enumerate(names))
    assert text.count("T-01") == 2
    assert "The assessors differ nowhere." in text
    assert "Fleiss' kappa" in text


def test_html_has_the_differences_first(page: Any) -> None:
    ids = [each.get("id") for each in page.xpath("//main/section")]
    assert ids == ["overview", "differences", "partial", "answers", "figures", "method"]
    articles = page.xpath("//section[@id='differences']/article")
    assert [each.get("id") for each in articles] == ["c-T-03", "c-L-01", "c-T-02", "c-L-02"]
    both = articles[1].xpath(".//ul[@class='opinions']/li")
    assert [text_of(each.xpath(".//strong")[0]) for each in both] == ["Ada", "Bo", "Committee"]
    assert "level 4 of 5" in text_of(both[0])
    assert "level 2 of 5 confidence low" in text_of(both[1])


def test_html_is_one_file_without_script(page: Any) -> None:
    assert not page.xpath("//script | //link | //img | //iframe")
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy == (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    )


def test_html_can_be_found_one_s_way_in(page: Any) -> None:
    levels = [int(each.tag[1]) for each in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for href in page.xpath("//a/@href[starts-with(., '#')]"):
        assert href[1:] in ids
    for named in page.xpath("//@aria-labelledby"):
        assert named in ids
    for table in page.xpath("//table"):
        assert text_of(table.xpath("./caption")[0])
        assert set(table.xpath("./thead//th/@scope")) == {"col"}
        assert set(table.xpath("./tbody//th/@scope")) == {"row"}


def test_markdown_tables_hold(document: dict[str, Any]) -> None:
    text = render_comparison(document, "markdown")
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert html.count("<table>") == 4
    assert "First Badge" in html
    assert text.index("## Differences") < text.index("## All answers") < text.index("## Figures")


@formats
def test_hostile_texts_do_nothing(format: str) -> None:
    given = [
        assessment(HOSTILE, {"T-01": "met", "L-01": 4}, comment=HOSTILE, cites=(HOSTILE,)),
        assessment("Bo" + HOSTILE, {"T-01": "not_met", "L-01": 1}, comment=HOSTILE),
    ]
    text = render_comparison(sample(given, organisation=HOSTILE), format)
    assert not HARMFUL.search(text)
    if format == "html":
        tree = parse(text)
        assert not tree.xpath("//script | //iframe | //img | //*[@onerror or @onclick or @onload]")
        assert all(href.startswith("#") for href in tree.xpath("//@href"))
    if format == "markdown":
        rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
        tree = parse(rendered)
        assert not tree.xpath("//script | //iframe | //img | //a | //*[@onerror or @onclick]")
        assert len(tree.xpath("//h3")) == 5


def test_no_differences_are_said(page: Any) -> None:
    given = [assessment("Ada", {"T-01": "met"}), assessment("Bo", {"T-01": "met"})]
    text = text_of(parse(render_comparison(sample(given), "html")))
    assert "No differences (1 criterion)" in text
    assert "The assessors differ nowhere." in text


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("alpha-ordinal", 0.996, "0.99"),
        ("alpha-ordinal", 1.0, "1.00"),
        ("alpha-ordinal", -0.001, "0.00"),
        ("cohen", -0.0526, "-0.05"),
        ("exact", 0.666667, "66\u00a0%"),
        ("exact", 0.999999, "99\u00a0%"),
        ("adjacent", 1.0, "100\u00a0%"),
        ("fleiss", None, "no value"),
    ],
)
def test_values_never_look_better_than_they_are(name: str, value: float | None, shown: str) -> None:
    assert figure({"name": name}, value) == shown


def test_letters_go_on_after_z() -> None:
    assert [letter(number) for number in (0, 25, 26, 52)] == ["A", "Z", "A2", "A3"]


def test_answers_in_words(document: dict[str, Any]) -> None:
    rows = {row["criterion"]: row for row in document["criteria"]}
    assert short_answer(None) == "–"
    assert short_answer(rows["T-02"]["answers"][1]) == "n/a"
    assert long_answer(None, 5) == "no answer"
    assert long_answer(rows["T-03"]["answers"][0], 5) == "not met, answered badge by badge"
    assert people()[0].judgements[0].note == "INTERNAL"
