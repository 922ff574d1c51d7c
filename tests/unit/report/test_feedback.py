from __future__ import annotations

import copy
from typing import Any

import pytest

from badgeaudit.report.feedback import feedback_of
from badgeaudit.report.feedback_parts import Feedback, Point


def point(feedback: Feedback, id: str) -> Point:
    (found,) = (each for each in everything(feedback) if each.id == id)
    return found


def everything(feedback: Feedback) -> tuple[Point, ...]:
    return (
        *feedback.good,
        *feedback.to_do,
        *feedback.optional,
        *feedback.waiting,
        *feedback.not_applicable,
    )


def result(document: dict[str, Any], id: str) -> dict[str, Any]:
    (found,) = (each for each in document["results"] if each["criterion"] == id)
    assert isinstance(found, dict)
    return found


def test_every_criterion_stands_in_exactly_one_place(document: dict[str, Any]) -> None:
    told = [id for each in everything(feedback_of(document)) for id in (each.id, *each.also)]
    assert sorted(told) == sorted(each["id"] for each in document["standard"]["criteria"])


def test_a_repeated_criterion_stands_with_its_original(document: dict[str, Any]) -> None:
    assert point(feedback_of(document), "F-06").also == ("Q3-01",)


def test_the_numbers_are_those_of_the_audit(document: dict[str, Any]) -> None:
    feedback = feedback_of(document)
    assert (feedback.met, feedback.still_open, feedback.counted) == (5, 3, 11)
    assert feedback.readiness == "not yet"
    assert feedback.applied_on == "2026-09-01"


def test_to_do_is_in_the_order_of_effect(document: dict[str, Any]) -> None:
    assert [each.id for each in feedback_of(document).to_do] == ["F-09", "F-02", "Q1-08"]
    document["steps"].reverse()
    assert [each.id for each in feedback_of(document).to_do] == ["Q1-08", "F-02", "F-09"]


def test_a_step_says_which_condition_it_would_fulfil(document: dict[str, Any]) -> None:
    assert point(feedback_of(document), "F-09").fulfils == ("Requested evidence",)
    assert point(feedback_of(document), "Q1-08").fulfils == ()


def test_troubles_have_badge_file_and_line(document: dict[str, Any]) -> None:
    first, _ = point(feedback_of(document), "Q1-08").troubles
    assert first.text == ""
    assert first.spots[1].badge == "Podcast Maker"
    assert first.spots[1].where == "badges/podcast.png, line 15"
    assert "have 3 words" in first.spots[1].text


def test_a_thousand_troubles_are_counted_not_listed(long_document: dict[str, Any]) -> None:
    troubles = point(feedback_of(long_document), "Q1-08").troubles
    assert [(len(each.spots), each.more) for each in troubles] == [(8, 992)]


def test_comments_are_those_of_reviewers_without_names(document: dict[str, Any]) -> None:
    comments = point(feedback_of(document), "Q1-06").comments
    assert [each.by for each in comments] == ["A reviewer", "Another reviewer"]
    assert comments[0].text.startswith("Peer Mentor is a thank-you badge")


def test_names_are_shown_on_request(document: dict[str, Any]) -> None:
    feedback = feedback_of(document, names=True)
    assert feedback.reviewers == ("Ana Horvat", "Ben O’Connor")
    assert [each.by for each in point(feedback, "Q1-06").comments] == list(feedback.reviewers)
    assert feedback_of(document).reviewers == ()


def test_comments_set_aside_are_not_quoted(document: dict[str, Any]) -> None:
    judged = result(document, "Q2-00")["judged"]
    judged[2]["comment"] = "Judged on the old file."
    texts = [each.text for each in point(feedback_of(document), "Q2-00").comments]
    assert texts == [
        "Three lively examples with learners’ own words.",
        "Examples repeat each other.",
    ]


def test_who_was_overruled_is_not_quoted_and_the_committee_stands_first(
    document: dict[str, Any],
) -> None:
    settled = result(document, "Q2-00")
    agreed = {**settled["judged"][0], "role": "consensus", "assessor": "Committee, Rotterdam"}
    settled["judged"].append({**agreed, "comment": "Good enough.", "answer": 3, "level": 3})
    settled.update(outcome="passed", decided_by="consensus", levels=[3])
    found = point(feedback_of(document), "Q2-00")
    assert (found.state, found.found_by, found.level) == ("met", "committee", 3)
    assert [(each.by, each.text) for each in found.comments] == [
        ("The committee", "Good enough."),
        ("A reviewer", "Three lively examples with learners’ own words."),
    ]


def test_what_the_committee_took_over_word_for_word_is_told_once(document: dict[str, Any]) -> None:
    settled = result(document, "Q2-00")
    first, second = settled["judged"][:2]
    both = f"{first['comment']}\n{second['comment']}"
    agreed = {**first, "role": "consensus", "assessor": "Committee", "comment": both}
    settled["judged"].append(agreed)
    settled.update(outcome=first["outcome"], decided_by="consensus")
    second["outcome"] = first["outcome"]
    assert [each.text for each in point(feedback_of(document), "Q2-00").comments] == [both]
    agreed["comment"] = f"{first['comment']} Mostly.\n{second['comment']}"
    told = [each.text for each in point(feedback_of(document), "Q2-00").comments]
    assert told == [agreed["comment"], first["comment"]]


def test_a_self_assessment_is_not_quoted_back(document: dict[str, Any]) -> None:
    own = result(document, "Q1-14")
    own["judged"][0]["role"] = "self"
    found = point(feedback_of(document), "Q1-14")
    assert found.comments == ()
    assert found.found_by == "you"


@pytest.mark.parametrize(
    ("id", "by"),
    [("F-01", "check"), ("F-03", "you"), ("Q1-06", "reviewers"), ("Q1-14", "reviewer")],
)
def test_who_found_it(document: dict[str, Any], id: str, by: str) -> None:
    assert point(feedback_of(document), id).found_by == by


def test_open_points_name_whose_turn_it_is(document: dict[str, Any]) -> None:
    feedback = feedback_of(document)
    assert point(feedback, "Q2-00").waits_for == "committee"
    assert point(feedback, "Q1-02").waits_for == "reviewers"
    assert point(feedback, "F-06").waits_for == "reviewers"


def test_what_was_not_handed_in_is_to_do(document: dict[str, Any]) -> None:
    wanting = result(document, "F-06")["observed"]
    for finding in wanting["findings"]:
        finding["message"]["id"] = "checks.not-provided"
    found = point(feedback_of(document), "F-06")
    assert (found.state, found.missing, found.waits_for) == ("to do", True, "you")
    assert sum(len(each.spots) + each.more for each in found.troubles) == 24


def test_what_somebody_judged_is_no_longer_missing(document: dict[str, Any]) -> None:
    wanting = result(document, "F-06")
    for finding in wanting["observed"]["findings"]:
        finding["message"]["id"] = "checks.not-provided"
    wanting["judged"] = [{**result(document, "Q1-14")["judged"][0], "used": False}]
    assert point(feedback_of(document), "F-06").state == "waiting"


def test_a_guess_that_nobody_followed_is_left_out(document: dict[str, Any]) -> None:
    guessed = result(document, "Q1-08")
    guessed["observed"].update(outcome="cantTell", leaning="passed", settled=False)
    assert point(feedback_of(document), "Q1-08").troubles == ()


def test_what_does_not_count_is_optional(document: dict[str, Any]) -> None:
    for criterion in document["standard"]["criteria"]:
        if criterion["id"] == "Q1-08":
            criterion["obligation"] = "may"
    assert [each.id for each in feedback_of(document).optional] == ["Q1-08"]


def test_the_applicants_words_stand_where_something_is_to_do(document: dict[str, Any]) -> None:
    assert point(feedback_of(document), "F-02").explanation.startswith("Verification was")


def test_problems_of_files_are_told_once(document: dict[str, Any]) -> None:
    before = feedback_of(document).files
    assert [spot.where for each in before for spot in each.spots] == [
        "badges/broken.json, line 7",
        "badges/half.json, line 1",
        "badges/half.json, line 1",
    ]
    broken = copy.deepcopy(document["file_findings"][0])
    broken["place"]["line"] = None
    result(document, "F-09")["observed"]["findings"].append({**broken, "criterion": "F-09"})
    feedback = feedback_of(document)
    assert len(feedback.files) == len(before) - 1
    told = [spot.where for each in point(feedback, "F-09").troubles for spot in each.spots]
    assert "badges/broken.json, line 7" in told


def test_a_decision_is_told_and_ends_the_waiting(document: dict[str, Any]) -> None:
    assert feedback_of(document).decision is None
    assert [each.on for each in feedback_of(document).dates] == ["2026-11-30"]
    document["decision"] = {
        "outcome": "not yet issued",
        "decided_on": "2026-11-20",
        "conditions": ["Send the policy."],
        "reasons": "The examples repeat each other.",
    }
    feedback = feedback_of(document)
    assert feedback.decision is not None
    assert not feedback.decision.issued
    assert feedback.decision.conditions == ("Send the policy.",)
    assert feedback.dates == ()


def test_without_an_application_there_is_still_a_letter(document: dict[str, Any]) -> None:
    document["dossier"].update(organisation=None, applied_on=None)
    feedback = feedback_of(document)
    assert (feedback.applicant, feedback.applied_on) == ("mladi-v-zivo", "")
