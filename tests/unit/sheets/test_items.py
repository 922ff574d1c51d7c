from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.cli.running import Audited
from badgeaudit.sheets.items import items, portions, written
from badgeaudit.sheets.questions import Question, begun, sheet_of


def question(found: Audited, id: str) -> Question:
    sheet = sheet_of(found.audit, begun(found.audit, "M", "reviewer", "R"), "R")
    return next(each for each in sheet.questions if each.criterion.id == id)


def test_badges_come_first_then_files_then_other_evidence(riverbank: Audited) -> None:
    found = items(question(riverbank, "Q2-02"), riverbank.audit.dossier)
    assert [item.number for item in found] == list(range(1, len(found) + 1))
    assert all(item.row is not None for item in found[:12])
    assert (found[12].path, found[12].row) == ("evidence/assessment-guide.md", None)
    assert found[12].concerned
    others = [item for item in found if not item.concerned]
    assert "evidence/registration-extract.pdf" in [item.path for item in others]
    assert not {item.path for item in others} & {item.path for item in found if item.concerned}


def test_no_file_stands_twice(riverbank: Audited) -> None:
    found = items(question(riverbank, "Q1-10"), riverbank.audit.dossier)
    assert len({item.path for item in found}) == len(found)


def test_what_the_applicant_wrote_about_it(riverbank: Audited) -> None:
    names = dict(written(question(riverbank, "Q2-00"), riverbank.audit.dossier))
    assert list(names) == ["examples"]
    assert names["examples"][0]["title"]
    policies = dict(written(question(riverbank, "Q2-03"), riverbank.audit.dossier))
    assert policies == {"policies.assessment": "evidence/assessment-guide.md"}


def test_the_claim_is_not_repeated(riverbank: Audited) -> None:
    assert not written(question(riverbank, "Q1-02"), riverbank.audit.dossier)


@given(st.text(), st.integers(4, 50))
def test_portions_are_the_text(text: str, size: int) -> None:
    parts = portions(text, size)
    assert "".join(parts) == text
    assert all(len(part) <= size for part in parts)
    assert len(parts) == 1 or all(parts)


def test_portions_end_where_a_line_ends() -> None:
    assert portions("one line\ntwo lines\nthree", 12) == ("one line\n", "two lines\n", "three")
    assert portions("one two three four", 10) == ("one two ", "three four")
