"""What changed between two audits, in each format: the order, the words, and no harm done."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from itertools import pairwise
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from badgeaudit.documents.schemas import load_validator
from badgeaudit.report.difference import render_difference
from badgeaudit.report.difference_terminal import print_terminal
from badgeaudit.report.untrusted import clean
from badgeaudit.resources import folder
from tests.unit.report.difference_sample import sample, unchanged
from tests.unit.report.pages import parse, text_of
from tests.unit.report.sample import HOSTILE

FORMATS = ["terminal", "html", "markdown", "json"]
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ORDER = ["Readiness: ", "What can't be compared", "Readiness rules", "Sections", "Criteria ("]
ORDER += ["Findings:", "Judgements (", "Evidence (", "Dates"]


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return sample()


@pytest.fixture(scope="module")
def terminal(document: dict[str, Any]) -> str:
    return render_difference(document, "terminal")


@pytest.fixture(scope="module")
def page(document: dict[str, Any]) -> Any:
    return parse(render_difference(document, "html"))


class TestDocument:
    def test_follows_its_schema(self, document: dict[str, Any]) -> None:
        assert load_validator("difference").violations(document) == ()
        assert load_validator("difference").violations(unchanged()) == ()
        Draft202012Validator(schema()).validate(json.loads(render_difference(document, "json")))

    def test_the_schema_is_closed_and_described(self) -> None:
        Draft202012Validator.check_schema(schema())
        for part in (schema(), *schema()["$defs"].values()):
            assert part["description"]
            if "properties" in part:
                assert part["additionalProperties"] is False
                assert part["required"] == sorted(part["properties"])

    def test_the_schema_shares_the_words_of_the_audit(self) -> None:
        audit = json.loads((folder("schemas") / "audit.schema.json").read_text("utf-8"))["$defs"]
        ours = schema()["$defs"]
        for name in ("outcome", "message", "place"):
            assert ours[name] == audit[name]
        roles = set(audit["file"]["properties"]["role"]["enum"]) - {"ignored", "assessment"}
        assert set(ours["file"]["properties"]["role"]["enum"]) == roles

    def test_holds_what_changed(self, document: dict[str, Any]) -> None:
        kinds = {each["criterion"]: each["kind"] for each in document["criteria"]}
        assert kinds == {
            "A-1": "fixed",
            "A-2": "worse",
            "A-3": "opened",
            "B-1": "level",
            "B-2": "opened",
        }
        findings = document["findings"]
        assert (findings["fixed"], findings["new"], findings["unchanged"]) == (3, 1, 1)
        judgements = {
            (each["criterion"], each["assessor"]): each["kind"]
            for each in document["judgements"]["changes"]
        }
        assert judgements == {
            ("B-1", "Ada"): "withdrawn",
            ("B-1", "Ben"): "changed",
            ("B-1", "Cia"): "new",
            ("B-2", "Ada"): "set_aside",
        }
        files = {each["path"]: each["kind"] for each in document["evidence"]["files"]}
        assert files == {
            "application.yaml": "changed",
            "evidence/fresh.md": "added",
            "evidence/gone.md": "removed",
            "evidence/new.md": "moved",
            "evidence/plan.md": "changed",
        }
        assert document["evidence"]["unchanged"] == 1
        assert document["got_worse"] == {"criteria": ["A-2", "A-3", "B-2"], "findings": 1}

    def test_names_what_can_not_be_compared(self, document: dict[str, Any]) -> None:
        gone = [(each["id"], each["why"]) for each in document["incomparable"]["criteria"]]
        assert gone == [("C-1", "only_old"), ("A-10", "only_new"), ("A-9", "different")]
        assert [each["id"] for each in document["remarks"]] == [
            "renewal.editions",
            "renewal.tools",
        ]

    def test_no_internal_note_and_no_recipient(self) -> None:
        assert "note" not in json.dumps(schema()["$defs"]["judgement"]["properties"])


@pytest.mark.parametrize("format", FORMATS)
def test_equal_audits_give_equal_bytes(document: dict[str, Any], format: str) -> None:
    made = render_difference(document, format)
    assert made == render_difference(sample(), format)
    assert made.endswith("\n")
    assert not made.endswith("\n\n")


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
def test_what_stands_first(document: dict[str, Any], format: str) -> None:
    text = render_difference(document, format)
    if format == "html":
        text = text_of(parse(text).xpath("//main")[0])
    text = text.replace("’", "'")
    position = 0
    for name in ORDER:
        position = text.find(name, position)
        assert position >= 0, name


class TestTerminal:
    def test_says_who_and_what(self, terminal: str) -> None:
        lines = terminal.splitlines()
        assert lines[:2] == ["What changed", "Harbour Youth"]
        assert lines[2].startswith("Then: as of 2026-02-01, Tiny, edition 1, dossier ")
        assert "Now: as of 2029-02-01, Tiny, edition 2, dossier " in terminal
        assert "Readiness: Not yet ready → Undecided" in terminal
        assert "! The standard changed from edition 1 to 2." in terminal

    @pytest.mark.parametrize(
        "line",
        [
            "  A-10 Title: new in this edition",
            "  A-9 Title: asked otherwise: the question",
            "  C-1 Title: only in the former edition",
            "  ✓ D-1 D-1: does not hold → holds (derived)",
            "  Not met now (1)",
            "  ✗ A-2 Title (met → not met; was met before)",
            "  ✓ A-1 Title (not met → met)",
            "  ✓ B-1 Title (met (level 3, 4) → met (level 4, 5))",
            "  A-1 Title: 2 fixed",
            "  unchanged: A-4",
            "    B-1 Title; Ben, reviewer: level 4 of 5 → level 5 of 5",
            "  moved: evidence/new.md (was evidence/old.md)",
            "    Judgements that rested on it: B-1 (Ada), B-2 (Ada)",
            "    Judgements that rested on it: B-1 (Ben, on a part of it)",
            "  P-05 Renewal: due 2029-01-01 → due 2029-01-01, overdue",
        ],
    )
    def test_lines(self, terminal: str, line: str) -> None:
        assert line in terminal.splitlines()

    def test_of_many_judgements_the_criteria_are_named(self, document: dict[str, Any]) -> None:
        document = deepcopy(document)
        [file] = [f for f in document["evidence"]["files"] if f["path"] == "evidence/plan.md"]
        first, second = file["rested"]
        file["rested"] = [{**one, "assessor": f"{n}"} for one in (first, second) for n in range(4)]
        text = render_difference(document, "terminal")
        assert "    Judgements that rested on it: 8, of B-1, B-2" in text.splitlines()

    def test_nothing_changed_is_said(self) -> None:
        text = render_difference(unchanged(), "terminal")
        assert "Nothing: the two audits say the same." in text
        assert "No criterion came out otherwise." in text
        assert "fixed: " not in text

    def test_a_narrow_encoding_gets_another_arrow(self, document: dict[str, Any]) -> None:
        import io

        from rich.console import Console

        raw = io.BytesIO()
        stream = io.TextIOWrapper(raw, "cp1250")
        print_terminal(document, Console(file=stream, width=80))
        stream.flush()
        assert "not met -> met" in raw.getvalue().decode("cp1250")

    def test_long_lists_are_counted(self, document: dict[str, Any]) -> None:
        long = {**document, "criteria": document["criteria"] * 30}
        assert "and 18 more; the JSON has them all" in render_difference(long, "terminal")


class TestPage:
    def test_stands_alone(self, document: dict[str, Any], page: Any) -> None:
        text = render_difference(document, "html")
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert "default-src 'none'" in policy
        assert "script-src 'sha256-" in policy
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)
        assert len(page.xpath("//script")) == 1

    def test_every_link_of_the_contents_leads_to_a_section(self, page: Any) -> None:
        targets = page.xpath("//nav//a/@href")
        ids = set(page.xpath("//main/section/@id"))
        assert {target.removeprefix("#") for target in targets} == ids
        for section in page.xpath("//main/section"):
            assert page.xpath(f"//h2[@id='{section.get('aria-labelledby')}']")

    def test_headings_do_not_skip_a_level(self, page: Any) -> None:
        levels = [int(each.tag[1]) for each in page.xpath("//h1|//h2|//h3|//h4")]
        assert all(two - one <= 1 for one, two in pairwise(levels))

    def test_colour_never_stands_alone(self, page: Any) -> None:
        marks = page.xpath("//*[contains(@class, 'mark ')]")
        assert marks
        for mark in marks:
            assert re.search(r"\w", text_of(mark))

    def test_shows_old_and_new_comments(self, page: Any) -> None:
        said = [text_of(each) for each in page.xpath("//section[@id='judgements']//li")]
        assert any("Then: Seen." in each for each in said)
        assert any("What it was based on has changed" in each for each in said)


class TestHarm:
    def test_page(self) -> None:
        text = render_difference(sample(HOSTILE, HOSTILE), "html")
        assert not HARMFUL.search(text)
        tree = parse(text)
        assert len(tree.xpath("//script")) == 1
        assert "alert" not in tree.xpath("//script")[0].text_content()
        assert tree.xpath("//img | //iframe | //form | //object") == []
        assert not [a for each in tree.iter() for a in each.attrib if a.startswith("on")]
        assert clean(HOSTILE) in tree.text_content()
        assert len(tree.xpath("//main")) == 1

    def test_markdown(self) -> None:
        text = render_difference(sample(HOSTILE, HOSTILE), "markdown")
        assert not HARMFUL.search(text)
        tree = parse(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
        assert not tree.xpath("//script | //img | //main | //details")
        assert "**bold** [click](javascript:alert(3))" in tree.text_content()

    @pytest.mark.parametrize("format", ["terminal", "json"])
    def test_terminal_and_json(self, format: str) -> None:
        assert not HARMFUL.search(render_difference(sample(HOSTILE, HOSTILE), format))


def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        (folder("schemas") / "difference.schema.json").read_text("utf-8")
    )
    return loaded
