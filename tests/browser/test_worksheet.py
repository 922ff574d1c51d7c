from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from playwright.sync_api import BrowserContext, expect

from badgeaudit.cli.running import Wish, applicant_of, audited
from badgeaudit.sheets.answers import Answer, judgement_on, refusal
from badgeaudit.sheets.form import answers_of
from badgeaudit.sheets.questions import Sheet, begun, sheet_of
from tests.browser.conftest import Opener
from tests.browser.hostile import NAME, hostile_dossier
from tests.browser.sheets import (
    AS_OF,
    EXAMPLES,
    answer,
    article,
    audit,
    dialogs_of,
    open_file,
    save,
    states,
    tab_to,
    violations,
    worksheet,
)

RIVERBANK = EXAMPLES / "riverbank-youth"
DAY = date.fromisoformat(AS_OF)
Profile = Callable[..., BrowserContext]


@cache
def sheet_of_riverbank() -> Sheet:
    audit, opened = audited(Wish([RIVERBANK], as_of=AS_OF, quiet=True))
    applicant = applicant_of(opened)
    return sheet_of(audit, begun(audit, "Mira Assessor", "reviewer", applicant), applicant)


@pytest.fixture(scope="session")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return worksheet(RIVERBANK, tmp_path_factory.mktemp("sheet") / "sheet.html")


def test_the_whole_sheet_by_keyboard_alone(sheet: Path, opened: Opener, tmp_path: Path) -> None:
    page = opened(sheet)
    waiting = [id for id, state in states(page).items() if state == "open"]
    assert len(waiting) == 32
    for number, id in enumerate(waiting):
        page.keyboard.press("Control+Enter")
        own = f'.question[data-id="{id}"]'
        assert page.evaluate("document.activeElement.closest('.question').dataset.id") == id
        tab_to(page, f"{own} .choice input")
        page.keyboard.press("Space")
        if number % 2:
            page.keyboard.press("ArrowDown")
        tab_to(page, f"{own} .comment")
        page.keyboard.type(f"Seen {number}.")
        tab_to(page, f"{own} .note-field")
        page.keyboard.type("Ask.")
        tab_to(page, f"{own} .confidence")
        page.keyboard.press("h")
    assert page.locator("#progress-text").inner_text() == "32 of 32 open questions answered"
    page.keyboard.press("Control+Enter")
    assert "Every question is answered" in page.locator("#notice").inner_text()
    tab_to(page, "#save", most=3000)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "riverbank-youth-mira-assessor.json"
    saved = tmp_path / "saved.json"
    download.value.save_as(saved)
    results = audit(RIVERBANK, saved, tmp_path / "audit.json")
    for number, id in enumerate(waiting):
        (judged,) = results[id]["judged"]
        assert judged["used"], (id, judged["set_aside"])
        assert judged["comment"] == f"Seen {number}."
        assert judged["confidence"] == "high"
    again = opened(sheet)
    assert "open" in states(again).values()
    assert "taken from it: 32." in open_file(again, saved)
    assert states(again) == states(page)
    assert save(again, tmp_path / "again.json") == save(page, tmp_path / "once.json")
    again.close()


def test_answers_stay_in_the_browser(sheet: Path, profile: Profile, opened: Opener) -> None:
    context = profile()
    page = opened(sheet, context)
    answer(page, "F-05", "not_met")
    assert states(page)["F-05"] == "refused"
    article(page, "F-05").locator(".comment").fill("Only two months.\nSee <b>list</b>.")
    article(page, "F-05").locator(".note-field").fill("Ask Kai.")
    article(page, "Q2-00").locator(".comment").fill("A thought before any answer.")
    page.goto(sheet.as_uri())
    assert "kept in this browser" in page.locator("#notice").inner_text()
    assert states(page)["F-05"] == "answered"
    assert article(page, "F-05").locator(".comment").input_value().endswith("<b>list</b>.")
    assert article(page, "F-05").locator(".note-field").input_value() == "Ask Kai."
    assert (
        article(page, "Q2-00").locator(".comment").input_value() == "A thought before any answer."
    )
    assert "Kept in this browser" in page.locator("#kept").inner_text()
    fresh = opened(sheet)
    assert states(fresh)["F-05"] == "open"


def test_without_storage_it_works_and_says_so(
    sheet: Path, profile: Profile, opened: Opener, tmp_path: Path
) -> None:
    context = profile()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }})"
    )
    page = opened(sheet, context)
    answer(page, "F-05", "met")
    expect(page.locator("#kept")).to_have_attribute("data-where", "kept-nowhere")
    assert "only here while it is open" in page.locator("#kept").inner_text()
    asked = dialogs_of(page)
    page.close(run_before_unload=True)
    context.pages[0].wait_for_timeout(300)
    assert [kind for kind, _ in asked] == ["beforeunload"]
    assert save(page, tmp_path / "saved.json")["judgements"]["F-05"]["answer"] == "met"
    assert page.locator("#kept").inner_text() == "Nothing is waiting to be saved."
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert [kind for kind, _ in asked] == ["beforeunload"]


def test_the_rules_are_those_of_badgeaudit(sheet: Path, opened: Opener) -> None:
    """Every answer to every question, with and without a comment: the page says what check says."""
    questions = {q.criterion.id: q for q in sheet_of_riverbank().questions}
    page = opened(sheet)
    shown = page.evaluate(
        """() => Array.from(document.querySelectorAll(".question"), (question) => {
          const found = {};
          const comment = question.querySelector(".comment");
          for (const text of ["", "Because."]) {
            comment.value = text;
            comment.dispatchEvent(new Event("input", { bubbles: true }));
            for (const radio of question.querySelectorAll(".choice input")) {
              radio.checked = true;
              radio.dispatchEvent(new Event("change", { bubbles: true }));
              found[`${radio.value}|${text}`] = question.dataset.state;
            }
          }
          return [question.dataset.id, found];
        })"""
    )
    assert {id for id, _ in shown} == set(questions)
    author = sheet_of_riverbank().assessment
    for id, found in shown:
        assert found.keys() == {
            f"{each}|{text}" for each in answers_of(questions[id]) for text in ("", "Because.")
        }
        for key, state in found.items():
            value, _, comment = key.partition("|")
            given: Any = int(value) if value.isdigit() else value
            judgement = judgement_on(questions[id], Answer(given, comment), author, DAY)
            refused = refusal(questions[id], judgement) is not None
            assert state == ("refused" if refused else "answered"), (id, key)


def test_answers_go_back_and_open_only(sheet: Path, opened: Opener, tmp_path: Path) -> None:
    page = opened(sheet)
    answer(page, "F-05", "met")
    page.locator("#open-only").check()
    assert "Open questions shown: 31." in page.locator("#notice").inner_text()
    assert not article(page, "F-05").is_visible()
    assert not article(page, "F-07").is_visible()
    assert article(page, "F-06").is_visible()
    answer(page, "F-06", "met")
    assert article(page, "F-06").is_visible()
    page.locator("#next").click()
    assert not article(page, "F-06").is_visible()
    page.locator("#open-only").uncheck()
    assert article(page, "F-06").is_visible()
    article(page, "F-06").locator(".clear").click()
    assert states(page)["F-06"] == "open"
    saved = save(page, tmp_path / "saved.json")
    assert set(saved["judgements"]) == {"F-05"}


def test_the_machine_can_be_contradicted_with_a_reason(
    sheet: Path, opened: Opener, tmp_path: Path
) -> None:
    page = opened(sheet)
    assert states(page)["F-09"] == "settled"
    article(page, "F-09").locator(".fold > summary").click()
    answer(page, "F-09", "met")
    comment = article(page, "F-09").locator(".comment")
    assert comment.get_attribute("aria-invalid") == "true"
    described = page.locator(f"#{comment.get_attribute('aria-describedby')}")
    assert "contradicts what the machine settled" in described.inner_text()
    assert page.locator("#further").inner_text() == "and 1 more not complete"
    comment.fill("The file came by post.")
    assert comment.get_attribute("aria-invalid") == "false"
    assert described.inner_text() == ""
    save(page, tmp_path / "saved.json")
    result = audit(RIVERBANK, tmp_path / "saved.json", tmp_path / "audit.json")["F-09"]
    assert (result["outcome"], result["decided_by"]) == ("passed", "judgements")


def test_cited_files_are_bound(sheet: Path, opened: Opener, tmp_path: Path) -> None:
    page = opened(sheet)
    answer(page, "Q2-04", 4, "Seen in the guide.")
    article(page, "Q2-04").locator(".cites summary").click()
    article(page, "Q2-04").get_by_label("evidence/system-map.md").check()
    saved = save(page, tmp_path / "saved.json")["judgements"]["Q2-04"]
    assert saved["cites"] == ["evidence/system-map.md"]
    digest = sha256((RIVERBANK / "evidence" / "system-map.md").read_bytes()).hexdigest()
    assert {"path": "evidence/system-map.md", "sha256": digest} in saved["rests_on"]
    article(page, "Q2-04").get_by_label("evidence/system-map.md").uncheck()
    saved = save(page, tmp_path / "saved.json")["judgements"]["Q2-04"]
    assert "cites" not in saved
    assert digest not in {ground["sha256"] for ground in saved["rests_on"]}


def test_changed_files_make_answers_stale(opened: Opener, tmp_path: Path) -> None:
    dossier = tmp_path / "dossier"
    shutil.copytree(RIVERBANK, dossier)
    page = opened(worksheet(dossier, tmp_path / "first.html"))
    answer(page, "F-06", "met")
    answer(page, "Q2-00", 3, "Three examples.")
    save(page, tmp_path / "first.json")
    guide = dossier / "evidence" / "assessment-guide.md"
    guide.write_text(guide.read_text("utf-8") + "\nOne more rule.\n", "utf-8")
    for how in ("from", "picker"):
        options = ("--from", tmp_path / "first.json") if how == "from" else ()
        page = opened(worksheet(dossier, tmp_path / f"{how}.html", *options))
        if how == "picker":
            open_file(page, tmp_path / "first.json")
        assert (states(page)["F-06"], states(page)["Q2-00"]) == ("answered", "stale")
        question = article(page, "Q2-00")
        assert "evidence/assessment-guide.md" in question.locator(".stale-why").inner_text()
        question.locator(".comment").fill("Three examples, one of them new.")
        assert states(page)["Q2-00"] == "stale"
        question.locator(".confirm").click()
        assert states(page)["Q2-00"] == "answered"
        save(page, tmp_path / "second.json")
        results = audit(dossier, tmp_path / "second.json", tmp_path / "audit.json")
        assert results["Q2-00"]["judged"][0]["used"]
        assert results["Q2-00"]["judged"][0]["answer"] == 3


def test_a_missing_file_that_comes_makes_answers_stale(opened: Opener, tmp_path: Path) -> None:
    dossier = tmp_path / "dossier"
    shutil.copytree(RIVERBANK, dossier)
    page = opened(worksheet(dossier, tmp_path / "first.html"))
    answer(page, "Q2-00", 2, "The file about the training is not there.")
    answer(page, "Q2-03", 4, "Named.")
    save(page, tmp_path / "first.json")
    open_file(page, tmp_path / "first.json")
    assert states(page)["Q2-00"] == "answered"
    (dossier / "evidence" / "peer-assessor-training.md").write_text("# Training\n", "utf-8")
    page = opened(worksheet(dossier, tmp_path / "second.html", "--from", tmp_path / "first.json"))
    assert (states(page)["Q2-00"], states(page)["Q2-03"]) == ("stale", "answered")
    results = audit(dossier, tmp_path / "first.json", tmp_path / "audit.json")
    assert results["Q2-00"]["judged"][0]["set_aside"]["id"] == "audit.judgement-stale"


def test_answers_to_an_earlier_dossier_are_offered(
    profile: Profile, opened: Opener, tmp_path: Path
) -> None:
    dossier = tmp_path / "dossier"
    shutil.copytree(RIVERBANK, dossier)
    context = profile()
    page = opened(worksheet(dossier, tmp_path / "first.html"), context)
    answer(page, "F-06", "met")
    page.wait_for_timeout(400)
    (dossier / "evidence" / "new.md").write_text("New.\n", "utf-8")
    page = opened(worksheet(dossier, tmp_path / "second.html"), context)
    assert "an earlier state of this dossier: 1." in page.locator("#notice").inner_text()
    assert states(page)["F-06"] == "open"
    page.get_by_role("button", name="Take them over").click()
    assert states(page)["F-06"] == "answered"


OTHERS: list[tuple[dict[str, Any] | None, str]] = [
    ({"assessor": "Somebody Else"}, "holds answers of “Somebody Else”"),
    ({"applicant": "Other Club"}, "about “Other Club”"),
    ({"standard": "house-rules"}, "standard “house-rules”"),
    ({"role": "self"}, "role is “self”"),
    ({"assessment": 2}, "not an assessment"),
    ({"judgements": {"F-99": {"answer": "met"}}}, "does not have: F-99"),
    ({"judgements": {"F-06": {"answer": "maybe"}}}, "F-06: answer"),
    ({"judgements": {"F-06": {"answer": "met", "extra": 1}}}, "F-06: extra"),
    ({"judgements": {"F-06": {"rests_on": [{"path": "a", "sha256": "b"}]}}}, "F-06: rests_on"),
    ({"judgements": {"__proto__": {"answer": "met"}}}, "does not have: __proto__"),
    ({"judgements": {"F-06": None}}, "F-06"),
    (None, "not readable as JSON"),
]


def test_other_files_are_refused_and_change_nothing(
    sheet: Path, opened: Opener, tmp_path: Path
) -> None:
    page = opened(sheet)
    answer(page, "F-06", "met")
    before = save(page, tmp_path / "before.json")
    file = tmp_path / "other.json"
    for change, why in OTHERS:
        written = json.dumps({**before, **change}) if change else "assessment: 1"
        file.write_text(written, "utf-8")
        said = open_file(page, file)
        assert why in said
        assert "nothing was changed" in said, change
        assert states(page)["F-06"] == "answered", change
        assert save(page, tmp_path / "after.json") == before, change


def test_the_newer_answer_is_shown_and_the_other_kept(
    sheet: Path, opened: Opener, tmp_path: Path
) -> None:
    page = opened(sheet)
    answer(page, "F-05", "met", "From the page.")
    answer(page, "F-06", "met", "From the page.")
    file = tmp_path / "older.json"
    saved = save(page, file)
    saved["judgements"]["F-05"].update(comment="Older.", on="2020-01-01")
    saved["judgements"]["F-06"].update(comment="Newer.", on="2999-01-01")
    file.write_text(json.dumps(saved), "utf-8")
    assert "Answers that differ here and there: 2." in open_file(page, file)

    def comments() -> list[str]:
        return [article(page, id).locator(".comment").input_value() for id in ("F-05", "F-06")]

    assert comments() == ["From the page.", "Newer."]
    page.get_by_role("button", name="Show the others").click()
    assert comments() == ["Older.", "From the page."]
    told = page.locator("#notice").inner_text()
    assert "What was shown before is kept (2):" in told
    assert "later day" not in told
    page.get_by_role("button", name="Show the others").click()
    page.get_by_role("button", name="Keep what is shown").click()
    assert comments() == ["From the page.", "Newer."]


def test_on_paper_no_answer_lies_over_a_question(opened: Opener, sheet: Path) -> None:
    """A grid that the end of a page cuts through is drawn over what follows it."""
    page = opened(sheet)
    page.emulate_media(media="print")
    shown = page.evaluate(
        """() => [...document.querySelectorAll(".question, .columns")]
               .map((part) => getComputedStyle(part).display)"""
    )
    assert "block" in shown
    assert set(shown) <= {"block", "none"}


def test_what_the_form_does_not_show_passes_through(opened: Opener, tmp_path: Path) -> None:
    """Answers per badge, opinions, and a comment that was begun before any answer."""
    start = tmp_path / "consensus.json"
    badge = "https://riverbank-youth.example/badges/workshop-leader.json"
    opinions = {
        "Q2-00": [
            {"assessor": "Ines Kralj", "answer": 4, "comment": "Convincing.", "confidence": "high"},
            {"assessor": "Paulo Nunes", "answer": 2, "comment": "Thin."},
        ]
    }
    head = {"assessment": 1, "standard": "quality-label", "edition": "2026-1"}
    head |= {"applicant": "Riverbank Youth", "assessor": "Committee", "role": "consensus"}
    judgements = {
        "Q1-05": {"subjects": {badge: "not_met"}, "comment": "One leads nowhere."},
        "Q2-03": {"answer": None, "comment": "To be discussed."},
    }
    start.write_text(json.dumps({**head, "judgements": judgements, "opinions": opinions}), "utf-8")
    page = opened(worksheet(RIVERBANK, tmp_path / "sheet.html", "--from", start))
    text = article(page, "Q2-00").inner_text()
    assert "Ines Kralj: level 4 of 5" in text
    assert "Paulo Nunes: level 2 of 5" in text
    assert "1 not met" in article(page, "Q1-05").inner_text()
    answer(page, "Q2-00", 3, "Agreed.")
    saved = save(page, tmp_path / "saved.json")
    assert saved["opinions"] == opinions
    assert saved["judgements"]["Q1-05"]["subjects"] == {badge: "not_met"}
    assert saved["judgements"]["Q2-03"] == judgements["Q2-03"]
    results = audit(RIVERBANK, tmp_path / "saved.json", tmp_path / "audit.json")
    assert results["Q2-00"]["decided_by"] == "consensus"
    assert results["Q2-03"]["judged"] == []
    again = opened(worksheet(RIVERBANK, tmp_path / "a.html", "--from", tmp_path / "saved.json"))
    assert save(again, tmp_path / "again.json") == saved


def test_badges_and_documents_open_where_they_are_asked_about(sheet: Path, opened: Opener) -> None:
    page = opened(sheet)
    question = article(page, "Q1-02")
    question.get_by_text("Youth Workshop Leader", exact=True).last.click()
    card = question.locator(".look[open] .card-body")
    assert card.locator("img").get_attribute("src", timeout=2000)
    assert "Criteria:" in card.inner_text()
    document = article(page, "Q2-04")
    document.locator("summary", has_text="evidence/feedback-sample.md").click()
    assert document.locator(".look[open] blockquote").is_visible()
    ids = page.locator("[id]").evaluate_all("all => all.map(each => each.id)")
    assert len(ids) == len(set(ids))


def test_links_lead_to_files_of_the_dossier(sheet: Path, opened: Opener) -> None:
    page = opened(sheet)
    links = page.locator("a[href^='./']").evaluate_all("all => all.map(each => each.href)")
    assert len(links) > 10
    for link in links:
        assert Path(url2pathname(urlsplit(link).path)).is_file()
        assert not link.endswith((".html", ".svg", ".md"))


def test_a_hostile_dossier_does_nothing(opened: Opener, tmp_path: Path) -> None:
    dossier = hostile_dossier(tmp_path / "dossier")
    page = opened(worksheet(dossier, tmp_path / "sheet.html"))
    dialogs = dialogs_of(page)
    page.locator(".fold, .look, .help, .others").evaluate_all(
        "all => all.forEach(each => { each.open = true; })"
    )
    page.wait_for_timeout(300)
    assert page.evaluate("typeof hacked") == "undefined"
    assert page.locator("script").count() == 2
    text = page.locator("body").inner_text()
    assert "<script>hacked=1;alert(1)</script>" in text
    assert "{{7*7}}" in text
    assert "49" not in page.title()
    for id in ("F-05", "F-06"):
        answer(page, id, "not_met", "</script><script>alert(9)</script>")
    article(page, "F-05").locator(".cites summary").click()
    article(page, "F-05").get_by_label(NAME).check()
    page.wait_for_timeout(400)
    file = tmp_path / "saved.json"
    saved = save(page, file)
    assert saved["judgements"]["F-05"]["cites"] == [f"evidence/{NAME}"]
    assert audit(dossier, file, tmp_path / "audit.json")["F-05"]["judged"][0]["used"]
    page.reload()
    assert article(page, "F-06").locator(".comment").input_value().startswith("</script>")
    assert dialogs == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390])
def test_axe_finds_nothing(sheet: Path, opened: Opener, scheme: str, width: int) -> None:
    page = opened(sheet, color_scheme=scheme, viewport={"width": width, "height": 900})
    answer(page, "F-05", "not_met")
    answer(page, "F-06", "met")
    looks = "#q-Q1-02 .look, #q-Q2-00 .look"
    page.locator(f".fold, .help, .others, .cites, {looks}").evaluate_all(
        "all => all.forEach(each => { each.open = true; })"
    )
    page.locator("#open-only").check()
    page.locator("#open-only").uncheck()
    page.wait_for_timeout(300)
    assert violations(page) == []


def test_nothing_is_wider_than_the_screen(sheet: Path, opened: Opener) -> None:
    page = opened(sheet)
    page.locator(".fold, .look, .help, .others, .cites").evaluate_all(
        "all => all.forEach(each => { each.open = true; })"
    )
    for width, height in ((320, 800), (320, 256), (390, 844), (768, 1024)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("innerWidth") == width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_filled_sheet_prints_its_answers(sheet: Path, opened: Opener) -> None:
    page = opened(sheet)
    answer(page, "F-05", "not_met", "Only two months.")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = article(page, "F-05").locator(".comment + .printed")
    assert printed.is_visible()
    assert printed.inner_text() == "Only two months."
    assert not article(page, "F-05").locator(".comment").is_visible()
    assert not article(page, "F-05").locator(".note-field + .printed").is_visible()
    cites = article(page, "F-05").locator(".cites")
    assert cites.get_attribute("open") is not None
    assert article(page, "F-07").locator(".fold").get_attribute("open") is None
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert cites.get_attribute("open") is None


def test_two_tabs_show_the_same(sheet: Path, profile: Profile, opened: Opener) -> None:
    context = profile()
    one, other = opened(sheet, context), opened(sheet, context)
    answer(one, "F-05", "met", "In the first tab.")
    expect(article(other, "F-05")).to_have_attribute("data-state", "answered")
    assert article(other, "F-05").locator(".comment").input_value() == "In the first tab."
