"""A small standard with every kind of criterion, for the reports' tests; no text of the label."""

from __future__ import annotations

from typing import Any

from badgeaudit.model.outcomes import Answer, AppliesTo, Obligation, Outcome, Status
from badgeaudit.model.standard import (
    Assumption,
    Check,
    ClaimForm,
    Criterion,
    Deadline,
    Level,
    ProcedureRule,
    Proof,
    Rule,
    Scale,
    Section,
    Source,
    Standard,
    Texts,
)

OFFICIAL, DERIVED = Status.OFFICIAL, Status.DERIVED


def criterion(
    id: str, title: str, question: str, *, status: Status = DERIVED, **more: Any
) -> Criterion:
    """Return a criterion with full texts; what is left out gets a plain default."""
    texts = Texts(
        title,
        question,
        more.pop("why", "Readers decide in seconds whether a badge tells them anything."),
        more.pop("wanted", "The badge class itself, or a file that shows it."),
        more.pop("remedy", "Rewrite the text so that a stranger knows what the earner did."),
        more.pop("passed_example", ""),
        more.pop("failed_example", ""),
    )
    return Criterion(
        id=id,
        section=id.split("-")[0],
        answer=more.pop("answer", Answer.TICK),
        status=status,
        sources=more.pop("sources", ("STEPS",) if status is OFFICIAL else ("TRAIN",)),
        obligation=more.pop("obligation", Obligation.SHOULD),
        applies_to=more.pop("applies_to", AppliesTo.DOSSIER),
        texts=texts,
        **more,
    )


MUST = Obligation.MUST
BADGE = AppliesTo.BADGE_CLASS

CRITERIA = (
    criterion(
        "F-01",
        "Organiser account",
        "Is the organisation registered as an organiser?",
        status=OFFICIAL,
        obligation=MUST,
        claim=ClaimForm("F-01"),
        check=Check(
            "organiser_account", None, {"hosts": ("cities.example",)}, settles=(Outcome.PASSED,)
        ),
    ),
    criterion(
        "F-02",
        "Verified organiser",
        "Has verification of the account been requested?",
        status=OFFICIAL,
        obligation=MUST,
        claim=ClaimForm("F-02"),
        answer=Answer.DECLARATION,
        remedy="Open Settings in the organiser’s account and choose Request verification.",
    ),
    criterion(
        "F-03",
        "Steps read",
        "Has the applicant read the information on all steps?",
        status=OFFICIAL,
        obligation=MUST,
        answer=Answer.DECLARATION,
        claim=ClaimForm("F-03"),
    ),
    criterion(
        "F-05",
        "Six months of use",
        "Have badges been used for six months before applying?",
        status=OFFICIAL,
        obligation=MUST,
        note="Measuring it by the first issue date is ours.",
        check=Check(
            "first_issue_before_application",
            None,
            {"months": 6},
            settles=(Outcome.FAILED, Outcome.PASSED),
        ),
    ),
    criterion(
        "F-06",
        "Staff trained",
        "Has a member of staff completed the required course?",
        status=OFFICIAL,
        obligation=MUST,
        applies_to=AppliesTo.CREDENTIAL,
        remedy="Put the course badge of one member of staff into credentials/.",
    ),
    criterion(
        "F-09",
        "Evidence complete",
        "Is every item of evidence there that is asked for?",
        status=OFFICIAL,
        obligation=MUST,
        answer=Answer.PRESENCE,
        remedy="Add the missing file, or correct its name in application.yaml.",
        check=Check(
            "requested_evidence",
            None,
            {"items": ({"key": "policies.appeal", "title": "Appeal"},)},
            settles=(Outcome.FAILED,),
        ),
    ),
    criterion(
        "Q1-02",
        "Context in the description",
        "Does the description say where and when?",
        applies_to=BADGE,
        check=Check("text_mentions", None, {"topic": "context", "within": ("description",)}),
        passed_example="During ten evenings at the youth centre in Celje, spring 2026 …",
        failed_example="This badge is for active participants.",
    ),
    criterion(
        "Q1-06",
        "Framework link",
        "Is the badge linked to a competence framework?",
        applies_to=BADGE,
        check=Check("framework_alignment", None, settles=(Outcome.PASSED, Outcome.FAILED)),
    ),
    criterion(
        "Q1-08",
        "Criteria say something",
        "Do the criteria tell what has to be done?",
        applies_to=BADGE,
        check=Check(
            "criteria_say_something",
            None,
            {"minimum_words": 15},
            at_least=80,
            settles=(Outcome.FAILED,),
        ),
        remedy="Write for each badge, in two or three sentences, what a learner must do and show.",
    ),
    criterion(
        "Q1-14",
        "Picture",
        "Is the picture square and large enough?",
        applies_to=BADGE,
        not_applicable="with_reason",
        answer=Answer.PRESENCE,
        check=Check(
            None,
            {"required": ["image"], "properties": {"image": {"type": "object"}}},
            advice="Give the badge a picture.",
        ),
    ),
    criterion(
        "Q2-00",
        "Good practices",
        "Are several good practices shown and explained?",
        status=OFFICIAL,
        answer=Answer.LEVEL,
        proof=Proof("required", "required"),
    ),
    criterion(
        "Q2-10",
        "Links answer",
        "Do the pages of the badges open?",
        applies_to=BADGE,
        obligation=Obligation.MAY,
    ),
    criterion(
        "Q3-01",
        "Required course",
        "See staff trained.",
        status=OFFICIAL,
        obligation=MUST,
        same_as="F-06",
    ),
    criterion(
        "Q4-00",
        "Plan",
        "Is there a plan for the next three years?",
        status=OFFICIAL,
        answer=Answer.LEVEL,
        proof=Proof("required", "required"),
    ),
)

STANDARD = Standard(
    id="sample",
    title="Sample Label for Badge Issuers",
    edition="2026-11",
    digest="12" * 32,
    disclaimer="This report shows readiness. Only the network’s committee decides on the label "
    "and awards it.",
    sources={
        "STEPS": Source("STEPS", "Steps to the label", "https://label.example/steps", "official"),
        "TRAIN": Source(
            "TRAIN",
            "How to write a description",
            "https://label.example/t?a=1&b=2",
            "official-training",
        ),
        "ODD": Source("ODD", "A source with an unsafe address", "javascript:alert(4)", "secondary"),
    },
    assumptions={
        "each-question": Assumption("each-question", "Level 3 is asked of each question."),
        "our-form": Assumption(
            "our-form", "The form’s parts are ours; the real form is not public."
        ),
    },
    scale=Scale(
        1,
        5,
        3,
        tuple(
            Level(n, title, f"What level {n} looks like.", OFFICIAL if n == 3 else DERIVED)
            for n, title in enumerate(("Absent", "Begun", "Adequate", "Good", "Exemplary"), 1)
        ),
        ("STEPS",),
        ("each-question",),
    ),
    sections=(
        Section("F", "Formal criteria", "What every applicant must fulfil.", OFFICIAL, ("STEPS",)),
        Section("Q1", "Design and implementation", "How badges are made.", OFFICIAL, ("STEPS",)),
        Section("Q2", "Good practice", "How badges are used.", OFFICIAL, ("STEPS",)),
        Section("Q3", "Training", "Who has learnt it.", OFFICIAL, ("STEPS",)),
        Section("Q4", "Plan", "What comes next.", OFFICIAL, ("STEPS", "ODD")),
    ),
    criteria=CRITERIA,
    rules=(
        Rule(
            "D-1",
            "all",
            ("F-01", "F-03", "F-05"),
            None,
            OFFICIAL,
            ("STEPS",),
            "Form complete",
            "All parts of the form are filled in.",
            ("our-form",),
        ),
        Rule(
            "D-2",
            "all",
            ("F-01", "F-02", "F-03", "F-05", "F-06"),
            None,
            OFFICIAL,
            ("STEPS",),
            "Formal criteria",
            "Every formal criterion is met.",
        ),
        Rule(
            "D-3",
            "all",
            ("F-09",),
            None,
            OFFICIAL,
            ("STEPS",),
            "Requested evidence",
            "All evidence is there.",
        ),
        Rule(
            "D-4",
            "level",
            ("Q2-00", "Q4-00"),
            3,
            OFFICIAL,
            ("STEPS",),
            "Questions answered",
            "Each question reaches level 3.",
            ("each-question",),
        ),
        Rule(
            "D-5",
            "share",
            ("Q1-02", "Q1-06", "Q1-08"),
            60,
            OFFICIAL,
            ("STEPS",),
            "Indicators",
            "At least 60 % of the indicators are met.",
            (),
            True,
        ),
    ),
    procedure=(
        ProcedureRule(
            "P-03",
            "Decision",
            "Decided within 90 days of applying.",
            OFFICIAL,
            ("STEPS",),
            Deadline("applied_on", days=90),
        ),
        ProcedureRule(
            "P-08", "Reviewers differ", "The committee looks again.", DERIVED, ("TRAIN",)
        ),
    ),
    keywords={"en": {"context": ("place",)}},
)
