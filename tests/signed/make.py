"""All our own samples: every suite, form and failure, each with what has to come of it.

``python -m tests.signed.make FOLDER`` writes them as files, with ``labels.jsonl`` beside them in
the form that ``benchmarks/conformance.py`` reads (those that need no web). Keys are made from
names: the same every time.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

from tests.signed.sample import AS_OF, Sample
from tests.signed.samples_assertions import assertion_samples
from tests.signed.samples_credentials import credential_samples
from tests.signed.samples_failures import failure_samples
from tests.signed.samples_inner import inner_samples
from tests.signed.samples_remote import remote_samples
from tests.signed.samples_status import status_samples
from tests.signed.samples_tokens import token_samples

__all__ = ["AS_OF", "Sample", "samples", "write"]


@cache
def samples() -> tuple[Sample, ...]:
    """Return every sample; their names are distinct."""
    found = (
        *credential_samples(),
        *failure_samples(),
        *token_samples(),
        *inner_samples(),
        *status_samples(),
        *assertion_samples(),
        *remote_samples(),
    )
    names = [sample.name for sample in found]
    assert len(set(names)) == len(names), "two samples have one name"
    return found


def named(name: str) -> Sample:
    """Return one sample."""
    return next(sample for sample in samples() if sample.name == name)


def write(folder: Path) -> None:
    """Write the samples that stand for themselves, and their labels."""
    folder.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    for sample in samples():
        if sample.web or sample.recipient:
            continue
        (folder / sample.name).write_bytes(sample.raw)
        label = {
            "path": sample.name,
            "source": "badgeaudit",
            "spec": "",
            "kind": "",
            "expected": sample.verdict,
            "check": sample.step or "",
        }
        lines.append(json.dumps(label) + "\n")
    (folder / "labels.jsonl").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
