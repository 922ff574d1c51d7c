from __future__ import annotations

from badgeaudit.model.dossier import SourceFile
from badgeaudit.model.places import message
from tests.unit.checks.fakes import FakeTools, badge_row, credential_row, facts, file, look, seen

UNREADABLE = message("checks.no-text", file="x")


def test_valid_files_pass() -> None:
    files = [file("badges/a.json", "badge"), file("credentials/c.json", "credential")]
    assert look("conforms", facts([badge_row("a"), credential_row("a")], files)) == []


def test_an_invalid_file_fails_its_subjects() -> None:
    rows = [
        badge_row("a"),
        badge_row("b"),
        credential_row("b", id="urn:c"),
        badge_row("b", path="credentials/c.json", embedded=True),
    ]
    bad = file("credentials/c.json", "credential", problems=2, form="ob2.Assertion")
    found = look("conforms", facts(rows, [file("badges/a.json", "badge"), bad]))
    assert seen(found) == [("failed", "file-invalid")]
    # the credential, not the class that happens to stand in it
    assert found[0].subject == "urn:c"
    assert found[0].message.params["count"] == 2


def test_a_file_with_only_embedded_subjects_fails_them() -> None:
    rows = [badge_row("b", path="badges/b.json", embedded=True)]
    found = look("conforms", facts(rows, [file("badges/b.json", "badge", problems=1)]))
    assert [finding.subject for finding in found] == ["b"]


def test_a_file_without_subjects_fails_by_its_path() -> None:
    bad = file("badges/a.json", "badge", problem=UNREADABLE)
    found = look("conforms", facts([], [bad]))
    assert [(f.subject, f.message) for f in found] == [("badges/a.json", UNREADABLE)]
    assert found[0].place is not None
    assert found[0].place.path == "badges/a.json"


def test_what_lies_rightly_beside_badges_is_left_alone() -> None:
    beside: list[SourceFile] = [
        file("badges/a.png", "badge", problem=UNREADABLE, form="image"),
        file("badges/context.json", "badge", problem=UNREADABLE, form="jsonld.Context"),
        file("badges/data.json", "badge", form="json"),
        file("evidence/a.pdf", "evidence", problem=UNREADABLE),
        file("badges/x.json", "ignored", problem=UNREADABLE),
    ]
    assert look("conforms", facts([], beside)) == []


def test_copies_that_deviate_from_the_classs_own_file_fail() -> None:
    rows = [
        badge_row("a", path="credentials/1.json", digest="old", embedded=True, pointer="/badge"),
        badge_row("a", path="credentials/2.json", digest="new", embedded=True),
        badge_row("a", digest="new"),
        badge_row("a", path="credentials/3.json", digest="odd", embedded=True),
        badge_row("b", digest="x"),
    ]
    found = look("conforms", facts(rows))
    assert seen(found) == [("failed", "copy-deviates")] * 2
    places = [f.place.path for f in found if f.place]
    assert sorted(places) == ["credentials/1.json", "credentials/3.json"]
    assert {f.message.params["other"] for f in found} == {"badges/a.json"}
    assert {f.subject for f in found} == {"a"}


def test_without_a_file_of_its_own_the_first_copy_is_the_measure() -> None:
    rows = [
        badge_row("a", path=f"credentials/{n}.json", digest=digest, embedded=True)
        for n, digest in enumerate(["x", "x", "y"])
    ]
    found = look("conforms", facts(rows))
    assert [f.place.path for f in found if f.place] == ["credentials/2.json"]


def test_two_files_with_one_id_and_different_content_fail() -> None:
    rows = [badge_row("a", digest="x"), badge_row("a", path="badges/b.json", digest="y")]
    assert seen(look("conforms", facts(rows))) == [("failed", "copy-deviates")]


def test_what_the_staff_received_from_others_is_not_the_issuers() -> None:
    course = file("credentials/course.json", "credential", problems=1, form="ob3.x")
    tools = FakeTools({"staff_trained": [{"name": "Kai", "credential": "credentials/course.json"}]})
    assert look("conforms", facts([], [course]), tools) == []
    assert seen(look("conforms", facts([], [course]))) == [("failed", "file-invalid")]
