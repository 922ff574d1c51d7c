"""Dossiers of any size, the same for the same seed: an application, one picture, and badge classes.

``python benchmarks/dossiers.py FOLDER COUNT [SEED] [FLAWED] [VERSION]`` writes one. The badge
classes are of Open Badges 2.0 or 3.0, about 2.5 kB of plain JSON each, with the fields and
extensions that the practice dossiers of the workshop have. All of them name one picture, of which
a copy lies in the dossier: opening ten thousand pictures would measure the picture library.
``FLAWED`` percent of them (30 when left out) have from one to three flaws; in the others nothing
fails, and what is left to say is that links were not opened and that the texts of the activities
are not there.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

Badge = dict[str, Any]

_ABOUT = "A network of youth centres along the river. Invented, like all of it."
BASE = "https://river-network.example"
_NOUNS = [
    "campaign",
    "community",
    "debate",
    "event",
    "exhibition",
    "festival",
    "film",
    "garden",
    "heritage",
    "journal",
    "market",
    "mural",
    "network",
    "photo",
    "podcast",
    "portfolio",
    "project",
    "repair",
    "river",
    "story",
    "studio",
    "survey",
    "theatre",
    "trail",
    "voyage",
    "workshop",
    "youth",
]
_VERBS = [
    "Plan",
    "Lead",
    "Present",
    "Design",
    "Explain",
    "Document",
    "Organise",
    "Build",
    "Repair",
    "Facilitate",
    "Record",
    "Publish",
    "Compare",
    "Evaluate",
    "Map",
]
_PEOPLE = ["a trainer", "a youth worker", "two peers", "the organiser", "a mentor from the city"]
_TOWNS = ["Vrbnica", "Donji", "Kal", "Brezje", "Lipovac", "Sveti", "Jovan", "Martinje"]
_SKILLS = [
    "teamwork",
    "planning",
    "communication",
    "creativity",
    "media",
    "care",
    "leadership",
    "learning",
]


def badge(number: int, seed: int = 0) -> Badge:
    """Return a badge class without flaws, different for each number."""
    chance = Random(f"{seed} {number}")
    nouns = chance.sample(_NOUNS, 8)
    hours = chance.randint(2, 90)
    town, person = chance.choice(_TOWNS), chance.choice(_PEOPLE)
    tasks = [
        f"- {verb} the {noun} and show what came of it to {chance.choice(_PEOPLE)}"
        for verb, noun in zip(chance.sample(_VERBS, 5), nouns, strict=False)
    ]
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "id": f"{BASE}/badges/{number}",
        "type": "BadgeClass",
        "@language": "en",
        "issuer": f"{BASE}/badges/issuer.json",
        "name": f"{nouns[0].title()} {nouns[1]} {number}",
        "description": f"For members of our {nouns[2]} crew in {town} who took part in the"
        f" {nouns[0]} {nouns[1]} from spring to autumn {2020 + number % 7}. They planned and led it"
        f" in a team of {chance.randint(2, 6)}, on site, and handed in a {nouns[3]} that {person}"
        f" reviewed. About {hours} hours of work. Everybody can take part: nothing is required"
        f" before. It opens the way to the badge of the {nouns[4]} mentor, and to the {nouns[5]}"
        f" exchange that we hold with our partners in {chance.choice(_TOWNS)} each year.",
        "criteria": {
            "id": f"{BASE}/criteria/{number}",
            "narrative": "To earn it you:\n\n" + "\n".join(tasks),
        },
        "image": f"{BASE}/pictures/badge.png",
        "alignment": [
            {
                "targetName": f"{skill.title()} in practice",
                "targetUrl": f"https://frameworks.example/skills/{chance.randint(1, 900)}",
                "targetFramework": "Framework of key competences",
                "targetCode": f"{chance.randint(1, 9)}.{chance.randint(1, 9)}",
            }
            for skill in chance.sample(_SKILLS, 2)
        ],
        "tags": sorted(chance.sample(_NOUNS, 4)),
        "endorsement": [f"https://partner.example/endorsements/{number}.json"],
        "extensions:StudyLoadExtension": _extension("StudyLoad", hours),
        "extensions:LearningOutcomeExtension": _extension(
            "LearningOutcome", f"Can plan a {nouns[6]} with others and explain the choices made"
        ),
        "extensions:CategoryExtension": _extension("Category", "Competency"),
        "extensions:PrerequisiteExtension": _extension("Prerequisite", "None"),
    }


def _extension(term: str, value: object) -> Badge:
    return {
        "@context": {term: f"https://terms.example/{term}"},
        "type": ["Extension", f"extensions:{term}Extension"],
        term: value,
    }


def in_version_3(old: Badge) -> Badge:
    """Return the same badge class as Open Badges 3.0 writes it, its issuer's profile inside."""
    new: Badge = {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": old.get("id"),
        "type": ["Achievement"],
        "achievementType": "Competency" if "extensions:CategoryExtension" in old else None,
        "creator": {
            "id": f"{BASE}/badges/issuer.json",
            "type": ["Profile"],
            "name": "River network",
            "url": f"{BASE}/",
            "email": "badges@river-network.example",
            "description": _ABOUT,
            "address": {"type": ["Address"], "addressCountryCode": "RS"},
        }
        if "issuer" in old
        else None,
        "name": old["name"],
        "description": old.get("description"),
        "criteria": old.get("criteria"),
        "image": {"id": old["image"], "type": "Image"},
        "alignment": [{"type": ["Alignment"], **each} for each in old.get("alignment", ())],
        "inLanguage": old["@language"],
        "tag": old["tags"],
    }
    if "extensions:StudyLoadExtension" in old:
        new["creditsAvailable"] = old["extensions:StudyLoadExtension"]["StudyLoad"] / 25
    if "extensions:LearningOutcomeExtension" in old:
        outcome = {
            "id": f"{old.get('id')}#outcome",
            "type": ["ResultDescription"],
            "name": old["extensions:LearningOutcomeExtension"]["LearningOutcome"],
            "resultType": "Result",
        }
        new["resultDescription"] = [outcome]
    if "extensions:PrerequisiteExtension" in old:
        new["related"] = [{"id": f"{BASE}/badges/first-steps", "type": ["Related"]}]
    return {key: value for key, value in new.items() if value not in (None, [])}


def _without(key: str) -> Callable[[Badge], None]:
    return lambda it: it.pop(key)


def _narrative(text: str) -> Callable[[Badge], None]:
    return lambda it: it.update(criteria={"narrative": text})


_FLAWS: tuple[Callable[[Badge], None], ...] = (
    _without("alignment"),
    _without("description"),
    _without("issuer"),
    _without("criteria"),
    _without("extensions:StudyLoadExtension"),
    _without("extensions:CategoryExtension"),
    _without("extensions:LearningOutcomeExtension"),
    _without("extensions:PrerequisiteExtension"),
    _narrative("n/a"),
    _narrative("Take part."),
    lambda it: it.update(name="River badge"),
    lambda it: it.update(description="A badge of ours."),
    lambda it: it.update(image="not-there.png"),
    lambda it: it.update(alignment=[{"targetName": "Teamwork"}]),
    lambda it: it.update(tags="river"),
    lambda it: it.update(id=7),
)
"""What issuers do wrong, from missing fields to files that break the specification."""


def badge_file(number: int, seed: int = 0, flawed: int = 30, version: int = 2) -> str:
    """Return the file of a badge class: of each hundred, about ``flawed`` have flaws."""
    found = badge(number, seed)
    chance = Random(f"flaws {seed} {number}")
    if chance.randrange(100) < flawed:
        for flaw in chance.sample(_FLAWS, chance.choice((1, 1, 2, 3))):
            flaw(found)
    written = in_version_3(found) if version == 3 else found
    return json.dumps(written, indent=2, ensure_ascii=False)


def write_dossier(
    folder: Path,
    count: int,
    seed: int = 0,
    flawed: int = 30,
    version: int = 2,
    *,
    own_pictures: bool = False,
    signed: int = 0,
) -> None:
    """Write a dossier with that many badge classes into a new folder.

    ``own_pictures``: each has a picture of its own beside it. ``signed``: so many credentials with
    a proof (eddsa-jcs-2022) are added.
    """
    badges = folder / "badges"
    badges.mkdir(parents=True)
    for number in range(count):
        text = badge_file(number, seed, flawed, version)
        if own_pictures:
            text = text.replace("/pictures/badge.png", f"/badges/{number:07}.png")
            (badges / f"{number:07}.png").write_bytes(_picture(120, number))
        (badges / f"{number:07}.json").write_text(text, "utf-8")
    if signed:
        _write_credentials(folder / "credentials", signed, seed)
    issuer = {
        "@context": "https://w3id.org/openbadges/v2",
        "id": f"{BASE}/badges/issuer.json",
        "type": "Issuer",
        "name": "River network",
        "url": f"{BASE}/",
        "email": "badges@river-network.example",
        "description": _ABOUT,
    }
    (badges / "issuer.json").write_text(json.dumps(issuer, indent=2), "utf-8")
    (folder / "pictures").mkdir()
    (folder / "pictures" / "badge.png").write_bytes(_picture(120))
    (folder / "application.yaml").write_text(_APPLICATION, "utf-8")


_APPLICATION = """\
application: 1
standard: quality-label
organisation: {name: River network, country: RS}
applied_on: 2026-09-15
language: en
review_methods:
  - {badge: all, method: organiser}
"""


def _write_credentials(folder: Path, count: int, seed: int) -> None:
    """Write signed credentials of the first badge classes."""
    from badgeaudit.workshop.making_openbadges import OB3, moment_of, signer, written_day
    from badgeaudit.workshop.signing import with_proof

    folder.mkdir()
    key, day = signer(f"benchmark {seed}"), date(2026, 3, 2)
    for number in range(count):
        achievement = in_version_3(badge(number, seed))
        del achievement["@context"]
        document = {
            "@context": OB3,
            "id": f"{BASE}/credentials/{number}",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": achievement["name"],
            "issuer": {"id": key.did, "type": ["Profile"], "name": "River network"},
            "validFrom": written_day(day),
            "credentialSubject": {
                "id": signer(f"earner {seed} {number}").did,
                "type": ["AchievementSubject"],
                "achievement": achievement,
            },
        }
        made = with_proof(document, key, moment_of(day), form="jcs")
        (folder / f"{number:07}.json").write_text(json.dumps(made, indent=2), "utf-8")


def _picture(side: int, number: int = 0) -> bytes:
    """Return a square PNG of one colour."""
    rows = (b"\0" + (0x2A6F97 + number).to_bytes(3, "big") * side) * side
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


if __name__ == "__main__":
    write_dossier(Path(sys.argv[1]), *map(int, sys.argv[2:]))
