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
sarif=${IN_SARIF_FILE:-badgeaudit.sarif}
case "${IN_UPLOAD_SARIF:-false}" in
  [Tt]rue | TRUE) option --report "code-scanning:$sarif" ;;
  [Ff]alse | FALSE) sarif= ;;
  *)
    echo "badgeaudit: upload-sarif is '$IN_UPLOAD_SARIF'; write \"true\" or \"false\"." >&2
    exit 2
    ;;
esac
[ -z "${IN_PATH:-}" ] || arguments+=(-- "$IN_PATH")
code=0
badgeaudit check ${arguments[@]+"${arguments[@]}"} || code=$?
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  echo "exit-code=$code" >>"$GITHUB_OUTPUT"
  # only what this run has written is uploaded
  if [ -n "$sarif" ] && [ "$code" -ne 2 ]; then echo "sarif=true" >>"$GITHUB_OUTPUT"; fi
fi
exit "$code"
