"""A dossier whose every word tries to get out of the page that shows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.acceptance.dossiers import APPLICATION, ASSERTION, BADGE, PROFILE, write

WORDS = (
    "</script><script>hacked=1;alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}{% raw %}"
    "<!--<script>\u2028\u202ebackwards\u0007\u001b[31m ${alert(3)} javascript:alert(4) &lt;b&gt;"
)
NAME = "{{7*7}}'&lt;img src=x onerror=alert(5)&gt;.md"
_KEPT = ("@context", "type", "id", "issuer", "badge", "issuedOn", "expires", "@language", "url")
_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200" onload="alert(6)">'
    '<script>alert(7)</script><circle cx="100" cy="100" r="90" fill="teal"/></svg>'
)


def spoiled(value: Any, key: str = "") -> Any:
    """Return the document with the hostile words in every text that people read."""
    if isinstance(value, dict):
        return {name: spoiled(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [spoiled(each, key) for each in value]
    return value if key in _KEPT or not isinstance(value, str) else f"{value} {WORDS}"


def hostile_dossier(folder: Path) -> Path:
    """Write the dossier; it opens and is audited like any other."""
    write(folder / "badges" / "profile.json", spoiled(PROFILE))
    badge = {**spoiled(BADGE), "image": "facilitator.svg", "criteria": {"narrative": WORDS}}
    write(folder / "badges" / "facilitator.json", badge)
    (folder / "badges" / "facilitator.svg").write_text(_DRAWING, "utf-8")
    write(folder / "credentials" / "one.json", ASSERTION)
    (folder / "evidence").mkdir()
    for name in ("issued.md", NAME):
        (folder / "evidence" / name).write_text(f"# {WORDS}\n", "utf-8")
    (folder / "evidence" / "page.html").write_text(f"<p>{WORDS}<script>alert(8)</script>", "utf-8")
    (folder / "evidence" / "map.svg").write_text(_DRAWING, "utf-8")
    quoted = '"' + WORDS.encode("unicode_escape").decode().replace('"', '\\"') + '"'
    text = APPLICATION.replace("Harbour Youth", quoted)
    text = text.replace('"We have not read the values yet."', quoted)
    text = text.replace(
        "[evidence/issued.md]", f'[evidence/issued.md, "evidence/{NAME}", {quoted}]'
    )
    (folder / "application.yaml").write_text(text, "utf-8")
    return folder
