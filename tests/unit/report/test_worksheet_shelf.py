"""Cards: what is shown of badges and documents, and how little when there are many."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from badgeaudit.cli.running import Audited, Wish, audited
from badgeaudit.report.document import to_document
from badgeaudit.report.view import View
from badgeaudit.report.worksheet_asks import asks_of
from badgeaudit.report.worksheet_shelf import shelf_of
from badgeaudit.sheets.materials import Materials
from badgeaudit.sheets.questions import Sheet, begun, sheet_of
from tests.acceptance.dossiers import BADGE, small_dossier, write

EXAMPLES = Path(__file__).parents[3] / "examples"
MANY = 125


def made(dossier: Path) -> tuple[Sheet, Audited]:
    found = audited(Wish([dossier], as_of="2026-10-15", quiet=True))
    return sheet_of(found.audit, begun(found.audit, "Mira", "reviewer", ""), ""), found


@pytest.fixture(scope="module")
def riverbank() -> tuple[Sheet, Audited]:
    return made(EXAMPLES / "riverbank-youth")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sheet, Audited]:
    dossier = small_dossier(tmp_path_factory.mktemp("large") / "dossier")
    picture = (EXAMPLES / "riverbank-youth" / "badges" / "workshop-leader.png").read_bytes()
    for number in range(MANY):
        id = f"https://issuer.example/badges/{number}"
        badge = {**BADGE, "id": id, "name": f"Badge {number}", "image": f"{number}.png"}
        badge["criteria"] = {"narrative": "Lead a workshop. " * 800}
        write(dossier / "badges" / f"{number}.json", badge)
        (dossier / "badges" / f"{number}.png").write_bytes(picture)
    for number in range(80):
        (dossier / "evidence" / f"{number:02}.md").write_text("Words. " * 2000, "utf-8")
    return made(dossier)


def test_cards_of_the_sample(riverbank: tuple[Sheet, Audited]) -> None:
    sheet, found = riverbank
    links = {"evidence/three-year-plan.docx": "./plan.docx"}
    shelf = shelf_of(sheet, Materials(found.opened.source), links)
    assert len(shelf.badges) == 12
    assert all(card.picture.startswith("data:image/") for card in shelf.badges.values())
    plan = shelf.documents["evidence/three-year-plan.docx"]
    assert (plan.href, plan.extract.kind) == ("./plan.docx", "docx")
    assert "plan" in plan.extract.text.lower()
    drawing = shelf.documents["evidence/system-map.svg"]
    assert drawing.picture.startswith("data:image/svg+xml;base64,")
    assert drawing.href == ""
    assert "application.yaml" not in shelf.documents
    assert not any(path.startswith(("badges/", "credentials/")) for path in shelf.documents)


def test_many_badges_share_the_room(large: tuple[Sheet, Audited]) -> None:
    sheet, found = large
    shelf = shelf_of(sheet, Materials(found.opened.source), {})
    assert len(shelf.badges) == MANY + 1
    cards = shelf.badges.values()
    assert sum(len(each.card.criteria) + len(each.card.description) for each in cards) < 800_000
    assert sum(len(each.picture) for each in cards) <= 900_000
    cut = shelf.badges["https://issuer.example/badges/7"].card
    assert cut.criteria.endswith(" …")
    assert len(shelf.documents) == 60


def test_questions_name_few_of_many(large: tuple[Sheet, Audited]) -> None:
    sheet, found = large
    view = View(to_document(found.audit))
    shelf = shelf_of(sheet, Materials(found.opened.source), {})
    asks = list(asks_of(sheet, view, shelf))
    about = [ask for ask in asks if ask.item.criterion["applies_to"] == "badge_class"]
    assert about
    for ask in about:
        assert len(ask.badges) <= 24
        assert len(ask.badges) + ask.more_badges == MANY + 1
        assert len(ask.files) <= 60


def test_the_page_of_many_badges_stays_usable(large: tuple[Sheet, Audited]) -> None:
    from badgeaudit.report.worksheet import render_worksheet

    sheet, found = large
    text = render_worksheet(sheet, to_document(found.audit), Materials(found.opened.source))
    assert len(text.encode()) < 3_000_000
    assert json.dumps(sheet.assessment.assessor) in text


def test_badges_that_did_not_pass_come_first(riverbank: tuple[Sheet, Audited]) -> None:
    sheet, found = riverbank
    view = View(to_document(found.audit))
    shelf = shelf_of(sheet, Materials(found.opened.source), {})
    asks = {ask.item.criterion["id"]: ask for ask in asks_of(sheet, view, shelf)}
    assert [each.outcome for each in asks["Q1-14"].badges][:3] == ["failed", "passed", "passed"]
    hinted = [each.outcome for each in asks["Q1-05"].badges]
    assert hinted == ["hint"] * 4 + [""] * 8  # a heuristic never says passed or failed
    assert asks["Q1-10"].badges == []
    assert len(asks["Q1-10"].others) == 15
    assert asks["F-05"].files[0][1].startswith("credentials/")
    assert "evidence/three-year-plan.docx" in {path for _, path in asks["F-06"].files}
