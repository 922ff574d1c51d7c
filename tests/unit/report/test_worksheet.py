"""The worksheet's page: complete, self-contained, and deaf to what a dossier says."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.cli.running import Audited, Wish, applicant_of, audited
from badgeaudit.languages import catalogue
from badgeaudit.model.people import Opinion
from badgeaudit.report.document import to_document
from badgeaudit.report.templating import template_text
from badgeaudit.report.worksheet import (
    MARK,
    embedded_json,
    page_script,
    page_texts,
    render_worksheet,
)
from badgeaudit.sheets.materials import Materials
from badgeaudit.sheets.questions import Sheet, begun, sheet_of
from tests.browser.hostile import NAME, WORDS, hostile_dossier
from tests.unit.report.pages import parse, text_of

EXAMPLES = Path(__file__).parents[3] / "examples"
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def made(dossier: Path, assessor: str = "Mira Assessor") -> tuple[Sheet, Audited]:
    found = audited(Wish([dossier], as_of="2026-10-15", quiet=True))
    applicant = applicant_of(found.opened)
    mine = begun(found.audit, assessor, "reviewer", applicant)
    return sheet_of(found.audit, mine, applicant), found


def rendered(sheet: Sheet, found: Audited, links: dict[str, str] | None = None) -> str:
    materials = Materials(found.opened.source)
    return render_worksheet(sheet, to_document(found.audit), materials, links)


@pytest.fixture(scope="module")
def riverbank() -> tuple[Sheet, Audited]:
    return made(EXAMPLES / "riverbank-youth")


@pytest.fixture(scope="module")
def page(riverbank: tuple[Sheet, Audited]) -> Any:
    return parse(
        rendered(*riverbank, links={"badges/media-maker.json": "./../d/badges/m%20a.json"})
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Sheet]:
    dossier = hostile_dossier(tmp_path_factory.mktemp("hostile") / "dossier")
    sheet, found = made(dossier, assessor=f"Mira {WORDS}")
    opinion = Opinion(WORDS, "not_met", WORDS, "low")
    questions = tuple(replace(each, opinions=(opinion,)) for each in sheet.questions)
    return rendered(replace(sheet, questions=questions), found), sheet


def test_every_question_can_be_answered(riverbank: tuple[Sheet, Audited], page: Any) -> None:
    sheet, _ = riverbank
    questions = page.xpath("//article")
    assert [each.get("data-id") for each in questions] == [q.criterion.id for q in sheet.questions]
    for each in questions:
        assert len(each.xpath(".//fieldset[@class='choice']//input[@type='radio']")) >= 2
        assert len(each.xpath(".//textarea")) == 2


def test_what_an_assessor_needs_is_at_the_question(page: Any) -> None:
    (question,) = page.xpath("//article[@data-id='Q2-00']")
    text = text_of(question)
    assert "Three examples: the blended course Digital Storytelling" in text  # the applicant
    assert "Proof wanted" in text
    assert "Learners who assess learners" in text  # what the application tells beside the claim
    assert "3 Adequate (enough to pass)" in text  # the scale
    assert "evidence/assessment-guide.md" in text
    (seen,) = page.xpath("//article[@data-id='Q1-05']")
    assert "not recognised" in text_of(seen) or "recognised in the text" in text_of(seen)
    assert "badges/media-maker.json:29:18" in text_of(seen)
    assert [o.get("value") for o in seen.xpath(".//input[@type='radio']")][-1] == "not_applicable"


def test_long_parts_of_the_application_are_folded(page: Any) -> None:
    parts = page.xpath("//article[@data-id='Q4-00']//details[@class='wrote']")
    assert [(text_of(each.find("summary")), each.get("open")) for each in parts] == [
        ("plan for Q4-00", None)
    ]
    assert "Train four more peer assessors" in text_of(parts[0])
    (brief,) = page.xpath("//article[@data-id='Q2-00']//details[@class='wrote']")
    assert brief.get("open") is not None


def test_only_what_needs_nobody_is_folded(page: Any) -> None:
    folded = page.xpath("//article[details[@class='fold']]/@data-id")
    assert len(folded) == 24
    assert "F-09" in folded
    assert "F-06" not in folded


def test_badges_stand_in_the_page_once(page: Any) -> None:
    cards = page.xpath("//section[@id='badges']//li")
    assert len(cards) == 12
    assert len(page.xpath("//img[starts-with(@src, 'data:image/')]")) >= 12
    known = {card.get("id") for card in page.xpath("//section[@class='cards']//li")}
    assert set(page.xpath("//details/@data-card")) <= known


def test_ids_are_unique_and_references_lead_somewhere(page: Any) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for name in ("for", "aria-labelledby", "aria-describedby"):
        assert set(page.xpath(f"//@{name}")) <= set(ids), name
    assert {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_links_are_the_ones_given(page: Any) -> None:
    inside = [h for h in page.xpath("//a/@href") if not h.startswith(("#", "http"))]
    assert inside == ["./../d/badges/m%20a.json"]


def test_it_is_one_file_that_loads_nothing(page: Any) -> None:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    (script,) = page.xpath("//script[not(@type)]")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    assert parts == {
        "default-src": "'none'",
        "style-src": "'unsafe-inline'",
        "img-src": "data:",
        "script-src": f"'sha256-{digest}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert not page.xpath("//link | //iframe | //object | //form | //script[@src]")
    assert all(src.startswith("data:image/") for src in page.xpath("//@src"))


def test_the_mark_stands_near_the_top(riverbank: tuple[Sheet, Audited]) -> None:
    assert MARK in rendered(*riverbank)[:1000]


def test_the_sample_stays_small(riverbank: tuple[Sheet, Audited]) -> None:
    assert len(rendered(*riverbank).encode()) < 1_000_000


def test_equal_sheets_are_equal_files(riverbank: tuple[Sheet, Audited]) -> None:
    assert rendered(*riverbank) == rendered(*riverbank)


def test_a_hostile_dossier_adds_nothing_that_acts(hostile: tuple[str, Sheet]) -> None:
    text, _ = hostile
    assert not HARMFUL.search(text)
    page = parse(text)
    scripts = page.xpath("//script")
    assert [each.get("type") for each in scripts] == ["application/json", None]
    assert scripts[1].text == page_script()
    assert "alert" not in "".join(page.xpath("//style/text()"))
    for element in page.iter():
        assert element.tag not in ("iframe", "object", "embed", "base", "form", "link", "svg")
        for name, value in element.attrib.items():
            assert not name.startswith("on"), name
            if name == "src":
                assert value.startswith("data:image/")
            if name == "href":
                assert value.startswith(("#", "http://", "https://"))
    assert len(page.xpath("//main")) == 1
    assert "{{7*7}}" in page.text_content()
    assert "<script>hacked=1;alert(1)</script>" in page.text_content()
    assert NAME in page.text_content()


def test_hostile_data_is_data(hostile: tuple[str, Sheet]) -> None:
    text, sheet = hostile
    raw = re.search(r'<script type="application/json" id="sheet">(.*?)</script>', text, re.S)
    assert raw is not None
    assert not set(raw.group(1)) & set("<>&")
    data = json.loads(raw.group(1))
    assert data["begun"]["assessor"] == sheet.assessment.assessor
    assert f"evidence/{NAME}" in {ground.get("path") for ground in data["grounds"]}


JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(JSON)
def test_any_data_is_embedded_whole_and_harmless(data: Any) -> None:
    text = embedded_json(data)
    assert json.loads(text) == data
    assert not set(text) & set("<>&\u2028\u2029")
    assert not HARMFUL.search(text)


def used_texts() -> Iterator[str]:
    script = page_script()
    yield from re.findall(r'words\("([a-z-]+)"', script)
    yield from re.findall(r'return "(needs-[a-z-]+)"', script)
    yield from re.findall(r'\? "(needs-[a-z-]+)"', script)
    for pair in re.findall(r'\? "([a-z-]+)" : "([a-z-]+)"', script):
        yield from (each for each in pair if each.startswith(("kept", "filtered", "unfiltered")))
    yield "kept-nowhere"
    yield from (f"state-{each}" for each in ("open", "stale", "refused", "answered", "settled"))
    yield from (f"kind-{each}" for each in ("badge_class", "credential", "issuer"))


def test_the_page_has_the_words_it_uses_and_no_others() -> None:
    assert set(used_texts()) == set(page_texts())


def test_the_commands_texts_stay_out_of_the_page() -> None:
    assert "worksheet.written" in catalogue()
    assert not any(id.startswith("worksheet.") for id in page_texts())


@pytest.mark.parametrize("name", ["rules", "answers", "page", "keeping"])
def test_scripts_are_short_and_never_parse_markup(name: str) -> None:
    script = template_text(f"worksheet_{name}.js")
    assert len(script.splitlines()) <= 250
    for way in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "Function("):
        assert way not in script
    assert "fetch(" not in script
    assert "XMLHttpRequest" not in script
