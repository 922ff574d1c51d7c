from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from badgeaudit.errors import UnreadableDossier
from badgeaudit.report import render
from badgeaudit.report.pictures import EDGE, SVG_BYTES, Pictures, data_address

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><script>x</script></svg>'


def png(width: int = 300, height: int = 200) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "PNG")
    return out.getvalue()


def badge(id: str, image: str) -> bytes:
    made = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "BadgeClass",
        "id": id,
        "name": "A badge",
        "description": "For the test.",
        "image": image,
        "criteria": {"narrative": "Do it."},
        "issuer": "https://issuer.example",
    }
    return json.dumps(made).encode()


FILES = {
    "badges/beside.json": badge("urn:b:beside", "round.png"),
    "badges/round.png": png(),
    "badges/web.json": badge("urn:b:web", "https://cdn.example/pictures/drawn.svg"),
    "badges/drawn.svg": SVG,
    "badges/inside.json": badge(
        "urn:b:inside", "data:image/png;base64," + base64.b64encode(png(40, 40)).decode()
    ),
    "badges/none.json": badge("urn:b:none", "https://cdn.example/elsewhere.png"),
    "badges/fake.json": badge("urn:b:fake", "fake.png"),
    "badges/fake.png": b"\x89PNG but not really",
    "badges/outside.json": badge("urn:b:outside", "../../secret.png"),
    "badges/broken.json": b"{",
}


def document_of(files: dict[str, bytes]) -> dict[str, Any]:
    """Return as much of an audit document as pictures ask for."""
    return {
        "subjects": {"badge_classes": [{"path": path} for path in files if path[-5:] == ".json"]},
        "dossier": {
            "files": [
                {"path": path, "sha256": hashlib.sha256(content).hexdigest()}
                for path, content in files.items()
            ]
        },
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dossier with pictures of every kind, and one outside it."""
    (tmp_path / "secret.png").write_bytes(png())
    made = tmp_path / "dossier"
    for path, content in FILES.items():
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).write_bytes(content)
    return made


def test_pictures_of_the_dossier(folder: Path) -> None:
    found = Pictures(folder).of(document_of(FILES))
    assert sorted(found) == ["urn:b:beside", "urn:b:inside", "urn:b:web"]
    assert found["urn:b:beside"].startswith("data:image/png;base64,")
    assert found["urn:b:web"] == "data:image/svg+xml;base64," + base64.b64encode(SVG).decode()


def test_a_zip_gives_the_same(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "dossier.zip"
    with zipfile.ZipFile(file, "w") as made:
        for path, content in FILES.items():
            made.writestr(path, content)
    assert Pictures(file).of(document_of(FILES)) == Pictures(folder).of(document_of(FILES))


@pytest.mark.parametrize("changed", ["badges/beside.json", "badges/round.png"])
def test_files_changed_since_the_audit_give_no_picture(folder: Path, changed: str) -> None:
    document = document_of({**FILES, changed: b"as it was audited"})
    assert "urn:b:beside" not in Pictures(folder).of(document)
    assert "urn:b:inside" in Pictures(folder).of(document)


def test_no_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDossier):
        Pictures(tmp_path / "none").of(document_of(FILES))


def test_large_pictures_are_drawn_small() -> None:
    address = data_address("PNG", png(2000, 1000))
    assert address is not None
    small = Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2])))
    assert small.size == (EDGE, EDGE // 2)


def test_what_cant_be_shown_is_left_out() -> None:
    assert data_address("PNG", b"no picture") is None
    assert data_address("SVG", b"<svg>" + b" " * SVG_BYTES) is None


def test_only_the_html_report_has_pictures(document: dict[str, Any], folder: Path) -> None:
    pictures = Pictures(folder)
    assert "data:image" not in render(document, "json", pictures=pictures)
    assert "data:image" not in render(document, "markdown", pictures=pictures)
