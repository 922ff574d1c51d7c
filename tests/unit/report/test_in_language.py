"""An audit document said in another language, from the ids of its messages and a translation."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest

from badgeaudit import languages
from badgeaudit.model.places import Message
from badgeaudit.model.translation import Translation, stamp
from badgeaudit.report import in_language as module
from badgeaudit.report.in_language import in_language
from tests.unit.report.sample import document, sample_texts

CRITERION = ("title", "question", "why", "wanted", "remedy", "passed_example", "failed_example")


@pytest.fixture
def shouting() -> Iterator[None]:
    """Let every message be said in capitals."""

    def sentence(said: Message, language: str) -> str:
        assert language == "sl"
        return f"{said.id} {sorted(said.params.items())}".upper()

    with (
        sample_texts(),
        patch.object(module, "sentence", sentence),
        patch.object(module, "catalogue", languages.catalogue),
    ):
        yield


def messages(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() == {"id", "params", "text"}:
            yield value
        for each in value.values():
            yield from messages(each)
    elif isinstance(value, list):
        for each in value:
            yield from messages(each)


def capitals(english: dict[str, str]) -> dict[str, str]:
    return {
        "of": stamp(english, [n for n, t in english.items() if t]),
        **{name: text.upper() for name, text in english.items() if text},
    }


def translation(whole: dict[str, Any]) -> Translation:
    standard = whole["standard"]
    return Translation(
        "sl",
        False,
        {
            "standard": {"all": capitals({n: standard[n] for n in ("title", "disclaimer")})},
            "sections": {
                s["id"]: capitals({n: s[n] for n in ("title", "text")})
                for s in standard["sections"]
            },
            "rules": {
                r["id"]: capitals({n: r[n] for n in ("title", "text")})
                for r in whole["readiness"]["rules"]
            },
            "criteria": {
                c["id"]: capitals(
                    {
                        **{n: c[n] for n in (*CRITERION, "note")},
                        "advice": c["check"]["advice"] if c["check"] else "",
                    }
                )
                for c in standard["criteria"]
            },
        },
    )


def test_english_is_the_document_itself() -> None:
    whole = document()
    assert in_language(whole, "en", translation(whole)) is whole


def test_every_message_is_said_anew_and_nothing_else_changes(shouting: None) -> None:
    whole = document()
    before = copy.deepcopy(whole)
    said = in_language(whole, "sl")
    assert whole == before
    now = list(messages(said))
    assert len(now) > 10
    assert all(each["text"] == each["text"].upper() for each in now)
    for old, new in zip(messages(whole), now, strict=True):
        new["text"] = old["text"]
    assert said == whole


def test_a_message_of_another_version_stays(shouting: None) -> None:
    whole = document()
    first = next(messages(whole))
    first.update(id="checks.of-tomorrow", text="Words of tomorrow.")
    assert next(messages(in_language(whole, "sl")))["text"] == "Words of tomorrow."


def test_the_texts_of_the_standard(shouting: None) -> None:
    whole = document()
    said = in_language(whole, "sl", translation(whole))
    assert said["standard"]["disclaimer"] == whole["standard"]["disclaimer"].upper()
    for old, new in zip(whole["standard"]["criteria"], said["standard"]["criteria"], strict=True):
        assert new["title"] == old["title"].upper()
        assert new["why"] == old["why"].upper()
        assert new["id"] == old["id"]
    for old, new in zip(whole["readiness"]["rules"], said["readiness"]["rules"], strict=True):
        assert new["text"] == old["text"].upper()


def test_other_words_than_those_translated_stay_english(shouting: None) -> None:
    whole = document()
    made = translation(whole)
    whole["standard"]["criteria"][0]["why"] = "Because of something else."
    said = in_language(whole, "sl", made)
    assert said["standard"]["criteria"][0] == whole["standard"]["criteria"][0]
    assert said["standard"]["criteria"][1] != whole["standard"]["criteria"][1]


def test_advice_is_said_where_a_finding_quotes_it() -> None:
    whole = document()
    criterion = next(c for c in whole["standard"]["criteria"] if c["check"])
    criterion["check"]["advice"] = "Give it a name."
    text = {"id": "none", "params": {"advice": "Give it a name."}, "text": "Give it a name. Line 3"}
    result = next(r for r in whole["results"] if r["criterion"] == criterion["id"])
    result["divergences"] = [text]
    said = in_language(whole, "sl", translation(whole))
    result = next(r for r in said["results"] if r["criterion"] == criterion["id"])
    assert result["divergences"][0]["text"] == "GIVE IT A NAME. Line 3"
