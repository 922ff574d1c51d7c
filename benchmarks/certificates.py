"""Whether an independent verifier accepts what ``workshop certify`` makes, and refuses it changed.

``python benchmarks/certificates.py --node DIR``: DIR holds the ``node_modules`` of
``npm install @digitalcredentials/verifier-core jose``. A class is certified with a new key of each
kind; the Data Integrity proofs, also those unbaked from both pictures, go to verifier-core, and the
tokens to jose. Each is shown as it is and with one word changed. Exit code 1 when any answer is
not the one expected.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from badgeaudit.openbadges.reading import read_badge  # noqa: E402
from tests import grades  # noqa: E402

COMMAND = str(Path(sys.executable).parent / "badgeaudit")
FILES = ("credential.json", "badge.png", "badge.svg", "credential.jwt")

PEER = """
import {verifyCredential} from '@digitalcredentials/verifier-core';
import {importJWK, compactVerify} from 'jose';
import {readFileSync} from 'fs';
// it says on the console that the schemas of 1EdTech can't be fetched here
console.log = console.error;
const answers = [];
for (const {token, jwk, credential} of JSON.parse(readFileSync(process.argv[2]))) {
  if (token) {
    const alg = jwk.kty === 'EC' ? 'ES256' : 'EdDSA';
    answers.push(await compactVerify(token, await importJWK(jwk, alg), {algorithms: [alg]})
      .then(() => 'valid_signature', (error) => error.code));
  } else {
    const {log, errors} = await verifyCredential({credential, knownDIDRegistries: []});
    const passed = (log ?? []).filter(({valid}) => valid).map(({id}) => id);
    answers.push([...(errors ?? []).map(({name}) => name), ...passed].join(' '));
  }
}
process.stdout.write(JSON.stringify(answers));
"""


def certified(folder: Path, kind: str) -> Path:
    """Certify a class of one with a new key; return the folder of its files."""
    (folder / "grade.json").write_bytes(grades.written(grades.grade(grades.trainee("Ana Kovač"))))
    (folder / "who.csv").write_text("name,email\nAna Kovač,ana@example.org\n", "utf-8")
    key, output = folder / f"{kind}.jwk", folder / kind
    _run("workshop", "keygen", str(key), "--type", kind)
    _run(
        *("workshop", "certify", str(folder / "grade.json"), "--key", str(key)),
        *("--issuer-name", "Riverbank Youth Network", "--issuer-url", "https://riverbank.example/"),
        *("--identify", str(folder / "who.csv"), "-o", str(output)),
    )
    return output / "Ana Kovač"


def asked(made: Path, key: Path, name: str) -> list[dict[str, Any]]:
    """Return a file as the other verifier gets it: as it is, and with one word changed."""
    raw = (made / name).read_bytes()
    if name.endswith(".jwt"):
        head, body, signature = raw.decode().split(".")
        claims = urlsafe_b64decode(body + "=" * (-len(body) % 4)).replace(b"passed", b"failed", 1)
        other = urlsafe_b64encode(claims).rstrip(b"=").decode()
        secret = json.loads(key.read_bytes())
        jwk = {member: secret[member] for member in ("kty", "crv", "x", "y") if member in secret}
        tokens = (raw.decode(), f"{head}.{other}.{signature}")
        return [{"token": token, "jwk": jwk} for token in tokens]
    credential = read_badge(raw, name).data
    return [{"credential": credential}, {"credential": credential | {"name": "Workshop failed"}}]


def main() -> int:
    """Print what the other verifier says of each file; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--node", type=Path, required=True, help="folder with node_modules")
    node = parser.parse_args().node
    rows: list[tuple[str, str, dict[str, Any]]] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for kind in ("ed25519", "p256"):
            made = certified(folder, kind)
            for name in FILES:
                # verifier-core knows no ECDSA proofs
                if kind == "ed25519" or name.endswith(".jwt"):
                    good, changed = asked(made, folder / f"{kind}.jwk", name)
                    rows += [(f"{kind} {name}", "as it is", good)]
                    rows += [(f"{kind} {name}", "changed", changed)]
        answers = _answers(node, folder / "asked.json", [each for _, _, each in rows])
    wrong = 0
    for (file, state, _), answer in zip(rows, answers, strict=True):
        fits = ("valid_signature" in answer.split()) == (state == "as it is")
        wrong += not fits
        print(f"{file:24} {state:9} {answer}{'' if fits else '   NOT AS EXPECTED'}")
    print(f"{len(rows) - wrong} of {len(rows)} as expected")
    return 1 if wrong else 0


def _answers(node: Path, file: Path, questions: list[dict[str, Any]]) -> list[str]:
    script = node / "badgeaudit-certificates.mjs"
    script.write_text(PEER, "utf-8")
    file.write_text(json.dumps(questions), "utf-8")
    done = subprocess.run(
        ["node", str(script), str(file)], cwd=node, capture_output=True, text=True, check=True
    )
    answers: list[str] = json.loads(done.stdout)
    return answers


def _run(*arguments: str) -> None:
    subprocess.run([COMMAND, *arguments], capture_output=True, check=True)


if __name__ == "__main__":
    sys.exit(main())
