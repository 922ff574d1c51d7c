"""EPILOGS: what stands below the help of each command: an example, and its exit codes."""

from __future__ import annotations

from collections.abc import Mapping


def _epilog(*examples: str, codes: str) -> str:
    shown = "\n".join(f"  {example}" for example in examples)
    return f"\b\nExample:\n{shown}\n\nExit codes: {codes}"


EPILOGS: Mapping[str, str] = {
    "assess": _epilog(
        'badgeaudit assess dossier --assessor "Ana Kovač"',
        codes="0 everything is answered; 3 questions are left; 2 nothing was saved or wrong use; "
        "130 interrupted, the answers are kept.",
    ),
    "check": _epilog(
        "badgeaudit check dossier --report html:report.html",
        "badgeaudit check badges/ --report sarif:out.sarif --fail-on should",
        codes="0 audited, gate passed; 1 gate not passed; 2 not audited; 3 undecided, judgements "
        "are missing (gate 'readiness').",
    ),
    "compare": _epilog(
        "badgeaudit compare dossier ana.json marko.json --consensus consensus.yaml",
        codes="0 compared; 2 not compared.",
    ),
    "decision": _epilog(
        "badgeaudit decision dossier -o decision.yaml", codes="0 written; 2 not written."
    ),
    "diff": _epilog(
        "badgeaudit diff audit-2026.json audit-2029.json",
        codes="0 compared; 2 not compared; with --exit-code also 1: something got worse.",
    ),
    "explain": _epilog("badgeaudit explain F-05", codes="0 shown; 2 no such thing."),
    "init": _epilog(
        "badgeaudit init our-dossier --from Downloads/application",
        codes="0 begun; 2 not begun.",
    ),
    "report": _epilog(
        "badgeaudit report audit.json --template feedback -o feedback.html",
        codes="0 rendered; 2 not rendered.",
    ),
    "schema": _epilog(
        "badgeaudit schema waivers -o waivers.schema.json",
        codes="0 printed; 2 no such schema.",
    ),
    "verify": _epilog(
        "badgeaudit verify badge.png --online",
        codes="0 valid; 1 invalid; 2 not a badge; 3 could not be checked. Of several files the "
        "first that applies of 2, 1, 3, 0.",
    ),
    "worksheet": _epilog(
        'badgeaudit worksheet dossier --assessor "Ana Kovač" -o ana.html',
        codes="0 written; 2 not written.",
    ),
}

WORKSHOP_EPILOGS: Mapping[str, str] = {
    "new": _epilog(
        "badgeaudit workshop new class --seed 48151623 --dossiers 3 --key class-key.json",
        codes="0 written; 2 not written.",
    ),
    "sample": _epilog(
        "badgeaudit workshop sample sample --names names.txt", codes="0 written; 2 not written."
    ),
    "grade": _epilog(
        "badgeaudit workshop grade class-key.json handed-in -o class.html --trainees feedback",
        codes="0 graded, whoever passed; 2 not graded.",
    ),
    "keygen": _epilog("badgeaudit workshop keygen trainer.jwk", codes="0 written; 2 not written."),
    "certify": _epilog(
        'badgeaudit workshop certify grade.json --key trainer.jwk --issuer-name "Riverbank" -o out',
        codes="0 certified; 1 nobody passed; 2 not certified.",
    ),
}
"""The same for the commands below ``workshop``."""
