from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.dossier.safe_names import numbered, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("plan.pdf", "plan.pdf"),
        ("\u00fcber uns.pdf", "\u00fcber uns.pdf"),
        ('a<b>:"c|d?e*.pdf', "a_b___c_d_e_.pdf"),
        ("notes. ", "notes"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("COM1", "_COM1"),
        ("console.txt", "console.txt"),
        ("..", "_"),
        ("", "_"),
        ("a/b\\c", "a_b_c"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_names_for_every_system(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_any_name_becomes_safe_and_stays(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert safe == safe_name(safe)
    assert len(safe.encode()) <= 160
    assert not set(safe) & set('<>:"|?*\\/\0\n')
    assert safe.strip(". ")
    assert safe[-1] not in ". "


def test_numbers_come_before_the_ending() -> None:
    assert numbered("evidence/plan.pdf", 1) == "evidence/plan.pdf"
    assert numbered("evidence/plan.pdf", 2) == "evidence/plan-2.pdf"
    assert numbered("evidence/plan", 3) == "evidence/plan-3"
