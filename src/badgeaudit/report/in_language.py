"""in_language: an audit document, which is in English, said in another language.

The saved audit stays English, so that equal audits are equal files wherever they are made. What
people read is said anew from the ids and values of its messages, and from the standard's texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.languages import catalogue, sentence
from badgeaudit.languages.speaking import SOURCE
from badgeaudit.model.places import Message, Parameter
from badgeaudit.model.translation import Translation

Document = dict[str, Any]

_MESSAGE = {"id", "params", "text"}
_CRITERION = ("title", "question", "why", "wanted", "remedy", "passed_example", "failed_example")


def in_language(
    document: Document, language: str, translation: Translation | None = None
) -> Document:
    """Return the document in a language; the one given is not changed.

    ``translation`` has the texts of the document's standard; without it, and where it translates
    other words than the document's, they stay English. Messages that no catalogue has stay too.
    """
    if language == SOURCE:
        return document
    said: Document = _said(document, language)
    if translation is not None:
        _standard(said, translation)
    return said


def _said(value: Any, language: str) -> Any:
    """Return the value with each message in it said anew."""
    if isinstance(value, Mapping):
        if value.keys() == _MESSAGE and value["id"] in catalogue():
            params = {key: _parameter(each) for key, each in value["params"].items()}
            return {**value, "text": sentence(Message(value["id"], params), language)}
        return {key: _said(each, language) for key, each in value.items()}
    if isinstance(value, list):
        return [_said(each, language) for each in value]
    return value


def _parameter(value: Any) -> Parameter:
    return tuple(map(str, value)) if isinstance(value, list) else value


def _standard(document: Document, translation: Translation) -> None:
    """Put the texts of the standard in; the document is ours by now."""
    standard = document["standard"]
    advice = {c["id"]: c["check"]["advice"] for c in standard["criteria"] if c["check"]}
    _put(standard, "standard", "all", ("title", "disclaimer"), translation)
    for section in standard["sections"]:
        _put(section, "sections", section["id"], ("title", "text"), translation)
    for level in standard["scale"]["levels"]:
        _put(level, "levels", str(level["value"]), ("title", "description"), translation)
    for rule in (*standard["procedure"], *document["procedure"]):
        _put(rule, "procedure", rule.get("id") or rule["rule"], ("title", "text"), translation)
    for rule in document["readiness"]["rules"]:
        _put(rule, "rules", rule["id"], ("title", "text"), translation)
    standard["assumptions"] = {
        id: translation.said("assumptions", id, {"text": text})["text"]
        for id, text in standard["assumptions"].items()
    }
    english = {criterion["id"]: dict(criterion) for criterion in standard["criteria"]}
    for criterion in standard["criteria"]:
        _criterion(criterion, english, translation)
    said = {c["id"]: c["check"]["advice"] for c in standard["criteria"] if c["check"]}
    for result in document["results"]:
        id = result["criterion"]
        if advice.get(id):
            _advise(result, advice[id], said[id])


def _criterion(
    criterion: Document, english: Mapping[str, Document], translation: Translation
) -> None:
    id = criterion["same_as"]
    repeats = id in english and all(english[id][name] == criterion[name] for name in _CRITERION)
    names = _CRITERION if repeats else (*_CRITERION, "note")
    source = english[id] if repeats else criterion
    texts = {name: source[name] for name in (*_CRITERION, "note")}
    texts["advice"] = source["check"]["advice"] if source["check"] else ""
    said = translation.said("criteria", id if repeats else criterion["id"], texts)
    criterion.update({name: said[name] for name in names})
    if criterion["check"]:
        criterion["check"] = {**criterion["check"], "advice": said["advice"]}


def _advise(value: Any, advice: str, said: str) -> None:
    """Say a criterion's advice in the messages that quote it."""
    if isinstance(value, dict):
        if value.keys() == _MESSAGE and value["params"].get("advice") == advice:
            value["text"] = value["text"].replace(advice, said, 1)
            return
        for each in value.values():
            _advise(each, advice, said)
    elif isinstance(value, list):
        for each in value:
            _advise(each, advice, said)


def _put(
    part: Document, kind: str, id: str, names: tuple[str, ...], translation: Translation
) -> None:
    found = {name: part[name] for name in names if isinstance(part.get(name), str)}
    part.update(translation.said(kind, id, found))
