"""Practice dossiers of many seeds, audited: are the planted flaws found, and nothing else?

``python benchmarks/workshop.py [SEEDS]`` (default 200) makes for each seed an exercise of two
dossiers, of the difficulties in turn, and one dossier without flaws; audits all of them; and prints

* recall: of the planted flaws that a machine can see, how many the audit tells,
* precision: of the criteria the audit finds failed, how many belong to such a flaw,
* whether the audit, with the key's answers as a consensus, comes to the key's decision.

Exit code 1 when anything is short of perfect.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from badgeaudit.audit.composing import Request, run_audit
from badgeaudit.dossier.opening import open_dossier
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.results import Audit, Result
from badgeaudit.model.standard import Standard
from badgeaudit.standard.loading import find_standard, load_standard
from badgeaudit.workshop.answers import consensus_of
from badgeaudit.workshop.making import DAY, Made, Wanted, made, make
from badgeaudit.workshop.making_base import base_draft
from badgeaudit.workshop.making_data import fields

DIFFICULTIES = 3


@dataclass
class Sums:
    """What came of all the audits."""

    dossiers: int = 0
    planted: int = 0
    found: int = 0
    failed: int = 0
    right: int = 0
    making: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.failed if self.failed else 1.0


def measure(seeds: int, standard: Standard) -> Sums:
    """Make, audit and compare the dossiers of that many seeds."""
    sums = Sums()
    for seed in range(seeds):
        begun = time.perf_counter()
        dossiers = [*_dossiers(seed, standard)]
        sums.making += time.perf_counter() - begun
        for each in dossiers:
            _compare(f"seed {seed} {each.key.name}", each, standard, sums)
    return sums


def audit_of(made: Made, standard: Standard, *, agreed: bool = False) -> Audit:
    """Audit a practice dossier, by itself or with the key's answers as a consensus."""
    given = (consensus_of(made.key.answers, standard, made.key.applicant),) if agreed else ()
    with tempfile.TemporaryDirectory() as folder:
        for path, content in made.files.items():
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return run_audit(Request(standard, open_dossier([Path(folder)]), DAY, assessments=given))


def failing(audit: Audit) -> set[str]:
    """Return the criteria that the audit finds failed, or leans to find so."""
    repeats = {criterion.id for criterion in audit.standard.criteria if criterion.same_as}
    return {r.criterion for r in audit.results if _fails(r)} - repeats


def _fails(result: Result) -> bool:
    leaning = result.observed.leaning if result.observed else None
    return Outcome.FAILED in (result.outcome, leaning)


def _dossiers(seed: int, standard: Standard) -> Iterator[Made]:
    yield from make(Wanted(seed, seed % DIFFICULTIES + 1, 2), standard).dossiers
    field = fields()[seed % len(fields())]
    draft = base_draft(field, f"{seed} flawless", DAY)
    yield made("flawless", draft, (), standard, Random(seed))


def _compare(name: str, each: Made, standard: Standard, sums: Sums) -> None:
    audit = audit_of(each, standard)
    failed = failing(audit)
    seen = [flaw for flaw in each.key.flaws if flaw.seen_by != "person"]
    expected = {id for flaw in seen for id in flaw.criteria}
    sums.dossiers += 1
    sums.planted += len(seen)
    sums.found += sum(bool(failed & set(flaw.criteria)) for flaw in seen)
    sums.failed += len(failed)
    sums.right += len(failed & expected)
    sums.kinds.update(flaw.kind for flaw in each.key.flaws)
    missed = [flaw.kind for flaw in seen if not failed & set(flaw.criteria)]
    if missed or failed - expected:
        sums.wrong.append(f"{name}: missed {missed}, imagined {sorted(failed - expected)}")
    if audit.dossier.digest != each.key.digest:
        sums.wrong.append(f"{name}: another digest than in the key")
    agreed = audit_of(each, standard, agreed=True).readiness.outcome
    if agreed != {"issued": "ready", "not yet issued": "not yet"}[each.key.decision]:
        sums.wrong.append(f"{name}: the key says {each.key.decision}, the audit {agreed}")


def main() -> int:
    """Measure and print."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    sums = measure(seeds, load_standard(find_standard("quality-label")))
    print(f"{seeds} seeds, {sums.dossiers} dossiers, all audited without error")
    print(f"planted flaws: {sums.kinds.total()} of {len(sums.kinds)} kinds")
    print(f"recall    {sums.recall:.3f} ({sums.found} of {sums.planted} that a machine can see)")
    print(f"precision {sums.precision:.3f} ({sums.right} of {sums.failed} failed criteria)")
    print(f"making    {sums.making / sums.dossiers:.2f} s a dossier")
    for line in sums.wrong:
        print(f"  {line}")
    return 1 if sums.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
