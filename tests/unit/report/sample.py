"""A whole audit made by hand: every outcome, judgement, divergence, problem and hostile string."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any
from unittest.mock import patch

from badgeaudit import languages
from badgeaudit.model.badges import (
    Aligned,
    Alignment,
    Form,
    Noticed,
    Readability,
    Row,
    Words,
)
from badgeaudit.model.dossier import Application, Dossier, SourceFile
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.people import Assessment, Claim, Judgement
from badgeaudit.model.places import Message, Place, message
from badgeaudit.model.results import (
    Audit,
    Due,
    Finding,
    Judged,
    Observation,
    Readiness,
    Result,
    RuleResult,
    Score,
    Step,
    Tally,
)
from badgeaudit.report.document import to_document
from tests.unit.report.sample_standard import STANDARD

P, F, C, N, U = (
    Outcome.PASSED,
    Outcome.FAILED,
    Outcome.CANT_TELL,
    Outcome.INAPPLICABLE,
    Outcome.UNTESTED,
)

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} {% raw %} \x1b[31mred\x1b[0m "
    "\x9b2J [red]markup[/red] \u202egnp.exe\u202c | `code` **bold** [click](javascript:alert(3)) "
    "</details></main>"
)
HOSTILE_LINK = "javascript:alert('link')"

TEXTS = {
    "sample.held": "All {of} criteria are met.",
    "sample.broken": "{failed} of {of} criteria are not met.",
    "sample.missing": "{open} of {of} criteria wait for an answer.",
    "sample.levels": "Level {level} is needed at each question; {open} are not answered yet.",
    "sample.share": "{met} of {of} indicators are confirmed; {wanted} are needed (60 %). "
    "{claimed} are claimed.",
    "sample.few-words": "The criteria of “{name}” have {found} words; at least {minimum} say "
    "something.",
    "sample.no-framework": "“{name}” is not linked to any competence framework.",
    "sample.no-context": "“{name}” names no time and no place.",
    "sample.remark": "“{name}” also exists in Slovene.",
    "sample.first": "The first badge was issued on {first}, {months} months before applying.",
    "sample.unverified": "The proof of “{name}” was not verified: this version does not verify.",
    "sample.no-file": "The file “{file}” is named in the application, but not in the dossier.",
    "sample.no-links": "Nothing here has a web address.",
    "sample.required": "“{property}” is missing in {thing}. Write for example {example}.",
    "sample.not-json": "This is not JSON: a comma or a closing brace is missing.",
    "sample.ignored": "Left out by rule: a file of the operating system.",
    "sample.disagree": "{first} says {one}, {second} says {two}.",
    "sample.against": "The applicant claims yes, the machine check says not met.",
    "sample.stale": "Judged before “{file}” was changed.",
    "sample.hostile": "Odd text: {text}",
    "sample.hard": "Hard to read: {lix}.",
    "sample.reads-like": "It reads like “{language}”.",
}


def finding(outcome: Outcome, said: Message, subject: str, place: Place | None) -> Finding:
    """Return a finding with a fingerprint that is stable, if not a real one."""
    return Finding(outcome, said, subject, place, "", f"{abs(len(said.id) * 7919):016x}")


BADGES = (
    ("urn:uuid:first-steps", "First Steps in Youth Work", "badges/first-steps.json", "en", False),
    ("https://badges.example/podcast", "Podcast Maker", "badges/podcast.png", "en-GB", False),
    ("https://badges.example/mentor", "Peer Mentor", "badges/mentor.json", "", False),
    ("https://badges.example/odd", HOSTILE, "badges/odd.json", "en", False),
    ("https://badges.example/inside", "Green Kitchen", "credentials/green.json", "sl", True),
)

LIFECOMP = Alignment("LifeComp: personal competences", "publications.example", "LifeComp", 2)

DESCRIBED: tuple[tuple[Words, tuple[Alignment, ...]], ...] = (
    (Words(62, 48), (LIFECOMP, Alignment("ESCO", "esco.example", "", 1))),
    (Words(55, 40), (Alignment("ESCO", "esco.example", "", 3),)),
    (Words(58, 5), ()),
    (Words(70, 44), (Alignment(HOSTILE, "", "", 1),)),
    (Words(49, 37), (LIFECOMP,)),
)

NOTICED = {
    "urn:uuid:first-steps": Noticed(
        readability=Readability("en", 55, 52, "hard", 62, 2),
        frameworks=(
            Aligned("lifecomp", "LifeComp", "S3", "Collaboration"),
            Aligned("key-competences", "Key competences", "", "Citizenship competence"),
            Aligned("esco", "ESCO"),
        ),
        hints=(message("sample.hard", lix=55),),
    ),
    "https://badges.example/mentor": Noticed(
        reads_like=("sl",), hints=(message("sample.reads-like", language="sl"),)
    ),
    "https://badges.example/odd": Noticed(hints=(message("sample.hostile", text=HOSTILE),)),
}


def rows() -> tuple[Row, ...]:
    """Return badge classes, an issuer and two dozen credentials over a year."""
    classes = [
        Row(
            "badge_class",
            id,
            path,
            "",
            Form.OB3_ACHIEVEMENT,
            name,
            language,
            embedded=embedded,
            words=length,
            alignments=alignments,
            noticed=NOTICED.get(id),
        )
        for (id, name, path, language, embedded), (length, alignments) in zip(
            BADGES, DESCRIBED, strict=True
        )
    ]
    copy = Row(
        "badge_class",
        "urn:uuid:first-steps",
        "credentials/c-0.json",
        "/credentialSubject/achievement",
        Form.OB3_ACHIEVEMENT,
        "First Steps in Youth Work",
        embedded=True,
    )
    issuer = Row(
        "issuer",
        "https://mladi.example",
        "badges/issuer.json",
        "",
        Form.OB3_PROFILE,
        "Mladi v živo",
    )
    issued = [
        Row(
            "credential",
            f"urn:uuid:credential-{n}",
            f"credentials/c-{n}.json",
            "",
            Form.OB3_CREDENTIAL,
            badge=BADGES[n % 3][0],
            issuer=issuer.id,
            issued=f"2026-{1 + n % 8:02d}-{3 + n:02d}T10:00:00Z",
            recipient=f"secret-recipient-{n % 11}",
        )
        for n in range(24)
    ]
    return (*classes, copy, issuer, *issued)


def dossier() -> Dossier:
    """Return a dossier in which files are good, wrong, unreadable and ignored."""
    names = [path for _, _, path, _, _ in BADGES] + [f"credentials/c-{n}.json" for n in range(24)]
    files = [
        SourceFile(
            name, 2150 + len(name), "badge" if "badges" in name else "credential", "ab" * 32, "json"
        )
        for name in names
    ]
    files += [
        SourceFile("application.yaml", 5120, "application", "cd" * 32, "yaml"),
        SourceFile("badges/broken.json", 310, "badge", "ef" * 32, "", message("sample.not-json")),
        SourceFile("badges/half.json", 612, "badge", "01" * 32, "ob3.Achievement", None, 2),
        SourceFile("evidence/plan 2026–2029.pdf", 88_000, "evidence", "23" * 32, "pdf"),
        SourceFile("evidence/<b>bold</b>`x`|y.md", 40, "evidence", "45" * 32, "markdown"),
        SourceFile(".DS_Store", 6148, "ignored", "", "", message("sample.ignored")),
    ]
    fields: Mapping[str, Any] = {
        "organisation": {"name": "Mladi v živo, zavod", "country": "SI"},
        "applied_on": "2026-09-01",
        "language": "sl",
    }
    return Dossier("mladi-v-zivo", tuple(files), Application("application.yaml", fields), "9a" * 32)


def observed(
    criterion: str,
    outcome: Outcome,
    tally: Tally,
    *findings: Finding,
    leaning: Outcome | None = None,
    settled: bool = False,
) -> Observation:
    """Return an observation; short names keep the sample readable."""
    return Observation(criterion, outcome, leaning, tally, findings, settled)


def words(n: int) -> Finding:
    """Return a finding about badge ``n``'s criteria text."""
    id, name, path, _, _ = BADGES[n]
    place = Place(path, "/criteria/narrative", 14 + n, 18)
    said = message("sample.few-words", name=name, found=n + 2, minimum=15)
    return finding(F, said, id, place)


def judgement(
    criterion: str, assessor: str, answer: int | str, outcome: Outcome, **more: Any
) -> Judged:
    """Return a used judgement of a reviewer unless told otherwise."""
    about = {
        key: more.pop(key)
        for key in ("comment", "confidence", "on", "cites", "note")
        if key in more
    }
    level = answer if isinstance(answer, int) else None
    given: Any = answer
    return Judged(
        Judgement(criterion, assessor, "reviewer", given, **about),
        f"{assessor.split()[0].lower()}.yaml",
        outcome,
        level,
        more.pop("used", True),
        **more,
    )


ANA, BEN = "Ana Horvat", "Ben O’Connor"


def results() -> tuple[Result, ...]:
    """Return a result for each criterion; between them every outcome and way to decide."""
    first_days = finding(P, message("sample.first", first="2026-01-03", months=7), "dossier", None)
    context = [
        finding(C, message("sample.no-context", name=name), id, Place(path, "/description", 5, 3))
        for id, name, path, _, _ in BADGES[1:3]
    ]
    hostile = finding(
        F, message("sample.hostile", text=HOSTILE), BADGES[3][0], Place(HOSTILE, "/name", 2, 9)
    )
    unverified = [
        finding(
            U,
            message("sample.unverified", name=f"credential {n}"),
            f"urn:uuid:credential-{n}",
            Place(f"credentials/c-{n}.json"),
        )
        for n in range(24)
    ]
    framework = [
        finding(
            F,
            message("sample.no-framework", name=BADGES[2][1]),
            BADGES[2][0],
            Place("badges/mentor.json", "", 1, 1),
        ),
        finding(P, message("sample.remark", name=BADGES[0][1]), BADGES[0][0], None),
    ]
    missing = finding(
        F,
        message("sample.no-file", file="evidence/appeal.pdf"),
        "dossier",
        Place("application.yaml", "/policies/appeal", 61, 11),
    )
    return (
        Result(
            "F-01",
            P,
            "observation",
            Claim("F-01", "yes", "", ("https://cities.example/mladi",)),
            observed("F-01", P, Tally(passed=1), settled=True),
        ),
        Result(
            "F-02",
            F,
            "claim",
            Claim(
                "F-02",
                "no",
                "Verification was requested in August; the answer is not here yet.",
                (HOSTILE_LINK, "evidence/register.pdf"),
            ),
        ),
        Result("F-03", P, "claim", Claim("F-03", "yes")),
        Result(
            "F-05",
            P,
            "observation",
            Claim("F-05", "yes"),
            observed("F-05", P, Tally(passed=1), first_days, settled=True),
        ),
        Result(
            "F-06",
            U,
            "open",
            Claim("F-06", "yes"),
            observed("F-06", U, Tally(untested=24), *unverified),
        ),
        Result(
            "F-09",
            F,
            "observation",
            None,
            observed("F-09", F, Tally(failed=1), missing, settled=True),
        ),
        Result(
            "Q1-02",
            C,
            "open",
            Claim("Q1-02", "yes", HOSTILE),
            observed("Q1-02", C, Tally(passed=3, cant_tell=2), *context, leaning=F),
        ),
        Result(
            "Q1-06",
            P,
            "judgements",
            Claim("Q1-06", "yes"),
            observed("Q1-06", F, Tally(passed=4, failed=1), *framework, settled=True),
            (
                judgement(
                    "Q1-06",
                    ANA,
                    "met",
                    P,
                    comment="Peer Mentor is a thank-you badge; a framework link would mislead.",
                    on=date(2026, 10, 2),
                    confidence="high",
                ),
                judgement("Q1-06", BEN, "met", P, comment=HOSTILE, note="SECRET NOTE"),
            ),
            provisional=False,
            divergences=(message("sample.against"),),
        ),
        Result(
            "Q1-08",
            F,
            "observation",
            Claim("Q1-08", "yes"),
            observed(
                "Q1-08",
                F,
                Tally(passed=2, failed=3),
                words(0),
                words(1),
                words(2),
                hostile,
                settled=True,
            ),
            divergences=(message("sample.against"),),
        ),
        Result(
            "Q1-14",
            N,
            "judgements",
            None,
            observed("Q1-14", N, Tally(inapplicable=5)),
            (judgement("Q1-14", ANA, "not_applicable", N, comment="All badges are text only."),),
            provisional=True,
        ),
        Result(
            "Q2-00",
            C,
            "open",
            None,
            None,
            (
                judgement(
                    "Q2-00",
                    ANA,
                    4,
                    P,
                    comment="Three lively examples with learners’ own words.",
                    cites=("evidence/examples.pdf",),
                    on=date(2026, 10, 2),
                ),
                judgement("Q2-00", BEN, 2, F, comment="Examples repeat each other."),
                judgement(
                    "Q2-00",
                    "Old Draft",
                    5,
                    P,
                    used=False,
                    set_aside=message("sample.stale", file="evidence/examples.pdf"),
                ),
            ),
            (4, 2),
            divergences=(
                message("sample.disagree", first=ANA, one="level 4", second=BEN, two="level 2"),
            ),
        ),
        Result(
            "Q2-10",
            N,
            "observation",
            None,
            observed(
                "Q2-10",
                N,
                Tally(inapplicable=5),
                finding(N, message("sample.no-links"), "dossier", None),
                settled=True,
            ),
        ),
        Result("Q3-01", U, "open"),
        Result(
            "Q4-00",
            P,
            "judgements",
            None,
            None,
            (
                judgement("Q4-00", ANA, 3, P, comment="Owners and dates are named."),
                judgement("Q4-00", BEN, 4, P),
            ),
            (3, 4),
        ),
    )


def readiness() -> Readiness:
    """Return five rules: held, broken, open."""
    return Readiness(
        "not yet",
        (
            RuleResult("D-1", P, message("sample.held", of=3), 3, 0, 3),
            RuleResult("D-2", F, message("sample.broken", failed=1, of=5), 3, 1, 5, 0, ("F-02",)),
            RuleResult("D-3", F, message("sample.broken", failed=1, of=1), 0, 0, 1, 0, ("F-09",)),
            RuleResult("D-4", C, message("sample.levels", level=3, open=1), 1, 1, 2, 0, ("Q2-00",)),
            RuleResult(
                "D-5",
                C,
                message("sample.share", met=1, of=3, wanted=2, claimed=3),
                1,
                1,
                3,
                3,
                ("Q1-02",),
            ),
        ),
        True,
    )


def audit() -> Audit:
    """Return the audit; the same every time."""
    broken = [
        finding(
            F,
            message(
                "sample.required",
                property="criteria",
                thing="the achievement",
                example='"criteria": {"narrative": "…"}',
            ),
            "badges/half.json",
            Place("badges/half.json", "", 1, 1),
        ),
        finding(
            F,
            message(
                "sample.required",
                property="description",
                thing="the achievement",
                example='"description": "…"',
            ),
            "badges/half.json",
            Place("badges/half.json", "", 1, 1),
        ),
        finding(
            F,
            message("sample.not-json"),
            "badges/broken.json",
            Place("badges/broken.json", "", 7, 3),
        ),
    ]
    return Audit(
        tool="badgeaudit 0.1.0",
        standard=STANDARD,
        dossier=dossier(),
        as_of=date(2026, 12, 15),
        options={"fail_on": "must", "gate": "readiness"},
        subjects=rows(),
        file_findings=tuple(broken),
        results=results(),
        scores=(
            Score("F", 3, 1, 6, 4, 3, 0, 0),
            Score("Q1", 1, 1, 3, 3, 1, 1, 1),
            Score("Q2", 0, 1, 1, 0, 0, 0, 0),
            Score("Q3", 0, 1, 1),
            Score("Q4", 1, 0, 1, 0, 0, 1, 0),
            Score("total", 5, 3, 11, 7, 4, 2, 1),
        ),
        readiness=readiness(),
        steps=(
            Step("F-09", "fix", ("D-3",), ("D-3",), 1, 1),
            Step("Q2-00", "judge", ("D-4",), ("D-4",), 1, 0),
            Step("F-06", "provide", ("D-2",), (), 1, 24),
            Step("F-02", "fix", ("D-2",), (), 1, 0),
            Step("Q1-08", "fix", ("D-5",), (), 1, 4),
            Step("Q1-02", "judge", ("D-5",), (), 1, 2),
        ),
        dues=(Due("P-03", date(2026, 9, 1), date(2026, 11, 30), True),),
        assessments=(
            Assessment("ana.yaml", "77" * 32, False, ANA, "reviewer", "sample", "1", ()),
            Assessment("assessments/ben.yaml", "88" * 32, True, BEN, "reviewer", "sample", "1", ()),
        ),
        extras={"badgeaudit-extra": "1.2"},
    )


@contextmanager
def sample_texts() -> Iterator[None]:
    """Add the sample's own messages to the catalogue."""
    texts = {**languages.catalogue(), **TEXTS}
    with patch.object(languages, "catalogue", lambda language="en": texts):
        yield


def document() -> dict[str, Any]:
    """Return the sample audit as a document."""
    with sample_texts():
        return to_document(audit())


def long_document() -> dict[str, Any]:
    """Return the sample with a thousand badge classes, files and findings."""
    made = document()
    pattern = made["subjects"]["badge_classes"][0]
    made["subjects"]["badge_classes"] = [
        {**pattern, "id": f"urn:badge:{n}", "name": f"Badge {n}", "path": f"badges/{n:04}.json"}
        for n in range(1000)
    ]
    file = made["dossier"]["files"][-1]
    made["dossier"]["files"] = [{**file, "path": f"badges/{n:04}.json"} for n in range(1000)]
    wordy = next(each for each in made["results"] if each["criterion"] == "Q1-08")
    found = wordy["observed"]["findings"][0]
    wordy["observed"]["findings"] = [
        {**found, "subject": f"urn:badge:{n}", "place": {**found["place"], "line": n + 1}}
        for n in range(1000)
    ]
    return made
