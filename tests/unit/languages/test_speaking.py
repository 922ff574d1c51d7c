"""The language in use: chosen for a while, or for a whole run."""

from __future__ import annotations

from contextvars import copy_context

from badgeaudit.languages.speaking import speak, speaking, spoken


def test_english_unless_somebody_chose() -> None:
    assert spoken() == "en"


def test_for_a_while() -> None:
    with speaking("sl"):
        assert spoken() == "sl"
        with speaking("fr"):
            assert spoken() == "fr"
        assert spoken() == "sl"
    assert spoken() == "en"


def test_for_a_whole_run() -> None:
    def run() -> str:
        speak("it")
        return spoken()

    assert copy_context().run(run) == "it"
    assert spoken() == "en"
