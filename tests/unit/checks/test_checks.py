"""What holds for all checks: the schema's names, words for every message, no junk raises."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import badgeaudit.checks
from badgeaudit.checks import CHECKS
from badgeaudit.model.badges import Form, ImageFacts, Row, Subject
from badgeaudit.model.dossier import EvidenceText
from badgeaudit.model.results import DOSSIER
from badgeaudit.resources import folder, package_folder
from tests.unit.checks.fakes import FakeTools, facts, file, look

PARAMETERS: dict[str, dict[str, Any]] = {
    "text_mentions": {
        "topic": "context",
        "within": ["description", "criteria", "name", "tags"],
        "minimum_words": 2,
    },
    "own_description": {"at_most": 50},
    "criteria_say_something": {"minimum_words": 3},
    "criteria_observable": {"topic": "actions", "minimum": 2},
    "purpose_stated": {"generic": ["Badge"]},
    "outcomes_stated": {"topic": "outcomes"},
    "image_fits": {
        "formats": ["PNG"],
        "minimum_pixels": 90,
        "maximum_bytes": 1000,
        "square": True,
    },
    "prerequisites_stated": {"topic": "prerequisites"},
    "lifespan_stated": {"topic": "policy"},
    "organiser_account": {"hosts": ["x.example"]},
    "first_issue_before_application": {"months": 6},
    "course_credential": {"badges": ["urn:a"], "field": "staff_trained"},
    "requested_evidence": {"items": [{"key": "plan.document", "title": "Plan"}]},
    "policy_in_evidence": {"policy": "revocation", "topic": "policy"},
    "document_mentions": {"field": "plan.document", "topic": "policy"},
    "use_over_time": {"months": 6},
    "plan_period": {"years": 3},
    "review_rhythm": {"months": 12},
    "links_answer": {"fields": ["criteria", "alignments", "image.id"]},
}
SCHEMA = json.loads((folder("schemas") / "standard.schema.json").read_bytes())
DESCRIBED: dict[str, Any] = SCHEMA["$defs"]["parameters"]["properties"]


def test_the_schema_describes_exactly_these_checks() -> None:
    assert set(CHECKS) == set(DESCRIBED)


@pytest.mark.parametrize("name", CHECKS)
def test_the_schema_describes_exactly_these_parameters(name: str) -> None:
    described = DESCRIBED[name]
    assert described["additionalProperties"] is False
    assert CHECKS[name].parameters == frozenset(described["properties"])
    assert frozenset(PARAMETERS.get(name, {})) == CHECKS[name].parameters


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_looks_at_each_subject_or_at_the_whole(name: str) -> None:
    check = CHECKS[name]
    assert (check.each is None) != (check.whole is None)
    function = check.each or check.whole
    assert function is not None
    assert function.__name__ == name
    assert "Source:" in (function.__doc__ or "")
    for parameter in check.parameters:
        assert f"``{parameter}``" in (function.__doc__ or "")


def test_only_the_check_of_the_plan_comes_last() -> None:
    assert [name for name, check in CHECKS.items() if check.last] == ["findings_in_plan"]


# ------------------------------------------------------------------------------ words for messages


def messages_in_code() -> Iterator[tuple[str, set[str] | None]]:
    """Id and parameters of each ``message(…)``; None for parameters handed over as a mapping."""
    for path in sorted(Path(badgeaudit.checks.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "message":
                names = [keyword.arg for keyword in node.keywords]
                id = ast.literal_eval(node.args[0])
                yield id, None if None in names else {name for name in names if name}


def texts() -> dict[str, str]:
    path = package_folder("languages") / "en" / "checks.yaml"
    loaded: dict[str, str] = yaml.safe_load(path.read_bytes())
    return loaded


def test_every_message_has_its_words_and_no_text_is_left_over() -> None:
    assert {id for id, _ in messages_in_code()} == set(texts())


def test_every_place_in_a_text_is_filled_by_the_code() -> None:
    words = texts()
    for id, filled in messages_in_code():
        if filled is not None:
            assert {name for _, name, _, _ in Formatter().parse(words[id]) if name} <= filled, id


# -------------------------------------------------------------------------------- junk never raises

TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["en", "sr", "all", "urn:a", "e/a.md", "https://x.example", "2024-08-31", "data:,x", "20 h"]
    ),
)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS)
JUNK = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


def some(*keys: str) -> st.SearchStrategy[dict[str, Any]]:
    """Objects with some of these keys, and junk or a text under each."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(keys, st.one_of(TEXTS, JUNK)))


def listed(*keys: str) -> st.SearchStrategy[Any]:
    return st.one_of(JUNK, st.lists(st.one_of(some(*keys), JUNK), max_size=3))


def either(**named: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={key: st.one_of(v, JUNK) for key, v in named.items()})


FIELDS = either(
    name=TEXTS,
    description=TEXTS,
    criteria=some("id", "narrative"),
    image=some("id"),
    alignments=listed("url", "name", "framework"),
    tags=st.lists(SCALARS, max_size=3),
    language=TEXTS,
    kind=TEXTS,
    credits=SCALARS,
    related=listed("id", "language", "version"),
    extensions=st.dictionaries(
        st.sampled_from(["x:ECTSExtension", "x:LearningOutcome", "prerequisites", "x"]),
        some("ECTS", "type", "category", "learningOutcome"),
        max_size=2,
    ),
    result_descriptions=st.lists(JUNK, max_size=2),
    expires=TEXTS,
    revoked=SCALARS,
    recipients=listed("type", "hashed", "salted", "identity"),
    proofs=listed("type"),
    verification=some("type"),
)
APPLICATIONS = either(
    language=TEXTS,
    applied_on=TEXTS,
    organisation=some("organiser_account"),
    activities=listed("badge", "text"),
    review_methods=listed("badge", "method"),
    policies=either(
        revocation=st.one_of(TEXTS, some("file", "language")),
        lifespan=st.one_of(TEXTS, some("file", "language")),
    ),
    plan=either(
        document=TEXTS,
        reviews=st.lists(SCALARS, max_size=3),
        actions=listed("addresses", "what"),
        **{"from": TEXTS, "to": TEXTS},
    ),
    staff_trained=listed("credential", "name"),
)
FORMS = st.sampled_from([Form.OB2_BADGE_CLASS, Form.OB3_ACHIEVEMENT, Form.PLAIN_BADGE_CLASS])
PICTURE = ImageFacts("a.png", "PNG", 10, 20, 30)
MANY = settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def junk_tools(application: dict[str, Any]) -> FakeTools:
    document = EvidenceText("e/a.md", "markdown", "Badges can be revoked.")
    return FakeTools(application, images={"data:,x": PICTURE}, documents={"e/a.md": document})


@MANY
@given(fields=FIELDS, application=APPLICATIONS, form=FORMS)
def test_junk_in_a_subject_or_the_application_never_raises(
    fields: dict[str, Any], application: dict[str, Any], form: Form
) -> None:
    about = Subject("badge_class", "urn:a", form, "badges/a.json", "", fields, {})
    tools = junk_tools(application)
    for name, check in CHECKS.items():
        if check.each is not None:
            for finding in look(name, about, tools, **PARAMETERS.get(name, {})):
                assert finding.subject == "urn:a"
                assert finding.place is not None


ROWS = st.builds(
    Row,
    kind=st.sampled_from(["badge_class", "credential", "issuer"]),
    id=st.sampled_from("abcd"),
    path=st.sampled_from(["e/a.md", "badges/b.json"]),
    pointer=st.just(""),
    form=st.just("ob2.BadgeClass"),
    name=st.one_of(st.just("One"), st.text(max_size=5)),
    badge=st.sampled_from(["a", "b", ""]),
    issued=TEXTS,
    related=st.lists(st.sampled_from("abcdx"), max_size=2).map(tuple),
    digest=st.sampled_from(["", "x", "y"]),
    embedded=st.booleans(),
)
FILES = [file("e/a.md"), file("badges/b.json", "badge", problems=1), file("badges/c.json", "badge")]


@MANY
@given(
    rows=st.lists(ROWS, max_size=6),
    application=APPLICATIONS,
    failed=st.lists(st.text(max_size=4), max_size=3),
)
def test_junk_in_the_dossier_never_raises(
    rows: list[Row], application: dict[str, Any], failed: list[str]
) -> None:
    whole, tools = facts(rows, FILES, tuple(failed)), junk_tools(application)
    for name, check in CHECKS.items():
        if check.whole is not None:
            for finding in look(name, whole, tools, **PARAMETERS.get(name, {})):
                assert finding.subject in {DOSSIER, *"abcd", *(each.path for each in FILES)}
