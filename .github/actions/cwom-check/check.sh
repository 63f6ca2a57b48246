#!/usr/bin/env bash
# Runs `cargo cwom check` once: annotations into the log, SARIF into a file. Its exit code is the
# step's: 0 in step, 1 drift, 2 the history is broken, 3 could not check.
set -euo pipefail

# What is not given is not set, either: an empty URL would be a wrong one.
[ -n "${CWOM_PROVE_POSTGRES:-}" ] || unset CWOM_PROVE_POSTGRES

sarif="$RUNNER_TEMP/cwom-check.sarif"
rm -f "$sarif"
arguments=(--format github --sarif "$sarif")
[ -z "${SPEC:-}" ] || arguments+=(--spec "$SPEC")
[ -z "${BASELINE:-}" ] || arguments+=(--baseline "$BASELINE")
[ -z "${DATABASE_URL:-}" ] || arguments+=(--database-url "$DATABASE_URL")
[ "${REQUIRE_POSTGRES:-false}" != true ] || arguments+=(--require postgres)

code=0
cargo cwom check "${arguments[@]}" || code=$?
[ ! -f "$sarif" ] || echo "sarif=$sarif" >> "$GITHUB_OUTPUT"
exit "$code"
