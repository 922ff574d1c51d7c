from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.dossier.paths import shown_path


def test_decomposed_letters_are_composed() -> None:
    assert shown_path("badges/mu\u0308ll.json") == "badges/m\u00fcll.json"


def test_what_would_steer_a_terminal_is_written_out() -> None:
    assert shown_path("a\nb\x1b[31m") == "a%0Ab%1B[31m"
    assert shown_path("photo\u202egpj.exe") == "photo%E2%80%AEgpj.exe"


def test_bytes_that_are_not_utf8_are_written_out() -> None:
    assert shown_path(b"m\xfcll".decode("utf-8", "surrogateescape")) == "m%FCll"


@given(st.text(st.characters()))
def test_shown_paths_can_be_encoded_and_stay(name: str) -> None:
    shown = shown_path(name)
    shown.encode("utf-8")
    assert shown == unicodedata.normalize("NFC", shown)
    assert shown_path(shown) == shown
    assert "\0" not in shown
    assert "\n" not in shown
