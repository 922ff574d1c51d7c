"""The example dossiers are flawed exactly where examples/README.md says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

EXAMPLES = Path(__file__).parents[3] / "examples"
RIVERBANK = EXAMPLES / "riverbank-youth"
WEAK = EXAMPLES / "weak-application"


def load(path: Path) -> Any:
    return json.loads(path.read_bytes())


def badge(dossier: Path, name: str) -> Any:
    return load(dossier / "badges" / f"{name}.json")


def application(dossier: Path) -> Any:
    return yaml.safe_load((dossier / "application.yaml").read_bytes())


def activity(dossier: Path, name: str) -> str:
    id = badge(dossier, name)["id"]
    [text] = [each["text"] for each in application(dossier)["activities"] if each["badge"] == id]
    return str(text)


def size(dossier: Path, name: str) -> tuple[int, int]:
    with Image.open(dossier / "badges" / name) as image:
        return image.size


def credential(dossier: Path, name: str) -> Any:
    return load(dossier / "credentials" / f"{name}.json")


def broken_line(path: Path) -> int:
    with pytest.raises(json.JSONDecodeError) as caught:
        load(path)
    # Python stops at what follows the comma, one line on
    return caught.value.lineno - 1


def without_method(dossier: Path) -> set[str]:
    named = {method["badge"] for method in application(dossier)["review_methods"]}
    classes = [path for path in (dossier / "badges").glob("*.json") if path.stem in CLASSES]
    ids = {path.stem: re.search(r'"id": "([^"]+)"', path.read_text("utf-8")) for path in classes}
    return {stem for stem, match in ids.items() if match and match[1] not in named}


CLASSES = {path.stem for path in (RIVERBANK / "badges").glob("*.json")} - {"issuer", "public-key"}
COMPLETE = {"language", "tags", "alignment"}


def lacks(name: str) -> set[str]:
    document = badge(RIVERBANK, name)
    found = {"@language": "language", "tags": "tags", "alignment": "alignment"}
    return COMPLETE - {ours for key, ours in found.items() if key in document}


PLANTED: dict[str, Callable[[], bool]] = {
    "R01": lambda: broken_line(RIVERBANK / "badges/story-circle-host.json") == 51,
    "R02": lambda: list(badge(RIVERBANK, "media-maker")["criteria"]) == ["id"],
    "R03": lambda: (
        badge(RIVERBANK, "community-project-maker")["name"]
        == badge(RIVERBANK, "community-project")["name"]
        and "related" not in badge(RIVERBANK, "community-project")
    ),
    "R04": lambda: (
        badge(RIVERBANK, "river-clean-up-crew")["description"]
        == activity(RIVERBANK, "river-clean-up-crew")
    ),
    "R05": lambda: size(RIVERBANK, "bike-workshop-helper.png") == (96, 48),
    "R06": lambda: (
        {"language", "tags"} <= lacks("bike-workshop-helper")
        and "tags" in lacks("river-clean-up-crew")
    ),
    "R07": lambda: "alignment" in lacks("bike-workshop-helper") & lacks("river-clean-up-crew"),
    "R08": lambda: (
        sum("expires" not in load(p) for p in (RIVERBANK / "credentials").glob("20*-0[1-4].json"))
        == 3
        and "expires" not in credential(RIVERBANK, "2025-09-20-first-steps-01")
    ),
    "R09": lambda: (
        credential(RIVERBANK, "2025-11-08-bike-workshop-04")["recipient"]["hashed"] is False
    ),
    "R10": lambda: (
        credential(RIVERBANK, "2025-10-04-bike-workshop-03")["expires"] == "2026-06-30T23:59:59Z"
    ),
    "R11": lambda: (
        {
            path.stem
            for path in (RIVERBANK / "credentials").glob("*.json")
            if "evidence" not in load(path)
        }
        == {"2025-11-08-bike-workshop-04", "2026-05-30-river-clean-up-12"}
    ),
    "R12": lambda: (
        "evidence/peer-assessor-training.md" in application(RIVERBANK)["examples"][2]["evidence"]
        and not (RIVERBANK / "evidence/peer-assessor-training.md").exists()
    ),
    "R13": lambda: "appeal" not in application(RIVERBANK)["policies"],
    "R14": lambda: (
        [
            number
            for number, action in enumerate(application(RIVERBANK)["plan"]["actions"], 1)
            if "owner" not in action
        ]
        == [4]
    ),
    "R15": lambda: (
        [str(day) for day in application(RIVERBANK)["plan"]["reviews"]][1:]
        == ["2027-09-30", "2029-06-15"]
    ),
    "R16": lambda: len(without_method(RIVERBANK)) == 4,
    "W01": lambda: "email" not in badge(WEAK, "issuer"),
    "W02": lambda: (
        badge(WEAK, "summer-camp")["name"] == badge(WEAK, "games-night")["name"] == "Badge"
        and not {"@language", "tags"} & set(badge(WEAK, "summer-camp"))
    ),
    "W03": lambda: (
        badge(WEAK, "games-night")["description"] == activity(WEAK, "games-night")
        and isinstance(badge(WEAK, "games-night")["criteria"], str)
    ),
    "W04": lambda: badge(WEAK, "team-player")["achievementType"] == "Badge",
    "W05": lambda: (
        (size(WEAK, "games-night.png"), size(WEAK, "summer-camp.png")) == ((400, 240), (64, 64))
    ),
    "W06": lambda: "proof" not in credential(WEAK, "2026-08-21-team-player-03"),
    "W07": lambda: (
        credential(WEAK, "2026-06-12-games-night-01")["issuedOn"][:10] == "2026-06-12"
        and str(application(WEAK)["applied_on"]) == "2026-09-10"
    ),
    "W08": lambda: (
        application(WEAK)["claims"]["F-04"]["answer"] == "<yes or no>"
        and application(WEAK)["claims"]["Q2-00"]["explanation"] == "<what you do well>"
        and application(WEAK)["organisation"]["organiser_account"] is None
    ),
    "W09": lambda: {"staff_trainned"} == {key for key in application(WEAK) if "staff" in key},
    "W10": lambda: (
        not {"plan", "system_map"} & set(application(WEAK))
        and "evidence" not in application(WEAK)["examples"][0]
    ),
}


def readme_rows() -> dict[str, str]:
    text = (EXAMPLES / "README.md").read_text("utf-8")
    return dict(re.findall(r"^\| ([RW]\d\d) \| `([^`]+)`", text, re.MULTILINE))


@pytest.mark.parametrize("flaw", PLANTED)
def test_flaw_is_planted_where_the_readme_says(flaw: str) -> None:
    dossier = RIVERBANK if flaw.startswith("R") else WEAK
    assert (dossier / readme_rows()[flaw]).is_file()
    assert PLANTED[flaw]()


def test_readme_lists_every_planted_flaw() -> None:
    assert set(readme_rows()) == set(PLANTED)
