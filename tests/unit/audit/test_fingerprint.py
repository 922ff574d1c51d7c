from __future__ import annotations

from badgeaudit.audit.fingerprint import fingerprinted
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Place, message
from badgeaudit.model.results import Finding


def prints(*findings: Finding) -> list[str]:
    return [f.fingerprint for f in fingerprinted(findings)]


def finding(pointer: str = "/tags/0", line: int = 1, **params: str) -> Finding:
    place = Place("badges/a.json", pointer, line, 1)
    return Finding(Outcome.FAILED, message("x.y", **params), "urn:a", place, "Q1-01")


def test_moved_lines_wording_and_list_positions_change_nothing() -> None:
    assert prints(finding()) == prints(finding("/tags/7", 99, found="other words"))


def test_another_property_or_pointer_is_another_finding() -> None:
    assert prints(finding(property="name")) != prints(finding(property="image"))
    assert prints(finding("/name")) != prints(finding("/names"))


def test_findings_that_are_alike_are_numbered_in_order() -> None:
    first, second = prints(finding("/tags/0"), finding("/tags/1"))
    assert second == f"{first}-2"


def test_a_lone_surrogate_in_an_id_is_no_obstacle() -> None:
    odd = Finding(Outcome.FAILED, message("x.y"), "\ud800", None)
    assert prints(odd)[0]
