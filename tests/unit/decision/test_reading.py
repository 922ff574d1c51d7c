from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.decision.reading import read_decision
from badgeaudit.errors import InvalidDecision
from badgeaudit.languages import sentence
from badgeaudit.model.decision import Decision, Declaration, Former, Label, Official
from tests.unit.decision.cases import small_standard

STANDARD = small_standard()
GOOD = """\
decision: 1
standard: tiny
edition: "1"
applicant: Youth Club
dossier: "DOSSIER"
audit: {as_of: 2026-10-20, sha256: "AUDIT"}
decided_on: 2026-10-20
communicated_on:
members:
  - name: Ana  Kovač
    organisation: Coordination
    country: SI
    languages: [sl, pt-BR]
    coordination_trio: true
  - name: Ben
reviewers:
  - name: Ada
declarations:
  - {name: Ada, interest: none}
  - {name: Ben, interest: money, text: One project.}
decided_by: vote
votes: {Ana Kovač: for, Ben: abstain}
outcome: not yet
  issued
conditions: [Mend the plan.]
reasons: The plan.
notes: secret
label: {issuing_body: The Network, issued_on: 2026-10-22, valid_until: 2029-10-22}
former: {decided_on: 2025-01-02, outcome: issued, changes_seen: false}
""".replace("DOSSIER", "a" * 64).replace("AUDIT", "b" * 64)


def read(text: str, applicant: str = "") -> Decision:
    return read_decision(text.encode(), "decision.yaml", STANDARD, applicant=applicant)


def problems(text: str, applicant: str = "") -> list[tuple[str, str]]:
    with pytest.raises(InvalidDecision) as caught:
        read(text, applicant)
    assert all(sentence(each.message) for each in caught.value.problems)
    return [(str(each.place), each.message.id) for each in caught.value.problems]


def test_everything_written_is_read() -> None:
    found = read(GOOD)
    assert (found.dossier_digest, found.audit_sha256) == ("a" * 64, "b" * 64)
    assert found.audit_as_of == found.decided_on == date(2026, 10, 20)
    assert found.communicated_on is None
    assert found.members == (
        Official("Ana Kovač", "Coordination", "SI", ("sl", "pt-BR"), True),
        Official("Ben"),
    )
    assert found.reviewers == (Official("Ada"),)
    assert found.declarations[1] == Declaration("Ben", "money", "One project.")
    assert (found.decided_by, found.outcome) == ("vote", "not yet issued")
    assert found.votes == {"Ana Kovač": "for", "Ben": "abstain"}
    assert found.conditions == ("Mend the plan.",)
    assert found.notes == "secret"
    assert found.label == Label("The Network", date(2026, 10, 22), date(2029, 10, 22))
    assert found.former == Former(date(2025, 1, 2), "issued", False)


def test_what_is_empty_is_not_written_down() -> None:
    found = read(
        "decision: 1\nstandard: tiny\nmembers:\nvotes:\n  Ana:\noutcome:\n"
        "label:\n  issuing_body:\nformer:\n  outcome:\n"
    )
    assert found.members == ()
    assert found.votes == {}
    assert found.outcome == ""
    assert found.label is None
    assert found.former is None


def test_json_is_read_too() -> None:
    assert read('{"decision": 1, "standard": "tiny", "outcome": "issued"}').outcome == "issued"


def test_places_lead_to_the_lines() -> None:
    found = read(GOOD)
    assert str(found.place("/members/1")) == "decision.yaml:15:5"
    assert str(found.place("/votes/Ben")) == "decision.yaml:22:25"
    assert str(found.place("/members/0/nothing/here")) == "decision.yaml:10:5"
    assert str(found.place("/feedback_sent_on")).startswith("decision.yaml:1:")


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("standard: tiny", "standard: other", "2:1", "decision.other-standard"),
        ("decision: 1", "decision: 2", "1:1", "validation.const"),
        ("  - name: Ben\n", "  - name: ana kovač\n", "15:5", "decision.named-twice"),
        ("Ben: abstain", "ana  kovač: abstain", "22:25", "decision.voted-twice"),
        ("Ben: abstain", "Ben: maybe", "22:25", "validation.enum"),
        ("decided_by: vote", "decided_by: dice", "21:1", "validation.enum"),
        ("2026-10-20\ncomm", "2026-10-32\ncomm", "7:1", "validation.format-date"),
        ("interest: money, text: One project.", "interest: money", "20:5", "validation.required"),
        ("country: SI", "country: Slovenia", "12:5", "validation.pattern"),
        ("conditions:", "condition:", "25:1", "validation.additionalProperties-similar"),
        ("  - name: Ben\n", "  - country: SI\n", "15:5", "validation.required"),
        ("  - name: Ben\n", "  -\n", "15:4", "validation.type-object"),
    ],
)
def test_each_fault_is_told_with_its_place(old: str, new: str, where: str, what: str) -> None:
    assert GOOD.count(old) == 1
    assert problems(GOOD.replace(old, new)) == [(f"decision.yaml:{where}", what)]


def test_a_decision_about_another_applicant_is_refused() -> None:
    assert problems(GOOD, "Hilltop Fun") == [("decision.yaml:4:1", "decision.other-applicant")]
    assert read(GOOD, "youth  CLUB").applicant == "Youth Club"


def test_all_faults_are_told_at_once_in_the_order_of_lines() -> None:
    text = GOOD.replace("decided_by: vote", "decided_by: dice").replace("SI", "Slovenia")
    assert [where for where, _ in problems(text)] == ["decision.yaml:12:5", "decision.yaml:21:1"]


def test_names_that_stand_twice_among_the_votes_are_no_yaml() -> None:
    text = GOOD.replace("Ben: abstain", "Ana Kovač: abstain")
    assert [what for _, what in problems(text)] == ["documents.duplicate-key"]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with pytest.raises(InvalidDecision):
        read_decision(raw, "x.yaml", STANDARD)


KEYS = st.sampled_from(
    ["members", "reviewers", "declarations", "votes", "label", "former", "audit", "decided_on"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.sampled_from(["x", "0000-01-01", "9999-12-31", "none", "for"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["name", "interest", "issued_on", "x"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_any_data_are_read_or_refused(data: dict[str, object]) -> None:
    import json

    raw = json.dumps({"decision": 1, "standard": "tiny", **data}).encode()
    with suppress(InvalidDecision):
        read_decision(raw, "x.json", STANDARD)
