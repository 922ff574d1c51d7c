from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from badgeaudit.standard.reading import folder_digest, read_folder


def test_the_digest_is_taken_over_sorted_lines_of_path_and_digest() -> None:
    one, two = sha256(b"1").hexdigest(), sha256(b"2").hexdigest()
    lines = f"a.yaml\0{one}\nb.yaml\0{two}\n"
    expected = sha256(lines.encode()).hexdigest()
    assert folder_digest([("a.yaml", b"1"), ("b.yaml", b"2")]) == expected
    assert folder_digest([("b.yaml", b"2"), ("a.yaml", b"1")]) == expected


def test_the_digest_changes_with_content_and_with_name(house_rules: Path) -> None:
    before = read_folder(house_rules).digest
    (house_rules / "rules.yaml").rename(house_rules / "rules2.yaml")
    renamed = read_folder(house_rules).digest
    with (house_rules / "keywords" / "en.yaml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    assert len({before, renamed, read_folder(house_rules).digest}) == 3


def test_files_of_other_kinds_are_left_alone(house_rules: Path) -> None:
    before = read_folder(house_rules)
    (house_rules / "README.md").write_text("# Rules\n", encoding="utf-8")
    (house_rules / "drawing.png").write_bytes(b"\x89PNG")
    assert read_folder(house_rules) == before


def test_each_file_has_its_kind(house_rules: Path) -> None:
    files = read_folder(house_rules).files
    assert [(file.path, file.kind) for file in files] == [
        ("keywords/en.yaml", "keywords"),
        ("rules.yaml", "part"),
        ("standard.yaml", "main"),
    ]


def test_a_place_is_that_of_the_key_or_of_the_value(house_rules: Path) -> None:
    rules = next(file for file in read_folder(house_rules).files if file.path == "rules.yaml")
    assert str(rules.place("/criteria/0/answer")) == "rules.yaml:5:5"
    assert str(rules.place("/criteria/0/answer", value=True)) == "rules.yaml:5:13"
    assert str(rules.place("/criteria/0/missing")) == "rules.yaml:3:5"
