"""How far ``verify`` agrees with a corpus of labelled files: verdict and the check that fired.

    python benchmarks/conformance.py CORPUS_DIR [--as-of DATE] [--contexts INDEX] [--all]
                                     [--differences FILE]

``CORPUS_DIR`` and the folders in it hold ``labels.jsonl``: one JSON object a line with ``path``,
``source``, ``spec``, ``kind``, ``expected`` and, for what is not valid, ``check``. Nothing is
fetched: other files of the same source stand in for the web, each at the ``id`` it has, so that
status lists and linked documents are found. What the corpus does not hold can't be checked, and is
counted apart: "needs the web". ``INDEX`` is a JSON file, address → file, of contexts to serve too.
Badge classes and profiles are no credentials; of these the form is compared.

Every file that differs is printed with the reason that ``conformance-differences.yaml`` gives for
it; one without a reason, or that differs otherwise than it says, is unexplained, and the exit code
is 1.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import known_differences
from known_differences import BECAUSE, Difference, Known, explained, told

from badgeaudit.audit.network_options import Network
from badgeaudit.audit.verifying import Verified, verify_bytes
from badgeaudit.audit.verifying_means import as_moment, open_means
from badgeaudit.errors import Undecodable
from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Verification
from badgeaudit.network.fetching import Fetched, NotFetched
from badgeaudit.network.once import Once
from badgeaudit.openbadges.reading import read_badge
from badgeaudit.openbadges.shape import violations
from badgeaudit.verification.fetched_contexts import FetchedContexts
from badgeaudit.verification.sequence import CREDENTIALS

_OPEN = (Outcome.UNTESTED, Outcome.CANT_TELL)

SHAPES = ("schema-valid", "valid-shape", "realistic", "unsigned-sample")
"""Labels that speak of the form only: signatures are missing or not asserted."""

UNSCORED = ("fragment", "vector", "asset", "unknown", "")
"""Labels that promise nothing."""

CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"no_proof|missing.?proof|EXTERNAL_?PROOF|EmbeddedProof|ExternalProof", ("proof", "issuer")),
    (r"did_web|unresolved|key|controller", ("proof", "issuer")),
    (r"signature|proof|VERIFY_JWS|VerificationJWT|tamper", ("proof", "issuer")),
    (r"revo[ck]|suspen|status", ("status", "hosting")),
    (r"expir|not.?yet|validFrom|validUntil|issuance|timestamp|future", ("dates", "shape")),
    (r"endorse", ("endorsement", "shape")),
    (r"recipient", ("recipient", "shape")),
    (r"image", ("image", "shape")),
    (r"refresh", ("refresh",)),
    (r"host|scope|origin|startsWith|fetch", ("hosting", "issuer", "shape")),
    (r"claim|\biss\b|\bsub\b|\bjti\b|\bnbf\b|\bexp\b", ("claims", "proof")),
    (r"json-?ld|safe mode|undefined|relative", ("terms", "shape")),
    (r"context", ("shape", "terms")),
    (r"issuer", ("shape", "issuer")),
    (r"schema|type|property|required|subject|id\b|evidence|criteria", ("shape", "terms", "read")),
    (r"parse|read|json", ("read",)),
)
"""What a label's check is called → the steps of ours that are the same check; first hit counts."""


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled file and what came of it."""

    label: Mapping[str, Any]
    result: Verified
    verdict: bool | None
    """Does the verdict agree? None when the label promises nothing."""
    check: bool | None
    """Did the same check fire? None when the label names none."""
    needs_web: bool = False
    """Nothing disagrees, but something is not in the corpus."""


class Served:
    """Stands in for the web: the corpus's own files, at the addresses they give themselves."""

    def __init__(self, pages: Mapping[str, bytes]) -> None:
        self.pages = pages

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        bare = url.partition("#")[0]
        body = self.pages.get(bare)
        if body is None:
            ends = (raw for end, raw in self.pages.items() if "/" + end in bare[-len(end) - 1 :])
            body = next(ends, None)
        if body is None:
            return NotFetched(message("verification.inner-offline", url=url), True)
        digest = hashlib.sha256(body).hexdigest()
        return Fetched(url, url, 200, "application/json", body, digest, "2026-01-01T00:00:00Z")


def labels(corpus: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield file and label of every line of every ``labels.jsonl``."""
    for file in sorted(corpus.rglob("labels.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            if line.strip():
                label = json.loads(line)
                yield file.parent / label["path"], label


def pages(files: Iterable[tuple[Path, dict[str, Any]]]) -> dict[str, dict[str, bytes]]:
    """Return, per source, address (or its end) → content; of two files with one id the first."""
    found: dict[str, dict[str, bytes]] = defaultdict(dict)
    for path, label in files:
        if label.get("expected") == "invalid" or not path.is_file():
            continue
        raw = path.read_bytes()
        try:
            data = json.loads(raw)
        except ValueError:
            continue
        served = found[str(label.get("source"))]
        id = data.get("id") if isinstance(data, dict) else None
        if isinstance(id, str) and id.startswith("http"):
            served.setdefault(id, raw)
        if label.get("expected") == "asset" and label.get("upstream"):
            # an asset is also found where its repository shows it
            served.setdefault(str(label["upstream"]), raw)
    return found


def failed_steps(verification: Verification, *, levels: tuple[str, ...] = ("error",)) -> set[str]:
    """Return the names of failed steps, those of inner credentials too."""
    names = {
        step.name
        for step in verification.steps
        if step.outcome is Outcome.FAILED and step.level in levels
    }
    for inner in verification.inner:
        names |= failed_steps(inner, levels=levels)
    return names


def agrees(label: Mapping[str, Any], verification: Verification, raw: bytes) -> bool | None:
    """Tell whether the verdict is the one that the label expects."""
    expected = str(label.get("expected") or "")
    verdict = verification.verdict
    if expected in UNSCORED:
        return None
    if expected == "unbaked":
        return verdict == "not a badge"
    if verification.form and verification.form not in CREDENTIALS:
        return (not shapes(raw)) == (expected in ("valid", *SHAPES))
    if expected in SHAPES:
        return not {"shape", "terms", "read"} & _own(verification)
    if expected == "valid-signature":
        proofs = [s for s in verification.steps if s.name == "proof" and s.level == "error"]
        return bool(proofs) and all(s.outcome is Outcome.PASSED for s in proofs)
    if expected == "warning":
        every = [s for s in verification.steps if s.outcome not in (Outcome.PASSED,)]
        return verdict != "invalid" and bool(every)
    return verdict == expected


def shapes(raw: bytes) -> bool:
    """Tell whether something is wrong with the form of a badge class, profile …"""
    try:
        return bool(violations(read_badge(raw, "")))
    except Undecodable:
        return True


def lacks(verification: Verification) -> bool:
    """Tell whether nothing failed, and what is open was not there to be fetched."""
    counting = [s for s in verification.steps if s.level == "error"]
    open_ = [s for s in counting if s.outcome in _OPEN]
    failed = [s for s in counting if s.outcome is Outcome.FAILED]
    return not failed and any(s.outcome is Outcome.UNTESTED for s in open_)


def _own(verification: Verification) -> set[str]:
    return {
        s.name for s in verification.steps if s.outcome is Outcome.FAILED and s.level == "error"
    }


def fired(label: Mapping[str, Any], verification: Verification) -> bool | None:
    """Tell whether the steps that failed are those of the label's check (all of ``a+b``)."""
    named = str(label.get("check") or "")
    if not named or label.get("expected") != "invalid":
        return None
    found = failed_steps(verification, levels=("error", "warning"))
    if re.search("unresolved|not_found|unreachable", named):
        # such a check is about what could not be had, which is no failure of ours
        found |= {s.name for s in verification.steps if s.outcome in _OPEN}
    return all(_steps_of(part) & found for part in named.split("+"))


def _steps_of(check: str) -> set[str]:
    for pattern, names in CHECKS:
        if re.search(pattern, check, re.IGNORECASE):
            return set(names)
    return {"shape", "terms", "read"}


def reasons(verification: Verification) -> list[str]:
    """Return in words what kept the file from being valid."""
    counting = [s for s in verification.steps if s.level == "error"]
    return [
        f"{s.name} {s.outcome.value} {s.pointer}: {sentence(s.reason)}"
        for s in counting
        if s.outcome in (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED)
    ]


def run(corpus: Path, as_of: str | None, contexts: Mapping[str, bytes]) -> list[Row]:
    """Verify every labelled file."""
    files = list(labels(corpus))
    web = pages(files)
    means = open_means(Network(), as_moment(as_of))
    rows: list[Row] = []
    for path, label in files:
        if not path.is_file():
            print(f"missing: {label['path']}", file=sys.stderr)
            continue
        raw = path.read_bytes()
        served = Served({**web.get(str(label.get("source")), {}), **contexts})
        known = FetchedContexts(served)
        online = replace(means, fetcher=served, contexts=known, online=True, cache=Once())
        result = verify_bytes(raw, str(label["path"]), online)
        verification = result.verification
        verdict = agrees(label, verification, raw)
        web_ = not verdict and label.get("expected") != "invalid" and lacks(verification)
        rows.append(Row(label, result, verdict, fired(label, verification), web_))
    return rows


def table(rows: list[Row], key: str) -> None:
    """Print how many verdicts and checks agree, grouped by a part of the label."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.verdict is not None:
            groups[str(row.label.get(key) or "-")[:46]].append(row)
    print(f"\n{key:46} {'verdict':>10} {'check':>10}")
    for name, group in sorted(groups.items()):
        verdicts = [row.verdict for row in group]
        checks = [row.check for row in group if row.check is not None]
        shown = f"{sum(map(bool, checks))}/{len(checks)}" if checks else "-"
        print(f"{name:46} {f'{sum(map(bool, verdicts))}/{len(verdicts)}':>10} {shown:>10}")


def _contexts(index: Path) -> dict[str, bytes]:
    """Read an index of contexts: address → file, seen from the index's folder or the one above."""
    found = json.loads(index.read_text("utf-8"))
    pairs = found.items() if isinstance(found, dict) else ((e["url"], e["file"]) for e in found)
    places = {url: [up / file for up in index.parents[:2]] for url, file in pairs if url}
    found_at = {u: next((p for p in paths if p.is_file()), None) for u, paths in places.items()}
    return {url: path.read_bytes() for url, path in found_at.items() if path is not None}


def main() -> None:
    """Print agreement per source, expectation and check, then every difference and its reason."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--as-of", default=None)
    parser.add_argument("--contexts", type=Path, default=None)
    parser.add_argument("--all", action="store_true", help="list every file, agreeing or not")
    parser.add_argument("--differences", type=Path, default=known_differences.HERE)
    given = parser.parse_args()
    contexts = _contexts(given.contexts) if given.contexts else {}
    rows = run(given.corpus, given.as_of, contexts)
    for key in ("source", "spec", "expected", "check"):
        table(rows, key)
    if given.all:
        listing(rows)
    sys.exit(1 if compared(rows, known_differences.read(given.differences)) else 0)


def compared(rows: list[Row], known: Mapping[str, Known]) -> int:
    """Print every file that differs, with its reason; return how many have none."""
    scored = [row for row in rows if row.verdict is not None]
    differing = [row for row in scored if not row.verdict or row.check is False]
    lines, unexplained = told(
        (difference(row) for row in differing), (str(r.label["path"]) for r in scored), known
    )
    print("\n".join(lines))
    agreeing = len(scored) - len(differing)
    print(f"\n{agreeing} of {len(scored)} scored files agree, {len(differing)} differ:")
    found = [explained(difference(row), known) for row in differing]
    for key, words in BECAUSE.items():
        print(f"  {sum(each is not None and each.because == key for each in found):4} {words}")
    print(f"  {unexplained:4} unexplained")
    print(f"{len(rows) - len(scored)} files promise nothing (parts, assets, vectors).")
    return unexplained


def difference(row: Row) -> Difference:
    """Return what came of a file, to be held against what is known."""
    verification = row.result.verification
    label = str(row.label.get("expected") or "")
    why = tuple(reasons(verification))
    if row.verdict and row.check is False:
        why = (f"another check fired than {row.label.get('check')}", *why)
    return Difference(str(row.label["path"]), label, verification.verdict, why, row.needs_web)


def listing(rows: list[Row]) -> None:
    """Print every file with its verdict."""
    for row in rows:
        label, verification = row.label, row.result.verification
        print(f"\n{label['path']}: expected {label.get('expected')} {label.get('check') or ''}")
        print(f"  got {verification.verdict}")
        for reason in reasons(verification)[:6]:
            print(f"  - {reason}")


if __name__ == "__main__":
    main()
