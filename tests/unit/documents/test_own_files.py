"""A file of ours given in the wrong place is told by its name, not by everything it lacks."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from badgeaudit.documents.own_files import Kind, mistaken
from badgeaudit.languages import sentence

BEGINNINGS: dict[Kind, dict[str, Any]] = {
    "audit": {"schema_version": "1.0", "results": [], "readiness": {}, "decision": None},
    "comparison": {"schema_version": "1.0", "assessors": [], "differing": []},
    "difference": {"schema_version": "1.0", "old": {}, "new": {}},
    "assessment": {"assessment": 1, "assessor": "Ada", "judgements": {}},
    "decision": {"decision": 1, "standard": "quality-label"},
    "application": {"application": 1, "organisation": {}},
    "workshop-key": {"key": 1, "seed": 7, "difficulty": 2, "standard": "x", "dossiers": []},
    "grade": {"grade": 1, "key": {}, "standard": {}, "dossiers": [], "trainees": []},
}
WORDS: dict[Kind, str] = {
    "audit": "a saved audit",
    "comparison": "a comparison of assessors",
    "difference": "a comparison of two audits",
    "assessment": "file of judgements",
    "decision": "a committee's decision",
    "application": "the application",
    "workshop-key": "the answer key of a workshop",
    "grade": "a graded class",
}


@pytest.mark.parametrize("wanted", get_args(Kind))
@pytest.mark.parametrize("given", get_args(Kind))
def test_each_kind_is_known_from_its_top(given: Kind, wanted: Kind) -> None:
    said = mistaken(BEGINNINGS[given], wanted)
    if given == wanted:
        assert said is None
    else:
        assert said is not None
        found, _, rest = sentence(said).partition("What is wanted here is ")
        assert WORDS[given] in found
        assert WORDS[wanted] in rest


@pytest.mark.parametrize("data", [None, [], "text", 1, {}, {"assessor": "Ada"}, {"name": "badge"}])
def test_what_is_none_of_ours_is_left_to_the_schema(data: Any) -> None:
    assert mistaken(data, "assessment") is None


def test_a_file_of_the_wanted_kind_is_never_mistaken() -> None:
    assert (
        mistaken({"assessment": 1, "assessor": "Ada", "decision": 1, "standard": "x"}, "assessment")
        is None
    )
