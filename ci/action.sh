#!/usr/bin/env bash
# The check of the GitHub action: turns its inputs into flags and its exit status into an output.
set -uo pipefail
flags=(--format github)
[ -n "${INPUT_SINCE:-}" ] && flags+=(--since "$INPUT_SINCE")
[ -n "${INPUT_FAIL_ON:-}" ] && flags+=(--fail-on "$INPUT_FAIL_ON")
[ -n "${INPUT_SARIF:-}" ] && flags+=(--output "sarif=$INPUT_SARIF")
[ -n "${INPUT_HTML:-}" ] && flags+=(--output "html=$INPUT_HTML")
read -r -a paths <<<"${INPUT_PATHS:-}"
"${GAINSAY:-gainsay}" check "${flags[@]}" -- ${paths[@]+"${paths[@]}"}
code=$?
case $code in
0) status=clean ;;
1) status=findings ;;
*) status=failure ;;
esac
[ -n "${GITHUB_OUTPUT:-}" ] && echo "status=$status" >>"$GITHUB_OUTPUT"
exit $code
