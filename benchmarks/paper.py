"""How long PDF and spreadsheet of the sample dossier take, beside the HTML they come with.

Prints medians of processor time in one process, after a first round that loads what is needed.
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pypdf import PdfReader

from badgeaudit.report.reading import load_document
from badgeaudit.report.rendering import render_bytes

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
FORMATS = ("html", "xlsx", "pdf")


def audited(file: Path) -> None:
    """Write the sample dossier's audit, with its assessors' judgements."""
    command = str(Path(sys.executable).parent / "badgeaudit")
    arguments = [
        command,
        "check",
        str(EXAMPLES / "riverbank-youth"),
        "--report",
        f"json:{file}",
        "--quiet",
    ]
    arguments += ["--assessment", str(EXAMPLES / "assessments" / "riverbank-youth")]
    subprocess.run([*arguments, "--as-of", "2026-10-15", "--exit-zero"], check=True)


def main(rounds: int) -> None:
    """Render each format once per round and print the medians."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "audit.json"
        audited(file)
        document = load_document(file)
    times: dict[str, list[float]] = {format: [] for format in FORMATS}
    made = {}
    for _ in range(rounds + 1):
        for format in FORMATS:
            begin = time.process_time()
            made[format] = render_bytes(document, format)
            times[format].append(time.process_time() - begin)
    for format, found in times.items():
        middle = statistics.median(found[1:]) * 1000
        print(f"{format:6} {middle:8.0f} ms {len(made[format]):9} bytes")
    print(f"pages of the PDF: {len(PdfReader(io.BytesIO(made['pdf'])).pages)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
