from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise
from typing import Any

import pytest

from badgeaudit.report import render
from tests.unit.report.pages import parse, text_of

SECTIONS = ["readiness", "path", "next", "sections", "criteria", "badges", "files"]
SECTIONS += ["procedure", "method"]


@pytest.fixture
def page(document: dict[str, Any]) -> Any:
    """The sample's report, parsed."""
    return parse(render(document, "html"))


def test_sections_stand_in_the_promised_order(page: Any) -> None:
    assert [each.get("id") for each in page.xpath("//main/section")] == SECTIONS


def test_one_file_that_loads_nothing(page: Any) -> None:
    assert not page.xpath("//link | //img[not(starts-with(@src, 'data:'))] | //script[@src]")
    style = "".join(page.xpath("//style/text()"))
    assert "@import" not in style
    assert set(re.findall(r"url\(([^)]*)\)", style)) == {"#hatch"}


def test_the_policy_allows_only_the_one_script(page: Any) -> None:
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    script = page.xpath("//script")[0].text
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy == (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_headings_skip_no_level(page: Any) -> None:
    levels = [int(each.tag[1]) for each in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_language_and_skip_link(page: Any) -> None:
    assert page.get("lang") == "en"
    assert [len(page.xpath(f"//body//{tag}")) for tag in ("main", "nav", "footer")] == [1, 1, 1]
    first = page.xpath("//body//a")[0]
    assert first.get("href") == "#main"
    assert page.xpath("//nav/@aria-label") == ["Contents"]


def test_ids_are_unique_and_links_lead_somewhere(page: Any) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for href in page.xpath("//a/@href[starts-with(., '#')]"):
        assert href[1:] in ids
    for named in page.xpath("//@aria-labelledby"):
        assert set(named.split()) <= set(ids)


def test_tables_have_captions_and_scopes(page: Any) -> None:
    tables = page.xpath("//table")
    captions = [text_of(table.xpath("./caption")[0]) for table in tables]
    assert captions == [
        "Criteria met at worst and at best, and what rules need",
        "Credentials by year and month",
        "Badge classes shown: 5 of 5",
        "Frameworks and the badge classes linked to them",
        "Texts that are short beside the others",
        "The other texts",
        "Files, those with something to say first",
        "Dates that follow from the application",
        "Assessments used",
    ]
    for table in tables:
        assert text_of(table.xpath("./caption")[0])
        assert set(table.xpath("./thead//th/@scope")) == {"col"}
        assert set(table.xpath("./tbody//th/@scope")) == {"row"}


def test_charts_have_words(page: Any) -> None:
    charts = page.xpath("//main//*[local-name()='svg'][not(@aria-hidden) and not(ancestor::svg)]")
    # total, five sections and two questions on the path, five sections again, time line, map of
    # frameworks and its bars for narrow screens, two texts of five badge classes
    assert len(charts) == 1 + 7 + 5 + 1 + 1 + 3 + 10
    for chart in charts:
        assert chart.get("role") == "img"
        named = chart.get("aria-labelledby", "").split()
        words = [text_of(page.xpath(f"//*[@id='{id}']")[0]) for id in named]
        assert chart.get("aria-label") or (all(words) and words)
    assert charts[0].get("aria-label") == ("Total score: 5 of 11 met, 3 still open, 3 not met.")


def test_a_bar_is_as_long_as_its_score(page: Any) -> None:
    total = page.xpath("//section[@id='readiness']//*[local-name()='svg']")[0]
    widths = [float(each.get("width")) for each in total]
    assert widths == [320, pytest.approx(320 * 5 / 11, abs=0.01), pytest.approx(960 / 11, abs=0.01)]


def test_colour_never_stands_alone(page: Any) -> None:
    marks = page.xpath("//*[contains(concat(' ', @class, ' '), ' mark ')]")
    assert len(marks) > 30
    for mark in marks:
        symbol = mark.xpath("./span[@aria-hidden='true']/text()")[0]
        assert text_of(mark).removeprefix(symbol).strip()


def test_the_verdict_says_where_the_issuer_stands(page: Any) -> None:
    verdict = text_of(page.xpath("//section[@id='readiness']")[0])
    assert "Not yet ready" in verdict
    assert "Of 5 rules: 1 met, 2 not met, 2 still open." in verdict
    assert "45 to 72 %" in verdict
    assert "Provisional" in verdict
    assert "overdue" in verdict
    assert "Only the network’s committee decides" in verdict


def test_rules_show_status_reason_and_what_blocks(page: Any) -> None:
    rules = [text_of(each) for each in page.xpath("//ol[@class='rules']/li")]
    assert len(rules) == 5
    assert rules[2].startswith("D-3 Requested evidence ✗ does not hold official")
    assert "Because of F-09." in rules[2]
    assert "rehearsal" in rules[4]
    assert "Claimed by the applicant: 3 of 3 (100 %). Confirmed: 1 of 3 (33 %)." in rules[4]
    assert "Waits for Q1-02." in rules[4]


def test_steps_say_what_they_move(page: Any) -> None:
    steps = [text_of(each) for each in page.xpath("//ol[@class='steps']/li")]
    assert steps[0].startswith("Mend F-09 Evidence complete official Then D-3 would hold; +1 on")
    assert "Add the missing file, or correct its name in application.yaml." in steps[0]
    assert steps[0].endswith("application.yaml:61:11 at /policies/appeal")
    assert "Helps D-2; +1 on the total score; clears 24 findings" in steps[2]


def test_further_steps_are_folded_not_dropped(document: dict[str, Any]) -> None:
    document["steps"] *= 3
    page = parse(render(document, "html"))
    lists = page.xpath("//ol[@class='steps']")
    assert [len(each) for each in lists] == [10, 8]
    assert lists[1].get("start") == "11"


def criterion(page: Any, id: str) -> Any:
    found: Any = page.xpath(f"//article[@id='c-{id}']")[0]
    return found


def test_four_layers(page: Any) -> None:
    layers = [
        text_of(each) for each in criterion(page, "Q1-06").xpath(".//dl[@class='layers']/div")
    ]
    assert layers == [
        "Claimed yes",
        "Observed ✗ not met 4 pass, 1 fail",
        "Judged met, met",
        "Result ✓ met by judgement",
    ]


def test_divergences_judgements_and_what_was_set_aside(page: Any) -> None:
    text = text_of(criterion(page, "Q2-00"))
    assert "Opinions differ. Ana Horvat says level 4, Ben O’Connor says level 2." in text
    assert "Judged level 4 of 5, level 2 of 5" in text
    assert "Cites evidence/examples.pdf" in text
    assert "Set aside: Judged before “evidence/examples.pdf” was changed." in text


def test_findings_name_subject_and_place(page: Any) -> None:
    text = text_of(criterion(page, "Q1-08"))
    assert "Peer Mentor badges/mentor.json:16:18 at /criteria/narrative" in text
    assert "How to improve. Write for each badge" in text


def test_a_repeated_criterion_says_so(page: Any) -> None:
    assert "Repeats F-06; counted once." in text_of(criterion(page, "Q3-01"))


def test_how_it_was_checked(page: Any) -> None:
    text = text_of(criterion(page, "Q1-08").xpath("./details")[0])
    assert "With minimum words 15." in text
    assert "It is passed when 80 % of what it looks at pass." in text
    assert "It may decide by itself: not met." in text
    advice = text_of(criterion(page, "Q1-14").xpath("./details")[0])
    assert "Give the badge a picture." in advice
    assert "It only advises; a person decides." in advice


def test_official_and_derived_stand_everywhere(page: Any) -> None:
    for article in page.xpath("//article"):
        status = article.xpath("./header//span[contains(@class, 'chip')]/text()")[0]
        assert status in ("official", "derived")
    assert page.xpath("//h3[.='5 Exemplary derived'] | //dt[contains(., 'Exemplary')]/span/text()")


def test_badges_link_to_what_was_found(page: Any) -> None:
    badges = [text_of(each) for each in page.xpath("//ul[@class='badges']/li")]
    assert badges[0].startswith("Peer Mentor badges/mentor.json")
    assert "Q1-06" in badges[0]
    assert badges[-1].endswith("No problem found.")


def test_pictures_are_only_shown_as_images(document: dict[str, Any]) -> None:
    class Given:
        def of(self, _: Any) -> dict[str, str]:
            return {"urn:uuid:first-steps": "data:image/svg+xml;base64,PHN2Zy8+"}

    given: Any = Given()
    page = parse(render(document, "html", pictures=given))
    images = page.xpath("//img")
    assert [each.get("src") for each in images] == ["data:image/svg+xml;base64,PHN2Zy8+"]
    assert images[0].get("alt")


def test_files_are_accounted_for(page: Any) -> None:
    text = text_of(page.xpath("//section[@id='files']")[0])
    assert "35 in all: application 1, badge 6, credential 25, evidence 2, ignored 1." in text
    assert "Left out by rule: a file of the operating system." in text
    assert len(page.xpath("//table[@class='files']/tbody/tr")) == 35


def test_an_assessment_from_inside_is_marked(page: Any) -> None:
    text = text_of(page.xpath("//section[@id='method']")[0])
    assert text.count("inside the dossier: the issuer could have written it") == 1


def test_print_shows_what_is_folded(page: Any) -> None:
    style = "".join(page.xpath("//style/text()"))
    printed = style[style.index("@media print") :]
    assert "details::details-content { content-visibility: visible;" in printed
    assert "overflow: visible" in printed


def test_no_tag_is_left_open(document: dict[str, Any]) -> None:
    from html.parser import HTMLParser

    void = {"meta", "img", "input", "link", "br", "wbr"}

    class Checker(HTMLParser):
        stack: list[str] = []  # noqa: RUF012

        def handle_starttag(self, tag: str, attrs: Any) -> None:
            if tag not in void:
                self.stack.append(tag)

        def handle_startendtag(self, tag: str, attrs: Any) -> None:
            pass

        def handle_endtag(self, tag: str) -> None:
            assert self.stack.pop() == tag, self.getpos()

    checker = Checker()
    checker.feed(render(document, "html"))
    assert checker.stack == []


def test_a_heuristic_never_looks_like_a_verdict(document: dict[str, Any]) -> None:
    observed = next(r for r in document["results"] if r["criterion"] == "Q1-08")["observed"]
    observed.update(settled=False, outcome="cantTell", leaning="failed")
    page = parse(render(document, "html"))
    assert criterion(page, "Q1-08").xpath(".//ul[@class='findings']/li/@class") == ["hint", "hint"]
    assert "leans to not met" in text_of(criterion(page, "Q1-08"))
