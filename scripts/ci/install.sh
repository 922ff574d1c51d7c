#!/usr/bin/env bash
# Installs badgeaudit on a build server. IN_SOURCE: what pip installs; else the checkout this script is in.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
python -m pip install --disable-pip-version-check --quiet -- "${IN_SOURCE:-$here}"
badgeaudit --version
