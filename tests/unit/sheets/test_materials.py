from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.cli.running import Audited
from badgeaudit.dossier.sources import Entry, refused
from badgeaudit.model.badges import Row
from badgeaudit.model.places import message
from badgeaudit.sheets.materials import EXTRACT, Materials


class Files:
    """A source of files in memory."""

    name = "memory"

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def entries(self) -> list[Entry]:
        return [Entry(path, len(raw)) for path, raw in sorted(self.files.items())]

    def read(self, path: str) -> bytes:
        if path not in self.files:
            raise refused(message("dossier.no-such-path", path=path), path)
        return self.files[path]


def row(path: str, id: str = "x") -> Row:
    return Row(kind="badge_class", id=id, path=path, pointer="", form="ob3", name="Name")


def test_a_badge_class_is_shown_as_a_learner_reads_it(riverbank: Audited) -> None:
    classes = [each for each in riverbank.audit.subjects if each.kind == "badge_class"]
    bike = next(each for each in classes if "bike-workshop" in each.path)
    card = Materials(riverbank.opened.source).card(bike)
    assert card.name == "Bike Workshop Helper"
    assert card.criteria.startswith("- Mend a puncture")
    assert card.description
    assert card.image.endswith(".png")


def test_the_beginning_of_a_text_is_shown(riverbank: Audited) -> None:
    materials = Materials(riverbank.opened.source)
    guide = materials.extract("evidence/assessment-guide.md")
    assert guide.kind == "markdown"
    assert 0 < len(guide.text) <= EXTRACT
    long = Materials(Files({"a.txt": b"word " * 1_000})).extract("a.txt")
    assert (len(long.text), long.cut) == (EXTRACT, True)


def test_what_can_not_be_read_says_why(riverbank: Audited) -> None:
    materials = Materials(riverbank.opened.source)
    gone = materials.extract("evidence/gone.pdf")
    assert gone.problem is not None
    assert gone.text == ""
    assert materials.raw("evidence/gone.pdf") is None
    first = next(each for each in riverbank.audit.subjects if each.kind == "badge_class")
    assert materials.card(replace_path(first)).name == first.name


def replace_path(row: Row) -> Row:
    return row._replace(path="badges/gone.json")


@given(st.binary(max_size=200))
def test_no_content_raises(raw: bytes) -> None:
    materials = Materials(Files({"a.json": raw, "b.pdf": raw}))
    assert materials.card(row("a.json")).path == "a.json"
    assert materials.extract("a.json").path == "a.json"
    assert materials.extract("b.pdf").path == "b.pdf"


def test_as_many_characters_as_wished() -> None:
    files = Files({"a.md": b"words " * 1000})
    assert len(Materials(files, characters=4000).extract("a.md").text) == 4000


def test_pictures_are_what_opens_as_one(riverbank: Audited) -> None:
    materials = Materials(riverbank.opened.source)
    drawn = materials.picture("evidence/system-map.svg")
    assert drawn is not None
    assert drawn[0] == "SVG"
    assert materials.picture("evidence/three-year-plan.docx") is None
    assert materials.picture("evidence/missing.png") is None


def test_pictures_of_badges_come_one_by_one(riverbank: Audited) -> None:
    files = {file.path: file.sha256 for file in riverbank.audit.dossier.files}
    materials = Materials(riverbank.opened.source)
    (one,) = materials.badge_pictures(["badges/media-maker.json"], files)
    assert one[0].endswith("media-maker")
    assert one[1] == "PNG"
    changed = {**files, "badges/media-maker.png": "0" * 64}
    assert list(materials.badge_pictures(["badges/media-maker.json"], changed)) == []
