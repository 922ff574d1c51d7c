#!/usr/bin/env bash
# Runs `badgeaudit check` with the inputs of the GitHub Action (action.yml), which are in the environment.
# What is empty is left to the settings file. Ends with the exit code of the check.
set -euo pipefail
arguments=()
option() { [ -z "$2" ] || arguments+=("$1=$2"); } # with "=", a value that begins with - stays a value
option --config "${IN_CONFIG:-}"
option --gate "${IN_GATE:-}"
option --fail-on "${IN_FAIL_ON:-}"
option --min-score "${IN_MIN_SCORE:-}"
option --baseline "${IN_BASELINE:-}"
option --waivers "${IN_WAIVERS:-}"
option --changed-since "${IN_CHANGED_SINCE:-}"
while read -r line; do
  option --report "$line"
done <<<"${IN_REPORT:-}"
if [ "${IN_UPLOAD_SARIF:-false}" = true ]; then
  option --report "sarif:${IN_SARIF_FILE:-badgeaudit.sarif}"
fi
[ -z "${IN_PATH:-}" ] || arguments+=(-- "$IN_PATH")
code=0
badgeaudit check ${arguments[@]+"${arguments[@]}"} || code=$?
[ -z "${GITHUB_OUTPUT:-}" ] || echo "exit-code=$code" >>"$GITHUB_OUTPUT"
exit "$code"
