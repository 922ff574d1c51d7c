"""Write the example dossiers anew from ``source/``: the same bytes on every run.

    python examples/make_examples.py [--into FOLDER]

Needs the development dependencies. The folder is the one of this file unless said otherwise;
only the dossiers, ``assessments/``, ``decisions/`` and ``applying-again/`` are written, nothing is
deleted. The bytes of PNG, PDF and DOCX files also depend on the versions of Pillow, reportlab and
python-docx, and so do their digests in ``assessments/`` and ``decisions/``.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from generator import papers, pictures
from generator.badge_classes import badge_class, picture_name
from generator.credentials import assertion, credential, file_of, pretty
from generator.issuers import Issuer
from generator.judgements import audit_of, bound
from generator.keys import Json
from generator.maps import draw_map

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "source"
DOSSIERS = ("riverbank-youth", "strong-application", "weak-application")
BOUND = ("riverbank-youth", "strong-application")
"""Whose assessors used the worksheet or ``assess``; those of the other wrote by hand."""
Files = dict[str, bytes]


def main() -> None:
    """Write every file of the examples below the folder asked for."""
    parser = argparse.ArgumentParser(description="Write the example dossiers anew.")
    parser.add_argument("--into", type=Path, default=HERE, help="folder to write to")
    into: Path = parser.parse_args().into
    for name in DOSSIERS:
        dossier = make_dossier(name)
        files = {f"{name}/{path}": raw for path, raw in dossier.items()}
        files |= make_assessments(name, dossier) | make_decision(name, dossier)
        files |= make_changes(name, dossier)
        for path, raw in files.items():
            target = into / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(raw)


def make_dossier(name: str) -> Files:
    """Return the files of one dossier: path inside it to bytes."""
    folder = SOURCE / name
    facts = _read(folder / "dossier.yaml")
    frameworks = _read(SOURCE / "frameworks.yaml")
    issuer = Issuer(facts["issuer"])
    others = {key: Issuer(other) for key, other in facts.get("partners", {}).items()}
    badges = _read(folder / "badges.yaml")
    drawn = make_pictures(badges)
    files: Files = {"application.yaml": (folder / "application.yaml").read_bytes()}
    files.update(make_badges(badges, issuer, frameworks))
    own = {entry["file"] for entry in badges if "issuer" not in entry}
    files.update(
        {f"badges/{path}": raw for path, raw in drawn.items() if path.rpartition(".")[0] in own}
    )
    by_file = {entry["file"]: entry for entry in badges}
    for entry in _read(folder / "credentials.yaml"):
        badge = by_file[entry["badge"]]
        by = others[badge["issuer"]] if "issuer" in badge else issuer
        if badge["form"] == "ob2":
            document = assertion(entry, badge, by)
        else:
            document = credential(entry, badge, by, frameworks)
        path, raw = file_of(entry, document, by, drawn, picture_name(badge))
        files[f"credentials/{path}"] = raw
    files.update(make_evidence(folder, facts["issuer"]))
    return files


def make_pictures(badges: list[Json]) -> Files:
    """Return the badges' pictures: name to bytes."""
    glyphs = _read(SOURCE / "glyphs.yaml")
    drawn: Files = {}
    for entry in badges:
        facts = entry["picture"]
        picture = pictures.Picture(
            facts["shape"],
            tuple(facts["colours"]),
            glyphs[facts["glyph"]],
            entry["name"],
            tuple(facts.get("pixels", (400, 400))),
        )
        is_svg = facts.get("format") == "svg"
        drawn[picture_name(entry)] = (
            pictures.svg(picture).encode() if is_svg else pictures.png(picture)
        )
    return drawn


def make_badges(badges: list[Json], issuer: Issuer, frameworks: Json) -> Files:
    """Return the JSON files of ``badges/``: the issuer's profile and its badge classes."""
    files = {f"badges/{path}": pretty(document) for path, document in issuer.ob2_files().items()}
    for entry in badges:
        if "issuer" in entry:
            continue
        raw = pretty(badge_class(entry, issuer, frameworks))
        if entry.get("flaw") == "trailing comma":
            raw = raw.removesuffix(b"\n}\n") + b",\n}\n"
        files[f"badges/{entry['file']}.json"] = raw
    return files


def make_evidence(folder: Path, issuer: Json) -> Files:
    """Return the documents of ``evidence/``: Markdown as it is, or turned into PDF or DOCX."""
    files: Files = {}
    plan = yaml.safe_load((folder / "application.yaml").read_bytes()).get("plan") or {}
    for path in sorted((folder / "evidence").iterdir()):
        if path.name == "system-map.yaml":
            files["evidence/system-map.svg"] = draw_map(_read(path)).encode()
            continue
        name, kind = path.stem, path.stem.rpartition(".")[2]
        if kind not in ("pdf", "docx"):
            files[f"evidence/{path.name}"] = path.read_bytes()
            continue
        _, head, text = path.read_text("utf-8").split("---\n", 2)
        about = yaml.safe_load(head)
        author = about.get("author", issuer["name"])
        paper = papers.Paper(about["title"], author, about["date"], issuer["colour"])
        text = text.replace("{{actions}}", action_table(plan))
        files[f"evidence/{name}"] = (papers.pdf if kind == "pdf" else papers.docx)(text, paper)
    return files


def action_table(plan: Mapping[str, Any]) -> str:
    """Return the plan's actions as a Markdown table: the document mirrors the application."""
    rows = ["| What | Who | By when | How we see it | Stage |", "|---|---|---|---|---|"]
    for action in plan.get("actions", []):
        cells = [str(action.get(key, "")) for key in ("what", "owner", "due", "measure", "stage")]
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def make_assessments(name: str, dossier: Files) -> Files:
    """Return the assessors' files, bound to the dossier.

    Where they write by hand, ``@path`` becomes the SHA-256 of that file of the dossier.
    """
    files: Files = {}
    found = audit_of(dossier) if name in BOUND else None

    def digest(match: re.Match[str]) -> str:
        return "sha256: " + hashlib.sha256(dossier[match[1]]).hexdigest()

    for path in sorted((SOURCE / "assessments" / name).iterdir()):
        text = path.read_text("utf-8")
        by_hand = re.sub(r"sha256: @(\S+?)(?=[\s,}])", digest, text).encode()
        files[f"assessments/{name}/{path.name}"] = bound(text, found) if found else by_hand
    return files


def make_decision(name: str, dossier: Files) -> Files:
    """Return the committee's file, if there is one; ``@name`` becomes the dossier's digest.

    That is the SHA-256 over the sorted lines ``path NUL sha256``, as reports name it.
    """
    path = SOURCE / "decisions" / f"{name}.yaml"
    if not path.is_file():
        return {}
    lines = sorted(f"{file}\0{hashlib.sha256(raw).hexdigest()}\n" for file, raw in dossier.items())
    digest = hashlib.sha256("".join(lines).encode()).hexdigest()
    text = path.read_text("utf-8").replace(f"@{name}", digest)
    return {f"decisions/{path.name}": text.encode()}


def make_changes(name: str, dossier: Files) -> Files:
    """Return the files that are new or changed when the issuer applies again, if it does.

    Raises ValueError when the file of the dossier does not say once what is to be replaced.
    """
    folder = SOURCE / "applying-again" / name
    files: Files = {}
    if not folder.is_dir():
        return files
    changes = _read(folder / "changes.yaml")
    for change in changes["texts"]:
        path, was = change["file"], change["was"]
        text = files.get(path, dossier[path]).decode()
        if text.count(was) != 1:
            raise ValueError(f"{name}/{path}: not there, or more than once: {was}")
        files[path] = text.replace(was, change["now"]).encode()
    badges = [
        each for each in _read(SOURCE / name / "badges.yaml") if each["file"] in changes["pictures"]
    ]
    for entry in badges:
        del entry["picture"]["pixels"]
    files.update({f"badges/{path}": raw for path, raw in make_pictures(badges).items()})
    for added in sorted((folder / "evidence").iterdir()):
        files[f"evidence/{added.name}"] = added.read_bytes()
    return {f"applying-again/{name}/{path}": raw for path, raw in files.items()}


def _read(path: Path) -> Any:
    return yaml.load(path.read_bytes(), _Loader)


class _Loader(yaml.CSafeLoader):
    """YAML whose dates with a time stay the strings they are written as."""


def _moment(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> str:
    return str(loader.construct_scalar(node))


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _moment)


if __name__ == "__main__":
    main()
