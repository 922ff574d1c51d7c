from __future__ import annotations

import pickle
from collections import Counter

import pytest

from badgeaudit.model.outcomes import Answer, AppliesTo, Obligation, Outcome, Status
from badgeaudit.model.standard import (
    Criterion,
    Deadline,
    ProcedureRule,
    Rule,
    Section,
    Standard,
)
from badgeaudit.standard.loading import find_standard, load_standard

Stated = Criterion | Rule | Section | ProcedureRule


@pytest.fixture(scope="module")
def label() -> Standard:
    return load_standard(find_standard("quality-label"))


def ids(prefix: str, last: int) -> list[str]:
    return [f"{prefix}-{number:02}" for number in range(1, last + 1)]


CATALOGUE = [
    *ids("F", 9),
    *ids("Q1", 21),
    *("Q2-00", "Q2-01", "Q2-02", "Q2-03", "Q2-04", "Q2-05-1", "Q2-05-2", "Q2-05-3"),
    *("Q2-06", "Q2-07", "Q2-08", "Q2-09", "Q2-10"),
    *ids("Q3", 3),
    *("Q4-00", "Q4-01", "Q4-02", "Q4-03-1", "Q4-03-2", "Q4-03-3"),
    *("Q4-04-1", "Q4-04-2", "Q4-04-3", "Q4-05", "Q4-06"),
]

OWN = {"Q4-06", "P-08", "P-09", "P-10"}
"""Our own proposals, without a source."""

OFFICIAL = {*ids("F", 9), "Q2-00", "Q3-01", "Q3-02", "Q4-00", "Q4-01"}


def test_the_catalogue_is_complete_and_in_order(label: Standard) -> None:
    assert [criterion.id for criterion in label.criteria] == CATALOGUE
    assert all(criterion.id.startswith(criterion.section) for criterion in label.criteria)
    counts = Counter(criterion.section for criterion in label.criteria)
    assert counts == {"F": 9, "Q1": 21, "Q2": 13, "Q3": 3, "Q4": 11}


def test_bundled_standards_are_named_like_their_folders(label: Standard) -> None:
    assert label.id == "quality-label"


def test_nothing_derived_is_called_official(label: Standard) -> None:
    assert {c.id for c in label.criteria if c.status is Status.OFFICIAL} == OFFICIAL


def test_everything_official_has_an_official_source(label: Standard) -> None:
    every: list[Stated] = [*label.criteria, *label.rules, *label.sections, *label.procedure]
    for each in every:
        kinds = {label.sources[key].kind for key in each.sources}
        assert kinds or each.id in OWN, each.id
        assert each.status is Status.DERIVED or "official" in kinds, each.id


def test_what_no_page_tells_leans_on_none(label: Standard) -> None:
    every: list[Stated] = [*label.criteria, *label.procedure]
    assert {each.id for each in every if not each.sources} == OWN
    texts = [rule.text for rule in label.procedure if rule.id in OWN]
    texts += [criterion.note for criterion in label.criteria if criterion.id in OWN]
    assert all("Our own proposal" in text for text in texts)


def test_every_source_and_assumption_is_used(label: Standard) -> None:
    every: list[Stated] = [*label.criteria, *label.rules, *label.sections, *label.procedure]
    named = {key for each in every for key in each.sources} | set(label.scale.sources)
    assert named == set(label.sources)
    assumed = {id for rule in label.rules for id in rule.assumes} | set(label.scale.assumes)
    assert assumed == set(label.assumptions)
    urls = [source.url for source in label.sources.values()]
    assert len(set(urls)) == len(urls)


def test_every_criterion_has_all_its_texts(label: Standard) -> None:
    for criterion in label.criteria:
        texts = criterion.texts
        assert texts.question.endswith("?"), criterion.id
        for text in (texts.title, texts.why, texts.wanted, texts.remedy):
            assert len(text) > 2, criterion.id
        assert texts.passed_example
        assert texts.failed_example
        assert texts.passed_example != texts.failed_example
        assert criterion.same_as or len(texts.remedy) > len(texts.title)


def test_no_two_criteria_ask_the_same(label: Standard) -> None:
    own = [criterion for criterion in label.criteria if criterion.same_as is None]
    assert len({criterion.texts.question for criterion in own}) == len(own)
    assert len({criterion.texts.title for criterion in own}) == len(own)


def test_every_official_criterion_says_where_our_reading_begins(label: Standard) -> None:
    assert all(c.note for c in label.criteria if c.status is Status.OFFICIAL)


def test_must_is_what_the_label_asks_and_valid_files(label: Standard) -> None:
    must = {c.id for c in label.criteria if c.obligation is Obligation.MUST}
    may = {c.id for c in label.criteria if c.obligation is Obligation.MAY}
    assert must == (OFFICIAL - {"Q3-02"}) | {"Q1-17"}
    assert may == {"Q2-08", "Q3-02", "Q3-03"}


def test_questions_with_levels(label: Standard) -> None:
    levels = {c.id for c in label.criteria if c.answer is Answer.LEVEL}
    assert levels == {"Q1-19", "Q2-00", "Q2-02", "Q2-03", "Q2-04", "Q2-09", "Q4-00", "Q4-02"}


def test_a_machine_never_gives_a_level(label: Standard) -> None:
    for criterion in label.criteria:
        if criterion.answer is Answer.LEVEL and criterion.check:
            assert Outcome.PASSED not in criterion.check.settles, criterion.id


def test_nothing_to_look_at_is_never_a_pass(label: Standard) -> None:
    assert all(c.check is None or c.check.when_none is not Outcome.PASSED for c in label.criteria)


HEURISTICS = {
    "text_mentions",
    "criteria_observable",
    "document_mentions",
    "review_methods_named",
    "use_over_time",
}


def test_heuristics_settle_nothing(label: Standard) -> None:
    for criterion in label.criteria:
        if criterion.check and criterion.check.named in HEURISTICS:
            assert criterion.check.settles == (), criterion.id


def test_where_words_are_looked_for_a_missing_word_settles_no_failure(label: Standard) -> None:
    for criterion in label.criteria:
        if criterion.check and "topic" in criterion.check.parameters:
            assert Outcome.FAILED not in criterion.check.settles, criterion.id


def test_what_is_asked_of_people_only_has_no_check(label: Standard) -> None:
    without = {c.id for c in label.criteria if c.check is None}
    assert without == {"F-02", "F-03", "F-04", "Q2-00", "Q2-04", "Q3-01", "Q4-00"}


def test_the_applicant_answers_all_but_what_is_seen_from_the_form(label: Standard) -> None:
    without = {c.id for c in label.criteria if c.claim is None}
    assert without == {"F-07", "F-08", "F-09", "Q3-01"}
    assert all(c.claim.field == c.id for c in label.criteria if c.claim)


@pytest.mark.parametrize(
    ("id", "named", "parameters", "settles"),
    [
        ("F-05", "first_issue_before_application", {"months": 6}, {"failed"}),
        ("Q1-07", "workload_stated", {}, {"passed"}),
        (
            "Q1-14",
            "image_fits",
            {
                "formats": ["PNG", "SVG"],
                "minimum_pixels": 90,
                "maximum_bytes": 256 * 1024,
                "square": True,
            },
            {"passed", "failed"},
        ),
        ("Q4-01", "plan_period", {"years": 3}, {"passed", "failed"}),
        ("Q4-05", "review_rhythm", {"months": 12}, {"passed", "failed"}),
    ],
)
def test_values_of_the_catalogue(
    label: Standard, id: str, named: str, parameters: dict[str, object], settles: set[str]
) -> None:
    check = label.criterion(id).check
    assert check is not None
    assert (check.named, check.parameters, set(check.settles)) == (named, parameters, settles)


def test_three_examples_are_several(label: Standard) -> None:
    check = label.criterion("Q2-01").check
    assert check is not None
    assert check.schema == {"required": ["examples"], "properties": {"examples": {"minItems": 3}}}


def test_one_endorsement_is_enough_and_none_is_no_failure(label: Standard) -> None:
    check = label.criterion("Q2-08").check
    assert check is not None
    assert (check.at_least, check.settles) == (1, (Outcome.PASSED,))


def test_training_is_asked_once(label: Standard) -> None:
    again = label.criterion("Q3-01")
    assert again.same_as == "F-06"
    assert again.texts == label.criterion("F-06").texts


def test_the_rules_are_the_official_five(label: Standard) -> None:
    assert [rule.id for rule in label.rules] == ["D-1", "D-2", "D-3", "D-4", "D-5"]
    assert all(rule.status is Status.OFFICIAL for rule in label.rules)
    assert [rule.of for rule in label.rules] == [
        ("F-08",),
        tuple(ids("F", 7)),
        ("F-09",),
        ("Q2-00", "Q4-00"),
        tuple(ids("Q1", 21)),
    ]
    assert [(rule.holds, rule.at_least) for rule in label.rules] == [
        ("all", None),
        ("all", None),
        ("all", None),
        ("level", 3),
        ("share", 70),
    ]


def test_only_the_share_of_indicators_is_a_rehearsal(label: Standard) -> None:
    assert [rule.id for rule in label.rules if rule.rehearsal] == ["D-5"]


def test_the_rules_say_what_they_assume(label: Standard) -> None:
    assert {rule.id: rule.assumes for rule in label.rules} == {
        "D-1": ("our-form",),
        "D-2": ("our-formal-fields",),
        "D-3": ("our-evidence-list",),
        "D-4": ("each-question",),
        "D-5": ("point-3.1-is-Q1", "tick-needs-confirming", "not-applicable-leaves-denominator"),
    }


def test_of_the_scale_only_the_pass_level_is_official(label: Standard) -> None:
    scale = label.scale
    assert (scale.lowest, scale.pass_level, scale.highest) == (1, 3, 5)
    assert [level.value for level in scale.levels] == [1, 2, 3, 4, 5]
    assert {level.status for level in scale.levels} == {Status.DERIVED}
    assert scale.assumes == ("five-levels", "our-level-descriptions")
    assert len({level.description for level in scale.levels}) == 5


def test_the_procedure_and_its_dates(label: Standard) -> None:
    assert [rule.id for rule in label.procedure] == ids("P", 10)
    deadlines = {rule.id: rule.deadline for rule in label.procedure if rule.deadline}
    assert deadlines == {
        "P-03": Deadline("applied_on", days=90),
        "P-05": Deadline("label_issued_on", years=3),
    }
    derived = {rule.id for rule in label.procedure if rule.status is Status.DERIVED}
    assert derived == {"P-08", "P-09", "P-10"}
    tests = [rule.test for rule in label.procedure]
    assert len({*tests, ""}) == len(tests) + 1  # each rule has one of its own


def test_the_sections_are_official_areas(label: Standard) -> None:
    assert [section.id for section in label.sections] == ["F", "Q1", "Q2", "Q3", "Q4"]
    assert {section.status for section in label.sections} == {Status.OFFICIAL}


def test_the_disclaimer_names_who_awards_the_label(label: Standard) -> None:
    assert "Only the Cities of Learning Network awards" in label.disclaimer
    assert "readiness" in label.disclaimer


def test_the_standard_can_be_sent_to_workers(label: Standard) -> None:
    assert pickle.loads(pickle.dumps(label)) == label


def test_formal_criteria_look_at_the_dossier(label: Standard) -> None:
    formal: list[Criterion] = [c for c in label.criteria if c.section == "F"]
    assert {c.applies_to for c in formal} == {AppliesTo.DOSSIER}


def test_a_course_badge_never_settles_passed(label: Standard) -> None:
    """Anybody can sign a badge of the course's name: that it is genuine a person has to see."""
    for criterion in label.criteria:
        if criterion.check and criterion.check.named == "course_credential":
            assert Outcome.PASSED not in criterion.check.settles, criterion.id
