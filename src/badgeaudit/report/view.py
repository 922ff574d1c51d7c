"""View: the audit document joined and folded for reading; templates and the terminal ask it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from badgeaudit.report.options import DEFAULT_OPTIONS, RenderOptions
from badgeaudit.report.phrases import phrase

T = TypeVar("T")

OPEN = frozenset({"cantTell", "untested"})
"""Outcomes that are neither met nor not met."""

TOTAL = "total"

HINT = "hint"
"""Stands for the outcome of a finding that speaks against a criterion, but decides nothing."""


class Fold(NamedTuple):
    """A long list in three parts: shown at once, shown on opening, only counted."""

    shown: Sequence[Any]
    folded: Sequence[Any]
    rest: int


class Group(NamedTuple):
    """Findings of one kind: same outcome, same message."""

    outcome: str
    total: int
    text: str
    """The words all of them share; empty when each has its own."""
    fold: Fold


class Item(NamedTuple):
    """A criterion together with its result, if it has one."""

    criterion: Mapping[str, Any]
    result: Mapping[str, Any] | None

    @property
    def outcome(self) -> str:
        """The resolved outcome; ``untested`` when the audit has no result for it."""
        return "untested" if self.result is None else str(self.result["outcome"])


class View:
    """Look-ups over one audit document; holds nothing that the document does not."""

    def __init__(
        self, document: Mapping[str, Any], options: RenderOptions = DEFAULT_OPTIONS
    ) -> None:
        self.document = document
        self.options = options
        standard = document["standard"]
        self.standard = standard
        self.criteria = {each["id"]: each for each in standard["criteria"]}
        self.results = {each["criterion"]: each for each in document["results"]}
        self.scores = {each["section"]: each for each in document["scores"]}
        self.rules = {each["id"]: each for each in document["readiness"]["rules"]}
        self.procedure = {each["id"]: each for each in standard["procedure"]}
        subjects = document["subjects"]
        self._names = {
            each["id"]: each["name"] or each["id"]
            for kind in ("issuers", "badge_classes")
            for each in subjects[kind]
        }

    @property
    def title(self) -> str:
        """Who is audited: the organisation, else the dossier's name."""
        dossier = self.document["dossier"]
        return str(dossier["organisation"] or dossier["name"])

    @property
    def total(self) -> Mapping[str, Any]:
        """The score over all sections."""
        total: Mapping[str, Any] = self.scores[TOTAL]
        return total

    def item(self, criterion: str) -> Item:
        """Return a criterion with its result. Raises KeyError when there is no such criterion."""
        return Item(self.criteria[criterion], self.results.get(criterion))

    def items(self, section: str) -> list[Item]:
        """Return a section's criteria in the standard's order."""
        return [self.item(id) for id, each in self.criteria.items() if each["section"] == section]

    def unmet(self) -> list[Item]:
        """Return every criterion that is not met, each once."""
        return [each for each in self._distinct() if each.outcome == "failed"]

    def open(self) -> list[Item]:
        """Return every criterion that is still open, each once."""
        return [each for each in self._distinct() if each.outcome in OPEN]

    def divergent(self) -> list[Item]:
        """Return every criterion whose layers contradict each other."""
        return [each for each in self._distinct() if each.result and each.result["divergences"]]

    def rule_counts(self) -> dict[str, int]:
        """Return how many rules hold, do not hold, are open."""
        outcomes = [rule["outcome"] for rule in self.rules.values()]
        return {
            "holding": outcomes.count("passed"),
            "failing": outcomes.count("failed"),
            "open": sum(outcome in OPEN for outcome in outcomes),
            "all": len(outcomes),
        }

    def subject_name(self, subject: str) -> str:
        """Return what people call a subject: a badge's or issuer's name, else its id."""
        return phrase("the-dossier") if subject == "dossier" else self._names.get(subject, subject)

    def groups(self, findings: Iterable[Mapping[str, Any]]) -> list[Group]:
        """Return findings by kind, in their order, each kind folded by the options."""
        kinds: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
        for finding in findings:
            kinds.setdefault((finding["outcome"], finding["message"]["id"]), []).append(finding)
        return [self._group(outcome, kind) for (outcome, _), kind in kinds.items()]

    def weighed(self, item: Item) -> list[Mapping[str, Any]]:
        """Return a criterion's findings; one that decides nothing is a ``hint``, not a failure.

        A heuristic that may not settle its outcome, and a check on an optional criterion, must not
        look like a verdict.
        """
        observed = item.result["observed"] if item.result else None
        if observed is None:
            return []
        decides = observed["settled"] and item.criterion["obligation"] != "may"
        return [
            each if decides or each["outcome"] != "failed" else {**each, "outcome": HINT}
            for each in observed["findings"]
        ]

    def findings_of(self, subject: str) -> list[Mapping[str, Any]]:
        """Return all that speaks against a subject, from files and criteria, and hints about it."""
        return self._by_subject.get(subject, [])

    def badges(self) -> Fold:
        """Return the badge classes, those with most findings first, folded."""
        classes = self.document["subjects"]["badge_classes"]
        return self._fold(sorted(classes, key=lambda each: -each["findings"]), self.options.badges)

    def files(self) -> Fold:
        """Return the files, those with problems first, folded."""
        files = self.document["dossier"]["files"]
        return self._fold(sorted(files, key=lambda each: each["valid"]), self.options.files)

    def file_counts(self) -> dict[str, int]:
        """Return how many files there are per role, and in all."""
        counts: dict[str, int] = {}
        for file in self.document["dossier"]["files"]:
            counts[file["role"]] = counts.get(file["role"], 0) + 1
        return dict(sorted(counts.items()))

    def steps(self) -> Fold:
        """Return the next steps in their order, folded but never dropped."""
        steps = self.document["steps"]
        return Fold(steps[: self.options.steps], steps[self.options.steps :], 0)

    def first_finding(self, step: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Return what to look at first for a step that is not an assessor's."""
        observed = self.results[step["criterion"]]["observed"]
        if step["action"] == "judge" or observed is None:
            return None
        findings = [each for each in observed["findings"] if each["outcome"] != "passed"]
        failed = [each for each in findings if each["outcome"] == "failed"]
        return next(iter(failed or findings), None)

    def fold(self, items: Sequence[T], shown: int) -> Fold:
        """Return any list folded after ``shown`` entries."""
        return self._fold(items, shown)

    def sources(self, keys: Iterable[str]) -> list[Mapping[str, Any]]:
        """Return the sources with these keys, each with its ``key``."""
        known = self.standard["sources"]
        return [{"key": key, **known[key]} for key in keys if key in known]

    def assumptions(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """Return ids and texts of the assumptions used."""
        known = self.standard["assumptions"]
        return [(id, known[id]) for id in ids if id in known]

    def _distinct(self) -> Iterable[Item]:
        return (self.item(id) for id, each in self.criteria.items() if not each["same_as"])

    def _group(self, outcome: str, findings: list[Mapping[str, Any]]) -> Group:
        texts = {finding["message"]["text"] for finding in findings}
        return Group(
            outcome,
            len(findings),
            next(iter(texts)) if len(texts) == 1 else "",
            self._fold(findings, self.options.findings),
        )

    def _fold(self, items: Sequence[T], shown: int) -> Fold:
        end = shown + self.options.folded
        if len(items) == shown + 1:
            shown += 1  # a fold that hides a single line helps nobody
        return Fold(items[:shown], items[shown:end], max(0, len(items) - end))

    @cached_property
    def _by_subject(self) -> dict[str, list[Mapping[str, Any]]]:
        found: dict[str, list[Mapping[str, Any]]] = {}
        for finding in self.document["file_findings"]:
            found.setdefault(finding["subject"], []).append(finding)
        for item in self._distinct():
            for finding in self.weighed(item):
                if finding["outcome"] in ("failed", "cantTell", HINT):
                    named = {**finding, "criterion": item.criterion["id"]}
                    found.setdefault(finding["subject"], []).append(named)
        for badge in self.document["subjects"]["badge_classes"]:
            for hint in badge.get("hints", ()):
                about = found.setdefault(badge["id"], [])
                if all(each["message"]["text"] != hint["text"] for each in about):
                    made = {"outcome": HINT, "message": hint, "subject": badge["id"]}
                    about.append({**made, "place": None, "criterion": ""})
        return found
