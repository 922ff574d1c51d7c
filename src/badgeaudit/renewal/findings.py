"""Findings of two audits, matched by fingerprint: fixed, new, unchanged."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from badgeaudit.renewal.comparable import Comparable, Part, distinct

_NUMBER = re.compile(r"-[0-9]+$")

FILES = ""
"""Stands for the criterion of findings about a file's shape."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding; where it is in both audits, as the new one has it."""

    found: Part
    was: str
    """Its outcome in the former audit; empty when it was not there."""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one criterion, or of all files when ``criterion`` is empty."""

    criterion: str
    title: str
    fixed: tuple[Finding, ...]
    new: tuple[Finding, ...]
    unchanged: tuple[Finding, ...]

    @property
    def graver(self) -> tuple[Finding, ...]:
        """What is a failure now and was none: new failures, and findings that became one."""
        return tuple(
            each
            for each in (*self.new, *self.unchanged)
            if each.found["outcome"] == "failed" != each.was
        )


def finding_changes(old: Part, new: Part, common: Comparable) -> tuple[FindingGroup, ...]:
    """Return the findings by criterion, in the new standard's order, those of files last.

    Remarks (findings that say ``passed``) are left out, and so is every criterion that can't be
    compared. Criteria without findings have no group.
    """
    return tuple(_groups(old, new, common))


def _groups(old: Part, new: Part, common: Comparable) -> Iterator[FindingGroup]:
    then = {each["criterion"]: _observed(each) for each in old["results"]}
    now = {each["criterion"]: _observed(each) for each in new["results"]}
    for id, criterion in distinct(new["standard"]).items():
        if id in common.criteria and (then[id] or now[id]):
            yield _matched(id, criterion["title"], then[id], now[id])
    before, after = _against(old["file_findings"]), _against(new["file_findings"])
    if before or after:
        yield _matched(FILES, "", before, after)


def _observed(result: Part) -> list[Part]:
    return _against(result["observed"]["findings"]) if result["observed"] else []


def _against(findings: Sequence[Part]) -> list[Part]:
    return [each for each in findings if each["outcome"] != "passed"]


def _matched(criterion: str, title: str, then: Sequence[Part], now: Sequence[Part]) -> FindingGroup:
    """Match one to one: of three alike findings two can be unchanged and one fixed.

    Findings alike in all that a fingerprint holds differ in their words only, so those that say the
    same are matched first. The rest of them are matched in order: an improved text that is still
    too short is the same finding.
    """
    pairs: dict[int, int] = {}
    for key in (_by_words, _by_kind):
        waiting: dict[tuple[str, ...], deque[int]] = {}
        for number in sorted(set(range(len(then))) - set(pairs.values())):
            waiting.setdefault(key(then[number]), deque()).append(number)
        for number, finding in enumerate(now):
            numbers = waiting.get(key(finding))
            if number not in pairs and numbers:
                pairs[number] = numbers.popleft()
    gone = sorted(set(range(len(then))) - set(pairs.values()))
    return FindingGroup(
        criterion=criterion,
        title=title,
        fixed=tuple(Finding(then[number], then[number]["outcome"]) for number in gone),
        new=tuple(Finding(each, "") for number, each in enumerate(now) if number not in pairs),
        unchanged=tuple(
            Finding(now[number], then[pairs[number]]["outcome"]) for number in sorted(pairs)
        ),
    )


def _by_words(finding: Part) -> tuple[str, ...]:
    return (*_by_kind(finding), finding["message"]["text"])


def _by_kind(finding: Part) -> tuple[str, ...]:
    """Return the fingerprint without the number that tells alike findings of one audit apart."""
    if finding["fingerprint"]:
        return (_NUMBER.sub("", finding["fingerprint"]),)
    return (finding["message"]["id"], finding["subject"])
